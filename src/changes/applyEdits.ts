import type { FixEdit } from "../findings/finding";
import { type CellValue, saysSame } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { cellAddress } from "../workbook/area";
import { type Binding, placeOf } from "./binding";

/**
 * The edits again, when every `before` still stands in the sheet; otherwise nothing may be written. `current` gives the value a cell (counted from 0) holds now.
 * Problems: `changes/changedMeanwhile`, naming the cells.
 */
export function checkBefore(edits: readonly FixEdit[], binding: Binding, current: (row: number, column: number) => CellValue): Result<readonly FixEdit[]> {
  const changed: string[] = [];
  for (const edit of edits) {
    const place = placeOf(edit.at, binding);
    if (place === null) changed.push(`${edit.at.record ?? edit.at.row}/${edit.at.field ?? ""}`);
    else if (!saysSame(current(place.row, place.column), edit.before)) changed.push(cellAddress(place.row, place.column));
  }
  return changed.length === 0 ? ok(edits) : fail(changedMeanwhile(changed, binding.sheet));
}

export function changedMeanwhile(cells: readonly string[], sheet: string): Problem {
  return {
    code: "changes/changedMeanwhile",
    place: sheet,
    message: {
      "zh-CN": "{count} 个单元格在预览之后又变了：{cells}。没有写入任何内容。",
      en: "{count} cells have changed since the preview: {cells}. Nothing was written.",
    },
    hint: { "zh-CN": "请重新检查，按新的内容再预览一次。", en: "Check again and preview with the new content." },
    data: { count: cells.length, cells: cells.slice(0, 20).join(", ") + (cells.length > 20 ? " ..." : "") },
  };
}
