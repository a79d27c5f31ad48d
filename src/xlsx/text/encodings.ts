/** Encodings of text files that are read. `gbk`: double-byte Chinese (GB2312, CP936); `gb18030`: the same with four-byte characters. */
export const textEncodings = ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252"] as const;
export type TextEncoding = (typeof textEncodings)[number];

const aliases: Readonly<Record<string, TextEncoding>> = {
  utf8: "utf-8", utf16: "utf-16le", "utf-16": "utf-16le", utf16le: "utf-16le", utf16be: "utf-16be", utf32le: "utf-32le", utf32be: "utf-32be", gb2312: "gbk", cp936: "gbk", ansi: "gbk",
  cp950: "big5", sjis: "shift_jis", "shift-jis": "shift_jis", cp932: "shift_jis", eucjp: "euc-jp", euckr: "euc-kr", cp949: "euc-kr", cp1252: "windows-1252", latin1: "windows-1252", "iso-8859-1": "windows-1252",
};

/** The encoding of that name, also by its usual other names; null when there is none. `ansi` is what Chinese Windows calls so. */
export function encodingNamed(name: string): TextEncoding | null {
  const wanted = name.trim().toLowerCase();
  return textEncodings.find((encoding) => encoding === wanted) ?? (Object.hasOwn(aliases, wanted) ? aliases[wanted]! : null);
}

/** Longest first: the mark of UTF-32LE starts with that of UTF-16LE. @source Unicode 16, 23.8, table 23-4; GB 18030-2022 for its own. */
const marks: readonly { readonly encoding: TextEncoding; readonly mark: readonly number[] }[] = [
  { encoding: "utf-32le", mark: [0xff, 0xfe, 0, 0] },
  { encoding: "utf-32be", mark: [0, 0, 0xfe, 0xff] },
  { encoding: "gb18030", mark: [0x84, 0x31, 0x95, 0x33] },
  { encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
];

/** The encoding that a byte order mark names, and the mark's length. */
export function markOf(bytes: Uint8Array): { readonly encoding: TextEncoding; readonly length: number } | null {
  const found = marks.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  return found === undefined ? null : { encoding: found.encoding, length: found.mark.length };
}

/**
 * Bytes as text; null where they are no text of the encoding. `beginning`: more bytes follow, so that a character may be cut at the end. A byte order mark is a character
 * here: leave it out.
 */
export function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding, beginning = false): string | null {
  if (encoding === "utf-32le" || encoding === "utf-32be") return utf32(beginning ? bytes.subarray(0, bytes.length - (bytes.length % 4)) : bytes, encoding === "utf-32le");
  if (encoding === "windows-1252") return windows1252(bytes);
  try {
    const text = new TextDecoder(labelOf(encoding), { fatal: true, ignoreBOM: true }).decode(bytes, { stream: beginning });
    // Some platforms pass bytes that these encodings leave undefined as control or private characters.
    return passesStrays.has(encoding) && /[\u0080-\u009f\uf8f0-\uf8ff\ufffd]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Bytes as text with U+FFFD for what makes no sense: to judge or show a sample by, never to keep. */
export function decodeLoosely(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === "utf-32le" || encoding === "utf-32be") return utf32(bytes.subarray(0, bytes.length - (bytes.length % 4)), encoding === "utf-32le", "\ufffd")!;
  return encoding === "windows-1252" ? windows1252(bytes, 0xfffd)! : new TextDecoder(labelOf(encoding), { ignoreBOM: true }).decode(bytes);
}

/** GB18030 holds all of GBK; decoders named `gbk` differ between platforms in the euro sign and a few others. */
function labelOf(encoding: TextEncoding): string {
  return encoding === "gbk" ? "gb18030" : encoding;
}

const passesStrays: ReadonlySet<TextEncoding> = new Set(["big5", "shift_jis", "euc-jp", "euc-kr"]);

/** The platforms' decoders leave UTF-32 out. */
function utf32(bytes: Uint8Array, littleEndian: boolean, instead: string | null = null): string | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 4) {
    const code = view.getUint32(i, littleEndian);
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (!valid && instead === null) return null;
    parts.push(valid ? String.fromCodePoint(code) : instead!);
  }
  return parts.join("");
}

/** Bytes 80 to 9F of windows-1252; a space where it has no character. Platforms differ here: some decode them as Latin-1. @source WHATWG Encoding, index-windows-1252. */
const windows1252High = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function windows1252(bytes: Uint8Array, instead: number | null = null): string | null {
  const parts: string[] = [];
  const units = new Uint16Array(8192);
  for (let from = 0; from < bytes.length; from += units.length) {
    const length = Math.min(units.length, bytes.length - from);
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i]!;
      const high = byte >= 0x80 && byte < 0xa0 ? windows1252High.charCodeAt(byte - 0x80) : byte;
      const valid = high !== 32 || byte === 32;
      if (!valid && instead === null) return null;
      units[i] = valid ? high : instead!;
    }
    parts.push(String.fromCharCode(...units.subarray(0, length)));
  }
  return parts.join("");
}

/** Every encoding but the wide ones has ASCII as it is, and no line feed inside a character. */
export function isWide(encoding: TextEncoding): boolean {
  return encoding.startsWith("utf-16") || encoding.startsWith("utf-32");
}
