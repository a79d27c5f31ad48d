import type { Copies } from "./copies";
import type { RecordPair } from "./gates";
import type { Scorer } from "./scorer";

type Grouped = { readonly records: readonly number[]; readonly bits: number; readonly sure: readonly (readonly number[])[] };
/** `open`: the rule's gate without what people have decided; `duplicate`, `review`, `auto`: bits, the last null where nothing is merged without asking. `told`: takes a pair of copies. */
type Judged = { readonly scorer: Scorer; readonly isForbidden: (a: number, b: number) => boolean; readonly duplicate: number; readonly review: number; readonly auto: number | null; readonly keptApart: readonly RecordPair[]; readonly maxCluster: number; readonly told: (a: number, b: number, bits: number, isSure: boolean) => void };

/**
 * The groups with the copies of their records, and those that copies are by themselves: as sure to be one as two that say what each of them does. Only those that a person keeps apart from one of the group stay out. A group that has become
 * larger than the rule lets groups be is not merged without asking. `unlike`: the most copies of one record that say too little to be one.
 */
export function spreadCopies<T extends Grouped>(groups: readonly T[], { others }: Copies, { scorer, isForbidden, duplicate, review, auto, keptApart, maxCluster, told }: Judged): { readonly groups: readonly (T | Grouped)[]; readonly unlike: number } {
  const apart = apartFrom(keptApart);
  const groupOf = new Map(groups.flatMap((group, at) => group.records.map((record): [number, number] => [record, at])));
  const grown: (T | Grouped)[] = [...groups];
  let unlike = 0;
  for (const [first, copies] of others) {
    const { bits, own, apart: isApart } = scorer.weigh(first, first);
    if (!own || isApart || bits < review || isForbidden(first, copies[0]!)) {
      unlike = Math.max(unlike, copies.length + 1);
      continue;
    }
    const at = groupOf.get(first) ?? grown.length;
    const group = grown[at] ?? { records: [first], bits, sure: [] };
    const records = new Set(group.records);
    for (const copy of copies) {
      if (apart.get(copy)?.some((other) => records.has(other)) === true) continue;
      told(first, copy, bits, bits >= duplicate);
      if (bits >= duplicate) records.add(copy);
    }
    if (records.size > group.records.length) grown[at] = { ...group, records: [...records].sort((x, y) => x - y), bits: Math.min(group.bits, bits), sure: records.size > maxCluster ? [] : withCopies(group, first, bits >= (auto ?? Infinity) ? [...records].slice(group.records.length) : []) };
    for (const record of records) groupOf.set(record, at);
  }
  return { groups: grown, unlike };
}

/** The sure parts of a group, to which copies of one of its records come. */
function withCopies({ sure }: Grouped, first: number, copies: readonly number[]): Grouped["sure"] {
  if (copies.length === 0) return sure;
  const joined = [...(sure.find((part) => part.includes(first)) ?? [first]), ...copies].sort((x, y) => x - y);
  return [...sure.filter((part) => !part.includes(first)), joined];
}

function apartFrom(pairs: readonly RecordPair[]): ReadonlyMap<number, readonly number[]> {
  const apart = new Map<number, number[]>();
  for (const [a, b] of pairs) for (const [one, other] of [[a, b], [b, a]] as const) {
    const list = apart.get(one);
    if (list === undefined) apart.set(one, [other]);
    else list.push(other);
  }
  return apart;
}
