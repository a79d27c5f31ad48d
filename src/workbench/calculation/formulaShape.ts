import { type Corner, referencesIn } from "../../workbook/formulaReferences";

/** Functions that a formula calls, in capitals, and words that are neither those nor references, texts, numbers or TRUE and FALSE. `elsewhere`: it reads other workbooks, or several sheets at once. */
export type FormulaNames = { readonly functions: readonly string[]; readonly names: readonly string[]; readonly elsewhere: boolean };

/** What no word is: texts, quoted sheets, errors, sheets, and numbers with an exponent. */
const notWords = /"(?:[^"]|"")*"|'(?:[^']|'')*'!|#[A-Z/0]+[!?A]?|[\p{L}_\\][\p{L}\p{N}_.]*!|\b\d+(?:\.\d*)?E[+-]?\d+\b/giu;
const words = /[\p{L}_\\][\p{L}\p{N}_.?\\]*/gu;

export function namesIn(formula: string): FormulaNames {
  const references = referencesIn(formula);
  let text = formula;
  for (const { start, end } of references.toReversed()) text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  text = text.replace(notWords, (match) => " ".repeat(match.length));
  const functions: string[] = [];
  const names: string[] = [];
  for (const match of text.matchAll(words)) {
    const word = match[0].toUpperCase();
    if (/^\s*\(/.test(text.slice(match.index + word.length))) functions.push(word);
    else if (word !== "TRUE" && word !== "FALSE") names.push(word);
  }
  // Their words are names that they give themselves.
  const own = functions.includes("LET") || functions.includes("LAMBDA");
  return { functions: [...new Set(functions)], names: own ? [] : names, elsewhere: references.some(({ elsewhere, start }) => elsewhere && !formula.slice(0, start).endsWith("#REF!")) || /[[\]]/.test(text) };
}

/** The same for formulas that read alike from where they stand. */
export function shapeOf(formula: string, row: number, column: number): string {
  let shape = "";
  let at = 0;
  for (const { start, end, first, last } of referencesIn(formula)) {
    shape += formula.slice(at, start) + cornerShape(first, row, column) + (last === null ? "" : `:${cornerShape(last, row, column)}`);
    at = end;
  }
  return shape + formula.slice(at);
}

function cornerShape({ row, rowFixed, column, columnFixed }: Corner, ownRow: number, ownColumn: number): string {
  const part = (name: string, at: number | null, fixed: boolean, own: number): string => (at === null ? "" : fixed ? `${name}${at}` : `${name}[${at - own}]`);
  return `\u0000${part("R", row, rowFixed, ownRow)}${part("C", column, columnFixed, ownColumn)}`;
}
