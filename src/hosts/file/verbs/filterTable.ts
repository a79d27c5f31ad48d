import { plainText } from "../../../records/cellValue";
import { refuse } from "../../../workbook/hostProblem";
import { tableFilters, withValuesFilter } from "../../../xlsx/parts/sheetFilter";
import { filterArea } from "../../../xlsx/parts/table";
import { place, tableNamed, writableSheet, type Verb } from "../hostContext";
import { putRows } from "./rows";
import { putTable } from "./tables";

/** The filter stands in the table; the rows that it leaves out are hidden, as a program has to find them. Rows that people have hidden themselves stay so. */
export const filterTable: Verb<"filterTable"> = ({ model }, { name, column, values }) => {
  const { sheet: { name: sheetName }, table } = tableNamed(model, name);
  const sheet = writableSheet(model, sheetName);
  const index = column - table.area.column;
  if (table.columns[index] === undefined) refuse("host/outsideGrid", place(sheet, table.area));
  const filters = tableFilters(table);
  const own = filters.find((filter) => filter.place === index);
  if (filters.some((filter) => filter !== own) || own?.values === null) refuse("host/filtered", place(sheet, table.area));
  const shows = (texts: ReadonlySet<string> | null, row: number): boolean => texts === null || texts.has(plainText(sheet.cells.value(row, column)));
  const [before, after] = [own?.values, values].map((texts) => (texts == null ? null : new Set(texts)));
  const { row: header, rows } = filterArea(table);
  const data = Array.from({ length: rows - 1 }, (_, i) => header + 1 + i);
  return [
    ...putTable(sheet, table.name, withValuesFilter(table, index, values)),
    ...putRows(sheet, data.filter((row) => shows(before!, row) && !shows(after!, row)), true),
    ...putRows(sheet, data.filter((row) => !shows(before!, row) && shows(after!, row)), false),
  ];
};
