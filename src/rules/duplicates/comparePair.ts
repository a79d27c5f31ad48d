import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { compareFields } from "./compareField";
import type { Evidence } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type RecordPair, gateOf, withDecisions } from "./gates";
import { learns, modelOf } from "./learnModel";
import { levelField } from "./levels";
import { oddsBits, probability } from "./odds";
import { declaredScorer, learnedScorer } from "./scorer";

/**
 * Why two records are taken for one or not. `decided`: a person keeps them apart. `gate`: a field that must not differ does, or one that must agree does not. `apart`: a value says that
 * they are two. `related`: only what a group shares agrees. `unlike`: too little speaks for it. `review`: enough to ask a person. `same`: enough to be one.
 */
export type PairReason = "decided" | "gate" | "apart" | "related" | "unlike" | "review" | "same";
/** `start` and the bits of the evidence add up to the score, as log2 odds. */
export type PairVerdict = { readonly a: number; readonly b: number; readonly score: number; readonly reason: PairReason; readonly start: number; readonly evidence: readonly Evidence[] };

/** Looks at one pair alone, whether or not anything would have brought the two together. */
export function comparePair(input: CheckInput, rule: DedupeDef, a: number, b: number, keptApart: readonly RecordPair[]): PairVerdict {
  const fields = compareFields(input, rule.match);
  const decided = withDecisions(() => false, keptApart);
  const gate = gateOf(input, rule, fields);
  const scorer = learns(rule) ? learnedScorer(fields.map(levelField), modelOf(input, rule, fields)) : declaredScorer(fields, input.table.size);
  const { bits, own, related, apart } = scorer.weigh(a, b);
  const [duplicate, review] = [oddsBits(rule.score.duplicate), oddsBits(rule.score.review)];
  const reason: PairReason = decided(a, b) ? "decided" : gate(a, b) ? "gate" : apart ? "apart" : bits < review ? (related ? "related" : "unlike") : !own ? "related" : bits < duplicate ? "review" : "same";
  return { a, b, score: probability(bits), reason, ...evidenceOf(scorer, a, b, false) };
}
