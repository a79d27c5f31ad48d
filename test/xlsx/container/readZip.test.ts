import { deflateSync } from "fflate";
import { readZip } from "../../../src/xlsx/container/readZip";
import { unpack } from "../../../src/xlsx/container/unpack";
import { writeZip } from "../../../src/xlsx/container/writeZip";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { Refusal } from "../../../src/xlsx/xlsxProblem";
import { utf8 as text, zipOf } from "../../support/zipOf";
import { codes, partsOf, save, workbookOf } from "../support";

const good = save(workbookOf([["客户", "电话"], ["张三", 1]]));

/** Code of the refusal when all entries are read and unpacked; null when there is none. */
function verdict(bytes: Uint8Array): string | null {
  try {
    readZip(bytes).forEach(unpack);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}

test("what is written is read again, in order and with the first day a zip knows", () => {
  const bytes = writeZip([{ name: "b.xml", bytes: text("<b/>") }, { name: "a/客.xml", bytes: text("") }]);
  const entries = readZip(bytes);
  expect(entries.map(({ name, time, date }) => [name, time, date])).toEqual([["b.xml", 0, 0x21], ["a/客.xml", 0, 0x21]]);
  expect(entries.map(unpack)).toEqual([text("<b/>"), text("")]);
  expect(writeZip(entries)).toEqual(bytes);
});

test.each<[string, Uint8Array, string | null]>([
  ["an empty zip", zipOf([]), null],
  ["a comment that holds an end record", zipOf([{ name: "a" }], { comment: "PK\u0005\u0006" + "\u0000".repeat(30) }), null],
  ["a stored entry", zipOf([{ name: "a", packed: text("a"), method: 0 }]), null],
  ["two entries of one name", zipOf([{ name: "xl/a.xml" }, { name: "XL/A.xml" }]), "xlsx/badZip"],
  ["two entries that differ in slashes", zipOf([{ name: "xl/a.xml" }, { name: "xl\\a.xml" }]), "xlsx/badZip"],
  ["a name that climbs", zipOf([{ name: "xl/../../a.xml" }]), "xlsx/badZip"],
  ["an absolute name", zipOf([{ name: "/etc/passwd" }]), "xlsx/badZip"],
  ["a name with a drive", zipOf([{ name: "C:\\a.xml" }]), "xlsx/badZip"],
  ["a name with a control character", zipOf([{ name: "a\u0000.xml" }]), "xlsx/badZip"],
  ["a header that says another name", zipOf([{ name: "a.xml", local: { name: "b.xml" } }]), "xlsx/badZip"],
  ["a wrong checksum", zipOf([{ name: "a.xml", crc: 1 }]), "xlsx/badChecksum"],
  ["a size that is too small", zipOf([{ name: "a.xml", content: text("abc"), packed: deflateSync(text("abcdef")) }]), "xlsx/badZip"],
  ["a size that is too large", zipOf([{ name: "a.xml", content: text("abc"), size: 5 }]), "xlsx/badZip"],
  ["an encrypted entry", zipOf([{ name: "a.xml", flags: 1 }]), "xlsx/encrypted"],
  ["an unknown method", zipOf([{ name: "a.xml", method: 12 }]), "xlsx/badZip"],
  ["damaged packed data", zipOf([{ name: "a.xml", packed: new Uint8Array([7, 255, 255, 1]) }]), "xlsx/badZip"],
  ["entries that overlap", zipOf([{ name: "a.xml" }, { name: "a.xml2", local: { name: "a.xml" }, offset: 0 }]), "xlsx/badZip"],
  ["more entries than the directory has", zipOf([{ name: "a" }], { count: 2 }), "xlsx/badZip"],
  ["5,001 parts", zipOf(Array.from({ length: 5001 }, (_, i) => ({ name: `p${i}` }))), "xlsx/tooManyParts"],
  ["a bomb by ratio", zipOf([{ name: "a.xml", content: new Uint8Array(20 << 20) }]), "xlsx/bomb"],
  ["a bomb in many parts", zipOf(Array.from({ length: 12 }, (_, i) => ({ name: `p${i}`, content: new Uint8Array(8 << 20) }))), "xlsx/bomb"],
  ["a bomb that lies about its size", zipOf([{ name: "a.xml", content: text("abc"), packed: deflateSync(new Uint8Array(100 << 20)) }]), "xlsx/badZip"],
  ["a part over the limit", zipOf([{ name: "a.xml", size: 2 ** 31 }]), "xlsx/tooBig"],
])("%s", (_, bytes, expected) => expect(verdict(bytes)).toBe(expected));

test.each<[string, Uint8Array, string, string]>([
  ["nothing", new Uint8Array(0), "xlsx/empty", ""],
  ["text", text("id,name\n1,a\n"), "xlsx/notXlsx", ".csv"],
  ["a web page", text("\ufeff<html><table>"), "xlsx/notXlsx", "HTML"],
  ["XML Spreadsheet 2003", text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), "xlsx/notXlsx", "2003"],
  ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(500).fill(0)]), "xlsx/notXlsx", ".xls"],
  ["an encrypted workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("EncryptedPackage", "utf16le")]), "xlsx/encrypted", ""],
  ["a WPS workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("WPS Spreadsheets")]), "xlsx/notXlsx", ".et"],
  ["a Word document", zipOf([{ name: "word/document.xml" }, { name: "[Content_Types].xml" }]), "xlsx/notXlsx", ".docx"],
  ["an OpenDocument sheet", zipOf([{ name: "mimetype" }, { name: "content.xml" }]), "xlsx/notXlsx", ".ods"],
  ["a PDF", text("%PDF-1.7"), "xlsx/notXlsx", "PDF"],
])("%s is refused with what it looks like", (_, bytes, code, looksLike) => {
  const result = openXlsx(bytes);
  expect(codes(result)).toEqual([code]);
  if (result.ok) return;
  expect(result.problems[0]!.message.en).toContain(looksLike);
  expect(result.problems[0]!.message["zh-CN"]).not.toMatch(/\{|\}/);
});

test("a file cut anywhere is refused", () => {
  for (let length = 0; length < good.length; length += 7) expect(codes(openXlsx(good.subarray(0, length)))).toHaveLength(1);
});

test("a flipped byte is refused or changes nothing that is read", () => {
  const parts = partsOf(good);
  // A linear congruential generator: the same bytes every time.
  let seed = 12345;
  const next = (limit: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % limit;
  for (let round = 0; round < 2000; round++) {
    const bytes = good.slice();
    bytes[next(bytes.length)]! ^= 1 << next(8);
    const result = openXlsx(bytes);
    if (result.ok) expect(partsOf(bytes)).toEqual(parts);
  }
});
