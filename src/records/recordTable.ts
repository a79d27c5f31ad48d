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
  const codes = new Uint32Array(values.length);
  const dictionary: CellValue[] = [null];
  const seenText = new Map<string, number>();
  const seenNumber = new Map<number, number>();
  const seenOther = new Map<string, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    if (value === null) continue;
    let code: number | undefined;
    if (typeof value === "string") {
      if (value === "") continue;
      code = seenText.get(value);
      if (code === undefined) seenText.set(value, (code = dictionary.push(value) - 1));
    } else if (typeof value === "number") {
      code = seenNumber.get(value);
      if (code === undefined) seenNumber.set(value, (code = dictionary.push(value) - 1));
    } else {
      const key = valueKey(value);
      code = seenOther.get(key);
      if (code === undefined) seenOther.set(key, (code = dictionary.push(value) - 1));
    }
    codes[i] = code;
  }
  return { codes, dictionary };
}

/** The value of `field` in record `index`; blank where the field has no column. */
export function valueAt(table: RecordTable, field: string, index: number): CellValue {
  const column = table.columns[field];
  return column === undefined ? null : (column.dictionary[column.codes[index] ?? 0] ?? null);
}
