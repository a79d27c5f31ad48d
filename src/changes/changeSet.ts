/**
 * A change set: what one command did, in two levels. Level 1 (edits, inserted, removed) says what it means for records; level 2 (ops) says what was done to the
 * workbook and undoes it exactly. Plain JSON; it is what the journal keeps.
 */
import type { CellValue } from "../records/cellValue";
import type { HostOp } from "../workbook/host";

/** `parts`: the records, by id, that took others in and on whose account the cell changes: a merge of many groups can be taken back group by group. */
export type CellEdit = { readonly record: string; readonly table: string; readonly field: string; readonly before: CellValue; readonly after: CellValue; readonly parts?: readonly string[] };
/** `into`: the record that it was merged into. `place`: where a record that went stood. */
export type RecordRow = { readonly record: string; readonly table: string; readonly values: { readonly [field: string]: CellValue }; readonly into?: string; readonly place?: RowPlace };
/** Row and column of the table's data, from 0, as the before-image of the change set has them; below which record (null: none), past how many rows that hold none; the headers of the table. */
export type RowPlace = { readonly sheet: string; readonly row: number; readonly column: number; readonly after: string | null; readonly gap: number; readonly headers: readonly string[] };

/** What a change set is, without what it did: enough to list a journal, to go on with it, and to know what stands. */
export type ChangeHead = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A name the user gave; never verified here. */
  readonly by: string;
  /** `command`: the use case, or `observed` for what people typed into the sheet, found by comparing. */
  readonly why: {
    readonly command: string;
    readonly rule?: string;
    readonly reason?: string;
    /** Serial day of the 1900 system up to which it can be taken back; absent: as long as it is there. */
    readonly undoUntil?: number;
    /** Blocks of numbers that its client reserved with it, while others were at work: new records take theirs from there. */
    readonly numbers?: readonly { readonly table: string; readonly scope: string; readonly from: number; readonly to: number }[];
    /** Groups of records that became one each; every one can be taken back by itself. */
    readonly parts?: number;
    /** Id of the change set that this one undoes. */
    readonly undoes?: string;
    /** Only these of its parts. */
    readonly undoesParts?: readonly string[];
    /** Undone record by record: `rows` came or went where later changes stood; `partly`: not all of them could. */
    readonly byRecord?: "rows" | "partly";
  };
  readonly template: { readonly id: string; readonly version: string; readonly hash: string };
};

export type ChangeSet = ChangeHead & {
  readonly edits: readonly CellEdit[];
  readonly inserted: readonly RecordRow[];
  readonly removed: readonly RecordRow[];
  readonly ops: readonly HostOp[];
};
