import type { ICellData, IObjectArrayPrimitiveType, Worksheet } from "@univerjs/core";
import { breathe } from "../../taskpane/desk/breathe";
import type { StageRows } from "../stage/stage";
import { packedFormulas } from "../stage/packedCells";
import { gridCellAt, gridRow } from "./gridRow";

type Row = IObjectArrayPrimitiveType<ICellData>;
type Rows = Record<number, Row | undefined>;
/** `count` rows from sheet row `row` on are those from the `from`th on of `cells`. */
type Part = { readonly row: number; readonly count: number; readonly from: number; readonly cells: StageRows };
type Matrix = { _matrix: Rows; getRow(row: number): Row | undefined; getValue(row: number, column: number): ICellData | undefined; insertRows(start: number, count: number): void; removeRows(start: number, count: number): void };

/** Rows that the grid holds as objects before those it has held longest are taken back, and how many are left then: many screens full. */
const most = { held: 2_000, left: 500 } as const;
/** Rows that are taken back in one turn: a few milliseconds. */
const atOnce = 100;

const lent = new WeakMap<Worksheet, LentCells>();

/** The cells of a sheet: lent from the first time on that they are asked for. */
export function lentCells(sheet: Worksheet): LentCells {
  let cells = lent.get(sheet);
  if (cells === undefined) lent.set(sheet, (cells = new LentCells(sheet)));
  return cells;
}

/**
 * The cells of a sheet as they came, in a few arrays for every few hundred rows. The grid, as it comes, has an object for each cell: over a million of them, which also have to be gone through
 * whenever garbage is collected. A row becomes objects when the grid asks for it, and is taken back later; one that says something else by then stays, for the grid has written into it.
 */
export class LentCells {
  /** In the order of their rows; none over another. */
  private parts: Part[] = [];
  /** Rows as objects, those held longest first; undefined where the grid has taken a row away. */
  private readonly held = new Map<number, Row | undefined>();
  private taking = false;
  /** More than that are too many; those that the grid has written stay, and are not looked at with every row that comes. */
  private limit: number = most.held;

  constructor(sheet: Worksheet) {
    const rows = new Proxy<Rows>({}, {
      get: (_, key) => { const row = rowOf(key); return row < 0 ? undefined : this.row(row); },
      set: (_, key, value: Row) => { const row = rowOf(key); if (row >= 0) this.hold(row, value); return row >= 0; },
      has: (_, key) => { const row = rowOf(key); return row >= 0 && this.row(row) !== undefined; },
      deleteProperty: (_, key) => { const row = rowOf(key); if (row >= 0) this.hold(row, undefined); return true; },
      ownKeys: () => this.numbers().map(String),
      getOwnPropertyDescriptor: (_, key) => {
        const row = rowOf(key);
        const value = row < 0 ? undefined : this.row(row);
        return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
      },
    });
    const matrix = sheet.getCellMatrix() as unknown as Matrix;
    sheet.getConfig().cellData = matrix._matrix = rows as never;
    matrix.getRow = (row) => this.row(row);
    matrix.getValue = (row, column) => this.row(row)?.[column];
    matrix.insertRows = (start, count) => this.insert(start, count);
    matrix.removeRows = (start, count) => this.remove(start, count);
  }

  /** These rows in place of what the sheet has there. */
  put(cells: StageRows): void {
    const { first, count } = cells;
    this.cut(first, first + count);
    this.parts.splice(this.after(first), 0, { row: first, count, from: 0, cells });
  }

  /** Nothing stands any more from one row up to another. */
  cut(from: number, to = Infinity): void {
    this.split(from);
    this.split(to);
    this.parts = this.parts.filter(({ row }) => row < from || row >= to);
    for (const row of this.held.keys()) if (row >= from && row < to) this.held.delete(row);
  }

  /** None says or shows anything below it; -1 where none does at all. */
  get lastRow(): number {
    const last = this.parts.at(-1);
    let row = last === undefined ? -1 : last.row + last.count - 1;
    for (const held of this.held.keys()) row = Math.max(row, held);
    return row;
  }

  /** None says or shows anything to the right of it; -1 where none does at all. */
  get lastColumn(): number {
    let column = -1;
    for (const { cells } of this.parts) column = Math.max(column, cells.columns - 1);
    for (const row of this.held.values()) for (const at in row) column = Math.max(column, Number(at));
    return column;
  }

  /** A cell to be read: no row is held for it. */
  cell(row: number, column: number): ICellData | undefined {
    if (this.held.has(row)) return this.held.get(row)?.[column];
    const part = this.partAt(row);
    return part === null || column >= part.cells.columns ? undefined : gridCellAt(part.cells, (row - part.row + part.from) * part.cells.columns + column);
  }

