import { plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type RecordTable, encodeColumn, valueAt } from "../records/recordTable";
import { dateText } from "../workbook/dateText";
import { displaySettings, displayText, isDateFormat } from "../workbook/displayText";
import type { WorkbookHost } from "../workbook/host";
import type { FieldDef } from "../template/template";
import { type Layout, rowsPerBlock } from "./readRecords";

/**
 * What people see in a cell is what they wrote. Where a field holds no dates, Excel may still have made a day of `1-2`, or a date stands among remarks: its number (45293) says nothing to anybody. And where a
 * field holds texts, a format may show more than the digits: 15 %, or the noughts before 01234. Such a cell is read as the text that it shows.
 */
export async function readShownNumbers(host: WorkbookHost, layout: Layout, fields: readonly FieldDef[], records: RecordTable, dateSystem: 1900 | 1904): Promise<Result<RecordTable>> {
  const columns = { ...records.columns };
  for (const field of fields) {
    const [column, at] = [columns[field.id], layout.columns[field.id]];
    if (column === undefined || at === undefined || holdsDates(field) || layout.factors[field.id] !== undefined || !column.dictionary.some((value) => typeof value === "number")) continue;
    const formats = await formatsOf(host, layout, at);
    if (!formats.ok) return formats;
    let isAnother = false;
    const values = Array.from(records.rows, (row, record) => {
      const value = valueAt(records, field.id, record);
      const text = typeof value !== "number" ? null : shownText(value, formats.value[row - 1 - layout.data.row]!, field, dateSystem);
      isAnother ||= text !== null;
      return text ?? value;
    });
    if (isAnother) columns[field.id] = encodeColumn(values);
  }
  return ok({ ...records, columns });
}

function holdsDates({ fieldType, type, calculated, system }: FieldDef): boolean {
  return fieldType.isDate === true || type === "lunarDate" || calculated !== undefined || system !== undefined;
}

/** Null where the digits say it all. */
function shownText(value: number, format: string, { fieldType }: FieldDef, dateSystem: 1900 | 1904): string | null {
  if (isDateFormat(format)) return dateText(value, format, dateSystem);
  if (fieldType.json !== "string") return null;
  if (/^0(?:\.0+)?%$/.test(format)) return `${plainText(Number((value * 100).toPrecision(15)))}%`;
  if (!/^0[0()\- ]+$/.test(format)) return null;
  const text = displayText(value, format, dateSystem, displaySettings["zh-CN"]);
  return text.replace(/\D/g, "") === String(value) ? null : text;
}

/** The number formats of one column of the data, from the top. */
export async function formatsOf(host: WorkbookHost, { sheet, data }: Pick<Layout, "sheet" | "data">, column: number): Promise<Result<readonly string[]>> {
  const formats: string[] = [];
  for (let start = 0; start < data.rows; start += rowsPerBlock) {
    const block = await host.readCells(sheet, { row: data.row + start, column, rows: Math.min(rowsPerBlock, data.rows - start), columns: 1 }, { numberFormats: true });
    if (!block.ok) return block;
    for (const [format] of block.value.numberFormats!) formats.push(format!);
  }
  return ok(formats);
}
