import fc from "fast-check";
import { fieldTypes } from "../../../src/fields/index";
import { foldWidth } from "../../../src/fields/width";
import { applyWork } from "../../../src/intake/cleaning/applyPlan";
import { cellSteps } from "../../../src/intake/cleaning/cellSteps";
import type { CleaningPlan } from "../../../src/intake/cleaning/cleaningPlan";
import type { CleaningTable } from "../../../src/intake/cleaning/cleaningTable";
import { planWork } from "../../../src/intake/cleaning/planTable";
import { readPlan } from "../../../src/intake/cleaning/readPlan";
import type { Params, StepColumn } from "../../../src/intake/cleaning/stepKind";
import { findTables } from "../../../src/intake/findTable";
import { finish } from "../../../src/records/work";
import type { SheetGrid } from "../../../src/intake/sheetGrid";
import { type CellValue, sameValue } from "../../../src/records/cellValue";
import { commonCells } from "../../contracts/fieldType.contract";
import { grid } from "../grids";

const seed = 20240701;
const untyped: StepColumn = { header: "列", type: null, context: { spec: { id: "column", type: "", label: { "zh-CN": "列", en: "列" } }, dateSystem: 1900, dayFirst: null }, known: false, spelling: { isGood: () => false, inCell: (value: CellValue) => value } };
const typed = (type: string, also: Partial<StepColumn> = {}): StepColumn => ({ ...untyped, type: fieldTypes.find((one) => one.type === type)!, known: true, ...also });
const step = (kind: string, params: Params = {}, column = untyped) => cellSteps.find((one) => one.kind === kind)!.change(params, column)!;

describe("what each step makes of a cell", () => {
  it.each<[string, CellValue, CellValue, Params?]>([
    ["trim", " \u3000a\u200b ", "a"], ["trim", "\u00a0", null], ["trim", "a\u0007b", "ab"], ["trim", "a\nb", "a\nb"], ["trim", 12, 12],
    ["blanks", "a  b \u3000 c", "a b c"], ["blanks", "a b", "a b"], ["blanks", "a\n  b", "a\n  b"],
    ["width", "ＡＢ１２　（中）", "AB12 （中）"], ["width", "１５．５", "15.5"], ["width", "９５％", "95%"], ["width", "好，Ｏ．Ｋ", "好，O．K"], ["width", "㎡①", "㎡①"],
    ["placeholder", " N/A ", null], ["placeholder", "Ｎ／Ａ", null], ["placeholder", "无", null], ["placeholder", "无锡", "无锡"], ["placeholder", 0, 0],
    ["format", "old0012", "OLD-0012", { pattern: "AAA-9999" }], ["format", "OLD 0012", "OLD-0012", { pattern: "AAA-9999" }], ["format", "ＯＬＤ－００１２", "OLD-0012", { pattern: "AAA-9999" }],
    ["format", "OLD-012", "OLD-012", { pattern: "AAA-9999" }], ["format", "0LD-0012", "0LD-0012", { pattern: "AAA-9999" }], ["format", "OLD-0012", "OLD-0012", { pattern: "AAA-9999" }],
    ["spelling", "acme", "Acme", { merge: [{ from: "acme", to: "Acme", chosen: true }] }], ["spelling", "acme", "acme", { merge: [{ from: "acme", to: "Acme", chosen: false }] }], ["spelling", "b", "b", { merge: [{ from: "a", to: "b", chosen: true }, { from: "b", to: "c", chosen: true }] }],
  ])("%s: %j becomes %j", (...[kind, before, after, params]) => expect(step(kind, params)(before)).toEqual(after));

  it.each<[string, Params]>([["format", {}], ["format", { pattern: "9+" }], ["format", { pattern: "汉9" }], ["spelling", {}], ["spelling", { merge: [{ from: "a" }] }], ["spelling", { merge: ["a"] }]])("%s refuses params that are not its own: %j", (kind, params) => {
    expect(cellSteps.find((one) => one.kind === kind)!.change(params, untyped)).toBeNull();
  });

  it("counts in the unit that the header names: only plain numbers are read there", () => {
    const column = { ...typed("number", { known: false }), header: "金额（万元）" };
    expect(["3.5", "3.5万", "35000元"].map(step("normalize", {}, column))).toEqual([3.5, "3.5万", "35000元"]);
    expect(step("normalize", {}, { ...column, header: "金额（元）" })("3.5万")).toBe(35000);
    expect(step("normalize", {}, { ...column, header: "金额" })("0035")).toBe("0035");
  });

  it("adds nothing on a guess: a city stays a city until somebody ticks it", () => {
    const guessed = typed("region", { known: false });
    const after = fieldTypes.find(({ type }) => type === "region")!.parse("深圳", guessed.context);
    expect(after).toMatchObject({ ok: true, lossless: true });
    expect([step("normalize", {}, guessed)("深圳"), step("normalize", {}, { ...guessed, known: true })("深圳"), step("interpret", {}, guessed)("深圳")]).toEqual(["深圳", after.ok && after.value, after.ok && after.value]);
  });
});

