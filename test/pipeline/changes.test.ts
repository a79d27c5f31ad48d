import { unzipSync } from "fflate";
import { classify } from "../../src/pipeline/classify";
import { check } from "../../src/pipeline/check";
import { cleanCopy } from "../../src/pipeline/cleanCopy";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { journal } from "../../src/pipeline/journal";
import { merge } from "../../src/pipeline/merge";
import { report } from "../../src/pipeline/report";
import { run } from "../../src/pipeline/run";
import { readState } from "../../src/pipeline/state";
import { undo, undoAll } from "../../src/pipeline/undo";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { must } from "../contracts/sampleWorkbook";
import { type Book, bookOfSheets, cellsOf, field, look, openBook, own, reopened, smallTemplate, type, withTemplate, write } from "./book";

const template = smallTemplate(
  { name: field("companyName", "名称"), phone: field("cn-mobile", "手机"), amount: field("money", "金额"), grade: field("enum", "等级", { "x-options": ["A", "B"].map((code) => ({ code, label: { "zh-CN": code, en: code } })) }) },
  { table: { classify: [{ id: "grade", target: "grade", hit: "first", table: [{ id: "big", when: "[amount] >= 100", then: "A" }], else: "B" }] }, template: { reports: [{ id: "sum", title: { "zh-CN": "合计", en: "Totals" }, source: "small", rows: ["grade"], values: [{ agg: "sum", field: "amount" }] }] } },
);
const sheet = [["名称", "手机", "金额", "等级"], ["甲公司", "138 1234 5678", "1,200元", "A"], ["乙公司", "１３９１２３４５６７８", 50, null], ["丙公司", "bad", 300, "B"]];
const options = withTemplate(template);

async function governedBook(): Promise<Book> {
  const book = bookOfSheets({ 表: sheet });
  must(await govern(book.session, options));
  return book;
}

describe("the journal", () => {
  it("has one change set for each command that wrote, oldest first, with who, when, why and the template", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await classify(book.session, { ...own, write: true, overwrite: true }));
    const lines = must(await journal(reopened(book).session));
    expect(lines.map(({ change: { id, at, by, why }, stands }) => [id, at, by, why.command, stands])).toEqual([
      ["C000001", "2026-03-16T00:00:00.000Z", "测试", "govern", true],
      ["C000002", "2026-03-16T00:00:00.000Z", "测试", "fix", true],
      ["C000003", "2026-03-16T00:00:00.000Z", "测试", "classify", true],
    ]);
    expect(new Set(lines.map(({ change }) => change.template.hash)).size).toBe(1);
    expect(lines[1]!.change.edits).toEqual([
      { record: "R0000001", table: "small", field: "amount", before: "1,200元", after: 1200 },
      { record: "R0000001", table: "small", field: "phone", before: "138 1234 5678", after: "13812345678" },
      { record: "R0000002", table: "small", field: "phone", before: "１３９１２３４５６７８", after: "13912345678" },
    ]);
    expect(lines[2]!.change.edits.map(({ record, before, after }) => [record, before, after])).toEqual([["R0000002", null, "B"], ["R0000003", "B", "A"]]);
  });

  it("gets nothing from a command that finds its work done, nor from one that only reads", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await classify(book.session, { ...own, write: true, overwrite: true }));
    const bytes = book.save();
    const again = openBook(bytes);
    must(await check(again.session, own));
    must(await fix(again.session, own));
    must(await classify(again.session, { ...own, write: true, overwrite: true }));
    expect(must(await journal(again.session))).toHaveLength(3);
    expect(Buffer.compare(again.save(), bytes)).toBe(0);
  });

  it("is not believed when somebody has changed it", async () => {
    const book = await governedBook();
    const { cells } = book.model.sheets.find(({ name }) => name === "_crm")!;
    const entry = cells.value(1, 1) as string;
    cells.setContent(1, 1, entry.slice(0, -2) + (entry.endsWith("AA") ? "BB" : "AA"), null);
    const read = await readState(reopened(book).host, book.session.tools);
    expect(read).toMatchObject({ ok: false, problems: [{ code: "journal/damaged", place: expect.any(String) as string }] });
    expect(await check(reopened(book).session, own)).toMatchObject({ ok: false });
  });
});

