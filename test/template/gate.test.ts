import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readJson, readText, templateLimits } from "../../src/template/gate";
import { scanJson } from "../../src/template/jsonText";
import { loadTemplate } from "../../src/template/loadTemplate";
import { quickJson } from "../../src/template/quickJson";
import { describeShared } from "../support/shared";
import { bent, load, minimalText, problemsOf, told, tools } from "./support";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array): ReturnType<typeof readJson> => {
  const text = readText(bytes, tools.decodeUtf8);
  return text.ok ? readJson(text.value) : text;
};
const place = (text: string): readonly unknown[] => problemsOf(readJson(text)).map(({ code, pointer, line, column }) => [code.replace("template/", ""), pointer, line, column]);

describeShared("the JSON parsing suite", "suites/json-parsing", (root) => {
  const cases = readdirSync(join(root, "test_parsing")).sort();
  // Valid JSON that the gate refuses all the same: a second key would silently win, a number would be rounded, half a character cannot be stored.
  const stricter: readonly [RegExp, string][] = [[/^y_object_duplicated_key/, "template/duplicate-key"]];

  it.each(cases)("%s", (name) => {
    const result = read(new Uint8Array(readFileSync(join(root, "test_parsing", name))));
    const exception = stricter.find(([pattern]) => pattern.test(name));
    if (exception !== undefined) expect(problemsOf(result).map(({ code }) => code)).toEqual([exception[1]]);
    else if (name.startsWith("y_")) expect(problemsOf(result)).toEqual([]);
    else if (name.startsWith("n_")) expect(result.ok).toBe(false);
    for (const problem of problemsOf(result)) {
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.column).toBeGreaterThan(0);
      expect(problem.message["zh-CN"]).not.toBe("");
    }
  });

  it.each(readdirSync(join(root, "test_transform")).sort())("%s is kept exactly or refused", (name) => {
    const bytes = new Uint8Array(readFileSync(join(root, "test_transform", name)));
    const result = read(bytes);
    if (!result.ok) return expect(result.problems[0]!.code).toMatch(/^template\/(number-precision|duplicate-key|broken-character|not-utf8|not-json)$/);
    const text = Buffer.from(bytes).toString("utf8").replace(/\s/g, "");
    const again = JSON.stringify(result.value.value);
    if (/number_/.test(name)) expect(Number(again.slice(1, -1))).toBe(Number(text.slice(1, -1)));
    else expect(JSON.parse(text)).toEqual(JSON.parse(again));
  });
});

