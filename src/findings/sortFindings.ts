import type { Finding } from "./finding";

/**
 * The order in which people read findings: by row, then field order of the template (a finding of the whole record first), then rule and message.
 * A total order as far as findings differ at all, so it does not depend on the order they were found in. The input is left alone.
 */
export function sortFindings(findings: readonly Finding[], fieldOrder: readonly string[]): Finding[] {
  const place = new Map(fieldOrder.map((field, index) => [field, index]));
  const fieldIndex = (finding: Finding): number => {
    const field = finding.at[0]?.field ?? null;
    return field === null ? -1 : (place.get(field) ?? fieldOrder.length);
  };
  return findings
    .map((finding) => ({ finding, row: finding.at[0]?.row ?? 0, field: fieldIndex(finding) }))
    .sort((a, b) => a.row - b.row || a.field - b.field || compareText(a.finding.rule, b.finding.rule) || compareText(a.finding.messageId, b.finding.messageId))
    .map((entry) => entry.finding);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
