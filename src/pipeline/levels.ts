import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";

/**
 * A person's word on levels that were proposed for the duplicate rules of a table. `from`: the template (hash) that they were proposed for; `to`: the template with them, which takes its place in this
 * workbook; null = they are not wanted. `seen`: what was proposed, as JSON; where something else is proposed later, it is asked again.
 */
export type LevelDecision = {
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
  readonly seen: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change set that decided it: undone with it. */
  readonly change: string;
};

/** What people have decided that was not undone. */
export function standingLevels(levels: readonly LevelDecision[], changes: readonly ChangeHead[]): readonly LevelDecision[] {
  if (levels.length === 0) return levels;
  const [known, standing] = [changes, standingChanges(changes)].map((heads) => new Set(heads.map(({ id }) => id)));
  return levels.filter(({ change }) => standing!.has(change) || !known!.has(change));
}

/** The document with each table bound to the template that stands for its own now: levels that were accepted are in it. */
export function withLevels<Bound extends { readonly templateHash: string }, Document extends { readonly levels: readonly LevelDecision[]; readonly tables: { readonly [table: string]: Bound } }>(document: Document, changes: readonly ChangeHead[]): Document {
  const moves = standingLevels(document.levels, changes).filter(({ to }) => to !== null);
  if (moves.length === 0) return document;
  const now = (hash: string): string => moves.reduce((at, { from, to }) => (from === at ? to! : at), hash);
  return { ...document, tables: Object.fromEntries(Object.entries(document.tables).map(([id, bound]) => [id, { ...bound, templateHash: now(bound.templateHash) }])) };
}
