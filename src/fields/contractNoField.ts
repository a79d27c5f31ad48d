import { autoNumberPattern, fitsAutoNumber } from "./autoNumberField";
import type { FieldType, Parsed } from "./fieldType";
import { cellText, issue, read, readNothing, refuse, scientificText, shared } from "./reading";
import { maskText } from "./textField";

/** Chosen by us: numbers carry departments and projects, never sentences. */
const longest = 60;
const front = /^(?:合同编号|合同号|协议编号|协议号|编号|contract(?: ?no\.?| number)?)(?: ?[:：] ?| (?=[A-Za-z\d]))/i;
const odd = /[^\p{L}\p{N}\-‐-―−_./\\#&()〔〕【】[\]·:（） ]/u;

function readNumber(text: string, pattern: string | undefined): Parsed {
  const several = text.split(/[、,，;；\n]/).filter((part) => /\d/.test(part));
  if (several.length > 1) return refuse("severalNumbers", { text: text.slice(0, 60), count: several.length });
  if (text.length > longest) return refuse("tooLong", { length: text.length, most: longest });
  const strange = odd.exec(text)?.[0];
  if (strange !== undefined) return refuse("badCharacter", { character: strange, text: text.slice(0, 40) });
  return read((pattern === undefined ? null : fitsAutoNumber(pattern, text)) ?? text);
}

/**
 * The number of a contract. Width and blanks are tidied; letters keep their case, because a contract is filed under what is printed on it. With `x-autoNumber` every number must have that shape,
 * `HT{yyyy}{MM}-{seq:4}`, and takes the case of the pattern; with `pattern` the schema judges. `"合同编号：ht202401-0007"` → `"HT202401-0007"` under that shape.
 */
export const contractNoField: FieldType = {
  type: "contract-no",
  label: { "zh-CN": "合同编号", en: "Contract number" },
  json: "string",
  parse(raw, { spec }) {
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    return scientificText.test(text) ? refuse("digitsLost", { shown: text }) : readNumber(text.replace(front, ""), spec.autoNumber);
  },
  format: (value) => String(value),
  normalize(value, { spec }) {
    const reading = typeof value === "string" ? contractNoField.parse(value, { spec, dateSystem: 1900, dayFirst: null }) : null;
    return reading !== null && reading.ok && reading.lossless && reading.value !== null ? reading.value : value;
  },
  check(value, { spec }) {
    const number = String(value);
    if (spec.autoNumber !== undefined && autoNumberPattern(spec.autoNumber) !== null && fitsAutoNumber(spec.autoNumber, number) === null) return issue("otherShape", { text: number.slice(0, 40), pattern: spec.autoNumber });
    return /\d/.test(number) ? null : issue("noDigit", { text: number.slice(0, 40) }, "warning");
  },
  mask: (value) => maskText(String(value)),
  numberFormat: () => "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    severalNumbers: { "zh-CN": "“{text}”里有 {count} 个编号，一行只留一份合同。", en: "“{text}” holds {count} numbers. Keep one contract in a row." },
    tooLong: { "zh-CN": "合同编号太长（{length} 个字符，最多 {most}），只填编号，说明移到备注列。", en: "The contract number is too long ({length} characters, at most {most}). Enter the number alone and move the rest to a notes column." },
    badCharacter: { "zh-CN": "“{text}”含有编号里不用的字符 {character}，对照合同改正。", en: "“{text}” contains {character}, which a contract number does not have. Correct it from the contract." },
    otherShape: { "zh-CN": "“{text}”不符合编号样式 {pattern}，对照合同改正。", en: "“{text}” does not have the shape {pattern}. Correct it from the contract." },
    noDigit: { "zh-CN": "“{text}”里没有数字，确认它是合同编号。", en: "“{text}” has no digit. Make sure that it is a contract number." },
  },
  width: 20,
};
