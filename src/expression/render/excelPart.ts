/**
 * A part of an expression as an Excel formula. Excel has no unknown, so each part is two formulas: what the value is, and whether there is one. Errors need none: they go through
 * both by themselves, which gives the order the language asks for (error, then unknown, then the answer).
 * Only what old versions of Excel, WPS and LibreOffice calculate is written: no LET, XLOOKUP or dynamic arrays, and no array constants, which validation and conditional formats refuse.
 */
import type { Ast, ExpressionType } from "../ast";
import { yesNoWords } from "../../records/yesNo";
import { fold } from "../fold";
import { textOf } from "../values";

/** `value` counts only where `known` is TRUE. `known`: TRUE, FALSE = unknown, an error where an operand is one; null = always TRUE. `total`: where known, the value is no error. */
export type Reading = { readonly value: string; readonly known: string | null; readonly total: boolean };

/**
 * `cell`: as it stands in a cell, which may hold anything; `typed`: of its type wherever it is known; `choice`: among parts that may be cells. `test` is what `of` says of the part that is chosen, FALSE where
 * none is: LibreOffice no longer tells a chosen TRUE from a number, so kinds are asked of the parts.
 */
export type ExcelPart = Reading & { readonly node: Ast } & ({ readonly kind: "cell" | "typed" } | { readonly kind: "choice"; readonly test: (of: Test) => string });
/** A condition on a part that is no choice. */
export type Test = (part: ExcelPart) => string;

/** What `of` says of the part, or of the one that is chosen. */
export function tested(part: ExcelPart, of: Test): string {
  return part.kind === "choice" ? part.test(of) : of(part);
}

/** What `String.prototype.trim` takes off, so what makes a text blank. Control characters stand as CHAR(…): XML would not keep them. */
const spaces = `" \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"&CHAR(9)&CHAR(10)&CHAR(11)&CHAR(12)&CHAR(13)`;

/** Is the cell empty, or text of nothing but white space? An error where the cell is one. Rows are named by a text: a reference would grow and shrink with the rows that people put in and take out. */
export function blankText(value: string): string {
  return `(SUMPRODUCT(LEN(${value})-LEN(SUBSTITUTE(${value},MID(${spaces},ROW(INDIRECT("A1:A25")),1),"")))=LEN(${value}))`;
}

export const fn = (name: string, ...args: readonly string[]): string => `${name}(${args.map(bare).join(",")})`;

/** Without the brackets around the whole of it. */
export function bare(text: string): string {
  if (!text.startsWith("(")) return text;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return i === text.length - 1 ? text.slice(1, -1) : text;
  }
  return text;
}

export function quote(text: string): string {
  const parts = text.split(/([\0-\x1f])/).filter((part) => part !== "").map((part) => (part < " " ? `CHAR(${part.charCodeAt(0)})` : `"${part.replaceAll('"', '""')}"`));
  return parts.length === 0 ? '""' : parts.length === 1 ? parts[0]! : `(${parts.join("&")})`;
}

export function both(conditions: readonly (string | null)[]): string | null {
  const needed = [...new Set(conditions.filter((one) => one !== null))];
  return needed.length === 0 ? null : needed.length === 1 ? needed[0]! : fn("AND", ...needed);
}

/** `known` of several operands together. Where one may be unknown, an error in another must still come through: it is put into the condition. */
export function allKnown(parts: readonly (Reading & { readonly type: ExpressionType })[]): string | null {
  return both(parts.map((part, index) => (parts.some((other, i) => i !== index && other.known !== null) ? strictly(part) : part.known)));
}

/** As `known`, and an error also where the value is one. */
export function strictly(part: Reading & { readonly type: ExpressionType }): string | null {
  if (part.total) return part.known;
  const fine = part.type === "text" ? `(LEN(${bare(part.value)})>=0)` : fn("OR", "TRUE", part.value);
  return part.known === null ? fine : fn("IF", part.known, fine, "FALSE");
}

export function isTrue({ known, value }: Reading): string {
  return known === null ? value : fn("IF", known, value, "FALSE");
}
export function isFalse({ known, value }: Reading): string {
  const not = value === "TRUE" ? "FALSE" : value === "FALSE" ? "TRUE" : fn("NOT", value);
  return known === null ? not : fn("IF", known, not, "FALSE");
}

/** Of a cell of yes or no: does it hold TRUE or FALSE, or a word for it? */
export function isTruth(cell: string): string {
  return fn("OR", fn("ISLOGICAL", cell), ...trueWords(cell), ...falseWords(cell));
}
/** What such a cell says: TRUE or FALSE for a word, anything else as it is. */
export function truth({ kind, value, node }: ExcelPart): string {
  return kind === "cell" && node.type === "boolean" ? saidIn(value, "TRUE", "FALSE") : value;
}
const trueWords = (cell: string): readonly string[] => Object.values(yesNoWords).map(([yes]) => `EXACT(${cell},"${yes}")`);
const falseWords = (cell: string): readonly string[] => Object.values(yesNoWords).map(([, no]) => `EXACT(${cell},"${no}")`);
const saidIn = (cell: string, yes: string, no: string): string => fn("IF", fn("ISTEXT", cell), fn("IF", fn("OR", ...trueWords(cell)), yes, fn("IF", fn("OR", ...falseWords(cell)), no, cell)), cell);

