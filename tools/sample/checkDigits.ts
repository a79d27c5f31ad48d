import type { Random } from "./random";

const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check character of the first 17 characters. @source GB 32100-2015: weights 3^i mod 31. */
export function usccCheck(body: string): string {
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += usccAlphabet.indexOf(body[i]!) * weight;
  return usccAlphabet[(31 - (sum % 31)) % 31]!;
}

/** The check character of an organisation code's 8 characters. @source GB 11714-1997: mod 11, weights 3 7 9 10 5 8 4 2. */
export function orgCodeCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += parseInt(body[i]!, 36) * weights[i]!;
  return "0123456789X0"[(11 - (sum % 11)) % 11]!;
}

/** The check character of the first 17 digits. @source GB 11643-1999. */
export function idCheck(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * weights[i]!;
  return "10X98765432"[sum % 11]!;
}

/** A valid code of a company registered in a region; `digitsOnly` gives 18 digits, the kind that a spreadsheet damages. */
export function makeUscc(random: Random, region: string, digitsOnly: boolean): string {
  for (;;) {
    let org = digitsOnly ? String(random.int(1, 7)) : "MA";
    while (org.length < 8) org += digitsOnly ? String(random.int(0, 9)) : usccAlphabet[random.int(0, 30)]!;
    const body = "91" + region + org + orgCodeCheck(org);
    const code = body + usccCheck(body);
    if (!digitsOnly || /^\d{18}$/.test(code)) return code;
  }
}

/** A valid 18-digit id number of someone born between 1960 and 1995; with `digitsOnly` it does not end in X. */
export function makeIdNumber(random: Random, region: string, digitsOnly: boolean): string {
  for (;;) {
    const two = (n: number): string => String(n).padStart(2, "0");
    const body = region + random.int(1960, 1995) + two(random.int(1, 12)) + two(random.int(1, 28)) + String(random.int(1, 999)).padStart(3, "0");
    const id = body + idCheck(body);
    if (!digitsOnly || !id.endsWith("X")) return id;
  }
}
