import type { CellValue, Json } from "../../../records/cellValue";
import { cellAddress } from "../../../workbook/area";
import type { ColumnIndex } from "../columnIndex";
import type { ProfiledColumn } from "../profileColumn";

/**
 * What columns say about each other, and the cells that do not fit. In `columns`:
 * `dependency`: the second follows from the first (city → province); `order`: the first is never after or above the second;
 * `sum`: the last is the sum of the others; `product`: the last is the product of the others; `equal`: both hold the same;
 * `part`: the first stands inside the second, `facts.where` says at which end; `fillWhen`: the second is filled only where the first holds one of `facts.values`,
 * and with `facts.always` there everywhere; `fillTogether`: all are filled, or none.
 */
export type HintKind = "dependency" | "order" | "sum" | "product" | "equal" | "part" | "fillWhen" | "fillTogether";
export type CrossHint = {
  readonly kind: HintKind;
  readonly columns: readonly { readonly letter: string; readonly header: string }[];
  readonly facts: { readonly [name: string]: Json };
  /** Records that the hint can be judged by. */
  readonly support: number;
  /** Share of them that fit, 0 to 1. */
  readonly confidence: number;
  /** `examples`: the first in sheet order, the cell to look at, what it holds, and what the others would make it hold (null: nothing is expected of it, or blank). */
  readonly exceptions: { readonly count: number; readonly examples: readonly HintException[] };
};
export type HintException = { readonly at: string; readonly value: CellValue; readonly expected: CellValue };

/** What hints look at in a column. `numbers[code]`: what the guessed type reads, NaN where it is no number. */
export type HintColumn = { readonly index: ColumnIndex; readonly profile: ProfiledColumn; readonly isDate: boolean; readonly numbers: Float64Array | null };

/** All records of the table, and the few that are looked at first: none where the table is small. */
export type Records = { readonly size: number; readonly probe: Uint32Array };

/** A hint needs at least so many records, and at most this share of exceptions. Chosen by us; the false alarms they leave are tested on random tables. */
export const leastSupport = 20;
export const mostExceptions = 0.05;
const mostExamples = 10;

export function exceptionAt(column: HintColumn, record: number, expected: CellValue = null): HintException {
  const { rows, codes, dictionary, column: place } = column.index;
  return { at: cellAddress(rows[record]!, place), value: dictionary[codes[record]!] ?? null, expected };
}

export function hint(kind: HintKind, columns: readonly HintColumn[], support: number, exceptions: readonly number[], tell: (record: number) => HintException, facts: CrossHint["facts"] = {}): CrossHint {
  return {
    kind,
    columns: columns.map(({ profile: { letter, header } }) => ({ letter, header })),
    facts,
    support,
    confidence: Math.round((1 - exceptions.length / support) * 10000) / 10000,
    exceptions: { count: exceptions.length, examples: exceptions.slice(0, mostExamples).map(tell) },
  };
}

/** Share of a probe that may fail before the whole table is looked at: four times what the table may, so that no hint is lost to chance. */
const mostInProbe = mostExceptions * 4;
const leastInProbe = 100;

/**
 * Records that fail, as long as they are few: null as soon as more than the allowed share of all fails, or of the probe many more. `judge`: true, false, or null where the
 * record says nothing.
 */
export function exceptionsOf({ size, probe }: Records, judge: (record: number) => boolean | null): { readonly support: number; readonly exceptions: readonly number[] } | null {
  let [judged, failed] = [0, 0];
  for (const record of probe) {
    const fits = judge(record);
    if (fits !== null) judged++;
    if (fits === false) failed++;
  }
  if (judged >= leastInProbe && failed > judged * mostInProbe) return null;
  const most = size * mostExceptions;
  const exceptions: number[] = [];
  let support = 0;
  for (let record = 0; record < size; record++) {
    const fits = judge(record);
    if (fits === null) continue;
    support++;
    if (fits) continue;
    exceptions.push(record);
    if (exceptions.length > most) return null;
  }
  return support < leastSupport || exceptions.length > support * mostExceptions ? null : { support, exceptions };
}
