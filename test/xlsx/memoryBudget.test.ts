import { makePlainTable } from "../../tools/sample/plainTable";
import { nodeCodec } from "../../src/cli/main.codec";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { value } from "./support";

const MiB = 1 << 20;
const table = makePlainTable(7, 5_000);
const codes = (memory: number, bytes = table, codec = nodeCodec): unknown[] => {
  const opened = openXlsx(bytes, { memory, codec });
  return opened.ok ? [] : opened.problems.map(({ code, place }) => [code, place]);
};

test.each([
  ["the file itself", MiB / 4, "xl/workbook.xml"],
  ["its shared texts", 3 * MiB, "xl/sharedStrings.xml"],
  ["the cells of a sheet", 5.5 * MiB, "客户"],
])("a workbook is refused where %s would take more than the budget", (_, memory, place) => {
  expect(codes(memory)).toEqual([["xlsx/memory", place]]);
});

test("within the budget it is opened, and edits and saving are not bound by it", () => {
  const opened = value(openXlsx(table, { memory: 10 * MiB, codec: nodeCodec }));
  for (let row = 0; row < 60_000; row++) opened.sheets[0]!.cells.setContent(row, 30, row, null);
  expect(value(openXlsx(value(saveXlsx(opened)))).sheets[0]!.cells.value(59_999, 30)).toBe(59_999);
});

test("texts in the cells themselves count as well", () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => [`text ${i} ${"长".repeat(60)}`]);
  const model = value(openXlsx(makePlainTable(7, 1)));
  rows.forEach(([text], i) => model.sheets[0]!.cells.setContent(i + 5, 0, text!, null));
  const shared = value(saveXlsx(model));
  model.sheets[0]!.visibility = "veryHidden";
  const visible = model.newSheet("visible", "visible");
  model.sheets.push(visible);
  const inline = value(saveXlsx(model));
  expect(codes(8 * MiB, shared)).toEqual([["xlsx/memory", "xl/sharedStrings.xml"]]);
  expect(codes(6 * MiB, inline)).toEqual([["xlsx/memory", "客户"]]);
  expect([...codes(40 * MiB, shared), ...codes(40 * MiB, inline)]).toEqual([]);
});
