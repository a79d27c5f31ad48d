import { numberField } from "../../../src/fields/numberField";
import { tagsField } from "../../../src/fields/tagsField";
import { textField } from "../../../src/fields/textField";
import type { Json } from "../../../src/records/cellValue";
import { rowSchema } from "../../../src/rules/validation/rowSchema";
import { compileRowSchema } from "../../../src/template/rowSchema";
import type { RowSchema } from "../../../src/template/template";
import { testRuleKind } from "../../support/ruleTester";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

function compiled(schema: Json): RowSchema {
  const result = compileRowSchema(schema);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints));
  return result.value;
}

const schema = compiled({
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", minLength: 2, maxLength: 4, pattern: "^[^x]*$" },
    grade: { type: "string", enum: ["A", "B"] },
    kind: { const: "customer" },
    amount: { type: "number", minimum: 1, maximum: 5000, multipleOf: 0.5 },
    share: { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    mail: { type: "string", format: "email" },
    whole: { type: "integer" },
    marks: { type: "array", minItems: 2, maxItems: 3, items: { maxLength: 2 } },
  },
  dependentRequired: { mail: ["grade"] },
  if: { properties: { grade: { const: "A" } }, required: ["grade"] },
  then: { required: ["amount"], properties: { amount: { minimum: 100 } } },
  allOf: [{ anyOf: [{ required: ["mail"] }, { required: ["name"] }] }],
  not: { required: ["share", "whole"] },
});
const fields = [
  fieldDef(textField, "name", { required: true }), fieldDef(textField, "grade"), fieldDef(textField, "kind"), fieldDef(numberField, "amount", { severity: "warning" }),
  fieldDef(numberField, "share"), fieldDef(textField, "mail"), fieldDef(numberField, "whole"), fieldDef(tagsField, "marks", { asArray: true }),
];
const def = tableDef(fields, { rowSchema: schema });
const at = (keyword: string, field: string, index: number | null = 0, messageId = keyword) => ({ rule: `schema/${keyword}`, messageId, index, field });

testRuleKind(rowSchema, def, [
  { title: "is silent where everything holds", rows: [{ name: "甲公司", grade: "B", amount: 20, share: 0.5 }, { name: "乙公司", grade: null, amount: null, share: null }], findings: [] },
  {
    title: "asks for a required value, also where a word stands for no value",
    rows: [{ name: null }, { name: "\u200b" }],
    findings: [at("required", "name"), at("anyOf", "mail", 0), at("required", "name", 1), at("anyOf", "mail", 1)],
  },
  { title: "says once that a required column is missing", rows: [{ mail: "a@b.cn", grade: "B" }, { mail: "c@d.cn", grade: "B" }], findings: [at("required", "name", null, "missingColumn")] },
  {
    title: "judges single values by every keyword",
    rows: [{ name: "x" }, { name: "很长的名字" }, { name: "甲乙", grade: "C", kind: "other", amount: 0.3, share: 0, mail: "nobody", whole: null }, { name: "甲乙", amount: 6000, share: 1 }, { name: "甲乙", whole: 1.5 }],
    findings: [
      { ...at("minLength", "name"), data: { value: "x", length: 1, limit: 2 } }, at("pattern", "name"), at("maxLength", "name", 1),
      { ...at("enum", "grade", 2), data: { allowed: { "zh-CN": "A、B", en: "A, B" } } }, at("const", "kind", 2),
      { ...at("minimum", "amount", 2), severity: "warning" }, at("multipleOf", "amount", 2), at("exclusiveMinimum", "share", 2), at("format", "mail", 2),
      { ...at("maximum", "amount", 3), data: { limit: "5,000" } }, at("exclusiveMaximum", "share", 3), at("type", "whole", 4),
    ],
  },
  {
    title: "judges a cell of several values as an array",
    rows: [{ name: "甲乙", marks: "一" }, { name: "甲乙", marks: "一、二，三;四" }, { name: "甲乙", marks: "一、二二二" }, { name: "甲乙", marks: "一、二" }],
    findings: [{ ...at("minItems", "marks"), data: { count: 1, limit: 2 } }, { ...at("maxItems", "marks", 1), data: { count: 4, limit: 3 } }, at("maxLength", "marks", 2)],
  },
  {
    title: "judges what a row asks of its fields, and says which field asks",
    rows: [{ name: "甲乙", grade: "A", amount: null }, { name: "甲乙", grade: "A", amount: 50 }, { name: "甲乙", mail: "a@b.cn", grade: null }, { name: "甲乙", share: 0.5, whole: 2 }],
    findings: [
      { ...at("required", "amount", 0, "requiredWhen"), data: { because: { "zh-CN": "grade", en: "grade" } } },
      { ...at("minimum", "amount", 1), data: { limit: "100", when: ["grade"] } },
      { ...at("dependentRequired", "grade", 2, "requiredWhen"), data: { because: { "zh-CN": "mail", en: "mail" } } },
      at("not", "share", 3),
    ],
  },
  { title: "leaves what cannot be read to its own finding", rows: [{ name: "甲乙", grade: "A", amount: "很多" }], findings: [] },
]);

describe("the template's own text", () => {
  it("replaces ours for the field's own keywords, not for being required", () => {
    const own = { "zh-CN": "名字不对。", en: "Not a name." };
    const withText = tableDef([fieldDef(textField, "name", { required: true, message: own })], { rowSchema: schema });
    const texts = rowSchema.check({ def: withText, table: typedTable(withText, [{ name: "x" }, { name: null }]), inputs }).map((finding) => [finding.messageId, rowSchema.message(finding, withText) === own]);
    expect(texts).toEqual(expect.arrayContaining([["required", false], ["minLength", true]]));
  });
});
