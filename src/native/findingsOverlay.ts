import type { Finding, Severity } from "../findings/finding";
import type { Area, CellLook, ConditionalFormatSpec } from "../workbook/host";

/** One conditional format id for each severity: an overlay that can be taken off again, over whatever fill the user gave the cells. */
const ids: { readonly [severity in Severity]: string } = { error: "finding-error", warning: "finding-warning", info: "finding-info" };
export const overlayIds: readonly string[] = Object.values(ids);

/** Pale, so that text keeps its contrast (over 7:1 on each). */
const looks: { readonly [severity in Severity]: CellLook } = { error: { fill: "FDE7E9" }, warning: { fill: "FFF4CE" }, info: { fill: "E8F1FB" } };

/** Areas of one format: their address stays well below the 8,192 characters that Excel takes. @source learn.microsoft.com, Excel add-ins troubleshooting: getRanges. */
const mostAreas = 300;

/**
 * The cells that findings are about as conditional formats, worst severity first: a cell shows its worst finding. `columns`: sheet column by field; findings of a whole record or of the
 * table have no cell and are left out. Cells below each other share an area; there may be several formats of one id.
 */
export function findingsOverlay(findings: readonly Finding[], columns: { readonly [field: string]: number }): readonly ConditionalFormatSpec[] {
  const worst = new Map<string, { readonly row: number; readonly column: number; severity: Severity }>();
  for (const { at, severity } of findings) {
    const [cell] = at;
    const column = cell?.field == null ? undefined : columns[cell.field];
    if (cell === undefined || cell.row === 0 || column === undefined) continue;
    const key = `${column},${cell.row}`;
    const known = worst.get(key);
    if (known === undefined) worst.set(key, { row: cell.row - 1, column, severity });
    else if (order.indexOf(severity) < order.indexOf(known.severity)) known.severity = severity;
  }
  return order.flatMap((severity) => {
    const areas = runs([...worst.values()].filter((cell) => cell.severity === severity));
    return Array.from({ length: Math.ceil(areas.length / mostAreas) }, (_, part) => ({ id: ids[severity], areas: areas.slice(part * mostAreas, (part + 1) * mostAreas), formula: "=TRUE", look: looks[severity] }));
  });
}

const order: readonly Severity[] = ["error", "warning", "info"];

function runs(cells: readonly { readonly row: number; readonly column: number }[]): readonly Area[] {
  const areas: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const { row, column } of cells.toSorted((a, b) => a.column - b.column || a.row - b.row)) {
    const last = areas.at(-1);
    if (last?.column === column && last.row + last.rows === row) last.rows++;
    else areas.push({ row, column, rows: 1, columns: 1 });
  }
  return areas;
}
