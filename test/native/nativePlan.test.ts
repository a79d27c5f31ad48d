import { fieldTypeOf, fieldTypes } from "../../src/fields/index";
import { listsNeeded, nativePlan } from "../../src/native/nativePlan";
import { paneOnlyRules, ruleFormats } from "../../src/native/nativeRules";
import type { FieldDef } from "../../src/template/template";
import { expressionOver, fieldDef, tableDef } from "../support/typedTables";

const options = (codes: readonly string[]) => codes.map((code) => ({ code, label: { "zh-CN": code, en: code }, aliases: [], active: true }));
const made = (type: string, also: Partial<FieldDef> = {}) => {
  const def = tableDef([fieldDef(fieldTypeOf(type)!, "f", also)]);
  const plan = nativePlan({ def, lang: "en", dateSystem: 1900, data: { row: 5, column: 1, rows: 10, columns: 4 }, columns: { f: 2 }, listReference: () => "_crm_lists!$A$1:$A$3", inCell: (_, value) => value, tables: [def], columnOf: () => null });
  return { ...plan, validations: plan.validations.filter(({ type: kind }) => kind !== "any"), notes: plan.validations.filter(({ type: kind }) => kind === "any") };
};
const area = { row: 5, column: 2, rows: 10, columns: 1 };

