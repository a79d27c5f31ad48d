import { deflateSync } from "fflate";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { type FakeEntry, type FakeTail, utf8, zip64End, zip64Extra, zipOf } from "../support/zipOf";
import { partsOf, save, workbookOf } from "../xlsx/support";
import type { Suite } from "./suite";

const sheet = "xl/worksheets/sheet1.xml";
const parts = (): FakeEntry[] => [...partsOf(save(workbookOf([["客户"], ["张三"]])))].map(([name, content]) => ({ name, content }));
const contentOf = (name: string): Uint8Array => parts().find((part) => part.name === name)!.content!;
/** The workbook with its sheet told otherwise. */
const withSheet = (change: Partial<FakeEntry>, tail: FakeTail = {}): Uint8Array => zipOf(parts().map((part) => (part.name === sheet ? { ...part, ...change } : part)), tail);
const withMore = (...more: readonly FakeEntry[]): Uint8Array => zipOf([...parts(), ...more]);
const other = utf8(new TextDecoder().decode(contentOf(sheet)).replace("<sheetData>", '<sheetData><row r="9"><c r="A9"><v>1</v></c></row>'));
const whole = zipOf(parts());
const end = whole.length - 22;
const directory = new DataView(whole.buffer).getUint32(end + 16, true);
const count = parts().length;
/** A data descriptor as programs write it that do not know sizes beforehand. */
const descriptor = (): Uint8Array => {
  const view = new DataView(zipOf([{ name: sheet, content: contentOf(sheet) }]).buffer);
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setUint32(0, 0x08074b50, true);
  for (const [to, from] of [[4, 14], [8, 18], [12, 22]] as const) bytes.setUint32(to, view.getUint32(from, true), true);
  return new Uint8Array(bytes.buffer);
};

