import { maxColumns } from "../../workbook/area";
import type { Area, CellValue, HostWrite } from "../../workbook/host";
import type { OpenFile } from "../../hosts/file/openFile";
import { followingOf } from "../stage/following";
import { withoutMarks } from "../stage/newerFunctions";
import { type Changes, changesOf, joined, noChanges } from "./changesOf";
import type { FormulaEngine, Place, ResultSheet } from "./engine";
import { tableReferences } from "./tableReferences";
import { workOut } from "./workOut";

/** Milliseconds after which whoever asks something of the file has their turn. */
const turn = 12;
/** A workbook that counts days from 1904 keeps the results of these: the engine knows nothing of it. */
const daysOf = /\b(?:DATE|DATEDIF|DATEVALUE|DAY|DAYS|DAYS360|EDATE|EOMONTH|HOUR|ISOWEEKNUM|MINUTE|MONTH|NETWORKDAYS|NOW|SECOND|TEXT|TIME|TIMEVALUE|TODAY|WEEKDAY|WEEKNUM|WORKDAY|YEAR|YEARFRAC)(?:\.INTL)?\s*\(/i;
/** After writes of more cells than that, and those that move cells, so many milliseconds pass before anything is worked out. */
const [fewCells, pause] = [2_000, 250];
const unknown: CellValue = { error: "#NAME?" };
/** Told one by one; more are told as one from the first to the last. */
const mostRuns = 40;

export type CalculationTools = {
  /** Asked for once there is a formula to be worked out. */
  readonly engine: () => Promise<FormulaEngine>;
  /** Settles behind whatever waits. */
  readonly breathe: () => Promise<void>;
  /** Settles after so many milliseconds. */
  readonly rest: (milliseconds: number) => Promise<void>;
  /** Milliseconds of a clock. */
  readonly now: () => number;
  /** Cells say something else: those of one column, or of all between. */
  readonly tell: (sheet: string, areas: readonly Area[]) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Works out what follows from what is written into a file, beside whoever writes: results come after the write, all that is under way at once. A write that comes meanwhile is joined to what was
 * being worked out. A formula of which the engine knows nothing keeps the result that stands there.
 */
export class Calculation {
  private readonly following;
  private tables: ReturnType<typeof tableReferences> | null = null;
  private readonly plain = (formula: string, sheet: string, row: number, column: number): string => (this.tables ??= tableReferences(this.file.results))(withoutMarks(formula), sheet, row, column);
  private waiting: Changes = noChanges;
  private running: Promise<void> | null = null;
  /** Counts up with every write: what is being worked out is out of date. */
  private writes = 0;
  private closed = false;
  private engine: Promise<FormulaEngine> | null = null;

  constructor(private readonly file: Pick<OpenFile, "looks" | "results">, private readonly tools: CalculationTools) {
    this.following = followingOf(file.looks, this.plain);
  }

  /** Told once it is written. */
  wrote(writes: readonly HostWrite[]): void {
    this.tables = null;
    this.following.wrote(writes);
    this.add(changesOf(writes));
  }

  /** Everything, as where a file comes back with writes that no results went with. */
  all(): void {
    this.add({ areas: [], saying: null });
  }

  /** Nothing is under way: all results stand in the file. */
  async settled(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  close(): void {
    this.closed = true;
    this.writes++;
  }

  private add(changes: Changes): void {
    if (this.closed || (changes.areas.length === 0 && changes.saying?.length === 0)) return;
    this.writes++;
    this.waiting = joined(this.waiting, changes);
    this.running ??= this.run().catch(this.tools.failed).finally(() => { this.running = null; });
  }

  private async run(): Promise<void> {
    // Several writes that belong together come one right behind the other.
    await this.tools.breathe();
    while (this.waiting !== noChanges && !this.closed) {
      // Of writes such as those that make a table there are several: what follows from them is looked for once.
      for (let seen = -1; isLarge(this.waiting) && seen !== this.writes && !this.closed; ) {
        seen = this.writes;
        await this.tools.rest(pause);
      }
      const changes = this.waiting;
      const { pending, written } = this.pendingOf(changes);
      const done = pending.size === 0 || (await this.workOut(pending, written));
      // Otherwise it is joined by what has been written meanwhile, and begun anew.
      if (done && this.waiting === changes) this.waiting = noChanges;
    }
  }

  /** False where something was written meanwhile. */
  private async workOut(pending: ReadonlyMap<string, ReadonlySet<number>>, written: ReadonlyMap<string, ReadonlySet<number>>): Promise<boolean> {
    const { writes } = this;
    const engine = await (this.engine ??= this.tools.engine());
    if (this.writes !== writes) return false;
    const sheets = this.sheets();
    const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
    const changed = new Map<string, Map<number, number[]>>();
    const put = ({ sheet, row, column }: Place, given: CellValue | undefined): void => {
      // What has just been written and has no result yet cannot keep one.
      const isNew = written.get(sheet)?.has(row * maxColumns + column) === true;
      if (given === undefined && !(isNew && byName.get(sheet)!.value(row, column) === null)) return;
      const format = isNew ? engine.format() : null;
      const isShown = format !== null && this.file.results.show(sheet, row, column, format);
      // A text of nothing is no value of a cell.
      const value = given === undefined ? unknown : given === "" ? null : given;
      if (!this.file.results.put(sheet, row, column, value) && !isShown) return;
      const columns = changed.get(sheet) ?? new Map<number, number[]>();
      changed.set(sheet, columns);
      const rows = columns.get(column);
      if (rows === undefined) columns.set(column, [row]);
      else rows.push(row);
    };
    try {
      let since = this.tools.now();
      for (const steps = workOut(engine, sheets, pending, put); steps.next().done !== true; ) {
        if (this.tools.now() - since < turn) continue;
        await this.tools.breathe();
        if (this.writes !== writes) return false;
        since = this.tools.now();
      }
      return true;
    } finally {
      engine.forget();
      for (const [sheet, columns] of changed) {
        const areas = [...columns].flatMap(([column, rows]) => runsOf(column, rows));
        this.file.results.told(sheet, areas);
        this.tools.tell(sheet, areas);
      }
    }
  }

  private sheets(): readonly ResultSheet[] {
    const { dateSystem } = this.file.results;
    return this.file.results.sheets().map((sheet) => ({
      ...sheet,
      formula: (row, column) => {
        const formula = sheet.formula(row, column);
        return formula === null || (dateSystem === 1904 && daysOf.test(formula)) ? null : this.plain(formula, sheet.name, row, column);
      },
    }));
  }

  /** The cells by sheet; `written`: those in which a formula has been written. */
  private pendingOf({ areas, saying }: Changes): { readonly pending: ReadonlyMap<string, ReadonlySet<number>>; readonly written: ReadonlyMap<string, ReadonlySet<number>> } {
    const { looks } = this.file;
    this.tables = null;
    const written = new Map<string, Set<number>>();
    for (const area of areas) looks.formulas((sheet, row, column) => inSet(written, sheet, row, column), area);
    const also = new Map([...written].map(([sheet, cells]) => [sheet, new Set(cells)]));
    if (saying === null || saying.length > 0) looks.formulas((sheet, row, column, formula) => { if (saying === null || saying.some((pattern) => pattern.test(formula))) inSet(also, sheet, row, column); });
    const found = saying === null ? also : this.following.find(areas, also);
    if (found !== null) return { pending: found, written };
    looks.formulas((sheet, row, column) => inSet(also, sheet, row, column));
    return { pending: also, written };
  }
}

function isLarge({ areas, saying }: Changes): boolean {
  return saying === null || saying.length > 0 || areas.reduce((sum, { area }) => sum + area.rows * area.columns, 0) > fewCells;
}

function inSet(sets: Map<string, Set<number>>, sheet: string, row: number, column: number): void {
  const cells = sets.get(sheet) ?? new Set<number>();
  sets.set(sheet, cells.add(row * maxColumns + column));
}

/** The areas of some rows of a column. */
function runsOf(column: number, rows: readonly number[]): readonly Area[] {
  const runs: { row: number; column: number; rows: number; columns: 1 }[] = [];
  for (const row of Uint32Array.from(rows).sort()) {
    const last = runs.at(-1);
    if (last !== undefined && last.row + last.rows === row) last.rows++;
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  return runs.length <= mostRuns ? runs : [{ row: runs[0]!.row, column, rows: runs.at(-1)!.row + runs.at(-1)!.rows - runs[0]!.row, columns: 1 }];
}
