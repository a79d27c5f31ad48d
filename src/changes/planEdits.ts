import { lastSerial } from "../records/serialDay";
import type { FixEdit } from "../findings/finding";
import type { CellValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Area, CellWrite, HostWrite } from "../workbook/host";
import { type Binding, type Place, placeOf } from "./binding";

/**
 * Edits → the host's writes: number formats first where a cell needs one (`@` before text, so that digits stay exact; the field's format where a cell changes
 * its kind), then values in vertical runs, column by column, each with what it takes the place of, and as the result of its formula in a calculated field. `formats`: the field's native number format by field id.
 * Problems: `changes/noPlace` (a record or column that is not in the sheet any more).
 * @throws Error for an edit of another table or two edits of one cell: broken promises of the caller.
 */
export function planEdits(edits: readonly FixEdit[], binding: Binding, formats: { readonly [field: string]: string }): Result<readonly HostWrite[]> {
  const byColumn = new Map<number, (Place & { readonly edit: FixEdit })[]>();
  const lost: FixEdit[] = [];
  for (const edit of edits) {
    if (edit.at.table !== binding.table) throw new Error(`Edit of table ${edit.at.table} planned for ${binding.table}`);
    const place = placeOf(edit.at, binding);
    if (place === null) {
      lost.push(edit);
      continue;
    }
    const { row, column } = place;
    const inColumn = byColumn.get(column);
    if (inColumn === undefined) byColumn.set(column, [{ row, column, edit }]);
    else inColumn.push({ row, column, edit });
  }
  if (lost.length > 0) return fail(noPlace(lost, binding));
  // Edits mostly come by row, so each column is in order already.
  const placed = [...byColumn].sort(([a], [b]) => a - b).flatMap(([, inColumn]) => inColumn.sort((a, b) => a.row - b.row));
  const blocks: { row: number; column: number; values: CellValue[][]; before: CellValue[][]; formulas: (string | null)[][] }[] = [];
  const areas: { area: Area; numberFormat: string }[] = [];
  for (const [index, { row, column, edit }] of placed.entries()) {
    const previous = placed[index - 1];
    if (previous?.row === row && previous.column === column) throw new Error(`Two edits of one cell: ${JSON.stringify(edit.at)}`);
    const formula = edit.at.field === null ? null : binding.formulas?.(edit.at.field, row) ?? null;
    const block = blocks[blocks.length - 1];
    if (block?.column === column && block.row + block.values.length === row) {
      block.values.push([edit.after]);
      block.before.push([edit.before]);
      block.formulas.push([formula]);
    } else blocks.push({ row, column, values: [[edit.after]], before: [[edit.before]], formulas: [[formula]] });
    const numberFormat = neededFormat(edit, formats);
    if (numberFormat === null) continue;
    const last = areas[areas.length - 1];
    if (last?.area.column === column && last.area.row + last.area.rows === row && last.numberFormat === numberFormat) last.area = { ...last.area, rows: last.area.rows + 1 };
    else areas.push({ area: { row, column, rows: 1, columns: 1 }, numberFormat });
  }
  const writes: HostWrite[] = [];
  if (areas.length > 0) writes.push({ verb: "formatCells", sheet: binding.sheet, areas });
  if (blocks.length > 0) writes.push({ verb: "writeCells", sheet: binding.sheet, blocks: blocks.map(({ formulas, ...block }): CellWrite => (formulas.some(([formula]) => formula !== null) ? { ...block, formulas } : block)) });
  return ok(writes);
}

function neededFormat({ at, before, after }: FixEdit, formats: { readonly [field: string]: string }): string | null {
  const format = formats[at.field ?? ""];
  if (format === undefined || after === null) return null;
  if (typeof after === "string") return format === "@" ? format : null;
  // 20240105 was no day that a date format could show; the day that it becomes is one.
  const becomesDay = typeof before === "number" && before > lastSerial && /y/i.test(format);
  // A number that was text stands in a cell formatted for text; one that was a number keeps the look the user gave it.
  return format !== "@" && (becomesDay || typeof before !== typeof after) ? format : null;
}

function noPlace(lost: readonly FixEdit[], binding: Binding): Problem {
  const named = lost.slice(0, 10).map(({ at }) => `${at.record ?? at.row}/${at.field ?? ""}`);
  return {
    code: "changes/noPlace",
    place: binding.sheet,
    message: {
      "zh-CN": "有 {count} 处修改在表里找不到位置（记录/字段）：{cells}。",
      en: "{count} changes have no place in the sheet any more (record/field): {cells}.",
    },
    hint: { "zh-CN": "行或列可能被删除或移走，请重新检查后再修改。", en: "Rows or columns may have been deleted or moved. Check again, then apply." },
    data: { count: lost.length, cells: named.join(", ") },
  };
}
