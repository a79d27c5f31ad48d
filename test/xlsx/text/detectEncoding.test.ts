import { detectEncoding, sampleLine } from "../../../src/xlsx/text/detectEncoding";
import { decodeStrictly, encodingNamed, textEncodings } from "../../../src/xlsx/text/encodings";

const bytes = (...parts: (string | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));
const ofBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

describe("the encoding of a text file", () => {
  // Bytes as Python's codecs write them.
  it.each([
    ["gbk", "客户名称,联系人\n上海甲乙贸易有限公司,张三\n", "v827p8P7s8YswarPtcjLCsnPuqO819LSw7PS19PQz965q8u+LNXFyP0K"],
    ["gbk", "客户\n李雷\n", "v827pwrA7sDXCg=="],
    ["gbk", "名字\n昊翀\n", "w/vX1grqu8GICg=="],
    ["gbk", "公司名稱,聯絡人\n臺北科技股份有限公司,陳大文\n", "uavLvsP7t1EswpO9asjLCsVfsbG/xry8ucm33dPQz965q8u+LOqQtPPOxAo="],
    ["gb18030", "客户名称\n㐀𠮷商店\n", "v827p8P7s8YKgTnuOZU0sjXJzLXqCg=="],
    ["big5", "公司名稱,聯絡人\n台北科技股份有限公司,陳大文\n", "pL2lcaZXutkswXC1uKRICqV4pV+s7KfeqtGl96azra2kvaVxLLOvpGqk5Qo="],
    ["big5", "姓名\n劉德華\n", "qW2mVwq8Qrx3tdgK"],
    ["shift_jis", "会社名,担当者\n株式会社サンプル,山田太郎\n", "ie+O0Ja8LJJTk5aO0gqKlI6uie+O0INUg5ODdoOLLI5Sk2ORvphZCg=="],
    ["shift_jis", "名前\nたなか\n", "lryRTwqCvYLIgqkK"],
    ["euc-jp", "会社名,担当者\n株式会社サンプル,山田太郎\n", "svG80sy+LMO0xfa81Aqz9LywsvG80qW1pfOl16XrLLuzxcTCwM+6Cg=="],
    ["euc-kr", "회사명,담당자\n주식회사 샘플,김철수\n", "yLi757jtLLTjtOfA2grB1r3EyLi75yC7+cfDLLHow7a89go="],
    ["windows-1252", "nom,ville\nJosé Müller,Genève\n", "bm9tLHZpbGxlCkpvc+kgTfxsbGVyLEdlbuh2ZQo="],
    ["windows-1252", "Größe;Maß\nÄpfel;3 €\n", "R3L232U7TWHfCsRwZmVsOzMggAo="],
    ["utf-16le", "名字\n昊翀\n", "DVRXWwoACmbAfwoA"],
    ["utf-16be", "客户,电话\n张三,1\n", "W6JiNwAsdTWL3QAKXyBOCQAsADEACg=="],
    ["utf-16le", "name,phone\n", "bgBhAG0AZQAsAHAAaABvAG4AZQAKAA=="],
  ])("%s: %j", (encoding, text, base64) => {
    const input = ofBase64(base64);
    const found = detectEncoding(input)!;
    expect([found.encoding, found.mark, found.certain]).toEqual([encoding, 0, false]);
    expect(decodeStrictly(input, found.encoding)).toBe(text);
  });

  it.each([
    ["utf-8", bytes("客户,a"), 0],
    ["utf-8", bytes("café"), 0],
    ["utf-8", bytes("plain"), 0],
    ["utf-8", bytes(""), 0],
    ["utf-8", bytes([0xef, 0xbb, 0xbf], "客户"), 3],
    ["utf-16le", bytes([0xff, 0xfe, 0x61, 0]), 2],
    ["utf-16be", bytes([0xfe, 0xff, 0, 0x61]), 2],
    ["utf-32le", bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 4],
    ["utf-32be", bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), 4],
    ["gb18030", bytes([0x84, 0x31, 0x95, 0x33], "a"), 4],
    ["utf-8", bytes("客户名称\n上海测试\n", [0xe5, 0x8c], "\n"), 0],
  ])("is %s for certain (%#)", (encoding, input, mark) => expect(detectEncoding(input)).toEqual({ encoding, mark, certain: true, others: [] }));

  it("is not told by bytes that are no text", () => expect(detectEncoding(Uint8Array.from({ length: 64 }, (_, i) => 128 + ((i * 37) % 128)))).toBeNull());

  it("names what else would do, each with a line to see it by", () => {
    const japaneseOrChinese = ofBase64("v827p9L7CrT6wO0K");
    const found = detectEncoding(japaneseOrChinese)!;
    expect(found.encoding).toBe("gbk");
    // 陆 in GBK is ½ in UTF-8.
    const either = detectEncoding(bytes("x\n", [0xc2, 0xbd], "\n"))!;
    expect(either).toEqual({ encoding: "utf-8", mark: 0, certain: false, others: ["gbk"] });
    expect([sampleLine(bytes("x\n", [0xc2, 0xbd], "\n"), "utf-8", 0), sampleLine(bytes("x\n", [0xc2, 0xbd], "\n"), "gbk", 0)]).toEqual(["½", "陆"]);
  });

  it("goes by its usual names", () => {
    for (const encoding of textEncodings) expect(encodingNamed(encoding.toUpperCase())).toBe(encoding);
    expect(["GB2312", "cp936", "utf8", "Shift-JIS", "latin1", "klingon"].map(encodingNamed)).toEqual(["gbk", "gbk", "utf-8", "shift_jis", "windows-1252", null]);
  });

  it("windows-1252 has its own signs, and five bytes that are none", () => {
    expect(decodeStrictly(Uint8Array.of(0x80, 0x93, 0xe9, 0x20), "windows-1252")).toBe("€“é ");
    expect([0x81, 0x8d, 0x8f, 0x90, 0x9d].map((byte) => decodeStrictly(Uint8Array.of(byte), "windows-1252"))).toEqual([null, null, null, null, null]);
  });
});
