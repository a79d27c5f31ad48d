import { encoderOf, type WrittenEncoding } from "../../../src/xlsx/text/encodeText";
import { readText } from "../../../src/xlsx/text/readText";

const encode = (text: string, encoding: WrittenEncoding): Uint8Array => encoderOf(encoding).encode(text);
const read = (bytes: Uint8Array, encoding: WrittenEncoding): { text: string; bad: unknown; pieces: number } => {
  let [text, pieces] = ["", 0];
  const bad = readText(bytes, encoding, 0, (piece) => {
    text += piece;
    pieces++;
    return true;
  });
  return { text, bad, pieces };
};

describe("reading a long text", () => {
  // Characters of two to four bytes that fall on every place a piece could be cut.
  const long = Array.from({ length: 90_000 }, (_, i) => `${"x".repeat(i % 7)}客𠮷,é\r\n`).join("");

  it.each(["utf-8", "utf-16le", "gb18030"] as const)("in %s gives it whole, in several pieces", (encoding) => {
    const { text, bad, pieces } = read(encode(long, encoding), encoding);
    expect(bad).toBeNull();
    expect(text === long).toBe(true);
    expect(pieces).toBeGreaterThan(1);
  });

  it.each([
    ["utf-8", [0xff]], ["utf-8", [0xe5, 0x8c]], ["gb18030", [0xff]], ["gb18030", [0x81]], ["utf-16le", [0x00, 0xdc]], ["utf-16le", [0x00, 0xd8]],
  ] as const)("in %s names the line and byte of %j", (encoding, broken) => {
    for (const lines of [3, 80_000]) {
      const before = encode(long.split("\r\n").slice(0, lines).join("\r\n") + "\r\nab", encoding);
      const after = encode("\r\nrest", encoding);
      const bytes = new Uint8Array([...before, ...broken, ...after]);
      expect(read(bytes, encoding).bad).toEqual({ line: lines + 1, byte: before.length + 1 });
    }
  });

  it("counts lines that end in CR alone", () => expect(read(Uint8Array.of(0x61, 13, 0x61, 13, 10, 0x61, 0xff), "utf-8").bad).toEqual({ line: 3, byte: 7 }));
  it("names a character that is cut off at the end", () => expect(read(Uint8Array.of(0x61, 10, 0xe5, 0x8c), "utf-8").bad).toEqual({ line: 2, byte: 3 }));
});
