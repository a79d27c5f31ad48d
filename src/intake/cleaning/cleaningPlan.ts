import type { CellValue, Json } from "../../records/cellValue";
import type { Reason } from "../reason";

/**
 * A cleaning plan: what could be done to a messy table, step by step, for a person to tick. Plain JSON, kept as a file and replayed on the next file of the same kind.
 * Steps work in the order of the list; each sees what the ticked ones before it leave. Running a plan on what it has cleaned changes nothing.
 * Columns are known by their headers, never by letter or place, so that the plan finds them in a file where they stand elsewhere.
 */
export type CleaningPlan = {
  readonly kind: typeof planKind;
  /** Raised when a plan of this version can no longer be read as it was meant. */
  readonly version: typeof planVersion;
  /** Where it was made; it binds the plan to nothing. */
  readonly source: { readonly sheet: string; readonly area: string; readonly records: number };
  /** The template whose fields say how cells are read; null: the types were guessed from the cells. */
  readonly template: { readonly id: string; readonly version: string; readonly table: string } | null;
  readonly columns: readonly PlannedColumn[];
  readonly steps: readonly CleaningStep[];
};

export const planKind = "crm-sheets/cleaning-plan";
export const planVersion = 1;

export type PlannedColumn = {
  /** Names the column in the steps: the header, with a number behind it where a header stands twice. */
  readonly key: string;
  readonly header: string;
  /** 1 for the first column of this header, 2 for the second ... */
  readonly occurrence: number;
  /** Other headers that mean the same. */
  readonly aliases: readonly string[];
  /** Field of the template; null: none, or no template. */
  readonly field: string | null;
  /** The `x-type` word that its cells are read by; null: they are text as it stands. */
  readonly type: string | null;
  /** Order of day and month that the column has shown; null: nothing showed it. */
  readonly dayFirst: boolean | null;
};

export type CleaningStep = {
  /** `kind/column`, or the kind alone where it is about whole rows. */
  readonly id: string;
  readonly kind: string;
  /** Key of a planned column; null: about whole rows. */
  readonly column: string | null;
  readonly reason: Reason;
  /** Nothing that anybody typed is lost. Such steps are ticked. */
  readonly lossless: boolean;
  readonly chosen: boolean;
  /** Cells that it changes where the plan was made, after the ticked steps before it. */
  readonly cells: number;
  /** Each sample another value: its first cell, before and after. */
  readonly samples: readonly CleaningSample[];
  /** What the kind needs to know to do the same again. */
  readonly params: { readonly [name: string]: Json };
};
export type CleaningSample = { readonly at: string; readonly before: CellValue; readonly after: CellValue };

/** What became of a step. `applied`: it was done, though it may have found nothing to change; otherwise `reason` says why not. */
export type StepOutcome = { readonly id: string; readonly applied: boolean; readonly cells: number; readonly samples: readonly CleaningSample[]; readonly reason: Reason | null };

/** Rows count from 1. `column`: 0-based, of the sheet. */
export type CleaningEdit = { readonly row: number; readonly column: number; readonly before: CellValue; readonly after: CellValue };

/** A cell that takes the value of another, or is read as a day, needs the number format too, or the day would show as a number. Row and column as in an edit. */
export type CellFormat = { readonly row: number; readonly column: number; readonly numberFormat: string };
