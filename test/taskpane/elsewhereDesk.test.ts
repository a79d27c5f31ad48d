import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileHost } from "../../src/hosts/file/fileHost";
import { must } from "../contracts/sampleWorkbook";
import { acrossSheets } from "../pipeline/acrossBook";
import { templatesFolder } from "../templates/customer";
import { openDesk, type OpenDesk } from "./openDesk";

const pack = new Uint8Array(readFileSync(join(templatesFolder, "crm/crm.crm.json")));

async function leads(): Promise<OpenDesk> {
  const opened = openDesk(acrossSheets, pack);
  must(await opened.desk.governing.applySheets({}));
  await opened.desk.start.choose("lead");
  return opened;
}

describe("records of other tables in the pane", () => {
  it("are listed with both records, and opened with why; a customer shows the lead the same way", async () => {
    const { desk } = await leads();
    const list = must(await desk.duplicates.elsewhere.list(0));
    expect(list).toMatchObject({ here: true, total: 2, notes: [] });
    expect(list.lines.map(({ own, other, verdict }) => [own.title, other.label["zh-CN"], other.title, other.row, verdict])).toEqual([["赵敏", "客户", "宁波恒澜机械有限公司", 3, "duplicate"], ["王芳", "客户", "杭州云杉软件有限公司", 2, "duplicate"]]);
    const detail = must(await desk.duplicates.elsewhere.open(list.lines[0]!.key))!;
    expect(detail.evidence.map(({ text, weight }) => [text, weight])).toEqual([["客户名称/公司相同（一方未写地区）", 2], ["公司电话/手机相同", 2]]);
    expect(detail.brought!["zh-CN"]).toContain("客户名称");
    expect(must(await desk.duplicates.elsewhere.open("gone"))).toBeNull();
    await desk.start.choose("customer");
    expect(must(await desk.duplicates.elsewhere.list(0)).lines.map(({ own, other }) => [own.title, other.table, other.title])).toEqual([["宁波恒澜机械有限公司", "lead", "赵敏"], ["杭州云杉软件有限公司", "lead", "王芳"]]);
  });

  it("are told of while a record is typed, and of one that is opened, with the way there", async () => {
    const { desk, model } = await leads();
    const [first] = must(await desk.record.similar(null, { name: "周涛", company: "福州岚屿机械有限公司" }));
    expect(first).toMatchObject({ name: "福州岚屿机械有限公司", row: 4, elsewhere: { table: "customer" }, verdict: "duplicate", evidence: ["客户名称/公司相同"] });
    expect(must(await desk.record.elsewhere("R0000002"))).toMatchObject([{ name: "宁波恒澜机械有限公司", record: "R0000002", elsewhere: { table: "customer" } }]);
    expect(must(await desk.record.elsewhere("R0000003"))).toEqual([]);
    await desk.start.choose(first!.elsewhere!.table);
    must(await desk.record.showIn("customer", first!.row));
    expect(model.activeSheet).toBe("客户");
    expect(must(await desk.record.open({ record: first!.record }))).toMatchObject({ name: "福州岚屿机械有限公司" });
  });

  it("are told of what is typed into the sheet: a lead that is a customer already, until a person says that they are two", async () => {
    const { desk, model } = await leads();
    must(await desk.start.overview());
    const host = fileHost(model, { name: "book.xlsx", format: "xlsx" }, "user");
    const type = async (column: number, value: string): Promise<void> => {
      must(await host.apply([{ verb: "writeCells", sheet: "线索", blocks: [{ row: 3, column, values: [[value]] }] }]));
      must(await desk.sheet.rescan());
    };
    await type(1, "福州岚屿机械有限公司");
    const { lines } = must(await desk.duplicates.typed.repeats());
    expect(lines).toMatchObject([{ typed: { row: 4 }, other: { row: 4, title: "福州岚屿机械有限公司" }, elsewhere: { table: "customer" }, shown: null }]);
    must(await desk.duplicates.elsewhere.apart("customer", [["R0000003", lines[0]!.other!.record!]], true));
    expect(must(await desk.duplicates.typed.repeats()).lines).toEqual([]);
  });

  it("are kept apart where a person says so, in either table, until one of the two says something else; undoing takes it back", async () => {
    const { desk, model } = await leads();
    const host = fileHost(model, { name: "book.xlsx", format: "xlsx" }, "user");
    const shown = async () => must(await desk.duplicates.elsewhere.list(0)).lines.map(({ own, other }) => [own.record, other.record]);
    const { change } = must(await desk.duplicates.elsewhere.apart("customer", [["R0000002", "R0000002"]], true));
    expect(await shown()).toEqual([["R0000001", "R0000001"]]);
    expect(must(await desk.record.elsewhere("R0000002"))).toEqual([]);
    // The same ids within the table are another pair.
    expect(must(await desk.duplicates.list("duplicate", 0, null)).kept).toBe(0);
    await desk.start.choose("customer");
    expect(await shown()).toEqual([["R0000001", "R0000001"]]);
    must(await desk.history.undo(change));
    expect(await shown()).toEqual([["R0000002", "R0000002"], ["R0000001", "R0000001"]]);
    must(await desk.duplicates.elsewhere.apart("lead", [["R0000002", "R0000002"]], true));
    expect(await shown()).toHaveLength(1);
    await desk.start.choose("lead");
    must(await host.apply([{ verb: "writeCells", sheet: "线索", blocks: [{ row: 2, column: 1, values: [["宁波恒澜机械公司"]] }] }]));
    await desk.start.choose("customer");
    expect(await shown()).toHaveLength(2);
  });

  it("are none in a workbook with one table", async () => {
    const { desk } = openDesk({ 线索: acrossSheets.线索 }, pack);
    must(await desk.governing.applySheets({}));
    expect(must(await desk.duplicates.elsewhere.list(0))).toMatchObject({ here: false, total: 0 });
  });
});
