/**
 * src/xlsx/sheet reads and writes the XML of one sheet: the rows by a scanner of its own, everything around them as a tree. It knows no zip.
 *
 * This file: what the two readers of rows, the fast one and the thorough one, say about a sheet. Offsets count in the source each of them reads.
 */
export const cellType = { number: 0, shared: 1, string: 2, inline: 3, boolean: 4, error: 5, date: 6, unknown: 7 } as const;
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
  /** `unknown`: the file names a type that does not exist, `typeName`. */
  type: CellType;
  typeName: string;
  /** False when there is no value at all; then `number` and `text` mean nothing. */
  hasValue: boolean;
  /** The value where it is a plain number; NaN where `text` has it, also that of a numeric cell which says no number that a cell can hold. */
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

/**
 * What a numeric cell says; NaN where it is no number, or one that a double cannot hold: too large, or a whole number whose last digits would be lost.
 * @source ECMA-376 part 1, 18.3.1.96: the content of `v` is an XML Schema double here.
 */
export function cellNumber(text: string): number {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return NaN;
  const number = Number(text);
  return Number.isFinite(number) && !losesDigits(text, number) ? number : NaN;
}

/** Digits that the shortest spelling of the double does not have: 110105194912310021 would be read as 110105194912310020. */
function losesDigits(text: string, number: number): boolean {
  if (text.length <= 15 || !/^[+-]?\d+$/.test(text)) return false;
  const said = text.replace(/^[+-]?0*/, "").replace(/0+$/, "");
  return said !== number.toExponential().replace(/e.*$|[-.]/g, "").replace(/^0$/, "");
}
