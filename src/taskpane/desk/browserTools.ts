import { Inflate, deflateSync } from "fflate";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { SessionTools } from "../../pipeline/session";

/** What a piece of state may inflate to: far above any real one, far below what would hurt. */
const mostInflated = 256 * 1024 * 1024;

/** What a page or a worker gives a session. */
export const browserTools: SessionTools = {
  sha256Hex: (bytes) => bytesToHex(sha256(bytes)),
  deflate: (bytes) => deflateSync(bytes, { level: 5 }),
  inflate: inflateBounded,
  encodeUtf8: (text) => new TextEncoder().encode(text),
  decodeUtf8: (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  salt: () => bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
};

/** In pieces, so that a lying stream is stopped before it fills the memory. */
function inflateBounded(bytes: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  try {
    const stream = new Inflate((chunk, final) => {
      size += chunk.length;
      if (size > mostInflated) throw new RangeError("too long");
      chunks.push(chunk);
      ended = final;
    });
    const piece = 1 << 16;
    for (let at = 0; at < bytes.length; at += piece) stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch {
    return null;
  }
  if (!ended) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
