import type { CellValue } from "../records/cellValue";
import { type Area, areaAddress, cellAddress } from "./area";
import { refuse } from "./hostProblem";

/** Longest column name of a table. @source MS-OI29500, 2.1.791 tableColumn: at most 255 characters. */
const maxHeader = 255;

/**
 * The texts of header cells as names of table columns. Excel keeps the two equal and repairs a file where they differ, a name is missing or is there twice, or
 * the cell holds something else than text.
 */
export function headerNames(sheet: string, header: Area, valueAt: (column: number) => CellValue): string[] {
  const seen = new Map<string, string>();
  return Array.from({ length: header.columns }, (_, i) => {
    const column = header.column + i;
    const [value, cell] = [valueAt(column), cellAddress(header.row, column)];
    const bad = (zh: string, en: string): never => refuse("host/badHeader", `${sheet}!${areaAddress(header)}`, { why: { zh, en } });
    if (typeof value !== "string") return value === null ? bad(`${cell} 是空的`, `${cell} is blank`) : bad(`${cell} 不是文本`, `${cell} is not text`);
    if (value.trim() === "") return bad(`${cell} 是空的`, `${cell} is blank`);
    if (value.length > maxHeader) return bad(`${cell} 超过 ${maxHeader} 个字符`, `${cell} has more than ${maxHeader} characters`);
    const key = value.toLowerCase();
    const same = seen.get(key);
    if (same !== undefined) return bad(`${same} 与 ${cell} 相同`, `${same} and ${cell} are the same`);
    seen.set(key, cell);
    return value;
  });
}
