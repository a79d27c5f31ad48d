import { type CellMove, movesColumns, movesWholeRows, type RowShift } from "./cellMove";
import type { ContentArrays } from "./cellContents";
import { RowMap } from "./rowMap";

/** The cells of a sheet as `SparseCells` holds them, by handle: the first `loaded` ones are those of the file. A row of -1: the cell is taken out. */
export type CellLists = { readonly rows: Int32Array; readonly columns: Uint16Array; readonly now: ContentArrays; readonly size: number; readonly loaded: number };

/** Cells that a move took out, as they were. Put in again where they stood, they are the same cells, those of the file cells of the file. */
type Removed = { readonly move: CellMove; readonly sources: readonly (readonly number[])[] | null; readonly handles: Int32Array; readonly rows: Int32Array; readonly cells: ContentArrays };

/** How the cells of a sheet have moved since it was loaded. Never changed in place. */
export class Relocation {
  private constructor(/** Where the rows of the file stand. */ readonly map: RowMap, /** Rows of the loaded cells in the file; null until the first move. */ private readonly source: Int32Array | null, private readonly removed: readonly Removed[]) {}

  static readonly none = new Relocation(RowMap.unmoved, null, []);

  /** Whether a cell or row of the file stands elsewhere now, or is gone. */
  differs(rows: Int32Array): boolean {
    return !this.map.isUnmoved || (this.source?.some((row, i) => rows[i] !== row) ?? false);
  }

  /** Moves the cells in place; also gives by how many there are more or less. `revive`: cells put in where some were taken out are those cells again. */
  moved(cells: CellLists, move: CellMove, shift: RowShift, revive: boolean): readonly [Relocation, number] {
    const { rows, columns, size } = cells;
    const source = this.source ?? rows.slice(0, cells.loaded);
    const gone: number[] = [];
    const goneRows: number[] = [];
    for (let i = 0; i < size; i++) {
      const row = rows[i]!;
      if (row < shift.firstRow || !movesColumns(move, columns[i]!, 1)) continue;
      const to = shift.at(row);
      if (to >= 0) rows[i] = to;
      else {
        gone.push(i);
        goneRows.push(row);
      }
    }
    return move.kind === "delete" ? this.takenOut(cells, move, source, Int32Array.from(gone), Int32Array.from(goneRows)) : this.putIn(cells, move, source, revive);
  }

  private takenOut({ rows, now }: CellLists, move: CellMove, source: Int32Array, handles: Int32Array, from: Int32Array): readonly [Relocation, number] {
    const { values, meta, formulas } = now;
    const cells: ContentArrays = {
      values: Float64Array.from(handles, (i) => values[i]!), meta: Uint32Array.from(handles, (i) => meta[i]!), formulas: formulas === null ? null : Int32Array.from(handles, (i) => formulas[i]!),
    };
    for (const i of handles) {
      rows[i] = -1;
      values[i] = meta[i] = 0;
      if (formulas !== null) formulas[i] = 0;
    }
    const sources = movesWholeRows(move) ? this.map.at(move.bands) : null;
    return [new Relocation(sources === null ? this.map : this.map.without(move.bands), source, [...this.removed, { move, sources, handles, rows: from, cells }]), -handles.length];
  }

  private putIn({ rows, now }: CellLists, move: CellMove, source: Int32Array, revive: boolean): readonly [Relocation, number] {
    const at = !revive ? -1 : this.removed.findLastIndex(({ move: other }) => other.column === move.column && other.columns === move.columns && sameBands(other, move));
    const back = this.removed[at];
    const fresh = move.bands.map((band) => new Array<number>(band.rows).fill(-1));
    const map = movesWholeRows(move) ? this.map.put(move.bands, back?.sources ?? fresh) : this.map;
    if (back === undefined || map === null) return [new Relocation(map ?? this.map.put(move.bands, fresh)!, source, this.removed), 0];
    back.handles.forEach((i, k) => {
      rows[i] = back.rows[k]!;
      now.values[i] = back.cells.values[k]!;
      now.meta[i] = back.cells.meta[k]!;
      if (back.cells.formulas !== null) now.formulas![i] = back.cells.formulas[k]!;
    });
    return [new Relocation(map, source, this.removed.toSpliced(at, 1)), back.handles.length];
  }
}

function sameBands(a: CellMove, b: CellMove): boolean {
  return a.bands.length === b.bands.length && a.bands.every(({ row, rows }, i) => row === b.bands[i]!.row && rows === b.bands[i]!.rows);
}
