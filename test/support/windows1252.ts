/** 0x80 to 0x9f of windows-1252, which Node's decoder leaves as control characters. @source Unicode, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT. */
export const highCharacters = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeWindows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? highCharacters[byte - 0x80]! : String.fromCharCode(byte))).join("");
}
