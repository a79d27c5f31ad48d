import type { Evidence, Third } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type RecordPair, withDecisions } from "./gates";
import { probability } from "./odds";
import { type PairMatcher, type PairReason, reasonOf } from "./pairMatcher";
import { type Turn, turnsOf } from "./pairTurns";
import { sharedBlock } from "./sharedKey";
import { thirdOf } from "./thirdRecord";

/** `start`, the bits of the evidence and those of `third` add up to the score, as log2 odds. `rule`: the duplicate rule that says so. `block`: a key that both share, so that they are compared; null = none. */
export type PairVerdict = { readonly a: number; readonly b: number; readonly rule: string; readonly score: number; readonly reason: PairReason; readonly start: number; readonly evidence: readonly Evidence[]; /** What a third record of their group adds, where the whole table was searched and the two say too little by themselves. */ readonly third?: Third; readonly block: string | null; readonly turns: readonly Turn[] };

/** Looks at one pair, whether or not anything would have brought the two together; what the whole table says of it counts where that was searched. */
export function comparePair(matcher: PairMatcher, a: number, b: number, keptApart: readonly RecordPair[]): PairVerdict {
  const { rule, fields, scorer, gates, isNamed } = matcher;
  const isDecided = withDecisions(() => false, keptApart)(a, b);
  const weighed = scorer.weigh(a, b);
  const [direct, alone] = [weighed.bits, reasonOf(rule, weighed, [...gates.values()].some((gate) => gate(a, b)), isNamed(a, b))];
  const inGroup = isDecided || alone === "gate" || alone === "apart" ? null : matcher.grouped(a, b);
  const third = inGroup === null || inGroup.through === null ? null : thirdOf(matcher.input, scorer, a, b, inGroup.through, inGroup.bits);
  const score = probability(direct + (third?.bits ?? 0));
  const reason = isDecided ? "decided" : inGroup === null ? alone : "same";
  return { a, b, rule: rule.id, score, reason, ...evidenceOf(scorer, a, b, false), ...(third === null ? {} : { third }), block: sharedBlock(matcher.input, rule, fields, a, b), turns: isDecided || reason !== alone ? [] : turnsOf(matcher, a, b) };
}
