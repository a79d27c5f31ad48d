import { testTemplate } from "../../../src/engine/testTemplate";
import { mutateTemplate } from "../../../src/engine/mutation/runMutants";
import { bent, load } from "../../template/support";

const customer = "/tables/customer";
const rules = [{ id: "big-has-date", when: "[amount]>=100", assert: "NOT(ISBLANK([signed]))", message: { "zh-CN": "大额要有日期。", en: "A large one needs a date." } }];
/** The limits of the small template, left out. */
const noLimits = Object.fromEntries(["name/minLength", "name/maxLength", "amount/minimum", "staff/minimum"].map((place) => [`${customer}/schema/properties/${place}`, undefined]));
const mutation = (tests: readonly object[], changes: object = {}) => {
  const template = load(bent({ [`${customer}/schema/required`]: [], [`${customer}/keys`]: [], [`${customer}/dedupe`]: [], [`${customer}/classify`]: [], [`${customer}/schema/dependentRequired`]: undefined, ...noLimits, [`${customer}/rules`]: rules, "/tests": tests, ...changes }));
  if (!template.ok) throw new Error(JSON.stringify(template.problems));
  return mutateTemplate(template.value);
};
const test = (given: object | readonly object[], expect: object) => ({ table: "customer", today: "2024-06-01", given, expect });
const left = ({ survivors }: ReturnType<typeof mutation>) => survivors.map(({ kind, from, to }) => `${kind} ${from} → ${to}`);

