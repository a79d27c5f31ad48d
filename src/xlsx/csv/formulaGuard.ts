/*
 * A .csv file has no types: a spreadsheet that opens it takes text such as `=HYPERLINK(…)` for a formula. Such text is written with an apostrophe in front, and
 * reading takes exactly that apostrophe off again. The rule is one-to-one: text that already starts with apostrophes before such a sign is dangerous too and gets
 * one more, so `guard` followed by `unguard` gives every text back.
 */

/** What programs skip before they look for a formula: spaces of all kinds, invisible and control characters, quotes. Tab and line breaks are signs themselves. */
const skipped = /[\s\p{Cc}\p{Cf}'"]/u;
const signs = "=+-@＝＋－＠\t\r\n";

/** A number with a sign, maybe with a currency or percent mark, or nothing but a sign: a spreadsheet shows it as it is, and an apostrophe would spoil it. */
const signedNumber = /^[+-][¥￥$€£]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?%?$/;
const noContent = /^[=+\-@＝＋－＠][^\p{L}\p{N}"'|!]*$/u;
/** `@张三`: a mention, no call of anything. */
const mention = /^@[\p{L}\p{N}_]+$/u;

export function guardFormula(text: string): string {
  return startsFormula(text) ? "'" + text : text;
}

export function unguardFormula(text: string): string {
  return text.startsWith("'") && startsFormula(text.slice(1)) ? text.slice(1) : text;
}

function startsFormula(text: string): boolean {
  let at = 0;
  while (at < text.length && !signs.includes(text[at]!) && skipped.test(text[at]!)) at++;
  if (at === text.length || !signs.includes(text[at]!)) return false;
  // Without a prefix the harmless ones go through. (An apostrophe is a prefix: see above why it must count.)
  return at > 0 || !(signedNumber.test(text) || noContent.test(text) || mention.test(text));
}
