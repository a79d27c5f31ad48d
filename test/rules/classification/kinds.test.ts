import { dateField } from "../../../src/fields/dateField";
import { enumField } from "../../../src/fields/enumField";
import { moneyField } from "../../../src/fields/moneyField";
import { multiEnumField } from "../../../src/fields/multiEnumField";
import { numberField } from "../../../src/fields/numberField";
import { textField } from "../../../src/fields/textField";
import { LiveTable } from "../../../src/engine/liveTable";
import { WorkbookTables } from "../../../src/engine/workbookTables";
import { valueAt } from "../../../src/records/recordTable";
import { type Classification, classify } from "../../../src/rules/classification/classify";
import { renderClassText } from "../../../src/rules/classification/classText";
import type { ClassifyDef, Template } from "../../../src/template/template";
import { seededRandom } from "../../../tools/sample/random";
import { type Row, expressionOver, fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const option = (code: string, en: string) => ({ code, label: { "zh-CN": code, en }, aliases: [], active: true });
const fields = [
  fieldDef(textField, "name", { label: { "zh-CN": "名称", en: "Name" } }),
  fieldDef(textField, "business", { label: { "zh-CN": "业务", en: "Business" } }),
  fieldDef(dateField, "last", { label: { "zh-CN": "最近下单", en: "Last order" } }),
  fieldDef(numberField, "orders", { label: { "zh-CN": "订单数", en: "Orders" } }),
  fieldDef(moneyField, "revenue", { label: { "zh-CN": "金额", en: "Revenue" } }),
  fieldDef(enumField, "segment", { options: [option("重要", "Key"), option("一般", "Usual"), option("流失", "Lost")] }),
  fieldDef(multiEnumField, "flags", { options: [option("大单", "Large"), option("活跃", "Active"), option("新客", "New")] }),
];
const expression = expressionOver(fields);
const scores = expressionOver([...fields, ...["R", "F", "M"].map((id) => fieldDef(numberField, id))]);
const row = (id: string, when: string, then: string, parse = expression) => ({ id, when: parse(when), then });
const base: ClassifyDef = { id: "segment", target: "segment", kind: "table", hit: "first", table: [], score: null, otherwise: null };

function run(def: ClassifyDef, rows: readonly Row[]): Classification {
  const table = tableDef(fields, { classify: [def] });
  return classify({ def: table, table: typedTable(table, rows), inputs }, def);
}
const classes = (classification: Classification) => classification.records.map((record) => record.class);
const reasons = (classification: Classification, lang: "zh-CN" | "en") => classification.records.map(({ reason }) => renderClassText(reason, lang));

describe("the hit of a decision table", () => {
  it("any: several rows may hold as long as they agree", () => {
    const any: ClassifyDef = { ...base, hit: "any", table: [row("many", "[orders]>=10", "重要"), row("much", "[revenue]>=1000", "重要"), row("none", "[orders]>=20", "一般")] };
    const result = run(any, [{ orders: 12, revenue: 5000 }, { orders: 25, revenue: 0 }, { orders: 1, revenue: 1 }]);
    expect(result.records.map(({ class: name, problem, decidedBy }) => [name, problem, decidedBy])).toEqual([["重要", null, ["many", "much"]], [null, "ambiguous", ["many", "none"]], [null, "unclassified", []]]);
  });

  it("collect: every class that holds, in the order of the options, each with its reason, and a cell that says them in another order is not wrong", () => {
    const collect: ClassifyDef = { ...base, target: "flags", hit: "collect", table: [row("active", "[orders]>=3", "活跃"), row("large", "[revenue]>=1000", "大单"), row("larger", "[revenue]>=5000", "大单")] };
    const result = run(collect, [{ orders: 5, revenue: 6000, flags: "活跃，大单" }, { orders: 5, revenue: 1, flags: null }, { orders: 0, revenue: 0, flags: "大单" }]);
    expect(classes(result)).toEqual(["大单、活跃", "活跃", null]);
    expect(reasons(result, "en")[0]).toContain("Meets the conditions of “Active”");
    expect(result.records[0]!.label).toEqual({ "zh-CN": "大单、活跃", en: "Large, Active" });
    expect(result.findings.map(({ rule, at }) => [rule, at[0]!.row])).toEqual([["classification/unclassified", 4]]);
    expect(result.edits.map(({ at, after }) => [at.row, after])).toEqual([[2, "大单、活跃"], [3, "活跃"]]);
  });
});

describe("points that decay", () => {
  const card: ClassifyDef = {
    ...base, kind: "score", otherwise: "流失",
    score: {
      factors: [
        { id: "visit", when: expression("[orders]>=0"), points: 40, label: { "zh-CN": "来访", en: "Visit" }, decay: { field: "last", halfLife: 30 } },
        { id: "large", when: expression("[revenue]>=1000"), points: 10, label: { "zh-CN": "大单", en: "Large" } },
      ],
      bands: [{ min: 40, then: "重要" }, { min: 10, then: "一般" }],
    },
  };

  it("halve with every half-life since the date, take nothing for a date to come, and are none without a date", () => {
    const rows = [{ last: 46097, orders: 1, revenue: 0 }, { last: 46067, orders: 1, revenue: 0 }, { last: 46037, orders: 1, revenue: 1000 }, { last: 46200, orders: 1, revenue: 0 }, { last: null, orders: 1, revenue: 1000 }];
    expect(run(card, rows).records.map(({ points, class: name }) => [points, name])).toEqual([[40, "重要"], [20, "一般"], [20, "一般"], [40, "重要"], [10, "一般"]]);
  });

  it("are not guessed from a date that cannot be read", () => {
    expect(run(card, [{ last: "去年", orders: 1, revenue: 0 }]).records[0]).toMatchObject({ class: null, problem: "undecided", reason: { data: { labels: { en: "Last order" } } } });
  });

  it("come back with a newer date: that is what is missing to the next class", () => {
    const { next } = run(card, [{ last: 46067, orders: 1, revenue: 1000 }]).records[0]!;
    expect(next!.steps.map((step) => renderClassText(step, "zh-CN"))).toEqual(["还差 10 分", "来访可加 20 分：最近下单更新到今天"]);
  });
});

describe("RFM", () => {
  const rfm: ClassifyDef = {
    ...base, otherwise: "流失", rfm: { date: "last", count: "orders", amount: "revenue", window: { months: 12, days: 0 }, cuts: 2 },
    table: [row("key", "AND([R]=2, [F]=2, [M]=2)", "重要", scores), row("usual", "[R]>=1", "一般", scores)],
  };
  const rows = [{ last: 46090, orders: 9, revenue: 900 }, { last: 46000, orders: 1, revenue: 100 }, { last: 46095, orders: 8, revenue: 700 }, { last: 45900, orders: 1, revenue: 100 }, { last: 45000, orders: 99, revenue: 9999 }, { last: 46090, orders: null, revenue: 1 }];

  it("scores equal shares of the records in the window and leaves blanks and older ones out", () => {
    expect(classes(run(rfm, rows))).toEqual(["重要", "一般", "重要", "一般", "流失", "流失"]);
    expect(reasons(run(rfm, rows), "en")[0]).toBe("Meets the conditions of “Key”: Recency (R) = 2 and Frequency (F) = 2 and Monetary (M) = 2 (Recency (R) 2, Frequency (F) 2, Monetary (M) 2).");
  });

  it("gives the same scores in any order of rows, equal values the same, and more for more", () => {
    const random = seededRandom(5).next;
    const many = Array.from({ length: 200 }, (_, id) => ({ name: String(id), last: 45800 + Math.floor(random() * 290), orders: Math.floor(random() * 6), revenue: Math.floor(random() * 1000) }));
    const grade = (part: "R" | "F" | "M", of: readonly (typeof many)[number][]) => {
      const table = Array.from({ length: 5 }, (_, at) => row(String(5 - at), `[${part}]>=${5 - at}`, String(5 - at), scores));
      const found = classes(run({ ...rfm, target: "business", rfm: { ...rfm.rfm!, cuts: 5 }, table }, of));
      return new Map(of.map(({ name }, index) => [name, Number(found[index])]));
    };
    for (const [part, field] of [["R", "last"], ["F", "orders"], ["M", "revenue"]] as const) {
      const forward = grade(part, many);
      expect(grade(part, many.toReversed())).toEqual(new Map([...forward].reverse()));
      const byValue = many.toSorted((a, b) => a[field] - b[field]);
      byValue.slice(1).forEach((one, index) => {
        const before = byValue[index]!;
        if (one[field] === before[field]) expect(forward.get(one.name)).toBe(forward.get(before.name));
        else expect(forward.get(one.name)!).toBeGreaterThanOrEqual(forward.get(before.name)!);
      });
    }
  });

  it("scores by limits: days since, times, amount", () => {
    const fixed: ClassifyDef = { ...rfm, otherwise: null, rfm: { ...rfm.rfm!, window: null, cuts: [[30, 90], [5], [100, 500]] }, table: [row("a", "AND([R]=3,[F]=2,[M]=3)", "重要", scores), row("b", "AND([R]=1,[F]=1,[M]=2)", "流失", scores), row("c", "[R]=2", "一般", scores)] };
    expect(classes(run(fixed, [{ last: 46067, orders: 5, revenue: 500 }, { last: 46006, orders: 4, revenue: 100 }, { last: 46007, orders: 0, revenue: 0 }]))).toEqual(["重要", "流失", "一般"]);
  });

  it("is kept right edit by edit, though one edit can move the share of any record", () => {
    const def = tableDef(fields, { classify: [rfm] });
    const start = rows.map((each) => ({ ...each, segment: "一般" }));
    const table = typedTable(def, start, { ids: start.map((_, index) => `R${index}`) });
    const live = LiveTable.of(def, new WorkbookTables({ tables: [def] } as unknown as Template, new Map([[def.id, table]]), inputs), { dateSystem: 1900, dayFirst: {} });
    const values = Object.fromEntries(Object.keys(table.records.columns).map((field) => [field, valueAt(table.records, field, 1)]));
    live.edit([{ row: 3, record: "R1", values: { ...values, last: 46097, orders: 50, revenue: 5000 }, formulas: [] }], []);
    const after = start.map((each, index) => (index === 1 ? { ...each, last: 46097, orders: 50, revenue: 5000 } : each));
    const whole = classify({ def, table: typedTable(def, after, { ids: after.map((_, index) => `R${index}`) }), inputs }, rfm).findings;
    const place = (findings: readonly { readonly rule: string; readonly at: readonly { readonly row: number }[] }[]) => findings.filter(({ rule }) => rule.startsWith("classification/")).map(({ rule, at }) => [rule, at[0]!.row]);
    expect(place(live.findings())).toEqual(place(whole));
  });
});

describe("a taxonomy", () => {
  const rule = (then: string, words: readonly string[], also: { unless?: readonly string[]; priority?: number } = {}) => ({ id: then, then, words, unless: also.unless ?? [], priority: also.priority ?? 0 });
  const taxonomy: ClassifyDef = {
    ...base, target: "business", kind: "taxonomy", otherwise: null,
    taxonomy: { fields: ["name"], rules: [rule("软件", ["软件", "IT", "Real estate software"]), rule("医药", ["医药", "医院"], { unless: ["兽医院"] }), rule("软件园", ["软件园"]), rule("政府", ["管理局"], { priority: 9 })] },
  };
  const found = (...names: readonly string[]) => classes(run(taxonomy, names.map((name) => ({ name }))));

  it("finds words whatever their width, case and blanks, but Latin words only whole", () => {
    expect(found("上海明达软件公司", "明达ＩＴ部", "UNIT 5", "it", "real  estate SOFTWARE", "real estates")).toEqual(["软件", "软件", null, "软件", "软件", null]);
  });

  it("lets priority decide, then the longer word, and gives way to words that rule a class out", () => {
    expect(found("软件园管理局", "张江软件园", "爱宠兽医院", "爱宠兽医院软件")).toEqual(["政府", "软件园", null, "软件"]);
  });

  it("says which word decided, and where it stands", () => {
    expect(reasons(run(taxonomy, [{ name: "同济医院" }]), "zh-CN")).toEqual(["名称里有“医院”，归入“医药”。"]);
  });

  it("collects several classes into a field that takes them", () => {
    const flags: ClassifyDef = { ...taxonomy, target: "flags", hit: "collect", taxonomy: { fields: ["name", "business"], rules: [rule("新客", ["新"]), rule("大单", ["大"])] } };
    expect(classes(run(flags, [{ name: "新客户", business: "大项目" }, { name: "老客户", business: null }]))).toEqual(["大单、新客", null]);
  });
});
