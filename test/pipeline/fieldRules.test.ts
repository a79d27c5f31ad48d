import { openFile } from "../../src/hosts/file/openFile";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { planImport } from "../../src/pipeline/importPlan";
import { importRecords, importStamp } from "../../src/pipeline/importRecords";
import { readSource } from "../../src/pipeline/importSource";
import { watchTable } from "../../src/pipeline/live";
import { governedTables } from "../../src/pipeline/locate";
import { addRecord, saveRecord } from "../../src/pipeline/record";
import { fillText } from "../../src/records/text";
import type { CellValue } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";
import { openDesk } from "../taskpane/openDesk";
import { load, told } from "../template/support";
import { type Book, bookOfSheets, cellsOf, field, smallTemplate, type, withTemplate, write } from "./book";

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
  const plan = must(await planImport(made.session, source, table, choice));
  must(await importRecords(made.session, source, table, choice, importStamp(made.session, table, plan)));
  return plan.outcomes.map(({ kind, reasons }) => [kind, ...reasons.map((reason) => fillText(reason, {}, "zh-CN"))].join(" "));
}

describe("values that the template fills in", () => {
  const template = smallTemplate({
    item: field("text", "品名"),
    price: field("money", "单价"),
    count: field("number", "数量", { "x-default": 'IF([item]="箱", 10, 1)' }),
    tax: field("money", "税额", { "x-compute": "[total]*0.1" }),
    total: field("money", "金额", { "x-compute": "[price]*[count]" }),
    stage: field("text", "阶段"),
    stagedOn: field("date", "进入日期", { "x-compute": { value: "TODAY()", trigger: ["stage"] } }),
    lastStage: field("text", "上一阶段", { "x-compute": { value: "OLD([stage])", trigger: ["stage"] } }),
    openedOn: field("date", "建档日期", { "x-compute": { value: "TODAY()", trigger: "create" } }),
  }, { table: { keys: [{ id: "item", fields: ["item"] }], order: ["item", "price", "count", "total", "tax", "stage", "stagedOn", "lastStage", "openedOn"] } });
  const header = ["品名", "单价", "数量", "金额", "税额", "阶段", "进入日期", "上一阶段", "建档日期"];
  const rows: Rows = [header, ["笔", 2, 3, 6, 0.6, "a", 45000, null, 44000], ["纸", 5, 2, 11, 1.1, "b", null, null, null], ["本", 1, null, 7, null, "a", null, null, null], ["尺", 0.05, 1.5, null, null, null, null, null, null]];
  const today = 46097;

  it("a check compares what holds at all times with what the row gives, one mistake told once, and the fix is certain", async () => {
    const made = await governed(template, rows);
    expect(await findings(made, template)).toEqual([
      [3, "total", "compute/total", "differs", "error"],
      [3, "tax", "compute/tax", "differs", "error"],
      [4, "total", "compute/total", "stale", "warning"],
      [5, "total", "compute/total", "missing", "info"],
      [5, "tax", "compute/tax", "missing", "info"],
    ]);
    must(await fix(made.session, withTemplate(template)));
    expect((await findings(made, template)).map(([, , , messageId]) => messageId)).toEqual(["stale"]);
    expect((await cellsOf(made, "表")).slice(1).map((row) => row.slice(3, 5))).toEqual([[6, 0.6], [10, 1], [7, null], [0.08, 0.01]]);
  });

  it("forms, imports and fixes write what follows from an edit with it, and what is due at a moment", async () => {
    const made = await governed(template, rows);
    must(await fix(made.session, withTemplate(template)));
    must(await saveRecord(made.session, "small", "R0000001", { count: 4, stage: "b" }, { count: 3, stage: "a" }));
    must(await addRecord(made.session, "small", { item: "箱", price: 3 }));
    expect(await importing(made, "品名,单价,数量,金额,阶段,建档日期", "纸,6,,999,c,", "袋,1,2,,,2020-01-01")).toEqual(["changed", "new"]);
    expect((await cellsOf(made, "表")).slice(1).map((row) => row.slice(0, 9))).toEqual([
      ["笔", 2, 4, 8, 0.8, "b", today, "a", 44000],
      ["纸", 6, 2, 12, 1.2, "c", today, "b", null],
      ["本", 1, null, 7, null, "a", null, null, null],
      ["尺", 0.05, 1.5, 0.08, 0.01, null, null, null, null],
      ["箱", 3, 10, 30, 3, null, null, null, today],
      ["袋", 1, 2, 2, 0.2, null, null, null, 43831],
    ]);
  });

  it("what people type in the sheet is told with its fix: what follows from it, and what a new row lacks", async () => {
    const made = await governed(template, rows.slice(0, 2));
    expect(await typing(made, [1, 2, 5], [1, 5, "c"])).toEqual(["2 total compute/total differs", "2 tax compute/tax differs", "2 stagedOn compute/stagedOn due", "2 lastStage compute/lastStage due"]);
    const [table] = must(await governedTables(made.session));
    await write(made, { verb: "resizeTable", name: table!.governed.info.name, area: { ...table!.governed.info.area, rows: 3 } });
    expect((await typing(made, [1, 2, 3], [1, 5, "a"], [2, 0, "箱"])).filter((line) => line.startsWith("3"))).toEqual(["3 null record/id newRecord", "3 count compute/count due", "3 openedOn compute/openedOn due"]);
  });

  it("circles and values of a moment that hold at all times are refused, with the way round", () => {
    const refused = load(JSON.stringify(smallTemplate({
      a: field("number", "甲", { "x-compute": "[b]+1" }), b: field("number", "乙", { "x-compute": { value: "[c]+OLD([b])", trigger: "change" } }), c: field("number", "丙", { "x-default": "[a]" }),
      d: field("date", "丁", { "x-compute": "NOW()" }), e: field("text", "戊", { "x-compute": "ME()", default: "x" }),
    })));
    expect(told(refused)).toEqual([
      "compute-circle /tables/small/schema/properties/a/x-compute", "compute-without-trigger /tables/small/schema/properties/d/x-compute", "keywords-differ /tables/small/schema/properties/e/x-compute", "compute-without-trigger /tables/small/schema/properties/e/x-compute",
    ]);
    expect(refused.ok ? {} : refused.problems[0]!.data).toEqual({ circle: "a → b → c → a" });
  });
});

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

