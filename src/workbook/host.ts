/**
 * Holds the WorkbookHost port: the few bulk verbs through which everything above reads and writes a workbook, and their plain types.
 * Rows and columns count from 0 everywhere in this file. Every write is a value (`HostWrite`), so that a change set can hold it, and applying it gives
 * back what undoes it. Implemented by hosts/file (on the workbook model) and hosts/excel (on Office.js).
 */
import type { CellValue, Json } from "../records/cellValue";
import type { Problem, Result } from "../records/problem";
import type { Column } from "../records/recordTable";
import type { Area } from "./area";
import type { CellLink } from "./links";

export type { Area, CellLink, CellValue, Json, Problem, Result };

/**
 * `definedNames`: names of ranges and formulas, of the workbook and of single sheets; a table may not have one of them. `notices`: what a careful reader would mention
 * about the file as it was opened; each is kept, none stops the work.
 */
export type WorkbookInfo = { readonly name: string; readonly format: "xlsx" | "csv" | "jsonl" | "excel"; readonly dateSystem: 1900 | 1904; readonly activeSheet: string; readonly definedNames: readonly string[]; readonly notices: readonly Problem[] };

export type SheetVisibility = "visible" | "hidden" | "veryHidden";

export type SheetInfo = {
  readonly name: string;
  /** `other`: a chart, dialog or macro sheet; it has no cells. */
  readonly kind: "worksheet" | "other";
  readonly visibility: SheetVisibility;
  /** The smallest area that holds every cell with a value or formula; null when there is none. */
  readonly used: Area | null;
  readonly protected: boolean;
  readonly merges: readonly Area[];
  /** Rows and columns that stay when the sheet is scrolled. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly tables: readonly TableInfo[];
  readonly pivots: readonly { readonly name: string; readonly area: Area }[];
};

export type TableInfo = {
  readonly name: string;
  readonly sheet: string;
  /** Header row, data rows, and the totals row where there is one. */
  readonly area: Area;
  readonly totalsRow: boolean;
  readonly columns: readonly { readonly id: number; readonly name: string }[];
};

/** `values[row][column]`, row-major, the whole area asked for, blanks as null. `formulas` (with `=`) and `numberFormats` only when asked. */
export type CellBlock = {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas?: readonly (readonly (string | null)[])[];
  readonly numberFormats?: readonly (readonly string[])[];
};

/** The columns of an area: the distinct values of each in the order in which they come, blank text as blank. `formulas[column]`: the rows, counted from the top of the area, whose cell holds a formula. */
export type ColumnBlock = { readonly columns: readonly Column[]; readonly formulas: readonly (readonly number[])[] };

/** The look of cells on sheets that we write. Colours are RRGGBB. */
export type CellLook = {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly color?: string;
  /** Null takes a fill away. */
  readonly fill?: string | null;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
};

/** A native data validation. Formulas are Excel's, with `=`, relative to the top left cell of the first area. `any` takes every value and only shows its prompt; its `formula1` is empty. */
export type ValidationSpec = {
  readonly areas: readonly Area[];
  readonly type: "any" | "list" | "whole" | "decimal" | "date" | "textLength" | "custom";
  readonly operator?: "between" | "notBetween" | "equal" | "notEqual" | "greaterThan" | "lessThan" | "greaterThanOrEqual" | "lessThanOrEqual";
  readonly formula1: string;
  readonly formula2?: string;
  readonly allowBlank: boolean;
  readonly alert: "stop" | "warning" | "information";
  readonly errorTitle?: string;
  readonly error?: string;
  readonly promptTitle?: string;
  readonly prompt?: string;
};

/** A native conditional format by formula. `id` names it for us, so that it can be found and removed later. */
export type ConditionalFormatSpec = {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly formula: string;
  readonly look: CellLook;
  readonly stopIfTrue?: boolean;
};

export type PivotAggregate = "sum" | "count" | "average" | "min" | "max";

/**
 * A native PivotTable over a native table, in tabular (compact rows off) or compact form, with its cells rendered so that a program that does not recalculate shows it.
 * `cells` is the body from the top left cell `row, column` (headers, items, totals): what Excel would draw after a refresh.
 */
