import { type CommandLine, type Ran, commandLine } from "./commandLine";
import { guardComment } from "../../src/workbook/formulaGuard";
import { encoderOf } from "../../src/xlsx/text/encodeText";

let line: CommandLine;
beforeEach(() => { line = commandLine(); });
afterEach(() => line.close());

const crm = (...argv: readonly string[]): Promise<Ran> => line.crm(...argv.map((word) => (/^[\w-]+\.\w+$/.test(word) ? line.path(word) : word)));
const text = (name: string): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(line.read(name));
const rows = "客户名称,联系人,手机号码\r\n上海甲乙贸易有限公司,张三,13812345678\r\n北京丙丁科技有限公司,李四,13912345678\r\n";
const gbk = (content: string): Uint8Array => encoderOf("gbk").encode(content);

describe("a text file on the command line", () => {
  it.each(["csv", "tsv", "jsonl"])("as .%s is read by every command that reads a .csv, and written by clean-copy", async (extension) => {
    line.put("in.csv", rows);
    expect((await crm("clean-copy", "in.csv", "-o", `a.${extension}`)).code).toBe(0);
    const profiled = await crm("profile", `a.${extension}`, "--format", "json");
    expect((JSON.parse(profiled.out) as { tables: { records: number }[] }).tables[0]!.records).toBe(2);
    expect((await crm("check", `a.${extension}`)).code).toBeLessThan(2);
    expect((await crm("dedupe", `a.${extension}`)).code).toBe(0);
    expect((await crm("run", `a.${extension}`, "-o", "run.xlsx")).code).toBeLessThan(2);
    expect((await crm("clean-copy", `a.${extension}`, "-o", "back.csv")).code).toBe(0);
    expect(text("back.csv")).toBe(`\ufeff${rows}`);
  });

  it("is written as its name says", async () => {
    line.put("in.csv", rows);
    for (const name of ["a.tsv", "a.tab", "a.jsonl", "a.ndjson"]) expect((await crm("clean-copy", "in.csv", "-o", name)).code).toBe(0);
    expect(text("a.tsv")).toBe(`\ufeff${rows.replaceAll(",", "\t")}`);
    expect(text("a.tab")).toBe(text("a.tsv"));
    expect(text("a.jsonl").split("\n")[0]).toBe('{"客户名称":"上海甲乙贸易有限公司","联系人":"张三","手机号码":"13812345678"}');
    expect(text("a.ndjson")).toBe(text("a.jsonl"));
  });

  it("that does not name its encoding is shown with a sample, once, as text or as JSON", async () => {
    line.put("in.csv", gbk(rows));
    const zh = await crm("profile", "in.csv");
    expect(zh.err).toContain("按 GBK 读取，例如“客户名称,联系人,手机号码”");
    expect(zh.err.match(/GBK/g)).toHaveLength(1);
    expect((await crm("profile", "in.csv", "--lang", "en")).err).toContain("it was read as GBK");
    const json = await crm("profile", "in.csv", "--format", "json");
    expect((JSON.parse(json.err) as { notices: { code: string }[] }).notices.map(({ code }) => code)).toEqual(["text/encodingGuessed"]);
    expect(() => JSON.parse(json.out) as unknown).not.toThrow();
  });

  it("is read as its user says", async () => {
    line.put("in.csv", gbk(rows.replaceAll(",", "~")));
    const told = await crm("clean-copy", "in.csv", "-o", "a.csv", "--encoding", "gb2312", "--delimiter", "~");
    expect([told.code, told.err, text("a.csv")]).toEqual([0, "", `\ufeff${rows}`]);
    const wrong = await crm("clean-copy", "in.csv", "-o", "b.csv", "--encoding", "utf-8");
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("第 1 行第 1 字节起不是 UTF-8 编码") as string]);
    line.put("quotes.csv", "a,b\n'1,2',3\n");
    expect((await crm("clean-copy", "quotes.csv", "-o", "c.csv", "--quote", "'")).code).toBe(0);
    expect(text("c.csv")).toBe('\ufeffa,b\r\n"1,2",3\r\n');
    line.put("open.csv", 'a,b\n"1,2\n');
    expect((await crm("profile", "open.csv")).err).toContain(":2:1：第 2 行开始的引号没有结束");
    expect((await crm("clean-copy", "open.csv", "-o", "d.csv", "--quote", "none")).code).toBe(0);
    expect(line.files()).toEqual(["a.csv", "c.csv", "d.csv", "in.csv", "open.csv", "quotes.csv"]);
  });

  it("is written in the encoding asked for, or not at all", async () => {
    line.put("in.csv", rows);
    expect((await crm("clean-copy", "in.csv", "-o", "a.csv", "--output-encoding", "gbk")).code).toBe(0);
    expect(line.read("a.csv")).toEqual(gbk(rows));
    expect((await crm("clean-copy", "in.csv", "-o", "a.xlsx")).code).toBe(0);
    expect((await crm("clean-copy", "a.xlsx", "-o", "b.csv", "--encoding", "utf-16le", "--delimiter", "semicolon")).code).toBe(0);
    expect(new TextDecoder("utf-16le").decode(line.read("b.csv"))).toBe(rows.replaceAll(",", ";"));
    line.put("rare.csv", "客户名称,a\r\n𠮷野家,1\r\n");
    const { code, err } = await crm("clean-copy", "rare.csv", "-o", "c.csv", "--output-encoding", "gbk");
    expect([code, err]).toEqual([2, expect.stringContaining("rare!A2：这个单元格里的“𠮷”（U+20BB7）在 GBK 编码里没有") as string]);
    expect(line.files()).not.toContain("c.csv");
  });

  it("guards formulas on the way out and takes exactly that off on the way in", async () => {
    line.put("in.csv", "名称,备注\r\n甲,=1+1\r\n乙,'=2\r\n");
    const out = await crm("clean-copy", "in.csv", "-o", "a.csv");
    expect(out.err).toContain("2 个单元格的文本像公式");
    expect(text("a.csv")).toBe(`\ufeff名称,备注,"${guardComment}"\r\n甲,"'=1+1",\r\n乙,"''=2",\r\n`);
    expect((await crm("clean-copy", "a.csv", "-o", "b.csv", "--guard", "off")).code).toBe(0);
    expect((await crm("clean-copy", "a.csv", "-o", "c.jsonl")).code).toBe(0);
    expect(text("c.jsonl")).toBe('{"名称":"甲","备注":"=1+1"}\n{"名称":"乙","备注":"\'=2"}\n');
    expect(text("b.csv")).toContain("甲,'=1+1");
  });

  it.each([
    [["profile", "in.csv", "--encoding", "klingon"], "klingon"],
    [["profile", "in.csv", "--delimiter", "ab"], "ab"],
    [["profile", "in.csv", "--quote", "ab"], "ab"],
    [["profile", "in.csv", "--guard", "maybe"], "maybe"],
    [["profile", "in.csv", "--output-encoding", "gbk"], "--output-encoding"],
    [["run", "in.csv", "-o", "o.xlsx", "--output-encoding", "gbk"], "--output-encoding"],
    [["profile", "in.xlsx", "--encoding", "gbk"], "--encoding"],
    [["clean-copy", "in.xlsx", "-o", "o.tsv", "--delimiter", ";"], "--delimiter"],
    [["clean-copy", "in.csv", "-o", "o.csv", "--output-encoding", "big5"], "big5"],
    [["clean-copy", "in.csv", "--in-place"], "-o"],
    [["run", "in.csv", "-o", "o.jsonl"], "clean-copy"],
    [["clean-copy", "in.csv", "-o", "o.csv", "--sheet", "没有"], "没有"],
  ])("%j is refused with the next step, in both languages, and nothing is written", async (argv, named) => {
    line.put("in.csv", rows);
    if (argv.includes("in.xlsx")) await crm("clean-copy", "in.csv", "-o", "in.xlsx");
    const before = line.files();
    for (const lang of ["zh-CN", "en"]) {
      const { code, err } = await crm(...argv, "--lang", lang);
      expect([code, err.includes(named), err.includes("→")]).toEqual([2, true, true]);
    }
    expect(line.files()).toEqual(before);
  });
});
