import { plainText } from "../../records/cellValue";
import { foldKey } from "../../fields/width";
import { columnLetter } from "../../workbook/area";
import type { ColumnIndex } from "./columnIndex";

/** `rows`: rows that repeat an earlier one; the first groups in sheet order, each with its 1-based sheet rows. */
export type RowGroups = { readonly rows: number; readonly groups: number; readonly examples: readonly (readonly number[])[] };

/** Records that say the same. `exact`: every cell; `alike`: but for width, case and blanks, and for columns that only count the rows; without the exact ones. */
export type DuplicateRows = { readonly exact: RowGroups; readonly alike: RowGroups; /** Letters of the columns that only count the rows. */ readonly counters: readonly string[] };

const mostExamples = 5;
const mostRows = 10;

export function duplicateRows(columns: readonly ColumnIndex[]): DuplicateRows {
  const counters = columns.filter(countsRows);
  const compared = columns.filter((column) => !counters.includes(column) && column.filled > 0);
  const exact = groupRows(columns.filter(({ filled }) => filled > 0).map(({ codes }) => codes));
  const folded = compared.length < 2 ? [] : groupRows(compared.map(foldedCodes));
  const known = new Set(exact.map((group) => group.join()));
  const alike = folded.filter((group) => !known.has(group.join()));
  const rows = columns[0]?.rows ?? new Uint32Array();
  return { exact: summary(exact, rows), alike: summary(alike, rows), counters: counters.map(({ column }) => columnLetter(column)) };
}

/** Groups of records whose codes are the same in every column: ascending, first members in order. One pass over the cells. */
export function groupRows(columns: readonly Uint32Array[]): readonly (readonly number[])[] {
  const size = columns[0]?.length ?? 0;
  const hashes = new Int32Array(size);
  for (const codes of columns) for (let i = 0; i < size; i++) hashes[i] = Math.imul(hashes[i]! ^ codes[i]!, 0x9e3779b1) ^ (hashes[i]! >>> 15);
  const first = new Map<number, number>();
  const groups = new Map<number, number[][]>();
  for (let i = 0; i < size; i++) {
    const hash = hashes[i]!;
    const other = first.get(hash);
    if (other === undefined) {
      first.set(hash, i);
      continue;
    }
    const sameHash = groups.get(hash) ?? [[other]];
    groups.set(hash, sameHash);
    const group = sameHash.find(([member]) => columns.every((codes) => codes[member!] === codes[i]));
    if (group === undefined) sameHash.push([i]);
    else group.push(i);
  }
  return [...groups.values()].flat().filter((group) => group.length > 1).sort((a, b) => a[0]! - b[0]!);
}

function summary(groups: readonly (readonly number[])[], rows: Uint32Array): RowGroups {
  return {
    rows: groups.reduce((sum, group) => sum + group.length - 1, 0),
    groups: groups.length,
    examples: groups.slice(0, mostExamples).map((group) => group.slice(0, mostRows).map((record) => rows[record]! + 1)),
  };
}

/** Codes under which spellings of one text are equal. */
function foldedCodes({ codes, dictionary }: ColumnIndex): Uint32Array {
  const known = new Map<string, number>();
  const folded = Uint32Array.from(dictionary, (value, code) => {
    const key = foldKey(plainText(value));
    const same = known.get(key);
    if (same === undefined) known.set(key, code);
    return same ?? code;
  });
  return codes.map((code) => folded[code]!);
}

/** 1, 2, 3 ... or No. 001, No. 002: whole numbers without a gap, each once. */
function countsRows({ distinct, filled, codes }: ColumnIndex): boolean {
  if (filled < 3 || distinct.length !== filled || filled * 10 < codes.length * 9) return false;
  let frame: string | null = null;
  let [least, most] = [Infinity, -Infinity];
  for (const { value } of distinct) {
    const match = /^(\D{0,20}?)(\d{1,12})$/.exec(plainText(value).trim());
    if (match === null || (frame !== null && match[1] !== frame)) return false;
    frame = match[1]!;
    const number = Number(match[2]);
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return most - least === filled - 1;
}
