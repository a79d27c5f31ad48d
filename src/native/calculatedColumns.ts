/** The formulas of calculated fields, as they stand in the cells of a workbook. */
import { cellReference, columnRange, columnReference, toExcel } from "../expression/render/excel";
import type { FieldDef, TableDef } from "../template/template";
import { columnLetter } from "../workbook/area";

/** Native table and header of a field of a table, null = its record ids; null where the workbook does not hold it. */
export type HeaderOf = (table: string, field: string | null) => { readonly table: string; readonly header: string } | null;

/** `columns`: sheet column of each field; `idColumn`: of the record ids; `tables`: the definitions that references lead to. */
export type CalculatedInput = { readonly def: TableDef; readonly tables: readonly TableDef[]; readonly columns: { readonly [field: string]: number }; readonly idColumn: number | null; readonly headerOf: HeaderOf };

/**
 * The formula of a calculated field in a row of the sheet (counted from 0): with its `=`, own cells as `Table[[#This Row],[Header]]` (`$C2` where the formula would be too long with names), other tables by their columns. Null where the workbook lacks a table or column that it
 * reads, or where the formula would be longer than Excel takes.
 */
export function calculatedFormula({ compute, calculated }: FieldDef, { def, tables, columns, idColumn, headerOf }: CalculatedInput, row: number): string | null {
  if (compute === undefined || calculated === undefined) return null;
  const range = (table: string, field: string): string | null => {
    const of = tables.find(({ id }) => id === table);
    const at = headerOf(table, field === "id" && of?.fields.some(({ id }) => id === "id") !== true ? null : field);
    return at === null ? null : columnRange(at.table, at.header);
  };
  const byCell = (field: string): string | null => {
    const column = columns[field] ?? (field === "id" ? idColumn : null);
    return column === null ? null : cellReference(columnLetter(column), row + 1);
  };
  const byName = (field: string): string | null => {
    const own = columns[field] === undefined && field !== "id" ? null : headerOf(def.id, columns[field] === undefined ? null : field);
    return own === null ? byCell(field) : columnReference(own.table, own.header);
  };
  const follow = (reference: (field: string) => string | null) => (path: string): { readonly from: string; readonly steps: readonly { readonly ids: string; readonly values: string }[] } | null => {
    const [first, ...rest] = path.split(".");
    const from = reference(first!);
    const steps: { ids: string; values: string }[] = [];
    let at: TableDef | undefined = def;
    let by = first!;
    for (const field of rest) {
      const to: string | undefined = at?.relations.find((relation) => relation.from === by)?.to;
      at = tables.find(({ id }) => id === to);
      const ids = at === undefined ? null : headerOf(at.id, at.recordId);
      const values = at === undefined ? null : range(at.id, field);
      if (ids === null || values === null) return null;
      steps.push({ ids: columnRange(ids.table, ids.header), values });
      by = field;
    }
    return from === null ? null : { from, steps };
  };
  const written = (reference: (field: string) => string | null): string | null => {
    const formula = toExcel(compute.value.ast, { use: "calculated column", reference, column: range, follow: follow(reference) });
    return formula.ok ? formula.formula : null;
  };
  // Names are longer than addresses: a long formula may fit with the one and not with the other.
  return written(byName) ?? written(byCell);
}
