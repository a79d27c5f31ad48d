import fc from "fast-check";
import { typedValues } from "../../../src/fields/typedTable";
import { dateField } from "../../../src/fields/dateField";
import { moneyField } from "../../../src/fields/moneyField";
import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import { classOrder } from "../../../src/rules/classification/classOrder";
import { conditionText } from "../../../src/rules/classification/conditionText";
import { excludes } from "../../../src/rules/classification/exclusion";
import type { ClassifyDef } from "../../../src/template/template";
import { expressionOver, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const option = (code: string) => ({ code, label: { "zh-CN": `${code}级`, en: `Level ${code}` }, aliases: [], active: true });
const fields = [
  fieldDef(numberField, "n", { label: { "zh-CN": "人数", en: "Staff" } }),
  fieldDef(moneyField, "m", { label: { "zh-CN": "金额", en: "Amount" } }),
  fieldDef(dateField, "d", { label: { "zh-CN": "日期", en: "Date" } }),
  fieldDef(textField, "t", { label: { "zh-CN": "等级", en: "Grade" }, options: ["A", "B", "C"].map(option) }),
];
const expression = expressionOver(fields);
const def = tableDef(fields);
const table = typedTable(def, [{ n: 1, m: 1, d: 1, t: "A" }]);

describe("a condition in words", () => {
  it.each([
    ["[n]>=5", "人数 ≥ 5", "Staff ≥ 5"],
    ["[m]<>-1000", "金额 ≠ -¥1,000.00", "Amount ≠ -¥1,000.00"],
    ['AND([t]="A", OR([n]>1, [n]<0))', "等级 = A级，且(人数 > 1，或人数 < 0)", "Grade = Level A and (Staff > 1 or Staff < 0)"],
    ['IN([t], "A", "Z")', "等级是A级、“Z”之一", "Grade is one of Level A, “Z”"],
    ["NOT(ISBLANK([t]))", "等级已填写", "Grade is filled in"],
    ["ISBLANK([d])", "日期为空", "Date is blank"],
    ['NOT([t]="A")', "不满足（等级 = A级）", "not (Grade = Level A)"],
    ['CONTAINS([t], "x")', "等级包含“x”", "Grade contains “x”"],
    ['STARTSWITH([t], "x")', "等级以“x”开头", "Grade starts with “x”"],
    ["TODAY()-[d]<=30", "今天 - 日期 ≤ 30", "today - Date ≤ 30"],
    ["([n]+1)*2>LEN([t])", "(人数 + 1) * 2 > LEN(等级)", "(Staff + 1) * 2 > LEN(Grade)"],
    ["[n]-([n]-1)=1", "人数 - (人数 - 1) = 1", "Staff - (Staff - 1) = 1"],
  ])("%s", (text, zh, en) => {
    expect(conditionText(expression(text).ast, def, table)).toEqual({ "zh-CN": zh, en });
  });
});

describe("conditions that exclude each other", () => {
  it.each([
    ["[n]>=500", "[n]<500", true],
    ["[n]>=500", "AND([n]>=100, 500>[n])", true],
    ["[n]>=500", "[n]<=500", false],
    ['[t]="A"', 'IN([t], "b", "C")', true],
    ['[t]="A"', 'IN([t], "a", "C")', false],
    ['[t]="A"', "[n]=1", false],
    ['OR([t]="A", [n]=1)', '[t]="B"', false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(excludes(expression(a).ast, expression(b).ast)).toBe(expected);
    expect(excludes(expression(b).ast, expression(a).ast)).toBe(expected);
  });

  it("are never both true of one record", () => {
    const comparison = fc.tuple(fc.constantFrom("=", "<>", "<", "<=", ">", ">="), fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([operator, limit, swap]) => (swap ? `${limit}${operator}[n]` : `[n]${operator}${limit}`));
    const choice = fc.tuple(fc.constantFrom("=", "<>"), fc.constantFrom("A", "b")).map(([operator, text]) => `[t]${operator}"${text}"`);
    const part = fc.oneof(comparison, choice, fc.constant('IN([t], "A", "c")'), fc.constant('NOT([t]="A")'));
    const condition = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `AND(${parts.join(", ")})`);
    const rows = [0, 1, 2, 3].flatMap((n) => ["a", "B", "c"].map((t) => ({ n, t })));
    const columns = typedValues(typedTable(def, rows));
    fc.assert(
      fc.property(condition, condition, (a, b) => {
        const [first, second] = [expression(a), expression(b)];
        fc.pre(excludes(first.ast, second.ast));
        const [isFirst, isSecond] = [first.bind(columns, inputs), second.bind(columns, inputs)];
        expect(rows.findIndex((_, index) => isFirst(index) === true && isSecond(index) === true)).toBe(-1);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});

describe("the order of classes", () => {
  const classes = (thens: readonly string[], otherwise: string | null): ClassifyDef => ({ id: "c", target: "t", kind: "table", hit: "first", score: null, otherwise, table: thens.map((then, index) => ({ id: String(index), when: expression("[n]=1"), then })) });
  it.each([
    ["is that of the target's options", ["C", "A", "B"], "C", ["A", "B", "C"]],
    ["runs the other way where the class of everything else is the first option", ["B", "C"], "A", ["C", "B", "A"]],
    ["is that of the table where there is no such option, with everything else last", ["X", "Y", "Z"], "X", ["Y", "Z", "X"]],
    ["needs no class for everything else", ["Y", "X", "Y"], null, ["Y", "X"]],
  ] as const)("%s", (_, thens, otherwise, expected) => {
    expect(classOrder(classes(thens, otherwise), fields[3])).toEqual(expected);
  });
});
