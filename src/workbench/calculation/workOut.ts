import { maxColumns, maxRows } from "../../workbook/area";
import { referencesIn } from "../../workbook/formulaReferences";
import type { CellValue } from "../../workbook/host";
import type { FormulaEngine, Place, ResultSheet } from "./engine";
import { PendingColumn } from "./pendingColumn";

/** What a formula names, without the sheet where it is its own. */
type Reads = { readonly sheet: string; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number; /** Where it is, and not what it says. */ readonly placeOnly: boolean };
type Step = Place & { readonly formula: string; readonly reads: readonly Reads[] };

/**
 * Works out formulas, each after those that it reads: what it names is looked through before, and where its place is found out while it is worked out (`INDIRECT`, `OFFSET`), it is worked out again
 * once what it met is done. Formulas that go round in a circle are 0, as in Excel. After each formula others may have their turn.
 * `put` is given undefined for a formula that has no answer. `pending`: cells by sheet, as row × `maxColumns` + column.
 */
export function* workOut(engine: FormulaEngine, sheets: readonly ResultSheet[], pending: ReadonlyMap<string, Iterable<number>>, put: (place: Place, value: CellValue | undefined) => void): Generator<void> {
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const columns = new Map<string, Map<number, PendingColumn>>();
  for (const [name, cells] of pending) columns.set(name.toLowerCase(), columnsOf(cells));
  const columnAt = (sheet: string, column: number): PendingColumn | undefined => columns.get(sheet.toLowerCase())?.get(column);
  /** Those that were read before they were done. */
  let met: Place[] = [];
  engine.begin(sheets, (name, row, column) => {
    const sheet = byName.get(name.toLowerCase());
    if (sheet === undefined) return null;
    if (columnAt(name, column)?.isPending(row) === true) met.push({ sheet: sheet.name, row, column });
    return sheet.value(row, column);
  });

  const stack: Step[] = [];
  const begin = (place: Place): void => {
    const sheet = byName.get(place.sheet.toLowerCase());
    const formula = sheet?.formula(place.row, place.column) ?? null;
    if (sheet === undefined || formula === null) columnAt(place.sheet, place.column)?.done(place.row);
    else stack.push({ ...place, formula, reads: readsOf(formula, sheet.name) });
  };
  const finish = ({ sheet, row, column }: Place, value: CellValue | undefined): void => {
    columnAt(sheet, column)!.done(row);
    put({ sheet, row, column }, value);
  };
  /** The first that is read and not done. */
  const waitsFor = ({ reads }: Step): Place | null => {
    for (const { sheet, top, bottom, left, right, placeOnly } of reads) {
      const own = columns.get(sheet.toLowerCase());
      if (own === undefined || placeOnly) continue;
      const wide = right - left + 1 > own.size;
      for (const column of wide ? own.keys() : numbers(left, right)) {
        if (column < left || column > right) continue;
        const row = own.get(column)?.firstPending(top, bottom) ?? -1;
        if (row >= 0) return { sheet, row, column };
      }
    }
    return null;
  };
  const isBegun = ({ sheet, row, column }: Place): boolean => columnAt(sheet, column)!.isBegun(row);
  /** All that stand on one another from a cell up to the last are a circle. */
  const breakCircle = (from: Place): void => {
    for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
      if (isBegun(last)) finish(last, 0);
      if (last.sheet.toLowerCase() === from.sheet.toLowerCase() && last.row === from.row && last.column === from.column) break;
    }
    engine.forget();
  };

  for (const [name, own] of columns) {
    for (const [column, rows] of own) {
      for (let row = rows.firstPending(0, maxRows); row >= 0; row = rows.firstPending(row, maxRows)) {
        begin({ sheet: byName.get(name)?.name ?? name, row, column });
        while (stack.length > 0) {
          const step = stack.at(-1)!;
          const mine = columnAt(step.sheet, step.column)!;
          if (!mine.isPending(step.row)) {
            stack.pop();
            continue;
          }
          mine.begin(step.row);
          const waits = waitsFor(step);
          if (waits !== null) {
            if (isBegun(waits)) breakCircle(waits);
            else begin(waits);
            continue;
          }
          met = [];
          const value = engine.result(step, step.formula);
          if (met.length > 0) met = met.filter((place) => !step.reads.some((reads) => reads.placeOnly && isIn(reads, place)));
          const circle = met.find(isBegun);
          if (circle !== undefined) breakCircle(circle);
          else if (met.length > 0) {
            engine.forget();
            for (const place of met) begin(place);
          } else {
            stack.pop();
            finish(step, value);
          }
          yield;
        }
      }
    }
  }
}

function columnsOf(cells: Iterable<number>): Map<number, PendingColumn> {
  const rows = new Map<number, number[]>();
  for (const cell of cells) {
    const column = cell % maxColumns;
    const own = rows.get(column);
    if (own === undefined) rows.set(column, [Math.floor(cell / maxColumns)]);
    else own.push(Math.floor(cell / maxColumns));
  }
  return new Map([...rows].map(([column, own]) => [column, new PendingColumn(own)]));
}

/** The name of a function and of a sheet. */
const longestPrefix = 60;
/** These ask where a reference is, not what it says: `ROW(A1)` may stand in A1. */
const asksPlace = /\b(?:ROWS?|COLUMNS?|AREAS|FORMULATEXT|ISFORMULA|SHEETS?)\s*\((?:'(?:[^']|'')+'!|[^'"!(),]+!)?$/i;

function readsOf(formula: string, own: string): readonly Reads[] {
  return referencesIn(formula).flatMap(({ start, sheet, elsewhere, first, last }) => {
    if (elsewhere) return [];
    const end = last ?? first;
    const [top, bottom] = first.row === null || end.row === null ? [0, maxRows - 1] : [Math.min(first.row, end.row), Math.max(first.row, end.row)];
    const [left, right] = first.column === null || end.column === null ? [0, maxColumns - 1] : [Math.min(first.column, end.column), Math.max(first.column, end.column)];
    return [{ sheet: sheet ?? own, top, bottom, left, right, placeOnly: asksPlace.test(formula.slice(Math.max(0, start - longestPrefix), start)) }];
  });
}

function isIn({ sheet, top, bottom, left, right }: Reads, place: Place): boolean {
  return sheet.toLowerCase() === place.sheet.toLowerCase() && place.row >= top && place.row <= bottom && place.column >= left && place.column <= right;
}

function* numbers(from: number, to: number): Generator<number> {
  for (let n = from; n <= to; n++) yield n;
}
