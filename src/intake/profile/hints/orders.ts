import { type CrossHint, exceptionAt, exceptionsOf, hint, type HintColumn, type Records } from "./hint";

/** Numbers in order by chance: how often a number of one column is at most one of the other whatever their rows. Over this it takes exceptions to be worth a word, and amounts say nothing at all. Chosen by us. */
const byChance = 0.95;
/** Amounts that are smaller by nature (headcount, revenue) overlap less than this, and measures that only go together never meet: a part meets its whole now and then. Chosen by us. */
const amountsByChance = 0.85;
const amountsMeet = 0.03;

/** Pairs of dates, or of amounts that overlap, of which the first is never later or larger: begin and end, paid and due. Of a ≤ b ≤ c the long way is left out. */
export function orders(columns: readonly HintColumn[], records: Records): readonly CrossHint[] {
  const found: { readonly a: HintColumn; readonly b: HintColumn; readonly made: CrossHint }[] = [];
  const sorted = new Map<HintColumn, Sorted>();
  const sortedOf = (column: HintColumn): Sorted => {
    const known = sorted.get(column) ?? sortNumbers(column);
    sorted.set(column, known);
    return known;
  };
  for (const a of columns) {
    for (const b of columns) {
      if (a === b || a.numbers === null || b.numbers === null || a.isDate !== b.isDate) continue;
      const [left, right] = [a.numbers, b.numbers];
      const result = exceptionsOf(records, (record) => {
        const [x, y] = [left[a.index.codes[record]!]!, right[b.index.codes[record]!]!];
        if (Number.isNaN(x) || Number.isNaN(y)) return null;
        return x <= y;
      });
      if (result === null) continue;
      const { less, met } = compare(a, b, left, right);
      // Columns that mostly agree are equal, not in order.
      if (less * 2 < result.support) continue;
      const chance = atMost(sortedOf(a), sortedOf(b));
      if (a.isDate ? chance > byChance && (result.exceptions.length === 0 || chance > 0.999) : chance > amountsByChance || met < result.support * amountsMeet) continue;
      found.push({ a, b, made: hint("order", [a, b], result.support, result.exceptions, (record) => exceptionAt(b, record), { dates: a.isDate }) });
    }
  }
  const holds = (a: HintColumn, b: HintColumn): boolean => found.some((one) => one.a === a && one.b === b);
  return found.filter(({ a, b }) => !columns.some((middle) => holds(a, middle) && holds(middle, b))).map(({ made }) => made);
}

/** In how many records the first is smaller, and in how many both are the same and not 0. */
function compare(a: HintColumn, b: HintColumn, left: Float64Array, right: Float64Array): { readonly less: number; readonly met: number } {
  let [less, met] = [0, 0];
  for (let record = 0; record < a.index.codes.length; record++) {
    const [x, y] = [left[a.index.codes[record]!]!, right[b.index.codes[record]!]!];
    if (x < y) less++;
    if (x === y && x !== 0) met++;
  }
  return { less, met };
}

type Sorted = readonly { readonly number: number; readonly count: number }[];

function sortNumbers({ index, numbers }: HintColumn): Sorted {
  return index.distinct.map(({ code, count }) => ({ number: numbers![code]!, count })).filter(({ number }) => !Number.isNaN(number)).sort((a, b) => a.number - b.number);
}

/** How often a number of `a` is at most a number of `b` when both are drawn apart, 0 to 1. */
function atMost(a: Sorted, b: Sorted): number {
  const all = a.reduce((sum, { count }) => sum + count, 0) * b.reduce((sum, { count }) => sum + count, 0);
  let [next, below, pairs] = [0, 0, 0];
  for (const { number, count } of b) {
    while (next < a.length && a[next]!.number <= number) below += a[next++]!.count;
    pairs += below * count;
  }
  return pairs / all;
}
