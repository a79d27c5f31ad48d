import type { ChangeSet } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import { type Result, ok } from "../records/problem";
import { commitChange } from "./commit";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";
import { readState } from "./state";

const commands = { filter: "filter", unfilter: "unfilter" } as const;

/** Shows only the rows of these records in the sheet, by the table's own filter on the record ids; null shows all rows again. Problems: the host's, `host/filtered` where people filter the table themselves. */
export async function filterRecords(session: Session, { template, layout, governed }: GovernedTable, records: readonly string[] | null): Promise<Result<ChangeSet | null>> {
  return commitChange(session, {
    why: { command: records === null ? commands.unfilter : commands.filter },
    template,
    writes: [{ verb: "filterTable", name: governed.info.name, column: layout.idColumn!, values: records }],
  });
}

/** Whether the last that was done about it was to filter the sheet. */
export async function isFiltered(session: Session): Promise<Result<boolean>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const last = standingChanges(state.value.changes).findLast(({ why }) => why.command === commands.filter || why.command === commands.unfilter);
  return ok(last?.why.command === commands.filter);
}
