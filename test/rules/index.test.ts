import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { numberField } from "../../src/fields/numberField";
import { textField } from "../../src/fields/textField";
import { findingMessage, ruleKinds } from "../../src/rules/index";
import { compileRowSchema } from "../../src/template/rowSchema";
import { expressionOver, fieldDef, inputs, tableDef, typedTable } from "../support/typedTables";

const fields = [fieldDef(textField, "name", { required: true }), fieldDef(numberField, "amount"), fieldDef(textField, "grade")];
const expression = expressionOver(fields);
const schema = compileRowSchema({ type: "object", properties: { amount: { type: "number", minimum: 2 } }, dependentRequired: { grade: ["amount"] } });
const def = tableDef(fields, {
  rowSchema: schema.ok ? schema.value : (undefined as never),
  keys: [{ id: "name", fields: ["name"], nulls: "ignore", mode: "block", when: null }],
  rules: [{ id: "r", when: null, assert: expression("[amount]<3"), strict: false, severity: "error", message: { "zh-CN": "不对。", en: "No." }, fields: ["amount"], fix: [{ field: "amount", value: expression("2") }] }],
  classify: [{ id: "c", target: "grade", kind: "table", hit: "first", score: null, otherwise: null, table: [{ id: "a", when: expression("[amount]>=3"), then: "A" }] }],
});
const anyRow = fc.record({
  name: fc.constantFrom(null, "a", "A ", "b", "c"),
  amount: fc.constantFrom(null, 1, 2, 3, "３", "x"),
  grade: fc.constantFrom(null, "A", "B"),
});

describe("the rule kinds", () => {
  it("are listed in order of their kind, every file that has one", () => {
    const kinds = ruleKinds.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort());
    const root = join(__dirname, "../../src/rules");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")).map((file) => readFileSync(join(root, file), "utf8"));
    expect(files.filter((text) => /^export const \w+: RuleKind = /m.test(text))).toHaveLength(ruleKinds.length);
  });

  it("find the same in whatever order the rows stand", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }).chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows.map((_, index) => index), { minLength: rows.length }))), ([rows, order]) => {
        const find = (indexes: readonly number[]) => {
          const input = { def, table: typedTable(def, indexes.map((index) => rows[index]!), { ids: indexes.map((index) => `r${index}`) }), inputs };
          return ruleKinds.flatMap((kind) => kind.check(input)).map(({ rule, messageId, severity, at }) => JSON.stringify([rule, messageId, severity, at[0]!.record, at[0]!.field])).sort();
        };
        const inOrder = find(rows.map((_, index) => index));
        const shuffled = find(order);
        expect(shuffled).toEqual(inOrder);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it("have a text for every finding", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const input = { def, table: typedTable(def, rows), inputs };
        for (const finding of ruleKinds.flatMap((kind) => kind.check(input))) expect(findingMessage(finding, def).en).not.toBe("");
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it("do not know a finding of another kind: that is a bug", () => {
    expect(() => findingMessage({ rule: "other/x", messageId: "m", data: {}, severity: "info", at: [] }, def)).toThrow("other/x");
  });
});
