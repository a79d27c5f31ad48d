import type { ChangeHead } from "./changeSet";

/** Change sets whose effect is in the workbook, oldest first: not undone, or undone by one that was undone itself. */
export function standingChanges(changes: readonly ChangeHead[]): readonly ChangeHead[] {
  const undone = new Set<string>();
  for (const change of changes.toReversed()) if (change.why.undoes !== undefined && !undone.has(change.id)) undone.add(change.why.undoes);
  return changes.filter((change) => !undone.has(change.id));
}
