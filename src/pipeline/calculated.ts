import { type HeaderOf, calculatedFormula } from "../native/calculatedColumns";
import type { Binding } from "../changes/binding";
import type { RecordTable } from "../records/recordTable";
import type { FieldDef, TableDef, Template } from "../template/template";
import { translateFormula } from "../workbook/translateFormula";
import { type Result, ok } from "../records/problem";
import type { TableInfo, WorkbookHost } from "../workbook/host";
import type { Layout } from "./readRecords";

/** Where a governed table stands, as formulas name its columns. */
export type NamedTable = { readonly def: TableDef; readonly native: Pick<TableInfo, "name" | "area" | "columns">; readonly layout: Pick<Layout, "columns" | "idColumn"> };

/** What of a governed table its formulas are made from, and told to. */
type HeldTable = { readonly def: TableDef; readonly template: Template; readonly layout: Layout; readonly records: RecordTable; readonly binding: Binding; readonly input: { readonly records: RecordTable }; readonly governed: { readonly info: TableInfo } };

export function headersOf(tables: readonly NamedTable[]): HeaderOf {
  return (id, field) => {
    const found = tables.find(({ def }) => def.id === id);
    const column = field === null ? found?.layout.idColumn : found?.layout.columns[field];
    const header = found === undefined || column == null ? undefined : found.native.columns[column - found.native.area.column]?.name;
    return header === undefined ? null : { table: found!.native.name, header };
  };
}

/** The formulas of a table's calculated fields by field and row (counted from 0); null for other fields, and where the workbook does not hold all that one reads. */
export function formulasOf({ def, layout: { columns, idColumn } }: NamedTable, tables: readonly TableDef[], headerOf: HeaderOf): (field: string, row: number) => string | null {
  const first = new Map<string, string | null>();
  const fields = new Map(def.fields.map((field) => [field.id, field] as const));
  const inFirstRow = (field: FieldDef): string | null => {
    if (!first.has(field.id)) first.set(field.id, calculatedFormula(field, { def, tables, columns, idColumn, headerOf }, 0));
    return first.get(field.id)!;
  };
  return (id, row) => {
    const field = fields.get(id);
    const formula = field?.calculated === undefined ? null : inFirstRow(field);
    return formula === null ? null : translateFormula(formula, row, 0);
  };
}

/** The tables, each bound with the formulas that its calculated fields hold, and told where a cell holds another one. */
export async function withFormulas<T extends HeldTable>(host: WorkbookHost, tables: readonly T[]): Promise<Result<readonly T[]>> {
  const named = tables.map(({ def, layout, governed }): NamedTable => ({ def, layout, native: governed.info }));
  const bound: T[] = [];
  for (const [at, table] of tables.entries()) {
    const { def, layout, template, records } = table;
    const fields = def.fields.filter(({ id, calculated }) => calculated !== undefined && layout.columns[id] !== undefined);
    const formulas = formulasOf(named[at]!, template.tables, headersOf(named.filter((_, other) => tables[other]!.template.id === template.id)));
    const foreign: Record<string, readonly number[]> = {};
    for (const { id } of fields) {
      const held = records.formulas[id] ?? [];
      if (held.length === 0) continue;
      const block = await host.readCells(layout.sheet, { ...layout.data, column: layout.columns[id]!, columns: 1 }, { formulas: true });
      if (!block.ok) return block;
      const others = held.filter((index) => { const row = records.rows[index]! - 1; return block.value.formulas?.[row - layout.data.row]?.[0] !== formulas(id, row); });
      if (others.length > 0) foreign[id] = others;
    }
    bound.push(fields.length === 0 ? table : withForeign({ ...table, binding: { ...table.binding, formulas } }, foreign));
  }
  return ok(bound);
}

function withForeign<T extends HeldTable>(table: T, foreignFormulas: { readonly [field: string]: readonly number[] }): T {
  if (Object.keys(foreignFormulas).length === 0) return table;
  const records = { ...table.records, foreignFormulas };
  return { ...table, records, input: { ...table.input, records } };
}

/** The calculated fields of a table that read another. */
export function fieldsThatRead({ def }: Pick<NamedTable, "def">, table: string): readonly FieldDef[] {
  return def.fields.filter(({ calculated }) => calculated?.reads.includes(table) === true);
}
