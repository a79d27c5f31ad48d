import type { Localized } from "../../records/text";
import type { ClassifyDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { conditionText } from "./conditionText";
import { classLabel } from "./decision";

/** One rule of a classification as people read it: what must be so, and what it gives: a class or points. `condition` null: everything else. */
export type RuleText = { readonly condition: Localized | null; readonly gives: Localized };

/** The rules in the order in which they decide: rows of a decision table; factors of a scorecard, then its bands from the highest down; words of a taxonomy. What no rule gives comes last. */
export function classRuleTexts({ def: { fields }, def, table }: CheckInput, classify: ClassifyDef): readonly RuleText[] {
  const target = fields.find(({ id }) => id === classify.target);
  const label = (name: string): Localized => classLabel(name, target);
  const { score, taxonomy, otherwise } = classify;
  const rest: readonly RuleText[] = otherwise === null ? [] : [{ condition: null, gives: label(otherwise) }];
  if (score !== null) {
    const factors = score.factors.map(({ label: condition, points }): RuleText => ({ condition, gives: both(points > 0 ? `+${points}` : String(points)) }));
    const bands = score.bands.toSorted((a, b) => b.min - a.min).map(({ min, then }): RuleText => ({ condition: { "zh-CN": `合计 ${min} 分及以上`, en: `${min} points and more` }, gives: label(then) }));
    return [...factors, ...bands, ...rest];
  }
  if (taxonomy !== undefined) return [...taxonomy.rules.map(({ words, then }): RuleText => ({ condition: { "zh-CN": words.join("、"), en: words.join(", ") }, gives: label(then) })), ...rest];
  // An explanation with values of a record in it is none of all records.
  return [...classify.table.map(({ when, explain, then }): RuleText => ({ condition: explain === undefined || explain["zh-CN"].includes("{") || explain.en.includes("{") ? conditionText(when.ast, def, table) : explain, gives: label(then) })), ...rest];
}

function both(text: string): Localized {
  return { "zh-CN": text, en: text };
}
