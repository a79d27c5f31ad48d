import type { Bounds, Group } from "./clusters";
import type { Gate } from "./gates";
import { type KnownPairs, mostMembers } from "./loneRecords";

/** Rounds over the records that have another group near; a record that moves changes what the others are held against. */
const mostRounds = 10;

/**
 * Groups are joined from the surest pair down, so a record stands where its surest pair took it, also where another group is more like it as a whole: Smith, who has nothing but a name, joins the Smith that is
 * spelled the same. Each record that is near to another group goes there when it is more like its members on average than like those of its own, and may be one with all of them. Which is surest stays undecided
 * where both are as like it: then it stays. Does not depend on the order of the rows.
 * @source moving one element at a time to where it fits best: A. Gionis, H. Mannila, P. Tsaparas, Clustering Aggregation, ACM TKDD 1 (2007); that it mends groups that were joined greedily: M. Elsner, W. Schudy, Bounding and comparing methods for correlation clustering beyond ILP (2009)
 */
export function betterGroups(groups: readonly Group[], { size, near, bitsOf }: Pick<KnownPairs, "size" | "near" | "bitsOf">, { level, least, most }: Bounds, maxCluster: number, forbidden: Gate): readonly Group[] {
  const groupOf = new Int32Array(size).fill(-1);
  groups.forEach(({ records }, group) => { for (const record of records) groupOf[record] = group; });
  const rivals = new Map<number, Set<number>>();
  for (let i = 0; i < near.count; i++) {
    const [a, b] = [near.a[i]!, near.b[i]!];
    if (groupOf[a]! < 0 || groupOf[b]! < 0 || groupOf[a] === groupOf[b]) continue;
    for (const [record, other] of [[a, b], [b, a]] as const) rivals.set(record, (rivals.get(record) ?? new Set()).add(other));
  }
  if (rivals.size === 0) return groups;
  const moved = groups.map(({ records, bits }) => ({ records: [...records], bits }));
  /** Mean evidence between a record and the others of a group; what is asked of a group where there is none. */
  const likeness = (record: number, { records }: Group): number => {
    const others = records.filter((member) => member !== record);
    const some = others.slice(0, mostMembers);
    return some.length === 0 ? level : some.reduce((sum, member) => sum + Math.max(least, Math.min(most, bitsOf(record, member))), 0) / some.length;
  };
  const inOrder = [...rivals.keys()].sort((x, y) => x - y);
  for (let round = 0, isMoving = true; round < mostRounds && isMoving; round++) {
    isMoving = false;
    for (const record of inOrder) {
      const from = groupOf[record]!;
      let to = from, best = likeness(record, moved[from]!);
      for (const other of [...new Set([...rivals.get(record)!].map((near) => groupOf[near]!))].sort((x, y) => x - y)) {
        const { records } = moved[other]!;
        if (other === from || records.length >= maxCluster) continue;
        const mean = likeness(record, moved[other]!);
        if (mean > best && !records.some((member) => forbidden(record, member))) [to, best] = [other, mean];
      }
      if (to === from) continue;
      const into = moved[to]!;
      into.bits = Math.min(into.bits, into.records.reduce((surest, member) => Math.max(surest, bitsOf(record, member)), -Infinity));
      into.records.push(record);
      moved[from]!.records.splice(moved[from]!.records.indexOf(record), 1);
      groupOf[record] = to;
      isMoving = true;
    }
  }
  return moved.filter(({ records }) => records.length > 1).map(({ records, bits }) => ({ records: records.sort((x, y) => x - y), bits }));
}
