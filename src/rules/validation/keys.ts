import { sameKey } from "../../fields/matchKey";
import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { KeyDef, TableDef } from "../../template/template";
import { bound } from "../bound";
import { cellAt, displayValue } from "../cellAt";
import { type CheckInput, type RuleKind, inParts } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  sameKey: { "zh-CN": "“{value}”与{others}相同，{label}不能重复。", en: "“{value}” is also in {others}. {label} must be unique." },
  sameBlank: { "zh-CN": "{label}为空的记录不止一条（{others}），最多只能有一条。", en: "{label} is also blank in {others}. Only one record may leave it blank." },
};

/** At most this many other rows are named in a finding, so that a column of one repeated value does not give a square of its size. Chosen by us. */
const namedRows = 10;

/**
 * Unique keys over one or more fields. Values are compared as they are stored, blind to case, width and composition. A record with a part that cannot be read is left
 * to that field's own finding. Blanks: `ignore` and `distinct` never collide (SQL's NULLS DISTINCT); with `equal` two blanks are the same value
 * (NULLS NOT DISTINCT). Each member of a collision gets one finding that names the others.
 */
export const keys: RuleKind = {
  kind: "key",
  messages,
  ...inParts((input) => input.def.keys.map((key) => () => checkKey(key, input))),
  groups(input) {
    const names = input.def.keys.map((key) => groupNames(key, input));
    return (index) => names.flatMap((name) => name(index) ?? []);
  },
  message: (finding) => messages[finding.messageId],
};

function checkKey(key: KeyDef, input: CheckInput): readonly Finding[] {
  const { table, def } = input;
  const groups = collisions(key, input);
  const findings: Finding[] = [];
  const label = keyLabel(key, def);
  for (const group of groups) {
    const first = group.slice(0, namedRows + 1);
    for (const index of group) {
      const others = first.filter((other) => other !== index).slice(0, namedRows);
      const more = group.length - 1 - others.length;
      const value = key.fields.map((field) => { const column = table.columns[field]!; return displayValue(column, column.codes[index]!); }).filter((part) => part !== "").join(" + ");
      const rows = others.map((other) => table.records.rows[other]!);
      findings.push({
        rule: `key/${key.id}`,
        messageId: value === "" ? "sameBlank" : "sameKey",
        data: { label, value, others: rowList(rows, more), rows, count: group.length },
        severity: key.mode === "block" ? "error" : "warning",
        at: [cellAt(table, index, key.fields[0]!), ...key.fields.slice(1).map((field) => cellAt(table, index, field)), ...others.map((other) => cellAt(table, other, key.fields[0]!))],
      });
    }
  }
  return findings;
}

/** Record indexes that share a key, two or more in each group, in record order. */
function collisions(key: KeyDef, input: CheckInput): readonly (readonly number[])[] {
  const { table } = input;
  const parts = key.fields.map((field) => foldColumn(table, field, key));
  // A field with no column has no values to compare; its absence is a finding of its own where it matters.
  if (parts.some((part) => part === null)) return [];
  const applies = key.when === null ? undefined : bound(key.when, input);
  const columns = parts as readonly FoldedColumn[];
  // Parts are joined as digits of one number while it stays exact, as text where there are too many different values for that.
  const exact = columns.reduce((product, { distinct }) => product * (distinct + 1), 1) <= Number.MAX_SAFE_INTEGER;
  const first = new Map<number | string, number>();
  const groups = new Map<number | string, number[]>();
  for (let index = 0; index < table.size; index++) {
    let number = 0;
    let text = "";
    let skip = false;
    for (const { codes, foldedCode, distinct } of columns) {
      const code = foldedCode[codes[index]!]!;
      if (code === unreadable || (code === blank && key.nulls !== "equal")) { skip = true; break; }
      if (exact) number = number * (distinct + 1) + code;
      else text += code + ",";
    }
    if (skip || (applies !== undefined && applies(index) !== true)) continue;
    const joined = exact ? number : text;
    const before = first.get(joined);
    if (before === undefined) { first.set(joined, index); continue; }
    const group = groups.get(joined);
    if (group === undefined) groups.set(joined, [before, index]);
    else group.push(index);
  }
  return [...groups.values()];
}

/** By record, the names of its unique keys in which every part is filled and read: equal names are equal keys, in any table of this definition. */
export function filledKeys(input: CheckInput): (index: number) => readonly string[] {
  const parts = input.def.keys.map((key) => ({ key, name: groupNames(key, input), columns: key.fields.map((field) => input.table.columns[field]) }));
  return (index) => parts.flatMap(({ key, name, columns }) => (columns.every((column) => column !== undefined && foldedText(column, column.codes[index]!, key) !== blank) ? (name(index) ?? []) : []));
}

/** What a record shares with those it collides with; null where the key does not hold it to anything. */
function groupNames(key: KeyDef, input: CheckInput): (index: number) => string | null {
  const { table } = input;
  const columns = key.fields.map((field) => table.columns[field]);
  if (columns.some((column) => column === undefined)) return () => null;
  const applies = key.when === null ? undefined : bound(key.when, input);
  return (index) => {
    const parts = columns.map((column) => foldedText(column!, column!.codes[index]!, key));
    if (parts.some((part) => part === unreadable || (part === blank && key.nulls !== "equal")) || (applies !== undefined && applies(index) !== true)) return null;
    return JSON.stringify([key.id, ...parts]);
  };
}

const unreadable = -1;
const blank = 0;
/** `foldedCode[code]`: 1 to `distinct`, equal for values that count as the same; or `blank`, or `unreadable`. */
type FoldedColumn = { readonly codes: Uint32Array; readonly foldedCode: Int32Array; readonly distinct: number };

function foldColumn(table: TypedTable, field: string, key: KeyDef): FoldedColumn | null {
  const column = table.columns[field];
  if (column === undefined) return null;
  const seen = new Map<string, number>();
  const foldedCode = new Int32Array(column.raw.length).fill(blank);
  for (let code = 1; code < column.raw.length; code++) {
    const text = foldedText(column, code, key);
    if (typeof text === "number") { foldedCode[code] = text; continue; }
    let folded = seen.get(text);
    if (folded === undefined) seen.set(text, (folded = seen.size + 1));
    foldedCode[code] = folded;
  }
  return { codes: column.codes, foldedCode, distinct: seen.size };
}

/** The text in which values that count as the same are equal. */
function foldedText(column: TypedColumn, code: number, { normalize = [] }: KeyDef): string | typeof blank | typeof unreadable {
  const value = column.typed[code] ?? null;
  if (value === null || (typeof value === "string" && value.trim() === "")) return blank;
  if (column.parsed[code]?.ok !== true) return unreadable;
  // No text has a key with a control character in it.
  if (typeof value === "string") {
    const text = normalize.reduce((so, step) => step.apply(so), value);
    return text.trim() === "" ? blank : sameKey(text);
  }
  return `\u0000${typeof value}${plainText(value)}`;
}

function keyLabel(key: KeyDef, def: TableDef): Localized {
  const labels = key.fields.map((id) => def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id });
  return { "zh-CN": labels.map((label) => label["zh-CN"]).join(" + "), en: labels.map((label) => label.en).join(" + ") };
}

function rowList(rows: readonly number[], more: number): Localized {
  return {
    "zh-CN": `第 ${rows.join("、")} 行${more > 0 ? `等 ${rows.length + more} 行` : ""}`,
    en: `${rows.length + more === 1 ? "row" : "rows"} ${rows.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
