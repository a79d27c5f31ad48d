/** What a number format says of its numbers besides their digits. @source ECMA-376 part 1, 18.8.30 and 18.8.31 */

/** Dollars of other countries than the United States, by the language that the format names. @source MS-LCID */
const dollars: Readonly<Record<string, string>> = { "404": "TWD", c04: "HKD", "1004": "SGD", c09: "AUD", "1009": "CAD" };
/** Formats 5 to 8, 42 and 44 without a definition show the currency of whoever reads them, and come out as those of en-US: nobody wrote this sign. */
const ofTheReader = /^(?:_\()?"\$"(?:\* )?#,##0(?:\.00)?_\);(?:\[Red\]|_\("\$"\* )?\\\((?:"\$")?#,##0/;
const signs = /US\$|HK\$|NT\$|S\$|[¥￥$€£₩]|RMB|CNY|USD|HKD|EUR|GBP|JPY|元/i;

/** The currency that the format writes beside its numbers, by sign or ISO code; null where it writes none. `[$€-407] #,##0` → `€`, `0.00"元"` → `元` */
export function currencySign(code: string): string | null {
  if (ofTheReader.test(code)) return null;
  const [first = ""] = code.split(";");
  const named = /\[\$([^\]-]+)(?:-([^\]]*))?\]/.exec(first);
  if (named !== null) return (named[1] === "$" ? dollars[named[2]?.toLowerCase() ?? ""] : undefined) ?? named[1]!.trim();
  return signs.exec(first.replace(/\[[^\]]*\]/g, ""))?.[0] ?? null;
}

/** `0%`, `0.00%` and the like: what people see is a hundred times the number. */
export function isPercent(code: string): boolean {
  return code.split(";")[0]!.replace(/"[^"]*"|\\./g, "").includes("%");
}

/** `000000`, `0000-00`: as many digits at least, with noughts in front. What wears it names something, and is no quantity. */
export function isDigits(code: string): boolean {
  return /^0[0()\- ]+$/.test(code);
}