describe("mutating a template", () => {
  it("lists each change that no test notices, with its place and a record on which it would show", () => {
    const { survivors, score, mutants } = mutation([test({ amount: 5000 }, { issues: ["big-has-date"] })]);
    expect(mutants).toBe(9);
    expect(survivors.map(({ kind, example }) => [kind, example])).toEqual([
      ["condition", { amount: 90, signed: null }],
      ["comparison", { amount: 100, signed: null }],
      ["boundary", { amount: 90, signed: null }],
      ["boundary", { amount: 100, signed: null }],
      ["severity", { amount: 100, signed: null }],
      ["message", { amount: 100, signed: null }],
    ]);
    expect(score).toBeCloseTo(2 / 8);
    const boundary = survivors.find(({ to }) => to === "110")!;
    expect([boundary.pointer, boundary.name, boundary.from]).toEqual([`${customer}/rules/0/when`, "big-has-date", "100"]);
    expect([boundary.line, boundary.column]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it("does not count a change that provably changes nothing", () => {
    // `strict` says nothing where assert is never unknown; whole numbers know nothing between 4 and 5.
    const { equivalent } = mutation([test({ amount: 5000 }, { issues: ["big-has-date"] })]);
    expect(equivalent).toBe(1);
  });

  it("gives 1 where the tests see the limit from both sides, the message and the severity", () => {
    const full = mutation([
      test({ amount: 100 }, { issues: [{ issue: "big-has-date", severity: "error", message: "大额" }] }),
      test({ amount: 99 }, { issues: [] }), test({ amount: 91 }, { issues: [] }), test({}, { issues: [] }),
      test({ amount: 100, signed: "2024-01-01" }, { issues: [] }),
    ]);
    expect([left(full), full.score]).toEqual([[], 1]);
  });

  it("tries keys, duplicate rules and classes as well", () => {
    const parts = {
      [`${customer}/schema/required`]: ["name"], [`${customer}/rules`]: [], [`${customer}/keys`]: [{ fields: ["name", "mobile"], mode: "warn" }],
      [`${customer}/dedupe`]: [{ id: "same", block: [{ field: "name", key: "exact" }], match: [{ field: "name", method: "exact", weight: 20 }, { field: "mobile", method: "phone", weight: 20 }], mustNotDiffer: ["signed"] }],
      [`${customer}/classify`]: [{ target: "grade", table: [{ when: "[amount]>=10", then: "A" }], else: "B" }],
    };
    expect(left(mutation([], parts))).toEqual([
      "required name → ", "dropped name+mobile → ", "field name → ", "field mobile → ", "blanks ignore → equal", "severity warn → block",
      "dropped same → ", "match name exact → ", "match mobile phone → ", "gate signed → ",
      "dropped 1 → ", "comparison [amount] >= 10 → [amount] > 10", "boundary 10 → 9", "boundary 10 → 11", "swapped A → B", "otherwise B → A",
    ]);
    const a = { name: "甲公司", mobile: "13812345678" };
    const tests = [
      test([a, a], { issues: [{ issue: "key/name+mobile", severity: "warning" }], duplicates: 1 }), test([a, { ...a, mobile: "13912345678" }], { issues: [] }), test([{ name: "甲公司" }, { name: "甲公司" }], { issues: [] }),
      test([a, { ...a, name: "乙公司" }], { issues: [] }), test({ mobile: "13812345678" }, { issues: ["schema/required"] }),
      test([{ ...a, signed: "2024-01-01" }, { ...a, signed: "2024-01-02" }], { duplicates: 0 }),
      test({ ...a, amount: 10 }, { class: "A" }), test({ ...a, amount: 9.5 }, { class: "B" }), test(a, { class: "B" }),
    ];
    const found = mutation(tests, parts);
    expect(left(found)).toEqual(["match mobile phone → "]);
    expect(mutation(tests, parts)).toEqual(found);
  });

  it("tries moments, roles and what becomes of records whose reference goes", () => {
    const parts = {
      "/roles": [{ id: "boss" }], "/people": [{ id: "w", name: "王", roles: ["boss"] }, { id: "l", name: "李" }],
      [`${customer}/rules`]: [{ ...rules[0], at: ["save", "import"], override: { roles: ["boss"] } }],
      [`${customer}/classify`]: [{ target: "grade", table: [{ when: "[amount]>=10", then: "A" }], else: "B", override: { allowed: false } }],
      [`${customer}/schema/properties/stage`]: { enum: ["新", "成交"] }, [`${customer}/schema/properties/parent`]: { "x-type": "ref" },
      [`${customer}/stages`]: { field: "stage", list: [{ id: "新" }], transitions: [{ to: "成交", roles: ["boss"] }] },
      [`${customer}/relations`]: [{ from: "parent", to: "customer", onDelete: "restrict", onArchive: "setNull" }],
    };
    const asked = (found: ReturnType<typeof mutation>): readonly string[] => found.survivors.filter(({ kind }) => ["moment", "role", "going"].includes(kind)).map(({ kind, name, from, to }) => `${kind} ${name} ${from} → ${to}`);
    expect(asked(mutation([test({ amount: 100 }, { issues: ["big-has-date"] })], parts))).toEqual([
      "moment big-has-date save, import → ", "moment big-has-date save → ", "moment big-has-date import → ", "role big-has-date big-has-date → ",
      "role grade grade → ", "role stage/role 成交 → ", "going relation/parent onArchive setNull → cascade", "going relation/parent onDelete restrict → cascade",
    ]);
    const tests = [
      { ...test({ amount: 100 }, { issues: ["big-has-date"] }), at: "save" }, { ...test({ amount: 100 }, { issues: ["big-has-date"], mayKeep: ["big-has-date"] }), at: "import", me: "王" },
      { ...test({ amount: 100 }, { issues: [] }), at: "check" }, { ...test({ amount: 100, grade: "B" }, { issues: ["big-has-date", "classification/outdated"], mayKeep: [] }), me: "李" },
      { ...test({ stage: "成交" }, { issues: ["stage/role"] }), me: "李", before: { stage: "新" } }, { ...test({ stage: "成交" }, { issues: [] }), me: "王", before: { stage: "新" } },
      test([{ parent: "T2" }, {}], { onDelete: { parent: "restrict" }, onArchive: { parent: "setNull" } }),
    ];
    const template = load(bent({ [`${customer}/schema/required`]: [], [`${customer}/keys`]: [], [`${customer}/dedupe`]: [], [`${customer}/schema/dependentRequired`]: undefined, ...noLimits, "/tests": tests, ...parts }));
    expect(template.ok ? testTemplate(template.value).map(({ place, message }) => `${place!} ${message.en}`) : template.problems).toEqual([]);
    expect(asked(mutation(tests, parts))).toEqual([]);
  });

  it("tries what duplicate rules do, when, for whom, with which words, and what a merge makes of records", () => {
    const lexicons = { forms: { 有限公司: "", 股份有限公司: "", 集团: "" } };
    const parts = {
      "/lexicons": lexicons, "/roles": [{ id: "boss" }], "/people": [{ id: "w", name: "王", roles: ["boss"] }, { id: "l", name: "李" }], [`${customer}/rules`]: [], [`${customer}/schema/properties/former`]: {},
      [`${customer}/dedupe`]: [{ id: "same", match: [{ field: "name", method: "normalized", weight: 30 }], lexicon: { words: ["forms"], differ: ["集团"] }, on: ["create", "import"], action: "block", override: { roles: ["boss"] }, master: "oldest", survive: { mobile: "manual", "*": "longest" }, keepLoser: { names: { of: "name", in: "former" } }, relink: "restrict" }],
      "/tables/order": { sheet: "订单", subject: "organisation", schema: { type: "object", properties: { of: { "x-type": "ref" } } }, relations: [{ from: "of", to: "customer" }] },
    };
    const asked = (found: ReturnType<typeof mutation>): readonly string[] => found.survivors.filter(({ part }) => part === "dedupe").map(({ kind, from, to }) => `${kind} ${from} → ${to}`);
    const all = ["dropped same → ", "words forms → ", "words 集团 → ", "action block → warn", "role same → ", "moment create, import → ", "moment create → ", "moment import → ", "survivor master the oldest → ", "survivor mobile a person chooses → ", "survivor * the longest → ", "survivor former → ", "going relink restrict → relink"];
    expect(asked(mutation([], parts))).toEqual(all);
    const [a, b] = [{ name: "甲有限公司" }, { name: "甲股份有限公司" }];
    const tests = [
      test([a, b], { repeats: "block" }), { ...test([a, b], { repeats: "warn" }), me: "王" }, { ...test([a, b], { repeats: "block" }), me: "李" }, { ...test([a, b], { repeats: "block" }), me: "王", at: "import" }, { ...test([a, b], { repeats: "none" }), before: [a, { name: "乙" }] },
      test([a, { name: "甲集团有限公司" }], { repeats: "none" }), { ...test([a, b], { merged: null }), related: { order: [{ of: "T1" }, { of: "T2" }] } },
      test([{ ...a, mobile: "13812345678", amount: 1000, signed: "2024-02-01" }, { ...b, mobile: "13912345678", amount: 10, signed: "2024-01-01" }], { merged: { name: "甲股份有限公司", former: "甲有限公司", amount: 1000, signed: "2024-01-01" }, mergeAsks: ["mobile"] }),
    ];
    const template = load(bent({ [`${customer}/schema/required`]: [], [`${customer}/keys`]: [], [`${customer}/classify`]: [], [`${customer}/schema/dependentRequired`]: undefined, ...noLimits, "/tests": tests, ...parts }));
    expect(template.ok ? testTemplate(template.value).map(({ place, message }) => `${place!} ${message.en}`) : template.problems).toEqual([]);
    expect(asked(mutation(tests, parts))).toEqual([]);
  });

  it("tries stages, relations, values that are worked out, limits and the cuts of a score as well", () => {
    const parts = {
      [`${customer}/rules`]: [], [`${customer}/schema/properties/share`]: { type: "number", minimum: 0, maximum: 1 }, [`${customer}/schema/properties/rest`]: { type: "number", "x-compute": "1-[share]" },
      [`${customer}/schema/properties/stage`]: { enum: ["新", "成交", "丢单"] }, [`${customer}/schema/properties/since`]: { "x-type": "date" }, [`${customer}/schema/properties/why`]: {}, [`${customer}/schema/properties/parent`]: { "x-type": "ref" },
      [`${customer}/stages`]: { field: "stage", entered: "since", list: [{ id: "新", maxAge: "P30D" }, { id: "丢单", reason: { field: "why" } }], transitions: [{ to: "成交", require: ["mobile"], assert: "[share]>0", message: "no share" }] },
      [`${customer}/relations`]: [{ from: "parent", to: "customer", filter: "[parent.stage]=[stage]", integrity: { orphan: "warning" } }],
    };
    const all = left(mutation([], parts));
    expect(all.filter((one) => !/name|amount|signed/.test(one))).toEqual([
      "limit share minimum 0 → ", "limit share maximum 1 → ", "arithmetic 1 - [share] → 1 + [share]",
      "gate mobile → ", "comparison [share] > 0 → [share] >= 0", "boundary 0 → -1", "boundary 0 → 1", "limit 新 maxAge → ", "gate why → ",
      "condition [parent.stage]=[stage] → ", "comparison [parent.stage] = [stage] → [parent.stage] <> [stage]", "gate parent → ",
    ]);
    const quiet = { parent: "P", rest: 0.5, share: 0.5 };
    const tests = [
      test({ ...quiet, share: -1, rest: 2 }, { issues: ["relation/parent", "schema/minimum"] }), test({ ...quiet, share: 2, rest: -1 }, { issues: ["relation/parent", "schema/maximum"] }),
      test(quiet, { issues: ["relation/parent"] }), test({ ...quiet, stage: "成交" }, { issues: ["relation/parent", "stage/gate"] }),
      test({ ...quiet, stage: "新", since: "2024-01-01" }, { issues: ["relation/parent", "stage/overdue"] }), test({ ...quiet, stage: "丢单" }, { issues: ["relation/parent", "stage/reason"] }),
      test({ rest: 0.5, share: 0.5 }, { issues: ["relation/parent"] }),
    ];
    expect(left(mutation(tests, parts)).filter((one) => !/name|amount|signed/.test(one))).toEqual([
      "comparison [share] > 0 → [share] >= 0", "boundary 0 → -1", "boundary 0 → 1",
      "condition [parent.stage]=[stage] → ", "comparison [parent.stage] = [stage] → [parent.stage] <> [stage]",
    ]);
  });
});
