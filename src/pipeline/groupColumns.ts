import { type BucketId, asInFile, groupCell, groupCellFormula, groupHeader } from "../native/groupColumns";
import { type CellValue, sameValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { Lang } from "../records/text";
import type { AxisDef, ReportDef } from "../template/template";
import type { HostWrite } from "../workbook/host";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";

/** The columns of a governed table as a pivot names them; `bucket`: it says which group the value of its field falls into. */
export type PivotColumn = { readonly name: string; readonly field: string | null; readonly bucket?: BucketId };

/** Without columns for coarser groups: as far as one is asked for, it is thought to stand behind the last. */
export function pivotColumns({ columns }: Pick<GovernedTable, "columns">, asked: readonly AxisDef[], lang: Lang): readonly PivotColumn[] {
  const given = columns.map(({ header, field }): PivotColumn => ({ name: header, field }));
  return [...given, ...coarse(asked).map(({ field, bucket }): PivotColumn => ({ name: groupHeader(given.find((column) => column.field === field)?.name ?? field, bucket, lang), field, bucket }))];
}

/**
 * The columns that the reports of a table group by: those that are there by their formulas, and what makes the missing ones, hidden, behind the last column, and brings those up to date whose results
 * are not. Problems: `report/noRoom` where something stands beside the table.
 */
export async function groupColumns({ host, lang }: Pick<Session, "host" | "lang">, table: GovernedTable, reports: readonly Pick<ReportDef, "rows" | "columns">[]): Promise<Result<{ readonly columns: readonly PivotColumn[]; readonly writes: readonly HostWrite[] }>> {
  const asked = coarse(reports.flatMap(({ rows, columns }) => [...rows, ...columns]));
  const columns: PivotColumn[] = table.columns.map(({ header, field }) => ({ name: header, field }));
  if (asked.length === 0) return ok({ columns, writes: [] });
  const { layout: { sheet, data }, governed: { info } } = table;
  const first = await host.readCells(sheet, { ...data, rows: Math.min(data.rows, 1) }, { formulas: true });
  if (!first.ok) return first;
  const writes: HostWrite[] = [];
  const added: { readonly name: string; readonly formula: string; readonly values: readonly CellValue[] }[] = [];
  for (const { field, bucket } of asked) {
    const header = columns.find((column) => column.field === field && column.bucket === undefined)!.name;
    const formula = groupCellFormula(info.name, header, bucket, lang);
    const values = groupsBelow(table, field, bucket, lang);
    const at = table.columns.findIndex((column, index) => column.field === null && asInFile(first.value.formulas?.[0]?.[index] ?? null, info.name) === formula);
    if (at < 0) {
      const name = freeName(groupHeader(header, bucket, lang), columns);
      columns.push({ name, field, bucket });
      added.push({ name, formula, values });
      continue;
    }
    columns[at] = { name: columns[at]!.name, field, bucket };
    const there = await host.readCells(sheet, { ...data, column: data.column + at, columns: 1 }, { formulas: true });
    if (!there.ok) return there;
    const isStale = values.some((value, row) => !sameValue(there.value.values[row]?.[0] ?? null, value) || asInFile(there.value.formulas?.[row]?.[0] ?? null, info.name) !== formula);
    if (isStale) writes.push({ verb: "writeCells", sheet, blocks: [{ row: data.row, column: data.column + at, values: values.map((value) => [value]), formulas: values.map(() => [formula]) }] });
  }
  if (added.length === 0) return ok({ columns, writes });
  const { row, column, rows, columns: width } = info.area;
  const beside = await host.readCells(sheet, { row, column: column + width, rows, columns: added.length }, { formulas: true });
  if (!beside.ok) return beside;
  if ([...beside.value.values, ...(beside.value.formulas ?? [])].some((line) => line.some((cell) => cell !== null && cell !== ""))) return fail(noRoom(sheet, info.name));
  writes.push(
    // A table takes no column in whose header says nothing; the formulas name the table, and so come last.
    { verb: "writeCells", sheet, blocks: [{ row, column: column + width, values: [added.map(({ name }) => name)] }] },
    { verb: "resizeTable", name: info.name, area: { ...info.area, columns: width + added.length } },
    { verb: "writeCells", sheet, blocks: added.map(({ formula, values }, n) => ({ row: data.row, column: column + width + n, values: values.map((value) => [value]), formulas: values.map(() => [formula]) })) },
    { verb: "setColumns", sheet, columns: added.map((_, n) => ({ column: column + width + n, hidden: true })) },
  );
  return ok({ columns, writes });
}

type Coarse = { readonly field: string; readonly bucket: BucketId };

function coarse(axes: readonly AxisDef[]): readonly Coarse[] {
  return [...new Map(axes.flatMap(({ field, bucket }) => (bucket === undefined ? [] : [[`${field} ${bucket}`, { field, bucket }] as const]))).values()];
}

/** What the column says in each data row of the table, records or not. */
function groupsBelow({ records, layout: { data }, input }: GovernedTable, field: string, bucket: BucketId, lang: Lang): readonly CellValue[] {
  const { dateSystem } = input.circumstances;
  const values = new Array<CellValue>(data.rows).fill(groupCell(bucket, null, dateSystem, lang));
  records.rows.forEach((row, index) => { values[row - 1 - data.row] = groupCell(bucket, valueAt(records, field, index), dateSystem, lang); });
  return values;
}

function freeName(wanted: string, columns: readonly PivotColumn[]): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function noRoom(sheet: string, table: string): Problem {
  return { code: "report/noRoom", place: sheet, message: { "zh-CN": `表“${table}”右边紧挨着有内容，放不下按月、按省分组要用的隐藏列。`, en: `Something stands right beside the table "${table}", where the hidden column goes by which months or provinces are grouped.` }, hint: { "zh-CN": "把右边的内容移开一列，再生成。", en: "Move what stands there one column to the right, then build again." } };
}
