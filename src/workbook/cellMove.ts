import { type Area, maxColumns, maxRows } from "./area";

/** Rows that come or go together. */
export type RowBand = { readonly row: number; readonly rows: number };

/**
 * Cells that are put in and push those below them down, or are taken out and let those below come up, within `columns` columns from `column`. `bands` lie apart,
 * from top to bottom: where the new cells stand afterwards, or where the old ones stood before. So the move with the other `kind` is what undoes it.
 */
export type CellMove = { readonly sheet: string; readonly kind: "insert" | "delete"; readonly column: number; readonly columns: number; readonly bands: readonly RowBand[] };

export function inverseMove(move: CellMove): CellMove {
  return { ...move, kind: move.kind === "insert" ? "delete" : "insert" };
}

export function movesWholeRows(move: Pick<CellMove, "columns">): boolean {
  return move.columns === maxColumns;
}

/** Whether the columns all lie inside those that move. */
export function movesColumns(move: Pick<CellMove, "column" | "columns">, column: number, columns: number): boolean {
  return column >= move.column && column + columns <= move.column + move.columns;
}

/** Where rows go in a move; rows count from 0. */
export class RowShift {
  /** From `from[i]` on, rows of before move by `by[i]`. */
  private readonly from: number[] = [];
  private readonly by: number[] = [];

  constructor(private readonly move: Pick<CellMove, "kind" | "bands">) {
    let sum = 0;
    for (const { row, rows } of move.bands) {
      this.from.push(move.kind === "insert" ? row - sum : row + rows);
      sum += rows;
      this.by.push(move.kind === "insert" ? sum : -sum);
    }
  }

  /** How many rows come or go in all. */
  get rows(): number {
    return Math.abs(this.by.at(-1) ?? 0);
  }

  /** The first row that does not stay where it is. */
  get firstRow(): number {
    return this.move.bands[0]?.row ?? maxRows;
  }

  /** Where a row goes, also below the grid; -1 for one that is taken out. */
  at(row: number): number {
    if (this.move.kind === "delete" && this.bandAt(row) !== null) return -1;
    const i = lastUpTo(this.from, row);
    return i < 0 ? row : row + this.by[i]!;
  }

  /**
   * Where the rows from `first` to `last` go: those put in between them are among them afterwards, and what is taken out makes them fewer. Null when none is left.
   * What is pushed out of the grid is cut off, as Excel does with references.
   */
  span(first: number, last: number): { readonly first: number; readonly last: number } | null {
    const above = this.bandAt(first);
    const below = this.bandAt(last);
    const from = above === null ? this.at(first) : this.at(above.row + above.rows);
    const to = below === null ? this.at(last) : this.at(below.row + below.rows) - 1;
    return to < from || from >= maxRows ? null : { first: from, last: Math.min(to, maxRows - 1) };
  }

  private bandAt(row: number): RowBand | null {
    if (this.move.kind === "insert") return null;
    const { bands } = this.move;
    let low = 0, high = bands.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bands[middle]!.row <= row) low = middle + 1;
      else high = middle;
    }
    const band = bands[low - 1];
    return band !== undefined && row < band.row + band.rows ? band : null;
  }
}

/** Index of the last number that is not above `value`; -1 for none. The numbers ascend. */
function lastUpTo(numbers: readonly number[], value: number): number {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * An area that belongs to its cells (a validation, a hyperlink, a merge) after a move: columns that move and columns that stay part. Cells put in between two of its
 * rows are its own too. Empty when all its cells are gone.
 */
export function movedAreas(area: Area, move: CellMove, shift: RowShift): readonly Area[] {
  const right = area.column + area.columns;
  const from = Math.max(area.column, move.column);
  const to = Math.min(right, move.column + move.columns);
  if (from >= to || area.row + area.rows <= shift.firstRow) return [area];
  const span = shift.span(area.row, area.row + area.rows - 1);
  if (span !== null && span.first === area.row && span.last === area.row + area.rows - 1) return [area];
  const piece = (column: number, end: number, row = area.row, rows = area.rows): Area[] => (end > column ? [{ row, column, rows, columns: end - column }] : []);
  return [...piece(area.column, from), ...(span === null ? [] : piece(from, to, span.first, span.last - span.first + 1)), ...piece(to, right)];
}

/** An area that moves as one, or stays as one where not all its columns move. Null when all its cells are gone. */
export function movedArea(area: Area, move: CellMove, shift: RowShift): Area | null {
  if (!movesColumns(move, area.column, area.columns)) return area;
  const span = shift.span(area.row, area.row + area.rows - 1);
  return span === null ? null : { ...area, row: span.first, rows: span.last - span.first + 1 };
}
