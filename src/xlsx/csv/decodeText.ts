/** A text and how its bytes were read. `guessed`: neither a byte order mark nor valid UTF-8 said so. */
export type DecodedText = { readonly text: string; readonly encoding: TextEncoding; readonly bom: boolean; readonly guessed: boolean };
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "gb18030" | "windows-1252";
/** `line` counts from 1: where the bytes stop making sense. */
export type DecodeMistake = { readonly kind: "undecodable"; readonly encoding: TextEncoding; readonly line: number } | { readonly kind: "unknownEncoding" };

/**
 * Bytes of a text file as text, without its byte order mark. A mark decides; then valid UTF-8; then UTF-16 by its zero bytes; then GB18030 (a superset of GBK and
 * GB2312) where the high bytes pair up as common Chinese text does; then windows-1252 where they are few and apart. UTF-8 that is broken in a few places is a
 * mistake with its line, never read as something else.
 */
export function decodeText(bytes: Uint8Array): DecodedText | DecodeMistake {
  for (const { encoding, mark } of marks) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const text = strict(bytes.subarray(mark.length), encoding);
    return text === null ? { kind: "undecodable", encoding, line: encoding === "utf-8" ? firstBadLine(bytes) : 1 } : { text, encoding, bom: true, guessed: false };
  }
  const utf8 = strict(bytes, "utf-8");
  const zeros = zeroBytes(bytes);
  if (utf8 !== null && zeros.even + zeros.odd === 0) return { text: utf8, encoding: "utf-8", bom: false, guessed: false };
  const wide = zeros.odd > 4 * zeros.even ? "utf-16le" : zeros.even > 4 * zeros.odd ? "utf-16be" : null;
  if (wide !== null && (zeros.odd + zeros.even) * 8 > bytes.length) {
    const text = strict(bytes, wide);
    if (text !== null && /[\n\r,;\t|]/.test(text) && !text.includes("\0")) return { text, encoding: wide, bom: false, guessed: true };
  }
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", bom: false, guessed: false };
  const { sequences, broken, high, paired } = highBytes(bytes);
  if (sequences > 2 * broken) return { kind: "undecodable", encoding: "utf-8", line: firstBadLine(bytes) };
  const chinese = strict(bytes, "gb18030");
  if (chinese !== null && paired * 10 >= high * 7) return { text: chinese, encoding: "gb18030", bom: false, guessed: true };
  const western = high * 5 < bytes.length && paired * 10 < high * 3 ? strict(bytes, "windows-1252") : null;
  // The five bytes that windows-1252 leaves undefined come out as control characters.
  if (western !== null && !/[\u0080-\u009f]/.test(western)) return { text: western, encoding: "windows-1252", bom: false, guessed: true };
  return { kind: "unknownEncoding" };
}

/** Longest first: the mark of UTF-32LE starts with that of UTF-16LE. @source Unicode 16, 23.8, table 23-4. */
const marks: readonly { readonly encoding: TextEncoding; readonly mark: readonly number[] }[] = [
  { encoding: "utf-32le", mark: [0xff, 0xfe, 0, 0] },
  { encoding: "utf-32be", mark: [0, 0, 0xfe, 0xff] },
  { encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
];

function strict(bytes: Uint8Array, encoding: TextEncoding): string | null {
  if (encoding === "utf-32le" || encoding === "utf-32be") return utf32(bytes, encoding === "utf-32le");
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The platform's decoders leave UTF-32 out. */
function utf32(bytes: Uint8Array, littleEndian: boolean): string | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 4) {
    const code = view.getUint32(i, littleEndian);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    parts.push(String.fromCodePoint(code));
  }
  return parts.join("");
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}

/** Length of the UTF-8 sequence at `i`, 1 for ASCII, 0 for none. @source RFC 3629, section 4. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let k = 1; k < length; k++) if ((bytes[i + k] ?? 0) >> 6 !== 2) return 0;
  const second = bytes[i + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}

/**
 * `sequences`: valid UTF-8 sequences of three or four bytes, which other encodings hardly ever make by chance; `broken`: high bytes outside any;
 * `high`: all high bytes; `paired`: those in pairs of the GB2312 range (rows 1 to 87, both bytes high).
 */
function highBytes(bytes: Uint8Array): { sequences: number; broken: number; high: number; paired: number } {
  let [sequences, broken, high, paired] = [0, 0, 0, 0];
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length >= 3) sequences++;
    if (length === 0) broken++;
    i += length || 1;
  }
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    high++;
    const [first, second] = [bytes[i]!, bytes[i + 1] ?? 0];
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1 && second <= 0xfe) {
      high++;
      paired += 2;
      i++;
    }
  }
  return { sequences, broken, high, paired };
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return line;
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
    i += length;
  }
  return line;
}
