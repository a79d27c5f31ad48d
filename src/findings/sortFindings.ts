import type { Finding } from "./finding";

/**
 * The order in which people read findings: by row, then field order of the template (a finding of the whole record first), then rule and message.
 * A total order as far as findings differ at all, so it does not depend on the order they were found in. The input is left alone.
 * Rows are counted out and only the findings of one row are compared, so that the time grows with their number alone.
 */
export function sortFindings(findings: readonly Finding[], fieldOrder: readonly string[]): Finding[] {
  const place = new Map(fieldOrder.map((field, index) => [field, index]));
  // Each finding is looked at once: from here on its row and field are numbers.
  const rows = new Uint32Array(findings.length);
  const fields = new Int32Array(findings.length);
  let last = 0;
  findings.forEach(({ at: [cell] }, index) => {
    const field = cell?.field ?? null;
    rows[index] = cell?.row ?? 0;
    fields[index] = field === null ? -1 : (place.get(field) ?? fieldOrder.length);
    last = Math.max(last, rows[index]!);
  });
  // Of few findings far down a sheet only the order of their rows counts: an edited record must not pay for every row above it.
  if (last > 8 * rows.length) last = rankRows(rows);
  const compare = (a: number, b: number): number => fields[a]! - fields[b]! || compareText(findings[a]!.rule, findings[b]!.rule) || compareText(findings[a]!.messageId, findings[b]!.messageId);
  const starts = new Uint32Array(last + 2);
  for (const row of rows) starts[row + 1]!++;
  for (let row = 1; row < starts.length; row++) starts[row]! += starts[row - 1]!;
  const sorted = new Uint32Array(findings.length);
  const next = starts.slice();
  for (let index = 0; index < rows.length; index++) sorted[next[rows[index]!]!++] = index;
  for (let row = 0; row + 1 < starts.length; row++) sortRange(sorted, starts[row]!, starts[row + 1]!, compare);
  return Array.from(sorted, (index) => findings[index]!);
}

/** Puts in place of each row how many lower ones there are; gives the highest. */
function rankRows(rows: Uint32Array): number {
  const distinct = Uint32Array.from(new Set(rows)).sort();
  const rank = new Map(Array.from(distinct, (row, at) => [row, at]));
  rows.forEach((row, index) => { rows[index] = rank.get(row)!; });
  return distinct.length - 1;
}

/** Most rows have a handful of findings: those are put in place one by one. Stable. */
function sortRange(indexes: Uint32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  if (to - from > 16) {
    indexes.subarray(from, to).sort(compare);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const index = indexes[i]!;
    let at = i;
    while (at > from && compare(indexes[at - 1]!, index) > 0) indexes[at] = indexes[--at]!;
    indexes[at] = index;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
