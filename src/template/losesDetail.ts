import { severalTexts } from "../fields/severalValues";
import { type CellValue, plainText } from "../records/cellValue";
import type { FieldDef } from "./template";

/** Types of which a shorter text that stands in the longer one says less of the same: a province and city without the district. */
const texts: ReadonlySet<string> = new Set(["region", "address", "text", "longtext", "personName", "companyName", "url"]);
const numbers: ReadonlySet<string> = new Set(["number", "money", "percent"]);

/** Whether `after` says less than `before` and nothing else: a part of its text, fewer of its values, the number or the time rounded. */
export function losesDetail({ type, fieldType }: Pick<FieldDef, "type" | "fieldType">, before: CellValue, after: CellValue): boolean {
  if (typeof before === "number" && typeof after === "number") {
    if (fieldType.isDate === true) return before !== after && Math.floor(before) === after;
    return numbers.has(type) && before !== after && decimals(after) < decimals(before) && Number(before.toFixed(decimals(after))) === after;
  }
  const [long, short] = [plainText(before).trim(), plainText(after).trim()];
  if (short === "" || short.length >= long.length) return false;
  if (fieldType.several === true) {
    const all = new Set(severalTexts(long));
    return severalTexts(short).every((each) => all.has(each));
  }
  return texts.has(type) && long.includes(short);
}

/** Digits behind the point, as the number is written in full. */
function decimals(value: number): number {
  return /^-?\d+\.(\d+)$/.exec(String(value))?.[1]!.length ?? 0;
}