/** Containers in which two readers could see two workbooks, or none a whole one; and the honest ones beside them. */
const cases: readonly (readonly [name: string, bytes: () => Uint8Array, expected: string])[] = [
  ["honest", () => whole, "opens"],
  ["honest: stored parts", () => zipOf(parts().map((part) => ({ ...part, method: 0 }))), "opens"],
  ["honest: sizes after the content", () => withSheet({ flags: 8, local: { crc: 0, size: 0, packedSize: 0 }, descriptor: descriptor() }), "opens"],
  ["honest: zip64 sizes", () => withSheet({ directory: { size: 0xffffffff, extra: zip64Extra(contentOf(sheet).length) } }), "opens"],
  ["honest: zip64 end", () => zipOf(parts(), { count: 0xffff, offset: 0xffffffff, between: zip64End({ count, size: end - directory, offset: directory, at: end }) }), "opens"],
  ["honest: a comment", () => zipOf(parts(), { comment: "made by a program PK\u0005\u0006" }), "opens"],
  ["honest: backslashes", () => zipOf(parts().map((part) => ({ ...part, name: part.name.replaceAll("/", "\\") }))), "opens"],
  ["honest: an empty folder", () => withMore({ name: "xl/media/", content: utf8(""), method: 0 }), "opens"],
  ["two parts of one name", () => withMore({ name: sheet, content: other }), "xlsx/badZip"],
  ["two parts that differ in case", () => withMore({ name: sheet.toUpperCase(), content: other }), "xlsx/badZip"],
  ["two parts that differ in slashes", () => withMore({ name: sheet.replaceAll("/", "\\"), content: other }), "xlsx/badZip"],
  ["another name in the header", () => withSheet({ local: { name: sheet.replace("1", "2") } }), "xlsx/badZip"],
  ["another method in the header", () => withSheet({ local: { method: 0 } }), "xlsx/badZip"],
  ["another checksum in the header", () => withSheet({ local: { crc: 1 } }), "xlsx/badZip"],
  ["another size in the header", () => withSheet({ local: { size: 5 } }), "xlsx/badZip"],
  ["another packed size in the header", () => withSheet({ local: { packedSize: 5 } }), "xlsx/badZip"],
  ["a wrong checksum in both places", () => withSheet({ crc: 1 }), "xlsx/badChecksum"],
  ["a size that is too small", () => withSheet({ size: 10 }), "xlsx/badZip"],
  ["a size that is too large", () => withSheet({ size: 100_000 }), "xlsx/badZip"],
  ["a packed size that is too small", () => withSheet({ packedSize: 10 }), "xlsx/badZip"],
  ["a packed size beyond the file", () => withSheet({ packedSize: 0x7fffffff }), "xlsx/badZip"],
  ["a stored part of two sizes", () => withSheet({ method: 0, size: contentOf(sheet).length + 1 }), "xlsx/badZip"],
  ["content swapped under its checksum", () => withSheet({ packed: deflateSync(other), size: other.length }), "xlsx/badChecksum"],
  ["damaged packed data", () => withSheet({ packed: new Uint8Array([7, 255, 255, 1]) }), "xlsx/badZip"],
  ["nothing for packed data", () => withSheet({ packed: new Uint8Array(0) }), "xlsx/badZip"],
  ["an unknown method", () => withSheet({ method: 12 }), "xlsx/badZip"],
  ["an encrypted part", () => withSheet({ flags: 1 }), "xlsx/encrypted"],
  ["a strongly encrypted part", () => withSheet({ flags: 0x41 }), "xlsx/encrypted"],
  ["an encrypted directory", () => withSheet({ flags: 0x2000 }), "xlsx/encrypted"],
  ["encrypted only in its header", () => withSheet({ local: { flags: 1 } }), "xlsx/badZip"],
  ["zip64 sizes without the field", () => withSheet({ size: 0xffffffff }), "xlsx/tooBig"],
  ["zip64 field that is too short", () => withSheet({ directory: { size: 0xffffffff, extra: zip64Extra() } }), "xlsx/badZip"],
  ["zip64 size that lies", () => withSheet({ directory: { size: 0xffffffff, extra: zip64Extra(10) } }), "xlsx/badZip"],
  ["zip64 size beyond all", () => withSheet({ size: 0xffffffff, extra: zip64Extra(2 ** 52) }), "xlsx/tooBig"],
  ["an extra field that overruns", () => withSheet({ directory: { extra: new Uint8Array([1, 0, 99, 0, 0]) } }), "xlsx/badZip"],
  ["zip64 end that lists fewer parts", () => zipOf(parts(), { between: zip64End({ count: count - 1, size: end - directory, offset: directory, at: end }) }), "xlsx/badZip"],
  ["zip64 end that lies elsewhere", () => zipOf(parts(), { count: 0xffff, between: zip64End({ count, size: end - directory, offset: directory, at: 2 ** 40 }) }), "xlsx/badZip"],
  ["more parts than the directory has", () => zipOf(parts(), { count: count + 1 }), "xlsx/badZip"],
  ["fewer parts than the directory has", () => zipOf(parts(), { count: count - 1 }), "xlsx/badZip"],
  ["a directory outside the file", () => zipOf(parts(), { offset: 0x7fffffff }), "xlsx/truncated"],
  ["a directory that starts late", () => zipOf(parts(), { offset: directory + 1, size: end - directory - 1 }), "xlsx/badZip"],
  ["a gap before the end record", () => zipOf(parts(), { between: utf8("nothing to see here") }), "xlsx/badZip"],
  ["two directories, each with its end", () => twoEnds(), "xlsx/badZip"],
  ["another disk", () => zipOf(parts(), { disk: 1 }), "xlsx/badZip"],
  ["a part that the directory does not list", () => zipOf([{ name: sheet, content: other, directory: "none" }, ...parts()]), "xlsx/badZip"],
  ["an unlisted part between two others", () => zipOf([...parts().slice(0, 3), { name: sheet, content: other, directory: "none" }, ...parts().slice(3)]), "xlsx/badZip"],
  ["two parts in one place", () => withMore({ name: "xl/copy.xml", local: { name: sheet }, offset: 0 }), "xlsx/badZip"],
  ["bytes before it", () => zipOf(parts(), { before: utf8("MZ this program cannot be run") }), "xlsx/notXlsx"],
  ["bytes after it", () => zipOf(parts(), { after: utf8("\n") }), "xlsx/truncated"],
  ["another zip after it", () => new Uint8Array([...whole, ...whole]), "xlsx/badZip"],
  ...["../../etc/passwd", "xl/../../x.xml", "/etc/passwd", "\\\\server\\x.xml", "C:\\x.xml", "c:/x.xml", "xl/./x.xml", "xl//x.xml", "xl/x\u0000.xml", "xl/x\n.xml"].map((name) => [`the name ${JSON.stringify(name)}`, () => withMore({ name }), "xlsx/badZip"] as const),
  ["a name that is no UTF-8 but says so", () => withMore({ name: "x", flags: 0x800, local: { name: new Uint8Array([0xff, 0xfe]) }, directory: { name: new Uint8Array([0xff, 0xfe]) } }), "xlsx/badZip"],
  ["cut before the directory", () => whole.subarray(0, directory), "xlsx/truncated"],
  ["cut in the directory", () => whole.subarray(0, end - 10), "xlsx/truncated"],
  ["cut in the end record", () => whole.subarray(0, end + 10), "xlsx/truncated"],
];

/** The comment of the first end record is a second directory with its own. */
function twoEnds(): Uint8Array {
  return zipOf(parts(), { comment: Buffer.from(zipOf([])).toString("latin1") });
}

export const lyingContainersSuite: Suite = {
  name: "lying-containers",
  path: null,
  disagreements: {},
  run() {
    const made = cases.map(([name, bytes, expected]) => {
      const opened = openXlsx(bytes());
      return { name, expected, actual: opened.ok ? "opens" : opened.problems.map(({ code }) => code).join(" ") };
    });
    return { files: made.length, cases: made };
  },
};
