import { columnIndex, maxRows } from "./area";

/** One corner of a reference. `row` or `column` is null where the reference spans whole columns or rows; both count from 0. */
export type Corner = { readonly column: number | null; readonly row: number | null; readonly columnFixed: boolean; readonly rowFixed: boolean };

/** A cell, an area, whole columns (`A:C`) or whole rows (`1:3`) in a formula. */
export type FormulaReference = {
  /** Where it stands in the formula, without what names its sheet. */
  readonly start: number;
  readonly end: number;
  /** The sheet it names; null where it names none. */
  readonly sheet: string | null;
  /** It names several sheets (`A:C!B1`), another workbook, or a sheet that is gone: nothing in a single sheet of this workbook. */
  readonly elsewhere: boolean;
  readonly first: Corner;
  /** Null for a single cell. */
  readonly last: Corner | null;
};

type Prefix = Pick<FormulaReference, "sheet" | "elsewhere"> & { readonly end: number };

const quote = 34, apostrophe = 39, bracket = 91, hash = 35, bang = 33, colon = 58, round = 40;
/** Letters, digits, `_ . $ \ ?` and everything outside ASCII make words. */
const wordChars = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$\\?") wordChars[char.charCodeAt(0)] = 1;

/**
 * The references of an Excel formula, from left to right. Texts, structured references, names, functions and error values are passed over; a name that only looks like
 * a cell (`R1C1`, `LOG10(`, `rate_A1`) is none. @source ECMA-376 part 1, 18.17.2 (grammar of formulas).
 */
export function referencesIn(formula: string): FormulaReference[] {
  const found: FormulaReference[] = [];
  /** What names the sheet of a reference that starts at its end. */
  let prefix: Prefix | null = null;
  let bookEnd = -1;
  let at = 0;
  while (at < formula.length) {
    const char = formula.charCodeAt(at);
    if (char === quote) at = endOfQuote(formula, at);
    else if (char === apostrophe) {
      const end = endOfQuote(formula, at);
      if (formula.charCodeAt(end) === bang) prefix = { ...sheetNamed(formula.slice(at + 1, end - 1).replaceAll("''", "'")), end: end + 1 };
      at = prefix?.end === end + 1 ? end + 1 : end;
    } else if (char === bracket) at = bookEnd = endOfBracket(formula, at);
    else if (char === hash) {
      const end = endOfError(formula, at);
      // `#REF!A1`: the sheet is gone.
      if (formula.slice(at, end) === "#REF!") prefix = { sheet: null, elsewhere: true, end };
      at = end;
    } else if (!isWord(char)) at++;
    else {
      let end = endOfWord(formula, at);
      const own = prefix !== null && prefix.end === at ? prefix : null;
      const next = formula.charCodeAt(end);
      if (next === bang) prefix = { ...sheetNamed(formula.slice(at, end)), ...(bookEnd === at ? { elsewhere: true } : {}), end: ++end };
      else if (next === colon && own === null && sheetsEnd(formula, at, end) > 0) {
        end = sheetsEnd(formula, at, end);
        prefix = { sheet: null, elsewhere: true, end };
      } else if (next !== round && next !== bracket) {
        const reference = referenceAt(formula, at, end, own);
        if (reference !== null) {
          found.push(reference);
          end = reference.end;
        }
      }
      at = end;
    }
  }
  return found;
}

/** A sheet's name with its quotes taken off; `A:C` are several sheets, `[1]A` one of another workbook. */
function sheetNamed(name: string): Pick<Prefix, "sheet" | "elsewhere"> {
  return /[:[\]]/.test(name) ? { sheet: null, elsewhere: true } : { sheet: name, elsewhere: false };
}

/** For `First:Last!`, behind the `!`; otherwise 0. Where the first word could be a cell, `A1:Last!B2` is an area. */
function sheetsEnd(formula: string, at: number, end: number): number {
  const last = endOfWord(formula, end + 1);
  return last > end + 1 && formula.charCodeAt(last) === bang && cellAt(formula.slice(at, end)) === null ? last + 1 : 0;
}

function referenceAt(formula: string, start: number, end: number, prefix: Prefix | null): FormulaReference | null {
  const { sheet, elsewhere } = prefix ?? { sheet: null, elsewhere: false };
  const word = formula.slice(start, end);
  const cell = cellAt(word);
  const second = formula.charCodeAt(end) === colon ? secondWord(formula, end + 1) : null;
  if (cell !== null) {
    const last = second === null ? null : cellAt(second);
    return last === null ? { start, end, sheet, elsewhere, first: cell, last } : { start, end: end + 1 + second!.length, sheet, elsewhere, first: cell, last };
  }
  if (second === null) return null;
  for (const read of [columnAt, rowAt]) {
    const [first, last] = [read(word), read(second)];
    if (first !== null && last !== null) return { start, end: end + 1 + second.length, sheet, elsewhere, first, last };
  }
  return null;
}

/** The word behind a `:`, where it is not a function, a sheet or a table. */
function secondWord(formula: string, start: number): string | null {
  const end = endOfWord(formula, start);
  const next = formula.charCodeAt(end);
  return end === start || next === round || next === bang || next === bracket ? null : formula.slice(start, end);
}

function cellAt(word: string): Corner | null {
  const match = /^(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})$/.exec(word);
  if (match === null) return null;
  const column = columnIndex(match[2]!);
  const row = Number(match[4]);
  return column === null || row < 1 || row > maxRows ? null : { column, row: row - 1, columnFixed: match[1] !== "", rowFixed: match[3] !== "" };
}

function columnAt(word: string): Corner | null {
  const match = /^(\$?)([A-Za-z]{1,3})$/.exec(word);
  const column = match === null ? null : columnIndex(match[2]!);
  return column === null ? null : { column, row: null, columnFixed: match![1] !== "", rowFixed: false };
}

function rowAt(word: string): Corner | null {
  const match = /^(\$?)(\d{1,7})$/.exec(word);
  const row = Number(match?.[2] ?? 0);
  return row < 1 || row > maxRows ? null : { column: null, row: row - 1, columnFixed: false, rowFixed: match![1] !== "" };
}

function isWord(char: number): boolean {
  return char > 127 || wordChars[char] === 1;
}

function endOfWord(formula: string, at: number): number {
  let end = at;
  while (end < formula.length && isWord(formula.charCodeAt(end))) end++;
  return end;
}

/** Right behind a text or the name of a sheet in quotes that begins at `at`; the end of the formula where it is left open. */
export function endOfQuote(formula: string, at: number): number {
  const mark = formula[at]!;
  let end = at + 1;
  for (; end < formula.length; end++) {
    if (formula[end] !== mark) continue;
    if (formula[end + 1] !== mark) return end + 1;
    end++;
  }
  return end;
}

/** Right behind the bracket that closes the one at `at`: structured references nest, and `'` escapes the next character inside. */
export function endOfBracket(formula: string, at: number): number {
  let depth = 0;
  for (let i = at; i < formula.length; i++) {
    if (formula[i] === "'") i++;
    else if (formula[i] === "[") depth++;
    else if (formula[i] === "]" && --depth === 0) return i + 1;
  }
  return formula.length;
}

/** `#N/A`, `#DIV/0!`, `#NAME?` …; a lone `#` marks what a formula spills into. */
function endOfError(formula: string, at: number): number {
  return at + /^#(?:N\/A|DIV\/0!|NAME\?|[A-Za-z_]{1,20}!)?/i.exec(formula.slice(at, at + 24))![0].length;
}
