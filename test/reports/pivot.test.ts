import { fieldTypeOf } from "../../src/fields/index";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { buildPivot } from "../../src/reports/pivot";
import type { ReportDef } from "../../src/template/template";
import { pivotParts } from "../../src/xlsx/parts/pivot";
import { type Row, fieldDef, tableDef } from "../support/typedTables";

const option = (code: string) => ({ code, label: { "zh-CN": code, en: code }, aliases: [], active: true });
const fields = [
  fieldDef(fieldTypeOf("enum")!, "stage", { options: ["won", "lost", "open"].map(option) }),
  fieldDef(fieldTypeOf("text")!, "owner"),
  fieldDef(fieldTypeOf("date")!, "day"),
  fieldDef(fieldTypeOf("money")!, "amount"),
];
const def = tableDef(fields);
const axes = (...ids: readonly string[]) => ids.map((field) => ({ field }));

function pivot(rows: readonly Row[], report: Partial<ReportDef>, also: { readonly blankRows?: number; readonly lang?: "zh-CN" | "en"; readonly headers?: readonly string[] } = {}) {
  const records = { table: def.id, ids: rows.map(() => null), rows: Uint32Array.from(rows, (_, i) => i + 2), columns: Object.fromEntries(fields.map(({ id }) => [id, encodeColumn(rows.map((row): CellValue => row[id] ?? null))])), formulas: {} };
  return buildPivot({
    report: { id: "r", title: { "zh-CN": "报表", en: "Report" }, source: def.id, rows: axes("stage"), columns: [], values: [{ aggregate: "sum", field: "amount" }], minQuality: null, ...report },
    def, records, blankRows: also.blankRows ?? 0, tableColumns: fields.map(({ id }, i) => ({ name: also.headers?.[i] ?? id, field: id })), idColumn: -1, dateSystem: 1900, tableName: "T", lang: also.lang ?? "en", sheet: "S", row: 3, column: 0,
  });
}

const deals: readonly Row[] = [
  { stage: "open", owner: "li", day: 45293, amount: 1.1 },
  { stage: "won", owner: "Li", day: 45292, amount: 2.2 },
  { stage: "won", owner: "an", day: null, amount: null },
  { stage: "maybe", owner: "an", day: "soon", amount: "about 3" },
];

describe("a pivot as it is drawn", () => {
  it("has options in the template's order, then other values, then blanks, and a grand total", () => {
    expect(pivot([...deals, { stage: null, amount: 5 }], {}).cells).toEqual([["stage", "Sum of amount"], ["won", 2.2], ["open", 1.1], ["maybe", 0], ["(blank)", 5], ["Grand Total", 8.3]]);
  });

  it("counts what is filled, takes the mean of numbers only, and shows an error of the data", () => {
    const values = (["count", "average", "min", "max"] as const).map((aggregate) => ({ aggregate, field: "amount" }));
    expect(pivot([...deals, { stage: "lost", amount: { error: "#N/A" } }], { values }).cells).toEqual([
      ["stage", "Count of amount", "Average of amount", "Min of amount", "Max of amount"],
      ["won", 1, 2.2, 2.2, 2.2],
      ["lost", 1, { error: "#N/A" }, { error: "#N/A" }, { error: "#N/A" }],
      ["open", 1, 1.1, 1.1, 1.1],
      ["maybe", 1, { error: "#DIV/0!" }, 0, 0],
      ["Grand Total", 4, { error: "#N/A" }, { error: "#N/A" }, { error: "#N/A" }],
    ]);
  });

  it("puts several values side by side under each column item, and their totals at the end", () => {
    const { cells } = pivot(deals, { rows: axes("owner"), columns: axes("stage"), values: [{ aggregate: "sum", field: "amount" }, { aggregate: "count", field: "day" }] }, { lang: "zh-CN" });
    expect(cells).toEqual([
      [null, "stage", "数值", null, null, null, null, null, null],
      [null, "won", null, "open", null, "maybe", null, "求和：amount汇总", "计数：day汇总"],
      ["owner", "求和：amount", "计数：day", "求和：amount", "计数：day", "求和：amount", "计数：day", null, null],
      ["an", null, null, null, null, 0, 1, 0, 1],
      ["li", 2.2, 1, 1.1, 1, null, null, 3.3, 2],
      ["总计", 2.2, 1, 1.1, 1, 0, 1, 3.3, 3],
    ]);
  });

  it("says an outer label once and counts rows without a record as blank", () => {
    expect(pivot(deals.slice(0, 3), { rows: axes("stage", "owner") }, { blankRows: 2 }).cells).toEqual([
      ["stage", "owner", "Sum of amount"],
      ["won", "an", null],
      [null, "li", 2.2],
      ["open", "li", 1.1],
      ["(blank)", "(blank)", null],
      ["Grand Total", null, 3.3],
    ]);
  });

  it("tells a value from a column and from another value of the same name", () => {
    const label = { "zh-CN": "金额", en: "Amount" };
    const { values } = pivot(deals, { values: [{ aggregate: "sum", field: "amount", label }, { aggregate: "max", field: "amount", label }] }, { headers: ["stage", "owner", "day", "AMOUNT"] });
    expect(values.map(({ caption }) => caption)).toEqual(["Amount ", "Amount  "]);
  });
});

