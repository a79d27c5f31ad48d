import { countBreaks } from "./countBreaks";
import { type TextEncoding, decodeStrictly, isWide } from "./encodings";

/** Where bytes stop making sense: the line, and the byte in the file. Both count from 1. */
export type BadBytes = { readonly line: number; readonly byte: number };

/** Large enough for speed, small enough that a file is never in memory twice. */
const chunkSize = 1 << 20;

/**
 * Gives the text of the bytes from `from` on (behind a byte order mark) piece by piece, and says where they are no text of the encoding: then the file is to be refused,
 * whatever was given before. `take` stops the reading by returning false.
 */
export function readText(bytes: Uint8Array, encoding: TextEncoding, from: number, take: (text: string, last: boolean) => boolean): BadBytes | null {
  let start = from;
  do {
    const end = chunkEnd(bytes, encoding, start);
    const text = decodeStrictly(bytes.subarray(start, end), encoding);
    if (text === null) return locate(bytes, encoding, from, start, end);
    if (!take(text, end === bytes.length)) return null;
    start = end;
  } while (start < bytes.length);
  return null;
}

/** Behind a line feed, which is never inside a character; in UTF-16 and UTF-32 behind a whole character: a chunk can be read alone. */
function chunkEnd(bytes: Uint8Array, encoding: TextEncoding, start: number): number {
  const end = start + chunkSize;
  if (end >= bytes.length) return bytes.length;
  if (!isWide(encoding)) {
    const feed = bytes.indexOf(10, end);
    return feed < 0 ? bytes.length : feed + 1;
  }
  const leadByte = encoding === "utf-16le" ? bytes[end - 1]! : encoding === "utf-16be" ? bytes[end - 2]! : 0;
  return leadByte >= 0xd8 && leadByte <= 0xdb ? end - 2 : end;
}

/** The first byte of a chunk that makes no sense: halves what is left until the longest readable beginning is found. */
function locate(bytes: Uint8Array, encoding: TextEncoding, from: number, start: number, end: number): BadBytes {
  let [good, bad] = [start, end];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodeStrictly(bytes.subarray(start, middle), encoding, true) !== null) good = middle;
    else bad = middle;
  }
  // It may end in the middle of a character: that is where the trouble begins.
  while (decodeStrictly(bytes.subarray(start, good), encoding) === null) good--;
  const before = decodeStrictly(bytes.subarray(from, good), encoding)!;
  return { line: countBreaks(before) + 1, byte: good + 1 };
}
