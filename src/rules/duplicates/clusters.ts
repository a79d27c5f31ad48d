import type { Gate } from "./gates";

export type Edge = { readonly a: number; readonly b: number; readonly bits: number };
export type Group = { readonly records: readonly number[]; /** bits of the weakest link that was needed */ readonly bits: number };

/** `level`: mean evidence from which two groups are one; one pair counts from `least` to `most`, so that one strong link does not carry strangers in. */
export type Bounds = { readonly level: number; readonly least: number; readonly most: number };

/**
 * Groups by average linkage: from the strongest edge down, two groups become one when the mean evidence over all pairs between them reaches the level, no pair is forbidden, and
 * the group stays within `maxCluster`. A chain of strangers never holds: it would have to be alike from end to end. `edges` come sorted, strongest first.
 */
export function linkGroups(edges: readonly Edge[], { level, least, most }: Bounds, maxCluster: number, bitsOf: (a: number, b: number) => number, forbidden: Gate): readonly Group[] {
  const groupOf = new Map<number, { records: number[]; bits: number }>();
  for (const { a, b, bits } of edges) {
    const left = groupOf.get(a) ?? { records: [a], bits };
    const right = groupOf.get(b) ?? { records: [b], bits };
    if (left === right || left.records.length + right.records.length > maxCluster) continue;
    let sum = 0;
    let apart = false;
    for (const x of left.records) for (const y of right.records) {
      apart ||= forbidden(x, y);
      sum += Math.max(least, Math.min(most, bitsOf(x, y)));
    }
    if (apart || sum / (left.records.length * right.records.length) < level) continue;
    const joined = { records: [...left.records, ...right.records], bits };
    for (const record of joined.records) groupOf.set(record, joined);
  }
  return [...new Set(groupOf.values())].map(({ records, bits }) => ({ records: records.sort((x, y) => x - y), bits }));
}
