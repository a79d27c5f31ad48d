import { type Area, areaAddress, maxColumns, maxRows } from "./area";
import type { ValidationSpec } from "./host";
import { refuse } from "./hostProblem";

/** More than this many cells in one read or format is a slip (a whole sheet has 17 thousand million). @source Excel's own limit per operation on the web. */
export const maxCellsAtOnce = 33_554_000;
/** Characters in a cell and of a formula, and the widest column in characters. @source Microsoft, "Excel specifications and limits". */
export const maxCellText = 32_767;
export const maxFormula = 8_192;
export const maxWidth = 255;
/** @source MS-OI29500, 2.1.587 dataValidation: lengths that Excel accepts; a literal list may have 255 characters with its commas. */
const maxTitle = 32;
const maxMessage = 255;
const maxLiteralList = 255;

export function checkInGrid(sheet: string, area: Area): void {
  const whole = [area.row, area.column, area.rows, area.columns].every(Number.isInteger);
  if (!whole || area.row < 0 || area.column < 0 || area.rows < 1 || area.columns < 1 || area.row + area.rows > maxRows || area.column + area.columns > maxColumns) {
    refuse("host/outsideGrid", sheet);
  }
}

export function checkCellCount(sheet: string, area: Area): void {
  const cells = area.rows * area.columns;
  if (cells > maxCellsAtOnce) refuse("host/tooManyCells", `${sheet}!${areaAddress(area)}`, { cells, limit: maxCellsAtOnce });
}

export function checkValidation(sheet: string, spec: ValidationSpec): void {
  for (const area of spec.areas) checkInGrid(sheet, area);
  const at = `${sheet}!${areaAddress(spec.areas[0]!)}`;
  const checkLength = (text: string | undefined, limit: number): void => {
    if (text !== undefined && text.length > limit) refuse("host/textTooLong", at, { length: text.length, limit });
  };
  checkLength(spec.errorTitle, maxTitle);
  checkLength(spec.promptTitle, maxTitle);
  checkLength(spec.error, maxMessage);
  checkLength(spec.prompt, maxMessage);
  const literal = spec.type === "list" ? /^="(.*)"$/s.exec(spec.formula1)?.[1]?.replaceAll('""', '"') : undefined;
  if (literal !== undefined && literal.length > maxLiteralList) refuse("host/listTooLong", at, { length: literal.length, limit: maxLiteralList });
}
