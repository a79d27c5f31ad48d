import type { Finding, FixEdit } from "../findings/finding";
import type { Lang } from "../records/text";
import { type Work, within } from "../records/work";
import { type ClassifiedRecord, classesDue, classifyWork } from "../rules/classification/classify";
import { renderClassText } from "../rules/classification/classText";
import { classRuleTexts } from "../rules/classification/ruleTexts";
import type { CheckInput } from "../rules/rule";

/** One record's class in words. `next`: what is missing to the next class up; null at the top and where nothing was decided. */
export type ClassLine = {
  readonly index: number;
  readonly record: string | null;
  readonly row: number;
  readonly class: string | null;
  readonly label: string;
  readonly reason: string;
  readonly points: number | null;
  readonly next: { readonly label: string; readonly text: string } | null;
};
/** Records that nothing could be decided of, for what the rules read is nowhere in the workbook; `reason`: what that is. */
export type Lacking = { readonly records: number; readonly reason: string };
export type ClassifiedTable = { readonly id: string; readonly field: string; readonly lines: readonly ClassLine[]; readonly edits: readonly FixEdit[]; readonly findings: readonly Finding[]; /** Classes may be out of date: they do not hold for a while yet. */ readonly due: boolean; readonly lacking: Lacking | null; /** By which rules, in the order in which they decide. */ readonly rules: readonly { readonly condition: string | null; readonly gives: string }[] };

/** Every classification of the table, with its reasons in the language asked for. */
export function* classifyTables(input: CheckInput, lang: Lang): Work<readonly ClassifiedTable[]> {
  const tables: ClassifiedTable[] = [];
  const total = 100 * input.def.classify.length;
  for (const [at, def] of input.def.classify.entries()) {
    const { id, target, records, edits, findings } = yield* within(classifyWork(input, def), { from: 100 * at, to: 100 * at + 80, total });
    const known = new Map<string, string>();
    // Thousands of records have a class for the same reason: the text of it is kept once.
    const once = (text: string): string => known.get(text) ?? (known.set(text, text), text);
    tables.push({ id, field: target, lines: records.map((record) => lineOf(record, lang, once)), edits, findings, due: classesDue(input, def), lacking: lackingOf(records, lang), rules: classRuleTexts(input, def).map(({ condition, gives }) => ({ condition: condition?.[lang] ?? null, gives: gives[lang] })) });
    yield { done: 100 * (at + 1), total };
  }
  return tables;
}

/** What most of them lack. */
function lackingOf(records: readonly ClassifiedRecord[], lang: Lang): Lacking | null {
  const reasons = new Map<string, number>();
  let count = 0;
  for (const { problem, reason } of records) {
    if (problem !== "lacking") continue;
    const text = renderClassText(reason, lang);
    reasons.set(text, (reasons.get(text) ?? 0) + 1);
    count++;
  }
  const [most] = [...reasons].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most === undefined ? null : { records: count, reason: most[0] };
}

function lineOf({ index, record, row, class: found, label, reason, points, next }: ClassifiedRecord, lang: Lang, once: (text: string) => string): ClassLine {
  const separator = lang === "zh-CN" ? "；" : "; ";
  return {
    index,
    record,
    row,
    class: found,
    label: label?.[lang] ?? "",
    reason: once(renderClassText(reason, lang)),
    points,
    next: next === null ? null : { label: next.label[lang], text: once(next.steps.map((step) => renderClassText(step, lang)).join(separator)) },
  };
}
