import type { Severity } from "../records/severity";
import type { Finding } from "./finding";

export type RuleCount = { readonly rule: string; readonly messageId: string; readonly severity: Severity; readonly count: number; /** The first ones in the order given. */ readonly examples: readonly Finding[] };

export type FindingCounts = {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** How many of them bring a fix that loses nothing. */
  readonly fixable: number;
  /** Worst severity first, then the most frequent, then by rule and message. */
  readonly rules: readonly RuleCount[];
};

const order: readonly Severity[] = ["error", "warning", "info"];

/** The summary of findings: how many of each severity, and of each rule and message with up to `examples` of them. */
export function countFindings(findings: readonly Finding[], examples = 3): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, fixable: 0 };
  const rules = new Map<string, { rule: string; messageId: string; severity: Severity; count: number; examples: Finding[] }>();
  for (const finding of findings) {
    counts[finding.severity]++;
    if (finding.fixes?.some((fix) => fix.lossless)) counts.fixable++;
    const key = `${finding.rule}\n${finding.messageId}\n${finding.severity}`;
    let entry = rules.get(key);
    if (entry === undefined) rules.set(key, (entry = { rule: finding.rule, messageId: finding.messageId, severity: finding.severity, count: 0, examples: [] }));
    entry.count++;
    if (entry.examples.length < examples) entry.examples.push(finding);
  }
  const sorted = [...rules.entries()].sort(
    ([keyA, a], [keyB, b]) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || (keyA < keyB ? -1 : 1),
  );
  return { ...counts, rules: sorted.map(([, entry]) => entry) };
}
