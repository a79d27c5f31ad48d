import { areaAddress, overlaps } from "../../../workbook/area";
import type { Area, HostWrite, Json } from "../../../workbook/host";
import type { SheetModel } from "../../../workbook/model";
import { checkArea, checkCount, checkFree, place, writableSheet, type Verb } from "../hostContext";
import { refuse } from "../../../workbook/hostProblem";

export const mergeCells: Verb<"mergeCells"> = ({ model }, { sheet: name, areas }) => {
  const sheet = writableSheet(model, name);
  areas.forEach((area, i) => {
    checkArea(sheet, area);
    checkCount(sheet, area);
    if (area.rows * area.columns < 2) refuse("host/tooSmall", place(sheet, area), { why: { zh: "至少两个单元格才能合并", en: "at least two cells can be merged" } });
    checkFree(sheet, area);
    const twin = areas.slice(0, i).find((other) => overlaps(other, area));
    if (twin !== undefined) refuse("host/overlap", place(sheet, area), { what: { zh: "合并单元格", en: "merged cells" }, area: areaAddress(twin) });
    checkOnlyFirstFilled(sheet, area);
  });
  putMerges(sheet, [...sheet.merges, ...areas]);
  return [{ verb: "unmergeCells", sheet: sheet.name, areas }];
};

/** Excel shows the first cell of a merge and throws the others' content away; we never do. */
function checkOnlyFirstFilled(sheet: SheetModel, area: Area): void {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const array = sheet.cells.arrayArea(row, column);
      if (array !== null) refuse("host/arrayFormula", place(sheet, area), { area: areaAddress(array) });
      if (row === area.row && column === area.column) continue;
      if (sheet.cells.value(row, column) !== null || sheet.cells.formula(row, column) !== null) refuse("host/notEmpty", place(sheet, { row, column, rows: 1, columns: 1 }));
    }
  }
}

/** Takes apart every merge that touches one of the areas, as Excel does. */
export const unmergeCells: Verb<"unmergeCells"> = ({ model }, { sheet: name, areas }) => {
  const sheet = writableSheet(model, name);
  for (const area of areas) checkArea(sheet, area);
  return putMerges(sheet, sheet.merges.filter((merge) => !areas.some((area) => overlaps(merge, area))));
};

export function putMerges(sheet: SheetModel, merges: readonly Area[]): readonly HostWrite[] {
  const before: Json = sheet.merges;
  sheet.merges = [...merges];
  sheet.changed.add("merges");
  return [{ verb: "restorePart", sheet: sheet.name, part: "merges", before }];
}
