import { deflateSync, inflateSync } from "fflate";

/** Bytes as text for plain JSON: deflated, in base64. */
export function packBytes(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 6 });
  let binary = "";
  for (let at = 0; at < packed.length; at += 0x8000) binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function unpackBytes(text: string): Uint8Array {
  return inflateSync(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}
