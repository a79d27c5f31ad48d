import { createHash } from "node:crypto";
import { makeSmallSample } from "../../tools/sample/makeSample";
import { commandLine, type CommandLine, type Ran } from "./commandLine";

let line: CommandLine;
const { bytes: sample } = makeSmallSample(42, 60);
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const crm = (...argv: readonly string[]): Promise<Ran> => line.crm(...argv.map((word) => (/\.(xlsx|csv|json)$/.test(word) ? line.path(word) : word)));
type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- shapes are what these tests are about
const json = async (...argv: readonly string[]): Promise<Json> => JSON.parse((await crm(...argv, "--format", "json")).out) as unknown;
const text = (name: string): string => new TextDecoder().decode(line.read(name));

beforeAll(async () => {
  line = commandLine();
  line.put("in.xlsx", sample);
  await crm("plan", "in.xlsx", "-o", "plan.json");
});
afterAll(() => line.close());

describe("shapes that machines read", () => {
  it("plan --format json is what -o writes", async () => {
    const plan = await json("plan", "in.xlsx");
    expect(JSON.parse(text("plan.json"))).toEqual(plan);
    expect(Object.keys(plan)).toEqual(["kind", "version", "source", "template", "columns", "steps"]);
    expect([plan.kind, plan.version, plan.template]).toEqual(["crm-sheets/cleaning-plan", 1, null]);
    for (const column of plan.columns) expect(Object.keys(column)).toEqual(["key", "header", "occurrence", "aliases", "field", "type", "dayFirst"]);
    expect(plan.steps.length).toBeGreaterThan(10);
    for (const step of plan.steps) {
      expect(Object.keys(step)).toEqual(["id", "kind", "column", "reason", "lossless", "chosen", "cells", "samples", "params"]);
      expect(step.chosen).toBe(step.lossless);
      expect(step.cells).toBeGreaterThan(0);
      expect(step.samples.length).toBeGreaterThan(0);
      for (const one of step.samples) expect(Object.keys(one)).toEqual(["at", "before", "after"]);
    }
  });

  it("clean --format json tells of every step", async () => {
    const cleaned = await json("clean", "in.xlsx", "--plan", "plan.json", "-o", "out.xlsx");
    expect(Object.keys(cleaned)).toEqual(["change", "sheet", "edits", "removedRows", "steps", "unknownColumns"]);
    expect(cleaned.change).toBe("C000001");
    for (const step of cleaned.steps) {
      expect(Object.keys(step)).toEqual(["id", "chosen", "applied", "cells", "samples", "reason"]);
      expect(step.reason === null).toBe(step.applied);
    }
    expect(cleaned.steps.map((step: Json) => [step.id, step.cells])).toEqual(JSON.parse(text("plan.json")).steps.map((step: Json) => [step.id, step.chosen ? step.cells : 0]));
  });

  it("profile --format json", async () => {
    const { tables } = await json("profile", "in.xlsx");
    for (const table of tables) {
      expect(Object.keys(table)).toEqual(["sheet", "area", "headerRow", "headerRows", "records", "columns", "duplicates", "hints"]);
      expect(Object.keys(table.hints)).toEqual(["found", "others", "notCompared"]);
      for (const column of table.columns) {
        expect(Object.keys(column)).toEqual(["column", "letter", "header", "type", "filled", "fillRate", "placeholders", "distinct", "once", "unique", "nearKey", "constant", "top", "formats", "otherFormats", "standardFormat", "rareFormats", "numbers", "lengths", "dates", "dayOrder", "cells", "mixed", "formulas", "errors", "faults", "scripts", "textNumbers", "digitsLost", "variants"]);
        expect(Object.keys(column.type)).toEqual(["type", "confidence", "lossless", "evidence", "reads", "exceptions"]);
      }
    }
  });

  it.each(["plan", "profile"])("%s --format csv has a header and as many cells in each line", async (command) => {
    const lines = (await crm(command, "in.xlsx", "--format", "csv")).out.split("\r\n");
    expect(lines[0]).toMatch(/^(step|sheet),/);
    expect(lines.length).toBeGreaterThan(10);
  });
});

