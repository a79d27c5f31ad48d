import { dateFromSerial } from "../../src/records/serialDay";
import { columnIndex, columnLetter } from "../../src/workbook/area";
import type { CellValue } from "../../src/workbook/host";
import type { SheetModel } from "../../src/workbook/model";
import { refuseWith } from "./wire";

/** Values of one formula's world: a single value, or an area row by row. */
type Operand = CellValue | CellValue[][];

const nameError: CellValue = { error: "#NAME?" };

/**
 * A small calculator: enough of Excel's language for the formulas that tests write. What it does not know is `#NAME?`, as in Excel; what it cannot read is refused, as in
 * Excel. Formulas that nobody has touched keep the results they came with.
 */
export class Calculation {
  private readonly dirty = new Set<SheetModel>();
  private readonly own = new Map<SheetModel, Set<string>>();

  check(formula: string): void {
    // Unbalanced quotes or brackets are no formula.
    const bare = formula.replaceAll(/"(?:[^"]|"")*"/g, "0");
    const depth = [...bare].reduce((sum, char) => (sum < 0 ? sum : sum + (char === "(" ? 1 : char === ")" ? -1 : 0)), 0);
    if (bare.includes('"') || depth !== 0 || /^=\s*$/.test(formula)) refuseWith("InvalidArgument", "The formula is missing a range reference or a defined name, or cannot be read.");
  }

  /** A cell of the sheet was typed into. */
  touched(sheet: SheetModel, row: number, column: number): void {
    this.dirty.add(sheet);
    const own = this.own.get(sheet) ?? new Set();
    this.own.set(sheet, own);
    if (sheet.cells.formula(row, column) === null) own.delete(`${row},${column}`);
    else own.add(`${row},${column}`);
  }

  /** Cells of the sheet stand elsewhere now: which formulas were typed here is not known any more. */
  moved(sheet: SheetModel): void {
    this.own.delete(sheet);
    this.dirty.add(sheet);
  }

  /** Results of the formulas of touched sheets; a formula that came with the file and that we cannot calculate keeps its result. */
  run(): void {
    for (const sheet of this.dirty) {
      const used = sheet.cells.hasFormulas() ? sheet.cells.used() : null;
      if (used === null) continue;
      const formulas: { row: number; column: number; text: string }[] = [];
      for (let row = used.row; row < used.row + used.rows; row++) {
        for (let column = used.column; column < used.column + used.columns; column++) {
          const text = sheet.cells.formula(row, column);
          if (text !== null && sheet.cells.arrayArea(row, column) === null) formulas.push({ row, column, text });
        }
      }
      for (let pass = 0; pass < 5; pass++) {
        for (const { row, column, text } of formulas) {
          const result = evaluate(text, sheet, row, column);
          if (result === undefined && this.own.get(sheet)?.has(`${row},${column}`) !== true) continue;
          const value = result ?? nameError;
          const before = sheet.cells.value(row, column);
          if (JSON.stringify(before) !== JSON.stringify(value)) sheet.cells.setContent(row, column, value, text);
        }
      }
    }
    this.dirty.clear();
  }
}

