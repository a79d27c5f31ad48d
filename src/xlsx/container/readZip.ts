import { refuse } from "../xlsxProblem";
import { looksLike } from "./looksLike";

/** One entry of the package as it stands in the file: still packed. `name` has `/` between folders whatever the file says. */
export type ZipEntry = {
  readonly name: string;
  /** The name as it is written, to be written again. */
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: 0 | 8;
  /** MS-DOS time and date, as they stand. */
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  /** Unpacked size as the directory says; `unpack` verifies it. */
  readonly size: number;
  /** A view into the file. */
  readonly packed: Uint8Array;
  readonly attributes: number;
};

export const limits = {
  /** Parts of a package. */
  parts: 5_000,
  /** Unpacked bytes of one part: a million rows of twenty columns are about 0.8 GiB of XML. */
  part: 1 << 30,
  /** Unpacked bytes of all parts. */
  total: 2 ** 31,
  /**
   * Unpacked bytes per packed byte. Sheets with data pack 5 to 25 times, sheets of nothing but formatted blanks up to about 100 times; a bomb needs close to
   * the 1,032 that DEFLATE can reach. Below `free` bytes no ratio hurts anybody.
   */
  ratio: 250,
  free: 8 << 20,
} as const;

const why = {
  directory: { zh: "目录记录残缺", en: "a directory record is malformed" },
  local: { zh: "内容与目录的记录不一致", en: "the content disagrees with the directory" },
  outside: { zh: "内容超出文件范围", en: "content lies outside the file" },
  hidden: { zh: "有一个部分不在目录里", en: "a part is not listed in the directory" },
  overlap: { zh: "两个部分重叠", en: "two parts overlap" },
  duplicate: { zh: "两个部分同名", en: "two parts have the same name" },
  name: { zh: "部分的名称不安全", en: "a part has an unsafe name" },
  method: { zh: "使用了不支持的压缩方法", en: "an unsupported compression method is used" },
  disks: { zh: "压缩包分成了几卷", en: "the package is split over several disks" },
} as const;

