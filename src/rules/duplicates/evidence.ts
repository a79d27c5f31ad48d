import type { Localized } from "../../records/text";
import { type CompareField, formAt, similarity } from "./compareField";
import type { Evidence } from "./duplicates";
import { incomparable, kin } from "./methods/method";
import { defaultThreshold, fieldBits } from "./weigh";

const texts = {
  same: { "zh-CN": "{field}相同", en: "{field}: the same" },
  similar: { "zh-CN": "{field}相近（{percent}%）", en: "{field}: alike ({percent}%)" },
  different: { "zh-CN": "{field}不同", en: "{field}: different" },
  blank: { "zh-CN": "{field}有空缺", en: "{field}: blank" },
  incomparable: { "zh-CN": "{field}文字不同，无法比较", en: "{field}: in different scripts, not compared" },
} as const;

/** What each field says of a pair, in the rule's order; fields blank in both are left out. */
export function evidenceOf(fields: readonly CompareField[], a: number, b: number): readonly Evidence[] {
  return fields.flatMap((field) => {
    const [x, y] = [formAt(field, a), formAt(field, b)];
    if (x < 0 && y < 0 && field.match.blank === "ignore") return [];
    const likeness = similarity(field, x, y);
    const blank = x < 0 || y < 0;
    const [left, right] = [field.forms[x], field.forms[y]];
    const own = left === undefined || right === undefined ? null : field.method.say?.(left, right, likeness, textOf(field, a), textOf(field, b)) ?? null;
    const message: Localized = own ?? (blank ? texts.blank : likeness === incomparable ? texts.incomparable : likeness >= 1 ? texts.same : likeness >= (field.match.threshold ?? defaultThreshold) ? texts.similar : texts.different);
    return [{
      field: field.def.id,
      method: field.match.method,
      a: left?.key ?? "",
      b: right?.key ?? "",
      similarity: blank || likeness === incomparable ? null : likeness === kin ? 0 : likeness,
      bits: fieldBits(field, x, y, likeness),
      text: { message, data: { field: field.def.label, percent: Math.floor(Math.max(0, likeness) * 100) } },
    }];
  });
}

function textOf(field: CompareField, record: number): string {
  return field.forms[formAt(field, record)]?.key ?? "";
}
