/** Check characters of Chinese identifiers. Each function takes text of the right length and alphabet and gives what the last character should be. */

/** GB 32100 leaves out I O S V Z. */
export const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** By character code. */
const usccValues = Int8Array.from({ length: 128 }, (_, code) => usccAlphabet.indexOf(String.fromCharCode(code)));
const base36Values = Int8Array.from({ length: 128 }, (_, code) => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(String.fromCharCode(code)));
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** @source GB 32100-2015 section 5: weights 3^(i-1) mod 31, check = (31 − Σ mod 31) mod 31 */
export function usccCheck(code: string): string {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += usccValues[code.charCodeAt(i)]! * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** @source GB 11714-1997: weights 3 7 9 10 5 8 4 2, letters from 10, check = 11 − Σ mod 11, 10 → X, 11 → 0 */
export function orgCodeCheck(code: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += base36Values[code.charCodeAt(i)]! * orgWeights[i]!;
  return "0123456789X".charAt((11 - (sum % 11)) % 11);
}

/** @source GB 11643-1999 (ISO 7064 MOD 11-2) */
export function idCheck(id: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(id.charAt(i)) * (weights[i] ?? 0);
  return "10X98765432".charAt(sum % 11);
}

/** Whether the last of the 15 digits of an 营业执照注册号 fits. @source GS15-2006 工商行政管理市场主体注册号编制规则 (ISO 7064 MOD 11,10) */
export function registrationFits(digits: string): boolean {
  let rest = 10;
  for (let i = 0; i < 14; i++) rest = (((rest + Number(digits.charAt(i))) % 10 || 10) * 2) % 11;
  return (rest + Number(digits.charAt(14))) % 10 === 1;
}

/** Whether the last digit of a number fits the others. @source ISO/IEC 7812-1 annex B (Luhn): every second digit from the right doubled, digits added, sum divisible by 10 */
export function luhnFits(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/**
 * First two digits of region codes: the provinces of GB/T 2260, Taiwan 71, Hong Kong 81, Macao 82, and 83 for residence permits of people from Taiwan.
 * @source GB/T 2260-2007; 港澳台居民居住证申领发放办法 (国办发〔2018〕81号)
 */
const provinces = new Set(["11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"]);

export function isProvinceCode(code: string): boolean {
  return provinces.has(code.slice(0, 2));
}
