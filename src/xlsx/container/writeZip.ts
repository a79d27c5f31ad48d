import { ByteBuilder } from "./byteBuilder";
import { type Codec, portableCodec } from "./codec";
import type { ZipEntry } from "./readZip";

/** A part written by us: its name in the package and its content. */
export type NewEntry = { readonly name: string; readonly bytes: Uint8Array };

/** A part that was packed while it was written. */
export type PackedEntry = { readonly name: string; readonly size: number; readonly crc: number; readonly pieces: readonly Uint8Array[] };

type Written = Omit<ZipEntry, "packed"> & { readonly pieces: readonly Uint8Array[]; readonly length: number };

/** 1980-01-01 00:00, the first day a zip can name: what we write does not depend on when. */
const epoch = { time: 0, date: 0x21 };

/** Entries in the given order; those from a file keep their packed bytes, name and time. Same entries and codec, same bytes. */
export function writeZip(entries: readonly (ZipEntry | NewEntry | PackedEntry)[], codec: Codec = portableCodec): Uint8Array {
  const packed = entries.map((entry): Written => {
    if ("packed" in entry) return { ...entry, pieces: [entry.packed], length: entry.packed.length };
    if ("pieces" in entry) return newRecord(entry);
    const { name, bytes: content } = entry;
    return newRecord({ name, size: content.length, crc: codec.crc32(content, 0), pieces: codec.deflater()(content, true) });
  });
  const names = packed.reduce((sum, entry) => sum + entry.rawName.length, 0);
  const size = packed.reduce((sum, entry) => sum + entry.length, 0) + names * 2 + packed.length * (30 + 46) + 22;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  // 26 bytes that header and directory share, from "version needed" to the length of extra fields.
  const common = (to: number, entry: Written): void => {
    view.setUint16(to, 20, true);
    view.setUint16(to + 2, entry.flags & 0x800, true);
    view.setUint16(to + 4, entry.method, true);
    view.setUint16(to + 6, entry.time, true);
    view.setUint16(to + 8, entry.date, true);
    view.setUint32(to + 10, entry.crc, true);
    view.setUint32(to + 14, entry.length, true);
    view.setUint32(to + 18, entry.size, true);
    view.setUint16(to + 22, entry.rawName.length, true);
  };
  for (const entry of packed) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    common(at + 4, entry);
    bytes.set(entry.rawName, at + 30);
    at += 30 + entry.rawName.length;
    for (const piece of entry.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
  }
  const directory = at;
  packed.forEach((entry, i) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    common(at + 6, entry);
    view.setUint32(at + 38, entry.attributes, true);
    view.setUint32(at + 42, offsets[i]!, true);
    bytes.set(entry.rawName, at + 46);
    at += 46 + entry.rawName.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** Packs a part while it is being written: it never stands in memory whole. `watch` sees each piece in order, and may keep none. */
export function packPart(name: string, codec: Codec, write: (out: ByteBuilder) => void, watch: (piece: Uint8Array) => void = () => undefined): PackedEntry {
  const deflate = codec.deflater();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let crc = 0;
  const out = new ByteBuilder((piece, last) => {
    size += piece.length;
    crc = codec.crc32(piece, crc);
    watch(piece);
    pieces.push(...deflate(piece, last));
  });
  write(out);
  out.end();
  return { name, size, crc, pieces };
}

function newRecord({ name, size, crc, pieces }: PackedEntry): Written {
   
  const flags = /^[\u0000-\u007f]*$/.test(name) ? 0 : 0x800;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { name, rawName: new TextEncoder().encode(name), flags, method: 8, crc, size, pieces, length, attributes: 0, ...epoch };
}
