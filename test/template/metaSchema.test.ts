import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { futureKeywords, insteadOf } from "../../src/template/futureWords";
import { validate } from "../../src/template/generated/validateTemplate";
import { blockKeys, matchMethods, readMethod } from "../../src/template/matchMethods";
import metaSchema from "../../src/template/metaSchema.json";
import { bent, load, minimalText } from "./support";

const root = join(__dirname, "../..");

it("the compiled meta-schema is what the meta-schema gives", () => {
  execFileSync(process.execPath, ["tools/compileMetaSchema.mjs", "--check"], { cwd: root });
});

it("the compiled meta-schema stands alone and builds no code", () => {
  const code = readFileSync(join(root, "src/template/generated/validateTemplate.js"), "utf8");
  expect(code).not.toMatch(/\brequire\(|(?<![.\w"'/])import\s*[("'{*]|new Function|\beval\(/);
  expect(validate(JSON.parse(minimalText))).toBe(true);
});

describe("the meta-schema", () => {
  type Part = { readonly [keyword: string]: unknown };
  const objects: (readonly [string, Part])[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    if ("properties" in part && "type" in part && (typeof part.type === "string" || Array.isArray(part.type))) objects.push([path, part as Part]);
    for (const [key, inner] of Object.entries(part)) visit(inner, `${path}/${key}`);
  };
  visit(metaSchema.$defs, "");

  it.each(objects)("%s takes only what it lists, and x-vendor- keys", (_path, part) => {
    expect(part["additionalProperties"]).toBe(false);
    expect(part["patternProperties"]).toEqual({ "^x-vendor-": true });
  });

  it("lists no keyword that is still to come for the same place", () => {
    // Words that mean something in one place and are still to come in another.
    const elsewhere = new Set(["data", "every", "mode", "review", "where"]);
    const listed = objects.flatMap(([, part]) => Object.keys(part["properties"] as Part));
    expect(listed.filter((name) => futureKeywords.has(name) && !elsewhere.has(name))).toEqual([]);
  });
});

describe("a word that is refused", () => {
  it.each([...insteadOf])("%s says what to write instead", (word, hint) => {
    expect(futureKeywords.has(word)).toBe(true);
    const read = load(bent({ [`/tables/customer/schema/${word}`]: {} }));
    expect(read.ok ? [] : read.problems.map((problem) => problem.hint)).toEqual([hint]);
  });
});

describe("match methods", () => {
  it("are sorted by name, each once", () => {
    for (const list of [matchMethods, blockKeys]) {
      const names = list.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)].sort());
    }
  });

  it.each([["exact", null], ["prefix:3", 3], ["suffix:50", 50], ["numberTol:0.5", 0.5], ["dateTol:0", 0]])("reads %s", (text, n) => expect(readMethod(text, matchMethods)).toMatchObject({ n }));

  it.each(["prefix", "prefix:0", "prefix:51", "prefix:1.5", "prefix:-1", "prefix:x", "exact:1", "exact:", "Exact", "", ":3", "__proto__", "prefix:3:3"])("does not read %p", (text) => expect(readMethod(text, matchMethods)).toBeNull());
});
