import type { DuplicateResult, FoundPair } from "../../engine/engine";
import { type Doubt, groupId } from "../../pipeline/inDoubt";

/** `duplicate`: a group that is the same subject. `review`: a person decides; also of a group that is one by the rules and whose names clearly differ. `related`: the same company or household, never merged. */
export type MatchKind = "duplicate" | "review" | "related";

/** A group or a pair of records, by index. */
export type Match = { readonly kind: MatchKind; readonly key: string; readonly score: number; readonly records: readonly number[]; readonly doubt: Doubt | null; readonly result: DuplicateResult };

/** A related pair, the `at`th of its result: nobody merges it, so nothing is said of how sure it is. */
function relatedMatch(result: DuplicateResult, at: number): Match {
  const [a, b] = [result.related.a[at]!, result.related.b[at]!];
  return { kind: "related", key: pairKey(result, a, b), score: 0, records: [a, b], doubt: null, result };
}

/** Related pairs of all results in the order of the sheet, one after the other: as many of them as are shown. There may be a million. */
export function relatedFrom(results: readonly DuplicateResult[], from: number, count: number): readonly Match[] {
  const shown: Match[] = [];
  let before = 0;
  for (const result of results) {
    const { length } = result.related.a;
    for (let at = Math.max(0, from - before); at < length && shown.length < count; at++) shown.push(relatedMatch(result, at));
    before += length;
  }
  return shown;
}

/** The related pair of that key; undefined where there is none any more. */
export function relatedOf(results: readonly DuplicateResult[], key: string): Match | undefined {
  for (const result of results) {
    const [a, b] = key.startsWith(`${result.rule} `) ? key.slice(result.rule.length + 1).split("-").map(Number) : [];
    const at = result.related.a.findIndex((x, i) => x === a && result.related.b[i] === b);
    if (at >= 0) return relatedMatch(result, at);
  }
  return undefined;
}

function pairKey({ rule }: DuplicateResult, a: number, b: number): string {
  return `${rule} ${a}-${b}`;
}

/** Groups, then pairs that a person decides; the surest first, of equals in the order of the sheet. `doubtful`: groups that somebody has to look at, and why. */
export function matchesOf(result: DuplicateResult, doubtful: ReadonlyMap<string, Doubt>): readonly Match[] {
  const groups = result.clusters.map((cluster): Match => {
    const key = groupId(result.rule, cluster);
    return { kind: doubtful.has(key) ? "review" : "duplicate", key, score: cluster.score, records: cluster.records, doubt: doubtful.get(key) ?? null, result };
  });
  const loose = result.pairs.flatMap((pair: FoundPair): readonly Match[] => (pair.verdict === "duplicate" ? [] : [{ kind: "review", key: pairKey(result, pair.a, pair.b), score: pair.score, records: [pair.a, pair.b], doubt: null, result }]));
  return [...groups, ...loose].sort((x, y) => y.score - x.score || x.records[0]! - y.records[0]!);
}
