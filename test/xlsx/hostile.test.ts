import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeZip } from "../../src/xlsx/container/writeZip";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { describeShared } from "../support/shared";
import { codes, open, partsOf, save, workbookOf } from "./support";

describeShared("xlsx-hostile", "suites/xlsx-hostile", (root) => {
  const cases = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as { file: string; expect: "refuse" | "import" | "refuse-or-import"; why: string }[];
  const read = (file: string): Uint8Array => new Uint8Array(readFileSync(join(root, file)));

  test.each(cases.map((one) => [one.file, one.expect, one.why] as const))("%s: %s (%s)", (file, expected) => {
    const bytes = read(file);
    const result = openXlsx(bytes);
    if (expected !== "refuse-or-import") expect(result.ok ? "import" : "refuse").toBe(expected);
    if (result.ok) expect(save(result.value)).toBe(bytes);
    else for (const problem of result.problems) expect(`${problem.message["zh-CN"]}${problem.message.en}${problem.hint["zh-CN"]}${problem.hint.en}`).not.toMatch(/[{}]|root:/);
  });

  test("a prefixed file reads like any other", () => expect(open(read("x08-prefixed-namespace.xlsx")).sheets[0]!.cells.read({ row: 0, column: 0, rows: 2, columns: 1 })).toEqual([["客户名称"], ["张三"]]));
  test("a dimension that lies is not believed", () => expect(open(read("c01-lying-dimension.xlsx")).sheets[0]!.cells.used()!.rows).toBeLessThan(10));
  test("long digits stored as text stay byte for byte", () => expect(open(read("c07-long-digits.xlsx")).sheets[0]!.cells.read({ row: 0, column: 0, rows: 4, columns: 5 }).flat().filter((cell) => typeof cell === "string" && /^\d{16,}$/.test(cell))).not.toEqual([]));
  test("names that break objects break nothing", () => {
    open(read("c16-headers-hostile.xlsx"));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  test("texts that look like formulas stay texts", () => {
    const { cells } = open(read("c18-formula-text.xlsx")).sheets[0]!;
    const used = cells.used()!;
    const texts = cells.read(used);
    expect(open(save(workbookOf(texts))).sheets[0]!.cells.read({ ...used, row: 0, column: 0 })).toEqual(texts);
  });
});

describe("XML that is refused in whatever part it stands", () => {
  const base = save(workbookOf([["x"]]));
  const withPart = (name: string, bytes: Uint8Array): Uint8Array => writeZip([...new Map(partsOf(base)).set(name, bytes)].map(([part, content]) => ({ name: part, bytes: content })));
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const doctype = '<?xml version="1.0"?>\n<!-- a --><!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>';

  test.each(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels", "xl/theme/theme1.xml", "docProps/app.xml"])("a DOCTYPE in %s", (part) => {
    expect(codes(openXlsx(withPart(part, text(doctype))))).toEqual(["xlsx/doctype"]);
    expect(codes(openXlsx(withPart(part, new Uint8Array(Buffer.from("\ufeff" + doctype.replace('"1.0"', '"1.0" encoding="utf-16"'), "utf16le")))))).toEqual(["xlsx/doctype"]);
  });

  test.each<[string, Uint8Array, string]>([
    ["nested too deep", text("<a>".repeat(300) + "</a>".repeat(300)), "xlsx/tooDeep"],
    ["in another encoding", new Uint8Array([...text('<?xml version="1.0" encoding="GBK"?><worksheet>'), 0xd6, 0xd0]), "xlsx/encoding"],
    ["not what its bytes say", text('<?xml version="1.0" encoding="ISO-8859-1"?><worksheet/>'), "xlsx/encoding"],
    ["another element", text("<html/>"), "xlsx/unexpectedPart"],
    ["another namespace", text('<worksheet xmlns="urn:other"/>'), "xlsx/unexpectedPart"],
    ["nothing", new Uint8Array(0), "xlsx/badXml"],
  ])("a sheet that is %s", (_, bytes, code) => expect(codes(openXlsx(withPart("xl/worksheets/sheet1.xml", bytes)))).toEqual([code]));
});

describe("sizes", () => {
  const sheet = (rows: string): Uint8Array => {
    const parts = partsOf(save(workbookOf([["x"]])));
    parts.set("xl/worksheets/sheet1.xml", new TextEncoder().encode(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`));
    return writeZip([...parts].map(([name, bytes]) => ({ name, bytes })));
  };

  test("200,000 empty formatted rows are no data and no bomb", () => {
    const model = open(sheet(Array.from({ length: 200_000 }, (_, i) => `<row r="${i + 1}" spans="1:30" s="0" customFormat="1">${["A", "B", "C"].map((column) => `<c r="${column}${i + 1}" s="0"/>`).join("")}</row>`).join("")));
    expect(model.sheets[0]!.cells.used()).toBeNull();
  });

  test("16,384 columns and cells at the corners are read", () => {
    const { cells } = open(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>')).sheets[0]!;
    expect(cells.used()).toEqual({ row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
    expect([cells.value(0, 16_383), cells.value(1_048_575, 0)]).toEqual([1, 2]);
  });
});
