import { isValidPhoneNumber } from "libphonenumber-js/max";
import { areaCodeOf, areaName } from "./areaCodes";
import type { Facts } from "./fieldType";
import { mobileForm } from "./mobileRanges";

/** Stored forms of mainland numbers: what people dial at home, an extension behind a dash. */
export const storedMobile = /^(1[3-9]\d{9})(?:-(\d{1,6}))?$/;
export const storedLandline = /^0(10|2\d|[3-9]\d{2})-(\d{7,8})(?:-(\d{1,6}))?$/;
export const storedHotline = /^([48]00)-(\d{3})-(\d{4})(?:-(\d{1,6}))?$/;
/** Numbers dialled as they are: 95588, 95105555, 12315, 10086, 110. @source MIIT 电信网编号计划 (2017): 95 and three to six digits, 96 and three or four; no local number begins so */
export const storedService = /^(?:1[12]\d|1[02]\d{3}|95\d{3,6}|96\d{3,4}|16[08]\d{5})$/;
/** A landline without its area code. */
export const storedLocal = /^([2-9]\d{6,7})(?:-(\d{1,6}))?$/;

/** Landlines differ by area code, length and first digit only (0, 1 and 9 hold special ranges): one call of the library serves all numbers of a kind. */
const kinds = new Map<number, boolean>();

/** Whether a landline exists: area code without its zero, local number. Equal to libphonenumber's verdict. */
export function isLandline(area: string, local: string): boolean {
  const first = Number(local.charAt(0));
  if (first === 1 || first === 9 || first === 0) return isValidPhoneNumber(`+86${area}${local}`);
  const key = Number(area) * 1000 + first * 100 + local.length;
  let valid = kinds.get(key);
  if (valid === undefined) kinds.set(key, (valid = isValidPhoneNumber(`+86${area}${local}`)));
  return valid;
}

/** National digits without the trunk zero → area code and local number. */
function splitArea(digits: string): { readonly area: string; readonly local: string } {
  const length = digits.startsWith("10") || digits.startsWith("2") ? 2 : 3;
  return { area: digits.slice(0, length), local: digits.slice(length) };
}

/** A mainland number in stored form, from its digits without country code; null = the digits are none. */
export function nationalForm(digits: string): string | null {
  if (digits.length === 11 && mobileForm.test(digits)) return digits;
  if (digits.startsWith("0")) {
    if (digits.length === 12 && mobileForm.test(digits.slice(1))) return digits.slice(1);
    if (digits.length < 10 || digits.length > 12 || digits.charAt(1) === "0") return null;
    const { area, local } = splitArea(digits.slice(1));
    return (local.length === 7 || local.length === 8) && isLandline(area, local) ? `0${area}-${local}` : null;
  }
  return /^[48]00\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` : null;
}

/** A landline whose trunk zero is gone: 1065556666. */
export function isBareLandline(digits: string): boolean {
  return digits.length >= 9 && digits.length <= 11 && !digits.startsWith("0") && !mobileForm.test(digits) && nationalForm(`0${digits}`)?.charAt(0) === "0";
}

export type NumberFault = { readonly messageId: "areaRetired" | "areaUnknown" | "localLength" | "notInUse"; readonly data: Facts };

/** Why `0…` digits are no landline: the area code, the length of what follows it, or a range that is not in use. */
export function landlineFault(digits: string): NumberFault {
  const { area, local } = splitArea(digits.slice(1));
  const code = areaCodeOf(`0${area}`);
  if (code === undefined) return { messageId: "areaUnknown", data: { code: `0${area}`, text: digits.slice(0, 40) } };
  if (code.retired) return { messageId: "areaRetired", data: { code: code.code, place: areaName(code) } };
  const lengths = [7, 8].filter((length) => ["2", "8"].some((first) => isLandline(area, first.padEnd(length, "2"))));
  if (!lengths.includes(local.length)) return { messageId: "localLength", data: { code: code.code, place: areaName(code), length: local.length, expected: lengths.join(" / ") } };
  return { messageId: "notInUse", data: { text: digits.slice(0, 40) } };
}
