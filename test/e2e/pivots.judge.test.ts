import fc from "fast-check";
import { fieldTypeOf } from "../../src/fields/index";
import { fileHost } from "../../src/hosts/file/fileHost";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { buildPivot } from "../../src/reports/pivot";
import type { ReportDef } from "../../src/template/template";
import type { HostWrite, PivotSpec } from "../../src/workbook/host";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { must } from "../contracts/sampleWorkbook";
import { describeTool } from "../support/tools";
import { fieldDef, tableDef } from "../support/typedTables";
import { type PivotNumbers, pivotNumbers } from "./pivotNumbers";
import { sdkErrors, throughLibreOffice } from "./soffice";

const type = (name: string) => fieldTypeOf(name)!;
const options = ["华东", "华南", "North"].map((code) => ({ code, label: { "zh-CN": code, en: code }, aliases: [], active: true }));
const fields = [
  fieldDef(type("enum"), "region", { options }),
  fieldDef(type("text"), "kind"),
  fieldDef(type("integer"), "level"),
  fieldDef(type("date"), "day"),
  fieldDef(type("money"), "amount"),
  fieldDef(type("number"), "mixed"),
  fieldDef(type("text"), "name"),
];
const def = tableDef(fields);
const axes = ["region", "kind", "level", "day"];

const table: fc.Arbitrary<readonly (readonly CellValue[])[]> = fc.array(
  fc.tuple(
    fc.constantFrom<CellValue>("华东", "华南", "North", "综合", null),
    fc.constantFrom<CellValue>("a", "B", "b", "1", "x & <y>", "_x0041_", 1, null),
    fc.constantFrom<CellValue>(1, 2, 10, -3.5, null),
    fc.constantFrom<CellValue>(45292, 45293, 44197, null),
    fc.oneof(fc.integer({ min: -500, max: 5000 }), fc.constantFrom<CellValue>(0.1, 0.2, 12.345, null)),
    fc.constantFrom<CellValue>(1, 2.5, "约3", "abc", null),
    fc.constantFrom<CellValue>("甲", "乙", null),
  ),
  { minLength: 1, maxLength: 25 },
);
const valueOf = fc.record({ aggregate: fc.constantFrom("sum" as const, "count" as const, "average" as const, "min" as const, "max" as const), field: fc.constantFrom("amount", "mixed") });
const report: fc.Arbitrary<Pick<ReportDef, "rows" | "columns" | "values">> = fc
  .tuple(fc.shuffledSubarray(axes, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.uniqueArray(valueOf, { minLength: 1, maxLength: 2, selector: (value) => JSON.stringify(value) }), fc.boolean())
  .map(([fieldIds, rows, columns, values, names]) => ({ rows: fieldIds.slice(0, rows).map((field) => ({ field })), columns: fieldIds.slice(rows, rows + columns).map((field) => ({ field })), values: names ? [...values.slice(0, 1), { aggregate: "count" as const, field: "name" }] : values }));

/** A workbook with a table and its pivots, each on a sheet of its own. */
async function workbookOf(rows: readonly (readonly CellValue[])[], reports: readonly Pick<ReportDef, "rows" | "columns" | "values">[], lang: "zh-CN" | "en"): Promise<{ readonly bytes: Uint8Array; readonly pivots: readonly PivotSpec[] }> {
  const model = newWorkbook();
  model.sheets.push(model.newSheet("Data", "visible"));
  model.activeSheet = "Data";
  model.sheetsChanged = true;
  const host = fileHost(model, { name: "x.xlsx", format: "xlsx" });
  const header = fields.map((field) => `${field.id} 列`);
  const records = { table: def.id, ids: rows.map(() => null), rows: Uint32Array.from(rows, (_, i) => i + 2), columns: Object.fromEntries(fields.map((field, c) => [field.id, encodeColumn(rows.map((row) => row[c] ?? null))])), formulas: {} };
  const pivots = reports.map((one, i) => buildPivot({ report: { id: `r${i}`, title: { "zh-CN": "报表", en: "Report" }, source: def.id, minQuality: null, ...one }, def, records, blankRows: 0, tableColumns: fields.map((field, c) => ({ name: header[c]!, field: field.id })), idColumn: -1, dateSystem: 1900, tableName: "T", lang, sheet: `P${i}`, row: 1, column: 1 }));
  const writes: HostWrite[] = [
    { verb: "formatCells", sheet: "Data", areas: [{ area: { row: 1, column: 3, rows: rows.length, columns: 1 }, numberFormat: "yyyy-mm-dd" }] },
    { verb: "writeCells", sheet: "Data", blocks: [{ row: 0, column: 0, values: [header, ...rows] }] },
    { verb: "createTable", sheet: "Data", area: { row: 0, column: 0, rows: rows.length + 1, columns: fields.length }, name: "T", style: "TableStyleMedium2" },
    ...pivots.flatMap((pivot): HostWrite[] => [{ verb: "addSheet", name: pivot.sheet, visibility: "visible" }, { verb: "addPivot", pivot }]),
  ];
  must(await host.apply(writes));
  return { bytes: must(saveXlsx(model)), pivots };
}

describeTool("pivots as another program draws them from the table", "soffice", () => {
  const cases = fc.sample(fc.tuple(table, fc.array(report, { minLength: 8, maxLength: 8 }), fc.constantFrom("zh-CN" as const, "en" as const)), { seed: 20_260_316, numRuns: 6 });
  let drawn: { readonly ours: readonly PivotSpec[]; readonly theirs: readonly PivotNumbers[] }[] = [];

  beforeAll(async () => {
    const made = await Promise.all(cases.map(([rows, reports, lang]) => workbookOf(rows, reports, lang)));
    for (const { bytes } of made) expect(sdkErrors(bytes)).toEqual([]);
    const back = throughLibreOffice(Object.fromEntries(made.map(({ bytes }, i) => [`w${i}`, bytes])), "xlsx");
    drawn = made.map(({ pivots }, i) => {
      const model = must(openXlsx(back[`w${i}`]!));
      return {
        ours: pivots,
        theirs: pivots.map((pivot) => {
          const { cells } = model.sheets.find(({ name }) => name === pivot.sheet)!;
          const used = cells.used()!;
          return pivotNumbers(pivot, cells.read({ row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns }));
        }),
      };
    });
  }, 300_000);

  it.each(cases.flatMap((_, w) => cases[w]![1].map((__, p) => [w, p] as const)))("workbook %i, pivot %i has the same numbers", (w, p) => {
    const { ours, theirs } = drawn[w]!;
    const expected = Object.entries(pivotNumbers(ours[p]!, ours[p]!.cells));
    // Of a group that holds text and no number Excel says 0 or #DIV/0!, LibreOffice nothing.
    const known = expected.filter(([labels, value]) => labels in theirs[p]! || (value !== 0 && typeof value !== "object"));
    expect(theirs[p]).toEqual(Object.fromEntries(known));
  });
});
