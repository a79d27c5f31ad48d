import { Inflate } from "fflate";
import { refuse } from "../xlsxProblem";
import { crc32 } from "./crc32";
import type { ZipEntry } from "./readZip";

/** Small pieces: a packed byte can become a thousand, and the size must be checked before the next piece is unpacked. */
const piece = 1 << 16;

/** The content of an entry, its size and checksum verified. */
export function unpack(entry: ZipEntry): Uint8Array {
  const out = new Uint8Array(entry.size);
  let at = 0;
  inflate(entry, (chunk) => {
    out.set(chunk, at);
    at += chunk.length;
  });
  return out;
}

/** Unpacks without keeping: refuses an entry whose size or checksum is wrong. */
export function verify(entry: ZipEntry): void {
  inflate(entry, () => undefined);
}

function inflate(entry: ZipEntry, sink: (chunk: Uint8Array) => void): void {
  let size = 0;
  let crc = 0;
  const take = (chunk: Uint8Array): void => {
    size += chunk.length;
    if (size > entry.size) refuse("xlsx/badZip", entry.name, { why: { zh: "解压后的大小与目录的记录不符", en: "the unpacked size is not what the directory says" } });
    crc = crc32(chunk, crc);
    sink(chunk);
  };
  if (entry.method === 0) take(entry.packed);
  else {
    const stream = new Inflate(take);
    const { packed } = entry;
    try {
      for (let at = 0; at === 0 || at < packed.length; at += piece) stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
    } catch (error) {
      // fflate's own errors carry a code; a refusal of ours, or a bug, goes on.
      if (typeof (error as { code?: unknown }).code !== "number") throw error;
      refuse("xlsx/badZip", entry.name, { why: { zh: "压缩数据损坏", en: "the packed data is damaged" } });
    }
  }
  if (size !== entry.size) refuse("xlsx/badZip", entry.name, { why: { zh: "解压后的大小与目录的记录不符", en: "the unpacked size is not what the directory says" } });
  if (crc !== entry.crc) refuse("xlsx/badChecksum", entry.name);
}