describe("a pivot as parts of a package", () => {
  const parts = (made: ReturnType<typeof pivot>, dateSystem: 1900 | 1904 = 1900) => pivotParts(made, { cacheId: 1, numFmtId: (format) => (format === "yyyy-mm-dd" ? 14 : 4), dateSystem });

  it("has days of an axis as dates, with their format", () => {
    const made = pivot(deals.slice(0, 2), { rows: axes("day") });
    expect(made.fields[2]).toMatchObject({ kind: "date", numberFormat: "yyyy-mm-dd" });
    const { pivotCacheXml, pivotTableXml } = parts(made);
    expect(pivotCacheXml).toContain('<cacheField name="day" numFmtId="14"><sharedItems containsSemiMixedTypes="0" containsNonDate="0" containsDate="1" containsString="0" minDate="2024-01-01T00:00:00" maxDate="2024-01-02T00:00:00" count="2"><d v="2024-01-01T00:00:00"/><d v="2024-01-02T00:00:00"/></sharedItems>');
    expect(pivotTableXml).toContain('<pivotField axis="axisRow" numFmtId="14"');
    expect(parts(pivot([{ day: 0 }], { rows: axes("day") }), 1904).pivotCacheXml).toContain('<d v="1904-01-01T00:00:00"/>');
  });

  it("says which kinds stand in a mixed axis", () => {
    const { pivotCacheXml } = parts(pivot([...deals, { day: 45292.75 }, { day: -5 }], { rows: axes("day") }));
    expect(pivotCacheXml).toContain('<sharedItems containsDate="1" containsBlank="1" containsMixedTypes="1" containsNumber="1" containsInteger="1" minValue="-5" maxValue="-5" minDate="2024-01-01T00:00:00" maxDate="2024-01-02T00:00:00" count="6">');
    expect(pivotCacheXml).toContain('<d v="2024-01-01T18:00:00"/>');
  });

  it("keeps line breaks, long texts and what looks like an escape", () => {
    const long = "x".repeat(300);
    const { pivotCacheXml } = parts(pivot([{ owner: "_x0041_\n<b>\"" }, { owner: long }], { rows: axes("owner") }, { headers: ["状态\n*", "负责人", "day", "amount"] }));
    expect(pivotCacheXml).toContain('<cacheField name="状态_x000a_*"');
    expect(pivotCacheXml).toContain('<s v="_x005F_x0041__x000a_&lt;b&gt;&quot;"/>');
    expect(pivotCacheXml).toContain(' longText="1"');
  });

  it("hides the line that says only that there are values", () => {
    expect(parts(pivot(deals, { values: [{ aggregate: "sum", field: "amount" }, { aggregate: "count", field: "owner" }] })).pivotTableXml).toMatch(/firstHeaderRow="0" firstDataRow="1".*<x14:pivotTableDefinition hideValuesRow="1"\/>/s);
  });
});

