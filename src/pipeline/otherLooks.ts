import type { Finding } from "../findings/finding";
import { plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { isDateFormat } from "../workbook/dateFormat";
import type { WorkbookHost } from "../workbook/host";
import type { GovernedTable } from "./locate";
import { readFormats, shownText } from "./shownNumbers";

/**
 * The numbers of a governed table that show a day or another currency than their field's, by a format that came with them: pasted, most often. They count as numbers, so they are found, and their fix is the
 * text that they show. `rows`: 1-based, null = all of them. Nothing is said of what formulas give. Reads only.
 */
export async function otherLooks(host: WorkbookHost, { def, layout, records, input: { circumstances } }: GovernedTable, rows: ReadonlySet<number> | null): Promise<Result<readonly Finding[]>> {
  const concerned = def.fields.filter(({ id, fieldType, calculated, system }) => (fieldType.json === "number" || fieldType.json === "integer") && fieldType.isDate !== true && calculated === undefined && system === undefined && layout.columns[id] !== undefined);
  const some = concerned.filter(({ id }) => records.columns[id]?.dictionary.some((value) => typeof value === "number") === true);
  const indexes = [...records.rows.keys()].filter((index) => rows?.has(records.rows[index]!) !== false);
  if (some.length === 0 || indexes.length === 0) return ok([]);
  const [first, last] = [records.rows[indexes[0]!]! - 1, records.rows[indexes.at(-1)!]! - 1];
  const formats = await readFormats(host, { sheet: layout.sheet, data: { ...layout.data, row: first, rows: last - first + 1 } }, some.map(({ id }) => layout.columns[id]!));
  if (!formats.ok) return formats;
  return ok(some.flatMap((field): readonly Finding[] => {
    const own = formats.value.get(layout.columns[field.id]!)!;
    const formulas = new Set(records.formulas[field.id] ?? []);
    return indexes.flatMap((index): readonly Finding[] => {
      const row = records.rows[index]!;
      const [number, format] = [valueAt(records, field.id, index), own[row - 1 - first]!];
      const text = typeof number !== "number" || formulas.has(index) ? null : shownText(number, format, field, circumstances.dateSystem);
      if (text === null) return [];
      const at = { table: def.id, record: records.ids[index] ?? null, row, field: field.id };
      return [{ rule: `look/${field.id}`, messageId: isDateFormat(format) ? "date" : "currency", data: { label: field.label, shown: text, number: plainText(number) }, severity: field.severity, at: [at], fixes: [{ lossless: true, edits: [{ at, before: number, after: text }] }] }];
    });
  }));
}
