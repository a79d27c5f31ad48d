import { type TextEncoding, decodeLoosely, decodeStrictly, isWide, markOf } from "./encodings";
import { plausibility } from "./plausibility";
import { utf8Evidence } from "./utf8Evidence";

/**
 * How the bytes of a text file are most likely to be read. `mark`: length of the byte order mark. `certain`: nothing else makes sense. `others`: what else would read as
 * text that people write, best first; they are to be named to the user.
 */
export type DetectedEncoding = { readonly encoding: TextEncoding; readonly mark: number; readonly certain: boolean; readonly others: readonly TextEncoding[] };

/** Legacy encodings, in the order of preference between equals. */
const legacy: readonly TextEncoding[] = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252"];
/** Below this nobody has written the text; an encoding this much worse than the best one is not worth mentioning. */
const [leastPlausible, closeBy] = [0.1, 0.45];
const sampleSize = 65_536;

/**
 * The encoding of a text file; null when none gives a text that people write. A byte order mark decides; then UTF-8, which other encodings hardly ever make by chance, also where a few
 * bytes of it are broken (reading then names the line); then UTF-16 by its zero bytes; then, among the legacy encodings, the one in which the lines beyond ASCII read best.
 * Our own scoring: `chardet` 2.2.0 calls short Chinese lists KOI8-R or ISO-8859-7 and knows no UTF-16 without a mark.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | null {
  const marked = markOf(bytes);
  if (marked !== null) return { encoding: marked.encoding, mark: marked.length, certain: true, others: [] };
  const certainly = (encoding: TextEncoding): DetectedEncoding => ({ encoding, mark: 0, certain: true, others: [] });
  const wide = wideEncoding(bytes);
  if (wide !== null) return { encoding: wide, mark: 0, certain: false, others: [] };
  const { high, pairs, longer, broken } = utf8Evidence(bytes);
  if (high === 0) return certainly("utf-8");
  const sample = linesBeyondAscii(bytes);
  const ranked = legacy
    .map((encoding) => ({ encoding, score: plausibility(decodeLoosely(sample, encoding), encoding) }))
    .filter(({ score }) => score >= leastPlausible)
    .sort((a, b) => b.score - a.score);
  const likely = ranked.filter(({ score }) => score > (ranked[0]?.score ?? 0) - closeBy).map(({ encoding }) => chinese(encoding, bytes));
  if (broken === 0) {
    // Two bytes that are UTF-8 are often one Chinese character as well; three or four are hardly ever anything else.
    const other = longer === 0 && pairs < 20 && ranked[0] !== undefined && ranked[0].encoding !== "windows-1252" && ranked[0].score > 0.8;
    return other ? { encoding: "utf-8", mark: 0, certain: false, others: likely } : certainly("utf-8");
  }
  if (longer > 2 * broken) return certainly("utf-8");
  return likely.length === 0 ? null : { encoding: likely[0]!, mark: 0, certain: false, others: likely.slice(1) };
}

/** The name that people know: GB18030 only where a character takes four bytes. */
function chinese(encoding: TextEncoding, bytes: Uint8Array): TextEncoding {
  if (encoding !== "gb18030") return encoding;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x81) continue;
    const second = bytes[++i] ?? 0;
    if (second >= 0x30 && second <= 0x39) return "gb18030";
  }
  return "gbk";
}

/** UTF-16 without a mark: its line ends, delimiters and digits have their zero byte on the same side always, and what comes out is text. */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, sampleSize);
  let [even, odd] = [0, 0];
  for (let i = sample.indexOf(0); i >= 0; i = sample.indexOf(0, i + 1)) {
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0 || bytes.length % 2 !== 0) return null;
  const encoding = odd > 8 * even ? "utf-16le" : even > 8 * odd ? "utf-16be" : null;
  if (encoding === null) return null;
  const text = decodeStrictly(sample, encoding, true);
  if (text === null || text.includes("\0") || !/[\n\r,;\t|]/.test(text)) return null;
  const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
  return ascii === text.length || plausibility(text, "utf-16le") >= leastPlausible || ascii * 4 > text.length * 3 ? encoding : null;
}

/** Lines with bytes beyond ASCII, as they stand, up to 64 KB: the rest says nothing about the encoding. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, sampleSize));
  let size = 0;
  for (let i = 0; i < bytes.length && size < sample.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const start = Math.max(bytes.lastIndexOf(10, i) + 1, i - 1024);
    const feed = bytes.indexOf(10, i);
    const end = Math.min(feed < 0 ? bytes.length : feed + 1, i + 4096);
    const line = bytes.subarray(start, Math.min(end, start + sample.length - size));
    sample.set(line, size);
    size += line.length;
    i = end - 1;
  }
  return sample.subarray(0, size);
}

/** The first line that shows how the text was read: one with characters beyond ASCII, else the first that says anything. */
export function sampleLine(bytes: Uint8Array, encoding: TextEncoding, mark: number): string {
  const beyond = isWide(encoding) ? new Uint8Array(0) : linesBeyondAscii(bytes.subarray(mark));
  const piece = beyond.length > 0 ? beyond : bytes.subarray(mark, mark + sampleSize);
  const text = decodeLoosely(piece, encoding);
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== "");
  const line = lines.find((candidate) => /[^\u0000-\u007f]/.test(candidate)) ?? lines[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
