import { PieceWindow } from "../container/pieceWindow";
import { decodeXml, isMain, type XmlNode, XmlReader } from "../container/xml";
import { Refusal, refuse } from "../xlsxProblem";
import type { RowSink } from "./cellRecord";
import { fastRows } from "./fastRows";
import { ThoroughRows } from "./thoroughRows";

/** A sheet part once read, without its rows: a tree over `outer`, the text with the rows cut out. */
export type SheetFrame = {
  readonly outer: string;
  readonly root: XmlNode;
  /** Where in `outer` the rows were cut out; -1 for a sheet without `<sheetData>…</sheetData>`. */
  readonly rowsAt: number;
  /** Offsets of all rows: what lies between them is the inside of `sheetData`. */
  readonly rows: { readonly start: number; readonly end: number };
};

/** What a part holds, from its start each time; in pieces it must be taken to its end, where size and checksum are verified. */
export type PartContent = { readonly pieces: () => Iterable<Uint8Array>; readonly whole: () => Uint8Array };

/** `slice`: the piece of the rows between two offsets of the records, as bytes of UTF-8. */
export type SheetSource = SheetFrame & { readonly slice: (start: number, end: number) => Uint8Array };

/** No start of a sheet is longer; one that is goes to the thorough reader. */
const longestHead = 8 << 20;

/** Reads a sheet part. `sink` makes a fresh receiver: the fast reader may give up half-way, and then the thorough one starts anew. */
export function readSheetSource(part: string, bytes: Uint8Array, place: string, sink: () => RowSink): SheetSource {
  const fast = readFast(part, [bytes], sink());
  return fast === null ? readThorough(part, decodeXml(part, bytes), place, sink()) : { ...fast, slice: (from, to) => bytes.subarray(from, to) };
}

/** The same without ever holding the part as a whole, unless the thorough reader is needed. */
export function readSheetFrame(part: string, content: PartContent, place: string, sink: () => RowSink): SheetFrame {
  try {
    const fast = readFast(part, content.pieces(), sink());
    if (fast !== null) return fast;
  } catch (error) {
    // What looks odd in damaged data is damage: the checksum, which is only known at the end, comes first.
    if (error instanceof Refusal) for (const rest = content.pieces()[Symbol.iterator](); rest.next().done !== true; );
    throw error;
  }
  return readThorough(part, decodeXml(part, content.whole()), place, sink());
}

function readFast(part: string, pieces: Iterable<Uint8Array>, sink: RowSink): SheetFrame | null {
  const window = new PieceWindow(pieces);
  let found: ReturnType<typeof findSheetData> = null;
  while (found === null && window.bytes.length < longestHead && window.more()) found = findSheetData(window.bytes);
  if (found === null || !("prefix" in found)) return null;
  const head = decodeXml(part, window.bytes.subarray(0, found.end));
  const reader = new XmlReader(part);
  reader.write(head);
  const open = reader.path();
  // Otherwise it stood in a comment or somewhere deeper.
  if (open.length !== 2 || open[1]!.name !== "sheetData" || open[1]!.openEnd !== head.length || !isMain(open[1]!.uri)) return null;
  window.drop(found.end);
  const end = readRows(window, found.prefix, (prefix) => reader.namespaceOf(prefix) !== undefined, sink);
  if (end < 0) return null;
  while (window.more());
  let tail: string;
  try {
    tail = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(window.bytes);
  } catch {
    return refuse("xlsx/encoding", part);
  }
  reader.write(tail);
  const { text, root } = reader.close();
  return { outer: text, root, rowsAt: head.length, rows: { start: found.end, end } };
}

/** Reads the rows piece by piece, always up to the end of a row, and leaves the window at `</sheetData>`, whose offset it gives; -1 when the fast reader gave up. */
function readRows(window: PieceWindow, prefix: string, isDeclared: (prefix: string) => boolean, sink: RowSink): number {
  const read = fastRows(prefix, isDeclared, sink);
  const rowEnd = new TextEncoder().encode(`</${prefix}row>`);
  for (let seen = 0, last = false; ; last = !window.more()) {
    const { bytes, base } = window;
    const to = last ? bytes.length : lastEnd(bytes, rowEnd, seen);
    const at = to < 0 ? 0 : read(bytes, 0, to, base);
    if (at < 0 || (last && at >= to)) return -1;
    window.drop(at);
    if (at < to) return window.base;
    seen = Math.max(0, window.bytes.length - rowEnd.length);
  }
}

/** Where the last of these tags ends that ends behind `from`; -1 without one. */
function lastEnd(bytes: Uint8Array, tag: Uint8Array, from: number): number {
  for (let end = bytes.length; end > from && end >= tag.length; end--) {
    let k = 1;
    while (k <= tag.length && bytes[end - k] === tag[tag.length - k]) k++;
    if (k > tag.length) return end;
  }
  return -1;
}

function readThorough(part: string, text: string, place: string, sink: RowSink): SheetSource {
  const reader = new XmlReader(part, new ThoroughRows(place, sink));
  reader.write(text);
  const { root } = reader.close();
  const data = root.children.find((child) => child.name === "sheetData" && isMain(child.uri));
  const encoder = new TextEncoder();
  const slice = (from: number, to: number): Uint8Array => encoder.encode(text.slice(from, to));
  if (data === undefined || data.end === data.openEnd) return { outer: text, root, rowsAt: -1, slice, rows: { start: 0, end: 0 } };
  const cut = data.closeStart - data.openEnd;
  const shift = (at: number): number => (at >= data.closeStart ? at - cut : at);
  const moved = (node: XmlNode): XmlNode => ({
    ...node, start: shift(node.start), openEnd: shift(node.openEnd), closeStart: shift(node.closeStart), end: shift(node.end), children: node.children.map(moved),
  });
  return { outer: text.slice(0, data.openEnd) + text.slice(data.closeStart), root: moved(root), rowsAt: data.openEnd, slice, rows: { start: data.openEnd, end: data.closeStart } };
}

/** The first start tag `<sheetData…>` by its bytes; null while there is none, `odd` where it is none that can hold rows. */
function findSheetData(bytes: Uint8Array): { readonly prefix: string; readonly end: number } | { readonly odd: true } | null {
  const wanted = "sheetData";
  for (let at = bytes.indexOf(0x73); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
    let k = 1;
    while (k < wanted.length && bytes[at + k] === wanted.charCodeAt(k)) k++;
    if (k < wanted.length) continue;
    let from = at;
    while (from > 0 && bytes[from - 1] !== 0x3c && at - from < 20) from--;
    const prefix = String.fromCharCode(...bytes.subarray(from, at));
    if (bytes[from - 1] !== 0x3c || !/^(?:[A-Za-z]\w*:)?$/.test(prefix)) continue;
    const next = at + wanted.length;
    // The tag may not be whole yet.
    if (next >= bytes.length) return null;
    return bytes[next] === 0x3e ? { prefix, end: next + 1 } : { odd: true };
  }
  return null;
}