describe("coarser groups", () => {
  const columns = [...fields.map(({ id }) => ({ name: id, field: id })), { name: "day (quarter)", field: "day", bucket: "quarter" as const }];
  const byQuarter = (rows: readonly Row[], also: Partial<ReportDef> = {}, blankRows = 0) => {
    const records = { table: def.id, ids: rows.map((_, i) => `R${i}`), rows: Uint32Array.from(rows, (_, i) => i + 2), columns: Object.fromEntries(fields.map(({ id }) => [id, encodeColumn(rows.map((row): CellValue => row[id] ?? null))])), formulas: {} };
    return buildPivot({ report: { id: "r", title: { "zh-CN": "报表", en: "Report" }, source: def.id, rows: [{ field: "day", bucket: "quarter" }], columns: [], values: [{ aggregate: "count", field: null }], minQuality: null, ...also }, def, records, blankRows, dateSystem: 1900, tableColumns: columns, idColumn: 0, tableName: "T", lang: "en", sheet: "S", row: 3, column: 0 });
  };

  it("stand by their names, what is no day by itself, blanks last under the word that their column says", () => {
    const rows = [{ day: 45292 }, { day: 45382 }, { day: 45383 }, { day: null }, { day: "soon" }, { day: -4 }];
    expect(byQuarter(rows, {}, 1).cells).toEqual([["day (quarter)", "Records"], [-4, 1], ["2024-Q1", 2], ["2024-Q2", 1], ["soon", 1], ["(blank)", 1], ["Grand Total", 6]]);
    expect(byQuarter(rows, { sort: "value" }).cells.map(([label]) => label)).toEqual(["day (quarter)", "2024-Q1", -4, "2024-Q2", "soon", "(blank)", "Grand Total"]);
    expect(byQuarter(rows).fields[4]).toMatchObject({ items: [-4, "2024-Q1", "2024-Q2", "soon", "(blank)"] });
  });

  it("count the records by the column that is filled in most of them: that of their ids, as a rule", () => {
    expect(byQuarter([{ day: 45292 }, { day: 45382 }]).values).toEqual([{ field: 0, aggregate: "count", caption: "Records", numberFormat: "#,##0" }]);
  });
});

describe("a filter", () => {
  it("leaves out the records that say something else, and rows that hold none; its field keeps all of its items", () => {
    const made = pivot([...deals, { stage: null, amount: 5 }], { rows: axes("owner"), filter: { field: "stage", values: ["won", "MAYBE", "never"] } }, { blankRows: 1 });
    expect(made.cells).toEqual([["owner", "Sum of amount"], ["an", 0], ["li", 2.2], ["Grand Total", 2.2]]);
    expect(made.fields[0]!.items).toEqual(["won", "open", "maybe", null]);
    expect(made.filter).toEqual({ field: 0, shown: [0, 2], cells: ["stage", "(Multiple Items)"] });
    const { pivotTableXml } = pivotParts(made, { cacheId: 1, numFmtId: () => 4, dateSystem: 1900 });
    expect(pivotTableXml).toContain('axis="axisPage" multipleItemSelectionAllowed="1"');
    expect(pivotTableXml).toContain('<items count="4"><item x="0"/><item h="1" x="1"/><item x="2"/><item h="1" n="(blank)" x="3"/></items>');
    const one = pivot(deals, { rows: axes("owner"), filter: { field: "stage", values: ["open"] }, sort: "value" });
    expect(one.cells).toEqual([["owner", "Sum of amount"], ["li", 1.1], ["Grand Total", 1.1]]);
    expect(pivotParts(one, { cacheId: 1, numFmtId: () => 4, dateSystem: 1900 }).pivotTableXml).toContain('<pageFields count="1"><pageField fld="0" item="1" hier="-1"/></pageFields>');
  });
});
