import { decodeStrictly } from "./encodings";

/** Encodings that are written: UTF-8 for everybody, UTF-16 for programs that ask for "Unicode text", GBK and GB18030 for Chinese ones that know no UTF. */
export const writtenEncodings = ["utf-8", "utf-16le", "gbk", "gb18030"] as const;
export type WrittenEncoding = (typeof writtenEncodings)[number];

export type CharacterEncoder = {
  /** Of the encoding; empty where a mark would be read as text. */
  readonly mark: Uint8Array;
  /** The first character that the encoding does not have; null when it has all. Half a surrogate pair is in none. */
  readonly missing: (text: string) => string | null;
  /** Only for texts in which none is missing. */
  readonly encode: (text: string) => Uint8Array;
};

export function encoderOf(encoding: WrittenEncoding): CharacterEncoder {
  switch (encoding) {
    case "utf-8": {
      const encoder = new TextEncoder();
      return { mark: Uint8Array.of(0xef, 0xbb, 0xbf), missing: loneSurrogate, encode: (text) => encoder.encode(text) };
    }
    case "utf-16le": return { mark: Uint8Array.of(0xff, 0xfe), missing: loneSurrogate, encode: utf16 };
    default: return { mark: new Uint8Array(0), missing: (text) => missingIn(text, encoding), encode: (text) => chinese(text, encoding) };
  }
}

function loneSurrogate(text: string): string | null {
  return /\p{Surrogate}/u.exec(text)?.[0] ?? null;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[2 * i] = code & 255;
    bytes[2 * i + 1] = code >> 8;
  }
  return bytes;
}

/** For each unit of UTF-16 its bytes as one number: two bytes, or four in GB18030; 0 for none. Made by reading every code of the encoding, so that what is written is read back. */
let table: { readonly two: Uint16Array; readonly four: Uint32Array } | null = null;

function chineseTable(): NonNullable<typeof table> {
  if (table !== null) return table;
  const [two, four] = [new Uint16Array(65_536), new Uint32Array(65_536)];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = trail === 0x7f ? null : decodeStrictly(Uint8Array.of(lead, trail), "gb18030");
      if (text?.length === 1 && two[text.charCodeAt(0)] === 0) two[text.charCodeAt(0)] = (lead << 8) | trail;
    }
  }
  // Four-byte codes of the basic plane are numbered through from 81 30 81 30; those of the other planes start at 90 30 81 30. @source GB 18030-2022, annex; WHATWG Encoding, 10.2.
  for (let pointer = 0; pointer < 39_420; pointer++) {
    const bytes = fourBytes(pointer);
    const text = decodeStrictly(bytes, "gb18030");
    if (text?.length === 1) four[text.charCodeAt(0)] = ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
  }
  return (table = { two, four });
}

function fourBytes(pointer: number): Uint8Array {
  return Uint8Array.of(0x81 + Math.floor(pointer / 12_600), 0x30 + (Math.floor(pointer / 1260) % 10), 0x81 + (Math.floor(pointer / 10) % 126), 0x30 + (pointer % 10));
}

function missingIn(text: string, encoding: "gbk" | "gb18030"): string | null {
  if (!/[^\u0000-\u007f]/.test(text)) return null;
  const { two, four } = chineseTable();
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80 || two[code] !== 0) continue;
    const astral = character.length === 2;
    if (encoding === "gbk" || (!astral && four[code] === 0)) return character;
  }
  return null;
}

function chinese(text: string, encoding: "gbk" | "gb18030"): Uint8Array {
  const { two, four } = chineseTable();
  const bytes = new Uint8Array(4 * text.length);
  let size = 0;
  const put = (code: number, length: number): void => {
    for (let shift = 8 * (length - 1); shift >= 0; shift -= 8) bytes[size++] = (code >>> shift) & 255;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) put(code, 1);
    // The euro sign of CP936, which is what Windows takes GBK for. @source WHATWG Encoding, gbk encoder.
    else if (encoding === "gbk" && code === 0x20ac) put(0x80, 1);
    else if (two[code] !== 0) put(two[code]!, 2);
    else if (encoding === "gb18030" && four[code] !== 0) put(four[code]!, 4);
    else {
      const point = text.codePointAt(i++)!;
      for (const byte of fourBytes(189_000 + point - 0x10000)) put(byte, 1);
    }
  }
  return bytes.slice(0, size);
}
