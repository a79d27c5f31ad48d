import { columnIndex, columnLetter, maxColumns, maxRows } from "./area";

/**
 * The formula as it reads when its cell is moved by `rows` and `columns`: relative references move along, `$` ones stay, those that leave the grid become
 * `#REF!`. Texts, quoted sheet names, structured references and names are left alone. This is how a shared formula speaks for its other cells, and how a
 * validation's formula follows its top left cell. @source ECMA-376 part 1, 18.3.1.40 f (shared formulas), 18.17 (grammar of formulas).
 */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  let out = "";
  let at = 0;
  while (at < formula.length) {
    const char = formula[at]!;
    let end = at + 1;
    if (char === '"' || char === "'") end = endOfQuote(formula, at);
    else if (char === "[") end = endOfBracket(formula, at);
    else if (isWordChar(char)) {
      while (end < formula.length && isWordChar(formula[end]!)) end++;
      const [text, next] = moved(formula, at, end, rows, columns);
      out += text;
      at = next;
      continue;
    }
    out += formula.slice(at, end);
    at = end;
  }
  return out;
}

/** The text for the word at `at`, and where to go on; `A:C` and `1:3` are taken whole. */
function moved(formula: string, at: number, end: number, rows: number, columns: number): [string, number] {
  const word = formula.slice(at, end);
  const next = formula[end];
  if (next === "(" || next === "!" || next === "[") return [word, end];
  const cell = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/.exec(word);
  if (cell !== null) {
    const column = moveColumn(cell[1]!, cell[2]!, columns);
    const row = moveRow(cell[3]!, cell[4]!, rows);
    return column === undefined || row === undefined ? [word, end] : [column === null || row === null ? "#REF!" : column + row, end];
  }
  if (next !== ":") return [word, end];
  let last = end + 1;
  while (last < formula.length && isWordChar(formula[last]!)) last++;
  const other = formula.slice(end + 1, last);
  if (formula[last] === "(" || formula[last] === "!") return [word, end];
  for (const [pattern, move, by] of [[/^(\$?)([A-Za-z]{1,3})$/, moveColumn, columns], [/^(\$?)(\d{1,7})$/, moveRow, rows]] as const) {
    const from = pattern.exec(word);
    const to = pattern.exec(other);
    if (from === null || to === null) continue;
    const first = move(from[1]!, from[2]!, by);
    const second = move(to[1]!, to[2]!, by);
    if (first === undefined || second === undefined) continue;
    return [first === null || second === null ? "#REF!" : `${first}:${second}`, last];
  }
  return [word, end];
}

/** Null: outside the grid after the move; undefined: it was no column to begin with. */
function moveColumn(dollar: string, letters: string, by: number): string | null | undefined {
  const column = columnIndex(letters);
  if (column === null) return undefined;
  if (dollar !== "") return dollar + letters;
  return column + by < 0 || column + by >= maxColumns ? null : columnLetter(column + by);
}

function moveRow(dollar: string, digits: string, by: number): string | null | undefined {
  const row = Number(digits);
  if (row < 1 || row > maxRows) return undefined;
  if (dollar !== "") return dollar + digits;
  return row + by < 1 || row + by > maxRows ? null : String(row + by);
}

function endOfQuote(formula: string, at: number): number {
  const quote = formula[at]!;
  let end = at + 1;
  for (; end < formula.length; end++) {
    if (formula[end] !== quote) continue;
    if (formula[end + 1] !== quote) return end + 1;
    end++;
  }
  return end;
}

/** Structured references nest, and `'` escapes the next character inside. */
function endOfBracket(formula: string, at: number): number {
  let depth = 0;
  for (let i = at; i < formula.length; i++) {
    if (formula[i] === "'") i++;
    else if (formula[i] === "[") depth++;
    else if (formula[i] === "]" && --depth === 0) return i + 1;
  }
  return formula.length;
}

function isWordChar(char: string): boolean {
  return /[A-Za-z0-9_.$\\?]/.test(char) || char > "\u007f";
}