describe("options that depend on another field", () => {
  const template = smallTemplate({
    province: field("enum", "省", { "x-options": [{ code: "广东" }, { code: "江苏" }, { code: "西藏" }] }),
    city: field("enum", "市", { "x-optionsFrom": { field: "province" }, "x-options": [{ code: "深圳", parents: ["广东"], aliases: ["鹏城"] }, { code: "南京", parents: ["江苏"] }, { code: "广州", parents: ["广东"] }, { code: "其他" }] }),
    areas: field("multiEnum", "片区", { "x-optionsFrom": { field: "city" }, "x-options": [{ code: "南山", parents: ["深圳"] }, { code: "鼓楼", parents: ["南京", "广州"] }] }),
  });
  const rows: Rows = [["省", "市", "片区"], ["广东", "鹏城", "南山"], ["江苏", "深圳", "南山、鼓楼"], [null, "南京", "鼓楼"], ["西藏", "其他", null]];

  it("a check names what is not under what was chosen, and what there is", async () => {
    const made = bookOfSheets({ 表: rows });
    expect((await findings(made, template)).filter(([, , rule]) => String(rule).startsWith("options/"))).toEqual([[3, "city", "options/city", "notUnder", "error"], [3, "areas", "options/areas", "notUnder", "error"]]);
    const { findings: found, table } = must(await check(made.session, withTemplate(template)))[0]!;
    const [text] = await made.session.engine.describe({ template: table.template, table: "small", findings: found.filter(({ rule }) => rule === "options/city"), lang: "zh-CN" });
    expect(text).toBe("“深圳”不在“江苏”之下，可选：南京、其他。核对“市”和“省”哪个填错。");
  });

  it("the form offers what there is under the draft's choice", async () => {
    const { desk } = openDesk({ 客户: rows }, template);
    must(await desk.governing.apply({}, null));
    expect(must(await desk.record.check(null, {})).options).toEqual({ city: ["深圳", "南京", "广州", "其他"], areas: ["南山", "鼓楼"] });
    expect(must(await desk.record.check("R0000001", { province: "江苏", city: "南京" })).options).toEqual({ city: ["南京", "其他"], areas: ["鼓楼"] });
  });

  it("the sheet's own dropdown shows the part of the list that goes with the row", async () => {
    const made = await governed(template, rows);
    const sheet = must(await made.host.sheets()).find(({ name }) => name === "表")!;
    const list = JSON.stringify(made.model.sheets.find(({ name }) => name === sheet.name)!.validations);
    expect(list).toContain("IF(COUNTIF(_crm_lists!$A$2:$A$7,$A2)=0,_crm_lists!$B$2:$B$7,OFFSET(_crm_lists!$B$2,MATCH($A2,_crm_lists!$A$2:$A$7,0)-1,0,COUNTIF(_crm_lists!$A$2:$A$7,$A2),1))");
    expect((await cellsOf(made, "_crm_lists")).map((row) => row.slice(0, 2).join(" "))).toEqual(["small.city under small.city", "广东 深圳", "广东 广州", "广东 其他", "江苏 南京", "江苏 其他", "西藏 其他"]);
  });

  it("parents without a field, of a field that is no choice, or of a code that it lacks are refused", () => {
    expect(told(load(JSON.stringify(smallTemplate({
      a: field("enum", "甲", { "x-options": [{ code: "1", parents: ["x"] }] }), b: field("enum", "乙", { "x-optionsFrom": { field: "c" }, "x-options": [{ code: "1" }] }), c: field("text", "丙"),
      d: field("enum", "丁", { "x-optionsFrom": { field: "a" }, "x-options": [{ code: "1", parents: ["2"] }] }), e: field("enum", "戊", { "x-optionsFrom": { field: "a" }, "x-options": [{ code: "1" }] }),
    }))))).toEqual([
      "missing-keyword /tables/small/schema/properties/a/x-options/0/parents", "type-mismatch /tables/small/schema/properties/b/x-optionsFrom/field",
      "unknown-name /tables/small/schema/properties/d/x-options/0/parents/0", "missing-keyword /tables/small/schema/properties/e/x-optionsFrom",
    ]);
  });
});