describe("the way through", () => {
  it("reads only until clean, cleans once, and undo gives the cells back", async () => {
    const before = hash(line.read("in.xlsx"));
    for (const argv of [["profile", "in.xlsx"], ["plan", "in.xlsx"], ["plan", "in.xlsx", "-o", "p2.json"], ["clean", "in.xlsx", "--plan", "plan.json", "-o", "out.xlsx"]]) expect((await crm(...argv)).code).toBe(0);
    expect(hash(line.read("in.xlsx"))).toBe(before);
    expect((await json("clean", "out.xlsx", "--plan", "plan.json", "-o", "out2.xlsx")).change).toBeNull();
    expect(text("p2.json")).toBe(text("plan.json"));
    expect((await crm("undo", "out.xlsx", "-o", "back.xlsx")).code).toBe(0);
    expect((await crm("plan", "back.xlsx", "--format", "json")).out).toBe((await crm("plan", "in.xlsx", "--format", "json")).out);
  });

  it("--only does a step that is not ticked, --without leaves one out", async () => {
    const only = await json("clean", "in.xlsx", "--plan", "plan.json", "-o", "o.xlsx", "--only", "placeholder", "--only", "trim");
    expect(new Set(only.steps.filter((step: Json) => step.applied).map((step: Json) => step.id.split("/")[0]))).toEqual(new Set(["placeholder", "trim"]));
    const without = await json("clean", "in.xlsx", "--plan", "plan.json", "-o", "o.xlsx", "--without", "normalize");
    expect(without.steps.filter((step: Json) => step.applied && step.id.startsWith("normalize/"))).toEqual([]);
  });

  it("a step that does not fit the next file is exit 1 with its reason, a plan that fits nothing is exit 2", async () => {
    line.put("other.csv", "客户等级,行业类别,备注\r\n" + Array.from({ length: 12 }, (_, i) => `A, 制造${i} ,x${i}\r\n`).join(""));
    const some = await crm("clean", "other.csv", "--plan", "plan.json", "-o", "o.xlsx", "--lang", "zh-CN");
    expect([some.code, some.out]).toEqual([1, expect.stringContaining("✗ normalize/联系方式 手机号码  这个文件里没有“联系方式 手机号码”列。")]);
    line.put("none.csv", "品名,库存\r\n" + Array.from({ length: 12 }, (_, i) => `商品${i},${i}\r\n`).join(""));
    const none = await crm("clean", "none.csv", "--plan", "plan.json", "-o", "none.xlsx");
    expect([none.code, line.files().includes("none.xlsx")]).toEqual([2, false]);
    expect(none.err).toContain("没有改动");
  });

  it.each([
    [["clean", "in.xlsx", "-o", "x.xlsx"], "plan.json"],
    [["clean", "in.xlsx", "--plan", "nothing.json", "-o", "x.xlsx"], "nothing.json"],
    [["clean", "in.xlsx", "--plan", "plan.json"], "-o"],
    [["clean", "in.xlsx", "--plan", "plan.json", "-o", "x.xlsx", "--only", "polish"], "polish"],
    [["plan", "in.xlsx", "-o", "plan.xlsx"], ".json"],
    [["plan", "in.xlsx", "--in-place"], "--in-place"],
  ])("%j is refused with what to do", async (argv, said) => {
    const ran = await crm(...argv);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(said)]);
    expect(line.files()).not.toContain("x.xlsx");
  });

  it.each(["zh-CN", "en"])("speaks %s without gaps", async (lang) => {
    for (const argv of [["profile", "in.xlsx"], ["plan", "in.xlsx"], ["clean", "in.xlsx", "--plan", "plan.json", "-o", "o.xlsx"]]) {
      const { out } = await crm(...argv, "--lang", lang);
      expect(out).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
      if (lang === "en") expect(out.split("\n").filter((row) => /^[^“"]*[，。]/.test(row) && !/汉|客户|联系|商务|跟进/.test(row))).toEqual([]);
    }
  });
});
