import fc from "fast-check";
import { encoderOf } from "../../../src/xlsx/text/encodeText";
import { decodeStrictly } from "../../../src/xlsx/text/encodings";

describe("writing text", () => {
  // Bytes as Python's codec writes them.
  it.each([
    ["\u5ba2\u6237\u3400\ud842\udfb7\u20ac", "bfcdbba78139ee399534b235a2e3"],
    ["A\u00e9\u2014\u00b7\uffe5\u01f9", "41a8a6a1aaa1a4a3a4a8bf"],
    ["\udbff\udfff\ud800\udc00", "e3329a3590308130"],
  ])("%j in GB18030", (text, hex) => {
    const { missing, encode } = encoderOf("gb18030");
    expect(missing(text)).toBeNull();
    expect(Buffer.from(encode(text)).toString("hex")).toBe(hex);
  });

  it("every character of Unicode is in GB18030, and read back as it was; of private ones some are not", () => {
    const { missing, encode } = encoderOf("gb18030");
    const lost: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const character = String.fromCodePoint(point);
      // Decoding one by one would take minutes: each plane's first row and every 17th character after it.
      if (point > 0xffff && (point & 0xffff) > 255 && point % 17 !== 0) continue;
      if (missing(character) !== null || decodeStrictly(encode(character), "gb18030") !== character) lost.push(point.toString(16));
    }
    expect(lost.filter((point) => point < "e000" || point > "f8ff")).toEqual([]);
    expect(lost.length).toBeLessThan(20);
  });

  it.each(["utf-8", "utf-16le", "gbk", "gb18030"] as const)("what %s has is read back; what it lacks is named", (encoding) => {
    const { missing, encode } = encoderOf(encoding);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "客", "𠮷", "é", "—", "€", "\ud800", "\udc00", "漢", "①", "\u0000", "ñ") }), (text) => {
      const lacking = missing(text);
      const expected = [...text].find((character) => /\p{Surrogate}/u.test(character) || (encoding === "gbk" && (character.length === 2 || character === "ñ"))) ?? null;
      expect(lacking).toBe(expected);
      if (lacking === null) expect(decodeStrictly(encode(text), encoding)).toBe(text);
    }), { seed: 5 });
  });
});
