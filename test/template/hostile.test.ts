import { hostileTemplates } from "./hostile";
import { bent, load, minimalText, problemsOf } from "./support";

const customer = "/tables/customer";
const name = `${customer}/schema/properties/name`;

describe("a hostile template", () => {
  it.each(hostileTemplates.map((each) => [each.name, each] as const))("%s is refused with places, or harmless", (_name, { text, harmless }) => {
    const result = load(text);
    expect(result.ok).toBe(harmless ?? false);
    const problems = problemsOf(result);
    expect(problems.length).toBeLessThanOrEqual(50);
    for (const { code, pointer, line, column, message, hint } of problems) {
      expect(code).toMatch(/^template\/[a-z0-9-]+$/);
      expect([typeof pointer, line! >= 1, column! >= 1]).toEqual(["string", true, true]);
      // A name from the template never makes a message long.
      expect(Math.max(...[message, hint].flatMap((text) => [text.en.length, text["zh-CN"].length]))).toBeLessThan(1500);
    }
  });
});

/** What nobody honest would send, by the number of the case in the reliability plan: each is refused at its place. What that costs is measured by `npm run bench -- --only templates`. */
const refused: readonly (readonly [name: string, text: string, code: string, pointer?: string])[] = [
  ["E01 no JSON", "hello", "not-json"],
  ["E01 cut off", minimalText.slice(0, 900), "cut-off"],
  ["E01 a NUL", minimalText.replace("最小", "\u0000"), "nul"],
  ["E01 a byte order mark", `\ufeff${minimalText}`, "bom"],
  ["E01 a login page", "<!doctype html><html><body>Log in</body></html>", "web-page"],
  ["E02 too large", `{"a":"${"x".repeat(1_100_000)}"}`, "too-large"],
  ["E02 too deep", "[".repeat(100_000), "too-deep"],
  ["E02 too many items", `[${"1,".repeat(200_000)}1]`, "too-many-items"],
  ["E03 __proto__ as a key", minimalText.replace('"mobile":', '"__proto__":'), "forbidden-key", "/tables/customer/schema/properties/__proto__"],
  ["E03 constructor as a table", minimalText.replace('"customer": {', '"constructor": {'), "forbidden-key", "/tables/constructor"],
  ["E04 a key twice", minimalText.replace('"version"', '"id": "https://a.example/b", "version"'), "duplicate-key", "/id"],
  ["E05 a look-behind", bent({ [`${name}/pattern`]: "(?<=a)b" }), "pattern-look-around", `${name}/pattern`],
  ["E05 a back-reference", bent({ [`${name}/pattern`]: "(a)\\1" }), "pattern-back-reference", `${name}/pattern`],
  ["E06 a reference to another place", bent({ [`${name}/$ref`]: "https://evil.example/x.json" }), "bad-form", `${name}/$ref`],
  ["E06 a reference to a file", bent({ [`${name}/$ref`]: "file:///etc/passwd" }), "bad-form", `${name}/$ref`],
  ["E07 a definition of itself", bent({ [`${customer}/schema/$defs`]: { a: { $ref: "#/$defs/a" } }, [`${customer}/schema/allOf`]: [{ $ref: "#/$defs/a" }] }), "ref-loop"],
  ["E07 a class that decides itself", bent({ [`${customer}/classify/0/table/0/when`]: '[grade]="A"' }), "reads-target", `${customer}/classify/0/table/0/when`],
  ["E08 an unknown key", bent({ [`${customer}/magic`]: true }), "unknown-keyword", `${customer}/magic`],
  ["E08 a newer language", bent({ "/$schema": "https://crm-sheets.example/dialect/2" }), "bad-value", "/$schema"],
  ["E11 a sheet that no workbook can have", bent({ [`${customer}/sheet`]: "a/b" }), "bad-form", `${customer}/sheet`],
  ["E11 a header of two lines", bent({ [`${name}/x-label`]: "a\nb" }), "bad-header", `${name}/x-label`],
  ["E11 an id that looks like another", bent({ [`${customer}/display`]: "[nаme]" }), "expression-unknown-field", `${customer}/display`],
  ["E12 a rule that reads a file", bent({ [`${customer}/rules/0/assert`]: 'WEBSERVICE("https://evil.example")="x"' }), "expression-unknown-function", `${customer}/rules/0/assert`],
  ["E12 a rule that reads another sheet", bent({ [`${customer}/rules/0/assert`]: "Sheet1!A1>0" }), "expression-other-operator", `${customer}/rules/0/assert`],
  ["E13 a signature that nobody can check", bent({ "/signature": { alg: "none" } }), "not-supported", "/signature"],
];

describe("refused", () => {
  it.each(refused.map((each) => [each[0], each] as const))("%s", (_name, [, text, code, pointer]) => {
    const problem = problemsOf(load(text))[0]!;
    expect([problem.code, pointer === undefined || problem.pointer === pointer || problem.pointer]).toEqual([`template/${code}`, true]);
    expect([problem.line! >= 1, problem.column! >= 1]).toEqual([true, true]);
  });
});
