import type { Problem, Result } from "../../records/problem";
import { breathe } from "../../taskpane/desk/breathe";
import type { StageRows, StageSheet } from "../stage/stage";

/** Cells in one piece: put into the grid in a few milliseconds. */
const cellsAtOnce = 6_000;
/** Asked for ahead, so that the worker reads while the page draws. */
const ahead = 2;

export type LoadedPart = { readonly done: number; readonly total: number };

/**
 * Brings the rows of sheets into the grid piece by piece, those that are looked at first, and lets the page breathe in between. A piece that was read before an edit of the person was done
 * is read again, so that the edit does not flicker away.
 */
export function rowLoader({ read, put, seen, edits, told, failed }: {
  readonly read: (sheet: string, first: number, count: number) => Promise<Result<StageRows>>;
  readonly put: (sheet: string, rows: StageRows) => void | Promise<void>;
  /** The first row of a sheet that is looked at. */
  readonly seen: (sheet: string) => number;
  /** Writes of the person that have been sent. */
  readonly edits: () => number;
  readonly told: (sheet: string, part: LoadedPart) => void;
  readonly failed: (problems: readonly Problem[]) => void;
}) {
  type Work = { readonly sheet: string; readonly rows: number; readonly waiting: Set<number>; /** Pieces that have been asked for and do not stand in the grid yet. */ readonly under: Set<number>; readonly total: number };
  let works: Work[] = [];
  let running = 0;

  const next = (): { readonly work: Work; readonly piece: number } | null => {
    for (const work of works) {
      if (work.waiting.size === 0) continue;
      const wanted = Math.floor(seen(work.sheet) / work.rows);
      for (const piece of [wanted, wanted + 1, wanted - 1]) if (work.waiting.has(piece)) return { work, piece };
      const [first] = work.waiting;
      return { work, piece: first! };
    }
    return null;
  };
  const run = async (): Promise<void> => {
    running++;
    for (let found = next(); found !== null; found = next()) {
      const { work, piece } = found;
      work.waiting.delete(piece);
      work.under.add(piece);
      const rows = await read(work.sheet, piece * work.rows, work.rows);
      // A sheet that was asked for anew, or has gone meanwhile.
      if (!works.includes(work)) continue;
      if (!rows.ok) {
        works = works.filter((other) => other !== work);
        failed(rows.problems);
        continue;
      }
      if (rows.value.edits < edits()) work.waiting.add(piece);
      else await put(work.sheet, rows.value);
      work.under.delete(piece);
      const left = work.waiting.size + work.under.size;
      if (left === 0) works = works.filter((other) => other !== work);
      told(work.sheet, { done: work.total - left, total: work.total });
      await breathe();
    }
    running--;
  };
  const start = (): void => {
    for (let i = running; i < ahead; i++) void run();
  };
  return {
    /** Rows of a sheet, all unless said; the sheet in front goes first. */
    load({ name, columns, rows: height }: StageSheet, from = 0, to = height): void {
      const rows = Math.max(20, Math.floor(cellsAtOnce / columns));
      const pieces = Array.from({ length: Math.ceil(to / rows) - Math.floor(from / rows) }, (_, i) => Math.floor(from / rows) + i);
      const before = works.find((work) => work.sheet === name && work.rows === rows);
      // What is on its way was read before whatever asks now: it is read again.
      const waiting = new Set([...(before?.waiting ?? []), ...(before?.under ?? []), ...pieces].sort((a, b) => a - b));
      works = [{ sheet: name, rows, waiting, under: new Set(), total: waiting.size }, ...works.filter((work) => work !== before && work.sheet !== name)];
      start();
    },
    drop(sheet: string): void { works = works.filter((work) => work.sheet !== sheet); },
    stop(): void { works = []; },
    /** Some of these rows, first to last, are still to come, for the first time or anew. */
    lacks: (sheet: string, first: number, last: number): boolean => works.some((work) => work.sheet === sheet && [...work.waiting, ...work.under].some((piece) => piece >= Math.floor(first / work.rows) && piece * work.rows <= last)),
    loading: (sheet: string): boolean => works.some((work) => work.sheet === sheet),
  };
}
