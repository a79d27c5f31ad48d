import { maxColumns, maxRows } from "../../workbook/area";
import { type Corner, referencesIn } from "../../workbook/formulaReferences";
import type { Area } from "./stage";

/** Where a reference ends on one side: `at` itself, or so far from the formula's own row or column. */
type Bound = { readonly at: number; readonly fixed: boolean };
/** References that read alike from where their formulas stand: to a sheet, between two bounds of rows and two of columns. `cells`: those with such a formula, by row and column. */
type Shape = { readonly to: string; readonly rows: readonly [Bound, Bound]; readonly columns: readonly [Bound, Bound]; readonly from: string; readonly cells: Set<number> };

/** What a formula reads is not only what it names: places that are worked out, ranges up to a result, spilled areas, and what is another at every look. */
const reachesFurther = /\b(?:OFFSET|INDIRECT|CELL|INFO|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\s*\(|\)\s*:|:\s*[A-Z.]+\(|\d#/i;
/** Looks at formulas after which all are taken to follow. */
const mostLooks = 5_000_000;
const mostShapes = 2_000;

/**
 * Which formulas follow from cells, themselves and through others, without a look at each of them: formulas of a column mostly read alike from where they stand, and are looked for by where they
 * would have to stand.
 */
export class FormulaIndex {
  private readonly shapes = new Map<string, Shape>();
  /** Those that may follow from anything, by sheet. */
  private readonly always = new Map<string, Set<number>>();

  /** Too many kinds for the index to be of use. */
  get crowded(): boolean {
    return this.shapes.size > mostShapes;
  }

  add(sheet: string, row: number, column: number, formula: string): void {
    const cell = row * maxColumns + column;
    if (reachesFurther.test(formula)) inSet(this.always, sheet, cell);
    for (const { sheet: named, elsewhere, first, last } of referencesIn(formula)) {
      if (elsewhere) continue;
      const rows = boundsOf(first, last ?? first, "row", "rowFixed", row, maxRows);
      const columns = boundsOf(first, last ?? first, "column", "columnFixed", column, maxColumns);
      const to = (named ?? sheet).toLowerCase();
      const key = JSON.stringify([sheet, to, rows, columns]);
      let shape = this.shapes.get(key);
      if (shape === undefined) this.shapes.set(key, (shape = { to, rows, columns, from: sheet, cells: new Set() }));
      shape.cells.add(cell);
    }
  }

  forget(sheet: string, row: number, column: number): void {
    const cell = row * maxColumns + column;
    this.always.get(sheet)?.delete(cell);
    for (const { from, cells } of this.shapes.values()) if (from === sheet) cells.delete(cell);
  }

  /** All formulas that follow, by sheet, as row × `maxColumns` + column; null where that would take too long to find out. `also`: formulas that are among them in any case. */
  following(changed: readonly { readonly sheet: string; readonly area: Area }[], also: ReadonlyMap<string, ReadonlySet<number>> = new Map()): ReadonlyMap<string, ReadonlySet<number>> | null {
    const found = new Map([...this.always].map(([sheet, cells]) => [sheet, new Set(cells)] as const));
    for (const [sheet, cells] of also) for (const cell of cells) inSet(found, sheet, cell);
    let looks = 0;
    for (let next = [...changed, ...areasOf(found)]; next.length > 0; ) {
      const fresh = new Map<string, Set<number>>();
      for (const { sheet, area } of next) {
        for (const shape of this.shapes.values()) {
          if (shape.to !== sheet.toLowerCase()) continue;
          for (const cell of candidates(shape, area)) {
            if (++looks > mostLooks) return null;
            const [row, column] = [Math.floor(cell / maxColumns), cell % maxColumns];
            if (found.get(shape.from)?.has(cell) === true || !meets(shape.rows, row, area.row, area.rows) || !meets(shape.columns, column, area.column, area.columns)) continue;
            inSet(found, shape.from, cell);
            inSet(fresh, shape.from, cell);
          }
        }
      }
      next = areasOf(fresh);
    }
    return found;
  }
}

/** The two ends of a reference; all there are where it spans whole rows or columns. */
function boundsOf(first: Corner, last: Corner, at: "row" | "column", fixed: "rowFixed" | "columnFixed", own: number, most: number): readonly [Bound, Bound] {
  if (first[at] === null || last[at] === null) return [{ at: 0, fixed: true }, { at: most - 1, fixed: true }];
  const bound = (corner: Corner): Bound => (corner[fixed] ? { at: corner[at]!, fixed: true } : { at: corner[at]! - own, fixed: false });
  return [bound(first), bound(last)];
}

function meets(bounds: readonly [Bound, Bound], own: number, first: number, count: number): boolean {
  const [a, b] = bounds.map(({ at, fixed }) => (fixed ? at : own + at)) as [number, number];
  return Math.min(a, b) < first + count && Math.max(a, b) >= first;
}

/** Cells of a shape that may read an area: those that stand where they would have to, or all where these are fewer. */
function* candidates({ rows, columns, cells }: Shape, { row, column, rows: tall, columns: wide }: Area): Generator<number> {
  const [top, bottom] = standing(rows, row, tall);
  const [left, right] = standing(columns, column, wide);
  if ((bottom - top + 1) * (right - left + 1) >= cells.size) return yield* [...cells];
  for (let r = Math.max(0, top); r <= bottom; r++) for (let c = Math.max(0, left); c <= right; c++) if (cells.has(r * maxColumns + c)) yield r * maxColumns + c;
}

/** Where formulas stand whose relative reference meets some rows or columns. */
function standing([a, b]: readonly [Bound, Bound], first: number, count: number): readonly [number, number] {
  if (a.fixed || b.fixed) return [0, Infinity];
  return [first - Math.max(a.at, b.at), first + count - 1 - Math.min(a.at, b.at)];
}

/** Cells that lie one below the other are one area. */
function areasOf(cells: ReadonlyMap<string, ReadonlySet<number>>): { readonly sheet: string; readonly area: Area }[] {
  return [...cells].flatMap(([sheet, set]) => {
    const byColumn = Float64Array.from(set, (cell) => (cell % maxColumns) * maxRows + Math.floor(cell / maxColumns)).sort();
    const areas: { row: number; column: number; rows: number; columns: number }[] = [];
    byColumn.forEach((cell, i) => {
      if (i > 0 && byColumn[i - 1] === cell - 1) areas.at(-1)!.rows++;
      else areas.push({ row: cell % maxRows, column: Math.floor(cell / maxRows), rows: 1, columns: 1 });
    });
    return areas.map((area) => ({ sheet, area }));
  });
}

function inSet(sets: Map<string, Set<number>>, name: string, cell: number): void {
  let set = sets.get(name);
  if (set === undefined) sets.set(name, (set = new Set()));
  set.add(cell);
}
