import fc from "fast-check";
import type { RecordCells } from "../../src/engine/liveRecords";
import { LiveTable } from "../../src/engine/liveTable";
import { inputsOf, typeRecords } from "../../src/engine/typeRecords";
import { WorkbookTables } from "../../src/engine/workbookTables";
import type { Finding } from "../../src/findings/finding";
import { sortFindings } from "../../src/findings/sortFindings";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { ruleKinds } from "../../src/rules/index";
import { loadTemplate } from "../../src/template/loadTemplate";
import { nodeTools } from "../../src/cli/main";
import { must } from "../contracts/sampleWorkbook";
import { field, smallTemplate } from "../pipeline/book";
import { relatedTemplate } from "../support/relatedTemplate";

const template = must(loadTemplate(new TextEncoder().encode(JSON.stringify(smallTemplate(
  { name: field("companyName", "名称"), mobile: field("cn-mobile", "手机"), stage: field("enum", "阶段", { enum: ["意向", "成交"] }), amount: field("money", "金额"), slot: field("text", "位") },
  { schema: { required: ["name", "contact"] }, table: {
    keys: [{ id: "mobile", fields: ["mobile"], mode: "block" }, { id: "name-won", fields: ["name", "amount"], when: '[stage]="成交"', mode: "warn" }, { id: "slot", fields: ["slot"], nulls: "equal", mode: "warn" }],
    rules: [{ id: "won", when: '[stage]="成交"', assert: "[amount]>0", strict: true, severity: "error", message: { "zh-CN": "成交须有金额", en: "Won needs an amount" }, fix: [{ field: "amount", value: "1" }] }],
  } },
)).replace('"contact"', '"mobile"')), nodeTools("live")));
const def = template.tables[0]!;
const circumstances = { today: 46097, now: 46097.5, me: null, dateSystem: 1900 as const, dayFirst: {} };
const inputs = inputsOf(template, circumstances);
const fields = ["name", "mobile", "stage", "amount", "slot"] as const;

const typed = (records: readonly RecordCells[]) => typeRecords(def, {
  table: def.id,
  ids: records.map(({ record }) => record),
  rows: Uint32Array.from(records, ({ row }) => row),
  columns: Object.fromEntries(fields.map((id) => [id, encodeColumn(records.map(({ values }) => values[id] ?? null))])),
  formulas: Object.fromEntries(fields.map((id) => [id, records.flatMap(({ formulas }, index) => (formulas.includes(id) ? [index] : []))])),
}, circumstances);
const bookOf = (records: readonly RecordCells[]) => new WorkbookTables(template, new Map([[def.id, typed(records)]]), inputs);
const whole = (records: readonly RecordCells[]): readonly Finding[] => {
  const input = bookOf(records).input(def.id);
  return sortFindings(ruleKinds.flatMap((kind) => kind.check(input)), def.fields.map(({ id }) => id));
};
const inRowOrder = (records: Iterable<RecordCells>) => [...records].sort((a, b) => a.row - b.row);

const values = fc.record({
  name: fc.constantFrom<CellValue[]>("上海甲公司", "上海甲公司 ", "乙有限公司", null),
  mobile: fc.constantFrom<CellValue[]>("13800138000", "138 0013 8000", "13900139000", "1380013", null, 13800138000),
  stage: fc.constantFrom<CellValue[]>("意向", "成交", "已成", null),
  amount: fc.constantFrom<CellValue[]>(0, 100, "1万", "许多", null),
  slot: fc.constantFrom<CellValue[]>("A", "Ａ", "b", null),
});
const record = fc.record({ row: fc.integer({ min: 2, max: 13 }), record: fc.constantFrom<(string | null)[]>("R1", "R2", "R3", "R4", null), values, formulas: fc.subarray(["amount", "name"]) });
const edit = fc.record({ changed: fc.uniqueArray(record, { selector: ({ row }) => row, maxLength: 4 }), gone: fc.uniqueArray(fc.integer({ min: 2, max: 13 }), { maxLength: 3 }) });

