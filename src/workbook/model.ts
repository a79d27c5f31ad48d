/**
 * The cell-level workbook model: what a file says, ready to be read and changed. xlsx/ makes it from bytes and writes it back; hosts/file answers the port on it.
 * What the model does not understand stays with xlsx/ (`origin`) and comes out byte-identical. Rows and columns count from 0.
 */
import type { CellValue } from "../records/cellValue";
import type { Area } from "./area";
import type { CellLook, ConditionalFormatSpec, PivotSpec, Problem, SheetVisibility, ValidationSpec } from "./host";
import type { TextPool } from "./textPool";

/** A cell's style is an index into the style book; 0 is the default. Indexes are never reused or renumbered. */
export type StyleIndex = number;

/** Sparse cells of one sheet. Setting a cell marks the sheet's cells as changed. */
export interface CellStore {
  value(row: number, column: number): CellValue;
  /** With `=`; null when the cell holds none. Cells of a shared formula give their own translated text. */
  formula(row: number, column: number): string | null;
  /** The area of the array formula or data table that covers the cell; such cells can only be changed together. */
  arrayArea(row: number, column: number): Area | null;
  style(row: number, column: number): StyleIndex;
  /** Replaces value and formula together (a new value without a formula removes the formula). `null` and no formula leaves only the style. */
  setContent(row: number, column: number, value: CellValue, formula: string | null): void;
  setStyle(row: number, column: number, style: StyleIndex): void;
  /** Smallest area holding every value and formula; cells with only a style do not count. */
  used(): Area | null;
  /** False where no cell of the sheet holds a formula: then none need be asked. */
  hasFormulas(): boolean;
  /** `values[row][column]` of the area, quickly. */
  read(area: Area): CellValue[][];
  /** The texts that numbers of text cells stand for. */
  readonly pool: TextPool;
  /** Writes kind (`cellKind`) and number of the cells of an area, column behind column, into arrays of nothing but 0: blanks are not written. One look at each cell of the sheet, as they lie. */
  readColumns(area: Area, kinds: Uint8Array, numbers: Float64Array): void;
  /** Rows of the area, counted from its top, in which a cell holds a formula or is covered by an array formula; each once, ascending. */
  formulaRows(area: Area): number[];
  /** Tells each cell of the area that holds a formula or is covered by an array formula, in no order; formulas as `formula` gives them. */
  eachFormula(area: Area, tell: (row: number, column: number, formula: string) => void): void;
  /** Number of cells that exist in the area with value, formula or style: cheap, for limits. */
  count(): number;
}

/** A thing of a sheet that was in the file (`raw`, its own XML, kept to the letter) or that we added (`spec`). */
export type Kept<T> = { areas: readonly Area[]; spec: T | null; raw: string | null };

export type TableModel = {
  /** Stable part name in the file, or null for a new one. */
  part: string | null;
  id: number;
  name: string;
  area: Area;
  totalsRow: boolean;
  columns: { id: number; name: string }[];
  style: string | null;
  /** The table's own XML when it was in the file; patched, not rewritten. */
  raw: string | null;
  changed: boolean;
};

export type PivotModel = { name: string; area: Area; spec: PivotSpec | null; /** part name of one that was in the file */ part: string | null; /** its XML and that of its cache, so that one that was deleted can come back */ raw?: { readonly table: string; readonly cache: string } };

export type ColumnModel = { first: number; last: number; width: number | null; hidden: boolean; style: StyleIndex; raw: string | null };

/** A sheet's own filter: the buttons of a range that is no table, and what it filters by. Filters of tables are parts of their tables. */
export type SheetFilter = {
  area: Area;
  /** Its own XML, kept to the letter. */
  raw: string;
  /** What the prefixes in `raw` stand for that it does not declare itself; the empty one is the default. */
  namespaces: Readonly<Record<string, string>>;
  /** The sheet says that the filter hides rows. */
  filterMode: boolean;
  /** The hidden name `_xlnm._FilterDatabase` that goes with it, as its element of the workbook; null where there is none. */
  definedName: string | null;
};

/** Rows from `first` to `last`, both included. */
export type RowRun = { first: number; last: number };

/** Attributes of a row that the file does not have (height, outline …), as XML from its first blank on; its style stands with the cells. */
export type NewRow = { row: number; attributes: string };

export type SheetChange = "cells" | "rows" | "merges" | "autoFilter" | "columns" | "view" | "validations" | "conditionalFormats" | "tables" | "pivots" | "aroundRows";

export type SheetModel = {
  name: string;
  kind: "worksheet" | "other";
  visibility: SheetVisibility;
  readonly cells: CellStore;
  /** In the order of the sheet. */
  hiddenRows: readonly RowRun[];
  newRows: readonly NewRow[];
  /** The sheet's XML with its rows cut out, for what nothing else of the model holds; opaque to everyone but xlsx/, null for a new sheet. */
  aroundRows: string | null;
  /** Where the links in `aroundRows` lead, by the id of their relationship. */
  linkTargets: ReadonlyMap<string, string>;
  merges: Area[];
  autoFilter: SheetFilter | null;
  columns: ColumnModel[];
  validations: Kept<ValidationSpec>[];
  conditionalFormats: Kept<ConditionalFormatSpec>[];
  tables: TableModel[];
  pivots: PivotModel[];
  frozen: { rows: number; columns: number };
  protected: boolean;
  /** What has changed since the file was read: only these parts of the sheet are written anew. */
  readonly changed: Set<SheetChange>;
  /** Opaque to everyone but xlsx/: where the sheet came from; null for a new sheet. */
  readonly origin: unknown;
};

/** Number formats and looks ⇄ style indexes. Only ever appends. */
export interface StyleBook {
  numberFormat(style: StyleIndex): string;
  /** The same style with another number format and/or look; an equal one is found again, so doing and undoing gives the old index back. */
  derive(style: StyleIndex, change: { readonly numberFormat?: string; readonly look?: CellLook }): StyleIndex;
  /** True where the number format shows a date or time. */
  isDate(style: StyleIndex): boolean;
  /** A style as plain JSON without indexes: it means the same after another program has saved the file and numbered its styles anew. */
  describe(style: StyleIndex): import("../records/cellValue").Json;
  /** The index of what `describe` gave: `likely` where that still means it, else an equal style, else a new one. */
  find(description: import("../records/cellValue").Json, likely: StyleIndex): StyleIndex;
}

export type WorkbookModel = {
  dateSystem: 1900 | 1904;
  /** In tab order. */
  sheets: SheetModel[];
  activeSheet: string;
  readonly styles: StyleBook;
  /** Names that formulas may use and tables may not have: those that the file defines for the workbook or a single sheet. */
  readonly definedNames: readonly string[];
  /** What a careful reader would mention about the file: nothing was left out or changed without one of these. Whoever opens a file fills it. */
  notices: readonly Problem[];
  /** True once sheets were added, removed, renamed, reordered, hidden or shown. */
  sheetsChanged: boolean;
  /** A new empty sheet of this model; the caller puts it into `sheets`. */
  newSheet(name: string, visibility: SheetVisibility): SheetModel;
  /** A whole sheet with all its parts as plain JSON, and back: the before-image of a deleted sheet. The sheet it gives is not in `sheets`. */
  dumpSheet(sheet: SheetModel): import("../records/cellValue").Json;
  loadSheet(dump: import("../records/cellValue").Json): SheetModel;
  readonly origin: unknown;
};
