import { deflateSync, Inflate } from "fflate";
import { ByteBuilder } from "./byteBuilder";
import { limits } from "./readZip";

/** Bytes as text for plain JSON: deflated, in base64. */
export function packBytes(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 6 });
  let binary = "";
  for (let at = 0; at < packed.length; at += 0x8000) binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The bytes again; null for what is no such text or would become larger than a part may be. */
export function unpackBytes(text: string): Uint8Array | null {
  const out = new ByteBuilder();
  let size = 0;
  try {
    const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const stream = new Inflate((chunk) => {
      size += chunk.length;
      if (size <= limits.part) out.copy(chunk);
    });
    // In pieces, so that one that grows without end is noticed.
    for (let at = 0; (at === 0 || at < packed.length) && size <= limits.part; at += 1 << 16) stream.push(packed.subarray(at, at + (1 << 16)), at + (1 << 16) >= packed.length);
  } catch {
    return null;
  }
  return size > limits.part ? null : out.bytes();
}