describe("undo", () => {
  it("takes back the latest change first, then the one before, then says that there is nothing", async () => {
    const untouched = look(bookOfSheets({ 表: sheet }).model);
    const book = await governedBook();
    const afterGovern = look(book.model);
    must(await fix(book.session, own));
    expect(must(await undo(book.session)).undone.why.command).toBe("fix");
    expect(look(book.model)).toEqual(afterGovern);
    expect(must(await undo(book.session)).undone.why.command).toBe("govern");
    expect(look(book.model)).toEqual(untouched);
    expect(await undo(book.session)).toMatchObject({ ok: false, problems: [{ code: "undo/nothing" }] });
    expect(must(await journal(book.session)).map(({ change: { why }, stands }) => [why.command, why.undoes ?? null, stands])).toEqual([["govern", null, false], ["fix", null, false], ["undo", "C000002", true], ["undo", "C000001", true]]);
  });

  it("of an undo brings the change back", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    const fixed = look(book.model);
    must(await undo(book.session));
    must(await undo(book.session, { change: "C000003" }));
    expect(look(book.model)).toEqual(fixed);
  });

  it("of an older fix leaves what the user typed since, takes back the rest, and names the cell", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await classify(book.session, { ...own, write: true, overwrite: true }));
    await type(book, "表", 1, 1, "13800000000");
    const undone = must(await undo(book.session, { change: "C000002" }));
    expect(undone.leftAlone).toMatchObject({ code: "changes/changedSince", data: { count: 1, cells: "B2" } });
    expect((await cellsOf(book, "表")).map((line) => line.slice(1, 4))).toEqual([["手机", "金额", "等级"], ["13800000000", "1,200元", "A"], ["１３９１２３４５６７８", 50, "B"], ["bad", 300, "A"]]);
    expect(must(await journal(book.session)).at(-1)!.change.edits.map(({ record, field: id }) => [record, id])).toEqual([["R0000002", "phone"], ["R0000001", "amount"]]);
  });

  it("of the latest change writes nothing over what the user typed since, in a change of structure too", async () => {
    const book = await governedBook();
    await type(book, "表", 0, 4, "我的编号");
    const before = look(book.model);
    const undone = await undo(book.session);
    expect(undone).toMatchObject({ ok: false, problems: [{ code: "undo/changedSince", place: "表!E1" }] });
    expect(look(book.model)).toEqual(before);
    expect(await undoAll(book.session)).toMatchObject({ ok: false });
  });

  it("of a change of structure waits for later changes, and says which", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    expect(await undo(book.session, { change: "C000001" })).toMatchObject({ ok: false, problems: [{ code: "undo/laterChanges", message: { en: expect.stringContaining("C000002") as string } }] });
    expect(await undo(book.session, { change: "C999999" })).toMatchObject({ ok: false, problems: [{ code: "undo/unknown" }] });
  });

  it("finds the records where they are now when the user has sorted the table", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await classify(book.session, { ...own, write: true, overwrite: true }));
    const lines = (await cellsOf(book, "表")).slice(1);
    [2, 0, 1].forEach((from, to) => lines[from]!.forEach((value, c) => { book.model.sheets[0]!.cells.setContent(1 + to, c, value, null); }));
    expect(must(await undo(book.session, { change: "C000002" })).leftAlone).toBeNull();
    expect((await cellsOf(book, "表")).map((line) => [line[1], line[4]])).toEqual([["手机", "记录编号"], ["bad", "R0000003"], ["138 1234 5678", "R0000001"], ["１３９１２３４５６７８", "R0000002"]]);
  });
});

describe("rows that the user adds", () => {
  it("get an id from fix, which says that they are new, and lose it with undo", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 4, column: 0, values: [["丁公司", "136 1234 5678", 5, null]] }] }, { verb: "resizeTable", name: "Small", area: { row: 0, column: 0, rows: 6, columns: 5 } });
    const before = look(book.model);
    const { change } = must(await fix(book.session, own));
    expect(change!.inserted).toEqual([{ record: "R0000004", table: "small", values: { name: "丁公司", phone: "136 1234 5678", amount: 5, grade: null } }]);
    expect(change!.edits).toEqual([{ record: "R0000004", table: "small", field: "phone", before: "136 1234 5678", after: "13612345678" }]);
    expect((await cellsOf(book, "表"))[4]).toEqual(["丁公司", "13612345678", 5, null, "R0000004"]);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });
});

