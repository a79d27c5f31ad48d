import fc from "fast-check";
import { govern } from "../../src/pipeline/govern";
import { governSheets } from "../../src/pipeline/governSheets";
import { merge } from "../../src/pipeline/merge";
import { undo } from "../../src/pipeline/undo";
import type { CellValue } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { relatedSource } from "../support/relatedTemplate";
import { type Book, bookOfSheets, cellsOf, field, look, own, reopened, smallTemplate, type, withTemplate, write } from "./book";

const all = { ...own, records: [], all: true, keep: null, values: {} } as const;
const simple = withTemplate(smallTemplate(
  { name: field("companyName", "名称"), phone: field("phone", "电话"), note: field("text", "备注") },
  { table: { dedupe: [{ id: "same", block: [{ field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 9 }, { field: "phone", method: "phone", weight: 8 }], survive: { note: "longest" } }] } },
));
const names = ["上海甲电子有限公司", "北京乙贸易有限公司", "广州丙科技有限公司", "深圳丁实业有限公司"];
const phones = ["13800138000", "13900139000", "13700137000", "13600136000"];

/** A workbook of customers, several of each company, which refer to each other and are named by orders; beside them a column of the user's own with a formula and a coloured cell, below them a remark. */
async function customers(whose: readonly number[], links: readonly (readonly number[])[]): Promise<Book> {
  const rows = whose.map((company, n): CellValue[] => [names[company]!, n % 3 === 0 ? null : phones[company]!, null, n % 2 === 0 ? null : 100 * n, `=E${n + 2}*2`]);
  const orders = links.map((several, n): CellValue[] => [`D${n}`, names[(several[0] ?? 0) % names.length]!, n, null]);
  const book = bookOfSheets({ 客户: [["客户名称", "电话", "上级公司", "信用额度", "我的计算"], ...rows], 订单: [["订单号", "客户", "金额", "合作方"], ...orders] });
  must(await governSheets(book.session, withTemplate(relatedSource)));
  const id = (n: number): string => `R${String(1 + (n % whose.length)).padStart(7, "0")}`;
  const references = (sheet: string, column: number, values: readonly (CellValue)[]) => ({ verb: "writeCells", sheet, blocks: values.map((value, n) => ({ row: n + 1, column, values: [[value]] })) }) as const;
  await write(book,
    references("客户", 2, whose.map((_, n) => (n % 4 === 1 ? id(n * 7) : null))),
    references("订单", 3, links.map((several) => [...new Set(several.map(id))].join("、") || null)),
    { verb: "formatCells", sheet: "客户", areas: whose.flatMap((_, n) => (n % 3 === 1 ? [{ area: { row: n + 1, column: n % 4, rows: 1, columns: 1 }, look: { fill: "FFEE00" } }] : [])) },
  );
  // Saved once: a column says how wide it is only then.
  return reopened(book);
}

describe("undoing merges in any order", () => {
  it("gives back the identical tables, whichever merge of a bulk run comes first", async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 5, maxLength: 14 }), fc.array(fc.array(fc.nat(13), { maxLength: 4 }), { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat(1_000)), fc.boolean(), async (whose, links, dice, saves) => {
        let book = await customers(whose, links);
        const before = look(book.model);
        const { plans, change, table } = must(await merge(book.session, all));
        const survivors = plans.map(({ survivor }) => table.records.ids[survivor]!);
        groups += survivors.length;
        while (survivors.length > 0) {
          const [survivor] = survivors.splice(dice.next().value! % survivors.length, 1);
          const undone = must(await undo(book.session, { change: change!.id, records: [survivor!] }));
          expect(undone.leftAlone).toBeNull();
          if (saves) book = reopened(book);
        }
        expect(look(book.model)).toEqual(before);
        if (change !== null) expect(await undo(book.session, { change: change.id })).toMatchObject({ ok: false, problems: [{ code: "undo/alreadyUndone" }] });
      }),
      { seed: 20_261_128, numRuns: 10 },
    );
    expect(groups).toBeGreaterThan(15);
  }, 120_000);

  it("gives back the identical tables where each was made by itself, also of records that had taken others in before", async () => {
    let [merges, waited] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 6, maxLength: 9 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 3, maxLength: 6 }), fc.infiniteStream(fc.nat(1_000)), async (whose, pairs, dice) => {
        const book = await customers(whose, [[0, 1, 4], [2, 3]]);
        const before = look(book.model);
        const left = whose.map((_, n) => `R${String(n + 1).padStart(7, "0")}`);
        const changes: string[] = [];
        for (const [a, b] of pairs) {
          const [keep] = left.splice(a % left.length, 1);
          if (left.length === 0) break;
          const [goes] = left.splice(b % left.length, 1, keep!);
          const values = Object.fromEntries(["name", "phone", "parent", "limit"].map((name, n) => [name, (a + b + n) % 2 === 0 ? keep! : goes!]));
          changes.push(must(await merge(book.session, { ...own, sheet: "客户", records: [keep!, goes!], all: false, keep: keep!, values })).change!.id);
        }
        merges += changes.length;
        while (changes.length > 0) {
          const [change] = changes.splice(dice.next().value! % changes.length, 1);
          if (must(await undo(book.session, { change: change! })).leftAlone !== null) waited++;
        }
        expect(look(book.model)).toEqual(before);
      }),
      { seed: 20_261_129, numRuns: 10 },
    );
    expect(merges).toBeGreaterThan(30);
    // In some of them a cell had to wait for a later merge to be undone: it was named, and came right with that.
    expect(waited).toBeGreaterThan(3);
  }, 120_000);

  it("gives back the tables as they were but for what people typed between the undoings, into records that no merge touched and into merged ones alike", async () => {
    let [typed, intoSurvivors] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 6, maxLength: 12 }), fc.array(fc.array(fc.nat(13), { maxLength: 3 }), { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.nat(1_000)), async (whose, links, dice) => {
        const roll = (): number => dice.next().value!;
        const [book, untouched] = [await customers(whose, links), await customers(whose, links)];
        const { plans, change, table } = must(await merge(book.session, all));
        const ids = table.records.ids;
        // A cell that a merge wrote is another matter: it is named and left alone.
        const written = new Set(plans.flatMap(({ survivor, edits }) => edits.map(({ field }) => `${ids[survivor]!} ${field}`)));
        const survivors = plans.map(({ survivor }) => ids[survivor]!);
        const typeInto = async (id: string, column: number, value: CellValue): Promise<void> => {
          for (const each of [book, untouched]) await type(each, "客户", (await cellsOf(each, "客户")).findIndex((row) => row.includes(id)), column, value);
        };
        for (let undone = 0; survivors.length > 0; undone++) {
          const there = (await cellsOf(book, "客户")).flatMap((row) => row.filter((cell): cell is string => typeof cell === "string" && /^R\d{7}$/.test(cell)).slice(-1));
          const id = there[roll() % there.length]!;
          if (!written.has(`${id} limit`)) {
            await typeInto(id, 3, 5_000 + undone);
            typed++;
            if (survivors.includes(id)) intoSurvivors++;
          }
          const order = roll() % links.length;
          for (const each of [book, untouched]) await type(each, "订单", 1 + order, 2, 9_000 + undone);
          const [survivor] = survivors.splice(roll() % survivors.length, 1);
          expect(must(await undo(book.session, { change: change!.id, records: [survivor!] })).leftAlone).toBeNull();
        }
        expect(look(book.model)).toEqual(look(untouched.model));
      }),
      { seed: 20_261_130, numRuns: 10 },
    );
    expect(typed).toBeGreaterThan(10);
    expect(intoSurvivors).toBeGreaterThan(2);
  }, 120_000);
});

