import fc from "fast-check";
import { countFindings } from "../../src/findings/countFindings";
import type { Finding, Severity } from "../../src/findings/finding";
import { renderFinding } from "../../src/findings/renderFinding";
import { sortFindings } from "../../src/findings/sortFindings";

function finding(rule: string, row: number, field: string | null, severity: Severity = "warning", messageId = "m"): Finding {
  return { rule, messageId, data: { label: { "zh-CN": "金额", en: "Amount" }, value: 3 }, severity, at: [{ table: "t", record: null, row, field }] };
}

describe("findings", () => {
  it("are read by row, then field order of the template, then rule; the whole record first", () => {
    const sorted = [finding("a/1", 0, "b"), finding("a/1", 5, null), finding("a/1", 5, "b"), finding("a/2", 5, "b"), finding("a/1", 5, "a"), finding("a/1", 5, "unknown")];
    fc.assert(fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => expect(sortFindings(shuffled, ["b", "a"])).toEqual(sorted)), { seed: 1, numRuns: 50 });
  });

  it("are in the order of their rows wherever the rows are", () => {
    const rows = [0, 7, 7, 1_048_576, 90_000, 6, 90_000];
    expect(sortFindings(rows.map((row, at) => finding("a/1", row, at % 2 === 0 ? "a" : "b")), ["a", "b"]).map(({ at: [cell] }) => [cell!.row, cell!.field])).toEqual([[0, "a"], [6, "b"], [7, "a"], [7, "b"], [90_000, "a"], [90_000, "a"], [1_048_576, "b"]]);
  });

  it("are counted by severity and by rule, the worst and most frequent first, with examples", () => {
    const list = [finding("a/1", 1, "a"), finding("b/1", 2, "a", "error"), finding("a/2", 3, "a"), finding("a/2", 4, "a"), { ...finding("c/1", 5, "a", "info"), fixes: [{ edits: [], lossless: true }] }];
    const counts = countFindings(list, 1);
    expect(counts).toMatchObject({ error: 1, warning: 3, info: 1, fixable: 1 });
    expect(counts.rules.map(({ rule, count, examples }) => [rule, count, examples[0]!.at[0]!.row])).toEqual([["b/1", 1, 2], ["a/2", 2, 3], ["a/1", 1, 1], ["c/1", 1, 5]]);
  });

  it("are rendered late, with their place, in both languages", () => {
    const message = { "zh-CN": "{label}不能是 {value}。", en: "{label} cannot be {value}." };
    expect(renderFinding(finding("a/1", 14, "amount"), message, "zh-CN")).toBe("第 14 行 金额：金额不能是 3。");
    expect(renderFinding(finding("a/1", 14, "amount"), message, "en")).toBe("Row 14, Amount: Amount cannot be 3.");
    expect(renderFinding(finding("a/1", 0, "amount"), message, "en")).toBe("Whole table: Amount cannot be 3.");
    expect(renderFinding(finding("a/1", 3, null), message, "en")).toBe("Row 3: Amount cannot be 3.");
  });
});