/**
 * Reads the directory of a zip and checks every entry against its own header. Only the directory counts, as for Excel; anything in which two readers could
 * see different files is refused: duplicate names, overlaps, sizes or names that differ between directory and header. @source PKWARE APPNOTE 6.3.10.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) refuse("xlsx/empty");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes.length >= 4 ? view.getUint32(0, true) : 0;
  if (start !== 0x04034b50 && start !== 0x06054b50) {
    const seems = looksLike(bytes);
    return seems === "encrypted" ? refuse("xlsx/encrypted") : refuse("xlsx/notXlsx", undefined, { looksLike: seems });
  }
  const { count, offset, end } = findDirectory(bytes, view);
  if (count > limits.parts) refuse("xlsx/tooManyParts", undefined, { parts: count, limit: limits.parts });
  const entries: ZipEntry[] = [];
  const spans: { from: number; to: number; name: string }[] = [{ from: offset, to: bytes.length, name: "" }];
  const names = new Set<string>();
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) refuse("xlsx/badZip", undefined, { why: why.directory });
    const u16 = (k: number): number => view.getUint16(at + k, true);
    const nameLength = u16(28);
    const extraLength = u16(30);
    const next = at + 46 + nameLength + extraLength + u16(32);
    if (next > end) refuse("xlsx/badZip", undefined, { why: why.directory });
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const flags = u16(8);
    const name = safeName(rawName, (flags & 0x800) !== 0);
    const key = name.toLowerCase();
    if (names.has(key)) refuse("xlsx/badZip", name, { why: why.duplicate });
    names.add(key);
    // Bits 0, 6 and 13: the entry, or its directory record, is encrypted.
    if ((flags & 0x2041) !== 0) refuse("xlsx/encrypted", name);
    const method = u16(10);
    if (method !== 0 && method !== 8) refuse("xlsx/badZip", name, { why: why.method });
    if (u16(34) !== 0 && u16(34) !== 0xffff) refuse("xlsx/badZip", name, { why: why.disks });
    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength, name);
    const data = dataStart(bytes, view, sizes.header, rawName, { flags, method, crc: view.getUint32(at + 16, true), ...sizes }, name);
    if (data + sizes.packed > offset) refuse("xlsx/badZip", name, { why: why.outside });
    if (method === 0 && sizes.packed !== sizes.size) refuse("xlsx/badZip", name, { why: why.local });
    spans.push({ from: sizes.header, to: data + sizes.packed, name });
    entries.push({
      name, rawName, flags, method, crc: view.getUint32(at + 16, true), size: sizes.size, packed: bytes.subarray(data, data + sizes.packed),
      time: u16(12), date: u16(14), attributes: view.getUint32(at + 38, true),
    });
    at = next;
  }
  if (at !== end) refuse("xlsx/badZip", undefined, { why: why.directory });
  spans.sort((a, b) => a.from - b.from);
  let covered = 0;
  for (const [i, { from, to, name }] of spans.entries()) {
    if (from < covered) refuse("xlsx/badZip", name || spans[i - 1]!.name, { why: why.overlap });
    if (holdsEntry(view, covered, from)) refuse("xlsx/badZip", undefined, { why: why.hidden });
    covered = to;
  }
  checkBudget(entries, bytes.length);
  return entries;
}

function checkBudget(entries: readonly ZipEntry[], fileSize: number): void {
  let total = 0;
  for (const { name, size, packed } of entries) {
    total += size;
    if (size > limits.part || total > limits.total) refuse("xlsx/tooBig", name, { limitMiB: (size > limits.part ? limits.part : limits.total) / (1 << 20) });
    if (size > limits.free && size > packed.length * limits.ratio) refuse("xlsx/bomb", name, { ratio: Math.round(size / Math.max(1, packed.length)) });
  }
  if (total > 8 * limits.free && total > fileSize * limits.ratio) refuse("xlsx/bomb", undefined, { ratio: Math.round(total / fileSize) });
}

function findDirectory(bytes: Uint8Array, view: DataView): { count: number; offset: number; end: number } {
  // The end record is the last thing of the file; its comment says how long it is itself, so a signature inside the comment is not mistaken for it.
  let at = -1;
  for (let k = bytes.length - 22; k >= Math.max(0, bytes.length - 22 - 0xffff); k--) {
    if (view.getUint32(k, true) !== 0x06054b50 || k + 22 + view.getUint16(k + 20, true) !== bytes.length) continue;
    // Two that both fit: readers from the front and from the back would see two packages.
    if (at >= 0) refuse("xlsx/badZip", undefined, { why: why.directory });
    at = k;
  }
  if (at < 0) refuse("xlsx/truncated");
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let end = at;
  if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xffff) refuse("xlsx/badZip", undefined, { why: why.disks });
  if (view.getUint16(at + 8, true) !== count) refuse("xlsx/badZip", undefined, { why: why.disks });
  const locator = at - 20;
  if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50) {
    end = bigNumber(view, locator + 8);
    if (end + 56 > locator || view.getUint32(end, true) !== 0x06064b50) refuse("xlsx/badZip", undefined, { why: why.directory });
    // A reader that knows no zip64 must see the same, where the smaller fields can say it.
    const wide = (narrow: number, most: number, place: number): number => {
      const value = bigNumber(view, place);
      return narrow === most || narrow === value ? value : refuse("xlsx/badZip", undefined, { why: why.directory });
    };
    count = wide(count, 0xffff, end + 32);
    size = wide(size, 0xffffffff, end + 40);
    offset = wide(offset, 0xffffffff, end + 48);
  }
  if (offset + size > end) refuse("xlsx/truncated");
  if (offset + size < end) refuse("xlsx/badZip", undefined, { why: why.directory });
  return { count, offset, end };
}

type Sizes = { readonly packed: number; readonly size: number; readonly header: number };

function readSizes(view: DataView, at: number, extraAt: number, extraLength: number, name: string): Sizes {
  let size = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let header = view.getUint32(at + 42, true);
  let zip64 = -1;
  let zip64End = -1;
  for (let k = extraAt; k < extraAt + extraLength; ) {
    if (k + 4 > extraAt + extraLength) break; // padding
    const length = view.getUint16(k + 2, true);
    if (k + 4 + length > extraAt + extraLength) refuse("xlsx/badZip", name, { why: why.directory });
    if (view.getUint16(k, true) === 1) [zip64, zip64End] = [k + 4, k + 4 + length];
    k += 4 + length;
  }
  const wide = (): number => {
    if (zip64 < 0 || zip64 + 8 > zip64End) refuse("xlsx/badZip", name, { why: why.directory });
    zip64 += 8;
    return bigNumber(view, zip64 - 8);
  };
  if (zip64 >= 0) {
    if (size === 0xffffffff) size = wide();
    if (packed === 0xffffffff) packed = wide();
    if (header === 0xffffffff) header = wide();
  }
  return { size, packed, header };
}

/** Where the content begins, after checking that the entry's own header says what the directory says. */
function dataStart(bytes: Uint8Array, view: DataView, header: number, rawName: Uint8Array, said: Sizes & { flags: number; method: number; crc: number }, name: string): number {
  if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) refuse("xlsx/badZip", name, { why: why.local });
  const nameLength = view.getUint16(header + 26, true);
  const data = header + 30 + nameLength + view.getUint16(header + 28, true);
  if (data + said.packed > bytes.length) refuse("xlsx/badZip", name, { why: why.outside });
  const sameName = nameLength === rawName.length && rawName.every((byte, i) => bytes[header + 30 + i] === byte);
  const flags = view.getUint16(header + 6, true);
  if (!sameName || view.getUint16(header + 8, true) !== said.method || ((flags ^ said.flags) & 0x2041) !== 0) refuse("xlsx/badZip", name, { why: why.local });
  // Bit 3: sizes and checksum follow the content, and the header has zeros.
  if (((flags | said.flags) & 8) === 0) {
    const packed = view.getUint32(header + 18, true);
    const size = view.getUint32(header + 22, true);
    const differs = (here: number, there: number): boolean => here !== there && here !== 0xffffffff;
    if (view.getUint32(header + 14, true) !== said.crc || differs(packed, said.packed) || differs(size, said.size)) refuse("xlsx/badZip", name, { why: why.local });
  }
  return data;
}

/** True where a part stands between two others that the directory knows: a reader that goes from header to header would see it. What else stands there is a data descriptor. */
function holdsEntry(view: DataView, from: number, to: number): boolean {
  for (let at = from; at + 30 <= to; at++) if (view.getUint32(at, true) === 0x04034b50) return true;
  return false;
}

function bigNumber(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Folders between `/`; refused when it would climb out, be absolute, or hide something behind a control character. */
function safeName(raw: Uint8Array, utf8: boolean): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    if (utf8) return refuse("xlsx/badZip", undefined, { why: why.name });
    text = Array.from(raw, (byte) => String.fromCharCode(byte)).join("");
  }
  const name = text.replace(/\\/g, "/");
  const folders = name.replace(/\/$/, "").split("/");
   
  if (/[\u0000-\u001f]/.test(name) || /^[A-Za-z]:/.test(name) || folders.some((folder) => folder === "" || folder === "." || folder === "..")) {
    refuse("xlsx/badZip", name, { why: why.name });
  }
  return name;
}
