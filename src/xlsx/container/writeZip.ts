import { deflateSync } from "fflate";
import { crc32 } from "./crc32";
import type { ZipEntry } from "./readZip";

/** A part written by us: its name in the package and its content. */
export type NewEntry = { readonly name: string; readonly bytes: Uint8Array };

/** 1980-01-01 00:00, the first day a zip can name: what we write does not depend on when. */
const epoch = { time: 0, date: 0x21 };

/** Entries in the given order; those from a file keep their packed bytes, name and time. Same entries, same bytes. */
export function writeZip(entries: readonly (ZipEntry | NewEntry)[]): Uint8Array {
  const packed = entries.map((entry) => ("packed" in entry ? entry : pack(entry)));
  const names = packed.reduce((sum, entry) => sum + entry.rawName.length, 0);
  const size = packed.reduce((sum, entry) => sum + entry.packed.length, 0) + names * 2 + packed.length * (30 + 46) + 22;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  // 26 bytes that header and directory share, from "version needed" to the length of extra fields.
  const common = (to: number, entry: ZipEntry): void => {
    view.setUint16(to, 20, true);
    view.setUint16(to + 2, entry.flags & 0x800, true);
    view.setUint16(to + 4, entry.method, true);
    view.setUint16(to + 6, entry.time, true);
    view.setUint16(to + 8, entry.date, true);
    view.setUint32(to + 10, entry.crc, true);
    view.setUint32(to + 14, entry.packed.length, true);
    view.setUint32(to + 18, entry.size, true);
    view.setUint16(to + 22, entry.rawName.length, true);
  };
  for (const entry of packed) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    common(at + 4, entry);
    bytes.set(entry.rawName, at + 30);
    bytes.set(entry.packed, at + 30 + entry.rawName.length);
    at += 30 + entry.rawName.length + entry.packed.length;
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

function pack({ name, bytes }: NewEntry): ZipEntry {
  // Level 4 packs a sheet within two percent of level 6 in two thirds of the time.
  const packed = deflateSync(bytes, { level: 4 });
   
  const flags = /^[\u0000-\u007f]*$/.test(name) ? 0 : 0x800;
  return { name, rawName: new TextEncoder().encode(name), flags, method: 8, crc: crc32(bytes), size: bytes.length, packed, attributes: 0, ...epoch };
}
