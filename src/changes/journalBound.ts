import { type JournalColumn, encodeHead } from "./journal";
import type { JournalTools } from "./journalTools";

export type JournalBound = {
  /** Characters that one column may hold. */
  readonly size: number;
  /** Entries before this time may go. ISO 8601, UTC. */
  readonly before: string;
};

/** A journal is never cut by count alone, and never below this many entries of a column. @source design.md, section 4 */
export const fewestEntries = 10_000;

/**
 * How many of the oldest entries of a column may be dropped: those that are too old, and the oldest of what is too large, but the newest 10,000 stay whatever their size and age.
 */
export function droppable(column: JournalColumn, bound: JournalBound): number {
  const most = Math.max(0, column.entries.length - fewestEntries);
  let size = column.entries.reduce((sum, entry) => sum + entry.size, 0);
  let count = 0;
  while (count < most && (size > bound.size || column.entries[count]!.at < bound.before)) size -= column.entries[count++]!.size;
  return count;
}

/** The cells of a column without its `count` oldest entries: a new head that remembers how many went and what the next one must seal, then the rest untouched. */
export function dropOldest(cells: readonly string[], column: JournalColumn, count: number, tools: JournalTools): readonly string[] {
  const last = column.entries[count - 1];
  if (last === undefined) return cells;
  return [encodeHead(column.client, tools, column.dropped + count, last.hash), ...cells.slice(last.row + last.rows)];
}