/** `Table[[#This Row],[Header]]` as the address of that cell. */
function ownRow(formula: string, sheet: SheetModel, row: number): string {
  return formula.replaceAll(/(\p{L}[\p{L}\p{N}_.]*)\[\[#This Row\],\[((?:[^\]']|'.)*)\]\]/gu, (whole, name: string, header: string) => {
    const table = sheet.tables.find((one) => one.name === name);
    const at = table?.columns.findIndex((column) => column.name === header.replaceAll(/'(.)/g, "$1")) ?? -1;
    return at < 0 ? whole : `${columnLetter(table!.area.column + at)}${row + 1}`;
  });
}

/** Undefined = not understood. */
function evaluate(formula: string, sheet: SheetModel, row: number, column: number): CellValue | undefined {
  const tokens = ownRow(formula, sheet, row).slice(1).match(/"(?:[^"]|"")*"|\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|[A-Za-z]+(?=\()|TRUE|FALSE|\d+(?:\.\d+)?|<=|>=|<>|[-+*/&=<>(),]|\S/g) ?? [];
  let at = 0;
  let understood = true;
  const scalar = (operand: Operand): CellValue => (Array.isArray(operand) ? (operand[0]?.[0] ?? null) : operand);
  const number = (operand: Operand): number | CellValue => {
    const value = scalar(operand);
    if (value === null) return 0;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "string") return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : { error: "#VALUE!" };
    return value;
  };
  const arithmetic = (a: Operand, b: Operand, work: (a: number, b: number) => CellValue): CellValue => {
    const [x, y] = [number(a), number(b)];
    return typeof x !== "number" ? x : typeof y !== "number" ? y : work(x, y);
  };
  const errorOf = (operand: Operand): CellValue => { const value = scalar(operand); return typeof value === "object" ? value : null; };
  const textOf = (operand: Operand): string => {
    const value = scalar(operand);
    return value === null ? "" : typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : typeof value === "object" ? value.error : String(value);
  };
  const read = (reference: string): Operand => {
    const [first, last] = reference.replaceAll("$", "").split(":").map((cell) => /^([A-Za-z]+)(\d+)$/.exec(cell)!);
    const from = { row: Number(first![2]) - 1, column: columnIndex(first![1]!)! };
    if (last === undefined) return sheet.cells.value(from.row, from.column);
    return sheet.cells.read({ ...from, rows: Number(last[2]) - from.row, columns: columnIndex(last[1]!)! - from.column + 1 });
  };
  const functions: Record<string, (...args: Operand[]) => CellValue> = {
    SUM: (...args) => args.flatMap((arg) => (Array.isArray(arg) ? arg.flat() : [arg])).reduce<CellValue>((sum, value) => (typeof sum !== "number" ? sum : typeof value === "number" ? sum + value : typeof value === "object" && value !== null ? value : sum), 0),
    AND: (...args) => args.every((arg) => scalar(arg) === true),
    ISNUMBER: (value) => typeof scalar(value!) === "number",
    ROUND: (value, digits) => arithmetic(value!, digits!, (x, y) => Number(`${Math.round(Number(`${x}e${y}`))}e${-y}`)),
    ROUNDUP: (value, digits) => arithmetic(value!, digits!, (x, y) => Number(`${Math.ceil(Number(`${x}e${y}`))}e${-y}`)),
    YEAR: (value) => arithmetic(value!, 0, (day) => dateFromSerial(day, 1900)?.year ?? { error: "#NUM!" }),
    MONTH: (value) => arithmetic(value!, 0, (day) => dateFromSerial(day, 1900)?.month ?? { error: "#NUM!" }),
    IFERROR: (value, other) => (typeof scalar(value!) === "object" && scalar(value!) !== null ? scalar(other!) : scalar(value!)),
    LEFT: (value, length) => errorOf(value!) ?? (typeof number(length!) === "number" ? textOf(value!).slice(0, number(length!) as number) : number(length!) as CellValue),
    RIGHT: (value, length) => errorOf(value!) ?? textOf(value!).slice(-(number(length!) as number)),
    FIND: (part, value, from) => {
      const start = from === undefined ? 1 : number(from);
      const found = typeof start === "number" ? textOf(value!).indexOf(textOf(part!), start - 1) : -1;
      return typeof start !== "number" ? start : found < 0 ? { error: "#VALUE!" } : found + 1;
    },
    NA: () => ({ error: "#N/A" }),
    ROW: () => row + 1,
    COLUMN: () => column + 1,
    LEN: (value) => textOf(value!).length,
    N: (value) => (typeof scalar(value!) === "number" ? scalar(value!) : 0),
    IF: (test, yes, no) => (scalar(test!) === true || (typeof scalar(test!) === "number" && scalar(test!) !== 0) ? scalar(yes ?? true) : scalar(no ?? false)),
  };
  const primary = (): Operand => {
    const token = tokens[at++];
    if (token === undefined) return void (understood = false), null;
    if (token === "-" || token === "+") {
      const operand = number(primary());
      return typeof operand === "number" ? (token === "-" ? -operand : operand) : operand;
    }
    if (token === "(") {
      const inner = comparison();
      at++;
      return inner;
    }
    if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
    if (/^\d/.test(token)) return Number(token);
    if (/^(TRUE|FALSE)$/i.test(token)) return token.toUpperCase() === "TRUE";
    if (/^\$?[A-Za-z]{1,3}\$?\d/.test(token)) return read(token);
    const call = functions[token.toUpperCase()];
    if (call === undefined || tokens[at] !== "(") return void (understood = false), null;
    at++;
    const args: Operand[] = [];
    while (at < tokens.length && tokens[at] !== ")") {
      args.push(comparison());
      if (tokens[at] === ",") at++;
      else if (tokens[at] !== ")") return void (understood = false), null;
    }
    at++;
    return call(...args);
  };
  const chain = (next: () => Operand, operators: Record<string, (a: Operand, b: Operand) => CellValue>) => (): Operand => {
    let left = next();
    for (let work = operators[tokens[at] ?? ""]; understood && work !== undefined; work = operators[tokens[at] ?? ""]) {
      at++;
      left = work(left, next());
    }
    return left;
  };
  const product = chain(primary, { "*": (a, b) => arithmetic(a, b, (x, y) => x * y), "/": (a, b) => arithmetic(a, b, (x, y) => (y === 0 ? { error: "#DIV/0!" } : x / y)) });
  const sum = chain(product, { "+": (a, b) => arithmetic(a, b, (x, y) => x + y), "-": (a, b) => arithmetic(a, b, (x, y) => x - y) });
  const joined = chain(sum, { "&": (a, b) => errorOf(a) ?? errorOf(b) ?? textOf(a) + textOf(b) });
  const same = (a: Operand, b: Operand): boolean => (scalar(a) ?? "") === (scalar(b) ?? "");
  const comparison = chain(joined, { "=": same, "<>": (a, b) => !same(a, b), "<": (a, b) => arithmetic(a, b, (x, y) => x < y), ">": (a, b) => arithmetic(a, b, (x, y) => x > y) });
  const result = scalar(comparison());
  return understood && at >= tokens.length ? (result ?? 0) : undefined;
}
