import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

/** Where a value comes from: when, by whom, by which command, and the reason or source that it named. */
export type Origin = Pick<ChangeHead, "at" | "by"> & { readonly change: string; readonly command: string; readonly source: string | null };
export type ValueChange = Origin & { readonly field: string; readonly before: CellValue; readonly after: CellValue };
export type RecordHistory = {
  /** The newest first; of each field as many as the template lets be told. */
  readonly lines: readonly ValueChange[];
  /** By field that keeps it, in the order of the template: where what it says now comes from; null = from before the journal. Blank fields are left out. */
  readonly origins: readonly { readonly field: string; readonly origin: Origin | null }[];
};

/** What the journal remembers of a record's values; undone changes count as if they had never been. Reads only. Problems: `journal/damaged` and the host's. */
export async function recordHistory(session: Session, { def, records }: GovernedTable, record: string): Promise<Result<RecordHistory>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const left = new Map(def.fields.flatMap(({ id, system, history }) => (system === undefined ? [[id, history ?? Infinity] as const] : [])));
  const origins = new Map<string, Origin>();
  const lines: ValueChange[] = [];
  for (const head of standingChanges(state.value.changes).toReversed()) {
    if (head.why.undoes !== undefined) continue;
    const change = changeOf(state.value, head, session.tools);
    if (!change.ok) return change;
    const of = ({ record: id, table }: { readonly record: string; readonly table: string }): boolean => id === record && table === def.id;
    const came = change.value.inserted.filter(of).flatMap(({ values }) => Object.entries(values).filter(([, after]) => !isBlank(after)).map(([field, after]) => ({ field, before: null, after })));
    const origin: Origin = { change: head.id, at: head.at, by: head.by, command: head.why.command, source: head.why.reason ?? null };
    for (const { field, before, after } of [...change.value.edits.filter(of), ...came]) {
      const more = left.get(field);
      if (more === undefined) continue;
      if (!origins.has(field)) origins.set(field, origin);
      if (more > 0) lines.push({ ...origin, field, before, after });
      left.set(field, more - 1);
    }
  }
  const index = records.ids.indexOf(record);
  const filled = (field: string): boolean => { const column = records.columns[field]; return index >= 0 && column !== undefined && !isBlank(column.dictionary[column.codes[index]!] ?? null); };
  return ok({ lines, origins: def.fields.flatMap(({ id, provenance }) => (provenance === true && filled(id) ? [{ field: id, origin: origins.get(id) ?? null }] : [])) });
}
