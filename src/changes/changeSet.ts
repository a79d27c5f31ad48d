/**
 * A change set: what one command did, in two levels. Level 1 (edits, inserted, removed) says what it means for records; level 2 (ops) says what was done to the
 * workbook and undoes it exactly. Plain JSON; it is what the journal keeps.
 */
import type { CellValue } from "../records/cellValue";
import type { HostOp } from "../workbook/host";

export type CellEdit = { readonly record: string; readonly table: string; readonly field: string; readonly before: CellValue; readonly after: CellValue };
export type RecordRow = { readonly record: string; readonly table: string; readonly values: { readonly [field: string]: CellValue } };

/** What a change set is, without what it did: enough to list a journal, to go on with it, and to know what stands. */
export type ChangeHead = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A name the user gave; never verified here. */
  readonly by: string;
  /** `command`: the use case, or `observed` for what people typed into the sheet, found by comparing. */
  readonly why: { readonly command: string; readonly rule?: string; readonly reason?: string; /** id of the change set this one undoes */ readonly undoes?: string };
  readonly template: { readonly id: string; readonly version: string; readonly hash: string };
};

export type ChangeSet = ChangeHead & {
  readonly edits: readonly CellEdit[];
  readonly inserted: readonly RecordRow[];
  readonly removed: readonly RecordRow[];
  readonly ops: readonly HostOp[];
};
