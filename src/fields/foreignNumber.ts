import { type CountryCode, isValidPhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Another country's number: +, country code, blank, national number, perhaps an extension. */
export const storedForeign = /^\+([1-9]\d{0,2}) (\d{3,14})(?:-(\d{1,6}))?$/;
/** E.164 allows 15 digits; what is much longer is not worth asking. */
const longestDigits = 20;

/** `stored` without extension; `valid`: its range is in use, else only its length is right. */
export type ForeignNumber = { readonly stored: string; readonly valid: boolean };

/** Numbers of Hong Kong with eight digits differ by their first four only. @source libphonenumber-js 1.13.16, metadata of HK; held against the library in phoneField.property.test */
const hongKongKinds = new Map<string, boolean>();

function isHongKong(digits: string): boolean {
  const kind = digits.slice(3, 7);
  let valid = hongKongKinds.get(kind);
  if (valid === undefined) hongKongKinds.set(kind, (valid = isValidPhoneNumber(`+${digits}`)));
  return valid;
}

/** The last answer: a cell is read, then checked, and the library takes its time for each. */
let last: ForeignNumber | null = null;

/** Digits with their country code in front, or as dialled inside `country`; null = no number of that country has so many digits. */
export function foreignNumber(digits: string, country?: string): ForeignNumber | null {
  if (digits.length > longestDigits) return null;
  if (country === undefined && digits.length === 11 && digits.startsWith("852") && isHongKong(digits)) return { stored: `+852 ${digits.slice(3)}`, valid: true };
  const number = country === undefined ? parsePhoneNumberFromString(`+${digits}`) : parsePhoneNumberFromString(digits, country as CountryCode);
  if (number === undefined || !number.isPossible()) return null;
  return (last = { stored: `+${number.countryCallingCode} ${number.nationalNumber}`, valid: number.isValid() });
}

/** Whether a stored number, extension or not, is in a range that is in use. */
export function isForeignInUse(stored: string): boolean {
  const found = storedForeign.exec(stored);
  if (found === null) return false;
  const [, code = "", national = ""] = found;
  if (last?.stored === `+${code} ${national}`) return last.valid;
  return code === "852" && national.length === 8 ? isHongKong(code + national) : isValidPhoneNumber(`+${code}${national}`);
}
