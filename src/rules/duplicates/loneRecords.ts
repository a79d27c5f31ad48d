import type { Bounds, Group } from "./clusters";
import type { Gate } from "./gates";

/** Pairs below these bits are not told to `placeLone`: they would not change what is decided. */
export const nearBits = -4;
/** Members of a group that a record is compared with. */
export const mostMembers = 64;
const mostRounds = 20;

/** What is known of the pairs of a table, by numbers that only the content of the records decides. */
export type KnownPairs = {
  readonly size: number;
  /** Log2 odds that two records are one, before they are compared. */
  readonly start: number;
  /** Pairs of `nearBits` and more. */
  readonly near: { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array };
  bitsOf(a: number, b: number): number;
  /** What a pair counts for where groups are joined. */
  linkOf(a: number, b: number): number;
};
/** `key`: the group, or the record counted behind the groups. */
type Rival = { readonly key: number; readonly group: number | null; readonly bits: number; readonly link: number };

/**
 * Records that stand in no group and are like one of them only: they join it where that is at least as likely as `enough` bits say. A pair by itself is held against all that two strangers might have in common.
 * A record as a whole has fewer ways to be: either it stands alone, or it is an entry more of a subject that the table has, of one with many entries rather than of one with few. How many stand alone the table
 * teaches; where nearly every record has others a little evidence is enough, and a record that is as like another one stays where it is. `placed`: by record that joined, the bits.
 * A copy is made of any one of the entries, so a group is as likely as its members are on average; and it joins only where the mean evidence over all of them allows it, as two groups do.
 * @source the prior over the groups of a record is that of W. J. Ewens, Theoretical Population Biology 3 (1972), with the share of singletons learned by expectation maximisation
 */
export function placeLone(groups: readonly Group[], pairs: KnownPairs, { level, least, most }: Bounds, enough: number, maxCluster: number, forbidden: Gate): { readonly groups: readonly Group[]; readonly placed: ReadonlyMap<number, number> } {
  const { size, start, bitsOf, linkOf } = pairs;
  const groupOf = new Int32Array(size).fill(-1);
  groups.forEach(({ records }, group) => { for (const record of records) groupOf[record] = group; });
  const another = anotherOf(groups);
  const rivals = new Map([...rivalsOf(groupOf, pairs)].map(([record, keys]): [number, readonly Rival[]] => [record, keys.map((key): Rival => {
    const group = key < groups.length ? key : null;
    const members = group === null ? [key - groups.length] : groups[group]!.records.slice(0, mostMembers);
    let [likely, link] = [0, 0];
    for (const member of members) {
      likely += 2 ** Math.min(most, bitsOf(record, member));
      link += Math.max(least, Math.min(most, linkOf(record, member)));
    }
    const entries = group === null ? 1 : groups[group]!.records.length;
    return { key, group, bits: Math.log2((likely / members.length) * (entries / size) * (group === null ? 1 : another(entries))) - start, link: link / members.length };
  })]));
  const alone = aloneShare(groupOf, rivals);
  const wanted = [...rivals].flatMap(([record, all]) => {
    const best = all.reduce((x, y) => (y.bits > x.bits ? y : x));
    // Another record that stands alone and is near to the same group is no other place to be.
    const others = all.reduce((sum, one) => (one === best || (one.group === null && rivals.get(one.key - groups.length)?.some(({ key }) => key === best.key) === true) ? sum : sum + odds(one, alone)), 1);
    const bits = Math.log2(odds(best, alone) / others);
    return best.group === null || bits < enough || best.link < level ? [] : [{ record, group: best.group, bits }];
  }).sort((x, y) => y.bits - x.bits || x.record - y.record);
  const grown = groups.map(({ records, bits }) => ({ records: [...records], bits }));
  const placed = new Map<number, number>();
  for (const { record, group, bits } of wanted) {
    const into = grown[group]!;
    if (into.records.length >= maxCluster || into.records.some((member) => forbidden(record, member))) continue;
    into.records.push(record);
    into.bits = Math.min(into.bits, bits);
    placed.set(record, bits);
  }
  return { groups: grown.map(({ records, bits }) => ({ records: records.sort((x, y) => x - y), bits })), placed };
}

/** By record without a group the groups, and other such records (counted behind the groups), that it is near to. */
function rivalsOf(groupOf: Int32Array, { near }: KnownPairs): ReadonlyMap<number, readonly number[]> {
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const rivals = new Map<number, Set<number>>();
  const add = (record: number, other: number): void => {
    if (groupOf[record]! >= 0) return;
    const keys = rivals.get(record) ?? new Set<number>();
    rivals.set(record, keys.add(groupOf[other]! >= 0 ? groupOf[other]! : groups + other));
  };
  for (let i = 0; i < near.count; i++) {
    add(near.a[i]!, near.b[i]!);
    add(near.b[i]!, near.a[i]!);
  }
  return new Map([...rivals].sort(([x], [y]) => x - y).map(([record, keys]) => [record, [...keys].sort((x, y) => x - y)]));
}

/** Odds that a record belongs to a rival, against that it stands alone. */
function odds({ bits }: Rival, alone: number): number {
  return (2 ** bits * (1 - alone)) / alone;
}

/** How likely a subject of so many entries has one more, as the groups show: of pairs in a list made of two lists hardly any has a third. */
function anotherOf(groups: readonly Group[]): (entries: number) => number {
  const largest = groups.reduce((most, { records }) => Math.max(most, records.length), 0);
  const atLeast = new Float64Array(largest + 2);
  for (const { records } of groups) atLeast[records.length]!++;
  for (let size = largest - 1; size >= 0; size--) atLeast[size]! += atLeast[size + 1]!;
  return (entries) => (atLeast[entries + 1]! + 1) / (atLeast[entries]! + 2);
}

/** The share of records that stand alone in truth, among them those that are merely not found. */
function aloneShare(groupOf: Int32Array, rivals: ReadonlyMap<number, readonly Rival[]>): number {
  const lone = groupOf.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0);
  let share = lone / groupOf.length;
  for (let round = 0; round < mostRounds; round++) {
    let alone = lone - rivals.size;
    for (const all of rivals.values()) alone += 1 / all.reduce((sum, one) => sum + odds(one, share), 1);
    share = Math.min(1 - 1 / groupOf.length, Math.max(alone, 1) / groupOf.length);
  }
  return share;
}
