import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { JournalTools } from "../../src/changes/journalTools";

/** Real digests and deflate, with salts that count up so that a run can be repeated. */
export function journalTools(): JournalTools {
  let salts = 0;
  return {
    sha256Hex: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    deflate: (bytes) => deflateRawSync(bytes),
    inflate: (bytes) => { try { return inflateRawSync(bytes); } catch { return null; } },
    encodeUtf8: (text) => new TextEncoder().encode(text),
    decodeUtf8: (bytes) => { try { return new TextDecoder("utf-8", { fatal: true }).decode(bytes); } catch { return null; } },
    salt: () => (++salts).toString(16).padStart(32, "0"),
  };
}
