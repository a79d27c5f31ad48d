import type { ChangeHead } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";

/**
 * A person's word on another template for this workbook: one with other levels for the duplicate rules of a table, or with more options. `from`: the template (hash) that it is made from; `to`: the one
 * that takes its place; null = it is not wanted. `seen`: what was proposed, as JSON; where something else is proposed later, it is asked again.
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

/** What people decided upon that decision, and goes wrong without it: other templates made from its own. */
export function builtUpon(levels: readonly LevelDecision[], changes: readonly ChangeHead[], change: string): readonly ChangeHead[] {
  const made = levels.find((one) => one.change === change)?.to;
  const upon = new Set(made == null ? [] : standingLevels(levels, changes).filter(({ from, to }) => from === made && to !== null).map((one) => one.change));
  return changes.filter(({ id }) => upon.has(id));
}

/** The document with each table bound to the template that stands for its own now: levels that were accepted are in it. */
export function withLevels<Bound extends { readonly templateHash: string }, Document extends { readonly levels: readonly LevelDecision[]; readonly tables: { readonly [table: string]: Bound } }>(document: Document, changes: readonly ChangeHead[]): Document {
  const moves = standingLevels(document.levels, changes).filter(({ to }) => to !== null);
  if (moves.length === 0) return document;
  const now = (hash: string): string => moves.reduce((at, { from, to }) => (from === at ? to! : at), hash);
  return { ...document, tables: Object.fromEntries(Object.entries(document.tables).map(([id, bound]) => [id, { ...bound, templateHash: now(bound.templateHash) }])) };
}
