import type { Finding, Severity } from "../../src/findings/finding";
import { findingsOverlay } from "../../src/native/findingsOverlay";

const finding = (row: number, field: string | null, severity: Severity): Finding => ({ rule: "r", messageId: "m", data: {}, severity, at: [{ table: "t", record: null, row, field }] });
const columns = { name: 0, phone: 3 };

describe("the overlay of findings", () => {
  it("shows each cell's worst finding, in areas of cells that stand below each other, worst severity first", () => {
    const overlay = findingsOverlay([finding(7, "phone", "info"), finding(5, "phone", "warning"), finding(6, "phone", "warning"), finding(5, "phone", "error"), finding(4, "phone", "warning"), finding(9, "name", "error")], columns);
    expect(overlay.map(({ id, areas }) => [id, areas])).toEqual([
      ["finding-error", [{ row: 8, column: 0, rows: 1, columns: 1 }, { row: 4, column: 3, rows: 1, columns: 1 }]],
      ["finding-warning", [{ row: 3, column: 3, rows: 1, columns: 1 }, { row: 5, column: 3, rows: 1, columns: 1 }]],
      ["finding-info", [{ row: 6, column: 3, rows: 1, columns: 1 }]],
    ]);
  });

  it("leaves out what has no cell: the table, a whole record, a field without a column", () => {
    expect(findingsOverlay([finding(0, "phone", "error"), finding(3, null, "error"), finding(3, "other", "error")], columns)).toEqual([]);
  });

  it("splits what would not fit into one address, and does not depend on the order of findings", () => {
    const many = Array.from({ length: 700 }, (_, index) => finding(2 + index * 2, "phone", "error"));
    const overlay = findingsOverlay(many, columns);
    expect(overlay.map(({ areas }) => areas.length)).toEqual([300, 300, 100]);
    expect(findingsOverlay(many.toReversed(), columns)).toEqual(overlay);
  });
});
