import { chineseData } from "../fields/chineseData";
import type { Inputs } from "../expression/expression";
import type { Numbering } from "../fields/numberBlocks";
import { type TypedColumn, type TypedTable, typeColumn } from "../fields/typedTable";
import type { RecordTable } from "../records/recordTable";
import { type Work, finish } from "../records/work";
import type { Moment, TableDef, Template } from "../template/template";

/** What a run may know besides the records. Serial days count from 1900 whatever the workbook counts from. */
export type Circumstances = {
  readonly today: number;
  readonly now: number;
  readonly me: string | null;
  /** What is going on while rules are judged; absent = anything: every rule is. */
  readonly moment?: Moment;
  /** When classes were last written; absent = never, or nobody knows. */
  readonly classified?: number;
  readonly dateSystem: 1900 | 1904;
  /** Where others are at work in the workbook: the blocks from which new numbers are taken. */
  readonly numbering?: Numbering;
  /** Fields whose all-numeric dates were decided to be day first (true) or month first (false). */
  readonly dayFirst: { readonly [field: string]: boolean };
};

/** `typeWork` in one go. */
export function typeRecords(...of: Parameters<typeof typeWork>): TypedTable {
  return finish(typeWork(...of));
}

/**
 * Reads the columns of a table through their field types, told column by column. `last`: the same table as it was read before, under the same circumstances; a column that has not changed since
 * is not read again.
 */
export function* typeWork(def: TableDef, records: RecordTable, { dateSystem, dayFirst }: Pick<Circumstances, "dateSystem" | "dayFirst">, last: TypedTable | null = null): Work<TypedTable> {
  const columns: Record<string, TypedColumn> = {};
  for (const [at, field] of def.fields.entries()) {
    const column = records.columns[field.id];
    if (column === undefined) continue;
    if (last?.records.columns[field.id] === column) columns[field.id] = last.columns[field.id]!;
    else {
      columns[field.id] = typeColumn(column, field.fieldType, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null });
      yield { done: at + 1, total: def.fields.length };
    }
  }
  return { records, size: records.rows.length, columns };
}

/** What expressions may ask for. */
export function inputsOf(template: Template, { today, now, me, dateSystem }: Circumstances): Inputs {
  return { today, now, me, calendar: template.calendar, dateSystem, chinese: chineseData };
}