  /** Cells with formulas, in some rows or all; those that share one in any case, for its text stands in one of them. */
  *formulas(rows: ReadonlySet<number> | null): Generator<readonly [row: number, column: number, cell: ICellData]> {
    const parts = rows === null ? this.parts : [...rows].flatMap((row) => { const part = this.partAt(row); return part === null ? [] : [{ ...part, row, count: 1, from: row - part.row + part.from }]; });
    for (const { row, count, from, cells } of parts) {
      const { columns } = cells;
      for (const [at, f] of packedFormulas(cells, from * columns, (from + count) * columns)) {
        const sheetRow = row + Math.floor(at / columns) - from;
        if (!this.held.has(sheetRow)) yield [sheetRow, at % columns, { f }];
      }
    }
    for (const [row, columns] of this.held) {
      const asked = rows === null || rows.has(row);
      for (const column in columns) {
        const cell = columns[Number(column)];
        if (cell != null && (cell.si != null || (asked && cell.f != null))) yield [row, Number(column), cell];
      }
    }
  }

  private row(row: number): Row | undefined {
    const known = this.held.get(row);
    if (known !== undefined || this.held.has(row)) return known;
    const made = this.made(row);
    if (made !== undefined) this.hold(row, made);
    return made;
  }

  private made(row: number): Row | undefined {
    const part = this.partAt(row);
    return part === null ? undefined : gridRow(part.cells, row - part.row + part.from);
  }

  private partAt(row: number): Part | null {
    const part = this.parts[this.after(row) - 1];
    return part === undefined || row >= part.row + part.count ? null : part;
  }

  private hold(row: number, value: Row | undefined): void {
    this.held.set(row, value);
    if (this.held.size > this.limit && !this.taking) void this.takeBack();
  }

  /** In turns of its own: nobody is in the middle of writing then. */
  private async takeBack(): Promise<void> {
    this.taking = true;
    // Those that stay are met once.
    for (let left = this.held.size - most.left; left > 0; left -= atOnce) {
      await breathe();
      let looked = 0;
      for (const [row, value] of this.held) {
        if (looked++ === Math.min(left, atOnce)) break;
        this.held.delete(row);
        if (!sameRow(value, this.made(row))) this.held.set(row, value);
      }
    }
    this.limit = Math.max(most.held, this.held.size + most.held - most.left);
    this.taking = false;
  }

  private insert(start: number, count: number): void {
    this.split(start);
    this.shift(start, count);
  }

  private remove(start: number, count: number): void {
    this.cut(start, start + count);
    this.shift(start + count, -count);
  }

  private shift(from: number, by: number): void {
    this.parts = this.parts.map((part) => (part.row < from ? part : { ...part, row: part.row + by }));
    const moved = [...this.held].map(([row, value]) => [row < from ? row : row + by, value] as const);
    this.held.clear();
    for (const [row, value] of moved) this.held.set(row, value);
  }

  /** A part begins at this row, or none goes over it. */
  private split(at: number): void {
    const i = this.after(at) - 1;
    const part = this.parts[i];
    if (part === undefined || part.row === at || at >= part.row + part.count) return;
    const upper = at - part.row;
    this.parts.splice(i, 1, { ...part, count: upper }, { ...part, row: at, count: part.count - upper, from: part.from + upper });
  }

  /** How many parts begin at or above a row. */
  private after(row: number): number {
    let [low, high] = [0, this.parts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.parts[middle]!.row <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** All rows that say or show anything, ascending. */
  private numbers(): readonly number[] {
    const found = new Set<number>();
    for (const { row, count, from, cells: { columns, kinds, styles, formulaAt } } of this.parts) {
      const rowAt = (at: number): number => row + Math.floor(at / columns) - from;
      for (let at = from * columns; at < (from + count) * columns; at++) if (kinds[at] !== 0 || styles[at] !== 0) found.add(rowAt(at));
      for (const at of formulaAt) if (at >= from * columns && at < (from + count) * columns) found.add(rowAt(at));
    }
    for (const [row, value] of this.held) {
      if (value === undefined) found.delete(row);
      else found.add(row);
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** The number of a row; -1 for anything else that is asked of an object. */
function rowOf(key: string | symbol): number {
  return typeof key === "string" && /^\d+$/.test(key) ? Number(key) : -1;
}

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
  return a === b || JSON.stringify(a ?? {}) === JSON.stringify(b ?? {});
}
