/**
 * Spelling that carries no meaning: width, invisible characters, white space around a value. The folds are narrower than Unicode's NFKC on
 * purpose: NFKC also turns ㎡ into m2, ① into 1 and ½ into 1⁄2, which changes what a person typed.
 * Every function runs in linear time.
 */

const needsFold = /[\u3000\uFF01-\uFFEE]/;
const halfKatakana = /[\uFF61-\uFF9F]+/g;
/** @source Unicode 16, block Halfwidth and Fullwidth Forms, U+FFE0 to U+FFE6. */
const signs = "¢£¬¯¦¥₩";

/** Full-width ASCII to ASCII, half-width katakana to katakana, ideographic space to a blank; ￥ becomes ¥. Idempotent. */
export function foldWidth(text: string): string {
  if (!needsFold.test(text)) return text;
  const composed = text.replace(halfKatakana, (run) => run.normalize("NFKC"));
  let [out, from] = ["", 0];
  for (let i = 0; i < composed.length; i++) {
    const code = composed.charCodeAt(i);
    const folded = code === 0x3000 ? " " : code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : code >= 0xffe0 && code <= 0xffe6 ? signs.charAt(code - 0xffe0) : "";
    if (folded === "") continue;
    out += composed.slice(from, i) + folded;
    from = i + 1;
  }
  return out + composed.slice(from);
}

/** `foldWidth` without invisible characters and capitals. Most texts are printable ASCII and common Chinese characters, and fold to themselves but for case: one look at each character. */
export function foldLower(text: string): string {
  let hasCapitals = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) hasCapitals = true;
    else if (code < 0x20 || (code > 0x7e && code < 0x4e00) || code > 0x9fff) return foldWidth(dropInvisible(text)).toLowerCase();
  }
  return hasCapitals ? text.toLowerCase() : text;
}

const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const anyControl = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
/** Format characters that show nothing: soft hyphen, zero-width blanks and joiners, direction marks, byte order mark, Hangul fillers. */
const invisible = /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/g;
const anyInvisible = /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/;

/** Drops control characters; tabs and line breaks stay. */
export function dropControls(text: string): string {
  return anyControl.test(text) ? text.replace(controls, "") : text;
}

/** Drops characters that show nothing. Not for free text: there they join emoji and order Arabic. */
export function dropInvisible(text: string): string {
  return anyInvisible.test(text) ? text.replace(invisible, "") : text;
}

/** Singletons of Unicode that are another shape of a Chinese character, perhaps the one in a name: composing would change them. */
const compatibilityHan = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/** Letters and their marks in one code point where there is one (NFC), for what looks the same; Chinese compatibility characters stay. */
export function compose(text: string): string {
  // Latin letters, the unified Chinese characters and signs of full width are composed already.
  return /[\u0300-\u4dff\ua000-\ufeff]/.test(text) && text.normalize("NFC") !== text ? text.replace(compatibilityHan, (run) => run.normalize("NFC")) : text;
}

function isEdge(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  if (code < 0x1680) return code === 0xad || code === 0x61c;
  return (code >= 0x2000 && code <= 0x200b) || code === 0x200e || code === 0x200f || (code >= 0x2028 && code <= 0x202f) || code === 0x205f || code === 0x2060
    || code === 0x3000 || code === 0x3164 || code === 0xfeff || code === 0x1680 || code === 0x180e;
}

/** Drops white space, control and invisible characters at both ends; what stands between stays as it is. */
export function trimEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text.charCodeAt(start))) start++;
  while (end > start && isEdge(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

/**
 * The reading form of a typed value (number, date, code ...): half width, nothing invisible, each run of white space one blank, no blanks at the ends,
 * no leading apostrophe left over from a text cell.
 */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  let clean = trimEnds(dropInvisible(dropControls(foldWidth(text))));
  if (/\s/.test(clean)) clean = clean.replace(/\s+/g, " ");
  return clean.startsWith("'") ? clean.replace(/^['\s]+/, "") : clean;
}

/** Printable ASCII and Chinese letters with single blanks between them: what most cells hold, and nothing to clean. One look at each character. */
function isClean(text: string): boolean {
  let before = 0x20;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20 ? before === 0x20 : code < 0x20 || (code > 0x7e && code < 0x4e00) || code > 0x9fff) return false;
    before = code;
  }
  return before !== 0x20 && text.charCodeAt(0) !== 0x27;
}

/** A key under which two spellings of the same word are equal: width, case and white space do not count. */
export function foldKey(text: string): string {
  return cleanText(text).toLowerCase().replace(/ /g, "");
}

const han = /\p{Script=Han}/u;
/** True for a text with a Chinese character in it. Most texts are decided by their characters' numbers: below the first of that script, or among the common ones. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) return true;
    if (code >= 0x2e80) return han.test(text);
  }
  return false;
}
