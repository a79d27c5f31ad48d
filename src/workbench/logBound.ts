import type { HostWrite } from "./stage/stage";
import type { LoggedWrite } from "./fileLog";

/** What may have to be written again where a worker breaks off, in cells: about as long as a file of a hundred thousand rows takes to be opened. Chosen by us. */
const mostCells = 8_000_000;
/** So many cells does a write cost beside its own: the host notes how to take it back, and tells of it. */
const eachWrite = 1_000;
/** Milliseconds in which nothing must come: the file is saved whole then, and nobody is answered meanwhile. */
const quiet = 5_000;

/**
 * Keeps what has to be written again after a break bounded: where it has become much, the file is begun anew as it stands. Only after a command, when the history tells of everything, and not
 * while anything is being written. `renew` saves it and begins the log with it.
 */
export function logBound({ after, renew }: { readonly after: (milliseconds: number, work: () => void) => () => void; readonly renew: () => void }) {
  let cells = 0;
  let last: LoggedWrite["by"] | null = null;
  let stop = (): void => undefined;
  return {
    begun(): void {
      stop();
      cells = 0;
      last = null;
    },
    wrote({ by, writes }: LoggedWrite): void {
      stop();
      last = by;
      for (const write of writes) cells += eachWrite + cellsOf(write);
    },
    /** A command is over. */
    settled(): void {
      stop();
      if (cells > mostCells && last === "desk") stop = after(quiet, renew);
    },
  };
}

function cellsOf(write: HostWrite): number {
  switch (write.verb) {
    case "writeCells": return write.blocks.reduce((sum, { values }) => sum + values.length * (values[0]?.length ?? 0), 0);
    case "formatCells": return write.areas.reduce((sum, { area }) => sum + area.rows * area.columns, 0);
    case "restoreStyles": return write.runs.reduce((sum, { rows }) => sum + rows, 0);
    default: return 0;
  }
}
