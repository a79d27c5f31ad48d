import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../contracts/sampleWorkbook";
import { templatesFolder } from "../templates/customer";
import { type TableHealth, nextStep } from "../../src/taskpane/start/health";
import { look } from "../pipeline/book";
import { messy, orders } from "../support/messySheets";
import { customerTemplate, openDesk } from "./openDesk";

const pack = new Uint8Array(readFileSync(join(templatesFolder, "crm/crm.crm.json")));
describe("the next step over all tables", () => {
  const sound: TableHealth = { id: "a", label: { "zh-CN": "甲", en: "A" }, sheet: "甲", records: 9, sound: 9, errors: 0, warnings: 0, notes: 0, fixable: 0, rules: 3, duplicates: 0, matched: true, review: 0, unwritten: 0, classFields: [], reports: 2, unbuilt: 0, outdated: 0 };
  it.each([
    [[sound, { ...sound, id: "b", fixable: 1, errors: 1 }], "fix", "b"],
    [[{ ...sound, errors: 2, duplicates: 4 }, sound], "merge", "a"],
    [[{ ...sound, duplicates: null }], "search", "a"],
    [[{ ...sound, unwritten: 5, unbuilt: 2 }], "classify", "a"],
    [[{ ...sound, unbuilt: 2, errors: 1 }], "report", "a"],
    [[{ ...sound, unbuilt: 1 }, { ...sound, id: "b", warnings: 1 }], "look", "b"],
    [[sound], "done", "a"],
  ] as const)("is what is safe, then what a person decides: %#", (tables, kind, id) => {
    expect(nextStep(tables)).toMatchObject({ kind, table: { id } });
  });
});

