import { areaAddress, cellAddress, overlaps } from "../../../workbook/area";
import { refuse } from "../../../workbook/hostProblem";
import { checkCellCount, checkInGrid } from "../../../workbook/limits";
import { type Verb, checkFree, placeOf } from "../batch";
import { readInBlocks } from "../cellBlocks";

export const mergeCells: Verb<"mergeCells"> = async (batch, { sheet: name, areas }) => {
  const sheet = await batch.writableSheet(name);
  areas.forEach((area, i) => {
    checkInGrid(sheet.name, area);
    checkCellCount(sheet.name, area);
    if (area.rows * area.columns < 2) refuse("host/tooSmall", placeOf(sheet, area), { why: { zh: "至少两个单元格才能合并", en: "at least two cells can be merged" } });
    checkFree(sheet, area);
    const twin = areas.slice(0, i).find((other) => overlaps(other, area));
    if (twin !== undefined) refuse("host/overlap", placeOf(sheet, area), { what: { zh: "合并单元格", en: "merged cells" }, area: areaAddress(twin) });
  });
  for (const area of areas) {
    // Excel shows the first cell of a merge and throws the others' content away without asking; we never do.
    const { values, formulas } = await readInBlocks(batch.session, () => batch.worksheet(sheet), area, false, placeOf(sheet, area));
    values.forEach((line, r) => line.forEach((value, c) => {
      if (r + c > 0 && (value !== null || formulas[r]![c] !== null)) refuse("host/notEmpty", `${sheet.name}!${cellAddress(area.row + r, area.column + c)}`);
    }));
  }
  const undo = [{ verb: "unmergeCells", sheet: sheet.name, areas }] as const;
  batch.intend(undo);
  for (const area of areas) {
    batch.range(sheet, area).merge(false);
  }
  await batch.session.write();
  batch.forget();
  return undo;
};

/** Takes apart every merge that touches one of the areas, as Excel does. */
export const unmergeCells: Verb<"unmergeCells"> = async (batch, { sheet: name, areas }) => {
  const sheet = await batch.writableSheet(name);
  for (const area of areas) checkInGrid(sheet.name, area);
  const touched = sheet.merges.filter((merge) => areas.some((area) => overlaps(merge, area)));
  if (touched.length === 0) return [];
  const undo = [{ verb: "mergeCells", sheet: sheet.name, areas: touched }] as const;
  // Those that are still together need no merging.
  batch.intend(async () => {
    const now = (await batch.sheet(sheet.name)).merges.map(areaAddress);
    for (const area of touched) if (!now.includes(areaAddress(area))) batch.range(sheet, area).merge(false);
    await batch.session.write();
  });
  for (const merge of touched) {
    batch.range(sheet, merge).unmerge();
  }
  await batch.session.write();
  batch.forget();
  return undo;
};
