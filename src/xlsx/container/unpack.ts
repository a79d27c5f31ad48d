import { Inflate } from "fflate";
import { refuse } from "../xlsxProblem";
import { type Codec, portableCodec } from "./codec";
import type { ZipEntry } from "./readZip";

/** Small pieces: a packed byte can become a thousand, and the size must be checked before the next piece is unpacked. */
const piece = 1 << 16;

const wrongSize = { zh: "解压后的大小与目录的记录不符", en: "the unpacked size is not what the directory says" };
const damaged = { zh: "压缩数据损坏", en: "the packed data is damaged" };

/** The content of an entry, its size and checksum verified. */
export function unpack(entry: ZipEntry): Uint8Array {
  return unpackWith(portableCodec, entry);
}

/** Unpacks without keeping: refuses an entry whose size or checksum is wrong. */
export function verify(entry: ZipEntry): void {
  verifyWith(portableCodec, entry);
}

export function unpackWith(codec: Codec, entry: ZipEntry): Uint8Array {
  const whole = unpackWhole(entry, codec);
  if (whole !== null) return whole;
  const out = new Uint8Array(entry.size);
  let at = 0;
  for (const chunk of inflate(entry, codec)) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** The content piece by piece; size and checksum are only verified when the last one has been taken, so nothing may be believed before. */
export function unpackPieces(codec: Codec, entry: ZipEntry): Iterable<Uint8Array> {
  const whole = unpackWhole(entry, codec);
  return whole === null ? inflate(entry, codec) : [whole];
}

export function verifyWith(codec: Codec, entry: ZipEntry): void {
  const pieces = unpackPieces(codec, entry)[Symbol.iterator]();
  while (pieces.next().done !== true);
}

/** What a codec can unpack in one go; null leaves it, and what may be wrong with it, to the pieces. */
function unpackWhole(entry: ZipEntry, codec: Codec): Uint8Array | null {
  const whole = entry.method === 0 ? null : (codec.inflate?.(entry.packed, entry.size) ?? null);
  return whole !== null && whole.length === entry.size && codec.crc32(whole, 0) === entry.crc ? whole : null;
}

function* inflate(entry: ZipEntry, codec: Codec): Iterable<Uint8Array> {
  let size = 0;
  let crc = 0;
  const taken = (chunk: Uint8Array): Uint8Array => {
    size += chunk.length;
    if (size > entry.size) refuse("xlsx/badZip", entry.name, { why: wrongSize });
    crc = codec.crc32(chunk, crc);
    return chunk;
  };
  if (entry.method === 0) yield taken(entry.packed);
  else {
    let chunks: Uint8Array[] = [];
    const stream = new Inflate((chunk) => void chunks.push(taken(chunk)));
    const { packed } = entry;
    for (let at = 0; at === 0 || at < packed.length; at += piece) {
      chunks = [];
      try {
        stream.push(packed.subarray(at, at + piece), at + piece >= packed.length);
      } catch (error) {
        // fflate's own errors carry a code; a refusal of ours, or a bug, goes on.
        if (typeof (error as { code?: unknown }).code !== "number") throw error;
        refuse("xlsx/badZip", entry.name, { why: damaged });
      }
      yield* chunks;
    }
  }
  if (size !== entry.size) refuse("xlsx/badZip", entry.name, { why: wrongSize });
  if (crc !== entry.crc) refuse("xlsx/badChecksum", entry.name);
}
