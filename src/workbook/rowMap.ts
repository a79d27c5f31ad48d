import { maxRows } from "./area";
import type { RowBand } from "./cellMove";

/** Rows in a row: as they stood in the file from `source` on, or new ones (-1). */
type Run = { readonly source: number; readonly rows: number };

/** Which row of the file stands where now, after whole rows were put in and taken out. Never changed in place. Rows keep their order. */
export class RowMap {
  private constructor(private readonly runs: readonly Run[]) {}

  static readonly unmoved = new RowMap([{ source: 0, rows: maxRows }]);

  /** True where every row stands as in the file. */
  get isUnmoved(): boolean {
    return this.runs.length === 1 && this.runs[0]!.source === 0;
  }

  /** For every row of the file up to `last`, where it stands now; -1 for one that is gone. */
  places(last: number): Int32Array {
    const places = new Int32Array(last + 1).fill(-1);
    let row = 0;
    for (const { source, rows } of this.runs) {
      for (let i = 0; source >= 0 && i < rows && source + i <= last; i++) places[source + i] = row + i;
      row += rows;
    }
    return places;
  }

  /** The rows that `bands` cover, as they are: what `put` needs to bring them back. */
  at(bands: readonly RowBand[]): readonly (readonly number[])[] {
    let [run, from] = [0, 0];
    const sourceOf = (row: number): number => {
      for (let own = this.runs[run]; own !== undefined && row >= from + own.rows; own = this.runs[++run]) from += own.rows;
      const own = this.runs[run];
      return own === undefined || own.source < 0 ? -1 : own.source + row - from;
    };
    return bands.map(({ row, rows }) => Array.from({ length: rows }, (_, i) => sourceOf(row + i)));
  }

  /** Rows of the file (-1: new ones) put in where `bands` say they stand afterwards. Null where the order of the file would be broken. */
  put(bands: readonly RowBand[], sources: readonly (readonly number[])[]): RowMap | null {
    const runs: Run[] = [];
    const waiting = bands.map((band, i) => ({ ...band, sources: sources[i]! }));
    let row = 0;
    const add = (run: Run): void => {
      runs.push(run);
      row += run.rows;
      while (waiting[0]?.row === row) for (const source of waiting.shift()!.sources) add({ source, rows: 1 });
    };
    if (waiting[0]?.row === 0) for (const source of waiting.shift()!.sources) add({ source, rows: 1 });
    for (let { source, rows } of this.runs) {
      while (rows > 0) {
        const part = Math.min(rows, (waiting[0]?.row ?? Infinity) - row);
        rows -= part;
        const from = source;
        if (source >= 0) source += part;
        add({ source: from, rows: part });
      }
    }
    const joined = joinedRuns(runs);
    let last = -1;
    for (const run of joined) {
      if (run.source < 0) continue;
      if (run.source <= last) return null;
      last = run.source + run.rows - 1;
    }
    return new RowMap(joined);
  }

  without(bands: readonly RowBand[]): RowMap {
    const runs: Run[] = [];
    const waiting = [...bands];
    let row = 0;
    for (let { source, rows } of this.runs) {
      while (rows > 0) {
        const band = waiting[0];
        const gone = band !== undefined && row >= band.row;
        const part = Math.min(rows, band === undefined ? Infinity : gone ? band.row + band.rows - row : band.row - row);
        if (!gone) runs.push({ source, rows: part });
        if (source >= 0) source += part;
        rows -= part;
        row += part;
        if (gone && row === band.row + band.rows) waiting.shift();
      }
    }
    return new RowMap(joinedRuns(runs));
  }
}

/** Runs that go on where the one before ends are one. Rows beyond the last row of the file have nothing in them and are always those of the file. */
function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const goesOn = last !== undefined && (last.source < 0 ? run.source < 0 : run.source === last.source + last.rows);
    if (goesOn) joined[joined.length - 1] = { source: last.source, rows: last.rows + run.rows };
    else joined.push(run);
  }
  return joined;
}
