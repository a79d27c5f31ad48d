import { fillText, type Lang } from "../records/text";
import { type Work, within } from "../records/work";
import type { CheckInput } from "../rules/rule";
import type { DuplicateCluster, DuplicatePair, DuplicateResult, Evidence, FoundPair, MergePlan, RelatedPairs } from "../rules/duplicates/duplicates";
import { type PairVerdict, comparePair } from "../rules/duplicates/comparePair";
import { duplicatesWork, explainPairs, relatedScores } from "../rules/duplicates/findDuplicates";
import type { FieldWorkers } from "../rules/duplicates/fieldWorker";
import type { RecordPair } from "../rules/duplicates/gates";
import { type LearnedRule, learnedLevels } from "../rules/duplicates/learnedLevels";
import { pairMatcher } from "../rules/duplicates/pairMatcher";
import { comparesOn } from "../template/duplicateAction";
import type { DedupeDef, DedupeMoment } from "../template/template";
import { planMerge } from "../rules/duplicates/planMerge";

export type { LearnedRule, DuplicateCluster, DuplicatePair, DuplicateResult, FoundPair, MergePlan, PairVerdict };

/** By rule the pairs that a person keeps apart. */
export type KeptApart = (rule: string) => readonly RecordPair[];

/** What every duplicate rule of the table finds that compares at that moment. */
export function* dedupeWork(input: CheckInput, keptApart: KeptApart, moment: DedupeMoment, workers: FieldWorkers | null): Work<readonly DuplicateResult[]> {
  const results: DuplicateResult[] = [];
  const rules = input.def.dedupe.filter((rule) => comparesOn(rule, moment));
  const total = 100 * rules.length;
  for (const [at, rule] of rules.entries()) results.push(yield* within(duplicatesWork(input, rule, keptApart(rule.id), workers), { from: 100 * at, to: 100 * (at + 1), total }));
  return results;
}

/** Why a rule found these pairs. @throws Error for a rule that the table does not have */
export function evidenceOfPairs(input: CheckInput, rule: string, pairs: readonly FoundPair[]): readonly DuplicatePair[] {
  return explainPairs(input, ruleOf(input, rule), pairs);
}

/** How sure it is, 0 to 1, that each related pair is one after all. @throws Error for a rule that the table does not have */
export function scoresOfRelated(input: CheckInput, rule: string, pairs: RelatedPairs): Float64Array {
  return relatedScores(input, ruleOf(input, rule), pairs);
}

function ruleOf({ def }: CheckInput, rule: string): DedupeDef {
  const found = def.dedupe.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`no duplicate rule ${rule}`);
  return found;
}

/** The same of each pair, and of each the rule that says most for it: the surest verdict, then the highest score, then the first. Null where the table has no rule. */
export function compareAll(input: CheckInput, pairs: readonly RecordPair[], keptApart: KeptApart, only: string | null): readonly PairVerdict[] | null {
  const matchers = input.def.dedupe.filter(({ id }) => only === null || id === only).map((rule) => pairMatcher(input, rule));
  if (matchers.length === 0) return null;
  return pairs.map(([a, b]) => surest(matchers.map((matcher) => comparePair(matcher, a, b, keptApart(matcher.rule.id)))));
}

/** Of what several rules say of one pair that which says most for it. */
export function surest<T extends Pick<PairVerdict, "reason" | "score">>(verdicts: readonly T[]): T {
  return verdicts.reduce((best, next) => (surer(next, best) ? next : best));
}

const sureness: readonly PairVerdict["reason"][] = ["unlike", "related", "gate", "apart", "decided", "review", "same"];

function surer(a: Pick<PairVerdict, "reason" | "score">, b: Pick<PairVerdict, "reason" | "score">): boolean {
  const by = sureness.indexOf(a.reason) - sureness.indexOf(b.reason);
  return by === 0 ? a.score > b.score : by > 0;
}

/** How each rule does on pairs that people have decided on. */
export function learnedRules(input: CheckInput, decided: readonly { readonly a: number; readonly b: number; readonly isSame: boolean }[]): readonly LearnedRule[] {
  return input.def.dedupe.map((rule) => {
    const matcher = pairMatcher(input, rule);
    return learnedLevels(rule, decided.map(({ a, b, isSame }) => ({ isSame, ...comparePair(matcher, a, b, []) })));
  });
}

/** What is put into words: the evidence on a pair, or other lines. */
export type Explained = { readonly evidence: readonly Pick<Evidence, "text">[]; readonly third?: Pick<Evidence, "text"> };

/** Lines of an explanation in words: what each field says of a pair and, last, what a third record does; or what would turn the verdict on it. */
export function linesText({ evidence, third }: Explained, lang: Lang): readonly string[] {
  return [...evidence, ...(third === undefined ? [] : [third])].map(({ text }) => fillText(text.message, text.data, lang));
}

/** The plan that makes one record of some, by the survivorship of a rule; `keep` and `values` are what a person decided. */
export function mergeRecords(input: CheckInput, records: readonly number[], rule: string | null, decided: { readonly keep: number | null; readonly values: Readonly<Record<string, number>>; readonly lang?: Lang }): MergePlan {
  return planMerge(input, input.def.dedupe.find(({ id }) => id === rule) ?? null, records, decided);
}