describe("a second sheet of the same kind", () => {
  it("does not take the place of the first", async () => {
    const book = bookOfSheets({ 华东: sheet, 华南: sheet });
    must(await govern(book.session, { ...options, sheet: "华东" }));
    const before = look(book.model, []);
    expect(await govern(book.session, { ...options, sheet: "华南" })).toMatchObject({ ok: false, problems: [{ code: "govern/secondTable", place: "华南" }] });
    expect(look(book.model, [])).toEqual(before);
    expect(must(await check(book.session, own)).map(({ table }) => table.layout.sheet)).toEqual(["华东"]);
    expect(must(await check(book.session, { ...options, sheet: "华南" })).map(({ table }) => [table.layout.sheet, table.governed])).toEqual([["华南", null]]);
  });
});

describe("merge", () => {
  it("keeps the losers whole in the journal, takes their rows out of the table, and comes back with undo", async () => {
    const book = bookOfSheets({ 表: [["名称", "手机", "金额", "等级", "备注"], ["甲公司", "13812345678", 100, "A", "第一"], ["甲公司", null, null, "A", "第二"], ["丙公司", "13712345678", 300, "B", "第三"]] });
    must(await govern(book.session, options));
    const before = look(book.model);
    const merged = must(await merge(book.session, { ...own, records: ["R0000001", "R0000002"], all: false, keep: "R0000001", values: {} }));
    expect(merged.change!.removed).toEqual([{
      record: "R0000002", table: "small", values: { name: "甲公司", phone: null, amount: null, grade: "A", "[备注]": "第二" }, into: "R0000001",
      place: { sheet: "表", row: 2, column: 0, after: "R0000001", gap: 0, headers: ["名称", "手机", "金额", "等级", "备注", "记录编号"] },
    }]);
    expect(merged.rowsStay).toBeNull();
    expect((await cellsOf(book, "表")).map((line) => line[0])).toEqual(["名称", "甲公司", "丙公司"]);
    expect(must(await check(book.session, own))[0]!.table.records.ids).toEqual(["R0000001", "R0000003"]);
    must(await undo(reopened(book).session));
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("leaves an empty row and says why where rows cannot be taken out, and comes back all the same", async () => {
    const book = await governedBook();
    const before = look(book.model);
    book.model.sheets[0]!.hiddenRows = [{ first: 2, last: 2 }];
    const merged = must(await merge(book.session, { ...own, records: ["R0000001", "R0000002"], all: false, keep: "R0000001", values: { phone: "R0000001", amount: "R0000001", grade: "R0000001", name: "R0000001" } }));
    expect(merged.rowsStay).toMatchObject({ code: "host/hiddenRows" });
    expect((await cellsOf(book, "表"))[2]!.every((value) => value === null)).toBe(true);
    must(await undo(book.session));
    expect(look(book.model)).toEqual(before);
  });

  it("moves the rows below up, and what was changed before is still undone by record", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await merge(book.session, { ...own, records: ["R0000001", "R0000002"], all: false, keep: "R0000002", values: { phone: "R0000002", amount: "R0000002", grade: "R0000002", name: "R0000002" } }));
    const rows = await cellsOf(book, "表");
    expect(rows.map((line) => line.at(-1))).toEqual(["记录编号", "R0000002", "R0000003"]);
    const undone = must(await undo(reopened(book).session, { change: "C000002" }));
    expect(undone.by!.edits.map(({ record }) => record)).toEqual(["R0000002"]);
  });

  it("asks a person for values that the template leaves to one, without saying who somebody is", async () => {
    const manual = smallTemplate({ name: field("companyName", "名称"), phone: field("cn-mobile", "手机", { "x-pii": "contact" }), owner: field("text", "负责人") }, { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 10, threshold: 0.7 }], score: { auto: null, duplicate: 0.9, review: 0.5 }, survive: { phone: "manual", owner: "manual", "*": "mostComplete" } }] } });
    const book = bookOfSheets({ 表: [["名称", "手机", "负责人"], ["甲乙公司", "13812345678", "赵"], ["甲乙公司", "13912345678", "钱"], ["丙丁公司", "13712345678", "孙"]] });
    must(await govern(book.session, withTemplate(manual)));
    const before = look(book.model, []);
    const refused = await merge(book.session, { ...own, records: ["R0000001", "R0000002"], all: false, keep: null, values: {} });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "merge/open", place: "phone" }, { code: "merge/open", place: "owner" }] });
    const texts = JSON.stringify(refused);
    expect(texts).toContain("R0000001 赵 / R0000002 钱");
    expect(texts).toContain("138****5678");
    expect(texts).not.toContain("13812345678");
    expect(look(book.model, [])).toEqual(before);
    const merged = must(await merge(book.session, { ...own, records: ["R0000001", "R0000002"], all: false, keep: null, values: { phone: "R0000002", owner: "R0000001" } }));
    expect(merged.change!.edits.length + merged.change!.removed.length).toBeGreaterThan(1);
    const [kept] = (await cellsOf(book, "表")).slice(1).filter((line) => line[0] === "甲乙公司");
    expect(kept!.slice(0, 3)).toEqual(["甲乙公司", "13912345678", "赵"]);
  });

  it("names records that are not there, and asks for two", async () => {
    const book = await governedBook();
    const ask = (records: readonly string[], keep: string | null = null) => merge(book.session, { ...own, records, all: false, keep, values: {} });
    expect(await ask(["R0000001", "R0000009"])).toMatchObject({ ok: false, problems: [{ code: "merge/noRecord", message: { en: expect.stringContaining("R0000009") as string } }] });
    expect(await ask(["R0000001"])).toMatchObject({ ok: false, problems: [{ code: "merge/tooFew" }] });
    expect(await ask(["R0000001", "R0000002"], "R0000003")).toMatchObject({ ok: false, problems: [{ code: "merge/noRecord" }] });
  });
});