describe("rules by their rollout, keys by their steps, and values by their age", () => {
  const rule = (id: string, mode: string): object => ({ id, mode, assert: "[amount]>10", message: { "zh-CN": "太小", en: "Too small" } });
  const template = smallTemplate({
    code: field("text", "编码"), amount: field("number", "数量"), phone: field("text", "电话", { "x-freshness": { after: "P6M", verifiedBy: "checkedOn" } }), checkedOn: field("date", "核实日期"),
  }, { table: { rules: ["off", "shadow", "warn", "enforce"].map((mode) => rule(mode, mode)), keys: [{ fields: ["code"], normalize: ["digits"], mode: "warn" }] } });
  const rows: Rows = [["编码", "数量", "电话", "核实日期"], ["AB-100", 5, "110", 46097 - 184], ["ab 100", 20, "120", 46097 - 100], ["C", 30, "130", null], ["D", 30, null, null]];

  it("a rule on trial is counted apart, one that warns gives no error, one that is off says nothing", async () => {
    const made = bookOfSheets({ 表: rows });
    expect((await findings(made, template)).filter(([, , id]) => String(id).startsWith("rule/"))).toEqual([[2, "amount", "rule/enforce", "broken", "error"], [2, "amount", "rule/warn", "broken", "warning"]]);
    expect(must(await check(made.session, withTemplate(template)))[0]!.tried.map(({ rule: id, at }) => [at[0]!.row, id])).toEqual([[2, "rule/shadow"]]);
    expect((await typing(await governed(template, rows), [3, 1, 1])).filter((line) => line.includes("rule/"))).toEqual(["2 amount rule/enforce broken", "2 amount rule/warn broken", "4 amount rule/enforce broken", "4 amount rule/warn broken"]);
  });

  it("a key compares what its steps leave, and a value goes stale", async () => {
    expect((await findings(bookOfSheets({ 表: rows }), template)).filter(([, , id]) => !String(id).startsWith("rule/"))).toEqual([
      [2, "code", "key/code", "sameKey", "warning"], [2, "phone", "freshness/phone", "stale", "warning"], [3, "code", "key/code", "sameKey", "warning"], [4, "phone", "freshness/phone", "never", "info"],
    ]);
    expect(told(load(JSON.stringify(smallTemplate({ a: field("text", "甲", { "x-freshness": { after: "P0D", verifiedBy: "a" } }) }, { table: { keys: [{ fields: ["a"], normalize: ["fold"] }] } }))))).toEqual([
      "bad-form /tables/small/schema/properties/a/x-freshness/after", "type-mismatch /tables/small/schema/properties/a/x-freshness/verifiedBy", "unknown-name /tables/small/keys/0/normalize/0",
    ]);
  });
});
