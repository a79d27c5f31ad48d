import { CellValueType, type ICellData, type IObjectArrayPrimitiveType } from "@univerjs/core";
import { packedFormula, packedValue } from "../stage/packedCells";
import type { CellValue, StageRows } from "../stage/stage";

/** A row of the grid, the `r`th of those that came; undefined where it says and shows nothing. */
export function gridRow(rows: StageRows, r: number): IObjectArrayPrimitiveType<ICellData> | undefined {
  const { columns } = rows;
  const [start, end] = [r * columns, (r + 1) * columns];
  const row: IObjectArrayPrimitiveType<ICellData> = {};
  let any = false;
  for (let at = start; at < end; at++) {
    const cell = gridCellAt(rows, at);
    if (cell === undefined) continue;
    row[at - start] = cell;
    any = true;
  }
  return any ? row : undefined;
}

/** The cell at one place of those that came; undefined where it says and shows nothing. */
export function gridCellAt(rows: StageRows, at: number): ICellData | undefined {
  const value = packedValue(rows, at);
  const style = rows.styles[at]!;
  const formula = packedFormula(rows, at);
  if (value === null && style === 0 && formula === null) return undefined;
  const cell = gridCell(value);
  if (style !== 0) cell.s = String(style);
  if (formula !== null) cell.f = formula;
  return cell;
}

function gridCell(value: CellValue): ICellData {
  switch (typeof value) {
    case "string": return { v: value, t: CellValueType.STRING };
    case "number": return { v: value, t: CellValueType.NUMBER };
    case "boolean": return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default: return value === null ? {} : { v: value.error, t: CellValueType.STRING };
  }
}
