import type { CellValue } from "../../../src/workbook/host";
import { guardComment } from "../../../src/workbook/formulaGuard";
import { type CsvReading, type OpenCsv, openCsv } from "../../../src/xlsx/csv/openCsv";
import { rowsOfSheet, trimmed } from "./support";

const open = (bytes: Uint8Array, reading: CsvReading = {}): OpenCsv => {
  const result = openCsv(bytes, "S", reading);
  if (!result.ok) throw new Error(result.problems[0]!.code);
  return result.value;
};
const rowsOf = ({ model }: OpenCsv): CellValue[][] => rowsOfSheet(model);
const codes = ({ model }: OpenCsv): string[] => model.notices.map(({ code }) => code);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a .csv file", () => {
  it("becomes text cells, exactly as they stand", () => {
    const csv = open(bytesOf('id,note\n007,"a\r\nb"\n110105194912310021, x \n,\n9.50,'));
    expect(trimmed(rowsOf(csv))).toEqual([["id", "note"], ["007", "a\r\nb"], ["110105194912310021", " x "], [], ["9.50"]]);
    expect(csv.dialect).toEqual({ encoding: "utf-8", bom: false, delimiter: ",", quote: '"', quoteEscape: "doubled", sepLine: false });
    expect(csv.model.notices).toEqual([]);
    expect(csv.model.sheets.map((sheet) => sheet.name)).toEqual([csv.model.activeSheet]);
  });

  it.each([
    ["longer rows keep their cells", "a,b\n1,2\n1,2,3\n1,2,3,4\n", [["a", "b"], ["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"]], { code: "csv/longRows", line: 3, data: { count: 2, usual: 2, lines: "3, 4" } }],
    ["shorter rows end in blanks", "a,b,c\n1,2,3\n1\n4,5,6", [["a", "b", "c"], ["1", "2", "3"], ["1"], ["4", "5", "6"]], { code: "csv/shortRows", line: 3, data: { count: 1, usual: 3 } }],
    ["delimiters too many hold nothing", "a,b\n1,2\n1,2,,\n", [["a", "b"], ["1", "2"], ["1", "2"]], { code: "csv/extraDelimiters", line: 3 }],
    ["a quote in a bare field is a character", 'a,b\n5" pipe,2\n', [["a", "b"], ['5" pipe', "2"]], { code: "csv/bareQuotes", line: 2 }],
    ["spaces behind a closing quote are dropped", 'a,b\n"1" ,2\n', [["a", "b"], ["1", "2"]], { code: "csv/droppedSpaces", line: 2 }],
    ["lines are those of the file, below a sep= line too", "sep=;\na;b\n\"1\n\";2\n3\n", [["a", "b"], ["1\n", "2"], ["3"]], { code: "csv/shortRows", line: 5 }],
    ["one column is said to be one", "a\nb\n", [["a"], ["b"]], { code: "csv/singleColumn" }],
    ["of two delimiters the other is named", "a,b,c;d\n1,2,3;4\n", [["a", "b", "c;d"], ["1", "2", "3;4"]], { code: "csv/delimiterGuessed", data: { delimiter: ",", other: ";", sample: "a,b,c;d" } }],
  ])("%s", (_, text, rows, notice) => {
    const csv = open(bytesOf(text));
    expect(trimmed(rowsOf(csv))).toEqual(rows);
    expect(csv.model.notices).toMatchObject([notice]);
  });

  it("has nothing to tell where every row has a delimiter too many, or none of them anything", () => {
    expect(codes(open(bytesOf("a,b,\n1,2,\n3,4,\n")))).toEqual([]);
    expect(codes(open(bytesOf("a,b\n\n,\n1,2\n")))).toEqual([]);
  });

  it("keeps an apostrophe before a formula sign and says so, unless the file says that it is a guard", () => {
    const plain = open(bytesOf("a,b\n'=1+1,'x\n"));
    expect(rowsOf(plain)[1]).toEqual(["'=1+1", "'x"]);
    expect(plain.model.notices).toMatchObject([{ code: "csv/looksGuarded", line: 2 }]);
    const guarded = open(bytesOf(`a,b,"${guardComment}"\n'=1+1,'x,\n''=1,-5,\n`));
    expect(rowsOf(guarded)).toEqual([["a", "b"], ["=1+1", "'x"], ["'=1", "-5"]]);
    expect(guarded.model.notices).toMatchObject([{ code: "csv/guardsRemoved", data: { cells: 2 } }]);
  });

  it("is read as its user says", () => {
    expect(rowsOf(open(bytesOf("a,b\n'=1+1,'x\n"), { guard: true }))[1]).toEqual(["=1+1", "'x"]);
    const asIs = open(bytesOf(`a,"${guardComment}"\n'=1+1,\n`), { guard: false });
    expect(rowsOf(asIs)).toEqual([["a", guardComment], ["'=1+1", null]]);
    expect(codes(asIs)).toEqual([]);
    expect(rowsOf(open(bytesOf("h1,h2;h3\n1,2;3"), { delimiter: ";" }))).toEqual([["h1,h2", "h3"], ["1,2", "3"]]);
    expect(rowsOf(open(bytesOf("甲，乙\n1，2"), { delimiter: "，" }))).toEqual([["甲", "乙"], ["1", "2"]]);
    expect(rowsOf(open(bytesOf("'a,b',c\n"), { quote: "'" }))).toEqual([["a,b", "c"]]);
    expect(rowsOf(open(bytesOf('"a,b\n'), { quote: null }))).toEqual([['"a', "b"]]);
    expect(rowsOf(open(Uint8Array.of(0xa4, 0xa4, 0x2c, 0x61), { encoding: "big5" }))).toEqual([["中", "a"]]);
    expect(codes(open(Uint8Array.of(0xa4, 0xa4, 0x2c, 0x61), { encoding: "big5" }))).toEqual([]);
    expect(rowsOf(open(bytesOf("h1,h2;h3\n1,2;3"), { usualDelimiter: ";" }))[0]).toEqual(["h1,h2", "h3"]);
  });

  it("names the encoding it was read in, where the file does not, and what else it may be", () => {
    const gbk = Uint8Array.of(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 10, 0x31, 0x2c, 0x32);
    const csv = open(gbk);
    expect(rowsOf(csv)[0]).toEqual(["客户", "姓名"]);
    expect(csv.model.notices).toMatchObject([{ code: "text/encodingGuessed", data: { encoding: "GBK", sample: "客户,姓名" } }]);
    const either = open(Uint8Array.of(0x61, 0x2c, 0x62, 10, 0xc2, 0xbd, 0x2c, 0x31));
    expect(either.model.notices).toMatchObject([{ code: "text/encodingUnsure", data: { encoding: "UTF-8", sample: "½,1", others: { en: "GBK (“陆,1”)", "zh-CN": "GBK（“陆,1”）" } } }]);
  });

  it("is refused whole for bytes that are none of its encoding, with line and byte", () => {
    const broken = new Uint8Array([...bytesOf("客户,名称\n上海,测试\n"), 0xe5, 0x8c, ...bytesOf(",x\n")]);
    expect(openCsv(broken)).toMatchObject({ ok: false, problems: [{ code: "text/badBytes", line: 3, data: { encoding: "UTF-8", byte: 29 } }] });
    expect(openCsv(Uint8Array.of(0xff, 0x2c, 0x61), "S", { encoding: "big5" })).toMatchObject({ ok: false, problems: [{ code: "text/badBytes", line: 1 }] });
    expect(openCsv(Uint8Array.of(0xff, 0xfe, 0x61, 0), "S", { encoding: "gbk" })).toMatchObject({ ok: false, problems: [{ code: "text/otherMark", data: { mark: "UTF-16LE", encoding: "GBK" } }] });
    expect(openCsv(Uint8Array.from({ length: 64 }, (_, i) => 128 + ((i * 37) % 128)))).toMatchObject({ ok: false, problems: [{ code: "text/unknownEncoding" }] });
  });

  it.each([
    ["nothing", "", "csv/empty"],
    ["only blanks", " \n\t\n", "csv/empty"],
    ["a quote that never closes", 'a,b\n1,"2\n3', "csv/unclosedQuote", 2],
    ["text after a quote", 'sep=,\na,b\n1,"2"x', "csv/afterQuote", 3],
    ["a zero byte", "ab\nc\u0000d", "csv/binary", 2],
    ["two possible delimiters", "h1,h2;h3\n1,2;3", "csv/ambiguousDelimiter"],
    ["a cell that no sheet can hold", `a\n${"x".repeat(32_768)}`, "csv/textTooLong", 2],
    ["a row that no sheet can hold", `a,b\n1,2\n${"x,".repeat(16_384)}x`, "csv/tooManyColumns", 3],
  ])("with %s is refused", (_, text, code, line = undefined as number | undefined) => {
    const result = openCsv(bytesOf(text));
    expect(result).toMatchObject({ ok: false, problems: [line === undefined ? { code } : { code, line }] });
  });
});
