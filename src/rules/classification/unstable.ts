import { type Ast, children } from "../../expression/ast";
import { type TypedColumn, type TypedTable, typedAt } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import type { CellValue } from "../../records/cellValue";
import type { ClassifyDef, FieldDef } from "../../template/template";
import { cellAt, displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import { comparisonOf } from "./conjuncts";
import { type Decider, classLabel } from "./decision";

/** A record whose number stands near a limit, and the same record with the number moved just across it. */
type Trial = { readonly index: number; readonly field: FieldDef; readonly limit: number; readonly value: number };

/** Records whose class hangs on a number close to a limit of the conditions: just across it they would have another class. One finding for each, of the first such field. `deciderOf`: of any records of the table. */
export function unstableFindings(input: CheckInput, def: ClassifyDef, deciderOf: (input: CheckInput) => Decider): readonly Finding[] {
  const { within, severity } = def.checks!.unstable!;
  const trials = limitsOf(def, input).flatMap(({ field, limit }) => near(input.table, field, limit, Math.abs(limit) * within));
  if (trials.length === 0) return [];
  const target = input.def.fields.find(({ id }) => id === def.target);
  const label = target?.label ?? classLabel(def.target, undefined);
  const now = deciderOf(input);
  const then = deciderOf({ ...input, table: tableOf(input.table, trials) });
  const told = new Set<number>();
  return trials.flatMap(({ index, field, limit }, at): readonly Finding[] => {
    if (told.has(index)) return [];
    const [is, would] = [now.decide(index).class, then.decide(at).class];
    if (is === null || would === null || is === would) return [];
    told.add(index);
    const column = input.table.columns[field.id]!;
    const data = { label, class: classLabel(is, target), other: classLabel(would, target), field: field.label, value: displayValue(column, column.codes[index]!), limit: column.fieldType.format(limit, column.context) };
    return [{ rule: "classification/unstable", messageId: "unstable", data, severity, at: [cellAt(input.table, index, def.target), cellAt(input.table, index, field.id)] }];
  });
}

/** Every number that a condition compares a field with, each once. */
function limitsOf({ table, score }: ClassifyDef, { def, table: { columns } }: CheckInput): readonly { readonly field: FieldDef; readonly limit: number }[] {
  const limits = new Map<string, { readonly field: FieldDef; readonly limit: number }>();
  const visit = (node: Ast): void => {
    const comparison = comparisonOf(node);
    const field = comparison === null ? undefined : def.fields.find(({ id }) => id === comparison.field);
    if (comparison !== null && field !== undefined && columns[field.id] !== undefined && field.fieldType.isDate !== true && comparison.limit !== 0) limits.set(`${field.id} ${comparison.limit}`, { field, limit: comparison.limit });
    children(node).forEach(visit);
  };
  for (const { when } of [...table, ...(score?.factors ?? [])]) visit(when.ast);
  return [...limits.values()];
}

/** The trials of records that are so close to a limit: on it, and the smallest step beyond. */
function near(table: TypedTable, field: FieldDef, limit: number, distance: number): readonly Trial[] {
  const step = field.fieldType.json === "integer" ? 1 : Math.max(Math.abs(limit) * 1e-6, 0.01);
  return Array.from({ length: table.size }, (_, index) => index).flatMap((index): readonly Trial[] => {
    const value = typedAt(table, field.id, index);
    if (typeof value !== "number" || Math.abs(value - limit) > distance) return [];
    const across = value < limit ? [limit, limit + step] : value > limit ? [limit, limit - step] : [limit - step, limit + step];
    return across.map((to) => ({ index, field, limit, value: to }));
  });
}

/** The records of the trials, each with its one number moved. */
function tableOf(table: TypedTable, trials: readonly Trial[]): TypedTable {
  const columns = Object.fromEntries(Object.entries(table.columns).map(([id, column]): [string, TypedColumn] => {
    const of = <T>(list: readonly T[], moved: (value: number) => T): readonly T[] => trials.map(({ index, field, value }) => (field.id === id ? moved(value) : list[column.codes[index]!]!));
    const value = (to: number): CellValue => to;
    return [id, { ...column, codes: Uint32Array.from(trials, (_, at) => at), raw: of(column.raw, value), typed: of(column.typed, value), parsed: of(column.parsed, () => null), issues: of(column.issues, () => null) }];
  }));
  return { records: { ...table.records, ids: trials.map(({ index }) => table.records.ids[index] ?? null), rows: Uint32Array.from(trials, ({ index }) => table.records.rows[index]!) }, size: trials.length, columns };
}
