import type { RowRun } from "./model";

/** The rows of runs, as they come. */
export function rowsOf(runs: readonly RowRun[]): number[] {
  return runs.flatMap(({ first, last }) => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i));
}

/** Rows as runs, from top to bottom. */
export function runsOf(rows: ReadonlySet<number>): RowRun[] {
  const runs: RowRun[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.last === row - 1) last.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}
