import type { LiveTable } from "../../pipeline/live";
import type { Problem } from "../../pipeline/session";
import { cellAddress } from "../../workbook/area";

/** Where a finding is, as a person names it: its cell, the row (1-based) where the field has no column, nothing where it is about the table. */
export function addressOf({ table: { layout } }: LiveTable, row: number, field: string | null): string {
  const column = field === null ? undefined : layout.columns[field];
  return row === 0 ? "" : column === undefined ? String(row) : cellAddress(row - 1, column);
}

/** Records stand in the order of their rows. */
export function indexOfRow(rows: Uint32Array, row: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle] === row) return middle;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export const noTable: Problem = { code: "findings/noTable", message: { "zh-CN": "这个工作簿里还没有规范表。", en: "The workbook has no governed table yet." }, hint: { "zh-CN": "先在“开始”里建表，问题就会列在这里。", en: "Make a table under Start first; what is wrong with it will be listed here." } };

export function otherNow(sheet: string): Problem {
  return {
    code: "findings/otherNow",
    place: sheet,
    message: { "zh-CN": "预览之后表里又有改动，会改的单元格和刚才看到的不一样了。没有写入任何内容。", en: "The table has changed since the preview, so other cells would change than those shown. Nothing was written." },
    hint: { "zh-CN": "看一下新的预览，再决定。", en: "Look at the new preview, then decide." },
  };
}
