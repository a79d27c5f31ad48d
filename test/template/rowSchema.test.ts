import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import type { Json } from "../../src/records/cellValue";
import { compileRowSchema } from "../../src/template/rowSchema";
import { isMultiple } from "../../src/template/rowKeywords";
import type { RowSchema } from "../../src/template/template";

function compiled(schema: Json): RowSchema {
  const result = compileRowSchema(schema);
  if (!result.ok) throw new Error(JSON.stringify(result.complaints.map(({ path, complaint }) => [path, complaint().code])));
  return result.value;
}
const refusals = (schema: Json): readonly unknown[] => {
  const result = compileRowSchema(schema);
  return result.ok ? [] : result.complaints.map(({ path, complaint }) => [complaint().code, path.join("/")]);
};

describe("faults", () => {
  const customer: Json = {
    type: "object",
    required: ["name", "stage"],
    properties: { name: { type: "string", minLength: 2, maxLength: 4, pattern: "^[^ ]*$" }, stage: { enum: ["lead", "won"] }, amount: { type: "number", exclusiveMinimum: 0, multipleOf: 0.01 }, free: {} },
    dependentRequired: { amount: ["currency", "signed"] },
    if: { properties: { stage: { const: "won" } }, required: ["stage"] },
    then: { required: ["amount"], properties: { name: { minLength: 3 } } },
    else: { not: { required: ["signed"] } },
    anyOf: [{ required: ["mobile"] }, { required: ["mail"] }],
  };
  const schema = compiled(customer);

  it.each<[string, Json, readonly unknown[]]>([
    ["nothing wrong", { name: "abc", stage: "won", amount: 1.1, currency: "CNY", signed: 1, mobile: "1" }, []],
    ["missing fields point at themselves", { mobile: "1" }, [[["name"], "required", {}], [["stage"], "required", {}]]],
    ["limits come with their facts", { name: "a b 𠮷𠮷", stage: "lead", mobile: "1" }, [[["name"], "maxLength", { limit: 4, length: 6 }], [["name"], "pattern", { pattern: "^[^ ]*$" }]]],
    ["numbers are exact decimals", { name: "ab", stage: "lead", amount: 0.001, currency: "a", mobile: "1" }, [[["amount"], "multipleOf", { divisor: 0.01 }], [["signed"], "dependentRequired", { because: "amount" }]]],
    ["a condition says what it depends on", { name: "ab", stage: "won", mobile: "1" }, [[["amount"], "required", { when: ["stage"] }], [["name"], "minLength", { limit: 3, length: 2, when: ["stage"] }]]],
    ["what must not be names its fields", { name: "ab", stage: "lead", signed: 2, mobile: "1" }, [[[], "not", { fields: ["signed"], when: ["stage"] }]]],
    ["alternatives name their fields", { name: "ab", stage: "lead" }, [[[], "anyOf", { fields: ["mail", "mobile"] }]]],
  ])("%s", (_title, row, expected) => expect(schema.validate(row).map(({ path, keyword, data }) => [path, keyword, data])).toEqual(expected));

  it("splits into values and row: each fault is said once, required is left to the field", () => {
    expect(schema.rowFields).toEqual(["amount", "currency", "mail", "mobile", "name", "signed", "stage"]);
    expect(schema.field("name")!("a")).toEqual([{ path: ["name"], keyword: "minLength", data: { limit: 2, length: 1 } }]);
    expect(schema.field("free")).toBeNull();
    expect(schema.field("unheard")).toBeNull();
    expect(schema.row!({ stage: "lead" }).map(({ keyword }) => keyword)).toEqual(["anyOf"]);
    expect(compiled({ type: "object", required: ["a"], properties: { a: { type: "string" } }, additionalProperties: false }).row).toBeNull();
  });

  it("gives the same faults whole and in parts", () => {
    const value = fc.oneof(fc.constantFrom<Json>("lead", "won", "a", "abc", 1, -1, 0.001, true), fc.string({ maxLength: 5 }));
    const row = fc.dictionary(fc.constantFrom("name", "stage", "amount", "currency", "signed", "mobile", "mail"), value, { noNullPrototype: true });
    fc.assert(fc.property(row, (instance) => {
      const parts = [
        ...Object.entries(instance).flatMap(([field, each]) => schema.field(field)?.(each) ?? []),
        ...["name", "stage"].filter((field) => !(field in instance)).map((field) => ({ path: [field], keyword: "required", data: {} })),
        ...schema.row!(instance),
      ];
      const sorted = (faults: readonly unknown[]): string[] => faults.map((fault) => JSON.stringify(fault)).sort();
      expect(sorted(parts)).toEqual(sorted(schema.validate(instance)));
    }), { seed: 4, numRuns: 500 });
  });
});

