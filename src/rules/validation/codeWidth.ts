import type { TypedColumn } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { type CellValue, plainText } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt } from "../cellAt";
import type { CheckInput, RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  zerosLost: { "zh-CN": "“{text}”比同列其他编码短（都是 {width} 位），前面的 0 可能丢了，可能是 {likely}。核对后再补。", en: "“{text}” is shorter than the other codes of the column, which have {width} digits: noughts in front may be lost, and it may be {likely}. Check it before they are put back." },
};

/** Types whose values may be codes of digits. Telephone numbers and identifiers with a length of their own are judged by their types. */
const types: ReadonlySet<string> = new Set(["text", "postcode", "invoice-no", "contract-no", "autoNumber"]);
/** So many codes must begin with a nought for a width to be told, and it must be that of such a share of the column. Chosen by us. */
const [fewest, leastShare] = [3, 0.5];

/**
 * Codes that have lost their noughts in front, as a number cell loses them: 12 in a column of 000012. Where nearly all codes of a column have one width and some begin with a nought, a shorter one is
 * told, with what it may have been; nobody can know, so that is never put back in passing.
 */
export const codeWidth: RuleKind = {
  kind: "code",
  messages,
  check: (input) => input.def.fields.flatMap((field) => shorter(field, input)),
  message: (finding) => messages[finding.messageId],
};

function shorter(field: FieldDef, { table, codeWidth: told }: CheckInput): readonly Finding[] {
  const column = table.columns[field.id];
  if (column === undefined || !types.has(field.type)) return [];
  const width = told === undefined ? widthOfCodes(field, column) : told(table.records.table, field.id);
  if (width === null) return [];
  const formulas = new Set(table.records.formulas[field.id]);
  return Array.from(column.codes, (code, index) => ({ index, raw: column.raw[code] ?? null })).flatMap(({ index, raw }): readonly Finding[] => {
    const text = digitsOf(raw);
    if (text === null || text.length >= width || text.startsWith("0")) return [];
    const likely = text.padStart(width, "0");
    const at = cellAt(table, index, field.id);
    return [{ rule: `code/${field.id}`, messageId: "zerosLost", data: { text, width, likely }, severity: "warning", at: [at], ...(formulas.has(index) ? {} : { fixes: [{ edits: [{ at, before: raw, after: likely }], lossless: false }] }) }];
  });
}

/** How many digits the codes of a column have, where some begin with a nought; null where they tell no width. */
export function widthOfCodes({ type }: FieldDef, column: TypedColumn): number | null {
  if (!types.has(type)) return null;
  const counts = new Uint32Array(column.raw.length);
  for (const code of column.codes) counts[code]!++;
  let [filled, longest] = [0, 0];
  const [all, led] = [new Map<number, number>(), new Map<number, number>()];
  for (const [code, raw] of column.raw.entries()) {
    const many = counts[code]!;
    if (many === 0 || raw === null || (typeof raw === "string" && raw.trim() === "")) continue;
    filled += many;
    const text = digitsOf(raw);
    if (text === null) continue;
    longest = Math.max(longest, text.length);
    all.set(text.length, (all.get(text.length) ?? 0) + many);
    if (text.startsWith("0") && text.length > 1) led.set(text.length, (led.get(text.length) ?? 0) + many);
  }
  const [only, ...others] = [...led];
  if (only === undefined || others.length > 0 || only[1] < fewest || only[0] < longest) return null;
  return (all.get(only[0]) ?? 0) >= filled * leastShare ? only[0] : null;
}

function digitsOf(raw: CellValue): string | null {
  const text = typeof raw === "number" && Number.isSafeInteger(raw) ? String(raw) : typeof raw === "string" ? plainText(raw).trim() : "";
  return /^\d{1,30}$/.test(text) ? text : null;
}
