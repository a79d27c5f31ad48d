import type { Localized } from "../records/text";
import { boolField } from "./boolField";
import { dateField } from "./dateField";
import { datetimeField } from "./datetimeField";
import type { FieldType } from "./fieldType";
import { integerField } from "./integerField";
import { moneyField } from "./moneyField";
import { numberField } from "./numberField";
import { percentField } from "./percentField";
import { textField } from "./textField";

/** What a calculated field can hold (`x-result`), and so how its values look and are read. */
const results = { bool: boolField, date: dateField, datetime: datetimeField, integer: integerField, money: moneyField, number: numberField, percent: percentField, text: textField } as const satisfies { readonly [word: string]: FieldType };

/** A field whose cells hold a formula. Nobody types it, so no column is taken for one; in text format Excel would show the formula itself. */
function calculated(type: string, label: Localized, usual: FieldType): FieldType {
  const of = (result: FieldType): FieldType => ({
    ...result, type, label,
    guess: () => 0,
    numberFormat: (spec) => { const format = result.numberFormat(spec); return format === "@" ? "General" : format; },
    variant: ({ result: word }) => of(results[word as keyof typeof results] ?? usual),
  });
  return of(usual);
}

export const formulaField = calculated("formula", { "zh-CN": "公式", en: "Formula" }, numberField);
export const lookupField = calculated("lookup", { "zh-CN": "引用取值", en: "Lookup" }, textField);
export const rollupField = calculated("rollup", { "zh-CN": "汇总", en: "Rollup" }, numberField);