describe("several sheets of one template in the pane", () => {
  it("know by a code beside it which of two customers of one name is meant", async () => {
    const { desk, model } = openDesk({
      客户: [["客户编码", "客户名称", "联系电话", "状态", "业务员"], ["K001", "上海明达信息有限公司", "13812345678", "合作中", "王芳"], ["K002", "北京云帆科技有限公司", "13912345678", "合作中", "王芳"], ["K003", "北京云帆科技有限公司", "13712345678", "合作中", "王芳"]],
      订单: [["订单编号", "客户编码", "客户名称", "下单日期", "订单状态", "金额"], ["D1", "K003", "北京云帆科技有限公司", "2026-01-02", "已完成", 200], ["D2", "K002", "北京云帆科技有限公司", "2026-01-03", "已完成", 300], ["D3", "K001", "北京云帆科技有限公司", "2026-01-04", "已完成", 300]],
    }, pack);
    const proposal = must(await desk.governing.proposeSheets({}))!;
    expect(proposal.sheets.map(({ table, links }) => [table, links])).toEqual([["customer", 0], ["order", 2]]);
    must(await desk.governing.applySheets({}));
    // The third says one customer by its code and another by its name: that is for a person.
    expect([1, 2, 3].map((row) => model.sheets.find(({ name }) => name === "订单")!.cells.value(row, 2))).toEqual(["R0000003", "R0000002", "北京云帆科技有限公司"]);
  });

  it("are offered together with their fit and their records, are made tables at once, and each can be spoken of", async () => {
    const { desk, model, hand } = openDesk(messy, [customerTemplate, pack]);
    const before = look(model);
    const proposal = must(await desk.governing.proposeSheets({}))!;
    expect(proposal.sheets.map(({ table, sheet, records }) => [table, sheet, records])).toEqual([["customer", "客户资料", 3], ["contact", "通讯录", 3]]);
    for (const { score } of proposal.sheets) expect(score).toBeGreaterThan(0.4);
    expect(look(model)).toEqual(before);

    // A column of one sheet is put right; the other stays as it was matched.
    const answers = { "通讯录!column:E": "none" };
    const corrected = must(await desk.governing.proposeSheets(answers))!;
    const held = (of: typeof corrected, sheet: string) => of.sheets.find((one) => one.sheet === sheet)!.columns.map(({ question, field }) => [question, field]);
    expect(held(corrected, "客户资料")).toEqual(held(proposal, "客户资料"));
    expect(held(corrected, "通讯录")).toEqual(held(proposal, "通讯录").map(([question, field]) => [question, question === "通讯录!column:E" ? null : field]));
    expect(proposal.sheets.map(({ links }) => links)).toEqual([0, 2]);
    expect(must(await desk.governing.proposeSheets({ "通讯录!table": "none" }))).toMatchObject({ sheets: [{ table: "customer" }], keptOut: ["通讯录"] });

    const once = must(await desk.governing.applySheets({}));
    expect(once).toMatchObject({ tables: 2, records: 6, linked: 2, left: [] });
    // All of it is one change: one undo, and the workbook is as it was.
    must(await desk.history.undo(once.change));
    expect(look(model)).toEqual(before);
    // Who wants to go on reading names keeps them.
    const named = must(await desk.governing.applySheets({}, null, null, true));
    expect(named).toMatchObject({ tables: 2, linked: 0 });
    must(await desk.history.undo(named.change));
    must(await desk.governing.applySheets({}));
    const first = must(await desk.start.overview()).governed!;
    expect(first).toMatchObject({ table: "customer", sheet: "客户资料", records: 3, tables: [{ id: "customer", records: 3 }, { id: "contact", sheet: "通讯录", records: 3 }] });

    const health = must(await desk.start.health());
    expect(health.map(({ id, records, errors }) => [id, records, errors > 0])).toEqual([["customer", 3, false], ["contact", 3, true]]);
    expect(nextStep(health)).toMatchObject({ kind: "fix", table: { id: "customer" } });

    // From here on the contacts are meant: by views and by commands.
    must(await desk.start.choose("contact"));
    expect(must(await desk.start.overview()).governed).toMatchObject({ table: "contact", sheet: "通讯录" });
    const open = must(await desk.record.open({ row: 2 }))!;
    expect(open.name).toBe("王思宁");
    must(await desk.record.save(open.record, { jobTitle: "总经理" }, { jobTitle: open.seen["jobTitle"] ?? null }));
    expect(must(await hand.readCells("通讯录", { row: 1, column: 2, rows: 1, columns: 1 })).values).toEqual([["总经理"]]);
    expect(must(await desk.governing.proposeSheets({}))).toBeNull();
  });

  it("remember of a merge that is taken back that its records are not the same in their own table, whichever is looked at", async () => {
    const { desk } = openDesk({ ...messy, 通讯录: [...messy.通讯录, ["王思宁", "杭州禾屿软件有限公司", "采购总监", "13857120001", null, "是"]] }, [customerTemplate, pack]);
    must(await desk.governing.applySheets({}));
    must(await desk.start.choose("contact"));
    must(await desk.duplicates.mergeAll(must(await desk.duplicates.previewAll()).stamp));
    const [line] = must(await desk.duplicates.merged.list(0)).lines;
    must(await desk.start.choose("customer"));
    must(await desk.duplicates.merged.undo(line!, true));
    expect(must(await desk.duplicates.decisions(0)).lines).toEqual([]);
    must(await desk.start.choose("contact"));
    expect(must(await desk.duplicates.decisions(0)).lines).toMatchObject([{ stands: true }]);
    expect(must(await desk.duplicates.list("duplicate", 0, null))).toMatchObject({ groups: 0, kept: 1 });
  });

  it("keep what was typed into one of them in the history when another is spoken of", async () => {
    const { desk, hand } = openDesk(messy, [customerTemplate, pack]);
    must(await desk.governing.applySheets({}));
    must(await desk.start.overview());
    must(await hand.apply([{ verb: "writeCells", sheet: "客户资料", blocks: [{ row: 1, column: 5, values: [["陈晓光"]] }] }]));
    must(await desk.start.choose("contact"));
    must(await desk.start.overview());
    const { lines } = must(await desk.history.list());
    expect(lines.map(({ command, edits }) => [command, edits])).toEqual([["observed", 1], ["govern", expect.any(Number)]]);
  });

  it("show in the form what belongs to a record, and let a reference be looked for by name, pinyin or phone", async () => {
    const { desk, hand } = openDesk({ ...messy, ...orders }, [customerTemplate, pack]);
    must(await desk.governing.applySheets({}));
    must(await desk.start.choose("order"));
    must(await desk.start.overview());
    const order = must(await desk.record.open({ row: 2 }))!;
    const [lines, ...others] = must(await desk.record.details(order.record)).filter(({ total }) => total > 0);
    expect(others).toEqual([]);
    expect([lines!.table, lines!.total, lines!.rows.map(({ row }) => row)]).toEqual(["line", 2, [2, 3]]);
    expect(lines!.rows[0]!.text.map(({ value }) => value)).toContain("数据采集终端");
    const seen: unknown[] = [];
    must(await hand.watchSelection(({ sheet, area }) => seen.push([sheet, area.row])));
    must(await desk.record.showIn("line", 3));
    expect(seen).toEqual([["明细", 2]]);

    for (const text of ["禾屿", "hzhy", "87650001"]) expect(must(await desk.record.refer("customer", text)).records.map(({ name }) => name)).toEqual(["杭州禾屿软件有限公司"]);
    expect(must(await desk.record.refer("customer", "没有这一家"))).toEqual({ total: 0, records: [] });
    expect(must(await desk.record.form()).fields.find(({ id }) => id === "customer")?.widget).toBe("reference");
  });

  it("are not offered where one sheet is meant", async () => {
    const { desk } = openDesk({ 客户资料: messy.客户资料 }, [customerTemplate, pack]);
    expect(must(await desk.governing.proposeSheets({}))).toBeNull();
  });
});

