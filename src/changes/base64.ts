/** Base64 with padding for bytes that are kept in cells. @source RFC 4648, section 4 */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const letters = Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = "=".charCodeAt(0);
const sextets = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) sextets[alphabet.charCodeAt(i)] = i;

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  const codes = new Uint8Array(8192);
  let used = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[used] = letters[bits >> 18]!;
    codes[used + 1] = letters[(bits >> 12) & 63]!;
    codes[used + 2] = i + 1 < bytes.length ? letters[(bits >> 6) & 63]! : padding;
    codes[used + 3] = i + 2 < bytes.length ? letters[bits & 63]! : padding;
    used += 4;
    if (used < codes.length && i + 3 < bytes.length) continue;
    // Not spread: that goes through the bytes one by one.
    parts.push(String.fromCharCode.apply(null, codes.subarray(0, used) as unknown as number[]));
    used = 0;
  }
  return parts.join("");
}

/** Exactly what `toBase64` writes, else null: the unused bits of the last character must be zero, so that no two texts give the same bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padded = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const length = text.length - padded;
  const bytes = new Uint8Array((text.length / 4) * 3 - padded);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const sextet = sextets[text.charCodeAt(i)] ?? -1;
    if (sextet < 0) return null;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
