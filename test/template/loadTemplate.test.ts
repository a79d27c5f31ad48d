import { workCalendar } from "../../src/expression/workCalendar";
import { serialFromIso } from "../../src/records/serialDay";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadTemplateText } from "../../src/template/loadTemplate";
import type { Template } from "../../src/template/template";
import { bent, load, minimalText, told } from "./support";

function loaded(changes: { readonly [pointer: string]: unknown } = {}): Template {
  const result = load(bent(changes));
  expect(told(result)).toEqual([]);
  if (!result.ok) throw new Error("refused");
  return result.value;
}
const customer = "/tables/customer";
const property = `${customer}/schema/properties`;
const fieldOf = (template: Template, id: string): Template["tables"][number]["fields"][number] => template.tables[0]!.fields.find((field) => field.id === id)!;

it("keeps the exact text and the digest of its bytes", () => {
  const result = load(minimalText);
  expect(result.ok && result.value.source).toBe(minimalText);
  expect(result.ok && result.value.hash).toBe(createHash("sha256").update(minimalText).digest("hex"));
  const again = loadTemplateText(minimalText, "abc");
  expect(again.ok && again.value.hash).toBe("abc");
});

it("looks up field types, implied where x-type is left out", () => {
  const types = loaded({ [`${property}/flag`]: { enum: ["是", "否"] } }).tables[0]!.fields.map(({ id, type, fieldType }) => [id, type, fieldType.type === type]);
  expect(types).toEqual([["name", "text", true], ["mobile", "cn-mobile", true], ["amount", "money", true], ["signed", "date", true], ["staff", "number", true], ["grade", "enum", true], ["flag", "enum", true]]);
});

it("fills in what a template leaves out", () => {
  const template = loaded({ "/title": undefined, [`${customer}/sheet`]: undefined, [`${customer}/labels`]: undefined, "/reports/0/title": undefined, "/tests/0/name": undefined, [`${property}/grade/x-options`]: undefined, [`${property}/grade/enum`]: ["A", "B", "C"], [`${property}/staff/x-label`]: undefined });
  const [table] = template.tables;
  expect([template.title.en, table!.sheet, table!.tableName, table!.label.en, template.reports[0]!.title.en, template.tests[0]!.name]).toEqual(["customer", "customer", "customer", "customer", "by-grade", "1"]);
  expect(fieldOf(template, "grade").options).toEqual(["A", "B", "C"].map((code) => ({ code, label: { "zh-CN": code, en: code }, aliases: [], active: true })));
  expect(fieldOf(template, "staff")).toMatchObject({ label: { en: "staff" }, severity: "error", required: false, readOnly: false, aliases: [], limits: { minimum: 0 } });
  expect(template.calendar).toEqual({ weekend: [0, 6], holidays: [], workdays: [] });
});

it("a text in one language serves for both", () => {
  expect(loaded({ "/title": { en: "Customers" } }).title).toEqual({ "zh-CN": "Customers", en: "Customers" });
});

it("carries every field keyword into the field", () => {
  const template = loaded({
    [`${property}/amount`]: { "x-type": "money", "x-currency": "USD", "x-unit": "万元", "x-decimals": 0, "x-numberFormat": "0", "x-width": 12, "x-pii": "finance", "x-matchRole": "none", "x-severity": "info", "x-message": "m", "x-help": { "zh-CN": "帮助", en: "help" }, "x-aliases": ["a"], maximum: 9, readOnly: true, "x-label": "Amount", examples: [1] },
    [`${property}/name/x-normalize`]: ["trim", "upper"],
  });
  expect(fieldOf(template, "amount")).toMatchObject({ currency: "USD", unit: "万元", decimals: 0, numberFormat: "0", width: 12, pii: "finance", matchRole: "none", severity: "info", message: { en: "m" }, help: { "zh-CN": "帮助" }, aliases: ["a"], limits: { maximum: 9 }, readOnly: true, examples: [1] });
  expect(fieldOf(template, "name")).toMatchObject({ normalize: [{ name: "trim" }, { name: "upper" }], required: true, limits: { minLength: 2, maxLength: 100 } });
});

it("puts the columns in order, those not named behind", () => {
  expect(loaded({ [`${customer}/order`]: ["grade", "name"] }).tables[0]!.fields.map(({ id }) => id)).toEqual(["grade", "name", "mobile", "amount", "signed", "staff"]);
});

it("compiles rules with their fields and fixes", () => {
  const [rule] = loaded({ [`${customer}/rules/0/fix`]: [{ field: "amount", value: "0" }] }).tables[0]!.rules;
  expect(rule).toMatchObject({ id: "signed-has-amount", strict: true, severity: "warning", fields: ["amount"] });
  expect(rule!.when!.fields).toEqual(["signed"]);
  expect(rule!.fix.map(({ field, value }) => [field, value.text])).toEqual([["amount", "0"]]);
  expect(loaded({ [`${customer}/rules/0/fields`]: ["signed", "amount"] }).tables[0]!.rules[0]!.fields).toEqual(["signed", "amount"]);
});

