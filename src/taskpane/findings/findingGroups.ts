import type { Finding, Severity } from "../../findings/finding";
import { losesText } from "../../findings/losesText";
import type { LiveTable } from "../../pipeline/live";
import type { KeptFinding } from "../../pipeline/kept";

export type FindingsFilter = "all" | Severity | "kept";

/** Findings that say the same of the same field: what is fixed alike. */
export type Group = { readonly key: string; readonly severity: Severity; readonly findings: readonly Finding[]; readonly fixable: number; readonly safe: number; /** Fixes that lose letters or digits of what was typed. */ readonly losing: number };

const order: readonly Severity[] = ["error", "warning", "info"];

/** Worst severity first, then the most frequent. */
export function groupFindings(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupKey(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .map(([key, inGroup]): Group => ({
      key,
      severity: inGroup[0]!.severity,
      findings: inGroup,
      fixable: inGroup.filter(({ fixes }) => fixes !== undefined && fixes.length > 0).length,
      safe: inGroup.filter(({ fixes }) => fixes?.some(({ lossless }) => lossless)).length,
      losing: inGroup.filter((finding) => finding.fixes?.some(({ lossless }) => lossless) === false && losesText(finding)).length,
    }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.findings.length - a.findings.length || (a.key < b.key ? -1 : 1));
}

export function groupKey({ rule, messageId, severity, at }: Finding): string {
  return JSON.stringify([rule, messageId, severity, at[0]?.field ?? null]);
}

/** The same finding later on: by record where it has an id, else by row. */
export function findingKey({ rule, messageId, at }: Finding): string {
  const first = at[0];
  return JSON.stringify([first?.record ?? first?.row ?? 0, first?.field ?? null, rule, messageId]);
}

/** Groups by the findings that they were made of: asked for on every page of a list. */
const grouped = new WeakMap<readonly Finding[], readonly Group[]>();

export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const known = grouped.get(findings);
  if (known !== undefined) return known;
  const groups = groupFindings(findings);
  grouped.set(findings, groups);
  return groups;
}

const keptLists = new WeakMap<readonly KeptFinding[], readonly Finding[]>();

export function groupsIn(live: LiveTable, filter: FindingsFilter): readonly Group[] {
  if (filter === "kept") {
    if (!keptLists.has(live.kept)) keptLists.set(live.kept, live.kept.map(({ finding }) => finding));
    return groupsOf(keptLists.get(live.kept)!);
  }
  const groups = groupsOf(live.findings);
  return filter === "all" ? groups : groups.filter(({ severity }) => severity === filter);
}
