import type { CellRef, FixEdit } from "../findings/finding";
import { type CellValue, sameValue } from "../records/cellValue";
import { cellAddress } from "../workbook/area";
import type { HostWrite } from "../workbook/host";
import { type Binding, placeOf } from "./binding";
import type { CellEdit, ChangeSet } from "./changeSet";

/** The writes that undo a change set exactly, to be applied in this order: the last thing done is undone first. */
export function inverseWrites(change: Pick<ChangeSet, "ops">): readonly HostWrite[] {
  return change.ops.toReversed().flatMap((op) => op.undo);
}

/** The edits that take edits back: after → before, last first. */
export function inverseEdits(edits: readonly CellEdit[]): readonly CellEdit[] {
  return edits.toReversed().map((edit) => ({ ...edit, before: edit.after, after: edit.before }));
}

export type SelectiveUndo = {
  readonly edits: readonly FixEdit[];
  /** The cells that are left alone because they have changed since, or are gone. */
  readonly left: readonly string[];
};

/**
 * Takes back those edits of a change set that `wanted` picks, each cell where what was written then still stands: a later change is never overwritten.
 * `current` gives the value a cell (counted from 0) holds now.
 */
export function undoEdits(change: Pick<ChangeSet, "edits">, binding: Binding, current: (row: number, column: number) => CellValue, wanted: (edit: CellEdit) => boolean = () => true): SelectiveUndo {
  const edits: FixEdit[] = [];
  const left: string[] = [];
  for (const edit of inverseEdits(change.edits.filter((candidate) => candidate.table === binding.table && wanted(candidate)))) {
    const at: CellRef = { table: edit.table, record: edit.record, row: 0, field: edit.field };
    const place = placeOf(at, binding);
    if (place === null) left.push(`${edit.record}/${edit.field}`);
    else if (!sameValue(current(place.row, place.column), edit.before)) left.push(cellAddress(place.row, place.column));
    else edits.push({ at: { ...at, row: place.row + 1 }, before: edit.before, after: edit.after });
  }
  return { edits, left };
}
