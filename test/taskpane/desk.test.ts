import { must } from "../contracts/sampleWorkbook";
import { bookOfSheets, look } from "../pipeline/book";
import { customerTemplate, deskIn, openDesk, rows } from "./openDesk";

describe("the desk", () => {
  it("tells what a messy workbook holds, makes a table of it, and takes that back whole", async () => {
    const { desk, model, events } = openDesk();
    const before = look(model);
    const found = must(await desk.start.overview());
    expect(found).toMatchObject({ governed: null, found: { sheet: "客户", records: 3 }, why: [] });
    const { change } = must(await desk.governing.apply({}, null));
    expect(events.filter(({ kind }) => kind === "changed")).toHaveLength(1);
    expect(must(await desk.start.overview())).toMatchObject({ found: null, governed: { sheet: "客户", records: 3, sound: 2, errors: 1, last: { command: "govern", by: "测试" } } });
    must(await desk.history.undo(change));
    expect(look(model)).toEqual(before);
    expect(must(await desk.start.overview())).toMatchObject({ governed: null, found: { sheet: "客户" } });
  });

  it("shows what governing would do, without doing it", async () => {
    const { desk, model } = openDesk();
    const before = look(model, []);
    const proposal = must(await desk.governing.propose({}, null));
    expect(proposal.columns.map(({ header, field, word }) => [header, field, word])).toEqual([["名称", "name", "certain"], ["手机", "phone", "certain"], ["城市", "city", "certain"], ["金额", "amount", "certain"], ["备注", null, null]]);
    expect(proposal).toMatchObject({ records: 3, missing: [], questions: [], changes: { newSheet: null, addedColumns: ["记录编号"] }, findings: { errors: 1 } });
    expect(look(model, [])).toEqual(before);
  });

  it("puts a column to the field that a person names, and keeps one as it is", async () => {
    const { desk, model } = openDesk();
    const answers = { "column:E": "city", "column:C": "none" };
    const proposal = must(await desk.governing.propose(answers, null));
    expect(proposal.columns.map(({ letter, field }) => `${letter} ${field}`)).toEqual(["A name", "B phone", "C null", "D amount", "E city"]);
    must(await desk.governing.apply(answers, null));
    expect(model.sheets[0]!.tables[0]!.columns.map(({ name }) => name)).toEqual([...rows[0]!, "记录编号"]);
    expect(must(await desk.governing.propose({}, null)).columns).toEqual([]);
  });

  it("says what stands above each column, also once that is edited", async () => {
    const { desk, hand } = openDesk();
    expect(must(await desk.sheet.headers())).toEqual([]);
    must(await desk.governing.apply({}, null));
    must(await desk.start.overview());
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 0, column: 1, values: [["电话"]] }] }]));
    must(await desk.sheet.rescan());
    expect(must(await desk.sheet.headers()).slice(0, 2)).toEqual([{ letter: "A", header: "名称" }, { letter: "B", header: "电话" }]);
  });

  it("refuses two columns for one field", async () => {
    const { desk } = openDesk();
    const proposed = await desk.governing.propose({ "column:E": "city", "column:C": "city" }, null);
    expect(proposed.ok ? [] : proposed.problems.map(({ code }) => code)).toEqual(["intake/fieldTwice"]);
  });

  it("journals what people typed before a command, in their order", async () => {
    const { desk, hand } = openDesk();
    must(await desk.governing.apply({}, null));
    must(await desk.start.overview());
    must(await hand.apply([{ verb: "writeCells", sheet: "客户", blocks: [{ row: 1, column: 2, values: [["苏州"]] }] }]));
    must(await desk.history.undo("C000002"));
    const history = must(await desk.history.list());
    expect(history.lines.map(({ command, undoes }) => [command, undoes])).toEqual([["undo", "C000002"], ["observed", null], ["govern", null]]);
    expect(must(await hand.readCells("客户", { row: 1, column: 2, rows: 1, columns: 1 })).values).toEqual([["上海"]]);
    expect(must(await desk.history.edits("C000002", 0))).toMatchObject({ total: 1, lines: [{ field: "city", row: 2, before: "上海", after: "苏州" }] });
  });

  it("stops a command before it writes, and then nothing has happened", async () => {
    const { desk, model } = openDesk();
    const before = look(model, []);
    // Asked before there is a command it means nothing.
    await desk.stop();
    const governing = desk.governing.apply({}, null);
    await desk.stop();
    const stopped = await governing;
    expect(stopped.ok ? [] : stopped.problems.map(({ code }) => code)).toEqual(["desk/stopped"]);
    expect(look(model, [])).toEqual(before);
    must(await desk.governing.apply({}, null));
  });

  it("tells at once that a command waits for another pane, and waits no more when it is stopped", async () => {
    const book = bookOfSheets({ 客户: rows }, "zh-CN");
    let asked = 0;
    const takeTurn = async (_: string, waiting?: () => Promise<boolean>): Promise<boolean> => {
      while ((await waiting?.()) === true) asked++;
      return false;
    };
    const { desk, model, events } = deskIn({ model: book.model, host: { ...book.host, takeTurn } });
    const before = look(model, []);
    const governing = desk.governing.apply({}, null);
    while (asked < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(events.find(({ kind }) => kind === "progress")).toEqual({ kind: "progress", step: "turn", done: 0, total: 1 });
    await desk.stop();
    const stopped = await governing;
    expect(stopped.ok ? [] : stopped.problems.map(({ code }) => code)).toEqual(["turn/givenUp"]);
    expect(look(model, [])).toEqual(before);
  });

  it("stops what a view asks for, between two pieces of it, and finds it when it is asked again", async () => {
    const { desk, events } = openDesk({ 客户: rows }, customerTemplate);
    must(await desk.governing.apply({}, null));
    for (const [step, ask] of [["check", () => desk.start.overview()], ["dedupe", () => desk.duplicates.list("duplicate", 0, null)], ["classify", () => desk.classes.overview()]] as const) {
      const from = events.length;
      const asked = ask();
      while (!events.slice(from).some((event) => event.kind === "progress" && event.step === step && event.done > 0)) await new Promise((resolve) => setImmediate(resolve));
      await desk.stop();
      const stopped = await asked;
      expect(stopped.ok ? step : stopped.problems.map(({ code }) => code)).toEqual(["engine/cancelled"]);
      expect(events.slice(from).findLast((event) => event.kind === "progress")).toMatchObject({ step, done: 100, total: 100 });
      must<unknown>(await ask());
    }
  });

  it("shows a cell of the table, and tells which record a person selects", async () => {
    const { desk, hand, events } = openDesk();
    must(await desk.governing.apply({}, null));
    // Walking through the sheet opens no table by itself.
    must(await desk.start.overview());
    must(await desk.sheet.follow());
    must(await hand.select("客户", { row: 2, column: 1, rows: 1, columns: 1 }));
    for (let turn = 0; turn < 250 && events.at(-1)?.kind !== "selected"; turn++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(events.at(-1)).toMatchObject({ kind: "selected", row: 3, field: "phone" });
    const seen: unknown[] = [];
    must(await hand.watchSelection((selection) => seen.push(selection)));
    must(await desk.sheet.show({ row: 4, field: "amount" }));
    expect(seen).toEqual([{ sheet: "客户", area: { row: 3, column: 3, rows: 1, columns: 1 } }]);
  });

  it("takes its state out of the workbook when governing stops; the table stays", async () => {
    const { desk, model } = openDesk();
    must(await desk.governing.apply({}, null));
    expect(must(await desk.governing.stop())).toEqual({ removed: ["_crm"] });
    expect(model.sheets.map(({ name }) => name)).toEqual(["客户"]);
    expect(model.sheets[0]!.tables).toHaveLength(1);
  });
});