it.each(cellSteps.map(({ kind, lossless }) => [kind, lossless] as const))("%s comes to rest after one time, on any cell and for every type, and leaves blanks alone", (kind, lossless) => {
  const params: Params = kind === "format" ? { pattern: "AA-999" } : kind === "spelling" ? { merge: [{ from: "a", to: "b", chosen: true }, { from: "b", to: "a", chosen: true }, { from: "互联网", to: "IT", chosen: true }] } : {};
  const columns = kind === "normalize" || kind === "interpret" || kind === "placeholder" ? fieldTypes.map((type) => typed(type.type)) : [untyped];
  const cells = fc.oneof(fc.constantFrom(...commonCells), fc.string({ unit: fc.constantFrom(..."aAzZ09 　-－．．（）万元ＡＺ０９无\n\u200b"), maxLength: 12 }));
  for (const column of columns) {
    const change = step(kind, params, column);
    fc.assert(fc.property(cells, (cell) => {
      const once = change(cell);
      if (once === null) return;
      expect(change(once)).toEqual(once);
      if (!lossless || column.type !== null || typeof cell !== "string") return;
      // Only white space, width and what cannot be seen may go.
      const letters = (text: string): string => foldWidth(text).replace(/[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]/gu, "");
      expect(letters(String(once))).toBe(letters(cell));
    }), { seed, numRuns: columns.length > 1 ? 60 : 400 });
  }
});

it("normalize gives exactly what the field type gives, where it loses nothing, and else leaves the cell", () => {
  for (const type of fieldTypes) {
    const column = typed(type.type);
    const change = step("normalize", {}, column);
    for (const cell of commonCells) {
      if (cell === null) continue;
      const reading = type.parse(cell, column.context);
      const expected = reading.ok && reading.lossless ? reading.value : cell;
      const after = change(cell);
      if (!sameValue(after, expected) && !Object.is(after, expected)) throw new Error(`${type.type}: ${JSON.stringify(cell)} became ${JSON.stringify(after)}, not ${JSON.stringify(expected)}`);
    }
  }
});

const tableOf = (sheet: SheetGrid): CleaningTable => ({ grid: sheet, candidate: findTables(sheet).candidates[0]!, dateSystem: 1900, template: null, fields: new Map(), leftAlone: [] });
const applied = (sheet: SheetGrid, plan: CleaningPlan, chosen: ReadonlySet<string>): SheetGrid => {
  const cleaned = finish(applyWork(plan, chosen, tableOf(sheet)));
  const values = sheet.values.map((line) => [...line]);
  for (const { row, column, before, after } of cleaned.edits) {
    expect(values[row - 1]![column]).toEqual(before);
    values[row - 1]![column] = after;
  }
  return { ...sheet, values, merges: sheet.merges.filter((merge) => !cleaned.unmerge.includes(merge)) };
};

const cell = fc.oneof(
  fc.constantFrom<CellValue>("北京", " 北京", "北京 ", "ＩＴ部", "IT部", "it部", "无", "N/A", null, null, "138 0013 8000", "13800138000", "+86 13800138001", 13800138002, "2024-01-05", "2024.1.6", "2024年1月7日", "3.5万", "1,200", 12, 12.5, "K-0012", "K0013", "k 0014", true, "是", "a  b"),
  fc.string({ maxLength: 6 }),
);
const messy = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 3, max: 30 })).chain(([width, height]) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }));

