import { sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type CompareField, formAt, formNumbered, similarity } from "./compareField";
import type { DuplicatePair, Evidence } from "./duplicates";
import { type Form, hint, incomparable, kin } from "./methods/method";
import { type Scorer, withoutGroup } from "./scorer";

const texts = {
  same: { "zh-CN": "{field}相同", en: "{field}: the same" },
  spelled: { "zh-CN": "{field}相同（写法不同）", en: "{field}: the same, spelled differently" },
  similar: { "zh-CN": "{field}相近（{percent}%）", en: "{field}: alike ({percent}%)" },
  partly: { "zh-CN": "{field}部分相似（{percent}%）", en: "{field}: partly alike ({percent}%)" },
  different: { "zh-CN": "{field}不同", en: "{field}: different" },
  turned: { "zh-CN": "{field}填在了另一条的{other}里", en: "{field}: stands in {other} of the other record" },
  blank: {
    ignore: { "zh-CN": "{field}有空缺", en: "{field}: blank" },
    match: { "zh-CN": "{field}有空缺，按相同计", en: "{field}: blank, counted as the same" },
    mismatch: { "zh-CN": "{field}有空缺，按不同计", en: "{field}: blank, counted as different" },
  },
  incomparable: { "zh-CN": "{field}文字不同，无法比较", en: "{field}: in different scripts, not compared" },
} as const;

/** What each field says of a pair, in the rule's order; fields blank in both are left out. `start` and the bits add up to the score. `apart`: what a group shares is not counted. */
export function evidenceOf(scorer: Scorer, a: number, b: number, apart: boolean): Pick<DuplicatePair, "start" | "evidence"> {
  const weighed = scorer.weigh(a, b);
  if (apart) withoutGroup(weighed, scorer.fields);
  const { start, fields: bits } = weighed;
  const evidence = scorer.fields.flatMap((field, f): readonly Evidence[] => {
    const [x, y] = [formAt(field, a), formAt(field, b)];
    if (x < 0 && y < 0 && field.match.blank === "ignore") return [];
    const likeness = similarity(field, x, y);
    const blank = x < 0 || y < 0;
    const [left, right] = [x < 0 ? null : formNumbered(field, x), y < 0 ? null : formNumbered(field, y)];
    const turned = scorer.turned(f);
    const own = turned !== null ? texts.turned : left === null || right === null ? null : (field.method.say?.(left, right, likeness, alike(field, a, b)) ?? null);
    const message: Localized = own ?? (blank ? texts.blank[field.match.blank] : likeness === incomparable ? texts.incomparable : likeness >= 1 ? (alike(field, a, b) ? texts.same : texts.spelled) : texts[scorer.nearness(f, likeness)]);
    return [{
      field: field.def.id,
      method: field.match.method,
      a: left === null ? "" : shownForm(field, a, left),
      b: right === null ? "" : shownForm(field, b, right),
      similarity: blank || turned !== null || likeness === incomparable || likeness === hint ? null : likeness === kin ? 0 : likeness,
      bits: bits[f]!,
      text: { message, data: { field: field.def.label, ...(turned === null ? {} : { other: turned.def.label }), percent: Math.floor(Math.max(0, likeness) * 100) } },
    }];
  });
  return { start, evidence };
}

/** What a record is compared by, as a person knows it. */
function shownForm({ method, typed, codes }: CompareField, record: number, form: Form): string {
  return method.shown?.(typed[codes[record]!] ?? null) ?? form.key;
}

/** The two cells say the same letter by letter, once read. */
function alike({ codes, typed }: CompareField, a: number, b: number): boolean {
  return sameValue(typed[codes[a]!] ?? null, typed[codes[b]!] ?? null);
}
