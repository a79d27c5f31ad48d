import fc from "fast-check";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { compileExpression } from "../../src/expression/compile";
import type { FieldTypes } from "../../src/expression/expression";
import { cases, fields as caseFields, inputs, row as caseRow } from "./cases";

const fields: FieldTypes = { n: "number", t: "text", d: "date", b: "boolean" };
const value: { readonly [field: string]: fc.Arbitrary<CellValue> } = {
  n: fc.oneof({ weight: 6, arbitrary: fc.constantFrom<CellValue>(0, 1, -2.5, 0.1, 0.3, 100000, null) }, { weight: 1, arbitrary: fc.constantFrom<CellValue>("abc", { error: "#N/A" }, true) }),
  t: fc.oneof({ weight: 6, arbitrary: fc.constantFrom<CellValue>("金融", "Lost", "lost", "制造", "", "  ", null) }, { weight: 1, arbitrary: fc.constantFrom<CellValue>(5, { error: "#REF!" }) }),
  d: fc.oneof({ weight: 6, arbitrary: fc.constantFrom<CellValue>(45292, 45351, 60, null) }, { weight: 1, arbitrary: fc.constantFrom<CellValue>("soon", -1) }),
  b: fc.oneof({ weight: 6, arbitrary: fc.constantFrom<CellValue>(true, false, null) }, { weight: 1, arbitrary: fc.constant<CellValue>("x") }),
};

const { boolean } = fc.letrec<{ boolean: string; number: string; text: string; date: string }>((tie) => ({
  boolean: fc.oneof({ maxDepth: 4 }, fc.constantFrom("[b]", "[n]>1", '[t]<>"lost"', '[t]="LOST"', "TRUE", 'IN([t],"金融","LOST")', "ISBLANK([n])", '[d]<TODAY()'),
    fc.tuple(fc.constantFrom("AND", "OR", "XOR"), fc.array(tie("boolean"), { minLength: 1, maxLength: 4 })).map(([name, args]) => `${name}(${args.join(",")})`), tie("boolean").map((x) => `NOT(${x})`),
    fc.tuple(tie("number"), fc.constantFrom("=", "<>", "<", ">="), tie("number")).map((x) => x.join("")), fc.tuple(tie("text"), fc.constantFrom("=", "<"), tie("text")).map(([a, o, b]) => `${a}&"1"${o}${b}&"1"`), tie("text").map((x) => `MATCHES(${x},"[a-z]+")`), tie("boolean").map((x) => `IFBLANK(${x},FALSE)`)),
  number: fc.oneof({ maxDepth: 4 }, fc.constantFrom("[n]", "1", "0.3", "([n]+1)", "([d]-TODAY())"), fc.tuple(tie("number"), fc.constantFrom("+", "-", "*", "/"), tie("number")).map(([a, o, b]) => `(${a}${o}${b})`), tie("text").map((x) => `LEN(${x})`), fc.array(tie("number"), { minLength: 1, maxLength: 3 }).map((x) => `SUM(${x.join(",")})`), tie("number").map((x) => `ROUND(${x},1)`), tie("date").map((x) => `YEAR(${x})`), fc.tuple(tie("boolean"), tie("number"), tie("number")).map((x) => `IF(${x.join(",")})`), tie("number").map((x) => `IFERROR(${x},-1)`)),
  text: fc.oneof({ maxDepth: 4 }, fc.constantFrom("[t]", '"a"', "UPPER([t])"), fc.tuple(tie("text"), tie("text")).map((x) => `(${x.join("&")})`), tie("text").map((x) => `LEFT(${x},2)`), fc.tuple(tie("boolean"), tie("text"), tie("text")).map((x) => `IF(${x.join(",")})`)),
  date: fc.oneof({ maxDepth: 4 }, fc.constantFrom("[d]", "TODAY()", "DATE(2024,2,29)"), tie("date").map((x) => `EDATE(${x},1)`), tie("date").map((x) => `WORKDAY(${x},3)`)),
}));

describe("binding", () => {
  it("gives for many rows over dictionaries what each row alone gives", () => {
    fc.assert(fc.property(boolean, fc.array(fc.record(value), { minLength: 1, maxLength: 40 }), (text, rows) => {
      const result = compileExpression(text, fields, "boolean");
      if (!result.ok) throw new Error(`${text}: ${result.problems[0]!.message.en}`);
      const column = (field: string, of: readonly { readonly [field: string]: CellValue }[]) => encodeColumn(of.map((one) => one[field] ?? null));
      const bind = (of: readonly { readonly [field: string]: CellValue }[]) => result.value.bind(Object.fromEntries(Object.keys(fields).map((field) => [field, column(field, of)])), inputs);
      const together = bind(rows);
      expect(rows.map((_, i) => together(i))).toEqual(rows.map((one) => bind([one])(0)));
    }), { seed: 7, numRuns: 1500 });
  });

  it.each(cases.map(([text]) => [text] as const))("%s: the same again, in any order, kept per distinct value or not", (text) => {
    const result = compileExpression(text, caseFields, ["text", "number", "date", "boolean"]);
    if (!result.ok) throw new Error(text);
    const once = Object.fromEntries(Object.entries(caseRow).map(([field, cell]) => [field, encodeColumn([cell])]));
    const often = Object.fromEntries(Object.entries(caseRow).map(([field, cell]) => [field, encodeColumn([cell, null, cell, cell, null, cell])]));
    const expected = result.value.bind(once, inputs)(0);
    const bound = result.value.bind(often, inputs);
    expect([bound(5), bound(0), bound(3), bound(5)]).toEqual([expected, expected, expected, expected]);
  });
});