describe("a merge that is taken back later", () => {
  const sheet = [["名称", "电话", "备注", "我的列"], ["上海甲电子有限公司", "13800138000", "短", "a"], ["北京乙贸易有限公司", "13900139000", null, "b"], ["上海甲电子", "13800138000", "长一些的备注", "=D3"], ["广州丙科技有限公司", null, null, "d"]];
  const merged = async (): Promise<{ readonly book: Book; readonly change: string }> => {
    const book = bookOfSheets({ 表: sheet });
    must(await govern(book.session, simple));
    return { book, change: must(await merge(book.session, all)).change!.id };
  };

  it("brings its record back below its old neighbour though the table was sorted and has grown since, and names the cell that has changed", async () => {
    const { book, change } = await merged();
    const survivor = (await cellsOf(book, "表"))[1]!;
    // Somebody adds a record, sorts, and changes the cell that the merge wrote.
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 4, column: 0, values: [["武汉戊", null, null, "e"]] }] }, { verb: "resizeTable", name: "Small", area: { row: 0, column: 0, rows: 5, columns: 5 } });
    await write(book, { verb: "writeCells", sheet: "表", blocks: [{ row: 1, column: 0, values: [["北京乙贸易有限公司", "13900139000", null, "b", "R0000002"], survivor.with(2, "后来改的")] }] });
    const undone = must(await undo(book.session, { change }));
    expect(undone.leftAlone).toMatchObject({ code: "changes/changedSince", data: { count: 1, cells: "C3" } });
    expect(await cellsOf(book, "表")).toEqual([
      ["名称", "电话", "备注", "我的列", "记录编号"],
      ["北京乙贸易有限公司", "13900139000", null, "b", "R0000002"],
      ["上海甲电子", "13800138000", "长一些的备注", null, "R0000003"],
      ["上海甲电子有限公司", "13800138000", "后来改的", "a", "R0000001"],
      ["广州丙科技有限公司", null, null, "d", "R0000004"],
      ["武汉戊", null, null, "e", null],
    ]);
  });

  it("takes back nothing twice, and nothing that it never merged", async () => {
    const { book, change } = await merged();
    await type(book, "表", 1, 0, "上海甲电子公司");
    expect(await undo(book.session, { change, records: ["R0000002"] })).toMatchObject({ ok: false, problems: [{ code: "undo/noPart" }] });
    must(await undo(book.session, { change, records: ["R0000003"] }));
    expect((await cellsOf(book, "表")).map((row) => row[4])).toEqual(["记录编号", "R0000001", "R0000002", "R0000003", "R0000004"]);
    expect(await undo(book.session, { change, records: ["R0000001"] })).toMatchObject({ ok: false, problems: [{ code: "undo/alreadyUndone" }] });
  });

  it("can be had back again by undoing the undo, also after other changes", async () => {
    const { book, change } = await merged();
    const before = await cellsOf(book, "表");
    await type(book, "表", 3, 2, "另一条的备注");
    const { by } = must(await undo(book.session, { change, records: ["R0000001"] }));
    await type(book, "表", 4, 2, "又一条");
    must(await undo(book.session, { change: by!.id }));
    expect((await cellsOf(book, "表")).map((row) => row[4])).toEqual(before.map((row) => row[4]));
    expect((await cellsOf(book, "表"))[1]).toEqual(before[1]);
  });
});
