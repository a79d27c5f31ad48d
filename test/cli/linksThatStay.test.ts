import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { must, withLinks } from "../contracts/sampleWorkbook";
import { bookOfSheets, field, openBook, smallTemplate } from "../pipeline/book";
import { deskIn } from "../taskpane/openDesk";
import { type CommandLine, commandLine } from "./commandLine";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), mail: field("email", "邮箱") },
  { table: { keys: [{ id: "name", fields: ["name"], mode: "block" }], dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }], match: [{ field: "phone", method: "phone", weight: 20 }], score: { auto: null, duplicate: 0.5, review: 0.4 }, survive: { mail: "longest" } }] } },
);
const rows = [["名称", "手机", "邮箱"], ["甲公司", "138 1234 5678", "a@x.cn"], ["乙公司", "13912345678", "b@x.cn"], ["丙公司", "13912345678", "bbbb@x.cn"]];
const elsewhere = "https://example.com/about";

describe("links that do not follow what their cells say", () => {
  let cli: CommandLine;
  const crm = (...argv: readonly string[]) => cli.crm(...argv.map((word) => (/\.(xlsx|csv|json)$/.test(word) ? cli.path(word) : word)));
  beforeAll(async () => {
    cli = commandLine();
    cli.put("t.crm.json", JSON.stringify(template));
    cli.put("a.xlsx", must(saveXlsx(withLinks(bookOfSheets({ 表: rows }).model, { A2: elsewhere, B2: elsewhere, C2: "mailto:a@x.cn", C3: elsewhere }))));
    cli.put("n.csv", "名称,手机,邮箱\r\n甲公司,13811112222,new@x.cn\r\n");
    const made = await crm("govern", "a.xlsx", "--template", "t.crm.json", "-o", "b.xlsx");
    expect([made.code, made.err]).toEqual([0, ""]);
  });
  afterAll(() => cli.close());

  it("are named by import, fix and merge on the command line, and others are not", async () => {
    const told = async (...argv: readonly string[]): Promise<string | undefined> => { const { out, err } = await crm(...argv); expect(err).toBe(""); return out.split("\n").find((line) => line.includes("带链接"))?.trim(); };
    const line = (cell: string): string => `1 个改的单元格带链接，链接和文字无关，不跟着改：${cell} → ${elsewhere}`;
    expect(await told("import", "b.xlsx", "--from", "n.csv")).toBe(line("B2"));
    expect(await told("fix", "b.xlsx", "-o", "c.xlsx")).toBe(line("B2"));
    expect(await told("merge", "b.xlsx", "-o", "d.xlsx", "--records", "R0000002,R0000003", "--keep", "R0000002", "--set", "mail=R0000003", "--set", "name=R0000002")).toBe(line("C3"));
  });

  it("are named by the preview of an import in the pane", async () => {
    const { desk } = deskIn(openBook(cli.read("b.xlsx")), template);
    must(await desk.importing.bring("n.csv", new TextEncoder().encode("名称,手机,邮箱\n甲公司,13811112222,new@x.cn\n")));
    expect(must(await desk.importing.dryRun({ sheet: null, answers: {}, choice: { mode: "update", faulty: "reject", duplicates: "add" } }))).toMatchObject({ edits: 2, links: { count: 1, cells: [{ address: "B2", target: elsewhere }] } });
  });
});
