import type { Problem } from "../../records/problem";
import { type Area, overlaps } from "../../workbook/area";
import type { HostWrite, WorkbookHost } from "../../workbook/host";

type Written = { readonly sheet: string; readonly area: Area };

function areasOf(writes: readonly HostWrite[]): readonly Written[] {
  return writes.flatMap((write) => (write.verb !== "writeCells" ? [] : write.blocks.map(({ row, column, values }) => ({ sheet: write.sheet, area: { row, column, rows: values.length, columns: Math.max(1, ...values.map((line) => line.length)) } }))));
}

/** Whether any of it is written into a PivotTable. */
export async function isPivot(host: WorkbookHost, writes: readonly HostWrite[]): Promise<boolean> {
  const sheets = await host.sheets();
  return sheets.ok && areasOf(writes).some(({ sheet, area }) => sheets.value.find(({ name }) => name === sheet)?.pivots.some((pivot) => overlaps(pivot.area, area)) === true);
}

/** Rows below a table in which its totals may stand: few. */
const mostBelow = 20;

/** The row (1-based) of totals below a table of which values of several cells would take the place; null where there is none. One cell that is typed over is meant. */
export async function totalsUnder(host: WorkbookHost, writes: readonly HostWrite[]): Promise<number | null> {
  const written = areasOf(writes).filter(({ area }) => area.rows * area.columns > 1);
  const sheets = written.length === 0 ? null : await host.sheets();
  if (sheets?.ok !== true) return null;
  for (const { sheet, area } of written) {
    for (const { area: table, totalsRow } of sheets.value.find(({ name }) => name === sheet)?.tables ?? []) {
      const below: Area = { ...table, row: table.row + table.rows - (totalsRow ? 1 : 0), rows: mostBelow };
      if (!overlaps(below, area)) continue;
      const read = await host.readCells(sheet, below, { formulas: true });
      if (!read.ok) continue;
      const at = read.value.formulas!.findIndex((line, r) => line.some((formula, c) => formula !== null && overlaps(area, { row: below.row + r, column: below.column + c, rows: 1, columns: 1 })));
      if (at >= 0) return below.row + at + 1;
    }
  }
  return null;
}

export function totalsCovered(row: number): Problem {
  return {
    code: "workbench/totalsCovered",
    message: { "zh-CN": `第 ${row} 行是合计，刚才粘贴的内容盖住了它的公式。`, en: `Row ${row} held totals; what was pasted has taken the place of their formulas.` },
    hint: { "zh-CN": "按 Ctrl+Z 撤销。要加记录，先在合计上方插入几行再粘贴，或者用“导入”。", en: "Press Ctrl+Z to undo. To add records, insert rows above the totals and paste there, or use Import." },
  };
}

export const inPivot: Problem = {
  code: "workbench/inPivot",
  message: { "zh-CN": "数据透视表里不能直接填写，没有写入。", en: "You cannot type into a PivotTable; nothing was written." },
  hint: { "zh-CN": "改它所统计的表，再到“报表”里点刷新。", en: "Change the table that it counts, then refresh it under Reports." },
};