export type PivotSpec = {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly sourceTable: string;
  /**
   * Every column of the source table in order; `items`: the distinct values of an axis field in display order, null for others. `date`: its numbers are days of the
   * workbook's date system. `numberFormat`: of the labels of an axis field; absent = General. `caption`: what an axis field is called in the
   * pivot where that is not its column's name.
   */
  readonly fields: readonly { readonly name: string; readonly caption?: string; readonly items: readonly CellValue[] | null; readonly kind: "text" | "number" | "date" | "mixed"; readonly numberFormat?: string }[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Only source rows whose field holds one of these of its items are in it. It stands two rows above the rest (`cells`: what it is called, and what it shows), people can change it. */
  readonly filter?: { readonly field: number; readonly shown: readonly number[]; readonly cells: readonly [string, string] };
  /** The items of its row fields stand by the first value, the largest first: a program that orders them by itself is told so. */
  readonly largestFirst?: true;
  readonly values: readonly { readonly field: number; readonly aggregate: PivotAggregate; readonly caption: string; readonly numberFormat: string }[];
  /** One entry per drawn row / column item line: item indexes per axis field; `grand` for the grand total. */
  readonly rowLines: readonly PivotLine[];
  readonly columnLines: readonly PivotLine[];
  readonly captions: { readonly rowHeader: string; readonly columnHeader: string; readonly grandTotal: string; readonly values: string; /** What the group of blanks is called. */ readonly blank: string };
  readonly cells: readonly (readonly CellValue[])[];
};
export type PivotLine = { readonly kind: "data" | "subtotal" | "grand"; readonly items: readonly number[]; readonly value?: number };

export type CellWrite = {
  readonly row: number;
  readonly column: number;
  /** Row-major block from `row, column`. Text is always written as text, also when it starts with `=`. */
  readonly values: readonly (readonly CellValue[])[];
  /** Same shape; a string (with `=`) makes a formula whose cached result is the value beside it; null = no formula. */
  readonly formulas?: readonly (readonly (string | null)[])[];
  /** Same shape: what the cells said when the caller looked at them. Where one says something else now, nothing is written (`host/changedSince`). Not part of what a `HostOp` remembers. */
  readonly before?: readonly (readonly CellValue[])[];
};

/**
 * The write verbs.
 *
 * `insertCells` puts blank cells in and pushes what stood there down; `deleteCells` takes cells out and lets what stands below come up. The areas of one write lie apart,
 * in the same columns (all columns: whole rows), and say where the cells stand once they are in, or before they are out. Everything that refers to cells follows as in
 * Excel: formulas, names, validations, conditional formats, tables, filters, charts, pivots, drawings, notes, links. `formats: "above"` (the default) gives new cells the
 * formats of the row above, under a table's header those of the row below.
 *
 * `resizeTable` to more rows lets them take the formats of the last data row and what covered whole data columns: formulas, validations, conditional formats, defined
 * names. Cells that hold something keep it. In Excel the program itself decides what goes on in the new rows. A table with a totals row keeps its number of rows.
 *
 * `filterTable` shows only the data rows of a table whose cell in the sheet column says one of the texts; null shows them all again. It takes the place of what that column was filtered by as long
 * as those were texts; a table that is filtered by anything else is refused (`host/filtered`), since only the person knows what they want to see.
 *
 * `writeCells`: a link that said what its cell said follows (`followedTarget`): the e-mail address that takes another's place is written to, too. Other links stay.
 *
 * `restore…` verbs carry an opaque before-image made by the same host; only `undo` lists hold them. `restoreCells` puts its whole image back where it was; with `from` it puts some rows of it into
 * the areas: `rows` names the image's row for each of theirs from top to bottom, `columns` its column for each of theirs, -1 for one that it has not. */
export type HostWrite =
  | { readonly verb: "writeCells"; readonly sheet: string; readonly blocks: readonly CellWrite[] }
  | { readonly verb: "formatCells"; readonly sheet: string; readonly areas: readonly { readonly area: Area; readonly numberFormat?: string; readonly look?: CellLook }[] }
  | { readonly verb: "insertCells"; readonly sheet: string; readonly areas: readonly Area[]; readonly formats?: "above" | "none" }
  | { readonly verb: "deleteCells"; readonly sheet: string; readonly areas: readonly Area[] }
  | { readonly verb: "mergeCells"; readonly sheet: string; readonly areas: readonly Area[] }
  | { readonly verb: "unmergeCells"; readonly sheet: string; readonly areas: readonly Area[] }
  | { readonly verb: "setValidations"; readonly sheet: string; readonly clear: readonly Area[]; readonly add: readonly ValidationSpec[] }
  | { readonly verb: "setConditionalFormats"; readonly sheet: string; readonly removeIds: readonly string[]; readonly add: readonly ConditionalFormatSpec[] }
  | { readonly verb: "setColumns"; readonly sheet: string; readonly columns: readonly { readonly column: number; readonly width?: number; /** No narrower than it is. */ readonly atLeast?: true; readonly hidden?: boolean }[] }
  | { readonly verb: "freezePanes"; readonly sheet: string; readonly rows: number; readonly columns: number }
  | { readonly verb: "createTable"; readonly sheet: string; readonly area: Area; readonly name: string; readonly style: string }
  | { readonly verb: "resizeTable"; readonly name: string; readonly area: Area }
  | { readonly verb: "deleteTable"; readonly name: string }
  | { readonly verb: "filterTable"; readonly name: string; readonly column: number; readonly values: readonly string[] | null }
  | { readonly verb: "addSheet"; readonly name: string; readonly visibility: SheetVisibility; readonly before?: string }
  | { readonly verb: "deleteSheet"; readonly name: string }
  | { readonly verb: "setSheetVisibility"; readonly name: string; readonly visibility: SheetVisibility }
  | { readonly verb: "addPivot"; readonly pivot: PivotSpec }
  | { readonly verb: "deletePivot"; readonly sheet: string; readonly name: string }
  | { readonly verb: "restoreStyles"; readonly sheet: string; readonly runs: readonly { readonly row: number; readonly column: number; readonly rows: number; readonly style: Json }[] }
  | { readonly verb: "restoreCells"; readonly sheet: string; readonly areas: readonly Area[]; readonly before: Json; readonly from?: { readonly rows: readonly number[]; readonly columns: readonly number[] } }
  | { readonly verb: "restoreReferences"; readonly before: Json }
  | { readonly verb: "restorePart"; readonly sheet: string; readonly part: SheetPart; readonly before: Json }
  | { readonly verb: "restoreSheet"; readonly name: string; readonly before: Json };

/** Parts of a sheet that are restored whole. `table:NAME` is the definition of one table. */
export type SheetPart = "validations" | "conditionalFormats" | "columns" | "rows" | "view" | "merges" | "autoFilter" | "pivots" | "links" | `table:${string}`;

/** A write that was done, and what undoes it (apply the list in order, last op of a batch first). */
export type HostOp = { readonly write: HostWrite; readonly undo: readonly HostWrite[] };

/**
 * Somebody else than this host changed something: the person at the sheet, or a co-author. It says where to look and never what is there: hosts report late, twice, in one piece, or not
 * at all. `area` null: rows, columns, tables or the sheet itself may have moved; all of the sheet is to be looked at. `echo`: nobody did
 * anything new: the sheet's own undo or redo did it, which has told the person what it did, or formulas have other results. `formerly`: what the sheet was called before it was given the name that
 * it has now, where the host hears of that.
 */
export type HostChange = { readonly sheet: string; readonly area: Area | null; readonly source: "user" | "coauthor"; readonly formerly?: string; readonly echo?: true; readonly taken?: TakenRows };
/** Rows that somebody has taken out, where the host still has them: what they said, each from column `column` on, by the row in which it stood; and the before-image of `restoreCells`. */
export type TakenRows = { readonly column: number; readonly rows: ReadonlyMap<number, readonly CellValue[]>; readonly before: Json };
export type Selection = { readonly sheet: string; readonly area: Area };
export type StopWatching = () => Promise<void>;

export interface WorkbookHost {
  info(): Promise<Result<WorkbookInfo>>;
  /** In workbook order, also hidden ones. */
  sheets(): Promise<Result<readonly SheetInfo[]>>;
  /** Problems: `host/noSheet`, `host/notWorksheet`, `host/outsideGrid`, `host/tooManyCells`. */
  readCells(sheet: string, area: Area, also?: { readonly formulas?: boolean; readonly numberFormats?: boolean }): Promise<Result<CellBlock>>;
  /** The same values as `readCells`, by columns: for a host to which that costs less. Absent: read the cells. Problems as there. */
  readColumns?(sheet: string, area: Area): Promise<Result<ColumnBlock>>;
  /** The links of the cells of an area; null where the host does not look at those of so many cells. Problems as those of `readCells`. */
  readLinks(sheet: string, area: Area): Promise<Result<readonly CellLink[] | null>>;
  /**
   * Applies the writes in order; every `undo` is the state just before that write. All or nothing where the host can promise it (files do): on a problem
   * nothing of the batch has happened. Problems: `host/noSheet`, `host/notWorksheet`, `host/noTable`, `host/noPivot`, `host/protected`, `host/sharedWorkbook` (files: Excel does
   * not tell), `host/outsideGrid`, `host/tooManyCells`, `host/textTooLong`, `host/textKept`, `host/listTooLong`, `host/arrayFormula`, `host/changedSince`, `host/badName`, `host/nameTaken`, `host/overlap`, `host/notEmpty`, `host/tooSmall`,
   * `host/badHeader`, `host/badResize`, `host/lastSheet`, `host/badPivot`, `host/badWidth`; of moves `host/wouldSplit`,
   * `host/wouldLose`, `host/noRoom`, `host/hiddenRows`, `host/cannotMove`. Writing a cell of a table's header row renames the column.
   * A table that comes to lie on the sheet's own filter takes its place, with what it filters by; rows that nothing filters any more are shown. In Excel it is refused there
   * while rows are filtered out (`host/filtered`), as is a table's deletion then or while it has a totals row (`host/totalsRow`): neither could be undone. A move of
   * which Excel could not bring everything back is refused too (`host/cannotMove`, `host/hiddenRows`). The result of a
   * formula is the host's own as soon as it calculates. An undo list can be applied by the host that made it; the others refuse what they cannot read (`host/foreignImage`).
   */
  apply(writes: readonly HostWrite[]): Promise<Result<readonly HostOp[]>>;
  /**
   * From here on, until `endTurn`, no other client that takes turns writes: where one does, it is waited for. Turns of one client lie within each other. Absent where nobody else can write. `client`: one
   * word that no other client has. `waiting`: asked each time that another is seen to write whether it is still waited for; once it is not, the turn is not taken, and false is given.
   */
  takeTurn?(client: string, waiting?: () => Promise<boolean>): Promise<boolean>;
  endTurn?(client: string): Promise<void>;
  /** Tells of changes by others from now on, never of this host's own writes. */
  watch(listener: (change: HostChange) => void): Promise<Result<StopWatching>>;
  /** Shows the area to the person: its sheet comes to the front, its cells are selected. Problems: `host/noSheet`, `host/notWorksheet`, `host/outsideGrid`, `host/hiddenSheet`. */
  select(sheet: string, area: Area): Promise<Result<void>>;
  /** Tells what the person selects from now on, never this host's own selecting. */
  watchSelection(listener: (selection: Selection) => void): Promise<Result<StopWatching>>;
  /** The whole workbook as it stands, as the bytes of an .xlsx. Problems: those of saving a file; `excel/noFile`. */
  bytes(): Promise<Result<Uint8Array>>;
  /**
   * Opens the bytes of an .xlsx as a new workbook in front of the person, beside this one. False: there is no room for a second workbook here, and whoever has the bytes hands them
   * over as a file. Problems: `excel/noSecondWorkbook`.
   */
  openBeside(bytes: Uint8Array): Promise<Result<boolean>>;
}
