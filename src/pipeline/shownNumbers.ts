import { plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type RecordTable, encodeColumn, valueAt } from "../records/recordTable";
import { dateText } from "../workbook/dateText";
import { isDateFormat } from "../workbook/dateFormat";
import { displaySettings, displayText } from "../workbook/displayText";
import type { WorkbookHost } from "../workbook/host";
import { currencySign, isDigits } from "../workbook/numberLook";
import type { FieldDef } from "../template/template";
import { type Layout, rowsPerBlock } from "./readRecords";

/**
 * What people see in a cell is what they wrote. Where a field holds no dates, Excel may still have made a day of `1-2`, or a date stands among remarks: its number (45293) says nothing to anybody. And where a
 * field holds texts, a format may show more than the digits: 15 %, or the noughts before 01234. Such a cell is read as the text that it shows. An amount whose format names another currency than the field's
 * is read with that currency.
 */
export async function readShownNumbers(host: WorkbookHost, layout: Layout, fields: readonly FieldDef[], records: RecordTable, dateSystem: 1900 | 1904): Promise<Result<RecordTable>> {
  const concerned = fields.filter((field) => !holdsDates(field) && layout.factors[field.id] === undefined && records.columns[field.id]?.dictionary.some((value) => typeof value === "number") === true);
  if (concerned.length === 0) return ok(records);
  const formats = await readFormats(host, layout, concerned.map(({ id }) => layout.columns[id]!));
  if (!formats.ok) return formats;
  const columns = { ...records.columns };
  for (const field of concerned) {
    const own = formats.value.get(layout.columns[field.id]!)!;
    let isAnother = false;
    const values = Array.from(records.rows, (row, record) => {
      const value = valueAt(records, field.id, record);
      const text = typeof value !== "number" ? null : shownText(value, own[row - 1 - layout.data.row]!, field, dateSystem);
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
export function shownText(value: number, format: string, field: FieldDef, dateSystem: 1900 | 1904): string | null {
  const { fieldType } = field;
  if (format === "General" || format === "@") return null;
  if (isDateFormat(format)) return dateText(value, format, dateSystem);
  if (fieldType.type === "money") return otherCurrency(value, format, field);
  if (fieldType.json !== "string") return null;
  if (/^0(?:\.0+)?%$/.test(format)) return `${plainText(Number((value * 100).toPrecision(15)))}%`;
  if (!isDigits(format)) return null;
  const text = displayText(value, format, dateSystem, displaySettings["zh-CN"]);
  return text.replace(/\D/g, "") === String(value) ? null : text;
}

/** With all its digits, which the format may round. */
function otherCurrency(value: number, format: string, { id, type, label, currency, fieldType }: FieldDef): string | null {
  const sign = currencySign(format);
  if (sign === null) return null;
  const one = fieldType.parse(`${sign} 1`, { spec: { id, type, label, ...(currency === undefined ? {} : { currency }) }, dateSystem: 1900, dayFirst: null });
  return one.ok && one.lossless ? null : `${value < 0 ? "-" : ""}${sign}${/[a-z]$/i.test(sign) ? " " : ""}${plainText(Math.abs(value))}`;
}

/** The number formats of some columns of the data, from the top, by column. All between the first and the last are asked for at once: a request costs more than what it brings. */
export async function readFormats(host: WorkbookHost, { sheet, data }: Pick<Layout, "sheet" | "data">, columns: readonly number[]): Promise<Result<ReadonlyMap<number, readonly string[]>>> {
  const formats = new Map(columns.map((column) => [column, [] as string[]]));
  if (columns.length === 0) return ok(formats);
  const first = Math.min(...columns);
  for (let start = 0; start < data.rows; start += rowsPerBlock) {
    const block = await host.readCells(sheet, { row: data.row + start, column: first, rows: Math.min(rowsPerBlock, data.rows - start), columns: Math.max(...columns) - first + 1 }, { numberFormats: true });
    if (!block.ok) return block;
    for (const line of block.value.numberFormats!) for (const [column, own] of formats) own.push(line[column - first]!);
  }
  return ok(formats);
}
