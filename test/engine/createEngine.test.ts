import { createEngine } from "../../src/engine/createEngine";
import { newRecordIds } from "../../src/engine/recordIds";
import { nodeTools } from "../../src/cli/main";
import { encodeColumn } from "../../src/records/recordTable";
import { loadTemplate } from "../../src/template/loadTemplate";
import { must } from "../contracts/sampleWorkbook";
import { customerTemplate, field, smallTemplate } from "../pipeline/book";

const tools = nodeTools("engine");
const load = (template: object | Uint8Array) => must(loadTemplate(template instanceof Uint8Array ? template : new TextEncoder().encode(JSON.stringify(template)), tools));
const circumstances = { today: 46097, now: 46097.5, me: null, dateSystem: 1900 as const, dayFirst: {} };
const records = (table: string, columns: { readonly [id: string]: readonly (string | number | null)[] }, ids?: readonly (string | null)[]) => {
  const size = Object.values(columns)[0]!.length;
  return { table, ids: ids ?? new Array<null>(size).fill(null), rows: Uint32Array.from({ length: size }, (_, i) => i + 2), columns: Object.fromEntries(Object.entries(columns).map(([id, values]) => [id, encodeColumn(values)])), formulas: {} };
};

describe("the engine's door", () => {
  const template = load(customerTemplate);
  const input = { template: { hash: template.hash, source: template.source }, records: records("customer", { name: ["上海甲乙贸易有限公司", "上海甲乙贸易公司"], mobile: ["138 1234 5678", "13812345678"], stage: ["成交", "意向"], contact: ["张三", "张三"] }), circumstances };

  it("takes and gives plain data only: everything survives a message between threads", async () => {
    const engine = createEngine(tools);
    const sent = structuredClone(input);
    const findings = must(await engine.check(sent));
    const duplicates = must(await engine.dedupe(sent));
    const classes = must(await engine.classify({ ...sent, lang: "zh-CN" }));
    const plan = await engine.merge({ ...sent, merge: [0, 1], rule: null, keep: 0, values: {} });
    const pivot = await engine.report({ ...sent, report: "by-grade-industry", blankRows: 0, idColumn: -1, dateSystem: 1900, tableColumns: ["name", "mobile", "stage", "contact", "industry", "grade", "dealAmount"].map((id) => ({ name: id, field: id })), tableName: "T", lang: "en", sheet: "S", row: 0, column: 0 });
    for (const made of [findings, duplicates, classes, plan, pivot]) expect(structuredClone(made)).toEqual(made);
    // Related pairs, of which there may be a million, are columns of numbers.
    for (const made of [findings, duplicates.map((result) => ({ ...result, related: null })), classes, plan, pivot]) expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(duplicates.map(({ related: { a, b } }) => [a, b])).toEqual(duplicates.map(() => [expect.any(Uint32Array), expect.any(Uint32Array)]));
    expect(findings.length).toBeGreaterThan(2);
    expect((await engine.describe({ ...sent, table: "customer", findings, lang: "en" })).filter((text) => /\{\w+\}|undefined/.test(text) || text === "")).toEqual([]);
  });

  it("does not change what it is given", async () => {
    const before = structuredClone(input);
    const engine = createEngine(tools);
    await engine.check(input);
    await engine.dedupe(input);
    await engine.classify({ ...input, lang: "en" });
    expect(input).toEqual(before);
  });

  it("tells of long work as it goes on, and ends it where somebody says so", async () => {
    const engine = createEngine(tools);
    for (const work of ["check", "watch", "dedupe", "classify"] as const) {
      const told: number[] = [];
      must<unknown>(await engine[work]({ ...input, lang: "en" }, { progress: (_, done, total) => told.push(done / total) }));
      expect(told.length).toBeGreaterThan(1);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(told.at(-1)).toBe(1);
      let asked = 0;
      const ended = await engine[work]({ ...input, lang: "en" }, { cancelled: () => ++asked === 2 });
      expect(ended.ok ? [] : ended.problems.map(({ code }) => code)).toEqual(["engine/cancelled"]);
      expect(asked).toBe(2);
    }
  });

  it("tells of a field that is worked out while it goes through the records, and stops there", async () => {
    const sum = load(smallTemplate({ a: field("number", "甲"), b: field("number", "乙", { "x-compute": "[a]*2" }) }));
    const engine = createEngine(tools);
    const many = { template: { hash: sum.hash, source: sum.source }, records: records(sum.tables[0]!.id, { a: Array.from({ length: 9000 }, (_, i) => i), b: [2, ...Array.from({ length: 8999 }, (_, i) => 2 * (i + 1))] }), circumstances };
    let asked = 0;
    const values = must(await engine.workedOut(many, { cancelled: () => ++asked > 1e6 }));
    expect(values["b"]!.dictionary[values["b"]!.codes[4500]!]).toBe(9000);
    const inOneGo = asked;
    expect(must(await engine.check(many)).map(({ rule, at }) => [rule, at[0]!.row])).toEqual([["compute/b", 2]]);
    // Reading the two columns is asked twice; the rest is within the one field.
    expect(inOneGo).toBeGreaterThan(4);
    asked = 0;
    const ended = await createEngine(tools).workedOut(many, { cancelled: () => ++asked === inOneGo - 1 });
    expect(ended.ok ? [] : ended.problems.map(({ code }) => code)).toEqual(["engine/cancelled"]);
  });

  it("throws for a template that was never accepted and for a table that it has not: mistakes of the caller", async () => {
    const engine = createEngine(tools);
    await expect(engine.check({ ...input, template: { hash: "x", source: "{}" } })).rejects.toThrow(/refused/);
    await expect(engine.check({ ...input, records: { ...input.records, table: "other" } })).rejects.toThrow(/other/);
  });
});

describe("record ids", () => {
  const def = load(smallTemplate({ code: field("autoNumber", "编号", { "x-autoNumber": "C{yyyy}-{seq:4}" }), name: field("text", "名称") }, { table: { recordId: "code" } })).tables[0]!;

  it("follow the highest that is there, and keep what was brought", () => {
    const own = load(smallTemplate({ name: field("text", "名称") })).tables[0]!;
    expect(newRecordIds(own, records("small", { name: ["a", "b", "c"] }), null, 46097)).toEqual(["R0000001", "R0000002", "R0000003"]);
    expect(newRecordIds(own, records("small", { name: ["a", "b", "c"] }, [null, "R0000041", null]), null, 46097)).toEqual(["R0000042", "R0000041", "R0000043"]);
  });

  it("are the template's own numbers where it has them", () => {
    expect(newRecordIds(def, records("small", { code: ["C2026-0007", null, null], name: ["a", "b", "c"] }), "code", 46097)).toEqual(["C2026-0007", "C2026-0008", "C2026-0009"]);
  });
});