describe("a whole plan", () => {
  const sheetOf = (rows: readonly (readonly CellValue[])[]): SheetGrid => grid([["编号", ..."甲乙丙丁戊".slice(0, rows[0]!.length)], ...rows.map((row, i) => [`N${100 + i * 7}`, ...row])]);

  it("with any choice of steps changes nothing the second time, and a saved plan does the same", () => {
    let steps = 0;
    fc.assert(fc.property(messy, fc.infiniteStream(fc.boolean()), (rows, coin) => {
      const sheet = sheetOf(rows);
      const plan = finish(planWork(tableOf(sheet), {}));
      steps += plan.steps.length;
      const read = readPlan(JSON.stringify(plan));
      expect(read).toEqual({ ok: true, value: JSON.parse(JSON.stringify(plan)) as unknown });
      const chosen = new Set(plan.steps.filter(() => coin.next().value).map(({ id }) => id));
      const once = applied(sheet, plan, chosen);
      expect(applied(once, plan, chosen).values).toEqual(once.values);
    }), { seed, numRuns: 120 });
    expect(steps).toBeGreaterThan(300);
  });

  it("counts what it then does: every ticked step changes as many cells as it said", () => {
    fc.assert(fc.property(messy, (rows) => {
      const sheet = sheetOf(rows);
      const plan = finish(planWork(tableOf(sheet), {}));
      const chosen = new Set(plan.steps.filter((one) => one.chosen).map(({ id }) => id));
      const { outcomes } = finish(applyWork(plan, chosen, tableOf(sheet)));
      expect(outcomes.filter(({ applied: done }) => done).map(({ id, cells, samples }) => ({ id, cells, samples }))).toEqual(plan.steps.filter((one) => one.chosen).map(({ id, cells, samples }) => ({ id, cells, samples })));
    }), { seed, numRuns: 80 });
  });

  it("does not depend on the order of the rows, but for addresses", () => {
    fc.assert(fc.property(messy.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, shuffled]) => {
      const shape = (lines: readonly (readonly CellValue[])[]): unknown => finish(planWork(tableOf(sheetOf(lines)), {})).steps.filter(({ kind }) => kind !== "fillGroups").map(({ id, cells, params, samples }) => ({ id, cells, params, samples: samples.map(({ before, after }) => [before, after]) }));
      expect(shape(shuffled)).toEqual(shape(rows));
    }), { seed, numRuns: 40 });
  });
});

describe("labels above their rows", () => {
  const line = (label: CellValue, i: number): CellValue[] => [label, `门店${i}`, 10 + i, `2024-01-${10 + i}`];
  const fills = (sheet: SheetGrid) => finish(planWork(tableOf(sheet), {})).steps.filter(({ kind }) => kind.startsWith("fill")).map(({ id, cells, chosen }) => [id, cells, chosen]);

  it("are offered to be filled down, but never ticked", () => {
    expect(fills(grid([["大区", "门店", "数量", "日期"], ...Array.from({ length: 12 }, (_, i) => line(i % 4 === 0 ? `第${i / 4}区` : null, i))]))).toEqual([["fillGroups/大区", 9, false]]);
  });
  it("are not seen in a column that is filled now and then", () => {
    expect(fills(grid([["备注", "门店", "数量", "日期"], ...Array.from({ length: 12 }, (_, i) => line([1, 2, 6, 7, 8].includes(i) ? "回访" : null, i))]))).toEqual([]);
    expect(fills(grid([["门店", "数量", "日期", "备注"], ...Array.from({ length: 12 }, (_, i) => { const [label, ...rest] = line(i % 4 === 0 ? `第${i / 4}次` : null, i); return [...rest, label!]; })]))).toEqual([]);
  });
  it("of merged cells are sure", () => {
    expect(fills(grid([["大区", "门店", "数量", "日期"], ...Array.from({ length: 6 }, (_, i) => line(i % 3 === 0 ? `第${i / 3}区` : null, i))], { merges: ["A2:A4", "A5:A7"] }))).toEqual([["fillMerged/大区", 4, true]]);
  });
});
