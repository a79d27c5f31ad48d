import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { bookOfSheets } from "../pipeline/book";
import { minimalText } from "../template/support";
import { commandLine } from "./commandLine";

const line = commandLine();
afterAll(line.close);
const customer = join(__dirname, "../../templates/customer/customer.crm.json");

describe("template commands", () => {
  it("docs prints Markdown, and writes it or a workbook", async () => {
    const { code, out } = await line.crm("template", "docs", customer);
    expect([code, out.startsWith("# 客户台账\n")]).toEqual([0, true]);
    expect((await line.crm("template", "docs", customer, "-o", line.path("book.md"), "--lang", "en")).code).toBe(0);
    expect(readFileSync(line.path("book.md"), "utf8")).toContain("## Customers");
    expect((await line.crm("template", "docs", customer, "-o", line.path("book.xlsx"))).code).toBe(0);
    const opened = await line.crm("profile", line.path("book.xlsx"), "--format", "json");
    expect(opened.code).toBe(0);
    expect((await line.crm("template", "docs", customer, "--format", "xlsx")).code).toBe(2);
  });

  it("infer says which table it read and which it left, and refuses one with more columns than a template has fields", async () => {
    line.put("two.csv", "客户,电话\n甲公司,13812345678\n乙公司,13812345679\n丙公司,13812345670\n,\n,\n产品,单价\n螺丝,1.5\n螺母,0.5\n垫片,0.2\n弹簧,2.5\n");
    const { out } = await line.crm("template", "infer", line.path("two.csv"), "-o", line.path("two.json"), "--lang", "en");
    expect(out).toMatch(/From two!A7:B11\n {2}Another table was left aside: two!A1:B4\. Name another sheet/);
    line.put("wide.csv", `名称,${Array.from({ length: 500 }, (_, i) => `指标${i}`).join()}\n甲,${Array.from({ length: 500 }, (_, i) => i).join()}\n乙,${Array.from({ length: 500 }, (_, i) => i).join()}\n`);
    const refused = await line.crm("template", "infer", line.path("wide.csv"), "-o", line.path("wide.json"), "--lang", "en");
    expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/The table has 501 columns; a template holds 500 fields at most\./) as string });
  });

  it("infer passes over a sheet of instructions in front of the data", async () => {
    line.put("two.xlsx", bookOfSheets({ 说明: [["填表说明"], ["请逐行填写后返回"], ["不要改动表头"]], 数据: [["客户", "电话"], ["甲公司", "13812345678"], ["乙公司", "13812345679"]] }).save());
    expect((await line.crm("template", "infer", line.path("two.xlsx"), "-o", line.path("two.json"), "--lang", "en")).out).toContain("From 数据!A1:B3");
  });

  it("infer drafts a template that template check accepts, and says what breaks its rules", async () => {
    line.put("messy.xlsx", makeSmallSample(3, 120).bytes);
    const { code, out } = await line.crm("template", "infer", line.path("messy.xlsx"), "-o", line.path("draft.json"), "--lang", "en");
    expect(code).toBe(0);
    expect(out).toMatch(/^Drafted \d+ fields and \d+ rules/);
    expect((await line.crm("template", "check", line.path("draft.json"))).code).toBe(0);
  });

  it("check --strict fails on a warning, --mutate gives a score", async () => {
    line.put("minimal.json", minimalText);
    expect((await line.crm("template", "check", line.path("minimal.json"))).code).toBe(0);
    expect((await line.crm("template", "check", line.path("minimal.json"), "--strict")).code).toBe(1);
    const { out } = await line.crm("template", "check", line.path("minimal.json"), "--mutate", "--format", "json");
    const [{ mutation }] = JSON.parse(out) as [{ mutation: { mutants: number; killed: number; survivors: object[]; equivalent: number } }];
    expect(mutation.killed + mutation.survivors.length + mutation.equivalent).toBe(mutation.mutants);
    expect(Object.keys(mutation.survivors[0]!).sort()).toEqual(["code", "column", "hint", "line", "message", "pointer"]);
  });

  it("check --mutate --least fails below that score, and says so", async () => {
    line.put("minimal.json", minimalText);
    const least = (...options: readonly string[]) => line.crm("template", "check", line.path("minimal.json"), ...options, "--lang", "en");
    const below = await least("--mutate", "--least", "100");
    expect([below.code, below.out.includes("At least 100 % is asked for")]).toEqual([1, true]);
    expect((await least("--mutate", "--least", "0")).code).toBe(0);
    expect([(await least("--mutate", "--least", "most")).code, (await least("--least", "90")).code]).toEqual([2, 2]);
  });
});
