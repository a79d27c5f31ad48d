import { losesText } from "../../src/findings/losesText";
import type { CellValue } from "../../src/records/cellValue";

describe("a fix", () => {
  it.each<readonly [string, CellValue, CellValue, boolean]>([
    ["that only adds loses nothing", "www.a.com", "https://www.a.com", false],
    ["that drops a remark loses it", "13812345678（微信同号）", "13812345678", true],
    ["that changes signs and width loses nothing", "１３８-1234 5678", "13812345678", false],
    ["that turns letters about loses them", "ab", "ba", true],
  ])("%s", (_, before, after, loses) => {
    const at = { table: "t", record: null, row: 2, field: "f" };
    expect(losesText({ fixes: [{ lossless: false, edits: [{ at, before, after }] }] })).toBe(loses);
  });
});
