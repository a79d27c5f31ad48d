import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFile } from "../../src/hosts/file/openFile";
import { clockOf } from "../../src/pipeline/clock";
import { dedupe } from "../../src/pipeline/dedupe";
import { planImport } from "../../src/pipeline/importPlan";
import { readSource } from "../../src/pipeline/importSource";
import { keepApartAcross } from "../../src/pipeline/keepApart";
import { type GovernedTable, governedTables } from "../../src/pipeline/locate";
import { run } from "../../src/pipeline/run";
import { why } from "../../src/pipeline/why";
import { must } from "../contracts/sampleWorkbook";
import { type Book, cellsOf, own, type } from "./book";
import { acrossBook } from "./acrossBook";

async function found(book: Book, sheet: string | null): Promise<readonly (readonly unknown[])[]> {
  return must(await dedupe(book.session, { ...own, sheet })).flatMap(({ table, names, across }) => across.flatMap(({ result, other, otherNames }) => result.pairs.map(({ a, b, verdict }) => [table.def.id, names[a], other.def.id, otherNames[b], verdict])));
}

async function both({ session }: Book): Promise<readonly [GovernedTable, GovernedTable]> {
  const tables = must(await governedTables(session));
  const of = (id: string): GovernedTable => tables.find(({ def }) => def.id === id)!;
  return [of("customer"), of("lead")];
}

describe("two tables of one workbook", () => {
  it("are compared once, by the table whose rule it is, or by the one that is asked about", async () => {
    const book = await acrossBook();
    expect(await found(book, null)).toEqual([["customer", "R0000001", "lead", "R0000001", "duplicate"], ["customer", "R0000002", "lead", "R0000002", "duplicate"]]);
    expect(await found(book, "线索")).toEqual([["lead", "R0000001", "customer", "R0000001", "duplicate"], ["lead", "R0000002", "customer", "R0000002", "duplicate"]]);
  });

  it("tell why of two of their records, by the table's name where both have the id", async () => {
    const { session } = await acrossBook();
    const asked = (records: readonly string[]) => why(session, { ...own, records });
    const answer = must(await asked(["lead/R0000002", "customer/R0000002"]));
    expect(answer.verdict.reason).toBe("same");
    expect(answer.texts).toEqual(["客户名称/公司相同（一方未写地区）", "公司电话/手机相同"]);
    expect(answer.brought).toBe("因“客户名称”相近而放在一起比较（company）");
    expect(must(await asked(["customer/R0000003", "lead/R0000003"])).verdict.reason).toBe("unlike");
    // Within one table, where nothing else is said.
    expect(must(await asked(["R0000001", "R0000002"])).verdict.rule).toBe("same-company");
    expect(await asked(["lead/R0000001", "nobody"])).toMatchObject({ ok: false, problems: [{ code: "why/noRecord" }] });
  });

  it("have a sheet of their own after a run, with both records and why; the same run again changes nothing, and what changes is told anew", async () => {
    const book = await acrossBook();
    must(await run(book.session, { ...own, sheet: null }));
    const [title, note, header, ...lines] = await cellsOf(book, "别的表里也有 客户");
    expect([title![0], note![0]]).toEqual(["别的表里也有", "2 对与别的表相同，另有 0 对待人确认；不会自动合并。每次运行都会重建，请不要在这里填写内容。"]);
    expect(header).toEqual(["表", "记录编号", "行", "名称", "另一张表", "那边的编号", "那边的行", "那边的名称", "把握", "结论", "依据"]);
    expect(lines.map((line) => [...line.slice(0, 8), line[9]]).sort()).toEqual([
      ["客户", "R0000001", 2, "杭州云杉软件有限公司", "线索", "R0000001", 2, "王芳", "重复"],
      ["客户", "R0000002", 3, "宁波恒澜机械有限公司", "线索", "R0000002", 3, "赵敏", "重复"],
    ]);
    expect(lines.map((line) => line[10]).sort()).toEqual(["客户名称/公司相同（一方未写地区）；公司电话/手机相同", "客户名称/公司相同（不计后缀和写法）；公司电话/手机不同"]);
    expect(must(await run(book.session, { ...own, sheet: null })).changes).toEqual([]);
    must(await keepApartAcross(book.session, ...(await both(book)), [["R0000001", "R0000001"]], true));
    must(await run(book.session, { ...own, sheet: null }));
    expect((await cellsOf(book, "别的表里也有 客户"))[1]![0]).toMatch(/^1 对与别的表相同/);
  });

  it("are decided on as the rule lets people: by whom, for how long, and whether a change ends it", async () => {
    const source = JSON.parse(readFileSync(join(__dirname, "../../templates/crm/crm.crm.json"), "utf8")) as { people?: object; roles?: object; tests?: object; tables: { customer: { dedupe: { decisions?: object }[] } } };
    Object.assign(source, { roles: [{ id: "boss", label: "经理" }], people: [{ id: "li", name: "李明", roles: ["boss"] }, { id: "w", name: "王芳" }, { id: "c", name: "陈晓明" }, { id: "z", name: "赵敏" }], tests: [] });
    source.tables.customer.dedupe[0]!.decisions = { roles: ["boss"], expires: "P1Y", lapse: "never" };
    const book = await acrossBook(undefined, undefined, source);
    const as = (user: string, day = "2026-03-01") => ({ ...book.session, user, ...clockOf(new Date(`${day}T08:00:00Z`), null) });
    const refused = await keepApartAcross(as("王芳"), ...(await both(book)), [["R0000001", "R0000001"]], true);
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["apart/notYours"]);
    must(await keepApartAcross(as("李明"), ...(await both(book)), [["R0000001", "R0000001"]], true));
    const left = async (day: string) => must(await dedupe(as("李明", day), { ...own, sheet: null })).flatMap(({ names, across }) => across.flatMap(({ result }) => result.pairs.map(({ a }) => names[a])));
    expect(await left("2026-03-02")).toEqual(["R0000002"]);
    await type(book, "客户", 1, 1, "0571-87654399");
    expect(await left("2026-03-02")).toEqual(["R0000002"]);
    expect(await left("2027-04-01")).toEqual(["R0000001", "R0000002"]);
  });

  it("are both looked at when records are brought: they come, and the row says where they are known", async () => {
    const { session } = await acrossBook();
    const lead = must(await governedTables(session)).find(({ def }) => def.id === "lead")!;
    const file = { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode("姓名,公司,手机,线索来源,线索状态,负责人\r\n周涛,福州岚屿机械有限公司,13300001111,官网,新线索,赵敏\r\n吴静,无锡白鹭软件有限公司,13300002222,官网,新线索,赵敏"))).host };
    const plan = must(await planImport(session, must(await readSource(session, lead, file, { sheet: null, answers: {} })), lead, { mode: "update", faulty: "reject", duplicates: "skip" }));
    expect(plan.outcomes.map(({ kind, reasons }) => [kind, reasons.map((reason) => reason["zh-CN"])])).toEqual([["new", expect.arrayContaining([expect.stringMatching(/^很可能就是“客户”第 4 行（把握 9\d(\.\d)?%），照样导入。$/)])], ["new", []]]);
  });
});
