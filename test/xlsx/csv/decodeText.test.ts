import { decodeText } from "../../../src/xlsx/csv/decodeText";

const bytes = (...parts: (string | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));
const wide = (text: string, big: boolean): number[] => [...text].flatMap((char) => (big ? [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255] : [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]));
/** 客户,电话 in GBK. */
const gbk = [0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0];

describe("the encoding of a text file", () => {
  it.each([
    ["UTF-8", bytes("客户,a"), { text: "客户,a", encoding: "utf-8", bom: false, guessed: false }],
    ["UTF-8 with mark", bytes([0xef, 0xbb, 0xbf], "客户"), { text: "客户", encoding: "utf-8", bom: true, guessed: false }],
    ["UTF-16LE with mark", bytes([0xff, 0xfe], wide("客户", false)), { text: "客户", encoding: "utf-16le", bom: true, guessed: false }],
    ["UTF-16BE with mark", bytes([0xfe, 0xff], wide("客户", true)), { text: "客户", encoding: "utf-16be", bom: true, guessed: false }],
    ["UTF-16LE without", bytes(wide("name,phone\n", false)), { text: "name,phone\n", encoding: "utf-16le", bom: false, guessed: true }],
    ["UTF-16BE without", bytes(wide("name,phone\n", true)), { text: "name,phone\n", encoding: "utf-16be", bom: false, guessed: true }],
    ["UTF-32LE", bytes([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), { text: "a", encoding: "utf-32le", bom: true, guessed: false }],
    ["GBK", bytes(gbk), { text: "客户,电话", encoding: "gb18030", bom: false, guessed: true }],
    ["Western", bytes("caf", [0xe9], ",1\nna", [0xef], "ve,2\nplain,3\n"), { text: "café,1\nnaïve,2\nplain,3\n", encoding: "windows-1252", bom: false, guessed: true }],
    ["nothing", bytes(""), { text: "", encoding: "utf-8", bom: false, guessed: false }],
  ])("%s", (_, input, expected) => expect(decodeText(input)).toEqual(expected));

  it.each([
    ["UTF-8 with one broken byte", bytes("客户名称\n上海测试\n", [0xe5, 0x8c], "\n"), { kind: "undecodable", encoding: "utf-8", line: 3 }],
    ["a mark of UTF-32 before something else", bytes([0, 0, 0xfe, 0xff], "id,value"), { kind: "undecodable", encoding: "utf-32be", line: 1 }],
    ["bytes that are no text", Uint8Array.from({ length: 64 }, (_, i) => 128 + ((i * 37) % 128)), { kind: "unknownEncoding" }],
  ])("is not guessed for %s", (_, input, expected) => expect(decodeText(input)).toEqual(expected));
});
