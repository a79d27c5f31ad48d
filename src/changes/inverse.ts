import type { CellRef, FixEdit } from "../findings/finding";
import { type CellValue, sameValue } from "../records/cellValue";
import type { Problem } from "../records/problem";
import { cellAddress } from "../workbook/area";
import type { HostWrite } from "../workbook/host";
import { changedMeanwhile } from "./applyEdits";
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
  /** One problem that names the cells that are left alone because they have changed since, or are gone; absent when there are none. */
  readonly refused: Problem | null;
};

/**
 * Takes back those edits of a change set that `wanted` picks, each cell where what was written then still stands: a later change is never overwritten.
 * `current` gives the value a cell (counted from 0) holds now.
 */
export function undoEdits(change: Pick<ChangeSet, "edits">, binding: Binding, current: (row: number, column: number) => CellValue, wanted: (edit: CellEdit) => boolean = () => true): SelectiveUndo {
  const edits: FixEdit[] = [];
  const refused: string[] = [];
  for (const edit of inverseEdits(change.edits.filter((candidate) => candidate.table === binding.table && wanted(candidate)))) {
    const at: CellRef = { table: edit.table, record: edit.record, row: 0, field: edit.field };
    const place = placeOf(at, binding);
    if (place === null) refused.push(`${edit.record}/${edit.field}`);
    else if (!sameValue(current(place.row, place.column), edit.before)) refused.push(cellAddress(place.row, place.column));
    else edits.push({ at: { ...at, row: place.row + 1 }, before: edit.before, after: edit.after });
  }
  return { edits, refused: refused.length === 0 ? null : { ...changedMeanwhile(refused, binding.sheet), ...undoTexts } };
}

const undoTexts = {
  code: "changes/changedSince",
  message: {
    "zh-CN": "{count} 个单元格后来又改过或已不在，不予撤销：{cells}。",
    en: "{count} cells have changed since or are gone and were not undone: {cells}.",
  },
  hint: { "zh-CN": "需要的话，请先撤销后来的修改，再撤销这些单元格。", en: "Undo the later changes first, then undo these cells." },
} as const;
