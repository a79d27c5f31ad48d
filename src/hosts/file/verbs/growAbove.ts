import type { RowBand } from "../../../workbook/cellMove";
import type { Area, HostWrite } from "../../../workbook/host";
import type { SheetModel } from "../../../workbook/model";
import { translateFormula } from "../../../workbook/translateFormula";
import { conditionalFormatOver } from "../../../xlsx/parts/conditionalFormat";
import { validationOver } from "../../../xlsx/parts/validation";
import { putRules } from "./rules";

/**
 * Lets validations and conditional formats that stand over the whole data columns of a table go on above them, in rows that have come back as its first: they are put in above the first cell of such
 * a rule, which so moves down with it. Gives what undoes it, to be done before the rows go.
 */
export function growAbove(sheet: SheetModel, bands: readonly RowBand[]): readonly HostWrite[] {
  const tops = sheet.tables.flatMap(({ area, totalsRow }) => {
    const band = bands.find(({ row }) => row === area.row + 1);
    const last = area.row + area.rows - 1 - (totalsRow ? 1 : 0);
    return band === undefined || band.row + band.rows > last ? [] : [{ ...band, last, column: area.column, right: area.column + area.columns }];
  });
  if (tops.length === 0) return [];
  const grown = (areas: readonly Area[]): readonly Area[] => areas.map((area) => {
    const top = tops.find(({ row, rows, last, column, right }) => area.row === row + rows && area.row + area.rows - 1 >= last && area.column >= column && area.column + area.columns <= right);
    return top === undefined ? area : { ...area, row: top.row, rows: area.rows + top.rows };
  });
  // Their formulas are relative to the first cell of the first area.
  const over = (areas: readonly Area[]) => {
    const next = grown(areas);
    const up = next[0] === undefined ? 0 : next[0].row - areas[0]!.row;
    return next.every((area, i) => area === areas[i]) ? null : { areas: next, shift: (formula: string) => translateFormula(formula, up, 0) };
  };
  const validations = sheet.validations.map((rule) => {
    const to = over(rule.areas);
    if (to === null) return rule;
    const { areas, shift } = to;
    const { spec, raw } = rule;
    return { areas, spec: spec === null ? null : { ...spec, areas, formula1: shift(spec.formula1), ...(spec.formula2 === undefined ? {} : { formula2: shift(spec.formula2) }) }, raw: raw === null ? null : validationOver(raw, areas, shift) };
  });
  const conditionalFormats = sheet.conditionalFormats.map((rule) => {
    const to = over(rule.areas);
    if (to === null) return rule;
    const { areas, shift } = to;
    return { areas, spec: rule.spec === null ? null : { ...rule.spec, areas, formula: shift(rule.spec.formula) }, raw: rule.raw === null ? null : conditionalFormatOver(rule.raw, areas, shift) };
  });
  return [
    ...(validations.some((rule, i) => rule !== sheet.validations[i]) ? putRules(sheet, "validations", validations) : []),
    ...(conditionalFormats.some((rule, i) => rule !== sheet.conditionalFormats[i]) ? putRules(sheet, "conditionalFormats", conditionalFormats) : []),
  ];
}
