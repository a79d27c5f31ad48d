import type { CellValue } from "../../records/cellValue";
import { plainText } from "../../records/cellValue";
import { type Column, encodeColumn } from "../../records/recordTable";
import { cellAddress } from "../../workbook/area";
import { isFilled } from "../cellLook";

/** A value as a profile names it: how many cells hold it, and where the first of them are, as addresses in sheet order. */
export type ValueAt = { readonly value: CellValue; readonly count: number; readonly at: readonly string[] };

/** One distinct filled value of a column. */
export type Distinct = { readonly value: CellValue; readonly code: number; readonly count: number };

/** A column with its rows by value: every distinct value is judged once, and its cells are found without another look at the column. */
export type ColumnIndex = {
  readonly column: number;
  /** 0-based sheet rows of the records. */
  readonly rows: Uint32Array;
  /** Blank and white space alone are code 0. */
  readonly codes: Uint32Array;
  readonly dictionary: readonly CellValue[];
  readonly distinct: readonly Distinct[];
  readonly filled: number;
  /** Indexes of the records that hold the value of a code, ascending. */
  readonly recordsOf: (code: number) => Uint32Array;
};

const mostPlaces = 3;
const mostExamples = 5;

export function indexColumn(column: number, values: readonly CellValue[], rows: Uint32Array): ColumnIndex {
  const { codes, dictionary }: Column = encodeColumn(values.map((value) => (isFilled(value) ? value : null)));
  const starts = new Uint32Array(dictionary.length + 1);
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++;
  for (let code = 0; code < dictionary.length; code++) starts[code + 1]! += starts[code]!;
  const next = starts.slice();
  const order = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) order[next[codes[i]!]!++] = i;
  const distinct = dictionary.slice(1).map((value, index) => ({ value, code: index + 1, count: starts[index + 2]! - starts[index + 1]! }));
  return { column, rows, codes, dictionary, distinct, filled: codes.length - starts[1]!, recordsOf: (code) => order.subarray(starts[code], starts[code + 1]) };
}

export function placesOf(index: ColumnIndex, code: number, most = mostPlaces): readonly string[] {
  return [...index.recordsOf(code).subarray(0, most)].map((record) => cellAddress(index.rows[record]!, index.column));
}

export function valueAt(index: ColumnIndex, { value, code, count }: Distinct): ValueAt {
  return { value, count, at: placesOf(index, code) };
}

/** How many cells hold such values, and the most frequent of them. */
export type Sample = { readonly count: number; readonly examples: readonly ValueAt[] };

/** Which values are shown does not depend on the order of the rows, only where they stand. */
export function sampleOf(index: ColumnIndex, values: readonly Distinct[], most = mostExamples): Sample {
  return { count: values.reduce((sum, { count }) => sum + count, 0), examples: topValues(values, most).map((one) => valueAt(index, one)) };
}

/** Most frequent first, then in text order. */
export function byCount(a: Omit<Distinct, "code">, b: Omit<Distinct, "code">): number {
  if (a.count !== b.count) return b.count - a.count;
  const [left, right] = [plainText(a.value), plainText(b.value)];
  return left < right ? -1 : left > right ? 1 : typeof a.value < typeof b.value ? -1 : 1;
}

/** The first few by count, without sorting a long list whole. */
export function topValues(values: readonly Distinct[], most: number): readonly Distinct[] {
  if (values.length <= most * 4) return [...values].sort(byCount).slice(0, most);
  let kept: Distinct[] = [];
  for (const value of values) {
    const last = kept[most - 1];
    if (last !== undefined && byCount(value, last) > 0) continue;
    kept.push(value);
    if (kept.length >= most * 2) kept = kept.sort(byCount).slice(0, most);
    else if (kept.length > most) kept.sort(byCount);
  }
  return kept.sort(byCount).slice(0, most);
}
