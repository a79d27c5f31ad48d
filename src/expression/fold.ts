/**
 * Unicode simple case folding: letters that differ only by case become the same, one code point for one, so the length in UTF-16 units never changes.
 * Width is kept: Ａ is not A. Built from the platform's own case tables; the exceptions are those of CaseFolding.txt (status C and S).
 * @source https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt
 */
export function fold(text: string): string {
  let capitals = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // ASCII, and the blocks from CJK radicals to Yi, have no other case to look up.
    if (unit >= 0x80 && (unit < 0x2e80 || unit > 0xa4cf)) return foldSlowly(text);
    if (unit >= 0x41 && unit <= 0x5a) capitals = true;
  }
  return capitals ? text.toLowerCase() : text;
}

/** `=` on text: case does not matter, width does. */
export function equalText(a: string, b: string): boolean {
  return a === b || (a.length === b.length && fold(a) === fold(b));
}

const cache = new Map<number, string>();

function foldSlowly(text: string): string {
  let out = "";
  for (const char of text) {
    const point = char.codePointAt(0)!;
    let folded = cache.get(point);
    if (folded === undefined) cache.set(point, (folded = foldOne(char, point)));
    out += folded;
  }
  return out;
}

function foldOne(char: string, point: number): string {
  if (point === 0x130 || point === 0x131) return char;
  // Cherokee folds to its capitals, unlike every other script.
  if (point >= 0x13a0 && point <= 0x13f5) return char;
  if ((point >= 0x13f8 && point <= 0x13fd) || (point >= 0xab70 && point <= 0xabbf)) return char.toUpperCase();
  const upper = char.toUpperCase();
  const lower = (isOne(upper) ? upper : char).toLowerCase();
  return isOne(lower) ? lower : char;
}

function isOne(text: string): boolean {
  return text.length === (text.codePointAt(0)! > 0xffff ? 2 : 1);
}

/** Capital or small letters one code point for one, as Excel's UPPER and LOWER: ß stays ß. */
export function simpleCase(text: string, to: "upper" | "lower"): string {
  const whole = to === "upper" ? text.toUpperCase() : text.toLowerCase();
  if (whole.length === text.length && !/[\u0130\u03a3\u0345]/.test(text)) return whole;
  let out = "";
  for (const char of text) {
    const changed = to === "upper" ? char.toUpperCase() : char.toLowerCase();
    out += isOne(changed) ? changed : char;
  }
  return out;
}