describe("the gate", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty", 1, 1],
    ["a byte order mark", bytesOf("\ufeff{}"), "bom", 1, 1],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), "not-utf8", 1, 1],
    ["UTF-16 without mark", new Uint8Array([0x7b, 0, 0x7d, 0]), "nul", 1, 2],
    ["a NUL", bytesOf('{\n "a\0": 1}'), "nul", 2, 4],
    ["a broken byte", new Uint8Array([0x7b, 0x0a, 0x22, 0xe5, 0xae, 0xa2, 0xc3, 0x28, 0x22, 0x7d]), "not-utf8", 2, 3],
    ["an overlong form", new Uint8Array([0x22, 0xc0, 0xaf, 0x22]), "not-utf8", 1, 2],
    ["a surrogate in UTF-8", new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), "not-utf8", 1, 2],
    ["a cut-off character", new Uint8Array([0x22, 0xe5, 0xae]), "not-utf8", 1, 2],
    ["one byte too many", bytesOf(`"${"a".repeat(templateLimits.bytes)}"`), "too-large", 1, 1],
    ["a login page", bytesOf("<!DOCTYPE html>\n<html></html>"), "web-page", 1, 1],
    ["a deep nest", bytesOf("[".repeat(100_000)), "too-deep", 1, 33],
    ["a deep nest of objects", bytesOf('{"a":'.repeat(5_000)), "too-deep", 1, 161],
    ["too many items", bytesOf(`[${"1,".repeat(20_000)}1]`), "too-many-items", 1, 40_000],
  ])("refuses %s with its place", (_what, bytes, code, line, column) => {
    const result = loadTemplate(bytes, tools);
    expect(problemsOf(result).map((problem) => [problem.code, problem.line, problem.column])).toEqual([[`template/${code}`, line, column]]);
  });

  it.each([
    ['{"a": 1,\n "b": {"c": 1, "c": 2}}', ["duplicate-key", "/b/c", 2, 16]],
    ['{"a": 1, "\\u0061": 2}', ["duplicate-key", "/a", 1, 10]],
    ['{"x": [{}, {"__proto__": {"polluted": 1}}]}', ["forbidden-key", "/x/1/__proto__", 1, 13]],
    ['{"constructor": 1}', ["forbidden-key", "/constructor", 1, 2]],
    ['{"\\u0070rototype": 1}', ["forbidden-key", "/prototype", 1, 2]],
    ['{"a": 9007199254740993}', ["number-precision", "/a", 1, 7]],
    ['{"a": 1e999}', ["number-precision", "/a", 1, 7]],
    ['{"a": 1.0000000000000000005}', ["number-precision", "/a", 1, 7]],
    ['{"a": 123456789012345678901234567890e-29}', ["number-precision", "/a", 1, 7]],
    ['{"a": "\\ud800"}', ["broken-character", "/a", 1, 7]],
    ['{"a": [1, 2,]}', ["not-json", "/a/2", 1, 13]],
    ['{"a": 1,}', ["not-json", "", 1, 9]],
    ["{'a': 1}", ["not-json", "", 1, 2]],
    ['{"a": 1 // why\n}', ["not-json", "/a", 1, 9]],
    ['{"a": [1, {"b": tru}]}', ["not-json", "/a/1/b", 1, 17]],
    ['{"a": "x\ny"}', ["not-json", "/a", 1, 9]],
    ['{"a": 1} {"b": 2}', ["not-json", "", 1, 10]],
    ['{"a": [1, 2', ["cut-off", "/a/2", 1, 12]],
    ['{"a": "x', ["cut-off", "/a", 1, 9]],
    ["{\r\n\"a\": 01}", ["not-json", "/a", 2, 7]],
  ])("%s", (text, expected) => expect(place(text)).toEqual([expected]));

  it.each(['{"a": 0.1, "b": -0, "c": 1e3, "d": 100000000000000000000}', '{"a~/b": "\\ud83d\\ude00 \\u4e2d"}', "[]", '"text"', " \n\t1\r\n"])("takes %s", (text) => {
    expect(place(text)).toEqual([]);
  });

  it("agrees with JSON.parse on what is JSON, whatever is done to a text", () => {
    const pieces = ["{", "}", "[", "]", ",", ":", '"', '"a"', '"b"', "\\", "\\u00e9", "1", "-", "0", ".5", "e1", "true", "null", "fals", " ", "\n", "\u0001", "中"];
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const text = parts.join("");
      const mine = readJson(text);
      let value: unknown;
      try { value = JSON.parse(text); } catch { expect(mine.ok).toBe(false); return; }
      if (mine.ok) expect(mine.value.value).toEqual(value);
      else expect(mine.problems[0]!.code).toBe("template/duplicate-key");
    }), { seed: 20240101, numRuns: 3000 });
  });

  it("agrees with JSON.parse on JSON that is cut or bent in one place", () => {
    fc.assert(fc.property(fc.nat(minimalText.length - 1), fc.constantFrom("", "{", "}", "]", ",", '"', "x", "1", "\\", "\n"), (at, piece) => {
      const text = minimalText.slice(0, at) + piece + minimalText.slice(at + 1);
      let good = true;
      try { JSON.parse(text); } catch { good = false; }
      const mine = readJson(text);
      expect(mine.ok || mine.problems[0]!.code === "template/duplicate-key").toBe(good || mine.ok);
      expect(mine.ok && !good).toBe(false);
    }), { seed: 7, numRuns: 2000 });
  });

  it("takes by the quick way only what the scan takes, and most of that", () => {
    const limits = { depth: 4, items: 9 };
    const pieces = ["{", "}", "[", "]", ",", '"a":', '"b":', '"b"', '"__proto__":', '"\\u0061" :', "12", "1e3", "12345678901234567", '"1e3, \\": "', '"中"', '"\\ud800"', '"\ud83d"', " "];
    let taken = 0;
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const value = quickJson(text, limits);
      if (value === undefined) return;
      taken++;
      expect([scanJson(text, limits).ok, value]).toEqual([true, JSON.parse(text)]);
    }), { seed: 20261128, numRuns: 20_000 });
    expect(taken).toBeGreaterThan(200);
    for (const text of [minimalText, readFileSync("templates/crm/crm.crm.json", "utf8"), readFileSync("templates/customer/customer.crm.json", "utf8")]) expect(quickJson(text, templateLimits)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"a": 1, "\\u0061": 2}', 4, 9], ['{"a": {"b": 1, "b": 1}}', 4, 9], ["[[[[[]]]]]", 4, 9], ["[1,2,3,4,5,6,7,8,9]", 4, 9], ['{"x": {"constructor": 1}}', 4, 9], ["[0.12345678901234567]", 4, 9],
  ])("leaves %s to the scan", (text, depth, items) => {
    expect([quickJson(text, { depth, items }), scanJson(text, { depth, items }).ok]).toEqual([undefined, false]);
  });

  it("finds the same places as a reader: every member of a template by its pointer", () => {
    const result = readJson(minimalText);
    if (!result.ok) throw new Error("the minimal template is JSON");
    const { text, root } = result.value;
    const name = root().members!.get("tables")!.members!.get("customer")!.members!.get("sheet")!;
    expect(text.slice(name.start, name.end)).toBe('"客户"');
    expect(text.slice(name.keyStart, name.start)).toBe('"sheet": ');
  });

  it("leaves the prototype of objects alone", () => {
    for (const text of ['{"__proto__": {"polluted": 1}}', bent({ "/x-vendor-a": { toString: 1, hasOwnProperty: 2, valueOf: null } })]) load(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(told(load(bent({ "/tables/customer/schema/properties/toString": { type: "string" } })))).toEqual(["reserved-name /tables/customer/schema/properties/toString"]);
  });
});
