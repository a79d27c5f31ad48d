import type { ChangeHead } from "./changeSet";

/** Change sets whose effect is in the workbook, oldest first: not undone, or undone by one that was undone itself. One that is undone in parts stands until the last of them. */
export function standingChanges(changes: readonly ChangeHead[]): readonly ChangeHead[] {
  const undone = new Set<string>();
  const parts = new Map<string, Set<string>>();
  const sizes = new Map(changes.map(({ id, why }) => [id, why.parts ?? Infinity]));
  for (const { id, why: { undoes, undoesParts } } of changes.toReversed()) {
    if (undoes === undefined || undone.has(id)) continue;
    const gone = parts.get(undoes) ?? new Set<string>();
    parts.set(undoes, gone);
    for (const part of undoesParts ?? []) gone.add(part);
    if (undoesParts === undefined || gone.size >= sizes.get(undoes)!) undone.add(undoes);
  }
  return changes.filter((change) => !undone.has(change.id));
}

/** The parts of a change set that have been taken back by themselves. */
export function undoneParts(changes: readonly ChangeHead[], id: string): ReadonlySet<string> {
  return new Set(standingChanges(changes).flatMap(({ why }) => (why.undoes === id ? (why.undoesParts ?? []) : [])));
}

/**
 * Change sets after one in whose face its before-images no longer hold. What was undone after it is as if it had never been, and decisions write no cell; but undoing something that came before it
 * has changed what it found: rows, and for a change set that is taken back record by record (`ofRecords`) any cell.
 */
export function laterChanges(changes: readonly ChangeHead[], of: ChangeHead, ofRecords: boolean): readonly ChangeHead[] {
  const standing = new Set(standingChanges(changes));
  const at = changes.indexOf(of);
  const before = new Set(changes.slice(0, at).map(({ id }) => id));
  return changes.slice(at + 1).filter((change) => {
    const { command, undoes, undoesParts, byRecord } = change.why;
    if (!standing.has(change) || decides(command)) return false;
    if (undoes === undefined || byRecord === "partly" || (undoes === of.id && undoesParts !== undefined)) return true;
    return before.has(undoes) && (ofRecords || byRecord !== undefined);
  });
}

const decisions: ReadonlySet<string> = new Set(["apart", "forget", "keep", "levels", "levelsRefused", "reveal", "together"]);

/** Commands that decide something and write no cell: they stand in nobody's way. */
export function decides(command: string): boolean {
  return decisions.has(command);
}
