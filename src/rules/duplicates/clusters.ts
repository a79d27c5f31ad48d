import type { Gate } from "./gates";

export type Edge = { readonly a: number; readonly b: number; readonly bits: number };
export type Group = { readonly records: readonly number[]; /** bits of the weakest link that was needed */ readonly bits: number };

/** `level`: mean evidence from which two groups are one; one pair counts from `least` to `most`, so that one strong link does not carry strangers in. */
export type Bounds = { readonly level: number; readonly least: number; readonly most: number };

/**
 * Groups by average linkage: from the strongest edge down, two groups become one when the mean evidence over all pairs between them reaches the level, no pair is forbidden, and
 * the group stays within `maxCluster`. A chain of strangers never holds: it would have to be alike from end to end. `edges` come sorted, strongest first, each with what `bitsOf` says of the two: -Infinity for two that must not be one.
 * Of groups of hundreds some members stand for the others, evenly: a group of thousands of copies would else take their square.
 */
export function linkGroups(edges: readonly Edge[], { level, least, most }: Bounds, maxCluster: number, bitsOf: (a: number, b: number) => number, forbidden: Gate): readonly Group[] {
  const groupOf = new Map<number, { records: number[]; bits: number }>();
  for (const { a, b, bits } of edges) {
    const left = groupOf.get(a) ?? { records: [a], bits };
    const right = groupOf.get(b) ?? { records: [b], bits };
    if (left === right || left.records.length + right.records.length > maxCluster) continue;
    const counted = (between: number): number => (between === -Infinity ? NaN : Math.max(least, Math.min(most, between)));
    const mean = left.records.length + right.records.length === 2 ? counted(bits) : meanBetween(left.records, right.records, (x, y) => counted(bitsOf(x, y)));
    if (!(mean >= level)) continue;
    if (left.records.some((x) => right.records.some((y) => forbidden(x, y)))) continue;
    const joined = { records: [...left.records, ...right.records], bits };
    for (const record of joined.records) groupOf.set(record, joined);
  }
  return [...new Set(groupOf.values())].map(({ records, bits }) => ({ records: records.sort((x, y) => x - y), bits }));
}

/** NaN where that is what two of them are. */
function meanBetween(left: readonly number[], right: readonly number[], counted: (a: number, b: number) => number): number {
  const [some, others] = [standingFor(left), standingFor(right)];
  let sum = 0;
  for (const x of some) for (const y of others) sum += counted(x, y);
  return sum / (some.length * others.length);
}

/** Members that are weighed with those of another group, at most. */
const mostWeighed = 300;

function standingFor(records: readonly number[]): readonly number[] {
  const step = records.length / mostWeighed;
  return step <= 1 ? records : Array.from({ length: mostWeighed }, (_, at) => records[Math.floor(at * step)]!);
}
