import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { commandLine, type CommandLine } from "../cli/commandLine";
import { bookOfSheets } from "../pipeline/book";

let line: CommandLine;
beforeAll(() => { line = commandLine(); });
afterAll(() => line.close());

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const { bytes: sample } = makeSmallSample(4, 40);
const customers = [["客户名称", "联系人", "手机号码", "跟进状态", "负责人"], ["上海甲乙贸易有限公司", "张三", "13812345678", "潜在", "赵敏"], ["北京丙丁科技有限公司", "李四", "13912345678", "意向", "赵敏"], ["广州戊己实业有限公司", "王五", "13712345678", "报价", "赵敏"]];

/** An OLE compound file as Excel 97 or WPS writes it: magic, header, and a directory with these stream names. */
function compound(...streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setInt32(60, -2, true);
  view.setInt32(68, -2, true);
  view.setInt32(76, 0, true);
  for (let i = 80; i < 512; i += 4) view.setInt32(i, -1, true);
  for (let i = 512; i < 1024; i += 4) view.setInt32(i, -1, true);
  view.setInt32(512, -3, true);
  view.setInt32(516, -2, true);
  ["Root Entry", ...streams].forEach((name, i) => {
    const at = 1024 + i * 128;
    for (let c = 0; c < name.length; c++) view.setUint16(at + c * 2, name.charCodeAt(c), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    bytes[at + 66] = i === 0 ? 5 : 2;
  });
  return bytes;
}

/** A part of the sample replaced. */
function withPart(part: string, change: (xml: string) => string, from = sample): Uint8Array {
  const parts = unzipSync(from);
  return zipSync({ ...parts, [part]: utf8(change(new TextDecoder().decode(parts[part]))) }, { level: 6 });
}

function book(sheets: Parameters<typeof bookOfSheets>[0]): Uint8Array {
  return bookOfSheets(sheets).save();
}

/** One sheet whose rows are written by hand. */
function bookOfRows(rows: string): Uint8Array {
  return withPart("xl/worksheets/sheet1.xml", (xml) => xml.replace(/<sheetData>.*<\/sheetData>|<sheetData\/>/s, `<sheetData>${rows}</sheetData>`).replace(/<dimension[^>]*>/, ""), book({ 表: [["x"]] }));
}

type Case = { readonly name: string; readonly file: string; readonly content: () => Uint8Array; readonly code: string; /** what the sentence names, in zh-CN and en */ readonly says: readonly [RegExp, RegExp]; readonly argv?: readonly string[] };

const cases: readonly Case[] = [
  { name: "an .xls", file: "old.xls", content: () => compound("Workbook"), code: "xlsx/notXlsx", says: [/\.xls/, /\.xls/] },
  { name: "an .et of WPS", file: "old.et", content: () => compound("Workbook", "ET_Document"), code: "xlsx/notXlsx", says: [/WPS.*\.et/, /WPS.*\.et/] },
  { name: "an .xls called .xlsx", file: "renamed.xlsx", content: () => compound("Book"), code: "xlsx/notXlsx", says: [/\.xls/, /\.xls/] },
  { name: "an encrypted workbook", file: "secret.xlsx", content: () => compound("EncryptionInfo", "EncryptedPackage"), code: "xlsx/encrypted", says: [/密码/, /password/] },
  { name: "an .ods", file: "calc.ods", content: () => zipSync({ mimetype: [utf8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }], "content.xml": utf8("<x/>") }), code: "xlsx/notXlsx", says: [/ods|OpenDocument/i, /ods|OpenDocument/i] },
  { name: "a .docx", file: "letter.docx", content: () => zipSync({ "[Content_Types].xml": utf8("<Types/>"), "word/document.xml": utf8("<w/>") }), code: "xlsx/notXlsx", says: [/Word|docx/i, /Word|docx/i] },
  { name: "a PDF", file: "print.pdf", content: () => utf8("%PDF-1.7\n..."), code: "xlsx/notXlsx", says: [/PDF/, /PDF/] },
  { name: "a web page called .xls", file: "export.xls", content: () => utf8("<html><table><tr><td>客户</td></tr></table></html>"), code: "xlsx/notXlsx", says: [/网页|HTML/i, /HTML|web page/i] },
  { name: "an empty file", file: "empty.xlsx", content: () => new Uint8Array(0), code: "xlsx/empty", says: [/空/, /empty/] },
  { name: "random bytes", file: "noise.xlsx", content: () => new Uint8Array(randomBytes(5000)), code: "xlsx/notXlsx", says: [/不是/, /not an/] },
  { name: "a workbook cut off on its way", file: "half.xlsx", content: () => sample.slice(0, sample.length >> 1), code: "xlsx/truncated", says: [/不完整/, /incomplete/] },
  { name: "a workbook with a changed byte", file: "flipped.xlsx", content: () => flipped(), code: "", says: [/./, /./] },
  { name: "a bomb", file: "bomb.xlsx", content: () => withPart("xl/worksheets/sheet1.xml", (xml) => xml.replace("<sheetData>", `<!--${" ".repeat(60_000_000)}--><sheetData>`)), code: "xlsx/bomb", says: [/压缩/, /compressed/] },
  { name: "XML that is broken", file: "broken.xlsx", content: () => withPart("xl/worksheets/sheet2.xml", (xml) => xml.replace("</sheetData>", "")), code: "xlsx/badXml", says: [/XML/, /XML/] },
  { name: "a DOCTYPE", file: "doctype.xlsx", content: () => withPart("xl/workbook.xml", (xml) => xml.replace("<workbook", '<!DOCTYPE x [<!ENTITY a "b">]><workbook')), code: "xlsx/doctype", says: [/DOCTYPE/, /DOCTYPE/] },
  { name: "an empty sheet", file: "blank.xlsx", content: () => book({ 空表: [] }), code: "match/empty", says: [/没有任何/, /no data|nothing/] },
  { name: "an empty sheet that was named", file: "blank2.xlsx", content: () => book({ 空表: [], 数据: customers }), argv: ["--sheet", "空表"], code: "match/empty", says: [/空表.*没有任何/, /空表.*nothing/] },
  { name: "prose without a header", file: "prose.xlsx", content: () => book({ 说明: [["本表由销售部维护。"], ["请每周五更新一次，谢谢配合。"]] }), code: "", says: [/说明/, /说明/] },
  { name: "numbers without a header", file: "numbers.xlsx", content: () => book({ 数: Array.from({ length: 30 }, (_, i) => [i, i * 2, i * 3, i * 5]) }), code: "", says: [/数/, /数/] },
  { name: "a header and no data", file: "header.xlsx", content: () => book({ 表: [customers[0]!] }), code: "", says: [/表/, /表/] },
  { name: "a table of something else", file: "other.xlsx", content: () => book({ 库存: [["货号", "仓库", "库存数量", "单价"], ["A-1", "一号", 5, 2.5], ["A-2", "二号", 6, 3.5], ["A-3", "一号", 7, 1.5]] }), code: "match/noFit", says: [/库存.*客户台账/, /库存.*Customers/] },
  { name: "two tables that fit equally well", file: "two.xlsx", content: () => book({ 华东: customers, 华南: customers }), code: "match/twoTables", says: [/华东.*华南|华南.*华东/, /华东.*华南|华南.*华东/] },
  { name: "a protected sheet", file: "locked.xlsx", content: () => withPart("xl/worksheets/sheet1.xml", (xml) => xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'), book({ 表: customers })), code: "host/protected", says: [/表.*保护/, /表.*protect/] },
  { name: "16,384 columns", file: "wide.xlsx", content: () => book({ 宽表: [Array.from({ length: 16_384 }, (_, i) => `列${i}`), Array.from({ length: 16_384 }, (_, i) => i)] }), code: "match/tooWide", says: [/宽表.*16384/, /宽表.*16384/] },
  { name: "a .csv that is binary", file: "binary.csv", content: () => new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0]), code: "", says: [/binary\.csv/, /binary\.csv/] },
  { name: "a .csv with a quote that never closes", file: "quote.csv", content: () => utf8('客户名称,联系人\r\n"上海甲,张三\r\n'), code: "", says: [/2/, /2/] },
  { name: "an empty .csv", file: "empty.csv", content: () => new Uint8Array(0), code: "", says: [/空|没有/, /empty|no /] },
];

