/*
 * A .csv file has no types: a spreadsheet that opens it takes text such as `=HYPERLINK(…)` for a formula. Such text is written with an apostrophe in front. A file in which
 * that was done says so itself, for people and for us: right of its first row stands `guardComment`. Only in such a file are apostrophes taken off again, and exactly those
 * that were put on; in any other file they are text. The rule is one-to-one: text that already starts with apostrophes before such a sign is guarded too and gets one
 * more, so `guard` followed by `unguard` gives every text back, the comment itself included.
 */

/** Says in the file that the guard is on, in the words of those who see it in Excel. It is itself a text that the guard would mark. */
export const guardComment = "'=+-@ 单引号后是文本，不是公式 | after the apostrophe: text, not a formula";

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
  const first = text.charCodeAt(0);
  // Most texts start with a digit, a letter or a Chinese character.
  if ((first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122) || (first >= 0x4e00 && first <= 0x9fff)) return false;
  let at = 0;
  while (at < text.length && !signs.includes(text[at]!) && skipped.test(text[at]!)) at++;
  if (at === text.length || !signs.includes(text[at]!)) return false;
  // Without a prefix the harmless ones go through. (An apostrophe is a prefix: see above why it must count.)
  return at > 0 || !(signedNumber.test(text) || noContent.test(text) || mention.test(text));
}
