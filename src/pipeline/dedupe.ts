import type { DuplicateResult, FoundPair } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import { type FoundAcross, foundAcross, otherTables } from "./across";
import { dedupeInput } from "./apart";
import { control } from "./check";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import { recordNames } from "./recordNames";
import type { Session } from "./session";

export type DedupedTable = { readonly table: OpenTable; readonly results: readonly DuplicateResult[]; /** What each record is called in the output: its id, the template's own id field, or its place. */ readonly names: readonly string[]; /** What is the same in other tables; each two tables once. */ readonly across: readonly FoundAcross[] };

/** The related pairs of a result one by one, with how sure each is: for lists that show them all. */
export async function relatedPairs(session: Session, { input }: OpenTable, { rule, related }: DuplicateResult): Promise<readonly FoundPair[]> {
  if (related.a.length === 0) return [];
  const scores = await session.engine.relatedScores({ ...input, rule, pairs: related });
  return Array.from(related.a, (a, at): FoundPair => ({ a, b: related.b[at]!, score: scores[at]!, verdict: "related" }));
}

/** Finds the records that are the same subject, with the evidence. Reads only. */
export async function dedupe(session: Session, options: OpenOptions): Promise<Result<readonly DedupedTable[]>> {
  const opened = await openTables(session, options);
  return opened.ok ? dedupeTables(session, opened.value) : opened;
}

export async function dedupeTables(session: Session, opened: readonly OpenTable[]): Promise<Result<readonly DedupedTable[]>> {
  const deduped: DedupedTable[] = [];
  const others = await otherTables(session, opened);
  if (!others.ok) return others;
  for (const table of opened) {
    const names = await recordNames(session, table);
    if (!names.ok) return names;
    const results = await session.engine.dedupe(dedupeInput(table, session.tools), control(session));
    if (!results.ok) return results;
    const across = await foundAcross(session, table, others.value, opened);
    if (!across.ok) return across;
    deduped.push({ table, results: results.value, names: names.value, across: across.value });
  }
  return ok(deduped);
}
