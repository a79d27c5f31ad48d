import type { Evidence } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type RecordPair, withDecisions } from "./gates";
import { probability } from "./odds";
import { type PairMatcher, type PairReason, reasonOf } from "./pairMatcher";
import { type Turn, turnsOf } from "./pairTurns";
import { sharedBlock } from "./sharedKey";

/** `start` and the bits of the evidence add up to the score, as log2 odds. `rule`: the duplicate rule that says so. `block`: a key that both share, so that they are compared; null = none. */
export type PairVerdict = { readonly a: number; readonly b: number; readonly rule: string; readonly score: number; readonly reason: PairReason; readonly start: number; readonly evidence: readonly Evidence[]; readonly block: string | null; readonly turns: readonly Turn[] };

/** Looks at one pair alone, whether or not anything would have brought the two together. */
export function comparePair(matcher: PairMatcher, a: number, b: number, keptApart: readonly RecordPair[]): PairVerdict {
  const { rule, fields, scorer, gates } = matcher;
  const isDecided = withDecisions(() => false, keptApart)(a, b);
  const weighed = scorer.weigh(a, b);
  const score = probability(weighed.bits);
  const reason = isDecided ? "decided" : reasonOf(rule, weighed, [...gates.values()].some((gate) => gate(a, b)));
  return { a, b, rule: rule.id, score, reason, ...evidenceOf(scorer, a, b, false), block: sharedBlock(matcher.input, rule, fields, a, b), turns: isDecided ? [] : turnsOf(matcher, a, b) };
}
