import { type Area, areaAddress, maxColumns, maxRows, overlaps, parseArea } from "../../src/workbook/area";
import { type TableGrowth, grownFormula } from "../../src/workbook/tableGrowth";
import { takeOverFilter } from "../../src/hosts/file/verbs/filters";
import type { SheetModel, TableModel, WorkbookModel } from "../../src/workbook/model";
import { Calculation } from "./calculation";
import { type Typed, typedText } from "./typing";
import type { PivotDefinition } from "./pivotDrawing";
import type { Profile } from "./profiles";
import { WireError, refuseWith } from "./wire";

/** A place that moves with its cells while it is held: what stands behind a Range object. */
export type Place = { readonly sheet: SheetModel; area: Area; gone: boolean };

export type ChangeEvent = { readonly sheet: SheetModel; readonly address: string; readonly changeType: string; readonly remote: boolean; readonly details?: object };

/** The open workbook: the model, and what Excel keeps besides it. */
export class Book {
  readonly calculation = new Calculation();
  /** The user is in the middle of typing into a cell. */
  cellEditing = false;
  /** Another workbook has the focus: what selects, activates or adds fails. @source Microsoft, "Troubleshoot Excel add-ins" */
  inactive = false;
  /** What AutoCorrect makes of a typed text. */
  autoCorrect: (text: string) => string = (text) => text;
  /** Calls that Excel cannot undo empty the user's undo stack. @source Microsoft, "Undo capabilities with the Excel JavaScript API" */
  undoStackLost = 0;
  /** Files that were opened as new workbooks, in base64. */
  readonly opened: string[] = [];
  popUpsBlocked = false;
  /** Table styles besides Excel's own, and those of them that say nothing. */
  readonly tableStyles = new Set<string>();
  readonly blankTableStyles = new Set<string>();
  /** Numbers of `_Register…Event` calls that stand, by event. */
  readonly registered = new Map<string, number>();
  readonly places = new Set<Place>();
  /** What is selected; null until anybody has. */
  selection: { readonly sheet: string; readonly area: Area } | null = null;
  readonly formatIds = new WeakMap<object, string>();
  readonly formatDrafts = new WeakMap<object, { formula: string; look: { color?: string; fill?: string; bold?: boolean; italic?: boolean }; stop: boolean }>();
  nextFormat = 1;
  readonly pivots = new Map<string, PivotDefinition>();
  private readonly sheetIds = new Map<SheetModel, string>();
  private readonly tableIds = new Map<string, string>();
  private nextId = 1;
  private events: object[] = [];

  constructor(readonly model: WorkbookModel, readonly profile: Profile) {}

  // Finding

  /** Chart and macro sheets are no worksheets and are not among them. */
  get worksheets(): SheetModel[] {
    return this.model.sheets.filter((sheet) => sheet.kind === "worksheet");
  }

  idOf(sheet: SheetModel): string {
    let id = this.sheetIds.get(sheet);
    if (id === undefined) this.sheetIds.set(sheet, (id = `{SHEET-${this.nextId++}}`));
    return id;
  }

  /** A worksheet by name or id. */
  findSheet(key: string): SheetModel | null {
    return this.worksheets.find((sheet) => sheet.name.toLowerCase() === key.toLowerCase() || this.idOf(sheet) === key) ?? null;
  }

  /** Ids of tables stay when a table is renamed; verbs replace the model's objects, so the id hangs on the model's number. */
  tableId(table: TableModel): string {
    const key = String(table.id);
    let id = this.tableIds.get(key);
    if (id === undefined) this.tableIds.set(key, (id = `{TABLE-${this.nextId++}}`));
    return id;
  }

  tables(sheet: SheetModel | null = null): { sheet: SheetModel; table: TableModel }[] {
    return this.worksheets.filter((one) => sheet === null || one === sheet).flatMap((one) => one.tables.map((table) => ({ sheet: one, table })));
  }

  findTable(key: string, sheet: SheetModel | null = null): { sheet: SheetModel; table: TableModel } | null {
    return this.tables(sheet).find(({ table }) => table.name.toLowerCase() === key.toLowerCase() || this.tableId(table) === key) ?? null;
  }

  place(sheet: SheetModel, area: Area): Place {
    const place = { sheet, area, gone: false };
    this.places.add(place);
    return place;
  }

  /** The sheet of a place, if both still are. */
  live(place: Place): SheetModel {
    if (place.gone || !this.model.sheets.includes(place.sheet)) throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
    return place.sheet;
  }

