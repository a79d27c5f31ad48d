import { CellValueType, type ICellData, type IObjectArrayPrimitiveType } from "@univerjs/core";
import { packedFormulas, packedValue } from "../stage/packedCells";
import type { CellValue, StageRows } from "../stage/stage";

/** A row of the grid, the `r`th of those that came; undefined where it says and shows nothing. */
export function gridRow(rows: StageRows, r: number): IObjectArrayPrimitiveType<ICellData> | undefined {
  const { columns, styles } = rows;
  const [start, end] = [r * columns, (r + 1) * columns];
  const formulaAt = new Map(packedFormulas(rows, start, end));
  const row: IObjectArrayPrimitiveType<ICellData> = {};
  let any = false;
  for (let at = start; at < end; at++) {
    const value = packedValue(rows, at);
    const style = styles[at]!;
    const formula = formulaAt.get(at);
    if (value === null && style === 0 && formula === undefined) continue;
    const cell = gridCell(value);
    if (style !== 0) cell.s = String(style);
    if (formula !== undefined) cell.f = formula;
    row[at - start] = cell;
    any = true;
  }
  return any ? row : undefined;
}

function gridCell(value: CellValue): ICellData {
  switch (typeof value) {
    case "string": return { v: value, t: CellValueType.STRING };
    case "number": return { v: value, t: CellValueType.NUMBER };
    case "boolean": return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default: return value === null ? {} : { v: value.error, t: CellValueType.STRING };
  }
}
