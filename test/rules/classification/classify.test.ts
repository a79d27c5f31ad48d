import { dateField } from "../../../src/fields/dateField";
import { enumField } from "../../../src/fields/enumField";
import { moneyField } from "../../../src/fields/moneyField";
import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import { compileExpression } from "../../../src/expression/compile";
import type { CellValue } from "../../../src/records/cellValue";
import { encodeColumn } from "../../../src/records/recordTable";
import { classificationFindings } from "../../../src/rules/classification/classificationFindings";
import { type Classification, classify } from "../../../src/rules/classification/classify";
import { renderClassText } from "../../../src/rules/classification/classText";
import type { ClassifyDef } from "../../../src/template/template";
import { testRuleKind } from "../../support/ruleTester";
import { type Row, expressionOver, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const option = (code: string, en: string) => ({ code, label: { "zh-CN": code, en }, aliases: [], active: true });
const fields = [
  fieldDef(enumField, "stage", { label: { "zh-CN": "阶段", en: "Stage" }, options: [option("成交", "Won"), option("意向", "Open"), option("流失", "Lost")] }),
  fieldDef(moneyField, "amount", { label: { "zh-CN": "金额", en: "Amount" } }),
  fieldDef(numberField, "staff", { label: { "zh-CN": "员工数", en: "Staff" } }),
  fieldDef(dateField, "last", { label: { "zh-CN": "最近联系", en: "Last contact" } }),
  fieldDef(textField, "mobile", { label: { "zh-CN": "手机", en: "Mobile" } }),
  fieldDef(enumField, "grade", { label: { "zh-CN": "等级", en: "Grade" }, options: ["A", "B", "C", "D"].map((code) => option(code, `Grade ${code}`)) }),
];
const expression = expressionOver(fields);
const row = (id: string, when: string, then: string, explain?: { "zh-CN": string; en: string }) => ({ id, when: expression(when), then, ...(explain === undefined ? {} : { explain }) });

const table: ClassifyDef = {
  id: "grade", target: "grade", kind: "table", hit: "first", score: null, otherwise: "D",
  table: [
    row("lost", '[stage]="流失"', "D", { "zh-CN": "已流失", en: "Lost" }),
    row("won-large", 'AND([stage]="成交", [amount]>=500000)', "A"),
    row("won-middle", 'AND([stage]="成交", [amount]>=100000)', "B", { "zh-CN": "成交 {amount}", en: "Won {amount}" }),
    row("open", 'OR([stage]="意向", 10<[staff])', "C"),
  ],
};
const factor = (id: string, when: string, points: number) => ({ id, when: expression(when), points, label: { "zh-CN": id, en: id } });
const card: ClassifyDef = {
  id: "card", target: "grade", kind: "score", hit: "first", table: [], otherwise: "C",
  score: {
    factors: [factor("large", "[staff]>=500", 25), factor("middle", "AND([staff]>=100, [staff]<500)", 15), factor("reachable", "NOT(ISBLANK([mobile]))", 10), factor("recent", "TODAY()-[last]<=30", 15), factor("lost", '[stage]="流失"', -50)],
    bands: [{ min: 20, then: "B" }, { min: 40, then: "A" }],
  },
};

function run(def: ClassifyDef, rows: readonly Row[], also: Parameters<typeof typedTable>[2] = {}): Classification {
  const tableOf = tableDef(fields, { classify: [def] });
  return classify({ def: tableOf, table: typedTable(tableOf, rows, also), inputs }, def);
}

const texts = (classification: Classification, lang: "zh-CN" | "en") =>
  classification.records.map((record) => ({ class: record.class, reason: renderClassText(record.reason, lang), next: record.next === null ? null : [record.next.class, ...record.next.steps.map((step) => renderClassText(step, lang))] }));

describe("what the rules read and the workbook does not hold", () => {
  const without = (def: ClassifyDef, missing: readonly string[], rows: readonly Row[]) => {
    const tableOf = tableDef(fields, { classify: [def] });
    const input = { def: tableOf, table: typedTable(tableOf, rows), inputs, holds: (_: string, field: string | null) => field === null || !missing.includes(field) };
    return { found: classify(input, def), faults: classificationFindings.check(input) };
  };

  it("leaves a record without a class where it could decide, and only there", () => {
    const { found, faults } = without(table, ["amount"], [{ stage: "成交", grade: "A" }, { stage: "意向", grade: "C" }, { stage: "流失", grade: "A" }, { stage: null, grade: "B" }]);
    // Lost or open is lost or open, whatever was paid.
    expect(found.records.map((record) => record.class)).toEqual([null, "C", "D", null]);
    expect(found.edits.map(({ at }) => at.row)).toEqual([4]);
    expect(faults.map(({ rule, at }) => [rule, at[0]!.row])).toEqual([["classification/outdated", 4]]);
    expect(found.records[0]!.next).toBeNull();
    expect(texts(found, "zh-CN")[0]!.reason).toBe("规则要看“金额”列，这个工作簿里还没有这些数据，所以定不了；表里写的不动。");
    expect(texts(found, "en")[0]!.reason).toBe("Not decided: the rules read the column “金额”, and this workbook holds nothing of that. What the sheet says stays.".replace("金额", fields[1]!.label.en));
  });

  it("does not stand in the way of a class that it cannot change", () => {
    const same: ClassifyDef = { ...table, table: [row("big", "[amount]>5", "D"), row("open", '[stage]="意向"', "C")] };
    expect(without(same, ["amount"], [{ stage: "意向" }, { stage: "流失" }]).found.records.map((record) => record.class)).toEqual([null, "D"]);
    expect(without({ ...same, hit: "any" }, ["amount"], [{ stage: "流失" }]).found.records.map((record) => record.class)).toEqual(["D"]);
  });

  it("says nothing against a class that people gave where only everything else is left by what is not there", () => {
    const won: ClassifyDef = { ...table, otherwise: "D", table: [row("big", 'AND([stage]="成交", [amount]>5)', "A")] };
    const graded = [{ stage: "流失", grade: "A" }];
    expect([without(won, ["amount"], graded).faults.length, without(won, [], graded).faults.length]).toEqual([0, 1]);
  });

  it("of a scorecard: not where the points that it could bring reach no other band", () => {
    const rows = [{ staff: null, mobile: "1", last: 46090, stage: "意向" }, { staff: null, mobile: null, last: null, stage: "流失" }];
    const { found } = without(card, ["staff"], rows);
    // 10 + 15 and up to 40 more: B or A. Lost: -50 and up to 40 more: C, whatever the staff.
    expect(found.records.map((record) => record.class)).toEqual([null, "C"]);
    expect(found.records[0]!.points).toBeNull();
  });

  it("is asked of the columns of other tables too: a sum over nothing is no sum of 0", () => {
    const compiled = compileExpression("SUMIFS([order.total], [order.customer], [mobile])>=100", { mobile: "text" }, ["boolean"], { tables: { order: { fields: { total: "number", customer: "text" }, refs: {} } }, refs: {} });
    expect(compiled.ok).toBe(true);
    if (!compiled.ok) return;
    const def: ClassifyDef = { ...table, table: [{ id: "a", when: compiled.value, then: "A" }] };
    const tableOf = tableDef(fields, { classify: [def] });
    const column = (values: CellValue[]) => { const encoded = encodeColumn(values); return { codes: encoded.codes, dictionary: encoded.dictionary }; };
    const classes = (total: CellValue[] | null) => {
      const order = total === null ? null : { size: total.length, column: (field: string) => column(field === "total" ? total : total.map(() => "1")) };
      const holds = (id: string, field: string | null) => id === "customer" || (total !== null && total.length > 0 && (field !== "total" || total.some((value) => value !== null)));
      const related = () => ({ label: { "zh-CN": "订单", en: "Orders" } });
      const found = classify({ def: tableOf, table: typedTable(tableOf, [{ mobile: "1" }, { mobile: "2" }]), inputs: { ...inputs, tables: () => order }, related, holds }, def);
      return [...found.records.map((record) => record.class), texts(found, "zh-CN")[0]!.reason];
    };
    expect(classes([150])).toEqual(["A", "D", expect.any(String)]);
    for (const nothing of [null, [], [null]]) expect(classes(nothing).slice(0, 2)).toEqual([null, null]);
    expect(classes(null)[2]).toContain("规则要看“订单”表，");
  });
});

describe("a decision table", () => {
  it("gives the first row that holds, with its reason and what is missing to the next better class", () => {
    const rows = [{ stage: "成交", amount: 600000, staff: null }, { stage: "成交", amount: 488000 }, { stage: "意向", amount: 120000 }, { stage: "流失", amount: 900000 }, { stage: null, amount: null }];
    expect(texts(run(table, rows), "zh-CN")).toEqual([
      { class: "A", reason: "符合“A”的条件：阶段 = 成交，且金额 ≥ ¥500,000.00（阶段 成交、金额 ¥600,000.00）。", next: null },
      { class: "B", reason: "成交 ¥488,000.00", next: ["A", "金额还差 ¥12,000.00（需达到 ¥500,000.00，现为 ¥488,000.00）"] },
      { class: "C", reason: expect.stringContaining("阶段 = 意向，或10 < 员工数"), next: ["B", "需满足：阶段 = 成交（现在：阶段 意向）"] },
      { class: "D", reason: "已流失", next: ["C", expect.stringContaining("阶段 流失、员工数 （空）")] },
      { class: "D", reason: "不符合任何一级的条件，归入“D”。", next: ["C", expect.any(String)] },
    ]);
  });

  it("says the same in English, with the labels of options", () => {
    expect(texts(run(table, [{ stage: "成交", amount: 1000000 }, { stage: "成交", amount: null }]), "en")).toEqual([
      { class: "A", reason: "Meets the conditions of “Grade A”: Stage = Won and Amount ≥ ¥500,000.00 (Stage Won, Amount ¥1,000,000.00).", next: null },
      { class: "D", reason: "Meets none of the conditions, so it is “Grade D”.", next: ["C", expect.stringContaining("Stage Won")] },
    ]);
  });

  it("says that a blank is what is missing", () => {
    const only: ClassifyDef = { ...table, table: [row("large", "[amount]>=500000", "A")] };
    expect(texts(run(only, [{ amount: null, stage: "成交" }, { amount: 1, stage: null }]), "en").map(({ next }) => next)).toEqual([
      ["A", "Amount is blank (needed: Amount ≥ ¥500,000.00)"],
      ["A", "Amount is ¥499,999.00 short (needs ¥500,000.00, has ¥1.00)"],
    ]);
  });

  it("proposes an edit where the sheet says something else, never over a formula, and keeps what cannot be decided", () => {
    const result = run(table, [{ stage: "成交", amount: 600000, grade: "C" }, { stage: "流失", grade: "D" }, { stage: "流失", grade: "A" }, { stage: "成交", amount: "面议", grade: "A" }, { stage: "流失", grade: null }], { formulas: { grade: [2] } });
    expect(result.edits.map(({ at, before, after }) => [at.row, before, after])).toEqual([[2, "C", "A"], [6, null, "D"]]);
    expect(result.records.map((record) => [record.class, record.problem])).toEqual([["A", null], ["D", null], ["D", null], [null, "undecided"], ["D", null]]);
    expect(result.records[3]!.reason.data).toEqual({ labels: { "zh-CN": "金额", en: "Amount" } });
  });

  it("does not depend on where it stands when a later row than the one that took the record would give more", () => {
    const shadowed: ClassifyDef = { ...table, table: [row("lost", '[stage]="流失"', "D"), row("big", "[staff]>=10", "A")] };
    expect(texts(run(shadowed, [{ stage: "流失", staff: 20 }]), "en")[0]!.next).toEqual(["A", "no longer: Stage = Lost"]);
  });
});

describe("a scorecard", () => {
  it("adds the points of what holds and gives the highest band reached", () => {
    const rows = [{ staff: 800, mobile: "1", last: 46090, stage: null }, { staff: 200, mobile: "1", last: null, stage: null }, { staff: null, mobile: null, last: null, stage: "流失" }];
    expect(run(card, rows).records.map(({ class: name, points, decidedBy }) => [name, points, decidedBy])).toEqual([["A", 50, ["large", "reachable", "recent"]], ["B", 25, ["middle", "reachable"]], ["C", -50, ["lost"]]]);
  });

  it("says how many points are missing and what would bring them, less what it would take away", () => {
    const rows = [{ staff: 200, mobile: "1", last: 46000, stage: null }, { staff: 200, mobile: null, last: null, stage: "流失" }];
    const [open, lost] = texts(run(card, rows), "zh-CN");
    expect(open).toEqual({ class: "B", reason: "得 25 分，达到“B”的 20 分（middle +15、reachable +10）。", next: ["A", "还差 15 分", "recent可加 15 分：需满足：今天 - 最近联系 ≤ 30（现在：最近联系 2025-12-09）"] });
    expect(lost!.next).toEqual(["B", "还差 55 分", "lost可加 50 分：不再符合：阶段 = 流失", "reachable可加 10 分：需满足：手机已填写（现在：手机 （空））"]);
  });
});

const unique: ClassifyDef = { ...table, hit: "unique", otherwise: null, table: [row("a", "[amount]>=100", "A"), row("b", '[stage]="成交"', "B"), row("ratio", "[amount]/[staff]>1000000", "C")] };
const strictCard: ClassifyDef = { ...card, otherwise: null };

testRuleKind(classificationFindings, tableDef(fields, { classify: [table] }), [
  { title: "says nothing where the sheet agrees or says nothing yet", rows: [{ stage: "流失", grade: "D" }, { stage: "流失", grade: null }], findings: [] },
  {
    title: "finds a cell that says another class",
    rows: [{ stage: "流失", grade: "A" }],
    findings: [{ rule: "classification/outdated", messageId: "outdated", index: 0, field: "grade", severity: "warning", data: { class: { "zh-CN": "D", en: "Grade D" } } }],
    after: [{ stage: "流失", grade: "D" }],
  },
  {
    title: "finds a class that hangs on a number near a limit",
    def: tableDef(fields, { classify: [{ ...table, checks: { unstable: { within: 0.1, severity: "info" } } }] }),
    rows: [{ stage: "成交", amount: 495000, grade: "B" }, { stage: "成交", amount: 400000, grade: "B" }, { stage: "流失", amount: 495000, grade: "D" }],
    findings: [{ rule: "classification/unstable", messageId: "unstable", index: 0, field: "grade", severity: "info", data: { other: { "zh-CN": "A", en: "Grade A" } } }],
  },
  { title: "leaves what cannot be read to its own finding", rows: [{ stage: "成交", amount: "面议", grade: "A" }], findings: [] },
  {
    title: "finds rules that contradict each other, records without a class, and conditions that fail",
    def: tableDef(fields, { classify: [unique] }),
    rows: [{ stage: "成交", amount: 200, staff: 1, grade: null }, { stage: "意向", amount: 1, staff: 1, grade: null }, { stage: "意向", amount: 1, staff: 0, grade: null }],
    findings: [
      { rule: "classification/ambiguous", messageId: "ambiguous", index: 0, field: "grade", severity: "error" },
      { rule: "classification/unclassified", messageId: "unclassified", index: 1, field: "grade", severity: "warning" },
      { rule: "classification/failed", messageId: "failed", index: 2, field: "grade", data: { labels: { "zh-CN": "金额、员工数", en: "Amount, Staff" } } },
    ],
  },
  {
    title: "finds a score below every band",
    def: tableDef(fields, { classify: [strictCard] }),
    rows: [{ staff: 1, grade: null }],
    findings: [{ rule: "classification/unclassified", messageId: "scoredNone", index: 0, field: "grade", data: { points: 0 } }],
  },
]);
