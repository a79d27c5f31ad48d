import type { EnumOption } from "../../fields/fieldType";
import { sameKey } from "../../fields/matchKey";
import { namedOptions, nearestOption, optionWords } from "../../fields/optionWords";
import type { Finding, Fix } from "../../findings/finding";
import { plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt, displayValue, tableAt } from "../cellAt";
import { listedIn } from "../listed";
import type { CheckInput, RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  notListed: { "zh-CN": "“{table}”的“{column}”里没有“{value}”，从列表里选，或先在那张表里加上。", en: "“{value}” does not stand under {column} of {table}. Choose from the list, or add it to that table first." },
  notListedNear: { "zh-CN": "“{table}”的“{column}”里没有“{value}”，是否指“{nearest}”。", en: "“{value}” does not stand under {column} of {table}. Did you mean “{nearest}”?" },
  otherSpelling: { "zh-CN": "“{value}”在“{table}”里写作“{nearest}”。", en: "“{value}” is written “{nearest}” in {table}." },
  notUnder: { "zh-CN": "“{table}”里“{value}”不属于“{parent}”，可选：{allowed}。核对“{label}”和“{parentLabel}”哪个填错。", en: "In {table} “{value}” is not under “{parent}”. There: {allowed}. Look which is wrong, “{label}” or “{parentLabel}”." },
  noTable: { "zh-CN": "工作簿里还没有规范表“{table}”，“{label}”填的内容没有核对。把那张表也建好再检查。", en: "The workbook has no governed table of {table} yet, so what {label} says was not compared. Govern that table too, then check again." },
};
const most = 10;

/** Options that stand in a column of a table: what is chosen must be one of them, spelled as it is there. The options know nothing of case and width; another spelling of one of them gets a fix. */
export const listedValues: RuleKind = {
  kind: "listed",
  messages,
  check: (input) => input.def.fields.flatMap((field) => (field.listedIn === undefined ? [] : checkField(field, field.listedIn, input))),
  message: (finding) => messages[finding.messageId],
};

type Fault = Pick<Finding, "messageId" | "data"> & { readonly after?: string };

function checkField(field: FieldDef, place: NonNullable<FieldDef["listedIn"]>, input: CheckInput): readonly Finding[] {
  const { table, def, related } = input;
  const column = table.columns[field.id];
  const target = related?.(place.table);
  // Who checks a table by itself learns nothing of others.
  if (column === undefined || target === undefined) return [];
  const rule = `listed/${field.id}`;
  const listed = listedIn(field, input);
  if (listed === null || "label" in target) return column.typed.every((value) => value === null) ? [] : [{ rule, messageId: "noTable", data: { label: field.label, table: "label" in target ? target.label : target.def.label }, severity: "info", at: [tableAt(table, field.id)] }];
  const words = optionWords({ ...field, options: listed.options });
  const parent = def.fields.find(({ id }) => id === place.under?.field);
  const above = parent === undefined ? undefined : table.columns[parent.id];
  const facts = { label: field.label, table: target.def.label, column: target.def.fields.find(({ id }) => id === place.column)!.label };
  const faultOf = (text: string, index: number): Fault | null => {
    const named = namedOptions(text, words);
    const isOffered = listed.offered(index);
    const fits = named.filter(isOffered);
    const data = { ...facts, value: text };
    if (fits.some(({ code }) => code === text)) return null;
    // Two entries that differ in a blank are both named by a text of another width: the one that differs in nothing else is meant.
    const alike = fits.length > 1 ? fits.filter(({ code }) => sameKey(code) === sameKey(text)) : fits;
    if (fits.length > 0) return { messageId: "otherSpelling", data: { ...data, nearest: (alike.length === 0 ? fits : alike).map(({ code }) => code).join(" / ") }, ...(alike.length === 1 ? { after: alike[0]!.code } : {}) };
    if (named.length > 0) return { messageId: "notUnder", data: { ...data, parentLabel: parent!.label, parent: displayValue(above!, above!.codes[index]!), allowed: shortList(listed.options.filter(isOffered)) } };
    const near = nearestOption(text, words);
    return near === null ? { messageId: "notListed", data } : { messageId: "notListedNear", data: { ...data, nearest: near.code } };
  };
  const formulas = new Set(table.records.formulas[field.id]);
  const judged = new Map<number, Fault | null>();
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const code = column.codes[index]!;
    const value = column.typed[code] ?? null;
    if (value === null || column.parsed[code]?.ok !== true) continue;
    const pair = above === undefined ? code : code * above.raw.length + above.codes[index]!;
    let fault = judged.get(pair);
    if (fault === undefined) judged.set(pair, (fault = faultOf(plainText(value), index)));
    if (fault === null) continue;
    const { messageId, data, after } = fault;
    const cell = cellAt(table, index, field.id);
    const fixes: readonly Fix[] = after === undefined || formulas.has(index) ? [] : [{ edits: [{ at: cell, before: column.raw[code]!, after }], lossless: true }];
    findings.push({ rule, messageId, data, severity: messageId === "otherSpelling" ? "info" : field.severity, at: messageId === "notUnder" ? [cell, cellAt(table, index, parent!.id)] : [cell], ...(fixes.length === 0 ? {} : { fixes }) });
  }
  return findings;
}

function shortList(options: readonly EnumOption[]): string {
  return options.slice(0, most).map(({ code }) => code).join("、") + (options.length > most ? " …" : "");
}