describe("what is refused", () => {
  it.each<[string, Json, readonly unknown[]]>([
    ["a keyword outside the subset", { properties: { a: { contains: {} } } }, [["not-supported", "properties/a/contains"]]],
    ["a schema that is none", { allOf: [3] }, [["not-a-schema", "allOf/0"]]],
    ["a keyword of the wrong form", { minimum: "1" }, [["bad-keyword", "minimum"]]],
    ["another dialect", { $schema: "http://json-schema.org/draft-07/schema#" }, [["wrong-dialect", "$schema"]]],
    ["properties besides those named", { additionalProperties: { type: "string" } }, [["not-supported", "additionalProperties"]]],
    ["a bad pattern", { pattern: "(" }, [["pattern-syntax", "pattern"]]],
    ["a reference to itself", { $ref: "#" }, [["ref-loop", "$ref"]]],
    ["a reference that is no schema", { required: ["a"], $ref: "#/required" }, [["unknown-ref", "$ref"]]],
    ["a definition nobody uses that is wrong", { $defs: { a: { type: "text" } } }, [["bad-keyword", "$defs/a/type"]]],
  ])("%s", (_title, schema, expected) => expect(refusals(schema)).toEqual(expected));

  it("follows references that go down into the value", () => {
    const tree = compiled({ properties: { child: { $ref: "#" }, name: { type: "string" } }, additionalProperties: false });
    expect(tree.validate({ child: { child: { name: "a" } } })).toEqual([]);
    expect(tree.validate({ child: { child: { nam: "a" } } }).map(({ path }) => path)).toEqual([["child", "child", "nam"]]);
  });
});

describe("beside Ajv", () => {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
  const names = fc.constantFrom("a", "b", "c");
  const scalar: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom<Json>("", "a", "ab", "abc", "中文", "😀", 0, 1, 2, 3, -1, 1.5, 0.3, 1e9, true, false, null));
  const instance = fc.oneof(scalar, fc.dictionary(names, fc.oneof(scalar, fc.dictionary(names, scalar, { noNullPrototype: true }), fc.array(scalar, { maxLength: 3 })), { noNullPrototype: true }), fc.array(scalar, { maxLength: 3 }));
  const { schema } = fc.letrec<{ schema: Json; object: Json }>((tie) => ({
    schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), fc.constant<Json>({ $ref: "#/$defs/d" }), tie("object")),
    object: fc.record<{ [keyword: string]: Json }>({
      type: fc.oneof(fc.constantFrom<Json>("string", "number", "integer", "boolean", "object", "array", "null"), fc.constant<Json>(["string", "null"])),
      const: scalar, enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      minimum: fc.constantFrom(0, 1, 1.5), maximum: fc.constantFrom(0, 2), exclusiveMinimum: fc.constantFrom(0, 1), exclusiveMaximum: fc.constantFrom(1, 3), multipleOf: fc.constantFrom(1, 2, 1.5),
      minLength: fc.nat(3), maxLength: fc.nat(3), pattern: fc.constantFrom("^a", "b$", "^[^a]*$", "."),
      required: fc.uniqueArray(names, { maxLength: 2 }), dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2, noNullPrototype: true }),
      properties: fc.dictionary(names, tie("schema"), { maxKeys: 2, noNullPrototype: true }), additionalProperties: fc.constant(false), items: tie("schema"),
      if: tie("schema"), then: tie("schema"), else: tie("schema"), allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }), not: tie("schema"),
    }, { requiredKeys: [] }).map((all) => Object.fromEntries(Object.entries(all).filter((_entry, index) => index % 4 !== 3)) as Json),
  }));

  it("agrees on random schemas and instances", () => {
    let checked = 0;
    fc.assert(fc.property(schema, fc.array(instance, { minLength: 5, maxLength: 8 }), (body, instances) => {
      const whole: Json = { $defs: { d: { type: ["string", "number"], not: { const: "a" } } }, allOf: [body] };
      const mine = compiled(whole);
      const theirs = ajv.compile(whole as object);
      for (const value of instances) {
        checked++;
        expect([whole, value, mine.validate(value).length === 0]).toEqual([whole, value, theirs(value)]);
      }
    }), { seed: 2020, numRuns: 150 });
    expect(checked).toBeGreaterThan(700);
  });
});

it("multiples are exact in decimals", () => {
  fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(1, 2, 3, 4), (n, decimals) => {
    expect(isMultiple(Number(`${n}e-${decimals}`), Number(`1e-${decimals}`))).toBe(true);
    expect(isMultiple(Number(`${n * 10 + 5}e-${decimals + 1}`), Number(`1e-${decimals}`))).toBe(false);
  }), { seed: 5 });
  expect([isMultiple(1e308, 0.5), isMultiple(Number.MIN_VALUE, 1), isMultiple(0, 0.1), isMultiple(-0.3, 0.1)]).toEqual([true, false, true, true]);
});