  /** An address of cells, whole columns or whole rows, with or without `$` or the sheet's name. */
  parse(address: string): Area {
    if (address.length > 8192) return refuseWith("InvalidArgument", "The address is too long.");
    const bare = address.replace(/^.*!/, "").replaceAll("$", "");
    const columns = /^([A-Za-z]+):([A-Za-z]+)$/.exec(bare);
    if (columns !== null) return { ...parseArea(`${columns[1]}1:${columns[2]}1`)!, rows: maxRows };
    const rows = /^(\d+):(\d+)$/.exec(bare);
    if (rows !== null) return { ...parseArea(`A${rows[1]}:A${rows[2]}`)!, columns: maxColumns };
    return parseArea(bare) ?? refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  }

  // Changing

  checkInFront(): void {
    if (this.inactive) throw new WireError("InactiveWorkbook", "The operation failed because the workbook is inactive.");
  }

  writable(sheet: SheetModel): void {
    if (sheet.protected) throw new WireError("AccessDenied", "You cannot perform the requested operation.");
  }

  /** What someone types into a cell, or what `values` and `formulas` put there: null leaves it, "" empties it. */
  type(sheet: SheetModel, row: number, column: number, input: unknown): void {
    if (input === null || input === undefined) return;
    const { cells } = sheet;
    const array = cells.arrayArea(row, column);
    if (array !== null && !(array.rows === 1 && array.columns === 1)) throw new WireError(this.profile.arrayPartCode, "You can't change part of an array.");
    const pivot = sheet.pivots.find((one) => overlaps(one.area, { row, column, rows: 1, columns: 1 }));
    if (pivot !== undefined) throw new WireError("GeneralException", "We can't make this change for the selected cells because it will affect a PivotTable.");
    const merge = sheet.merges.find((one) => overlaps(one, { row, column, rows: 1, columns: 1 }));
    // The hidden cells of a merge take nothing.
    if (merge !== undefined && (merge.row !== row || merge.column !== column)) return;
    const header = this.headerAt(sheet, row, column);
    const typed: Typed = typedText(input, this.model.styles.numberFormat(cells.style(row, column)), this.profile);
    if (header !== null) return this.typeHeader(sheet, header.table, header.index, row, column, typed);
    if (typed.formula !== null) this.calculation.check(typed.formula);
    cells.setContent(row, column, typeof typed.value === "string" ? this.autoCorrect(typed.value) : typed.value, typed.formula);
    if (typed.numberFormat !== undefined && this.model.styles.numberFormat(cells.style(row, column)) === "General") cells.setStyle(row, column, this.model.styles.derive(cells.style(row, column), { numberFormat: typed.numberFormat }));
    this.calculation.touched(sheet, row, column);
  }

  private headerAt(sheet: SheetModel, row: number, column: number): { table: TableModel; index: number } | null {
    const table = sheet.tables.find(({ area }) => area.row === row && column >= area.column && column < area.column + area.columns);
    return table === undefined ? null : { table, index: column - table.area.column };
  }

  /** Excel keeps header cells text, filled and different: a blank becomes `Column1`, a number its text, a second one gets a number. */
  private typeHeader(sheet: SheetModel, table: TableModel, index: number, row: number, column: number, typed: Typed): void {
    const taken = table.columns.filter((_, i) => i !== index).map((one) => one.name.toLowerCase());
    const wanted = typed.value === null ? "Column1" : typeof typed.value === "object" ? typed.value.error : String(typed.value);
    let name = wanted;
    for (let n = 2; taken.includes(name.toLowerCase()); n++) name = `${wanted}${n}`;
    sheet.cells.setContent(row, column, name, null);
    this.replaceTable(sheet, table, { ...table, columns: table.columns.map((one, i) => (i === index ? { ...one, name } : one)), changed: true });
  }

  replaceTable(sheet: SheetModel, table: TableModel, by: TableModel | null): void {
    if (by === null) this.tableDeleted(sheet, table);
    sheet.tables = sheet.tables.flatMap((one) => (one.id !== table.id ? [one] : by === null ? [] : [by]));
    sheet.changed.add("tables");
  }

  /** A new table takes the place of the sheet's own filter where they overlap. */
  addTable(sheet: SheetModel, table: TableModel): void {
    sheet.tables = [...sheet.tables, takeOverFilter(sheet, table).table];
    sheet.changed.add("tables");
  }

  /** The table grows of itself; a new column without a header gets one. */
  growTable(sheet: SheetModel, table: TableModel, area: Area): void {
    const columns = [...table.columns];
    for (let i = columns.length; i < area.columns; i++) {
      const own = sheet.cells.value(area.row, area.column + i);
      let name = own === null ? "Column1" : typeof own === "object" ? own.error : String(own);
      for (let n = 2; columns.some((one) => one.name.toLowerCase() === name.toLowerCase()); n++) name = own === null ? `Column${n}` : `${name}${n}`;
      if (own !== name) sheet.cells.setContent(area.row, area.column + i, name, null);
      columns.push({ id: Math.max(...columns.map((one) => one.id)) + 1, name });
    }
    this.replaceTable(sheet, table, { ...table, area, columns, changed: true });
  }

