import type { CellValue } from "../../../src/workbook/host";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { RowShift } from "../../../src/workbook/cellMove";
import { maxColumns } from "../../../src/workbook/area";
import { FormulaMover } from "../../../src/workbook/moveFormula";
import type { WorkbookModel } from "../../../src/workbook/model";
import { openXlsx } from "../../../src/xlsx/openXlsx";
import { dumpModel } from "../../contracts/sampleWorkbook";
import { describeShared } from "../../support/shared";
import { cellsOf } from "../../../src/xlsx/sheetParts";
import { changedParts, open, partsOf, save, value, workbooksIn } from "../support";

/** Workbooks in which no row can be put into the first sheet, and why not. */
const cannot: Readonly<Record<string, string>> = {
  // Cells down to the last row of the grid.
  "suites/xlsx-calamine/issue_174.xlsx": "host/noRoom",
  // The rows would come into the middle of a PivotTable.
  "suites/xlsx-calamine/pivots.xlsx": "host/wouldSplit",
};
const folders = ["suites/xlsx-calamine", "suites/xlsx-exceljs", "suites/xlsx-fastexcel-invalid", "suites/xlsx-openspout", "suites/xlsx-sheetjs-oracle", "data/messy"];

for (const folder of folders) {
  describeShared(`three rows put into the middle of the first sheet, in ${folder}`, folder, (root) => {
    const files = workbooksIn(root).filter(([, bytes]) => bytes.length < 300_000 && openXlsx(bytes).ok);

    if (files.length === 0) return;
    test.each(files)("%s", async (name, bytes) => {
      const model = open(bytes);
      const sheet = model.sheets.find((candidate) => candidate.kind === "worksheet" && !candidate.protected);
      const used = sheet?.cells.used() ?? null;
      if (sheet === undefined || used === null) return;
      const host = fileHost(model, { name, format: "xlsx" });
      const row = used.row + Math.floor(used.rows / 2);
      const before = dumpModel(model, 60, 30);
      const expected = linesOf(moved(model, sheet.name, row));
      const result = await host.apply([{ verb: "insertCells", sheet: sheet.name, areas: [{ row, rows: 3, column: 0, columns: maxColumns }], formats: "none" }]);
      expect(result.ok ? "" : result.problems[0]!.code).toBe(cannot[name] ?? "");
      if (!result.ok) return;
      expectSame(linesOf(contentOf(model)), expected);
      const saved = save(model);
      const again = open(saved);
      expectSame(linesOf(contentOf(again)), expected);
      expect([...partsOf(saved).keys()]).toEqual([...partsOf(bytes).keys()].filter((part) => !/calcChain/i.test(part) || partsOf(saved).has(part)));
      value(await fileHost(again, { name, format: "xlsx" }).apply(result.value[0]!.undo));
      expect(dumpModel(again, 60, 30)).toEqual(before);
      value(await host.apply(result.value[0]!.undo));
      expect(dumpModel(model, 60, 30)).toEqual(before);
      // Lists of the sheet may be spelled in our way, nothing else is touched any more.
      expect(changedParts(bytes, save(model)).filter((part) => part.toLowerCase() !== (sheet.origin as { part: string }).part.toLowerCase())).toEqual([]);
    });
  });
}

type Cell = readonly [sheet: number, row: number, column: number, content: CellValue, formula: string | null, style: number];

/** Every cell with content. Blank cells of new rows look as their columns do. */
function contentOf(model: WorkbookModel): Cell[] {
  return model.sheets.flatMap((sheet, i) => {
    if (sheet.kind !== "worksheet") return [];
    const cells = cellsOf(sheet);
    return Array.from(cells.inOrder(), (handle): Cell => {
      const [row, column] = [cells.rowOf(handle), cells.columnOf(handle)];
      return [i, row, column, cells.value(row, column), cells.formula(row, column), cells.style(row, column)];
    }).filter(([, , , content, formula]) => content !== null || formula !== null);
  });
}

/** As text, for long lists of lists take very long to be told apart. */
const linesOf = (cells: readonly Cell[]): string[] => cells.map((cell) => JSON.stringify(cell)).sort();

function expectSame(now: readonly string[], wanted: readonly string[]): void {
  expect(now.filter((line, i) => line !== wanted[i]).slice(0, 5)).toEqual(wanted.filter((line, i) => line !== now[i]).slice(0, 5));
  expect(now.length).toBe(wanted.length);
}

/** What the cells should say: those of the sheet three rows further down, formulas as the mover moves them. */
function moved(model: WorkbookModel, name: string, row: number): Cell[] {
  const move = { sheet: name, kind: "insert", column: 0, columns: maxColumns, bands: [{ row, rows: 3 }] } as const;
  const mover = new FormulaMover(move);
  const shift = new RowShift(move);
  return contentOf(model).map(([i, at, column, content, formula, style]): Cell => {
    const sheet = model.sheets[i]!.name;
    return [i, sheet === name ? shift.at(at) : at, column, content, formula === null ? null : mover.moved(formula, sheet), style];
  });
}
