import { decodeXml, isMain, type XmlNode, XmlReader } from "../container/xml";
import { refuse } from "../xlsxProblem";
import type { RowSink } from "./cellRecord";
import { readRowsFast } from "./fastRows";
import { ThoroughRows } from "./thoroughRows";

/** A sheet part once read: everything but the rows as a tree over `outer`, the text with the rows cut out. */
export type SheetSource = {
  readonly outer: string;
  readonly root: XmlNode;
  /** Where in `outer` the rows were cut out; -1 for a sheet without `<sheetData>…</sheetData>`. */
  readonly rowsAt: number;
  /** The piece of the rows between two offsets of the records, as bytes of UTF-8. */
  readonly slice: (start: number, end: number) => Uint8Array;
  /** Offsets of all rows: what `slice` gives is the inside of `sheetData`. */
  readonly rows: { readonly start: number; readonly end: number };
};

/** Reads a sheet part. `sink` makes a fresh receiver: the fast reader may give up half-way, and then the thorough one starts anew. */
export function readSheetSource(part: string, bytes: Uint8Array, place: string, sink: () => RowSink): SheetSource {
  return readFast(part, bytes, sink()) ?? readThorough(part, decodeXml(part, bytes), place, sink());
}

function readFast(part: string, bytes: Uint8Array, sink: RowSink): SheetSource | null {
  const found = findSheetData(bytes);
  if (found === null) return null;
  const head = decodeXml(part, bytes.subarray(0, found.end));
  const reader = new XmlReader(part);
  reader.write(head);
  const open = reader.path();
  // Otherwise it stood in a comment or somewhere deeper.
  if (open.length !== 2 || open[1]!.name !== "sheetData" || open[1]!.openEnd !== head.length || !isMain(open[1]!.uri)) return null;
  const end = readRowsFast(bytes, found.end, found.prefix, (prefix) => reader.namespaceOf(prefix) !== undefined, sink);
  if (end < 0) return null;
  let tail: string;
  try {
    tail = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(end));
  } catch {
    return refuse("xlsx/encoding", part);
  }
  reader.write(tail);
  const { text, root } = reader.close();
  return { outer: text, root, rowsAt: head.length, slice: (from, to) => bytes.subarray(from, to), rows: { start: found.end, end } };
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

/** The first start tag `<sheetData…>` by its bytes; null where the part is not plain UTF-8 or has none that can hold rows. */
function findSheetData(bytes: Uint8Array): { prefix: string; end: number } | null {
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
    return bytes[next] === 0x3e ? { prefix, end: next + 1 } : null;
  }
  return null;
}
