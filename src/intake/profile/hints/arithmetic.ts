import { tidy } from "../numberSummary";
import { type CrossHint, exceptionAt, exceptionsOf, hint, type HintColumn, leastSupport, type Records } from "./hint";

/** Triples are tried among so many columns of numbers; more are left out, which the profile says. */
export const mostNumberColumns = 14;
const longestSum = 8;

/** Totals: the sum of two columns wherever they stand, or of three to eight that stand side by side next to it; and products of two. */
export function arithmetic(columns: readonly HintColumn[], records: Records): readonly CrossHint[] {
  const numeric = columns.filter(({ numbers, isDate, profile }) => numbers !== null && !isDate && !profile.constant && profile.numbers !== null && profile.numbers.count >= leastSupport).slice(0, mostNumberColumns);
  const found: CrossHint[] = [];
  for (const total of numeric) {
    const tolerance = halfUnit(total);
    const others = numeric.filter((column) => column !== total);
    for (const [i, a] of others.entries()) {
      for (const b of others.slice(i + 1)) {
        for (const kind of ["sum", "product"] as const) {
          const made = check(kind, [a, b], total, tolerance, records);
          if (made !== null) found.push(made);
        }
      }
    }
    for (const parts of neighbours(total, numeric)) {
      const made = check("sum", parts, total, tolerance, records);
      if (made !== null) found.push(made);
    }
  }
  return found;
}

/** A part that is 0 in a sum, or 0 or 1 in a product, proves nothing: such records count only when they contradict. */
function check(kind: "sum" | "product", parts: readonly HintColumn[], total: HintColumn, tolerance: number, records: Records): CrossHint | null {
  const made = (record: number): { readonly expected: number; readonly proves: boolean } | null => {
    let expected = kind === "sum" ? 0 : 1;
    let telling = 0;
    for (const { index, numbers } of parts) {
      const number = numbers![index.codes[record]!]!;
      if (Number.isNaN(number)) return null;
      if (number !== 0 && (kind === "sum" || number !== 1)) telling++;
      expected = kind === "sum" ? expected + number : expected * number;
    }
    return { expected, proves: telling >= 2 };
  };
  const proving = new Set<number>();
  const result = exceptionsOf(records, (record) => {
    const number = total.numbers![total.index.codes[record]!]!;
    const parted = Number.isNaN(number) ? null : made(record);
    if (parted === null) return null;
    const fits = Math.abs(parted.expected - number) <= tolerance + Math.abs(number) * 1e-9;
    if (!parted.proves) return fits ? null : false;
    if (fits && proving.size < leastSupport) proving.add(record);
    return fits;
  });
  if (result === null || proving.size < leastSupport / 2) return null;
  return hint(kind, [...parts, total], result.support, result.exceptions, (record) => exceptionAt(total, record, tidy(made(record)!.expected)));
}

/** Runs of three to eight columns of numbers that end left of the total or begin right of it; other columns do not stand between. */
function neighbours(total: HintColumn, numeric: readonly HintColumn[]): readonly (readonly HintColumn[])[] {
  const at = new Map(numeric.map((column) => [column.index.column, column]));
  const runs: HintColumn[][] = [];
  for (const step of [-1, 1]) {
    const run: HintColumn[] = [];
    for (let distance = 1; distance <= longestSum; distance++) {
      const next = at.get(total.index.column + step * distance);
      if (next === undefined) break;
      run.push(next);
      if (run.length >= 3) runs.push(step < 0 ? [...run].reverse() : [...run]);
    }
  }
  return runs;
}

/** Half of the last decimal that the column uses: what rounding may take or add. At most six decimals count. */
function halfUnit({ index, numbers }: HintColumn): number {
  let decimals = 0;
  for (const { code } of index.distinct) {
    const number = numbers![code]!;
    if (Number.isNaN(number)) continue;
    while (decimals < 6 && Math.abs(number - Number(number.toFixed(decimals))) > Math.abs(number) * 1e-12) decimals++;
    if (decimals === 6) break;
  }
  return 0.5 * 10 ** -decimals;
}
