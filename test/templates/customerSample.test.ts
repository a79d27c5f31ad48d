import { checkAll } from "./givenRows";
import { sampleInput } from "./sampleRows";

describe("the messy sample under the customer template", () => {
  const { input, truth, sheetRows } = sampleInput(42);
  const found = checkAll(input);
  const place = (row: number, field: string | null): string => `${field} ${row}`;
  const harmed = new Set(truth.harms.map(({ row, field }) => place(row, field)));
  const inCells = found.filter(({ rule }) => rule.startsWith("field/")).map((finding) => ({ finding, at: place(sheetRows[finding.at[0]!.row - 2]!, finding.at[0]!.field) }));

  it("has a finding for every damaged cell, and none of them is repaired without asking", () => {
    const asked = new Set(inCells.filter(({ finding }) => finding.fixes?.[0]?.lossless !== true).map(({ at }) => at));
    expect(truth.harms.length).toBeGreaterThan(300);
    expect([...harmed].filter((at) => !asked.has(at))).toEqual([]);
    expect(inCells.filter(({ finding, at }) => harmed.has(at) && finding.fixes?.[0]?.lossless === true).map(({ at }) => at)).toEqual([]);
  });

  it("refuses no cell that only is oddly spelled, but for two open questions", () => {
    const refused = inCells.filter(({ finding, at }) => finding.severity === "error" && !harmed.has(at));
    expect([...new Set(refused.map(({ finding }) => `${finding.at[0]!.field} ${finding.messageId}`))].sort()).toEqual(["firstContact dayMonthOrder", "industry unknownOption"]);
  });

  it("breaks most of the template's rules somewhere", () => {
    const broken = new Set(found.filter(({ rule }) => rule.startsWith("rule/")).map(({ rule }) => rule));
    expect(broken.size).toBeGreaterThanOrEqual(12);
  });
});
