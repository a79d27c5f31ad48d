import type { Localized } from "../../records/text";
import type { TableDef } from "../../template/template";

/** The texts of schema faults, by JSON Schema keyword where the keyword says it all. `{limit}` and the like are written as the field writes its values. */
export const schemaMessages: { readonly [messageId: string]: Localized } = {
  required: { "zh-CN": "必填项没有填。", en: "This is required but blank." },
  requiredWhen: { "zh-CN": "按这一行“{because}”的内容，这一项必填，还没有填。", en: "This is blank but required, given what “{because}” holds in this row." },
  missingColumn: {
    "zh-CN": "表里没有“{label}”这一列，而它是必填的。请增加这一列，或在治理时指明它是哪一列。",
    en: "The table has no column “{label}”, which is required. Add it, or say which column it is when governing.",
  },
  type: { "zh-CN": "“{value}”的类型不对，应为：{expected}。", en: "“{value}” is of the wrong kind. Expected: {expected}." },
  const: { "zh-CN": "“{value}”不对，只能是“{expected}”。", en: "“{value}” is not allowed here. It must be “{expected}”." },
  enum: { "zh-CN": "“{value}”不在可选范围内，可选：{allowed}。", en: "“{value}” is not one of the choices: {allowed}." },
  minimum: { "zh-CN": "{value} 太小，不能小于 {limit}。", en: "{value} is too small. It must be at least {limit}." },
  maximum: { "zh-CN": "{value} 太大，不能大于 {limit}。", en: "{value} is too large. It must be at most {limit}." },
  exclusiveMinimum: { "zh-CN": "{value} 太小，必须大于 {limit}。", en: "{value} is too small. It must be more than {limit}." },
  exclusiveMaximum: { "zh-CN": "{value} 太大，必须小于 {limit}。", en: "{value} is too large. It must be less than {limit}." },
  multipleOf: { "zh-CN": "{value} 不是 {divisor} 的整数倍。", en: "{value} is not a multiple of {divisor}." },
  minLength: { "zh-CN": "“{value}”只有 {length} 个字符，至少要 {limit} 个。", en: "“{value}” has {length} characters. At least {limit} are needed." },
  maxLength: { "zh-CN": "“{value}”有 {length} 个字符，最多 {limit} 个。", en: "“{value}” has {length} characters. At most {limit} are allowed." },
  minItems: { "zh-CN": "“{value}”只有 {count} 个值，至少要 {limit} 个。", en: "“{value}” has {count} values. At least {limit} are needed." },
  maxItems: { "zh-CN": "“{value}”有 {count} 个值，最多 {limit} 个。", en: "“{value}” has {count} values. At most {limit} are allowed." },
  pattern: { "zh-CN": "“{value}”不符合规定的格式 {pattern}。", en: "“{value}” does not match the pattern {pattern}." },
  format: { "zh-CN": "“{value}”不是{format}。", en: "“{value}” is no {format}." },
  anyOf: { "zh-CN": "“{labels}”的内容不符合任何一种允许的情况，请逐项核对。", en: "“{labels}” fits none of the allowed cases. Check each of them." },
  not: { "zh-CN": "“{labels}”的内容不允许这样填，请逐项核对。", en: "“{labels}” may not be filled in like this. Check each of them." },
};

/** The labels of fields as one text. A field that the table does not have stands with its id. */
export function joinLabels(ids: readonly string[], def: TableDef): Localized {
  const labels = ids.map((id) => def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id });
  return { "zh-CN": labels.map((label) => label["zh-CN"]).join("、"), en: labels.map((label) => label.en).join(", ") };
}
