import { maxColumns } from "../../workbook/area";
import type { Area, CellValue, HostWrite } from "../../workbook/host";
import type { OpenFile } from "../../hosts/file/openFile";
import { followingOf } from "../stage/following";
import { withoutMarks } from "../stage/newerFunctions";
import { type Changes, changesOf, joined, noChanges } from "./changesOf";
import type { FormulaEngine, Place, ResultSheet } from "./engine";
import { nameReferences } from "./nameReferences";
import { tableReferences } from "./tableReferences";
import { workOut } from "./workOut";

/** Milliseconds after which whoever asks something of the file has their turn. */
const turn = 12;
/** A workbook that counts days from 1904 keeps the results of these: the engine knows nothing of it. */
const daysOf = /\b(?:DATE|DATEDIF|DATEVALUE|DAY|DAYS|DAYS360|EDATE|EOMONTH|HOUR|ISOWEEKNUM|MINUTE|MONTH|NETWORKDAYS|NOW|SECOND|TEXT|TIME|TIMEVALUE|TODAY|WEEKDAY|WEEKNUM|WORKDAY|YEAR|YEARFRAC)(?:\.INTL)?\s*\(/i;
/** Milliseconds after which what is done so far is shown. */
const showEvery = 3_000;
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
 * Works out what follows from what is written into a file, beside whoever writes: results come after the write, all that is under way at once. What a write that comes meanwhile has follow is joined
 * to what is left. A formula of which the engine knows nothing keeps the result that stands there.
 */
export class Calculation {
  private readonly following;
  private tables: ReturnType<typeof tableReferences> | null = null;
  private names: ReturnType<typeof nameReferences> | null = null;
  private readonly plain = (formula: string, sheet: string, row: number, column: number): string =>
    (this.names ??= nameReferences(this.file.results))((this.tables ??= tableReferences(this.file.results))(withoutMarks(formula), sheet, row, column), sheet);
  private waiting: Changes = noChanges;
  /** Cells that are still to be worked out, those of them in which a formula has been written, and of those the ones that a person wrote, by sheet. */
  private left = new Map<string, Set<number>>();
  private written = new Map<string, Set<number>>();
  private typed = new Map<string, Set<number>>();
  private running: Promise<void> | null = null;
  /** Counts up with every write: what is looked through is out of date. */
  private writes = 0;
  private closed = false;
  private engine: Promise<FormulaEngine> | null = null;

  constructor(private readonly file: Pick<OpenFile, "looks" | "results">, private readonly tools: CalculationTools) {
    this.following = followingOf(file.looks, this.plain);
  }

  /** Told once it is written. `byPerson`: a formula that gives a day shows it as one then, as in Excel; what the desk writes has the format that it is given. */
  wrote(writes: readonly HostWrite[], byPerson: boolean): void {
    this.tables = this.names = null;
    this.following.wrote(writes);
    const changes = changesOf(writes);
    if (this.closed || (changes.areas.length === 0 && changes.saying?.length === 0)) return;
    this.writes++;
    this.waiting = joined(this.waiting, byPerson ? { ...changes, areas: changes.areas.map((area) => ({ ...area, byPerson })) } : changes);
    this.running ??= this.run().catch((error: unknown) => { this.left.clear(); this.tools.failed(error); }).finally(() => { this.running = null; });
  }

  /** True once nothing is under way and all results stand in the file; false where that takes more than so many milliseconds. */
  async settled(milliseconds = Infinity): Promise<boolean> {
    const until = this.tools.now() + milliseconds;
    while (this.running !== null && this.tools.now() < until) await Promise.race([this.running, ...(milliseconds === Infinity ? [] : [this.tools.rest(milliseconds)])]);
    return this.running === null;
  }

  close(): void {
    this.closed = true;
    this.writes++;
  }

  private async run(): Promise<void> {
    // Several writes that belong together come one right behind the other.
    await this.tools.breathe();
    while ((this.waiting !== noChanges || this.left.size > 0) && !this.closed) {
      // Of writes such as those that make a table there are several: what follows from them is looked for once.
      for (let seen = -1; isLarge(this.waiting) && seen !== this.writes && !this.closed; ) {
        seen = this.writes;
        await this.tools.rest(pause);
      }
      this.take();
      await this.workOut();
    }
  }

  /** What has been written meanwhile is joined to what is left; where cells have moved, that may stand anywhere. */
  private take(): void {
    const changes = this.waiting;
    this.waiting = noChanges;
    const moved = this.left.size > 0 && (changes.saying === null || changes.saying.length > 0);
    if (moved) for (const sheets of [this.written, this.typed]) sheets.clear();
    const { pending, written, typed } = this.pendingOf(moved ? { ...changes, saying: null } : changes);
    for (const [sheets, more] of [[this.left, pending], [this.written, written], [this.typed, typed]] as const) for (const [sheet, cells] of more) for (const cell of cells) cellsOf(sheets, sheet).add(cell);
  }

  /** Until something is written meanwhile. */
  private async workOut(): Promise<void> {
    if (this.left.size === 0) return;
    const { writes } = this;
    const engine = await (this.engine ??= this.tools.engine().catch((error: unknown) => {
      // It may come the next time.
      this.engine = null;
      throw error;
    }));
    if (this.writes !== writes) return;
    const sheets = this.sheets();
    const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
    /** All of them, and those that are not shown yet. */
    const all = new Map<string, number[]>();
    let changed = new Map<string, number[]>();
    const put = ({ sheet, row, column }: Place, given: CellValue | undefined): void => {
      const cell = row * maxColumns + column;
      this.left.get(sheet)?.delete(cell);
      const isNew = this.written.get(sheet)?.delete(cell) === true;
      // What has just been written and has no result yet cannot keep one.
      if (given === undefined && !(isNew && byName.get(sheet)!.value(row, column) === null)) return;
      const format = this.typed.get(sheet)?.delete(cell) === true ? engine.format() : null;
      const isShown = format !== null && this.file.results.show(sheet, row, column, format);
      // A text of nothing is no value of a cell.
      const value = given === undefined ? unknown : given === "" ? null : given;
      if (!this.file.results.put(sheet, row, column, value) && !isShown) return;
      for (const sheets of [all, changed]) {
        const cells = sheets.get(sheet);
        if (cells === undefined) sheets.set(sheet, [cell]);
        else cells.push(cell);
      }
    };
    const tell = (): void => {
      for (const [sheet, cells] of changed) this.tools.tell(sheet, runsOf(cells));
      changed = new Map();
    };
    let [since, told] = [this.tools.now(), this.tools.now()];
    try {
      for (const steps = workOut(engine, sheets, this.left, put); steps.next().done !== true; ) {
        if (this.tools.now() - since < turn) continue;
        await this.tools.breathe();
        if (this.writes !== writes) return;
        since = this.tools.now();
        if (since - told < showEvery) continue;
        tell();
        told = since;
      }
      for (const sheets of [this.left, this.written, this.typed]) sheets.clear();
    } finally {
      engine.forget();
      tell();
      // Whoever checks the file looks at it once.
      for (const [sheet, cells] of all) this.file.results.told(sheet, runsOf(cells));
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

  /** The cells by sheet; `written`: those in which a formula has been written, `typed`: by a person. */
  private pendingOf({ areas, saying }: Changes): Record<"pending" | "written" | "typed", ReadonlyMap<string, ReadonlySet<number>>> {
    const { looks } = this.file;
    this.tables = this.names = null;
    const [written, typed] = [new Map<string, Set<number>>(), new Map<string, Set<number>>()];
    for (const area of areas) looks.formulas((sheet, row, column) => { for (const sheets of area.byPerson === true ? [written, typed] : [written]) cellsOf(sheets, sheet).add(row * maxColumns + column); }, area);
    const also = new Map([...written].map(([sheet, cells]) => [sheet, new Set(cells)]));
    if (saying === null || saying.length > 0) looks.formulas((sheet, row, column, formula) => { if (saying === null || saying.some((pattern) => pattern.test(formula))) cellsOf(also, sheet).add(row * maxColumns + column); });
    const found = saying === null ? also : this.following.find(areas, also);
    if (found !== null) return { pending: found, written, typed };
    looks.formulas((sheet, row, column) => cellsOf(also, sheet).add(row * maxColumns + column));
    return { pending: also, written, typed };
  }
}

function isLarge({ areas, saying }: Changes): boolean {
  return saying === null || saying.length > 0 || areas.reduce((sum, { area }) => sum + area.rows * area.columns, 0) > fewCells;
}

function cellsOf(sheets: Map<string, Set<number>>, sheet: string): Set<number> {
  let cells = sheets.get(sheet);
  if (cells === undefined) sheets.set(sheet, (cells = new Set()));
  return cells;
}

/** The areas of some cells, column by column; those of a column that is full of holes as one. */
function runsOf(cells: readonly number[]): readonly Area[] {
  const columns = new Map<number, number[]>();
  for (const cell of cells) {
    const rows = columns.get(cell % maxColumns);
    if (rows === undefined) columns.set(cell % maxColumns, [Math.floor(cell / maxColumns)]);
    else rows.push(Math.floor(cell / maxColumns));
  }
  return [...columns].flatMap(([column, rows]) => runsOfColumn(column, rows));
}

function runsOfColumn(column: number, rows: readonly number[]): readonly Area[] {
  const runs: { row: number; column: number; rows: number; columns: 1 }[] = [];
  for (const row of Uint32Array.from(rows).sort()) {
    const last = runs.at(-1);
    if (last !== undefined && last.row + last.rows === row) last.rows++;
    else runs.push({ row, column, rows: 1, columns: 1 });
  }
  return runs.length <= mostRuns ? runs : [{ row: runs[0]!.row, column, rows: runs.at(-1)!.row + runs.at(-1)!.rows - runs[0]!.row, columns: 1 }];
}
