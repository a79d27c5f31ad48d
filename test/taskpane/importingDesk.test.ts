import type { ImportChoice } from "../../src/pipeline/importPlan";
import { must } from "../contracts/sampleWorkbook";
import { field, look, smallTemplate } from "../pipeline/book";
import { deskOf } from "./deskBook";
import { openDesk } from "./openDesk";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额") },
  { schema: { required: ["name"] }, table: { keys: [{ id: "phone", fields: ["phone"], mode: "block" }] } },
);
const rows = [["名称", "手机", "金额"], ["上海明达信息有限公司", "13812345678", 100], ["北京云帆科技有限公司", "13912345678", 50]];
const choice: ImportChoice = { mode: "update", faulty: "reject", duplicates: "skip" };
const pasted = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));
const copied = pasted("客户\t手机\t金额\t别的", "深圳新客户有限公司\t13712345678\t5\tx", "上海明达信息有限公司\t13812345678\t120\ty", "坏号码有限公司\t123\t\tz");

describe("the importing desk", () => {
  it("reads what was pasted, lets a column be corrected, and remembers that for the same headers", async () => {
    const { desk } = await deskOf(rows, template);
    expect(await desk.importing.source(null, null)).toMatchObject({ ok: false, problems: [{ code: "import/noFile" }] });
    must(await desk.importing.bring("粘贴.tsv", copied));
    const found = must(await desk.importing.source(null, null));
    expect(found).toMatchObject({ records: 3, blocked: false });
    expect(found.columns.map(({ letter, header, samples }) => [letter, header, samples.length])).toEqual([["A", "客户", 3], ["B", "手机", 3], ["C", "金额", 2], ["D", "别的", 3]]);
    must(await desk.importing.source(null, { "column:A": "name", "column:D": "none" }));
    must(await desk.importing.bring("又一次.tsv", copied));
    expect(must(await desk.importing.source(null, null))).toMatchObject({ answers: { "column:A": "name", "column:D": "none" } });
  });

  it("sets a source as it was set before the pane was closed, unless that no longer fits", async () => {
    const { desk } = await deskOf(rows, template);
    must(await desk.importing.bring("粘贴.tsv", copied));
    const found = must(await desk.importing.source(null, null));
    const kept = must(await desk.importing.source(null, null, { "column:A": "name" }));
    expect(kept).toMatchObject({ answers: { "column:A": "name" }, fingerprint: found.fingerprint });
    expect(must(await desk.importing.source(null, null, { "column:A": "noSuchField" }))).toMatchObject({ answers: {}, columns: found.columns });
  });

  it("makes a text an option where it is brought: its rows were left out, and no answer could bring them", async () => {
    const cities = smallTemplate({ name: field("companyName", "名称"), city: { ...field("enum", "城市"), "x-options": [{ code: "上海" }, { code: "北京" }] } }, { schema: { required: ["name"] } });
    const { book, desk } = await deskOf([["名称", "城市"], ["上海明达信息有限公司", "上海"], ["北京云帆科技有限公司", "北京"]], cities);
    const before = look(book.model);
    must(await desk.importing.bring("粘贴.tsv", pasted("名称\t城市", "沈阳新客户有限公司\t沈阳")));
    const setting = { sheet: null, answers: {}, choice };
    expect(must(await desk.importing.dryRun(setting)).counts).toMatchObject({ new: 0, rejected: 1 });
    const [question] = must(await desk.importing.source(null, null)).questions;
    const { change } = must(await desk.importing.addOption(question!.id));
    expect(must(await desk.importing.source(null, null)).questions).toEqual([]);
    expect(must(await desk.importing.dryRun(setting)).counts).toMatchObject({ new: 1, rejected: 0 });
    must(await desk.history.undo(change));
    expect(look(book.model)).toEqual(before);
  });

  it("offers to put whom it names on the list of people, and brings their rows then", async () => {
    const owned = smallTemplate({ name: field("companyName", "名称"), owner: field("user", "负责人") }, { template: { people: [{ id: "王芳", name: "王芳" }] } });
    const { desk } = await deskOf([["名称", "负责人"], ["上海明达信息有限公司", "王芳"]], owned);
    must(await desk.importing.bring("粘贴.tsv", pasted("名称\t负责人", "沈阳新客户有限公司\t赵强", "大连新客户有限公司\t赵强", "鞍山新客户有限公司\t王芳")));
    const setting = { sheet: null, answers: {}, choice };
    const run = must(await desk.importing.dryRun(setting));
    expect(run).toMatchObject({ counts: { new: 1, rejected: 2 }, unknownPeople: [{ field: "owner", texts: [{ text: "赵强", count: 2, near: null }] }] });
    must(await desk.importing.addPeople("owner", ["赵强"]));
    expect(must(await desk.importing.dryRun(setting))).toMatchObject({ counts: { new: 3, rejected: 0 }, unknownPeople: [] });
  });

  it("counts a cell that cannot be read and says what the table says as unchanged", async () => {
    const keyed = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), note: field("text", "备注") }, { table: { keys: [{ fields: ["name"] }] } });
    const { desk } = await deskOf([["名称", "手机", "备注"], ["上海明达信息有限公司", "12345", "旧"], ["北京云帆科技有限公司", "23456", null]], keyed);
    must(await desk.importing.bring("粘贴.tsv", pasted("名称\t手机\t备注", "上海明达信息有限公司\t12345\t旧", "北京云帆科技有限公司\t99999\t新")));
    expect(must(await desk.importing.dryRun({ sheet: null, answers: {}, choice })).counts).toMatchObject({ unchanged: 1, changed: 0, rejected: 1 });
  });

  it("counts what becomes of each row, opens each count, writes it, and undoes it", async () => {
    const { book, desk } = await deskOf(rows, template);
    const before = look(book.model);
    must(await desk.importing.bring("粘贴.tsv", copied));
    const setting = { sheet: null, answers: { "column:A": "name" }, choice };
    const run = must(await desk.importing.dryRun(setting));
    expect(run).toMatchObject({ counts: { new: 1, changed: 1, unchanged: 0, conflict: 0, duplicate: 0, rejected: 1 }, edits: 1, leftOut: ["别的"], replaced: [{ field: "amount", count: 1, isKept: false, samples: [{ row: 2, before: "¥100.00", after: "¥120.00" }] }] });
    expect(must(await desk.importing.dryRun({ ...setting, choice: { ...choice, policy: { amount: "fillBlank" } } }))).toMatchObject({ edits: 0, replaced: [{ field: "amount", count: 0, isKept: true }] });
    expect(must(await desk.importing.rows(setting, "changed", 0)).lines).toMatchObject([{ row: 3, target: 2, title: "上海明达信息有限公司", edits: [{ before: "¥100.00", after: "¥120.00" }] }]);
    expect(must(await desk.importing.rows(setting, "rejected", 0)).lines[0]!.reasons[0]!["zh-CN"]).toContain("手机");
    expect(must(await desk.importing.rows(setting, "new", 0)).lines[0]).toMatchObject({ row: 2, target: null });
    const done = must(await desk.importing.write(setting, run.stamp));
    expect(done).toMatchObject({ added: 1, changed: 1 });
    expect(must(await desk.importing.dryRun(setting)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, rejected: 1 });
    must(await desk.history.undo(done.change));
    expect(look(book.model)).toEqual(before);
  });

  it("refuses to write when somebody has typed since the dry run, and the next dry run tells the new truth", async () => {
    const { desk, type } = await deskOf(rows, template);
    must(await desk.importing.bring("粘贴.tsv", copied));
    const setting = { sheet: null, answers: { "column:A": "name" }, choice };
    const run = must(await desk.importing.dryRun(setting));
    await type(1, 2, 120);
    expect(await desk.importing.write(setting, run.stamp)).toMatchObject({ ok: false, problems: [{ code: "import/changedSince" }] });
    expect(must(await desk.importing.dryRun(setting)).counts).toMatchObject({ new: 1, changed: 0, unchanged: 1 });
  });

  it("says why a file cannot be read", async () => {
    const { desk } = await deskOf(rows, template);
    expect(await desk.importing.bring("旧.xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toMatchObject({ ok: false });
  });

  it("brings the rows of a second sheet of the same kind, which makes no table of its own, and leaves them where they are", async () => {
    const { desk, model } = openDesk({ 华东: rows, 华南: [["客户名称", "手机", "金额"], ["深圳新客户有限公司", "13712345678", 5]], 说明: [["一月更新"]] }, template);
    must(await desk.governing.apply({}, "华东"));
    must(await desk.start.overview());
    const before = look(model);
    const refused = await desk.governing.propose({}, "华南");
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "govern/secondTable", place: "华南", data: { table: "small" } }] });
    expect(must(await desk.importing.ownSheets())).toEqual(["华南", "说明"]);
    must(await desk.importing.bringSheet("华南", "small"));
    expect(must(await desk.importing.source(null, null))).toMatchObject({ name: "华南", sheet: "华南", sheets: ["华南"], records: 1 });
    const setting = { sheet: null, answers: {}, choice };
    const run = must(await desk.importing.dryRun(setting));
    expect(run.counts).toMatchObject({ new: 1, rejected: 0 });
    const { change, added } = must(await desk.importing.write(setting, run.stamp));
    expect([added, model.sheets[0]!.cells.value(3, 0), model.sheets[1]!.cells.value(1, 0)]).toEqual([1, "深圳新客户有限公司", "深圳新客户有限公司"]);
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
  });
});
