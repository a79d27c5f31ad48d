import { strToU8, Zip, ZipDeflate } from "fflate";

/** A part: its name in the package and its text, whole or in pieces. Parts are written in the order given; pieces are asked for one by one. */
export type Part = { readonly path: string; readonly text: string | Iterable<string> };

/** Zips the parts. The time stamp is fixed in local parts, so the bytes are the same in every time zone. */
export function zipParts(parts: readonly Part[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    pieces.push(data);
  });
  for (const part of parts) {
    const file = new ZipDeflate(part.path, { level: 6 });
    file.mtime = new Date(2024, 11, 20, 9, 30, 0);
    zip.add(file);
    for (const text of typeof part.text === "string" ? [part.text] : part.text) file.push(strToU8(text));
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
