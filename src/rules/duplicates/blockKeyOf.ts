import { cleanText } from "../../fields/width";
import type { FieldContext } from "../../fields/fieldType";
import { type CellValue, isCellError, plainText } from "../../records/cellValue";
import { companyParts } from "./methods/companyParts";
import { methodOf } from "./methods/index";
import { personName } from "./methods/personName";
import { phoneDigits } from "./methods/phone";

/** The key under which a distinct value is looked up; "" = none. `word` and `n` are what the template says before and after the colon. */
export function blockKeyOf(word: string, n: number, value: CellValue, context: FieldContext): string {
  switch (word) {
    case "company": return companyParts.form(value, 0, context)?.core ?? "";
    case "emailDomain": return mail(value)[1] ?? "";
    case "emailLocal": return mail(value)[0] ?? "";
    case "personName": return personName.form(value, 0, context)?.key ?? "";
    case "phone8": return phoneDigits(value).slice(-8);
    default: return methodOf(word).form(value, n, context)?.key ?? "";
  }
}

function mail(value: CellValue): readonly string[] {
  const text = isCellError(value) ? "" : cleanText(plainText(value)).toLowerCase();
  const at = text.lastIndexOf("@");
  return at <= 0 ? [] : [text.slice(0, at), text.slice(at + 1)];
}