describe("what Excel itself can enforce", () => {
  it.each<[string, string, Partial<FieldDef>, object | null]>([
    ["a short list of options stands in the rule", "enum", { options: options(["A", 'B"', "丙"]) }, { type: "list", formula1: '="A,B"",丙"' }],
    ["options that are not active are not offered", "enum", { options: [...options(["A"]), { ...options(["B"])[0]!, active: false }] }, { type: "list", formula1: '="A"' }],
    ["a long list stands on a sheet", "enum", { options: options(Array.from({ length: 60 }, (_, i) => `选项${i}`)) }, { type: "list", formula1: "=_crm_lists!$A$1:$A$3" }],
    ["so does one whose values a comma would split", "enum", { options: options(["a,b", "c"]) }, { type: "list", formula1: "=_crm_lists!$A$1:$A$3" }],
    ["a date is any day", "date", {}, { type: "date", operator: "between", formula1: "=1", formula2: "=2958465" }],
    ["a whole number", "integer", { limits: { minimum: 1, maximum: 9 } }, { type: "whole", operator: "between", formula1: "=1", formula2: "=9" }],
    ["an amount with one limit", "money", { limits: { minimum: 0 } }, { type: "decimal", operator: "greaterThanOrEqual", formula1: "=0" }],
    ["an identifier of a fixed length", "cn-orgcode", {}, { type: "textLength", operator: "equal", formula1: "=9" }],
    ["one whose characters Excel can look through", "cn-uscc", {}, { type: "custom", formula1: expect.stringMatching(/^=AND\(LEN\(\$C6\)=18,/) as string }],
    ["a number between open ends", "number", { limits: { exclusiveMinimum: 0, exclusiveMaximum: 1 } }, { type: "custom", formula1: "=AND(ISNUMBER($C6),$C6>0,$C6<1)", error: "Enter a number, above 0, below 1." }],
    ["a number above an open end", "number", { limits: { exclusiveMinimum: 0, minimum: -5 } }, { type: "decimal", operator: "greaterThan", formula1: "=0" }],
    ["the nearer of two limits", "number", { limits: { exclusiveMaximum: 9, maximum: 5 } }, { type: "decimal", operator: "lessThanOrEqual", formula1: "=5" }],
    ["a whole number has no open ends", "integer", { limits: { exclusiveMinimum: 0, maximum: 9.5 } }, { type: "whole", operator: "between", formula1: "=1", formula2: "=9" }],
    ["multiples", "number", { limits: { multipleOf: 0.05, minimum: 0 } }, { type: "custom", formula1: "=AND(ISNUMBER($C6),$C6>=0,ROUND($C6/0.05,10)=ROUND($C6/0.05,0))" }],
    ["the only number", "integer", { limits: { const: 7 } }, { type: "whole", operator: "equal", formula1: "=7", error: "Enter a whole number which is 7." }],
    ["the only text", "text", { limits: { const: "同意" } }, { type: "list", formula1: '="同意"' }],
    ["a pattern that fixes the places, with the template's own words", "text", { limits: { pattern: "^AB\\d{4}$" }, message: { "zh-CN": "写成 AB 加四位数字。", en: "AB and four digits." } }, { type: "custom", formula1: expect.stringMatching(/^=AND\(LEN\(\$C6&""\)=6,/) as string, error: "AB and four digits." }],
    ["a pattern and a length", "text", { limits: { pattern: "^[A-C]?$", maxLength: 1 } }, { type: "custom", formula1: expect.stringMatching(/^=AND\(LEN\(\$C6\)<=1,AND\(/) as string, error: "It has the form ^[A-C]?$. Its length is 0 to 1 characters." }],
    ["a pattern that Excel cannot say leaves the length", "text", { limits: { pattern: "^C[0-9]+$", maxLength: 9 } }, { type: "textLength", operator: "lessThanOrEqual", formula1: "=9" }],
    ["one that may stand anywhere", "text", { limits: { pattern: "AB" } }, null],
    ["one of several ends", "text", { limits: { pattern: "^A|B$" } }, null],
    ["one of what is stored otherwise than typed", "text", { limits: { pattern: "^A$" }, normalize: [{ name: "upper", apply: (text) => text.toUpperCase() }] }, null],
    ["a field that wants nothing of Excel", "integer", { native: "none" }, null],
    ["a text of limited length", "text", { limits: { maxLength: 30 } }, { type: "textLength", operator: "lessThanOrEqual", formula1: "=30" }],
    ["free text has no rule", "text", {}, null],
    ["yes or no is offered as its column writes it, and other spellings are asked about", "bool", {}, { type: "list", formula1: '="TRUE,FALSE"', alert: "warning" }],
  ])("%s", (_, type, also, rule) => {
    const { validations } = made(type, also);
    expect(validations).toHaveLength(rule === null ? 0 : 1);
    if (rule !== null) expect(validations[0]).toMatchObject({ areas: [area], allowBlank: true, alert: "stop", ...rule });
  });

  it("a field that is required under a condition is filled where that holds, and left to the pane where Excel cannot say it", () => {
    const fields = [fieldDef(fieldTypeOf("text")!, "f"), fieldDef(fieldTypeOf("number")!, "n")];
    const expression = expressionOver(fields);
    const formula = (also: Partial<FieldDef>) => {
      const def = tableDef([{ ...fields[0]!, ...also }, fields[1]!]);
      return nativePlan({ def, lang: "en", dateSystem: 1900, data: { row: 5, column: 1, rows: 10, columns: 4 }, columns: { f: 2, n: 3 }, listReference: () => "", inCell: (_, value) => value, tables: [def], columnOf: () => null }).conditionalFormats.filter(({ id }) => id === "required-f").map((format) => format.formula);
    };
    expect(formula({ required: true })).toEqual(["=AND(LEN(TRIM($C6))=0,COUNTA($B6:$E6)>0)"]);
    expect(formula({ requiredWhen: expression("[n]>5") })).toEqual([expect.stringMatching(/^=AND\(LEN\(TRIM\(\$C6\)\)=0,COUNTA\(\$B6:\$E6\)>0,IFERROR\(\([\s\S]*\$D6[\s\S]*\)=TRUE,FALSE\)\)$/)]);
    expect(formula({ required: true, visibleWhen: expression("[n]>5") })).toEqual([expect.stringContaining("=TRUE,FALSE)")]);
    expect(formula({ requiredWhen: expression('MATCHES([f], "a+")') })).toEqual([]);
    expect(formula({})).toEqual([]);
  });

  it("colours numbers by their size in steps, behind what marks findings, up to and past the last stop", () => {
    const { conditionalFormats } = made("number", { required: true, colorScale: [{ at: 0, color: "FFFFFF" }, { at: 10, color: "00FF00" }] });
    expect(conditionalFormats.map(({ id, formula, look }) => [id, formula, look.fill])).toEqual([
      ["required-f", expect.any(String), "FDE7E9"],
      ["scale-f-1", "=AND(ISNUMBER($C6),$C6<2.5)", "FFFFFF"], ["scale-f-2", "=AND(ISNUMBER($C6),$C6>=2.5,$C6<5)", "BFFFBF"], ["scale-f-3", "=AND(ISNUMBER($C6),$C6>=5,$C6<7.5)", "80FF80"], ["scale-f-4", "=AND(ISNUMBER($C6),$C6>=7.5,$C6<10)", "40FF40"],
      ["scale-f-5", "=AND(ISNUMBER($C6),$C6>=10)", "00FF00"],
    ]);
    const own = made("number", { colorScale: [{ at: "lowest", color: "FFFFFF" }, { at: -5, color: "FFFF00" }, { at: "highest", color: "00FF00" }] }).conditionalFormats.map(({ formula }) => formula);
    const [low, high] = ["MIN($C$6:$C$15)", "MAX($C$6:$C$15)"];
    expect([own.length, own[0], own[1], own[4], own[5], own[8]]).toEqual([9, `=AND(ISNUMBER($C6),$C6<${low}+(-5-${low})*0.25)`, `=AND(ISNUMBER($C6),$C6>=${low}+(-5-${low})*0.25,$C6<${low}+(-5-${low})*0.5)`, `=AND(ISNUMBER($C6),$C6>=-5,$C6<-5+(${high}-(-5))*0.25)`, `=AND(ISNUMBER($C6),$C6>=-5+(${high}-(-5))*0.25,$C6<-5+(${high}-(-5))*0.5)`, `=AND(ISNUMBER($C6),$C6>=${high})`]);
    expect(made("number", { native: "none", colorScale: [{ at: 0, color: "FFFFFF" }, { at: 10, color: "00FF00" }] }).conditionalFormats).toEqual([]);
  });

  it("warns instead of refusing where the field only warns", () => {
    expect(made("integer", { severity: "warning" }).validations[0]).toMatchObject({ alert: "warning" });
    expect(made("integer", { severity: "info" }).validations[0]).toMatchObject({ alert: "information" });
    expect(made("integer", { severity: "warning", native: "strict" }).validations[0]).toMatchObject({ alert: "stop" });
  });

  it("says at the header what the field is for", () => {
    expect(made("integer", { required: true, label: { "zh-CN": "人数", en: "Headcount" }, help: { "zh-CN": "在册员工", en: "Employees on the books" } }).notes).toEqual([
      { areas: [{ row: 4, column: 2, rows: 1, columns: 1 }], type: "any", formula1: "", allowBlank: true, alert: "stop", promptTitle: "Headcount", prompt: "Required. Whole number. Employees on the books" },
    ]);
  });

  it("marks a required field that is blank in a row that holds something", () => {
    expect(made("text", { required: true }).conditionalFormats).toMatchObject([{ id: "required-f", areas: [area], formula: "=AND(LEN(TRIM($C6))=0,COUNTA($B6:$E6)>0)" }]);
  });

  it("keeps the formulas of validation within 255 characters", () => {
    const lengths = ["cn-uscc", "cn-id", "cn-mobile"].map((type) => made(type).validations[0]!.formula1.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(255);
  });

  it("says which rules only the pane can judge, and why", () => {
    const fields = [fieldDef(fieldTypeOf("text")!, "t"), fieldDef(fieldTypeOf("integer")!, "n")];
    const over = expressionOver(fields);
    const rule = (id: string, assert: string) => ({ id, when: null, assert: over(assert), strict: false, severity: "error" as const, message: { "zh-CN": id, en: id }, fields: ["n"], fix: [] });
    const def = tableDef(fields, { rules: [rule("plain", "[n]>1"), rule("order", '[t]<"b"'), rule("user", 'ME()="li"')] });
    expect(paneOnlyRules(def).map(({ rule: id, why }) => [id, why.code])).toEqual([["order", "expression/text-order-pane-only"], ["user", "expression/function-pane-only"]]);
    const place = { data: { row: 1, column: 0, rows: 3, columns: 2 }, columns: { t: 0, n: 1 } };
    expect(ruleFormats(def, place).map(({ id }) => id)).toEqual(["rule-plain"]);
    expect(ruleFormats({ ...def, fields: [fields[0]!, { ...fields[1]!, native: "none" }] }, place)).toEqual([]);
  });

  it("keeps texts within the limits of Excel", () => {
    const long = "很长的说明".repeat(100);
    const [rule] = made("integer", { label: { "zh-CN": long, en: long }, help: { "zh-CN": long, en: long } }).validations;
    expect([rule!.errorTitle!.length, rule!.promptTitle!.length, rule!.prompt!.length]).toEqual([32, 32, 255]);
    expect(rule!.error!.length).toBeLessThanOrEqual(225);
  });

  it("needs a sheet exactly for the lists that do not fit into their rule", () => {
    const at = (length: number) => listsNeeded(tableDef([fieldDef(fieldTypeOf("enum")!, "f", { options: options(["x".repeat(length), "y"]) })])).length;
    expect([at(253), at(254)]).toEqual([0, 1]);
  });

  it("refers to no cell but the one it checks: any other would move with rows that are put in", () => {
    const forms = fieldTypes.flatMap(({ type, nativeForm }) => (nativeForm === undefined ? [] : [[type, nativeForm("$AB$2").replaceAll("$AB$2", "").replace(/"[^"]*"/g, "")] as const]));
    expect(forms.length).toBeGreaterThan(2);
    expect(forms.filter(([, rest]) => /\$|[A-Z]+\d+|\d:/.test(rest))).toEqual([]);
    for (const { nativeForm } of fieldTypes) expect((nativeForm?.("$ABC1000") ?? "").length).toBeLessThan(255);
  });
});
