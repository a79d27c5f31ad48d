import type { FixEdit } from "../findings/finding";
import { type RecordTable, valueAt } from "../records/recordTable";
import type { OpenTable } from "./locate";
import type { Session } from "./session";

/** Edits with those that follow from them: what the template works out of the records that they change. Formulas are left alone, and so is every cell that is edited already. */
export async function withWorkedOut(session: Session, table: Pick<OpenTable, "def" | "records" | "input"> & Partial<Pick<OpenTable, "governed">>, edits: readonly FixEdit[]): Promise<readonly FixEdit[]> {
  const { def, records } = table;
  const classed = def.classify.filter(({ schedule }) => schedule?.on === "change");
  if (edits.length === 0 || (classed.length === 0 && (def.workedOut ?? []).every(({ compute }) => compute === undefined))) return edits;
  // Where somebody decided, with a reason, that another class stays, it and what is kept with it stay.
  const staying = new Map<string, ReadonlySet<string>>();
  for (const { rule, record, cells } of table.governed?.kept ?? []) {
    const fields = !rule.startsWith("classification/") ? [] : classed.filter(({ target }) => cells.some(({ field }) => field === target)).flatMap(({ target, schedule }) => [target, schedule?.previous ?? target, schedule?.since ?? target]);
    if (fields.length > 0 && record !== null) staying.set(record, new Set([...(staying.get(record) ?? []), ...fields]));
  }
  const indexOfRow = new Map([...records.rows].map((row, index) => [row, index]));
  const byIndex = new Map<number, FixEdit[]>();
  for (const edit of edits) {
    const index = indexOfRow.get(edit.at.row);
    if (index !== undefined) (byIndex.get(index) ?? byIndex.set(index, []).get(index)!).push(edit);
  }
  const changed = [...byIndex];
  const states = await session.engine.drafts({ ...table.input, drafts: changed.map(([index, own]) => ({ before: rowOf(records, index), values: Object.fromEntries(own.map(({ at, after }) => [at.field!, after])) })) });
  return [...edits, ...changed.flatMap(([index, own], n) => Object.entries(states[n]!.fills).flatMap(([field, after]): readonly FixEdit[] => {
    if (own.some(({ at }) => at.field === field) || staying.get(records.ids[index] ?? "")?.has(field) === true || records.formulas[field]?.includes(index) === true) return [];
    return [{ at: { ...own[0]!.at, field }, before: valueAt(records, field, index), after }];
  }))];
}

function rowOf(records: RecordTable, index: number): { readonly [field: string]: ReturnType<typeof valueAt> } {
  return Object.fromEntries(Object.keys(records.columns).map((field) => [field, valueAt(records, field, index)]));
}
