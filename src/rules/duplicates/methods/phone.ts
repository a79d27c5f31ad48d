import { cleanText } from "../../../fields/width";
import { type CellValue, isCellError, plainText } from "../../../records/cellValue";
import { writeHalves, writeKey } from "../keyWriter";
import { type Form, type MatchMethod, unmarked } from "./method";
import { osaDistance } from "./osaDistance";

/** What is longer is a remark, not a list of numbers. */
const longestText = 200;
/** The key is its numbers with blanks between them. */
export type Phone = Form;

/** 0571-87654321*802 too; the stars of 138****5678 are none. */
const extension = /(?:转|轉|分机号?|ext(?:ension|n)?|x|#|(?<!\*)\*)[.:： ]{0,3}\d{1,6}\D{0,3}$/i;
/** An extension behind a dash, where a whole number stands before it. */
const dashedExtension = /^(\+?[\d\s()]*\d[\d\s()-]{5,}\d)-\d{1,5}$/;

/**
 * The same line: country code, area code on one side only, spelling and extension do not count. A cell with several numbers agrees when one of them does.
 * +86 138-1234-5678 = 13812345678; 0571-87654321转802 = 87654321; 0571-87654321 ≠ 0574-87654321.
 */
export const phone: MatchMethod<Phone> = {
  name: "phone",
  cuts: [0.999, 0.7],
  form(value) {
    const numbers = phoneNumbers(value);
    return numbers.length === 0 ? null : { key: numbers.length === 1 ? numbers[0]! : numbers.join(" ") };
  },
  // A wrong digit leaves one half whole.
  keys(form, to) {
    for (const digits of form.key.includes(" ") ? numbersOf(form) : [form.key]) {
      writeKey(to, digits);
      to.put("last ");
      to.put(digits, Math.max(0, digits.length - 7));
      to.end();
      writeHalves(to, digits);
    }
  },
  compare(a, b) {
    let near = 0;
    for (const x of numbersOf(a)) for (const y of numbersOf(b)) {
      if (sameLine(x, y)) return 1;
      if (near === 0 && slip(x, y)) near = 0.75;
    }
    return near;
  },
  marks: { of: lastDigits, differ: differInDigits },
  say: (_a, _b, similarity) => (similarity === 0.75 ? { "zh-CN": "{field}差一位数字", en: "{field}: one digit apart" } : null),
};

export function numbersOf({ key }: Phone): readonly string[] {
  return key.split(" ");
}

/** The last seven digits, four bits each. */
function lastDigits({ key }: Phone): number {
  if (key.length < 7 || key.includes(" ")) return unmarked;
  let mark = 0;
  for (let i = key.length - 7; i < key.length; i++) mark = (mark << 4) | (key.charCodeAt(i) & 15);
  return mark;
}

/** The same line has the same last seven digits; where one digit is wrong one differs, where two changed places two that stand side by side. */
function differInDigits(x: number, y: number): boolean {
  if (x < 0 || y < 0) return false;
  const apart = x ^ y;
  const differing = (apart | (apart >>> 1) | (apart >>> 2) | (apart >>> 3)) & 0x1111111;
  const more = differing & (differing - 1);
  if (more === 0) return false;
  return (more & (more - 1)) !== 0 || (differing & (differing << 4)) === 0;
}

/** North America's trunk digit 1 as people set it apart, 1-617-811-0328 and +16178110328: a mainland mobile also begins with 1, but nobody parts that from the rest. */
const northAmerican = /^(?:\+1|1(?=[\s.(-]))\D{0,3}([2-9]\d{2})\D{0,3}([2-9]\d{2})\D{0,2}(\d{4})$/;

/** A number of seven or eight digits may lack the area code that the other has; one of ten the 1 in front of it, by which North America dials (1-502-853-1483). */
function sameLine(a: string, b: string): boolean {
  if (a === b) return true;
  const isShorter = a.length <= b.length;
  const short = isShorter ? a : b, long = isShorter ? b : a;
  if (short.length === 10 && long === `1${short}`) return true;
  return (short.length === 7 || short.length === 8) && long.length >= short.length + 2 && !isMobile(long) && long.endsWith(short);
}

/** One digit wrong, or two that changed places, in a whole number. Too little for agreement: the next number belongs to somebody else. */
function slip(a: string, b: string): boolean {
  return a.length === b.length && a.length >= 7 && osaDistance(a, b, 1) === 1;
}

function isMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

/** The digits of each number in a cell, without country code, trunk zero and extension; sorted, each once. Fewer than five digits are none. */
export function phoneNumbers(value: CellValue): readonly string[] {
  if (value === null || typeof value === "boolean" || isCellError(value)) return [];
  const text = cleanText(plainText(value).slice(0, longestText));
  // One number, as most cells have it.
  if (!severalNumbers.test(text)) return atLeastFive(nationalDigits(text));
  const parts = text.split(/[/、,，;；|]|\s{2,}|或/);
  // 310/246-1501 is one number: a slash parts numbers only when each side is one.
  const whole = parts.length > 1 && parts.some((part) => nationalDigits(part).length < 7) ? [parts.join("")] : parts;
  return [...new Set(whole.map(nationalDigits).flatMap(atLeastFive))].sort();
}
const severalNumbers = /[/、,，;；|或]|\s{2}/;

function atLeastFive(digits: string): readonly string[] {
  return digits.length >= 5 ? [digits] : [];
}

const nothingButDigits = /^\d+$/, onlySigns = /^[\d ()+.-]*$/;

function nationalDigits(text: string): string {
  const line = text.trim();
  if (nothingButDigits.test(line)) return withoutPrefix(line);
  const number = onlySigns.test(line) ? line : line.replace(extension, "");
  const bare = number.replace(dashedExtension, (all, before: string) => (isWhole(before.replace(/\D/g, "")) ? before : all));
  if (bare.startsWith("+")) {
    // The stored form of a number abroad: +1 3102461501.
    const abroad = /^\+(?!86)\d{1,3} (\d{5,})$/.exec(bare);
    if (abroad !== null) return abroad[1]!;
  }
  const american = bare.startsWith("+1") || bare.startsWith("1") ? northAmerican.exec(bare) : null;
  if (american !== null) return american.slice(1).join("");
  return withoutPrefix(bare.replace(/\D/g, ""));
}

/** Without the mainland's country code and trunk zero. */
function withoutPrefix(digits: string): string {
  const first = digits.charCodeAt(0);
  const own = first === 0x30 || first === 0x38 ? digits.replace(/^(?:00)?86(?=\d{9})/, "").replace(/^0(?=1[3-9]\d{9}$)/, "").replace(/^0(?=\d{7})/, "") : digits;
  return own.slice(-11);
}

/** Long enough to be a number without what follows it: a mobile, or a landline with its area code. */
function isWhole(digits: string): boolean {
  return /^(?:(?:86)?1[3-9]\d{9}|(?:86|0)[1-9]\d{8,10}|[2-9]\d{6,7})$/.test(digits);
}
