import type { NativePlan } from "../native/nativePlan";
import type { CellValue } from "../records/cellValue";
import { lastSerial } from "../records/serialDay";
import type { FieldDef } from "../template/template";
import { isDateFormat } from "../workbook/dateFormat";
import type { Area } from "../workbook/host";
import { currencySign, isPercent } from "../workbook/numberLook";

type FormatArea = { area: Area; readonly numberFormat: string };

/** The number formats of the fields, but for the cells that keep their own: `keeps`, by column the rows. */
export function fieldFormats(native: NativePlan, keeps: (column: number) => ReadonlySet<number>): readonly FormatArea[] {
  return native.formats.flatMap(({ area, numberFormat }) => {
    const kept = keeps(area.column);
    if (kept.size === 0) return [{ area, numberFormat }];
    const areas: FormatArea[] = [];
    for (let row = area.row, start = row; row <= area.row + area.rows; row++) {
      if (row < area.row + area.rows && !kept.has(row)) continue;
      if (row > start) areas.push({ area: { ...area, row: start, rows: row - start }, numberFormat });
      start = row + 1;
    }
    return areas;
  });
}

/**
 * Whether a cell keeps the number format that a person gave it. A formula in a field of texts does, for text format would show it as text at the next edit, and so does one that gives a day where the field
 * holds none, and so does 20240105, which a date format would show as ####. A number does where the template says no format of its own: 85 %, £1,000 and 000123 say more than 0.85, 1000 and 123.
 */
export function keepsFormat(field: FieldDef, format: string, value: CellValue, isFormula: boolean): boolean {
  const { fieldType, numberFormat, decimals } = field;
  if (isFormula && (fieldType.numberFormat(field) === "@" || (fieldType.isDate !== true && isDateFormat(format)))) return true;
  if (isNoDay(field, value) && !isDateFormat(format)) return true;
  if (!isQuantity(field) || numberFormat !== undefined || typeof value === "string" || format === "General" || format === "@" || isDateFormat(format)) return false;
  return fieldType.type === "percent" ? isPercent(format) : decimals === undefined || isPercent(format) || currencySign(format) !== null;
}

/** A number in a field of days that is none: 20240105. */
export function isNoDay({ fieldType }: FieldDef, value: CellValue): boolean {
  return fieldType.isDate === true && typeof value === "number" && value > lastSerial;
}

/** Of which numbers of people's own formats may stay: where no unit says what they count in. */
export function isQuantity({ fieldType, unit, system, calculated }: FieldDef): boolean {
  return (fieldType.json === "number" || fieldType.json === "integer") && fieldType.isDate !== true && unit === undefined && system === undefined && calculated === undefined;
}

/** Formats of a column from row `row` down, alike neighbours together; General is what new cells have. */
export function formatRuns(formats: readonly string[], row: number, column: number): readonly FormatArea[] {
  const areas: FormatArea[] = [];
  for (const [r, numberFormat] of formats.entries()) {
    const last = areas.at(-1);
    if (last?.numberFormat === numberFormat && last.area.row + last.area.rows === row + r) last.area = { ...last.area, rows: last.area.rows + 1 };
    else if (numberFormat !== "General") areas.push({ area: { row: row + r, column, rows: 1, columns: 1 }, numberFormat });
  }
  return areas;
}
