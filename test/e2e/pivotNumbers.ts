import { type CellValue, plainText } from "../../src/records/cellValue";
import type { PivotSpec } from "../../src/workbook/host";

/** The numbers of a drawn pivot by their labels: `row labels | column labels | value` → number; blank cells are left out. */
export type PivotNumbers = { readonly [labels: string]: CellValue };

const blankWords = ["(空白)", "(blank)", "（空白）", "(empty)"];
const totalWords = ["Grand Total", "总计", "Total Result"];

/**
 * Reads the drawn cells of a pivot in tabular form, whoever has drawn them: labels stand once, above or before what they hold for; the words for blanks and totals differ
 * from program to program. `cells` may hold more than the pivot.
 */
export function pivotNumbers(spec: PivotSpec, cells: readonly (readonly CellValue[])[]): PivotNumbers {
  // A program may call a field by its column.
  const called = (field: number, name: string): boolean => [spec.fields[field]!.name, spec.fields[field]!.caption].includes(name);
  const stands = (line: readonly CellValue[], c: number): boolean => spec.rows.every((field, i) => called(field, String(line[c + i] ?? "")));
  const headerRow = cells.findIndex((line) => line.some((_, c) => stands(line, c)));
  if (headerRow < 0) throw new Error(`No pivot with the row fields ${spec.rows.map((field) => spec.fields[field]!.name).join(", ")}`);
  const left = cells[headerRow]!.findIndex((_, c) => stands(cells[headerRow]!, c));
  const first = left + spec.rows.length;
  const levels = spec.columns.length + (spec.values.length > 1 ? 1 : 0);
  const captions = spec.values.map((value) => value.caption);
  const columnKeys: string[] = [];
  let path: string[] = [];
  for (let c = first; c < cells[headerRow]!.length; c++) {
    const labels = Array.from({ length: Math.max(1, levels) }, (_, level) => labelOf(cells[headerRow - Math.max(1, levels) + 1 + level]?.[c] ?? null));
    if (labels.every((label) => label === null)) break;
    const from = labels.findIndex((label) => label !== null);
    path = isTotal(labels[0]!, captions) ? [labels[0]!] : [...path.slice(0, from), ...labels.slice(from).map((label) => label ?? "?")];
    columnKeys.push(columnKey(path, spec, captions));
  }
  const numbers: Record<string, CellValue> = {};
  let rowPath: string[] = [];
  for (let r = headerRow + 1; r < cells.length; r++) {
    const labels = spec.rows.map((_, i) => labelOf(cells[r]![left + i] ?? null));
    if (labels.every((label) => label === null)) break;
    const from = labels.findIndex((label) => label !== null);
    rowPath = [...rowPath.slice(0, from), ...labels.slice(from).map((label) => label ?? "?")];
    const rowKey = totalWords.includes(rowPath[0]!) ? "TOTAL" : rowPath.map(plainLabel).join(" / ");
    columnKeys.forEach((key, i) => {
      const value = cells[r]![first + i] ?? null;
      if (value !== null && value !== "") numbers[`${rowKey} | ${key}`] = typeof value === "number" ? Number(value.toPrecision(12)) : value;
    });
    if (rowKey === "TOTAL") break;
  }
  return numbers;
}

function columnKey(path: readonly string[], spec: PivotSpec, captions: readonly string[]): string {
  if (spec.columns.length === 0) return path[0]!;
  if (isTotal(path[0]!, captions)) return `TOTAL | ${captions.find((caption) => captions.length > 1 && path[0]!.includes(caption)) ?? captions[0]!}`;
  const items = path.slice(0, spec.columns.length).map(plainLabel).join(" / ");
  return `${items} | ${captions.length > 1 ? path[spec.columns.length]! : captions[0]!}`;
}

function isTotal(label: string | null, captions: readonly string[]): boolean {
  return label !== null && (totalWords.includes(label) || captions.some((caption) => label !== caption && label.includes(caption)));
}

function labelOf(value: CellValue): string | null {
  // The number 1 and the text 1 are two groups.
  return value === null || value === "" ? null : typeof value === "number" ? `#${value}` : plainText(value);
}

function plainLabel(label: string): string {
  return blankWords.includes(label) ? "" : label;
}
