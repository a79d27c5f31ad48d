import { type CellValue, valueKey } from "./cellValue";
import type { Column, RecordTable } from "./recordTable";

/** A record as it stands in its row now. `formulas`: the fields whose cell holds one. */
export type RowPatch = { readonly row: number; readonly record: string | null; readonly values: { readonly [field: string]: CellValue }; readonly formulas: readonly string[] };

/**
 * The table after some rows (1-based) have changed, come or gone; no other row has moved. Costs what the patched rows cost and one copy of the columns in which they differ: a column that
 * says the same is the same object, so that whatever was worked out for it still holds.
 */
export function patchRecords(table: RecordTable, changed: readonly RowPatch[], gone: readonly number[]): RecordTable {
  const patches = new Map(changed.map((patch) => [patch.row, patch]));
  const dropped = new Set(gone);
  const known = new Set<number>();
  for (const row of table.rows) if (patches.has(row)) known.add(row);
  const fresh = changed.filter(({ row }) => !known.has(row)).map(({ row }) => row);
  const moved = fresh.length > 0 || table.rows.some((row) => dropped.has(row));
  const rows = moved ? Uint32Array.from([...[...table.rows].filter((row) => !dropped.has(row)), ...fresh].sort((a, b) => a - b)) : table.rows;
  const before = new Map<number, number>();
  if (moved) table.rows.forEach((row, index) => before.set(row, index));
  // By record: where it stood, -1 = nowhere.
  const from = moved ? Int32Array.from(rows, (row) => before.get(row) ?? -1) : null;
  const at: { readonly index: number; readonly patch: RowPatch }[] = [];
  rows.forEach((row, index) => { const patch = patches.get(row); if (patch !== undefined) at.push({ index, patch }); });
  const sameIds = from === null && at.every(({ index, patch }) => table.ids[index] === patch.record);
  const ids = from === null ? [...table.ids] : Array.from(from, (index) => (index < 0 ? null : (table.ids[index] ?? null)));
  for (const { index, patch } of at) ids[index] = patch.record;
  const columns = Object.fromEntries(Object.entries(table.columns).map(([field, column]) => [field, patchColumn(column, from, at.map(({ index, patch }) => ({ index, value: patch.values[field] ?? null })))]));
  return { table: table.table, ids: sameIds ? table.ids : ids, rows, columns, formulas: patchFormulas(table, from, at), ...(table.archived === undefined ? {} : { archived: table.archived }), ...(table.merged === undefined ? {} : { merged: table.merged }) };
}

function patchColumn(column: Column, from: Int32Array | null, at: readonly { readonly index: number; readonly value: CellValue }[]): Column {
  const cells = at.map(({ index, value }) => ({ index, value: value === "" ? null : value }));
  const standing = (index: number): number => { const old = from === null ? index : from[index]!; return old < 0 ? 0 : column.codes[old]!; };
  const differing = cells.filter(({ index, value }) => valueKey(column.dictionary[standing(index)] ?? null) !== valueKey(value));
  if (from === null && differing.length === 0) return column;
  const codes = from === null ? column.codes.slice() : Uint32Array.from(from, (index) => (index < 0 ? 0 : column.codes[index]!));
  if (differing.length === 0) return { codes, dictionary: column.dictionary };
  const dictionary = [...column.dictionary];
  const codeOf = new Map<string, number>(dictionary.map((value, code) => [valueKey(value), code]));
  for (const { index, value } of differing) {
    const key = valueKey(value);
    let code = value === null ? 0 : codeOf.get(key);
    if (code === undefined) codeOf.set(key, (code = dictionary.push(value) - 1));
    codes[index] = code;
  }
  return { codes, dictionary };
}

function patchFormulas({ formulas, columns }: RecordTable, from: Int32Array | null, at: readonly { readonly index: number; readonly patch: RowPatch }[]): RecordTable["formulas"] {
  const place = from === null ? null : new Map(Array.from(from, (old, index) => [old, index] as const));
  const patched = new Set(at.map(({ index }) => index));
  const entries = Object.keys(columns).flatMap((field): [string, readonly number[]][] => {
    const standing = (formulas[field] ?? []).flatMap((old) => (place === null ? [old] : (place.get(old) ?? []))).filter((index) => !patched.has(index));
    const now = [...standing, ...at.flatMap(({ index, patch }) => (patch.formulas.includes(field) ? [index] : []))].sort((a, b) => a - b);
    return now.length === 0 ? [] : [[field, now]];
  });
  return Object.fromEntries(entries);
}