  /** Formulas that read whole data columns read the new rows too. @source Jon Peltier, "Tables in Excel": addresses that are whole columns of a table follow its size */
  growReaders(growth: TableGrowth | null): void {
    if (growth === null) return;
    for (const sheet of this.model.sheets) {
      const used = sheet.kind === "worksheet" && sheet.cells.hasFormulas() ? sheet.cells.used() : null;
      const grown: (readonly [number, number, string])[] = [];
      if (used !== null) sheet.cells.eachFormula(used, (row, column, formula) => { if (grownFormula(formula, sheet.name, growth) !== formula) grown.push([row, column, grownFormula(formula, sheet.name, growth)]); });
      for (const [row, column, formula] of grown) sheet.cells.setContent(row, column, null, formula);
    }
  }

  setColumn(sheet: SheetModel, column: number, change: { readonly width?: number | null; readonly hidden?: boolean }): void {
    const at = sheet.columns.find(({ first, last }) => first <= column && column <= last);
    const own = { ...(at ?? { width: null, hidden: false, style: 0, raw: null }), first: column, last: column, ...change };
    const rest = sheet.columns.filter((other) => other !== at);
    if (at !== undefined && at.first < column) rest.push({ ...at, last: column - 1 });
    if (at !== undefined && at.last > column) rest.push({ ...at, first: column + 1 });
    const plain = own.width === null && !own.hidden && own.style === 0 && own.raw === null;
    sheet.columns = [...rest, ...(plain ? [] : [own])].sort((a, b) => a.first - b.first);
    sheet.changed.add("columns");
  }

  /** Pictures, charts and shapes; comments. A test says how many a sheet has: the model keeps them in the file. */
  readonly drawingsOn = new Map<string, number>();
  readonly commentsOn = new Map<string, number>();

  /** Our own writes raise events too, marked as ours from ExcelApi 1.14 on. */
  changed(sheet: SheetModel, area: Area, changeType = "RangeEdited", remote = false, own = true): void {
    if ((this.registered.get("DataChanged") ?? 0) === 0) return;
    const marks = (this.profile.sets["ExcelApi"] ?? 0) >= 1.14 ? { triggerSource: own ? "ThisLocalAddin" : "Unknown" } : {};
    const message = { changeType, source: remote ? "Remote" : "Local", worksheetId: this.idOf(sheet), address: areaAddress(area), ...marks };
    this.events.push({ messageCategory: 65536, messageType: 10, targetId: "Workbook", message: JSON.stringify(message), ...(remote ? { isRemoteOverride: true } : {}) });
  }

  /** No version of Excel says whose deletion it was. */
  sheetDeleted(sheet: SheetModel, remote = false): void {
    this.tellOf("Deleted", 15, { worksheetId: this.idOf(sheet) }, remote);
  }

  tableDeleted(sheet: SheetModel, table: TableModel, remote = false): void {
    this.tellOf("TableDeleted", 103, { tableId: this.tableId(table), tableName: table.name, worksheetId: this.idOf(sheet) }, remote);
  }

  /** @source Microsoft, Excel.WorksheetNameChangedEventArgs */
  renamed(sheet: SheetModel, before: string, remote = false): void {
    this.tellOf("NameChanged", 25, { nameBefore: before, nameAfter: sheet.name, worksheetId: this.idOf(sheet) }, remote);
  }

  private tellOf(event: string, messageType: number, message: object, remote: boolean): void {
    if ((this.registered.get(event) ?? 0) === 0) return;
    this.events.push({ messageCategory: 65536, messageType, targetId: "Workbook", message: JSON.stringify({ source: remote ? "Remote" : "Local", ...message }), ...(remote ? { isRemoteOverride: true } : {}) });
  }

  selected(sheet: SheetModel, area: Area): void {
    this.selection = { sheet: sheet.name, area };
    if ((this.registered.get("SelectionChanged") ?? 0) === 0) return;
    this.events.push({ messageCategory: 65536, messageType: 14, targetId: "Workbook", message: JSON.stringify({ worksheetId: this.idOf(sheet), address: areaAddress(area) }) });
  }

  takeEvents(): object[] {
    const events = this.events;
    this.events = [];
    return events;
  }

  endOfRequest(): void {
    this.calculation.run();
  }

}
