/**
 * src/xlsx/sheet reads and writes the XML of one sheet: the rows by a scanner of its own, everything around them as a tree. It knows no zip.
 *
 * This file: what the two readers of rows, the fast one and the thorough one, say about a sheet. Offsets count in the source each of them reads.
 */
export const cellType = { number: 0, shared: 1, string: 2, inline: 3, boolean: 4, error: 5, date: 6 } as const;
export type CellType = (typeof cellType)[keyof typeof cellType];

export const cellTypeNames: Readonly<Record<string, CellType>> = Object.freeze({
  __proto__: null, n: cellType.number, s: cellType.shared, str: cellType.string, inlineStr: cellType.inline, b: cellType.boolean, e: cellType.error, d: cellType.date,
} as unknown as Record<string, CellType>);

export type FormulaRecord = {
  readonly text: string;
  readonly kind: "normal" | "shared" | "array" | "dataTable";
  readonly ref: string | null;
  /** Index of the shared group; -1 for none. */
  readonly group: number;
  readonly inputs: { readonly r1: string; readonly r2: string; readonly twoWay: boolean; readonly byRow: boolean } | null;
};

/** Reused from cell to cell: a sink copies what it wants to keep. */
export type CellRecord = {
  row: number;
  column: number;
  style: number;
  type: CellType;
  /** False when there is no value at all; then `number` and `text` mean nothing. */
  hasValue: boolean;
  /** The value where it is a plain number; NaN where `text` has it. */
  number: number;
  text: string;
  formula: FormulaRecord | null;
  start: number;
  /** After the `>` of the start tag. */
  tagEnd: number;
  end: number;
  /** True when the cell does not say where it stands: one column behind the cell before it. */
  implied: boolean;
};

export type RowRecord = {
  row: number;
  /** The style the row gives to cells without one; 0 for none. */
  style: number;
  hidden: boolean;
  start: number;
  tagEnd: number;
  /** Start of the end tag; equal to `tagEnd` for a row without one. */
  closeStart: number;
  end: number;
};

export interface RowSink {
  row(row: RowRecord): void;
  cell(cell: CellRecord): void;
  /** `closeStart` and `end` are known now. */
  rowEnd(row: RowRecord): void;
}
