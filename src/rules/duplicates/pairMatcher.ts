import type { TypedTable } from "../../fields/typedTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type CompareField, compareFields } from "./compareField";
import { copiesOf } from "./copies";
import { type Gate, gateOf } from "./gates";
import type { Through } from "./duplicates";
import type { Model } from "./latentClasses";
import { learns, modelOf } from "./learnModel";
import { levelFields } from "./levels";
import { oddsBits } from "./odds";
import { sameOwn } from "./sameOwn";
import { type Scorer, type Weighed, declaredScorer, learnedScorer } from "./scorer";

/**
 * Why two records are taken for one or not. `decided`: a person keeps them apart. `gate`: a field that must not differ does, or one that must agree does not. `apart`: a value says that
 * they are two. `related`: only what a group shares agrees. `unlike`: too little speaks for it. `review`: enough to ask a person. `same`: enough to be one.
 */
export type PairReason = "decided" | "gate" | "apart" | "related" | "unlike" | "review" | "same";

/** A rule made ready for single pairs of a table. */
export type PairMatcher = {
  readonly input: CheckInput;
  readonly rule: DedupeDef;
  readonly fields: readonly CompareField[];
  /** A scorer over fields as these, of other records. */
  scorerOf(fields: readonly CompareField[]): Scorer;
  readonly scorer: Scorer;
  /** Whether two have a value of their own in common. */
  readonly isNamed: (a: number, b: number) => boolean;
  /** By field that must match or must not differ. */
  readonly gates: ReadonlyMap<string, Gate>;
  /** What the last search of the whole table made of a pair; null where the two stand in no common group, or nothing was searched. */
  readonly grouped: (a: number, b: number) => Grouped | null;
};

/** A pair inside a group, and how sure it is there; NaN where a group is too large to list its pairs. `through`: what it is judged through; null where it says enough by itself, or no other says more. */
export type Grouped = { readonly bits: number; readonly through: Through | null };

const matchers = new WeakMap<TypedTable, Map<DedupeDef, PairMatcher>>();

/** Made once per table and rule: single pairs are asked for one after the other. */
export function pairMatcher(input: CheckInput, rule: DedupeDef): PairMatcher {
  const known = matchers.get(input.table)?.get(rule);
  if (known !== undefined) return known;
  const fields = compareFields(input, rule.match, copiesOf(input, rule));
  return rememberMatcher(input, rule, fields, learns(rule) ? modelOf(input, rule, fields) : null, () => null);
}

/** What a search of the whole table has made ready and learned: whoever then asks about its pairs does not wait for that again. `scorer`: that of the search, which is kept instead of a second one; null = there is none yet. */
export function rememberMatcher(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], model: Model | null, grouped: PairMatcher["grouped"], scorer: Scorer | null = null): PairMatcher {
  const ofTable = matchers.get(input.table) ?? new Map<DedupeDef, PairMatcher>();
  matchers.set(input.table, ofTable);
  const matcher = matcherOf(input, rule, fields, model, grouped, scorer);
  ofTable.set(rule, matcher);
  return matcher;
}

function matcherOf(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], model: Model | null, grouped: PairMatcher["grouped"], scorer: Scorer | null): PairMatcher {
  const scorerOf = (of: readonly CompareField[]): Scorer => (model === null ? declaredScorer(of, copiesOf(input, rule)?.kept.length ?? input.table.size) : learnedScorer(levelFields(of), model));
  const only = (list: readonly string[], field: string): readonly string[] => list.filter((one) => one === field);
  const { lexicon } = rule;
  const told = lexicon === undefined || lexicon.differ.length === 0 ? [] : lexicon.fields;
  const gates = new Map([...new Set([...rule.mustMatch, ...rule.mustNotDiffer, ...told])].map((field) => [field, gateOf(input, { ...rule, mustMatch: only(rule.mustMatch, field), mustNotDiffer: only(rule.mustNotDiffer, field), ...(lexicon === undefined ? {} : { lexicon: { ...lexicon, fields: only(lexicon.fields, field) } }) }, fields)]));
  return { input, rule, fields, scorerOf, scorer: scorer ?? scorerOf(fields), isNamed: sameOwn(fields), gates, grouped };
}

/** What the evidence comes to, where no person has decided. `isNamed`: the two have a value of their own in common (`sameOwn`). */
export function reasonOf({ score }: DedupeDef, { bits, own, related, apart }: Weighed, isClosed: boolean, isNamed: boolean): PairReason {
  if (isClosed) return "gate";
  if (apart) return "apart";
  if (bits < oddsBits(score.review) && !(isNamed && own)) return related ? "related" : "unlike";
  return !own ? "related" : bits < oddsBits(score.duplicate) ? "review" : "same";
}
