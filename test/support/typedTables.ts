import type { FieldContext, FieldType } from "../../src/fields/fieldType";
import { type TypedTable, typeColumn } from "../../src/fields/typedTable";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { compileExpression } from "../../src/expression/compile";
import type { Expression, Inputs } from "../../src/expression/expression";
import type { FieldDef, TableDef } from "../../src/template/template";

export type Row = { readonly [field: string]: CellValue };

/** A field of a table under test; its label is its id in both languages. */
export function fieldDef(fieldType: FieldType, id: string, also: Partial<FieldDef> = {}): FieldDef {
  return { id, type: fieldType.type, label: { "zh-CN": id, en: id }, fieldType, aliases: [], required: false, readOnly: false, severity: "error", limits: {}, ...also };
}

export function tableDef(fields: readonly FieldDef[], also: Partial<TableDef> = {}): TableDef {
  return {
    id: "customer", sheet: "客户", tableName: "customer", label: { "zh-CN": "客户", en: "Customers" }, subject: "organisation", recordId: null, display: null,
    fields, rowSchema: { validate: () => [], field: () => null, row: null, rowFields: [] }, keys: [], rules: [], dedupe: [], classify: [], relations: [], subtables: [], derived: [], readsTables: [], ...also,
  } as TableDef;
}

/** Rows as a typed table; the first stands in sheet row 2. A field that no row names has no column. `ids` and `formulas` (record indexes by field) as in a record table. */
export function typedTable(def: TableDef, rows: readonly Row[], also: { readonly ids?: readonly (string | null)[]; readonly formulas?: { readonly [field: string]: readonly number[] } } = {}): TypedTable {
  const present = def.fields.filter((field) => rows.some((row) => field.id in row));
  const columns = Object.fromEntries(present.map((field) => [field.id, encodeColumn(rows.map((row) => row[field.id] ?? null))]));
  const context = (spec: FieldDef): FieldContext => ({ spec, dateSystem: 1900, dayFirst: null });
  return {
    records: { table: def.id, ids: also.ids ?? rows.map(() => null), rows: Uint32Array.from(rows, (_, index) => index + 2), columns, formulas: also.formulas ?? {} },
    size: rows.length,
    columns: Object.fromEntries(present.map((field) => [field.id, typeColumn(columns[field.id]!, field.fieldType, context(field))])),
  };
}

/** 2026-03-16, nobody signed in, weekends off. */
export const inputs: Inputs = { today: 46097, now: 46097.5, me: null, calendar: { weekend: [0, 6], holidays: [], workdays: [] }, dateSystem: 1900 };

/** A condition or value over the fields of a table. @throws Error for one that the type checker refuses. */
export function expressionOver(fields: readonly FieldDef[]): (text: string) => Expression {
  const types = Object.fromEntries(fields.map(({ id, fieldType }) => [id, fieldType.isDate === true ? "date" : fieldType.json === "string" ? "text" : fieldType.json === "boolean" ? "boolean" : "number"] as const));
  return (text) => {
    const compiled = compileExpression(text, types, ["text", "number", "date", "boolean"]);
    if (!compiled.ok) throw new Error(`${text}: ${compiled.problems.map((problem) => problem.message.en).join(" ")}`);
    return compiled.value;
  };
}
