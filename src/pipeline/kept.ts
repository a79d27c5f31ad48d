import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import type { Finding } from "../findings/finding";
import { type CellValue, valueKey } from "../records/cellValue";
import { addDuration } from "../records/isoDuration";
import { type RecordTable, valueAt } from "../records/recordTable";
import { serialFromIso } from "../records/serialDay";
import { overrideOf } from "../template/permission";
import type { TableDef } from "../template/template";

/**
 * A person looked at a finding and left the cells as they are. It holds for this record, this rule and these values: when one of them changes, the finding is there again.
 * `cells`: what the record's own cells that the finding is about said then.
 */
export type KeptDecision = {
  readonly table: string;
  readonly record: string;
  readonly rule: string;
  readonly messageId: string;
  readonly cells: readonly { readonly field: string; readonly value: CellValue }[];
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change set that decided it: undone with it. */
  readonly change: string;
};

export type KeptFinding = { readonly finding: Finding; readonly decision: KeptDecision };

/** The decisions that hold: those whose change set was not undone. One whose change set has left the bounded journal can no longer be undone. */
export function standingKept(kept: readonly KeptDecision[], changes: readonly ChangeHead[]): readonly KeptDecision[] {
  if (kept.length === 0) return kept;
  const [known, standing] = [changes, standingChanges(changes)].map((heads) => new Set(heads.map(({ id }) => id)));
  return kept.filter(({ change }) => standing!.has(change) || !known!.has(change));
}

/** Whether a decision has lapsed: its rule gives such decisions only so long, or allows none any more. `today`: serial day of the 1900 system. */
export function isLapsed({ rule, at, cells }: KeptDecision, def: Pick<TableDef, "rules" | "classify">, today: number): boolean {
  const override = overrideOf(rule, cells.map(({ field }) => field), def);
  if (override === undefined) return false;
  const from = serialFromIso(at.slice(0, 10), 1900);
  const until = override.expires === null || from === null ? null : addDuration(from, override.expires);
  return !override.allowed || (until !== null && today > until);
}

export type SplitFindings = { readonly findings: readonly Finding[]; readonly kept: readonly KeptFinding[]; readonly tried: readonly Finding[] };

/** The findings that stand, those that somebody decided to leave, and those of rules that are only tried out. */
export function splitFindings(all: readonly Finding[], kept: readonly KeptDecision[], records: RecordTable): SplitFindings {
  const tried = all.filter((finding) => finding.tried === true);
  const found = tried.length === 0 ? all : all.filter((finding) => finding.tried !== true);
  if (kept.length === 0) return { findings: found, kept: [], tried };
  const decided = new Map(kept.map((decision) => [keyOf(decision), decision]));
  const ids = new Set(kept.map(({ record }) => record));
  const indexOfRow = new Map(records.ids.flatMap((id, index) => (id !== null && ids.has(id) ? [[records.rows[index]!, index] as const] : [])));
  const findings: Finding[] = [];
  const left: KeptFinding[] = [];
  for (const finding of found) {
    const about = aboutOf(finding, records, (row) => indexOfRow.get(row));
    const decision = about === null ? undefined : decided.get(keyOf(about));
    if (decision === undefined) findings.push(finding);
    else left.push({ finding, decision });
  }
  return { findings, kept: left, tried };
}

/** What a decision on this finding would hold for; null where it is not about a record that has an id. */
export function aboutOf({ rule, messageId, at }: Finding, records: RecordTable, indexOfRow: (row: number) => number | undefined): Pick<KeptDecision, "table" | "record" | "rule" | "messageId" | "cells"> | null {
  const first = at[0];
  const index = first === undefined ? undefined : indexOfRow(first.row);
  if (first?.record == null || index === undefined) return null;
  const own = at.filter(({ record, row, field }) => record === first.record && row === first.row && field !== null);
  return { table: first.table, record: first.record, rule, messageId, cells: own.map(({ field }) => ({ field: field!, value: valueAt(records, field!, index) })) };
}

function keyOf({ table, record, rule, messageId, cells }: Pick<KeptDecision, "table" | "record" | "rule" | "messageId" | "cells">): string {
  return JSON.stringify([table, record, rule, messageId, cells.map(({ field, value }) => [field, valueKey(value)])]);
}
