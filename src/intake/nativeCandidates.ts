import { isFilled } from "./cellLook";
import type { SheetGrid } from "./sheetGrid";
import { type RowKind, type TableCandidate, toRuns } from "./tableCandidate";

/** The native tables of a sheet, believed as they are. */
export function nativeCandidates(grid: SheetGrid): readonly TableCandidate[] {
  return (grid.tables ?? []).map((table) => {
    const { area } = table;
    const last = area.row + area.rows - 1 - (table.totalsRow ? 1 : 0);
    const columns = Array.from({ length: area.columns }, (_, i) => {
      const value = grid.values[area.row - grid.row]?.[area.column + i - grid.column] ?? null;
      const header = isFilled(value) && typeof value !== "object" ? String(value).replace(/\s+/g, " ").trim() : "";
      return { column: area.column + i, header, parts: header === "" ? [] : [header] };
    });
    const kinds = grid.values.map((cells, i): RowKind => {
      const row = i + grid.row;
      const inside = cells.slice(area.column - grid.column, area.column - grid.column + area.columns).some(isFilled);
      if (row === area.row) return "header";
      if (row > area.row && row <= last) return inside ? "data" : cells.some(isFilled) ? "other" : "blank";
      if (row === last + 1 && table.totalsRow) return "total";
      return !cells.some(isFilled) ? "blank" : row < area.row ? "title" : "note";
    });
    const rows = kinds.filter((kind) => kind === "data").length;
    const first = kinds.indexOf("data");
    return {
      sheet: grid.sheet,
      area: { ...area, rows: last - area.row + 1 },
      headerRow: area.row,
      headerRows: 1,
      data: first < 0 ? null : { first: first + grid.row, last: kinds.lastIndexOf("data") + grid.row, rows },
      columns,
      rows: toRuns(kinds, grid.row),
      solid: true,
      nativeTable: table.name,
      score: 1,
      reasons: [{ id: "nativeTable", data: { name: table.name } }, { id: "dataRows", data: { count: rows } }],
    };
  });
}
