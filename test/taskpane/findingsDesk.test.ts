import type { Desk } from "../../src/taskpane/desk/desk";
import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { type OpenDesk, openDesk } from "./openDesk";

const messy = { 客户: [["名称", "手机", "城市", "金额"], ["甲公司", "138 1234 5678", "上海", 100], ["乙公司", "139-1234-5678", "北京", "50元"], ["丙公司", "1371234567", "x", 300], ["丁公司", "13612345678", null, 5], [null, "13612345678", null, 6]] };

async function governed(): Promise<OpenDesk> {
  const open = openDesk(messy);
  must(await open.desk.governing.apply({}, null));
  return open;
}
const codes = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }): readonly string[] => result.problems?.map(({ code }) => code) ?? [];
const type = async ({ hand, desk }: OpenDesk, row: number, column: number, value: string | number | null): Promise<void> => {
  must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row, column, values: [[value]] }] }]));
  must(await desk.sheet.rescan());
};
const groupNamed = async (desk: Desk, part: string): Promise<string> => must(await desk.findings.list("all")).groups.find(({ title }) => title["zh-CN"].includes(part))!.key;

describe("the findings of the desk", () => {
  it("are grouped by what they say, counted and told apart by severity", async () => {
    const { desk } = await governed();
    const list = must(await desk.findings.list("all"));
    expect(list).toMatchObject({ records: 5, rules: 1, safe: 3, counts: { error: 4, kept: 0 } });
    expect(list.groups.map(({ severity, count, safe, title }) => [severity, count, safe, title["zh-CN"]])).toEqual([
      ["error", 2, 0, "“13612345678”与其他行相同，手机不能重复。"],
      ["error", 1, 0, "手机号少 1 位（应为 11 位，现为 10 位），向客户核对。"],
      ["error", 1, 0, "名称：必填项没有填。"],
      ["warning", 1, 1, "金额：数字存成了文本，改为数值 50 才能计算。"],
      ["info", 2, 2, "手机：不是标准写法。"],
    ]);
    expect(must(await desk.findings.list("error")).groups.every(({ severity }) => severity === "error")).toBe(true);
    const { lines } = must(await desk.findings.page("all", await groupNamed(desk, "标准写法"), 0));
    expect(lines[0]).toMatchObject({ address: "B2", row: 2, field: "phone", value: "138 1234 5678", fix: { lossless: true, edits: [{ before: "138 1234 5678", after: "13812345678", kinds: null }] }, kept: null });
    expect(lines[0]!.message).toContain("13812345678");
  });

  it("are named by what their messages have in common, as a sentence of its own where these begin with the value", async () => {
    const { desk } = openDesk({ 客户: [["名称", "折扣", "邮编"], ["甲公司", "10 或 12", "990000"], ["乙公司", "20 或 25", "980000"]] }, smallTemplate({ name: field("companyName", "名称"), rate: field("number", "折扣"), postcode: field("postcode", "邮编") }));
    must(await desk.governing.apply({}, null));
    const titles = must(await desk.findings.list("all")).groups.map(({ title }) => [title["zh-CN"], title.en]);
    expect(titles).toEqual([
      ["折扣：一格里不止一个数字，只保留一个，其余移到别的列。", "折扣: Holds more than one number. Keep one and move the rest to other columns."],
      ["邮编：前两位 … 不属于任何省份，核对。", "邮编: The first two digits … of “…” belong to no province. Check the code."],
    ]);
  });

  it("are mended right beside them: one cell, or all of the group that say the same, in one change that can be taken back", async () => {
    const kinds = { type: "string", "x-options": [{ code: "软件" }, { code: "其他" }] };
    const { desk, model } = openDesk({ 客户: [["名称", "行业"], ["甲公司", "综合"], ["乙公司", "软件"], ["丙公司", "综合"], ["丁公司", "杂项"]] }, smallTemplate({ name: field("companyName", "名称"), kind: { ...field("enum", "行业"), ...kinds } }));
    must(await desk.governing.apply({}, null));
    const before = look(model);
    const { lines } = must(await desk.findings.page("all", await groupNamed(desk, "选项"), 0));
    const first = lines.find(({ value }) => value === "综合")!;
    const editor = must(await desk.findings.editor(first.key))!;
    expect(editor).toMatchObject({ text: "综合", alike: 2, field: { widget: "choice", options: [{ value: "软件" }, { value: "其他" }] } });
    expect(codes(await desk.findings.write(first.key, "其他", "别的", true))).toEqual(["findings/otherNow"]);
    const { change, cells } = must(await desk.findings.write(first.key, "其他", "综合", true));
    expect(cells).toBe(2);
    expect([1, 2, 3, 4].map((row) => model.sheets[0]!.cells.value(row, 1))).toEqual(["其他", "软件", "其他", "杂项"]);
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
    must(await desk.findings.write(first.key, "软件", "综合", false));
    expect([1, 3].map((row) => model.sheets[0]!.cells.value(row, 1))).toEqual(["软件", "综合"]);
  });

  it("shows what fixing would do, does exactly that, and takes it back", async () => {
    const open = await governed();
    const { desk, model } = open;
    const before = look(model);
    const preview = must(await desk.findings.preview({ kind: "safe" }, null));
    expect(preview).toMatchObject({ cells: 3, records: 2, findings: 3, losing: 0, conflicts: [], since: null });
    expect(preview.samples.map(({ address, before: from, after }) => [address, from, after])).toEqual([["B2", "138 1234 5678", "13812345678"], ["D3", "50元", "¥50.00"], ["B3", "139-1234-5678", "13912345678"]]);
    expect(look(model)).toEqual(before);
    const some = must(await desk.findings.preview({ kind: "safe", fields: ["phone"] }, null));
    expect([some.cells, some.samples.map(({ field: id }) => id), some.byField.map(({ field: id, cells: many }) => [id, many])]).toEqual([2, ["phone", "phone"], [["phone", 2], ["amount", 1]]]);
    const all = must(await desk.findings.list("all")).counts.all;
    const { change, cells, before: had, after: left } = must(await desk.findings.fix({ kind: "safe" }, preview.stamp));
    expect([had, left]).toEqual([all, must(await desk.findings.list("all")).counts.all]);
    expect(cells).toBe(3);
    expect(must(await desk.findings.list("all")).safe).toBe(0);
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
  });

  it("shows a number that was text as what it reads, and what it is stored as", async () => {
    const { desk } = openDesk({ 客户: [["名称", "折扣"], ["甲公司", "95%"], ["乙公司", 0.9]] }, smallTemplate({ name: field("companyName", "名称"), rate: field("percent", "折扣") }));
    must(await desk.governing.apply({}, null));
    expect(must(await desk.findings.preview({ kind: "safe" }, null)).samples).toMatchObject([{ address: "B2", before: "95%", after: "95%", kinds: ["text", "number"] }]);
  });

  it("fixes one finding alone, or all alike", async () => {
    const { desk } = await governed();
    const group = await groupNamed(desk, "标准写法");
    const [first] = must(await desk.findings.page("all", group, 0)).lines;
    const one = { kind: "one", key: first!.key } as const;
    expect(must(await desk.findings.fix(one, must(await desk.findings.preview(one, null)).stamp)).cells).toBe(1);
    const rest = { kind: "group", key: group } as const;
    expect(must(await desk.findings.fix(rest, must(await desk.findings.preview(rest, null)).stamp)).cells).toBe(1);
    expect(must(await desk.findings.list("all")).groups.map(({ key }) => key)).not.toContain(group);
  });

  it("tells before it is done that names of records become ids, column by column", async () => {
    const { desk } = openDesk({ 客户: [["名称", "上级"], ["甲公司", null], ["乙公司", "甲公司"], ["丙公司", "甲公司"]] }, smallTemplate({ name: field("companyName", "名称"), parent: field("ref", "上级") }, { table: { relations: [{ from: "parent", to: "small", match: ["name"] }] } }));
    must(await desk.governing.apply({}, null));
    expect(must(await desk.findings.preview({ kind: "safe" }, null)).idsForNames).toMatchObject([{ field: "parent", label: { "zh-CN": "上级" }, table: { "zh-CN": "小表" }, cells: 2 }]);
  });

  it("refuses a preview that has grown old, says what is different now, and writes nothing", async () => {
    const open = await governed();
    const { desk, model } = open;
    const seen = must(await desk.findings.preview({ kind: "safe" }, null));
    await type(open, 1, 1, "13812345678");
    await type(open, 3, 1, "137 1234 5678");
    await type(open, 2, 1, "139 1234 5679");
    const before = look(model);
    const refused = await desk.findings.fix({ kind: "safe" }, seen.stamp);
    expect(codes(refused)).toEqual(["findings/otherNow"]);
    expect(look(model)).toEqual(before);
    const now = must(await desk.findings.preview({ kind: "safe" }, seen.stamp));
    expect(now.since).toEqual({ more: 1, gone: 1, other: 1 });
    must(await desk.findings.fix({ kind: "safe" }, now.stamp));
  });

  it("sees a co-author's edit that no event has told yet", async () => {
    const open = await governed();
    const seen = must(await open.desk.findings.preview({ kind: "safe" }, null));
    must(await open.hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 1, column: 1, values: [["138 8888 8888"]] }] }]));
    expect(codes(await open.desk.findings.fix({ kind: "safe" }, seen.stamp))).toEqual(["findings/otherNow"]);
  });

  it("keeps one finding as it is, with a reason, counts it apart, and forgets it when the value changes", async () => {
    const open = await governed();
    const { desk } = open;
    const group = await groupNamed(desk, "少 1 位");
    const [line] = must(await desk.findings.page("all", group, 0)).lines;
    expect(codes(await desk.findings.keep(group, line!.key, " "))).toEqual(["keep/noReason"]);
    const { change } = must(await desk.findings.keep(group, line!.key, "老号码，已核对"));
    expect(must(await desk.findings.list("all"))).toMatchObject({ counts: { kept: 1 } });
    const kept = must(await desk.findings.list("kept")).groups[0]!;
    expect(must(await desk.findings.page("kept", kept.key, 0)).lines).toMatchObject([{ address: "B4", kept: { reason: "老号码，已核对", by: "测试", change } }]);
    await type(open, 3, 1, "137123456");
    expect(must(await desk.findings.list("all")).counts.kept).toBe(0);
    await type(open, 3, 1, "1371234567");
    expect(must(await desk.findings.list("all")).counts.kept).toBe(1);
    must(await desk.history.undo(change));
    expect(must(await desk.findings.list("all")).counts.kept).toBe(0);
  });

  it("writes them onto a sheet, and colours their cells, each undone", async () => {
    const { desk, model } = await governed();
    const before = look(model);
    const out = must(await desk.findings.export("error"));
    expect(out).toMatchObject({ sheet: "问题清单", count: 4 });
    expect(model.sheets.map(({ name }) => name)).toContain("问题清单");
    must(await desk.history.undo(out.change));
    const marked = must(await desk.findings.mark(false));
    expect(marked.cells).toBeGreaterThan(3);
    must(await desk.history.undo(marked.change));
    expect(look(model)).toEqual(before);
  });

  it("tell that there is no table", async () => {
    expect(codes(await openDesk().desk.findings.list("all"))).toEqual(["findings/noTable"]);
  });
});
