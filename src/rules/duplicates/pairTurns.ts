import type { Json } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type CompareField, formAt, formNumbered, similarity } from "./compareField";
import { type PairMatcher, type PairReason, reasonOf } from "./pairMatcher";
import { incomparable } from "./methods/method";
import { probability } from "./odds";
import { sameOwn } from "./sameOwn";

/**
 * One change that would turn the verdict on a pair: were the values of this field the same, or such as have nothing in common. `score` and `reason` are what would be said then. The smallest change,
 * that is in bits, comes first.
 */
export type Turn = { readonly field: string; readonly to: "same" | "different"; readonly score: number; readonly reason: PairReason; readonly text: { readonly message: Localized; readonly data: { readonly [key: string]: Json } } };

const texts = {
  same: {
    same: { "zh-CN": "如果{field}相同，就会认为是同一个（{percent}%）", en: "They would be taken for one if {field} were the same ({percent}%)" },
    review: { "zh-CN": "如果{field}相同，就会列出来让人确认（{percent}%）", en: "A person would be asked if {field} were the same ({percent}%)" },
    not: { "zh-CN": "如果{field}相同，就不算同一个（{percent}%）", en: "They would not be taken for one if {field} were the same ({percent}%)" },
  },
  different: {
    same: { "zh-CN": "如果{field}不同，就会认为是同一个（{percent}%）", en: "They would be taken for one if {field} differed ({percent}%)" },
    review: { "zh-CN": "如果{field}不同，就要人来确认（{percent}%）", en: "A person would be asked if {field} differed ({percent}%)" },
    not: { "zh-CN": "如果{field}不同，就不算同一个（{percent}%）", en: "They would not be taken for one if {field} differed ({percent}%)" },
  },
} as const;

type Verdict = "same" | "review" | "not";
const verdictOf = (reason: PairReason): Verdict => (reason === "same" || reason === "review" ? reason : "not");

/** Every field whose change alone would turn the verdict. */
export function turnsOf(matcher: PairMatcher, a: number, b: number): readonly Turn[] {
  const { input, rule, fields, scorerOf, gates } = matcher;
  const closed = new Set([...gates].flatMap(([field, gate]) => (gate(a, b) ? [field] : [])));
  const ids = [...new Set([...fields.map(({ def }) => def.id), ...gates.keys()])];
  const changes = ids.flatMap((id) => (["different", "same"] as const).filter((to) => canChange(matcher, id, to, a, b, closed.has(id))).map((to) => ({ id, to })));
  // The two records, and the two once more for each change.
  const varied = fields.map((field) => manyOfTwo(field, a, b, changes.map(({ id, to }) => (id === field.def.id ? to : null))));
  const [scorer, isNamed] = [scorerOf(varied), sameOwn(varied)];
  const { bits } = scorer.weigh(0, 1);
  const now = verdictOf(reasonOf(rule, scorer.weigh(0, 1), closed.size > 0, isNamed(0, 1)));
  const found = changes.flatMap(({ id, to }, at): { readonly turn: Turn; readonly by: number }[] => {
    const then = scorer.weigh(2 + 2 * at, 3 + 2 * at);
    const reason = reasonOf(rule, then, to === "different" ? closed.size > 0 || gates.has(id) : [...closed].some((field) => field !== id), isNamed(2 + 2 * at, 3 + 2 * at));
    const verdict = verdictOf(reason);
    if (verdict === now) return [];
    const score = probability(then.bits);
    const turn: Turn = { field: id, to, score, reason, text: { message: texts[to][verdict], data: { field: input.def.fields.find((field) => field.id === id)!.label, percent: Math.floor(score * 100) } } };
    return [{ turn, by: Math.abs(then.bits - bits) }];
  });
  return found.sort((x, y) => x.by - y.by).map(({ turn }) => turn);
}

/** Whether the two could be made the same, or different, in a field: what one has nothing to say in cannot differ. */
function canChange(matcher: PairMatcher, id: string, to: Turn["to"], a: number, b: number, isHeld: boolean): boolean {
  const lines = matcher.fields.filter(({ def }) => def.id === id);
  // What only a gate reads has nothing to weigh.
  if (lines.length === 0) return to === "same" ? isHeld : bothSay(matcher, id, a, b);
  return lines.every((field) => {
    const [x, y] = [formAt(field, a), formAt(field, b)];
    return to === "same" ? x !== y : x >= 0 && y >= 0 && unlike(field, x) !== null;
  });
}

function bothSay({ input }: PairMatcher, id: string, a: number, b: number): boolean {
  const column = input.table.columns[id];
  return column !== undefined && [a, b].every((record) => column.typed[column.codes[record]!] !== null);
}

/** The field of the two records, and of the two as each change makes them; how frequent their values are is counted in the whole table, and with a record more where that takes one. */
function manyOfTwo(field: CompareField, a: number, b: number, changes: readonly (Turn["to"] | null)[]): CompareField {
  const [x, y] = [formAt(field, a), formAt(field, b)];
  // Where the first is blank it is the first that says what the second does.
  const whole = [x, y, ...changes.flatMap((to) => (to === null ? [x, y] : to === "different" ? [x, unlike(field, x)!] : [taken(x < 0 ? y : x), taken(x < 0 ? y : x)]))];
  const numbers = [...new Set(whole.filter((form) => form !== -1))];
  return { ...field, codes: Uint32Array.from(whole, (_, at) => at), typed: whole.map(() => null), formOf: Int32Array.from(whole, (form) => numbers.indexOf(form)), forms: numbers.map((form) => formNumbered(field, form < -1 ? taken(form) : form)), counts: Uint32Array.from(numbers, (form) => (form < -1 ? field.counts[taken(form)]! + 1 : field.counts[form]!)) };
}

/** The number of a form that one more record takes, and back: below those of all others and of none. */
function taken(form: number): number {
  return -2 - form;
}

const looked = 40;
const samples = new WeakMap<readonly unknown[], readonly number[]>();

/** A value of the column that has as little in common with this one as any of a sample; the sample does not depend on the order of the rows. */
function unlike(field: CompareField, x: number): number | null {
  let sample = samples.get(field.forms);
  if (sample === undefined) {
    const sorted = [...field.forms.keys()].sort((p, q) => (formNumbered(field, p).key < formNumbered(field, q).key ? -1 : 1));
    samples.set(field.forms, (sample = sorted.filter((_, at) => at % Math.ceil(sorted.length / looked) === 0)));
  }
  let least: { readonly form: number; readonly likeness: number } | null = null;
  for (const form of sample) {
    const likeness = form === x ? 1 : similarity(field, x, form);
    if (likeness < 1 && likeness >= 0 && likeness !== incomparable && (least === null || likeness < least.likeness)) least = { form, likeness };
  }
  return least?.form ?? null;
}