describe("run", () => {
  it("a second time, on the saved file, makes no change set and gives the same bytes", async () => {
    for (const lang of ["zh-CN", "en"] as const) {
      const book = openBook(makeSmallSample(11, 60).bytes, lang);
      const first = must(await run(book.session, withTemplate()));
      expect(first.changes.length).toBeGreaterThan(2);
      const bytes = book.save();
      const again = openBook(bytes, lang);
      const second = must(await run(again.session, own));
      expect(second.changes).toEqual([]);
      expect(Buffer.compare(again.save(), bytes)).toBe(0);
    }
  });

  it("rebuilds its own sheets, and never takes a user's sheet of that name", async () => {
    const book = bookOfSheets({ 表: sheet, 问题清单: [["用户自己的清单"]] });
    must(await run(book.session, options));
    expect(await cellsOf(book, "问题清单")).toEqual([["用户自己的清单"]]);
    const list = await cellsOf(book, "问题清单 2");
    expect(list[2]).toContain("规则");
    await type(book, "问题清单 2", 20, 0, "写在这里的会丢");
    must(await run(book.session, own));
    expect(await cellsOf(book, "问题清单 2")).toEqual(list);
  });

  it("puts the pivot on a sheet of its own, with the same numbers as the table", async () => {
    const book = await governedBook();
    must(await fix(book.session, own));
    must(await classify(book.session, { ...own, write: true, overwrite: true }));
    const { reports } = must(await report(book.session, own));
    expect(reports.map(({ sheet: name, quality: { records, clean } }) => [name, records, clean])).toEqual([["合计", 3, 2]]);
    expect((await cellsOf(book, "合计")).slice(2, 6)).toEqual([["等级", "求和：金额"], ["A", 1500], ["B", 50], ["总计", 1550]]);
    expect(must(await report(reopened(book).session, own)).change).toBeNull();
  });
});

describe("a clean copy", () => {
  it("has nothing of ours but the table with its validation, and can be governed again", async () => {
    const book = openBook(makeSmallSample(5, 40).bytes);
    must(await run(book.session, withTemplate()));
    const before = look(book.model);
    must(await cleanCopy(book.session, { isOriginal: false, reveal: true }));
    const bytes = book.save();
    expect(look(book.model)).toEqual(before);
    expect(book.model.sheets.map(({ name }) => name)).not.toContain("_crm");
    expect(must(await readState(openBook(bytes).host, book.session.tools)).exists).toBe(false);
    const again = openBook(bytes);
    expect(must(await govern(again.session, withTemplate())).plan).toMatchObject({ newSheet: null, tableName: "Customers" });
    expect(must(await check(again.session, own))[0]!.table.records.ids.slice(0, 2)).toEqual(["R0000001", "R0000002"]);
  });

  it("holds no template text, no names and no journal anywhere in the package", async () => {
    const book = await governedBook();
    must(await cleanCopy(book.session, { isOriginal: false, reveal: true }));
    const text = Object.values(unzipSync(book.save())).map((part) => new TextDecoder().decode(part)).join("\n");
    expect(text).not.toContain("CRMS1");
    expect(text).not.toContain("veryHidden");
  });
});
