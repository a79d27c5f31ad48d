import { openFile } from "../../src/hosts/file/openFile";
import { check } from "../../src/pipeline/check";
import { govern } from "../../src/pipeline/govern";
import { planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { watchTable } from "../../src/pipeline/live";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord } from "../../src/pipeline/record";
import { fillText } from "../../src/records/text";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { load, told } from "../template/support";
import { type Book, bookOfSheets, cellsOf, field, smallTemplate, type, withTemplate } from "./book";

type Rows = readonly (readonly CellValue[])[];

async function governed(template: object, rows: Rows): Promise<Book> {
  const made = bookOfSheets({ 表: rows });
  must(await govern(made.session, withTemplate(template)));
  return made;
}

async function findings(made: Book, template: object): Promise<readonly (readonly unknown[])[]> {
  return must(await check(made.session, withTemplate(template)))[0]!.findings.map(({ rule, messageId, at, severity }) => [at[0]!.row, at[0]!.field, rule, messageId, severity]);
}

/** What the findings are after each of some cells was typed, one after the other. */
async function typing(made: Book, ...cells: readonly (readonly [row: number, column: number, value: CellValue])[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const live = must(await watchTable(made.session, "small", { onUpdate: () => undefined, onProblem: (result) => { if (!result.ok) problems.push(...result.problems.map(({ code }) => code)); } }));
  for (const [row, column, value] of cells) {
    await type(made, "表", row, column, value);
    must(await live.rescan());
  }
  await live.stop();
  expect(problems).toEqual([]);
  return live.findings.map(({ rule, messageId, at }) => `${at[0]!.row} ${at[0]!.field} ${rule} ${messageId}`);
}

/** What an import of these lines wrote, and why its rows became what they became. */
async function importing(made: Book, ...lines: readonly string[]): Promise<readonly string[]> {
  const table = must(await governedTables(made.session))[0]!;
  const source = must(await readSource(made.session, table, { name: "来源.csv", host: must(openFile("来源.csv", new TextEncoder().encode(lines.join("\r\n")))).host }, { sheet: null, answers: {} }));
  const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
  const plan = await planImport(made.session, source, table, choice);
  must(await importRecords(made.session, source, table, choice, importStamp(made.session, table, plan)));
  return plan.outcomes.map(({ kind, reasons }) => [kind, ...reasons.map((reason) => fillText(reason, {}, "zh-CN"))].join(" "));
}

describe("conditions of fields, defaults and fields out of use", () => {
  const template = smallTemplate({
    name: field("text", "名称"),
    stage: field("enum", "阶段", { "x-options": [{ code: "lead" }, { code: "won" }, { code: "lost" }] }),
    amount: field("money", "金额", { "x-requiredWhen": '[stage]="won"', "x-readOnlyWhen": '[stage]="won"', "x-placeholder": { "zh-CN": "合同金额", en: "As signed" } }),
    reason: field("text", "丢单原因", { "x-visibleWhen": '[stage]="lost"' }),
    source: field("text", "来源", { default: "网站" }),
    fax: field("text", "传真", { deprecated: true }),
  }, { schema: { required: ["reason"] }, table: { keys: [{ id: "name", fields: ["name"] }] } });
  const rows: Rows = [
    ["名称", "阶段", "金额", "丢单原因", "来源", "传真"],
    ["甲", "won", 100, null, null, "010-1"],
    ["乙", "won", null, null, null, null],
    ["丙", "lost", 5, null, null, null],
    ["丁", "lead", null, "太贵", null, null],
    ["戊", null, null, null, null, null],
  ];

  it("a check asks for what each row's conditions ask for, and tells of a value where nothing is asked", async () => {
    expect(await findings(bookOfSheets({ 表: rows }), template)).toEqual([
      [3, "amount", "schema/x-requiredWhen", "requiredWhen", "error"],
      [4, "reason", "schema/required", "required", "error"],
      [5, "reason", "condition/x-visibleWhen", "notAsked", "info"],
    ]);
  });

  it("an edit of what was and is read-only is a finding, and so is filling a field out of use", async () => {
    const made = await governed(template, rows);
    const before = await typing(made);
    expect((await typing(made, [1, 2, 200], [3, 5, "010-2"])).filter((line) => !before.includes(line))).toEqual(["2 amount condition/x-readOnlyWhen readOnly", "4 fax condition/deprecated deprecated"]);
    expect((await typing(made, [1, 2, 300], [1, 2, 200], [2, 1, "lead"], [2, 2, 7], [3, 2, 9], [3, 1, "won"])).filter((line) => line.includes("condition/x-readOnlyWhen"))).toEqual([]);
  });

  it("the form asks for what the draft asks for, shows what stands, and lets nobody change what is read-only", async () => {
    const { desk } = openDesk({ 客户: rows }, template);
    must(await desk.governing.apply({}, null));
    const form = must(await desk.record.form());
    expect(form.fields.map(({ id, deprecated, isFilledIn, placeholder }) => [id, deprecated, isFilledIn, placeholder?.en ?? null])).toContainEqual(["amount", false, false, "As signed"]);
    expect(must(await desk.record.check("R0000003", {}))).toMatchObject({ hidden: [], required: ["reason"], readOnly: [] });
    expect(must(await desk.record.check("R0000003", { stage: "won" }))).toMatchObject({ hidden: ["reason"], required: ["amount"], readOnly: [], issues: [] });
    expect(must(await desk.record.check("R0000001", {}))).toMatchObject({ readOnly: ["amount"] });
    const open = must(await desk.record.open({ record: "R0000001" }))!;
    const refused = await desk.record.save("R0000001", { amount: "7" }, open.seen);
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(["record/readOnly"]);
    must(await desk.record.save("R0000001", { amount: "7", stage: "lead" }, open.seen));
  });

  it("a new record says the default where it is told nothing, and stays blank where it was made so", async () => {
    const made = await governed(template, rows);
    must(await addRecord(made.session, "small", { name: "己" }));
    must(await addRecord(made.session, "small", { name: "庚", source: null }));
    expect(await importing(made, "名称,阶段,金额,来源", "辛,lead,1,展会", "壬,lost,2,", "甲,,999,电话")).toEqual(["new", "new 缺必填的“丢单原因”，会列为问题。", "changed 表里这条记录的“金额”只读，保留原值。"]);
    expect((await cellsOf(made, "表")).slice(1).map(([name, , amount, , source]) => [name, amount, source])).toEqual([
      ["甲", 100, "电话"], ["乙", null, null], ["丙", 5, null], ["丁", null, null], ["戊", null, null], ["己", null, "网站"], ["庚", null, null], ["辛", 1, "展会"], ["壬", 2, "网站"],
    ]);
  });

  it("what cannot be is refused with its place", () => {
    const bad = smallTemplate({ a: field("text", "甲", { "x-requiredWhen": "[b]", default: "长长长长", maxLength: 2 }), b: field("number", "乙", { deprecated: true, default: "x", "x-visibleWhen": "[nobody]=1" }) }, { schema: { required: ["b"] } });
    expect(told(load(JSON.stringify(bad)))).toEqual([
      "expression-result-type /tables/small/schema/properties/a/x-requiredWhen",
      "bad-example /tables/small/schema/properties/a/default",
      "keywords-differ /tables/small/schema/properties/b/deprecated",
      "bad-example /tables/small/schema/properties/b/default",
      "expression-unknown-field /tables/small/schema/properties/b/x-visibleWhen",
    ]);
  });
});
