import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { compareFields } from "./compareField";
import type { Evidence } from "./duplicates";
import { evidenceOf } from "./evidence";
import { type RecordPair, gateOf, withDecisions } from "./gates";
import { oddsBits, priorBits, probability, weigh } from "./weigh";

/**
 * Why two records are taken for one or not. `decided`: a person keeps them apart. `gate`: a field that must not differ does, or one that must agree does not. `apart`: a value says that
 * they are two. `related`: only what a group shares agrees. `unlike`: too little speaks for it. `review`: enough to ask a person. `same`: enough to be one.
 */
export type PairReason = "decided" | "gate" | "apart" | "related" | "unlike" | "review" | "same";
export type PairVerdict = { readonly a: number; readonly b: number; readonly score: number; readonly reason: PairReason; readonly evidence: readonly Evidence[] };

/** Looks at one pair alone, whether or not anything would have brought the two together. */
export function comparePair(input: CheckInput, rule: DedupeDef, a: number, b: number, keptApart: readonly RecordPair[]): PairVerdict {
  const fields = compareFields(input, rule.match);
  const decided = withDecisions(() => false, keptApart);
  const gate = gateOf(input, rule, fields);
  const { bits, own, related, apart } = weigh(fields, priorBits(input.table.size), a, b);
  const [duplicate, review] = [oddsBits(rule.score.duplicate), oddsBits(rule.score.review)];
  const reason: PairReason = decided(a, b) ? "decided" : gate(a, b) ? "gate" : apart ? "apart" : bits < review ? (related ? "related" : "unlike") : own <= 0 ? "related" : bits < duplicate ? "review" : "same";
  return { a, b, score: probability(bits), reason, evidence: evidenceOf(fields, a, b) };
}
