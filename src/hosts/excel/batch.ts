import { areaAddress, overlaps } from "../../workbook/area";
import type { Area, HostWrite } from "../../workbook/host";
import { refuse } from "../../workbook/hostProblem";
import { sameName } from "../../workbook/names";
import { RequestFailure, type Session } from "./session";
import { type SheetFacts, surveySheets } from "./survey";

export type WriteOf<V extends HostWrite["verb"]> = Extract<HostWrite, { readonly verb: V }>;
/** Does one write and gives what undoes it, in order. Checks everything it can before it changes anything, and says by `intend` what would take its change back. */
export type Verb<V extends HostWrite["verb"]> = (batch: Batch, write: WriteOf<V>) => Promise<readonly HostWrite[]>;
export type TableFacts = SheetFacts["tables"][number];

/** A list of writes on its way: what is known of the workbook while nothing has changed its structure, and how to take back the write that is under way. */
export class Batch {
  private facts: readonly SheetFacts[] | null = null;
  /** What takes back the write that is under way; null while it has changed nothing. */
  underWay: (() => Promise<void>) | readonly HostWrite[] | null = null;

  constructor(readonly session: Session, private readonly perform: (batch: Batch, write: HostWrite) => Promise<unknown>) {}

  /** Any write of the port: for verbs that are put together from others. */
  async redo(write: HostWrite): Promise<void> {
    await this.perform(this, write);
  }

  async sheets(): Promise<readonly SheetFacts[]> {
    return (this.facts ??= await surveySheets(this.session));
  }

  /** After a change of structure: what was known is asked anew. */
  forget(): void {
    this.facts = null;
  }

  /**
   * From here on the write may have happened, wholly or in part. `undo` must be harmless where it has not: writes that put a state back, or a function that looks
   * first.
   */
  intend(undo: (() => Promise<void>) | readonly HostWrite[]): void {
    this.underWay = undo;
  }

  /** A call that may fail without harm, in a request of its own. */
  async tryTo(queue: () => void): Promise<void> {
    queue();
    try {
      await this.session.sync();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }

  async sheet(name: string): Promise<SheetFacts> {
    const sheets = await this.sheets();
    return sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => sameName(sheet.name, name)) ?? refuse("host/noSheet", undefined, { sheet: name });
  }

  async writableSheet(name: string): Promise<SheetFacts> {
    const sheet = await this.sheet(name);
    return sheet.protected ? refuse("host/protected", sheet.name, { sheet: sheet.name }) : sheet;
  }

  async table(name: string): Promise<{ readonly sheet: SheetFacts; readonly table: TableFacts }> {
    for (const sheet of await this.sheets()) {
      const table = sheet.tables.find((candidate) => sameName(candidate.name, name));
      if (table !== undefined) return { sheet, table };
    }
    return refuse("host/noTable", undefined, { table: name });
  }

  async tableNames(): Promise<string[]> {
    return (await this.sheets()).flatMap((sheet) => sheet.tables.map((table) => table.name));
  }

  /** By id, so that a sheet that is renamed meanwhile is still the same. */
  worksheet(sheet: SheetFacts): Excel.Worksheet {
    return this.session.context.workbook.worksheets.getItem(sheet.id);
  }

  range(sheet: SheetFacts, area: Area): Excel.Range {
    return this.worksheet(sheet).getRangeByIndexes(area.row, area.column, area.rows, area.columns);
  }
}

export function placeOf(sheet: { readonly name: string }, area: Area): string {
  return `${sheet.name}!${areaAddress(area)}`;
}

/** Refuses an area that touches a table, merge or PivotTable of the sheet other than those let through. */
export function checkFree(sheet: SheetFacts, area: Area, except: { readonly table?: string } = {}): void {
  const table = sheet.tables.find((other) => other.name !== except.table && overlaps(other.area, area));
  if (table !== undefined) refuse("host/overlap", placeOf(sheet, area), { what: { zh: `表格“${table.name}”`, en: `the table “${table.name}”` }, area: areaAddress(table.area) });
  const merge = sheet.merges.find((other) => overlaps(other, area));
  if (merge !== undefined) refuse("host/overlap", placeOf(sheet, area), { what: { zh: "合并单元格", en: "merged cells" }, area: areaAddress(merge) });
  checkNoPivot(sheet, area);
}

export function checkNoPivot(sheet: SheetFacts, area: Area): void {
  const pivot = sheet.pivots.find((other) => overlaps(other.area, area));
  if (pivot !== undefined) refuse("host/overlap", placeOf(sheet, area), { what: { zh: `数据透视表“${pivot.name}”`, en: `the PivotTable “${pivot.name}”` }, area: areaAddress(pivot.area) });
}