it("loads keys, duplicate rules and classes with their defaults", () => {
  const [table] = loaded().tables;
  expect(table!.keys).toEqual([{ id: "name", fields: ["name"], nulls: "ignore", mode: "block", when: null }]);
  expect(table!.dedupe[0]).toMatchObject({ block: [{ field: "name", key: "prefix:2" }, { field: "mobile", key: "phone8" }], score: { auto: null, duplicate: 0.95, review: 0.7 }, maxCluster: 50, survive: { "*": "newest" } });
  expect(table!.dedupe[0]!.match[1]).toEqual({ field: "mobile", method: "phone", weight: 6, threshold: null, blank: "ignore" });
  expect(table!.classify[0]).toMatchObject({ id: "grade", kind: "table", hit: "first", otherwise: "C", score: null });
  expect(table!.classify[0]!.table.map(({ id, then }) => [id, then])).toEqual([["1", "A"], ["2", "B"]]);
});

it("sorts the bands of a scorecard from the top", () => {
  const score = { factors: [{ when: "[amount] > 1", points: 5, label: "a" }], bands: [{ min: 0, then: "B" }, { min: 5, then: "A" }] };
  const [classify] = loaded({ [`${customer}/classify/0/table`]: undefined, [`${customer}/classify/0/score`]: score }).tables[0]!.classify;
  expect(classify).toMatchObject({ kind: "score", score: { bands: [{ min: 5, then: "A" }, { min: 0, then: "B" }], factors: [{ id: "1", points: 5 }] } });
});

it("reads reports and tests", () => {
  const template = loaded({ "/reports/0/values/0/agg": "avg", "/tests/0/given": [{ name: "a" }, { name: "b" }], "/tests/0/expect": { issues: ["signed-has-amount", "schema/required", "key/name", "rule/signed-has-amount"], class: { grade: "A" }, duplicates: 1 } });
  expect(template.reports[0]).toMatchObject({ source: "customer", rows: [{ field: "grade" }], columns: [], values: [{ aggregate: "average", field: "amount" }, { aggregate: "count", field: "name" }], minQuality: null });
  expect(template.tests[0]).toMatchObject({ today: "2024-06-01", given: [{ name: "a" }, { name: "b" }], expect: { issues: ["key/name", "rule/signed-has-amount", "schema/required"], classes: { grade: "A" }, duplicates: 1 } });
});

it("loads every fixture of this folder again from its own text", () => {
  for (const name of readdirSync(join(__dirname, "minimal"))) {
    const first = load(readFileSync(join(__dirname, "minimal", name), "utf8"));
    expect(first.ok && load(first.value.source).ok).toBe(true);
  }
});

it("knows the holidays and make-up workdays of the mainland, and lets a company's own days come before them", () => {
  const { calendar } = loaded({ "/calendar": { country: "CN", holidays: ["2026-02-28"], workdays: ["2026-05-01"] } });
  const days = workCalendar(calendar, 1900);
  const worked = (first: string, last: string): number => days.between(serialFromIso(first, 1900)!, serialFromIso(last, 1900)!);
  // The Spring Festival of 2026: nine days off, the Saturday before worked, the Saturday after off by the company's word.
  expect([worked("2026-02-15", "2026-02-23"), worked("2026-02-14", "2026-02-14"), worked("2026-02-28", "2026-02-28"), worked("2026-05-01", "2026-05-05"), worked("2025-10-11", "2025-10-11"), worked("2024-02-18", "2024-02-18")]).toEqual([0, 1, 0, 1, 1, 1]);
});

it("takes the sections and divisions of the industries as options, the divisions of a section where a field decides", () => {
  const fields = { [`${property}/section`]: { "x-type": "enum", "x-optionsFrom": { data: "industrySections" } }, [`${property}/division`]: { "x-optionsFrom": { data: "industries", field: "section" } } };
  const [section, division] = ["section", "division"].map((id) => loaded(fields).tables[0]!.fields.find((field) => field.id === id)!);
  expect([section!.options!.length, division!.options!.length, division!.type, division!.optionsFrom]).toEqual([20, 97, "enum", "section"]);
  expect(division!.options!.find(({ aliases }) => aliases.includes("65"))).toEqual({ code: "软件和信息技术服务业", label: { "zh-CN": "软件和信息技术服务业", en: "Software and information technology services" }, aliases: ["65", "I65"], active: true, parents: ["信息传输、软件和信息技术服务业"] });
  const alone = loaded({ [`${property}/division`]: { "x-optionsFrom": { data: "industries" } } }).tables[0]!.fields.find(({ id }) => id === "division")!;
  expect(alone.options!.every(({ parents }) => parents === undefined)).toBe(true);
});