/** A byte changed in the middle of the compressed data of the largest part. */
function flipped(): Uint8Array {
  const bytes = sample.slice();
  const at = Math.floor(bytes.length * 0.6);
  bytes[at] = bytes[at]! ^ 0x55;
  return bytes;
}

describe("bad input", () => {
  it.each(cases.map((one) => [one.name, one] as const))("%s: one clear sentence with the place and what to do, exit 2, no output", async (_, one) => {
    const input = line.put(one.file, one.content());
    const before = line.files();
    for (const [i, lang] of (["zh-CN", "en"] as const).entries()) {
      const started = Date.now();
      const { code, out, err } = await line.crm("run", input, "-o", line.path("out.xlsx"), "--lang", lang, ...(one.argv ?? []));
      expect([err, code]).toEqual([expect.any(String), 2]);
      expect(Date.now() - started).toBeLessThan(20_000);
      expect(out).toBe("");
      const [sentence, next, ...rest] = err.trimEnd().split("\n");
      expect(sentence).toMatch(one.says[i]!);
      expect(sentence).toMatch(/[^。.][。.]$/);
      expect(next).toMatch(/^ {2}→ .+[。.]$/);
      expect(rest.filter((text) => text.startsWith("    at "))).toEqual([]);
      expect(err).not.toMatch(/\{\w+\}|undefined|\[object|Error:/);
      // What stands in the cells does not get into a log.
      expect(err).not.toMatch(/张三|甲乙|1381234/);
      if (lang === "zh-CN") expect(sentence).toMatch(/\p{Script=Han}/u);
    }
    expect(line.files()).toEqual(before);
    const { out } = await line.crm("check", input, "--format", "json", ...(one.argv ?? []));
    const { problems } = JSON.parse(out) as { problems?: { code: string; place?: string }[] };
    if (one.code === "host/protected" || one.name === "a header and no data") return;
    expect(problems).toBeDefined();
    if (one.code !== "") expect(problems![0]!.code).toBe(one.code);
  }, 60_000);

  it("a folder and a missing file", async () => {
    mkdirSync(line.path("folder"));
    for (const name of ["folder", "missing.xlsx"]) {
      for (const lang of ["zh-CN", "en"]) {
        const { code, err } = await line.crm("check", line.path(name), "--lang", lang);
        expect(code).toBe(2);
        expect(err).toContain(line.path(name));
        expect(err).toContain("→");
      }
    }
  });
});

describe("sheets that only look bad", () => {
  it("200,000 empty formatted rows below the data are no records and cost no time", async () => {
    const rows = customers.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${value}</t></is></c>`).join("")}</row>`).join("");
    const empty = Array.from({ length: 200_000 }, (_, i) => `<row r="${i + 5}"><c r="A${i + 5}" s="0"/><c r="B${i + 5}" s="0"/></row>`).join("");
    const input = line.put("formatted.xlsx", bookOfRows(rows + empty));
    const started = Date.now();
    const { code, out } = await line.crm("run", input, "-o", line.path("formatted-out.xlsx"), "--format", "json");
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(code).not.toBe(2);
    expect((JSON.parse(out) as { govern: { records: number } }).govern.records).toBe(3);
  }, 60_000);

  it("a hidden sheet is not guessed at, and worked on when it is named", async () => {
    const input = line.put("two-sheets.xlsx", book({ 华东: customers, 华南: customers }));
    expect((await line.crm("govern", input, "-o", line.path("two-out.xlsx"), "--sheet", "华南")).code).toBe(0);
    const { out } = await line.crm("check", line.path("two-out.xlsx"), "--format", "json");
    expect((JSON.parse(out) as { tables: { records: number }[] }).tables.map(({ records }) => records)).toEqual([3]);
  });
});
