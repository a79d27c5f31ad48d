import type { Finding } from "./finding";

/**
 * The order in which people read findings: by row, then field order of the template (a finding of the whole record first), then rule and message.
 * A total order as far as findings differ at all, so it does not depend on the order they were found in. The input is left alone.
 * Rows are counted out and only the findings of one row are compared, so that the time grows with their number alone.
 */
export function sortFindings(findings: readonly Finding[], fieldOrder: readonly string[]): Finding[] {
  const place = new Map(fieldOrder.map((field, index) => [field, index]));
  const rowOf = (finding: Finding): number => finding.at[0]?.row ?? 0;
  const fieldOf = (finding: Finding): number => {
    const field = finding.at[0]?.field ?? null;
    return field === null ? -1 : (place.get(field) ?? fieldOrder.length);
  };
  const compare = (a: Finding, b: Finding): number => fieldOf(a) - fieldOf(b) || compareText(a.rule, b.rule) || compareText(a.messageId, b.messageId);
  const starts = new Uint32Array(findings.reduce((last, finding) => Math.max(last, rowOf(finding)), 0) + 2);
  for (const finding of findings) starts[rowOf(finding) + 1]!++;
  for (let row = 1; row < starts.length; row++) starts[row]! += starts[row - 1]!;
  const sorted = new Array<Finding>(findings.length);
  const next = starts.slice();
  for (const finding of findings) sorted[next[rowOf(finding)]!++] = finding;
  for (let row = 0; row + 1 < starts.length; row++) sortRange(sorted, starts[row]!, starts[row + 1]!, compare);
  return sorted;
}

/** Most rows have a handful of findings: those are put in place one by one. Stable. */
function sortRange(findings: Finding[], from: number, to: number, compare: (a: Finding, b: Finding) => number): void {
  if (to - from > 16) {
    findings.slice(from, to).sort(compare).forEach((finding, index) => { findings[from + index] = finding; });
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const finding = findings[i]!;
    let at = i;
    while (at > from && compare(findings[at - 1]!, finding) > 0) findings[at] = findings[--at]!;
    findings[at] = finding;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
