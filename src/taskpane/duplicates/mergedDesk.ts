import type { ChangeHead, RecordRow } from "../../changes/changeSet";
import { standingChanges, undoneParts } from "../../changes/standing";
import { commitTogether } from "../../pipeline/commit";
import { mergedGroups } from "../../pipeline/journal";
import { type Decided, keepApart } from "../../pipeline/keepApart";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import type { Localized, Result, Session } from "../../pipeline/session";
import { type OwnColumn, ownColumns, ownText } from "../../pipeline/ownColumns";
import { shown } from "../../pipeline/shownValue";
import { changeOf, readState } from "../../pipeline/state";
import { type Undone, undo } from "../../pipeline/undo";
import { type CellValue, isBlank, plainText, sameValue } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import type { DeskContext } from "../desk/deskContext";
import { recordLine, valuesTitle } from "../desk/recordTitle";
import { notGoverned } from "./notGoverned";

/** A record that was merged into another, as it was: what both say, and what it said otherwise. */
export type GoneRecord = { readonly record: string; readonly title: string; readonly same: readonly Localized[]; readonly other: readonly { readonly label: Localized; readonly was: string; readonly stays: string }[] };
/** A group that was merged and stands. `alone`: its change set merged nothing else. `row` null: the survivor has left the table too. */
export type MergedLine = { readonly change: string; readonly alone: boolean; readonly at: string; readonly by: string; readonly survivor: string; readonly row: number | null; readonly title: string; readonly gone: readonly GoneRecord[] };

const page = 50;

/** What was merged, and taking a group back. */
export function mergedDesk({ session, records, command, once }: DeskContext) {
  const groups = (table: GovernedTable): Promise<Result<readonly Group[]>> => once("merged", table, async () => {
    const state = await readState(session.host, session.tools);
    if (!state.ok) return state;
    const found: Group[] = [];
    for (const head of standingChanges(state.value.changes).toReversed()) {
      if (head.why.command !== "merge") continue;
      const change = changeOf(state.value, head, session.tools);
      if (!change.ok) return change;
      const all = mergedGroups({ removed: change.value.removed.filter((row) => row.table === table.def.id) }, undoneParts(state.value.changes, head.id));
      for (const { survivor, gone, stands } of all) if (stands) found.push({ head, alone: all.length === 1, survivor, gone });
    }
    return ok(found);
  });
  return {
    /** Groups that were merged, the newest first; `from` counts from 0. */
    async list(from: number): Promise<Result<{ readonly total: number; readonly lines: readonly MergedLine[] }>> {
      const table = await records();
      if (!table.ok) return table;
      const { value: of } = table;
      if (of === null) return ok({ total: 0, lines: [] });
      const found = await groups(of);
      if (!found.ok) return found;
      const own = await ownColumns(session, of);
      return own.ok ? ok({ total: found.value.length, lines: found.value.slice(from, from + page).map((group) => lineOf(of, own.value, group)) }) : own;
    },
    /** Takes one group back; with `apart` its records are remembered as not the same, so that nobody proposes them again. */
    async undo({ change, alone, survivor, gone }: Pick<MergedLine, "change" | "alone" | "survivor"> & { readonly gone: readonly { readonly record: string }[] }, apart: boolean): Promise<Result<{ readonly change: string | null }>> {
      return command(async (current) => {
        const takeBack = (session: Session) => undo(session, { change, records: alone ? [] : [survivor] });
        if (!apart) {
          const undone = await takeBack(current);
          return undone.ok ? ok({ change: undone.value.by?.id ?? null }) : undone;
        }
        // One change: where the roles do not let the person decide, the merge stays too.
        const both = await commitTogether<{ readonly undone: Undone; readonly kept: Decided }>(current, ({ undone, kept }) => ({ why: undone.by?.why ?? kept.change.why, template: kept.change.template }), async (part) => {
          const undone = await takeBack(part);
          if (!undone.ok) return undone;
          const tables = await governedTables(part);
          if (!tables.ok) return tables;
          const merged = await tableOf(part, change, gone[0]!.record);
          if (!merged.ok) return merged;
          const table = tables.value.find(({ def }) => def.id === merged.value);
          if (table === undefined) return fail(notGoverned);
          const all = [survivor, ...gone.map(({ record }) => record)];
          const kept = await keepApart(part, table, all.flatMap((a, at) => all.slice(at + 1).map((b) => [a, b] as const)), true);
          return kept.ok ? ok({ undone: undone.value, kept: kept.value }) : kept;
        });
        return both.ok ? ok({ change: both.value.change?.id ?? null }) : both;
      });
    },
  };
}

/** Of which table a record was that a change merged away: the history tells of all tables, whichever is looked at. */
async function tableOf(session: Session, change: string, record: string): Promise<Result<string | null>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const head = state.value.changes.find(({ id }) => id === change);
  const whole = head === undefined ? null : changeOf(state.value, head, session.tools);
  if (whole?.ok === false) return whole;
  return ok(whole?.value.removed.find((row) => row.record === record)?.table ?? null);
}

type Group = { readonly head: ChangeHead; readonly alone: boolean; readonly survivor: string; readonly gone: readonly RecordRow[] };

function lineOf(table: GovernedTable, own: readonly OwnColumn[], { head, alone, survivor, gone }: Group): MergedLine {
  const index = table.records.ids.indexOf(survivor);
  const fields = table.def.fields.filter(({ id, system, history }) => system === undefined && id !== table.def.recordId && history !== 0 && table.layout.columns[id] !== undefined);
  const now = (id: string): CellValue => (index < 0 ? null : valueAt(table.records, id, index));
  return {
    change: head.id, alone, at: head.at, by: head.by, survivor,
    row: index < 0 ? null : table.records.rows[index]!,
    title: index < 0 ? "" : recordLine(table, index).title,
    gone: gone.map(({ record, values }): GoneRecord => {
      const filled = fields.filter(({ id }) => !isBlank(values[id] ?? null));
      const says = ({ id }: { readonly id: string }): boolean => sameValue(values[id] ?? null, now(id)) || plainText(now(id)).includes(plainText(values[id] ?? null));
      return {
        record,
        title: valuesTitle(table, values),
        same: index < 0 ? [] : filled.filter(says).map(({ label }) => label),
        other: [
          ...filled.filter((field) => !says(field)).map(({ id, label }) => ({ label, was: shown(table, id, values[id]!), stays: shown(table, id, now(id)) })),
          ...own.flatMap((column) => { const was = values[column.key] ?? null; return isBlank(was) || (index >= 0 && sameValue(was, column.valueOf(index))) ? [] : [{ label: column.label, was: shown(table, column.key, was), stays: index < 0 ? "" : ownText(table, column, index) }]; }),
        ],
      };
    }),
  };
}
