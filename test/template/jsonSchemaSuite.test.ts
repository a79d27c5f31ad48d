import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../src/records/cellValue";
import { jsonFormats } from "../../src/template/jsonFormats";
import { compileRowSchema } from "../../src/template/rowSchema";
import { describeShared } from "../support/shared";

type Group = { readonly description: string; readonly schema: Json; readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[] };

/** Suite files whose keyword rows accept: every group that is compiled must pass, and so many groups are. The other groups use keywords that are refused. */
const accepted: Readonly<Record<string, number>> = {
  additionalProperties: 1, allOf: 11, anyOf: 8, boolean_schema: 2, const: 15, default: 3, dependentRequired: 4, enum: 15, exclusiveMaximum: 1, exclusiveMinimum: 1,
  "if-then-else": 12, items: 5, maximum: 2, maxItems: 2, maxLength: 2, minimum: 2, minItems: 2, minLength: 2, multipleOf: 5, not: 8, pattern: 3, properties: 5,
  ref: 12, required: 5, type: 11,
};

describeShared("the official JSON Schema 2020-12 suite", "suites/json-schema-2020-12/tests/draft2020-12", (root) => {
  // format.json states the default, annotation only; rows assert the formats they know, which the optional files test below.
  const files = readdirSync(root).filter((name) => name.endsWith(".json") && name !== "format.json").map((name) => name.replace(".json", "")).sort();
  const refused: string[] = [];
  let run = 0;

  it.each(files)("%s: what is accepted means what the standard says", (file) => {
    let groups = 0;
    for (const { description, schema, tests } of JSON.parse(readFileSync(join(root, `${file}.json`), "utf8")) as Group[]) {
      const compiled = compileRowSchema(schema);
      if (!compiled.ok) {
        refused.push(`${file}: ${description}`);
        expect(compiled.complaints.length).toBeGreaterThan(0);
        continue;
      }
      groups++;
      for (const test of tests) {
        run++;
        expect({ description, test: test.description, valid: compiled.value.validate(test.data).length === 0 }).toEqual({ description, test: test.description, valid: test.valid });
      }
    }
    expect(groups).toBe(accepted[file] ?? 0);
  });

  it("runs several hundred cases and refuses the rest", () => {
    if (process.env["SHOW_REFUSED"] !== undefined) process.stderr.write(`${run} run\n${refused.join("\n")}\n`);
    expect(run).toBeGreaterThan(400);
    expect(refused.length).toBeGreaterThan(50);
  });

  it.each(Object.keys(jsonFormats))("format %s is asserted", (format) => {
    for (const { tests } of JSON.parse(readFileSync(join(root, `optional/format/${format}.json`), "utf8")) as Group[]) {
      const compiled = compileRowSchema({ format });
      for (const test of tests) expect([test.description, compiled.ok && compiled.value.validate(test.data).length === 0]).toEqual([test.description, test.valid]);
    }
  });
});