export type Typed = Reading & { readonly type: ExpressionType };

/** As it is, of whatever kind: for `=`, IN and choices. */
export function readAny(part: ExcelPart): Typed {
  const { node: { type }, value, known, total } = part;
  return part.kind === "cell" ? { type, value: truth(part), known: `${fn("NOT", blankText(value))}`, total: true } : { type, value, known, total };
}

/** As a value of its own type; anything else is an error. For numbers, dates and TRUE/FALSE. */
export function readTyped(part: ExcelPart): Typed {
  const { node: { type }, value } = part;
  if (part.kind === "typed" || type === "text" || type === "blank") return readAny(part);
  if (part.kind === "choice") return { type, value, known: part.test((one) => readTyped(one).known ?? "TRUE"), total: false };
  return { type, value: truth(part), known: fn("IF", type === "boolean" ? isTruth(value) : fn("ISNUMBER", value), "TRUE", fn("IF", blankText(value), "FALSE", "NA()")), total: true };
}

/** As text: numbers in full up to 15 digits, as the pane writes them; a blank is "" or, with `blank` "unknown", unknown. */
export function readText(part: ExcelPart, blank: "empty" | "unknown"): Typed {
  const { value, known, node } = part;
  const text = node.type === "text" && part.kind === "typed" ? value : node.kind === "literal" ? quote(textOf(node.value)) : written(value, node.type, part.kind === "typed");
  const type = "text";
  if (part.kind === "cell") return blank === "unknown" ? { type, value: text, known: fn("NOT", blankText(value)), total: true } : { type, value: fn("IF", blankText(value), '""', text), known: null, total: false };
  if (known === null || blank === "unknown") return { type, value: text, known, total: part.total };
  return { type, value: fn("IF", known, text, '""'), known: null, total: false };
}

function written(value: string, type: ExpressionType, isTyped: boolean): string {
  const digits = type === "number" ? writtenNumber(value) : fn("IF", `ABS(${bare(value)})<1E+15`, `${value}&""`, fn("TEXT", value, '"0"'));
  return isTyped ? digits : fn("IF", fn("ISTEXT", value), type === "boolean" ? saidIn(value, '"TRUE"', '"FALSE"') : value, digits);
}

/** Programs disagree on where an exponent begins: below 0.000001 and from 1E+21 on, as the pane writes it. */
function writtenNumber(value: string): string {
  const size = `ABS(${bare(value)})`;
  const exponent = '"0.##############E+00"';
  const format = fn("IF", `${size}<1E-6`, exponent, fn("IF", `${size}<1`, '"0.####################"', fn("IF", `${size}<1E+21`, '"0"', exponent)));
  return fn("IF", fn("OR", `${value}=0`, fn("AND", `${size}>=1E-4`, `${size}<1E+15`)), `${value}&""`, fn("SUBSTITUTE", fn("TEXT", value, format), '".E"', '"E"'));
}

/** Letters that LOWER leaves as they are though folding changes them, with what they fold to: ſ is s, ς is σ. Sorted by code point. */
export const foldedApart: readonly (readonly [string, string])[] = [..."µſ\u0345ςϐϑϕϖϰϱϵᲀᲁᲂᲃᲄᲅᲆᲇᲈẛι"].map((char) => [char, fold(char)] as const);

/** Letters of which LOWER makes another one than folding does, or in some programs only, with what keeps them apart. */
const loweredApart = [{ pair: ["İ", "\ue130"], letter: "i" }, { pair: ["\u212a", "k"], letter: "k" }] as const;

/**
 * A text as `=` sees it, or as it compares with `against`, a literal: then only what folds to a letter of the literal needs care. LOWER makes i of İ, folding does not; LibreOffice's makes ς of a Σ at the end
 * of a word, so what folds apart is changed after it.
 */
export function folded(value: string, against: string | null): string {
  if (against !== null && !hasCase(against)) return value;
  const replaced = (text: string, pairs: readonly (readonly [string, string])[]): string => pairs.reduce((all, [from, to]) => fn("SUBSTITUTE", all, `"${from}"`, `"${to}"`), text);
  const before = loweredApart.filter(({ letter }) => against === null || against.includes(letter)).map(({ pair }) => pair);
  return replaced(fn("LOWER", replaced(value, before)), foldedApart.filter(([, to]) => against === null || against.includes(to)));
}

/** Does any letter of it, folded, have another form? */
export function hasCase(text: string): boolean {
  return [...text].some((char) => char !== char.toUpperCase() || char !== char.toLowerCase());
}
