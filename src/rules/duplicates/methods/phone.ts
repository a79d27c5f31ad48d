import { cleanText } from "../../../fields/width";
import { type CellValue, isCellError, plainText } from "../../../records/cellValue";
import type { Form, MatchMethod } from "./method";

type Phone = Form & { readonly tail: string };

/** The same line: the last 11 digits, or the last 8 where one of the two has no area code; country code and extension do not count. */
export const phone: MatchMethod<Phone> = {
  name: "phone",
  form(value) {
    const key = phoneDigits(value);
    return key === "" ? null : { key, tail: key.slice(-8) };
  },
  compare: (a, b) => (a.tail === b.tail && Math.min(a.key.length, b.key.length) <= 8 ? 1 : 0),
};

/** Digits of a number without country code, trunk zero and extension, at most the last 11; "" when there are fewer than 5. */
export function phoneDigits(value: CellValue): string {
  if (value === null || typeof value === "boolean" || isCellError(value)) return "";
  const text = cleanText(plainText(value)).replace(/(?:转|轉|分机号?|ext(?:ension|n)?|x|#)[.:： ]{0,3}\d{1,6}\D{0,3}$/i, "").replace(/(\d{7,8}|^1\d{10})-\d{1,6}$/, "$1");
  const digits = text.replace(/\D/g, "").replace(/^(?:00)?86(?=\d{9})/, "").replace(/^0(?=\d{7})/, "");
  return digits.length < 5 ? "" : digits.slice(-11);
}
