import { lintTemplate, lints } from "../../src/template/lint/index";
import { customerTemplate } from "../templates/customer";
import { bent, load } from "./support";

const customer = "/tables/customer";
/** `severity code pointer` of what is found, but for what every one of these small templates lacks. */
const found = (changes: object, keep = (code: string): boolean => !["missing-owner", "missing-test", "unused"].includes(code)) => {
  const template = load(bent(changes as { readonly [pointer: string]: unknown }));
  if (!template.ok) throw new Error(JSON.stringify(template.problems));
  return lintTemplate(template.value).filter(({ code }) => keep(code.slice("lint/".length)));
};
const told = (...given: Parameters<typeof found>) => found(...given).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer!.replace(customer, "")}`);
const rule = (assert: string, more: object = {}) => ({ id: `r${assert.length}`, assert, message: { "zh-CN": "说明。", en: "Text." }, ...more });
const rules = (...list: readonly object[]) => ({ [`${customer}/rules`]: list, "/tests": [] });

describe("the linter", () => {
  it("finds nothing to say about the minimal template, and no warning in the shipped one", () => {
    expect(told({})).toEqual([]);
    expect(lintTemplate(customerTemplate).filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("says of each finding where it stands and what to do, in both languages", () => {
    const all = found({ ...rules(rule("[amount]>=0", { message: "只有中文" })), [`${customer}/keys`]: [{ fields: ["name"] }, { fields: ["name", "mobile"] }] }, () => true);
    expect(all.length).toBeGreaterThan(4);
    for (const { line, column, message, hint } of all) {
      expect([line! > 0, column! > 0]).toEqual([true, true]);
      for (const text of [message, hint]) expect([/[\p{Script=Han}]/u.test(text["zh-CN"]), text.en.length > 0, /[。？]$/.test(text["zh-CN"])]).toEqual([true, true, true]);
    }
    expect(lints.map(({ name }) => name)).toEqual([...lints.map(({ name }) => name)].sort());
  });

  it("finds duplicate rules whose action has no occasion, and refusals by likeness that nobody can lift", () => {
    const dedupe = (more: object) => ({ [`${customer}/dedupe`]: [{ id: "same", match: [{ field: "mobile", method: "exact" }], ...more }] });
    expect(told(dedupe({ action: "block", on: ["bulk"] }))).toEqual(["warning lint/duplicate-rules /dedupe/0/action", "info lint/duplicate-rules /dedupe/0/action"]);
    expect(told(dedupe({ action: "block" }))).toEqual(["info lint/duplicate-rules /dedupe/0/action"]);
    expect(told(dedupe({ action: "block", mustMatch: ["mobile"] }))).toEqual([]);
    expect(told(dedupe({ on: ["create"] }))).toEqual([]);
  });

  it("finds layouts of a form that nobody ever sees", () => {
    const one = { sections: [{ title: { "zh-CN": "一", en: "One" }, fields: ["name"] }] };
    const roles = { "/roles": [{ id: "boss" }, { id: "staff" }], "/people": [{ id: "w", name: "王", roles: ["boss", "staff"] }] };
    expect(told({ ...roles, [`${customer}/layout`]: { variants: [{ when: "AND([staff]>9, [staff]<3)", ...one }, { roles: ["boss"], ...one }, { roles: ["boss"], when: "[staff]>3", ...one }, { roles: ["boss", "staff"], when: "[staff]>3", ...one }] } }))
      .toEqual(["warning lint/dead-layout /layout/variants/0/when", "warning lint/dead-layout /layout/variants/2"]);
  });

  it("finds colours that text cannot be read on", () => {
    expect(told({ [`${customer}/schema/properties/amount/x-colorScale`]: [{ at: 0, color: "FFFFFF" }, { at: 5, color: "0000FF" }] })).toEqual(["warning lint/color-scale /schema/properties/amount/x-colorScale/1/color"]);
  });

  it("finds rules that never or always fire, among the values that the fields let pass", () => {
    expect(told(rules(rule("[amount]>=0")))).toEqual(["warning lint/dead-rule /rules/0/assert"]);
    expect(told(rules(rule("[staff]>5", { when: "AND([staff]>9, [staff]<3)" })))).toEqual(["warning lint/dead-rule /rules/0/when"]);
    expect(told(rules(rule("AND([amount]>5, [amount]<3)", { when: "[amount]>=0" })))).toEqual(["error lint/dead-rule /rules/0/assert"]);
    expect(told(rules(rule("[amount]>0"), rule("LEN([name])>3"), rule("[signed]<=TODAY()")))).toEqual([]);
  });

  it("finds rules that cannot both be kept, with the case in which they meet", () => {
    const [clash] = found(rules(rule("[amount]>100", { when: "[grade]=\"A\"" }), rule("[amount]<50", { when: "[staff]>10" })));
    expect([clash!.code, clash!.severity]).toEqual(["lint/contradiction", "error"]);
    expect(clash!.message.en).toContain("Staff 11, Grade A");
    expect(told(rules(rule("[amount]>100", { when: "[grade]=\"A\"" }), rule("[amount]<50", { when: "[grade]=\"B\"" })))).toEqual([]);
    // Each forbids what the other asks about: they agree.
    expect(told(rules(rule("[grade]=\"A\"", { when: "[amount]>0" }), rule("NOT([amount]>0)", { when: "[grade]<>\"A\"" })))).toEqual([]);
  });

  it("finds keys that another key makes superfluous, with the fix", () => {
    const keys = [{ fields: ["name"] }, { fields: ["name", "mobile"] }];
    const [finding] = found({ [`${customer}/keys`]: keys });
    expect([finding!.code, finding!.fix]).toEqual(["lint/subsumed-key", [{ op: "remove", path: `${customer}/keys/1` }]]);
    expect(told({ [`${customer}/keys`]: [{ fields: ["name"], mode: "warn" }, keys[1]] })).toEqual([]);
    expect(told({ [`${customer}/keys`]: [{ fields: ["name"], when: "[amount]>0" }, keys[1]] })).toEqual([]);
  });

  it("finds choices that are no options, at the character where they stand, and names the one that is meant", () => {
    const [finding] = found(rules(rule("OR([amount]>0, [grade]=\"D\")"))).filter(({ code }) => code === "lint/unknown-choice");
    expect([finding!.pointer, finding!.message.en]).toEqual([`${customer}/rules/0/assert`, "“D” is no option of Grade: they are never equal."]);
  });

  it("finds options that the classification never gives, rows never reached, gaps and factors without effect", () => {
    const classify = (one: object) => ({ [`${customer}/classify`]: [{ target: "grade", ...one }], "/tests": [] });
    expect(told(classify({ table: [{ when: "[amount]>=10", then: "A" }, { when: "[amount]>=20", then: "B" }], else: "A" }))).toEqual(["warning lint/dead-option /schema/properties/grade/x-options/2", "warning lint/decision-table /classify/0/table/1"]);
    expect(told(classify({ table: [{ when: "[amount]>=10", then: "A" }, { when: "[amount]<10", then: "B" }, { when: "[staff]>0", then: "C" }], else: null }))).toEqual(["warning lint/decision-table /classify/0/table"]);
    expect(told(classify({ score: { factors: [{ when: "[amount]>=10", points: 5, label: { "zh-CN": "大", en: "Large" } }, { when: "[staff]<0", points: 9, label: { "zh-CN": "少", en: "Few" } }], bands: [{ min: 9, then: "A" }, { min: 5, then: "B" }] }, else: "C" })))
      .toEqual(["warning lint/scorecard /classify/0/score/factors/1/when", "warning lint/scorecard /classify/0/score/bands"].sort((a, b) => (a.includes("bands") ? 1 : b.includes("bands") ? -1 : 0)));
  });

  it("finds texts in one language, places that nothing fills, parts that nobody uses, and what has no owner or test", () => {
    expect(told(rules(rule("[amount]>0", { message: "金额 {amount} 和 {staff}，{nobody}" })))).toEqual(["warning lint/message-place /rules/0/message", "warning lint/message-place /rules/0/message", "warning lint/missing-translation /rules/0/message"]);
    expect(told({ "/people": [{ id: "a", name: "甲" }], [`${customer}/schema/$defs`]: { spare: {} } }, (code) => code === "unused").filter((each) => each.startsWith("warning"))).toEqual(["warning lint/unused /schema/$defs/spare", "warning lint/unused /people"]);
    expect(told({}, (code) => code.startsWith("missing"))).toEqual(["warning lint/missing-owner ", "warning lint/missing-test /keys/0", "warning lint/missing-test /dedupe"]);
    expect(told({ "/owner": "销售部" }, (code) => code === "missing-owner")).toEqual([]);
  });
});

describe("the linter about Excel", () => {
  it("names the limits of single values that no validation can say", () => {
    const fields = { a: { pattern: "^A\\d{4}$" }, b: { pattern: "A" }, c: { format: "uri", "x-native": "none" }, d: { format: "uri", pattern: "^[A-Z]{5}$", "x-normalize": ["upper"] }, e: { type: "number", exclusiveMinimum: 0, multipleOf: 0.5 }, f: { not: { const: "x" } } };
    const only = found(Object.fromEntries(Object.entries(fields).map(([id, json]) => [`${customer}/schema/properties/${id}`, json])), (code) => code === "pane-only");
    expect(only.map(({ severity, pointer }) => [severity, pointer!.replace(`${customer}/schema/properties`, "")])).toEqual(["/b/pattern", "/d/format", "/d/pattern", "/f/not"].map((pointer) => ["info", pointer]));
  });

  it("names the rules that no Excel formula can say", () => {
    const only = found(rules(rule('MATCHES([name], "[A-Z]+(?:x|yy)*")'), rule("[amount]>0")), (code) => code === "pane-only");
    expect(only.map(({ severity, pointer }) => [severity, pointer])).toEqual([["info", `${customer}/rules/0/assert`]]);
  });
});
