import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { type OpenDesk, openDesk } from "./openDesk";

const say = (text: string) => ({ "zh-CN": text, en: text });
const template = smallTemplate({ name: field("companyName", "名称"), kind: { ...field("enum", "行业"), type: "string", "x-options": [{ code: "软件", label: say("软件业") }, { code: "其他" }] } });
const rows = [["名称", "行业"], ["甲公司", "综合"], ["乙公司", "软件"], ["丙公司", "综合"], ["丁公司", "杂项"]];

async function governed(sheet = rows, of: Parameters<typeof openDesk>[1] = template): Promise<OpenDesk & { readonly group: string }> {
  const open = openDesk({ 客户: sheet }, of);
  must(await open.desk.governing.apply({}, null));
  const group = must(await open.desk.findings.list("all")).groups.find(({ title }) => title["zh-CN"].includes("选项"))!.key;
  return { ...open, group };
}
const codesOf = (result: { readonly ok: boolean; readonly problems?: readonly { readonly code: string }[] }): readonly string[] => result.problems?.map(({ code }) => code) ?? [];
const dropdown = ({ model }: OpenDesk): string | undefined => model.sheets[0]!.validations.find(({ spec, areas }) => spec?.type === "list" && areas[0]!.column === 1)?.spec?.formula1;

describe("texts that are no option of their field", () => {
  it("are told text by text, and all that say the same become an option in one change that can be taken back", async () => {
    const { desk, model, group, hand } = await governed();
    const before = look(model);
    const { field: form, texts } = must(await desk.findings.options.list(group))!;
    expect([form.options.map(({ value }) => value), texts.map(({ text, count, cells }) => [text, count, cells.map(({ address }) => address)])]).toEqual([["软件", "其他"], [["综合", 2, ["B2", "B4"]], ["杂项", 1, ["B5"]]]]);
    const { change, cells } = must(await desk.findings.options.change(group, texts[0]!, "其他"));
    expect([cells, [1, 2, 3, 4].map((row) => model.sheets[0]!.cells.value(row, 1))]).toEqual([2, ["其他", "软件", "其他", "杂项"]]);
    must(await desk.history.undo(change!));
    expect(look(model)).toEqual(before);
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 2, column: 1, values: [["综合"]] }] }]));
    must(await desk.sheet.rescan());
    expect(codesOf(await desk.findings.options.change(group, texts[0]!, "其他"))).toEqual(["findings/otherNow"]);
  });

  it("become options of this workbook's own template and of its dropdowns, until that is undone", async () => {
    const open = await governed();
    const { desk, model, group } = open;
    const before = look(model);
    expect(dropdown(open)).toBe('="软件,其他"');
    const { change } = must(await desk.findings.options.add(group, ["综合"]));
    expect(dropdown(open)).toBe('="软件,其他,综合"');
    expect(must(await desk.findings.options.list(group))!.texts.map(({ text }) => text)).toEqual(["杂项"]);
    expect(must(await desk.history.list()).lines[0]).toMatchObject({ command: "option", reason: "行业: 综合" });
    const more = must(await desk.findings.options.add(group, ["杂项"]));
    expect(must(await desk.findings.list("all")).groups.some(({ key }) => key === group)).toBe(false);
    // The second template is made from the first: without that it would be gone too, untold.
    expect(codesOf(await desk.history.undo(change))).toEqual(["undo/laterChanges"]);
    must(await desk.history.undo(more.change));
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
    expect(must(await desk.findings.options.list(group))!.texts.map(({ text }) => text)).toEqual(["综合", "杂项"]);
  });

  it("that is an option already, or of a class that is for others to add, is refused with the reason", async () => {
    const { desk, group } = await governed();
    expect(codesOf(await desk.findings.options.add(group, [" 软件业 "]))).toEqual(["option/there"]);
    const classes = smallTemplate(
      { name: field("companyName", "名称"), kind: { ...field("enum", "等级"), type: "string", "x-options": [{ code: "A" }, { code: "B" }] } },
      { table: { classify: [{ target: "kind", else: "B", override: { roles: ["boss"] }, table: [{ when: "[name]=\"甲\"", then: "A" }] }] }, template: { roles: [{ id: "boss", label: say("经理") }], people: [{ id: "li", name: "李明", roles: ["boss"] }] } },
    );
    const other = await governed([["名称", "等级"], ["甲公司", "S"], ["乙公司", "B"]], classes);
    const refused = await other.desk.findings.options.add(other.group, ["S"]);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "option/notYours", message: { "zh-CN": expect.stringContaining("经理") as string } }] });
    await other.desk.become({ user: "李明", lang: "zh-CN" });
    must(await other.desk.findings.options.add(other.group, ["S"]));
  });

  it("are people of nobody's list where the field is one of people: they join it together, without a role, until that is undone", async () => {
    const owned = smallTemplate({ name: field("companyName", "名称"), owner: field("user", "负责人"), second: field("user", "协办") }, { template: { roles: [{ id: "boss", label: say("经理") }], people: [{ id: "li", name: "李明", roles: ["boss"] }] } });
    const { desk, model } = openDesk({ 客户: [["名称", "负责人", "协办"], ["甲公司", "欧阳锋", "李明"], ["乙公司", "黄蓉", "欧阳锋"], ["丙公司", "欧阳锋", ""]] }, owned);
    must(await desk.governing.apply({}, null));
    const before = look(model);
    const group = must(await desk.findings.list("all")).groups.find(({ title }) => title["zh-CN"].includes("人员名单"))!.key;
    const { isOfPeople, texts } = must(await desk.findings.options.list(group))!;
    expect([isOfPeople, texts.map(({ text, count }) => [text, count])]).toEqual([true, [["欧阳锋", 2], ["黄蓉", 1]]]);
    const { change } = must(await desk.findings.options.add(group, texts.map(({ text }) => text)));
    expect(must(await desk.findings.list("all")).groups.filter(({ title }) => title["zh-CN"].includes("人员名单"))).toEqual([]);
    expect(must(await desk.history.list()).lines[0]).toMatchObject({ command: "option", reason: "负责人: 欧阳锋、黄蓉" });
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
    expect(must(await desk.findings.options.list(group))!.texts).toHaveLength(2);
  });

  it("go into the list of a long dropdown too", async () => {
    const open = await governed(rows, smallTemplate({ name: field("companyName", "名称"), kind: { ...field("enum", "行业"), type: "string", "x-options": ["软件", ...Array.from({ length: 60 }, (_, n) => `某某行业 ${n}`)].map((code) => ({ code })) } }));
    const [first] = must(await open.desk.findings.options.list(open.group))!.texts;
    const before = [dropdown(open), look(open.model)];
    expect(before[0]).toContain("_crm_lists");
    const { change } = must(await open.desk.findings.options.add(open.group, [first!.text]));
    const sheet = open.model.sheets.find(({ name }) => name === "_crm_lists")!;
    expect([dropdown(open), sheet.cells.value(62, 1), sheet.cells.value(62, 0)]).toEqual(["=_crm_lists!$B$2:$B$63", "综合", null]);
    must(await open.desk.history.undo(change));
    expect([dropdown(open), look(open.model)]).toEqual(before);
  });
});