describe("one of several tables that vanishes", () => {
  it("holds up what is about it and nothing else, and comes back where it was", async () => {
    const { desk, model, hand } = openDesk(messy, [customerTemplate, pack]);
    must(await desk.governing.applySheets({}));
    must(await desk.start.choose("contact"));
    must(await desk.start.overview());
    const name = model.sheets.find(({ name: sheet }) => sheet === "客户资料")!.tables[0]!.name;
    const area = model.sheets.find(({ name: sheet }) => sheet === "客户资料")!.tables[0]!.area;
    must(await hand.apply([{ verb: "deleteTable", name }]));
    // What is shown is the other: it is worked with as before.
    const record = must(await desk.record.find("1")).records[0]!.record;
    const { change } = must(await desk.record.remove(record, true));
    must(await desk.history.undo(change));
    await desk.start.choose("contact");
    expect(must(await desk.start.overview()).governed).toMatchObject({ table: "contact", lost: [{ id: "customer", name }], tables: [{ id: "contact" }] });
    // The lost one is told where it is meant, with the way to the other; and no command runs on another in its place.
    must(await desk.start.choose("customer"));
    expect(await desk.start.overview()).toMatchObject({ ok: false, problems: [{ code: "table/gone" }] });
    expect(await desk.findings.list("all")).toMatchObject({ ok: false, problems: [{ code: "table/gone" }] });
    expect(must(await desk.start.others()).map(({ id }) => id)).toEqual(["contact"]);
    must(await hand.apply([{ verb: "createTable", sheet: "客户资料", area, name, style: "TableStyleMedium2" }]));
    expect(must(await desk.start.overview()).governed).toMatchObject({ table: "customer", lost: [] });
  });

  it("under watch is not replaced by another for what the person does next", async () => {
    const { desk, model, hand } = openDesk(messy, [customerTemplate, pack]);
    must(await desk.governing.applySheets({}));
    must(await desk.start.choose("customer"));
    must(await desk.start.overview());
    must(await hand.apply([{ verb: "deleteTable", name: model.sheets.find(({ name }) => name === "客户资料")!.tables[0]!.name }]));
    const before = look(model);
    must(await desk.importing.bring("粘贴.tsv", new TextEncoder().encode("姓名\t手机\n王五\t13712345678")));
    const choice = { mode: "update", faulty: "reject", duplicates: "skip" } as const;
    expect(await desk.importing.write({ sheet: null, answers: {}, choice }, "")).toMatchObject({ ok: false });
    expect(await desk.start.overview()).toMatchObject({ ok: false, problems: [{ code: "table/gone" }] });
    expect(look(model)).toEqual(before);
  });
});
