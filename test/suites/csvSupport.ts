import type { CellValue } from "../../src/workbook/host";
import { type CsvReading, type OpenCsv, openCsv } from "../../src/xlsx/csv/openCsv";

/** The file as an opened .csv, or the codes of what it is refused for. */
export function readCsv(bytes: Uint8Array, reading: CsvReading = {}): OpenCsv | string {
  const result = openCsv(bytes, "S", reading);
  return result.ok ? result.value : `refused: ${result.problems.map(({ code }) => code).join(", ")}`;
}

/** The rows as texts from A1 on, blanks as "", without blanks at their ends and without blank rows at the end. */
export function textRows({ model }: OpenCsv): string[][] {
  const { cells } = model.sheets[0]!;
  const used = cells.used();
  const rows = used === null ? [] : cells.read({ row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns });
  return withoutBlankEnds(rows.map((row) => row.map((value: CellValue) => (value === null ? "" : String(value)))));
}

export function withoutBlankEnds(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== "") + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}