describe("a live table", () => {
  it("knows after any edits what a check of the whole table finds, and says which rows an edit touched", () => {
    let findings = 0;
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ({ row }) => row, minLength: 1, maxLength: 10 }), fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        // A table that is governed stays so.
        const anchor: RecordCells = { row: 1, record: "R0", values: {}, formulas: [] };
        const records = new Map([anchor, ...start].map((one) => [one.row, one]));
        const live = LiveTable.of(def, bookOf(inRowOrder(records.values())), circumstances);
        let known = live.findings();
        expect(known).toEqual(whole(inRowOrder(records.values())));
        for (const { changed, gone } of edits) {
          const left = gone.filter((row) => !changed.some((one) => one.row === row));
          for (const row of left) records.delete(row);
          for (const one of changed) records.set(one.row, one);
          const { rows, findings: found } = live.edit(changed, left);
          const expected = whole(inRowOrder(records.values()));
          known = sortFindings([...known.filter(({ at }) => !rows.includes(at[0]!.row)), ...found], def.fields.map(({ id }) => id));
          expect(known).toEqual(expected);
          expect(live.findings()).toEqual(expected);
          findings += expected.length;
        }
      }),
      { seed: 20_261_127, numRuns: 150 },
    );
    expect(findings).toBeGreaterThan(1_000);
  });

  it("tries what a record would say without keeping anything of it", () => {
    fc.assert(fc.property(fc.uniqueArray(record, { selector: ({ row }) => row, minLength: 1, maxLength: 10 }), record, (start, tried) => {
      const anchor: RecordCells = { row: 1, record: "R0", values: {}, formulas: [] };
      const records = new Map([anchor, ...start].map((one) => [one.row, one]));
      const live = LiveTable.of(def, bookOf(inRowOrder(records.values())), circumstances);
      const before = live.findings();
      const found = live.trial(tried);
      expect(live.findings()).toEqual(before);
      records.set(tried.row, tried);
      expect(found).toEqual(whole(inRowOrder(records.values())).filter(({ at }) => at[0]!.row === tried.row));
    }), { seed: 11, numRuns: 150 });
  });

  it("touches only the rows that share something with the edit", () => {
    const rows = Array.from({ length: 50 }, (_, index): RecordCells => ({ row: index + 2, record: `R${index}`, values: { name: `公司${index}`, mobile: `138001380${String(index).padStart(2, "0")}`, slot: String(index) }, formulas: [] }));
    const live = LiveTable.of(def, bookOf(rows), circumstances);
    expect(live.edit([{ ...rows[7]!, values: { ...rows[7]!.values, mobile: rows[30]!.values["mobile"]! } }], []).rows).toEqual([9, 32]);
    expect(live.edit([rows[7]!], []).rows).toEqual([9, 32]);
    expect(live.edit([{ ...rows[7]!, values: { ...rows[7]!.values, name: "新名" } }], []).rows).toEqual([9]);
  });

  it("keeps up with references within the table and sums over it, and with references to another table", () => {
    const related = relatedTemplate();
    const [customer, order] = ["customer", "order"].map((id) => related.tables.find((table) => table.id === id)!) as [typeof def, typeof def];
    const read = (of: typeof def, all: readonly RecordCells[]) => typeRecords(of, { table: of.id, ids: all.map(({ record: id }) => id), rows: Uint32Array.from(all, ({ row }) => row), columns: Object.fromEntries(of.fields.map(({ id }) => [id, encodeColumn(all.map((one) => one.values[id] ?? null))])), formulas: {} }, circumstances);
    const ids = fc.constantFrom<(string | null)[]>("R1", "R2", "R3", "R4", "R9", null);
    const one = (cells: { readonly [field: string]: fc.Arbitrary<CellValue> }) => fc.record({ row: fc.integer({ min: 2, max: 8 }), record: ids, values: fc.record(cells), formulas: fc.constant([]) });
    const customers = one({ name: fc.constantFrom<CellValue[]>("上海甲公司", "乙有限公司"), parent: fc.oneof(ids, fc.constant("乙有限公司")), limit: fc.constantFrom<CellValue[]>(100, null), frozen: fc.constantFrom<CellValue[]>(true, null) });
    const orders = one({ customer: fc.oneof(ids, fc.constant("上海甲公司")), amount: fc.constantFrom<CellValue[]>(60, 70) });
    const several = (of: typeof customers) => fc.uniqueArray(of, { selector: ({ row }) => row, minLength: 1, maxLength: 6 });
    fc.assert(fc.property(several(customers), several(orders), several(customers), several(orders), (a, b, a2, b2) => {
      for (const [of, start, edits] of [[customer, a, a2], [order, b, b2]] as const) {
        const anchor: RecordCells = { row: 1, record: "R0", values: {}, formulas: [] };
        const book = (all: readonly RecordCells[]) => new WorkbookTables(related, new Map([["customer", read(customer, of === customer ? all : inRowOrder([anchor, ...a]))], ["order", read(order, of === order ? all : inRowOrder([anchor, ...b]))]]), inputs);
        const records = new Map([anchor, ...start].map((each) => [each.row, each]));
        const live = LiveTable.of(of, book(inRowOrder(records.values())), circumstances);
        for (const each of edits) {
          records.set(each.row, each);
          live.edit([each], []);
        }
        const input = book(inRowOrder(records.values())).input(of.id);
        expect(live.findings()).toEqual(sortFindings(ruleKinds.flatMap((kind) => kind.check(input)), of.fields.map(({ id }) => id)));
      }
    }), { seed: 5, numRuns: 60 });
  });
});
