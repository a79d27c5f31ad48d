import { columnLetter, maxColumns, maxRows } from "./area";
import { type Corner, referencesIn } from "./formulaReferences";

/**
 * The formula as it reads when its cell is moved by `rows` and `columns`: relative references move along, `$` ones stay, those that leave the grid become
 * `#REF!`. Texts, quoted sheet names, structured references and names are left alone. This is how a shared formula speaks for its other cells, and how a
 * validation's formula follows its top left cell. @source ECMA-376 part 1, 18.3.1.40 f (shared formulas), 18.17 (grammar of formulas).
 */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  let out = "";
  let at = 0;
  for (const { start, end, first, last } of referencesIn(formula)) {
    out += formula.slice(at, start) + translated(formula.slice(start, end), first, last, rows, columns);
    at = end;
  }
  return out + formula.slice(at);
}

function translated(text: string, first: Corner, last: Corner | null, rows: number, columns: number): string {
  const cut = last === null ? text.length : text.indexOf(":");
  const one = translatedCorner(text.slice(0, cut), first, rows, columns);
  if (last === null) return one;
  const two = translatedCorner(text.slice(cut + 1), last, rows, columns);
  const whole = first.row === null || first.column === null;
  return whole && (one === "#REF!" || two === "#REF!") ? "#REF!" : `${one}:${two}`;
}

/** Letters and digits that stay are kept as they are written. */
function translatedCorner(text: string, { row, column, rowFixed, columnFixed }: Corner, rows: number, columns: number): string {
  const digits = text.search(/\$?\d+$/);
  const split = digits < 0 ? text.length : digits;
  const toColumn = column === null || columnFixed ? null : column + columns;
  const toRow = row === null || rowFixed ? null : row + rows;
  if ((toColumn !== null && (toColumn < 0 || toColumn >= maxColumns)) || (toRow !== null && (toRow < 0 || toRow >= maxRows))) return "#REF!";
  return (toColumn === null ? text.slice(0, split) : columnLetter(toColumn)) + (toRow === null ? text.slice(split) : String(toRow + 1));
}
