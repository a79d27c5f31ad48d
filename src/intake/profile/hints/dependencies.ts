import { plainText } from "../../../records/cellValue";
import { type CrossHint, exceptionAt, hint, type HintColumn, leastSupport, mostExceptions } from "./hint";

/** A value of the determining column stands in so many records on average, at least: what follows from a name that stands once says nothing. */
const leastGroup = 3;
/** So much better than always saying the most frequent value, as a share of what is left to explain. @source L. Goodman, W. Kruskal, Measures of Association for Cross Classifications, 1954: lambda. */
const leastLambda = 0.85;

/**
 * Columns of which another follows: every value of the first goes with one value of the second, but for few exceptions, each told with what its like hold.
 * Of 区 → 市 → 省 the long way is left out, and columns that name the same thing twice (code and name) stand for each other.
 * @source J. Kivinen, H. Mannila, Approximate Inference of Functional Dependencies from Relations, 1995: the measure g3.
 */
export function dependencies(columns: readonly HintColumn[]): readonly CrossHint[] {
  const found = new Map<string, Dependency>();
  const determining = columns.filter(canDetermine);
  const dependent = columns.filter(({ index, profile }) => index.distinct.length >= 2 && profile.top[0]!.count < index.filled * 0.95 && index.filled >= leastSupport);
  for (const from of determining) {
    for (const to of dependent) {
      if (from === to || to.index.distinct.length > from.index.distinct.length * 1.5) continue;
      const dependency = depends(from, to);
      if (dependency !== null) found.set(keyOf(from, to), dependency);
    }
  }
  const holds = (from: HintColumn, to: HintColumn): boolean => found.has(keyOf(from, to));
  const both = (a: HintColumn, b: HintColumn): boolean => holds(a, b) && holds(b, a);
  // Where two columns determine each other, the one further left speaks for both.
  const isFirst = (column: HintColumn): boolean => !determining.some((other) => other.index.column < column.index.column && both(other, column));
  return [...found.values()].filter(({ from, to }) => {
    if (both(from, to)) return from.index.column < to.index.column && isFirst(from);
    if (!isFirst(from)) return false;
    return !determining.some((middle) => middle !== from && middle !== to && holds(from, middle) && holds(middle, to) && !both(from, middle) && !both(middle, to));
  }).map(({ from, to, support, exceptions, expected }) => hint("dependency", [from, to], support, exceptions, (record) => exceptionAt(to, record, to.index.dictionary[expected.get(record)!]!), { oneToOne: both(from, to) }));
}

type Dependency = { readonly from: HintColumn; readonly to: HintColumn; readonly support: number; readonly exceptions: readonly number[]; readonly expected: ReadonlyMap<number, number> };

function canDetermine({ index, isDate, profile }: HintColumn): boolean {
  const { distinct, filled } = index;
  if (isDate || distinct.length < 2 || filled < leastSupport || filled < distinct.length * leastGroup) return false;
  // Amounts and measures determine nothing; whole numbers may be codes.
  return profile.numbers === null || distinct.every(({ value }) => typeof value !== "number" || Number.isInteger(value));
}

function depends(from: HintColumn, to: HintColumn): Dependency | null {
  const target = to.index.codes;
  const counts = new Uint32Array(to.index.dictionary.length);
  const totals = new Uint32Array(to.index.dictionary.length);
  const most = from.index.filled * mostExceptions;
  let [support, groups, missed] = [0, 0, 0];
  const broken: { readonly records: Uint32Array; readonly main: number }[] = [];
  for (const { code } of from.index.distinct) {
    const records = from.index.recordsOf(code);
    const seen: number[] = [];
    let size = 0;
    for (const record of records) {
      const value = target[record]!;
      if (value === 0) continue;
      size++;
      if (counts[value]!++ === 0) seen.push(value);
    }
    if (size >= 2) {
      support += size;
      groups++;
      const main = seen.length === 1 ? seen[0]! : mainOf(seen, counts, to);
      missed += size - counts[main]!;
      for (const value of seen) totals[value]! += counts[value]!;
      if (seen.length > 1) broken.push({ records, main });
    }
    for (const value of seen) counts[value] = 0;
    if (missed > most) return null;
  }
  if (groups < 3 || support < leastSupport || support * 2 < from.index.filled || missed > support * mostExceptions) return null;
  const guess = support - totals.reduce((top, total) => Math.max(top, total), 0);
  if (guess === 0 || 1 - missed / guess < leastLambda) return null;
  const expected = new Map<number, number>();
  for (const { records, main } of broken) for (const record of records) if (target[record] !== 0 && target[record] !== main) expected.set(record, main);
  return { from, to, support, exceptions: [...expected.keys()].sort((a, b) => a - b), expected };
}

/** The most frequent value; of equally frequent ones the first in text order. */
function mainOf(seen: readonly number[], counts: Uint32Array, { index }: HintColumn): number {
  const text = (code: number): string => plainText(index.dictionary[code]!);
  return seen.reduce((best, code) => (counts[code]! > counts[best]! || (counts[code] === counts[best] && text(code) < text(best)) ? code : best));
}

function keyOf(from: HintColumn, to: HintColumn): string {
  return `${from.index.column} ${to.index.column}`;
}
