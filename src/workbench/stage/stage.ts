/**
 * The stage: what the spreadsheet beside the pane shows of the file, and what people do in it. It stands in the worker, where the file is; only plain data crosses to the page, and of the
 * cells only the rows that are asked for.
 */
import type { Area, CellValue, HostWrite, Problem, Result, Selection, ValidationSpec } from "../../workbook/host";
import type { Did, TakenBack } from "../../taskpane/shell/steps";
import type { ColumnChoices, StageCell } from "./tableTools";
import type { PackedCells, Whole } from "./packedCells";

/** A sheet without its cells. `rows` and `columns`: how far the grid goes. */
export type StageSheet = {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Rows that hold anything; below them nothing need be asked. */
  readonly usedRows: number;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly merges: readonly Area[];
  /** Widths in characters; null = the default one. */
  readonly widths: readonly { readonly first: number; readonly last: number; readonly width: number | null; readonly hidden: boolean }[];
  readonly hiddenRows: readonly { readonly first: number; readonly last: number }[];
  readonly lists: readonly StageList[];
  /** The header rows of its tables; `filtered`: the columns of the sheet that leave rows out. */
  readonly headers: readonly { readonly row: number; readonly column: number; readonly columns: number; readonly filtered: readonly number[] }[];
  readonly protected: boolean;
};

/** A dropdown: where it is, and what can be picked. */
export type StageList = { readonly areas: readonly Area[]; readonly options: readonly string[]; readonly alert: ValidationSpec["alert"]; readonly allowBlank: boolean; readonly error: string };

/** How a cell looks. Colours are RRGGBB. */
export type StageStyle = {
  readonly format: string;
  readonly font?: string;
  readonly size?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly color?: string;
  readonly fill?: string;
  readonly wrap?: true;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly borders?: { readonly [side in "top" | "right" | "bottom" | "left"]?: { readonly line: string; readonly color: string } };
};

/** Cells of some rows. `styles[i]` names the look of a cell, 0 = none; `looks` holds those that were not told before. `edits`: how many of the page's writes were done before these were read. */
export type StageRows = PackedCells & {
  readonly first: number;
  readonly count: number;
  readonly columns: number;
  readonly styles: Whole;
  readonly looks: Readonly<Record<number, StageStyle>>;
  readonly edits: number;
  /** Rows that their contents make taller than one line, in pixels. */
  readonly heights: readonly (readonly [row: number, height: number])[];
};

export type StageBook = { readonly name: string; readonly dateSystem: 1900 | 1904; readonly active: string; readonly sheets: readonly StageSheet[]; readonly moves: number };

/** What the desk did, or asks to see. `cells`: they say or look something else. `results`: formulas have other results. `sheets`: rows, columns or sheets are not what they were. `notice`: what the person did was done, and has done something they may not have meant. */
export type StageEvent =
  | { readonly kind: "cells" | "results"; readonly sheet: string; readonly area: Area }
  | { readonly kind: "sheets"; readonly sheets: readonly string[]; readonly moves: number }
  | { readonly kind: "notice"; readonly problem: Problem }
  | { readonly kind: "select"; readonly selection: Selection };

export interface Stage {
  book(): Promise<Result<StageBook>>;
  rows(sheet: string, first: number, count: number): Promise<Result<StageRows>>;
  /** What the person did in the grid. `moves`: the last moving of rows, columns or sheets that the grid has drawn; where there was a later one, places may mean other cells, and nothing is written. `number`: of the page's own count, to know what was done where no answer came. `joined`: it is one doing with the write before. */
  write(writes: readonly HostWrite[], moves: number, number?: number, joined?: boolean): Promise<Result<void>>;
  /** Takes back what was done last, in the grid or in the pane, and so on back; null where nothing is left. Problems: those of the pane's undo, the host's, `workbench/cannotUndo`. */
  undo(): Promise<Result<TakenBack | null>>;
  /** Does again what was taken back last; null where nothing was, or something else has been done since. */
  redo(): Promise<Result<TakenBack | null>>;
  select(sheet: string, area: Area): Promise<Result<void>>;
  /** Sorts the table around a cell by the cell's column. Problems: `workbench/noTable`, `workbench/anchored`, and the host's. */
  sort(cell: StageCell, descending: boolean): Promise<Result<void>>;
  /** What that column can be filtered by. */
  choices(cell: StageCell): Promise<Result<ColumnChoices>>;
  /** Shows only the rows whose cells there say one of the texts, besides what other columns are filtered by; null: that column filters nothing any more. Problems: `workbench/oneFilter`, and the host's. */
  filter(cell: StageCell, texts: readonly string[] | null): Promise<Result<void>>;
}

export type { Area, CellValue, ColumnChoices, Did, HostWrite, Problem, Result, Selection, StageCell, TakenBack };
