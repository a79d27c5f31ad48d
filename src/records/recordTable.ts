import { type CellValue, valueKey } from "./cellValue";

/**
 * One column, dictionary-encoded: `dictionary[codes[row]]` is the value of a row. Code 0 is always the blank.
 * Equal values have equal codes, so work per distinct value is done once.
 */
export type Column = { readonly codes: Uint32Array; readonly dictionary: readonly CellValue[] };

/** Records as columns. Plain data: it can be transferred to a worker. `rows[i]` is the 1-based sheet row of record i. */
export type RecordTable = {
  readonly table: string;
  /** Record ids, or null where the table is not governed yet. */
  readonly ids: readonly (string | null)[];
  readonly rows: Uint32Array;
  /** By field id; a field with no column in the sheet is absent. */
  readonly columns: { readonly [field: string]: Column };
  /** By field id: indexes of the records whose cell holds a formula; absent where there is none. */
  readonly formulas: { readonly [field: string]: readonly number[] };
  /** Ids of records that were archived out of the table; absent where there are none. */
  readonly archived?: readonly string[];
  /** By id of a record that was merged out of the table: the one it is now; absent where there are none. */
  readonly merged?: { readonly [id: string]: string };
  /** By calculated field: those of them whose formula is not the one that the template says. */
  readonly foreignFormulas?: { readonly [field: string]: readonly number[] };
};

export function encodeColumn(values: readonly CellValue[]): Column {
  const column = new ColumnBuilder(values.length);
  for (let i = 0; i < values.length; i++) column.add(values[i] ?? null);
  return column.done();
}

/** A column that grows value by value, so that its cells need not be there all at once. */
export class ColumnBuilder {
  private codes: Uint32Array<ArrayBuffer>;
  private length = 0;
  private readonly dictionary: CellValue[] = [null];
  private readonly seenText = new Map<string, number>();
  private readonly seenNumber = new Map<number, number>();
  private readonly seenOther = new Map<string, number>();
  /** `room`: values that there will be, as far as that is known. */
  constructor(room: number) {
    this.codes = new Uint32Array(room);
  }
  add(value: CellValue): void {
    if (this.length === this.codes.length) {
      const longer = new Uint32Array(2 * this.length + 1024);
      longer.set(this.codes);
      this.codes = longer;
    }
    this.codes[this.length++] = this.codeOf(value);
  }
  done(): Column {
    return { codes: this.length === this.codes.length ? this.codes : this.codes.slice(0, this.length), dictionary: this.dictionary };
  }
  private codeOf(value: CellValue): number {
    if (value === null || value === "") return 0;
    if (typeof value === "string") return this.seenText.get(value) ?? this.added(this.seenText, value, value);
    if (typeof value === "number") return this.seenNumber.get(value) ?? this.added(this.seenNumber, value, value);
    const key = valueKey(value);
    return this.seenOther.get(key) ?? this.added(this.seenOther, key, value);
  }
  private added<K>(seen: Map<K, number>, key: K, value: CellValue): number {
    const code = this.dictionary.push(value) - 1;
    seen.set(key, code);
    return code;
  }
}

/** The value of `field` in record `index`; blank where the field has no column. */
export function valueAt(table: RecordTable, field: string, index: number): CellValue {
  const column = table.columns[field];
  return column === undefined ? null : (column.dictionary[column.codes[index] ?? 0] ?? null);
}
