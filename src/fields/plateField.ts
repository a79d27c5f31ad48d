import { codeField, maskMiddle } from "./codeField";
import { issue, read, readPartly, refuse } from "./reading";

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const serial = "A-HJ-NP-Z0-9";
/**
 * By kind. I and O are not used in serial numbers; new-energy plates have six places, with D, A, B, C, E (electric) or F, G, H, J, K (other) in the first (small) or the last (large).
 * @source GA 36-2018 中华人民共和国机动车号牌; the letters A to K as in the collection any-rule (MIT); 军车号牌 of 2012 and WJ plates of the armed police; read 2026-11
 */
const kinds: readonly { readonly kind: string; readonly form: RegExp }[] = [
  { kind: "ordinary", form: new RegExp(`^[${provinces}][A-HJ-Z][${serial}]{5}$`) },
  { kind: "newEnergy", form: new RegExp(`^[${provinces}][A-HJ-NP-Z](?:[A-HJK][${serial}]\\d{4}|\\d{5}[A-HJK])$`) },
  { kind: "special", form: new RegExp(`^[${provinces}][A-HJ-Z][${serial}]{4}[警学挂试超]$`) },
  { kind: "emergency", form: new RegExp(`^[${provinces}][A-HJ-Z](?:X\\d{4}|[${serial}]{4})应急$`) },
  { kind: "hongKongMacao", form: new RegExp(`^粤Z[${serial}]{4}[港澳]$`) },
  { kind: "embassy", form: /^(?:使\d{6}|\d{6}使)$/ },
  { kind: "consulate", form: new RegExp(`^(?:[${provinces}]\\d{6}领|[${provinces}][A-Z]\\d{4}领|领\\d{6})$`) },
  { kind: "armedForces", form: /^[A-Z]{2}\d{5}$/ },
  { kind: "armedPolice", form: new RegExp(`^WJ(?:[${provinces}]|\\d{2})?\\d{4}[${serial}]$`) },
  { kind: "aviation", form: /^民航[A-Z]\d{4}$/ },
];

/** What kind of plate this is; null = none. */
export function plateKind(plate: string): string | null {
  return kinds.find(({ form }) => form.test(plate))?.kind ?? null;
}

/** An O or I in the serial number, behind province and office, can only be a digit. */
function digitsMeant(plate: string): string {
  return plate.slice(0, 2) + plate.slice(2).replace(/O/g, "0").replace(/I/g, "1");
}

/**
 * A number plate of the mainland: ordinary, new-energy (eight characters), police, school, trailer, embassy and consulate, Hong Kong and Macao, armed forces. Capitals, without dot and blanks:
 * `"粤b·d12345"` → `"粤BD12345"`. O and I in the serial number are proposed as 0 and 1.
 */
export const plateField = codeField({
  type: "plate",
  label: { "zh-CN": "车牌号", en: "Number plate" },
  front: /^(?:车牌号码|车牌号|车牌|号牌|牌照|plate) ?[:：]? ?/i,
  separators: /[\s\-‐-―−._·•・●‧|—]/g,
  read(code) {
    if (plateKind(code) !== null) return read(code);
    const meant = digitsMeant(code);
    if (meant !== code && plateKind(meant) !== null) return readPartly(meant, "lookAlike", { text: code, value: meant });
    if (new RegExp(`^[${provinces}][A-Z][A-Z0-9]+$`).test(code)) return refuse("wrongLength", { text: code.slice(0, 40), length: code.length });
    return /^[A-Z][A-Z0-9]{5,6}$/.test(code) ? refuse("provinceMissing", { text: code }) : refuse("notAPlate", { text: code.slice(0, 40) });
  },
  check: (value) => (plateKind(String(value)) === null ? issue("notAPlate", { text: String(value).slice(0, 40) }) : null),
  mask: (value) => maskMiddle(String(value), 2, 2),
  matchRole: { person: "identity", organisation: "group" },
  messages: {
    notAPlate: { "zh-CN": "“{text}”不是车牌号，按 粤B12345 或 粤BD12345（新能源）的写法填写。", en: "“{text}” is not a number plate. Write it as 粤B12345, or 粤BD12345 for new energy." },
    wrongLength: { "zh-CN": "“{text}”不是车牌号：位数或编排不对（现为 {length} 位，普通 7 位，新能源 8 位且首位或末位是 A–K 的字母），核对行驶证。", en: "“{text}” is not a number plate: wrong length or order ({length} characters; ordinary plates have 7, new-energy ones 8 with a letter from A to K first or last). Check the vehicle licence." },
    provinceMissing: { "zh-CN": "“{text}”缺省份简称，补上汉字，例如 粤B12345。", en: "“{text}” has no character for the province. Add it, as in 粤B12345." },
    lookAlike: { "zh-CN": "车牌序号不用字母 O、I；“{text}”应是 {value}，核对后存入。", en: "Serial numbers never have O or I; “{text}” should be {value}. Check it, then store it." },
  },
  width: 12,
  sure: 0.97,
  counts: (raw) => typeof raw === "string" && /^[\u4e00-\u9fff]/.test(raw.trim()),
});
