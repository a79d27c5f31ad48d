import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { guardFormula, unguardFormula } from "../../src/workbook/formulaGuard";
import { describeShared } from "../support/shared";

describe("the guard against formulas", () => {
  it.each(["=1+1", "+SUM(1)", "-张三", "@SUM(1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－5", "＠a", "　=1", "'=1", "''@A(1)", '"=1', "\u200b=1", "\u0000-1", "+1-800-555", "-1+1", '=""'])("marks %j", (text) => {
    expect(guardFormula(text)).toBe("'" + text);
    expect(unguardFormula("'" + text)).toBe(text);
  });

  it.each(["-5", "+8613800138000", "-", "—", "@张三", "=", "1+1", "(5)", "-¥500", "=)", "3-2", "-1,234.50", "-1.5e-3", "+5%", "", "'", "'quoted'", "O'Neil", " x"])("leaves %j", (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  it("gives every text back", () => {
    const parts = fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "\n", "1", "a", "张", '"', "＝", "\u200b", "(", ",");
    fc.assert(fc.property(fc.oneof(fc.string({ unit: parts, maxLength: 8 }), fc.string({ unit: "binary" })), (text) => unguardFormula(guardFormula(text)) === text), { seed: 7, numRuns: 20_000 });
  });
});

describeShared("the formula injection vectors", "suites/formula-injection", (root) => {
  const { dangerous } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { dangerous: string[] };
  const payloads = readFileSync(join(root, "csv-payload.txt"), "utf8").split("\n");

  it("mark every cell whose text starts a formula, however hidden", () => {
    // What comes after a quote and a delimiter is harmless as long as the field is quoted, which saving does.
    const breakouts = dangerous.filter((text) => /^(""|a"|"),|^";/.test(text));
    expect(dangerous.filter((text) => !breakouts.includes(text) && guardFormula(text) === text)).toEqual([]);
    expect(payloads.filter((text) => /^[=+@-]/.test(text) && guardFormula(text) === text && !/^[=+@-]\W*$/.test(text))).toEqual([]);
  });
});
