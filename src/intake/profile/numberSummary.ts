import type { CellValue } from "../../records/cellValue";

export type NumberSummary = {
  readonly count: number;
  readonly min: number;
  /** Quartiles as Excel's QUARTILE.INC gives them. @source Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996: type 7. */
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  readonly mean: number;
  readonly negative: number;
  readonly zero: number;
  /** Cells per bin of equal width, or of equal ratio where `scale` is `log`; a bin holds its lower edge, the last one both. Absent where all numbers are the same. */
  readonly histogram: { readonly scale: Scale; readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  /**
   * Values far from the median, farthest first; at most ten, and how many cells in all. `log`: amounts that spread over magnitudes are compared by theirs.
   * `method`: `modifiedZ` is the modified z-score over the median absolute deviation, `meanDeviation` the same where more than half of the numbers are equal; `limit` is the score from which a value counts.
   */
  readonly outliers: { readonly method: "modifiedZ" | "meanDeviation"; readonly limit: number; readonly scale: Scale; readonly count: number; readonly examples: readonly { readonly value: CellValue; readonly number: number; readonly count: number; readonly score: number; readonly at: readonly string[] }[] };
};
type Scale = "linear" | "log";

/** Modified z-score from which a value is an outlier, and its constants. @source B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, ASQC 1993. */
const limit = 3.5;
const madFactor = 0.6745;
const meanFactor = 1.253314;
const fewest = 8;
/** A few values, or many far ones, are how the column is and no outliers. Chosen by us. */
const fewestDistinct = 5;
const mostOutlying = 0.1;
const mostExamples = 10;
const mostBins = 20;

/** `code`: of the value in its column. */
export type Reading = { readonly number: number; readonly count: number; readonly value: CellValue; readonly code: number };

/** Null when there is no number. Outliers are sought from eight numbers on; where more than half are equal, by the mean deviation instead of the median one. */
export function summarizeNumbers(readings: readonly Reading[], placesOf: (code: number) => readonly string[]): NumberSummary | null {
  const count = readings.reduce((sum, reading) => sum + reading.count, 0);
  if (count === 0) return null;
  const sorted = [...readings].sort((a, b) => a.number - b.number);
  const mean = sorted.reduce((sum, reading) => sum + reading.number * (reading.count / count), 0);
  const linear = farFromMedian(sorted, count, (number) => number);
  const log = linear.far.length > 0 && sorted[0]!.number > 0 ? farFromMedian(sorted, count, Math.log) : linear;
  const scale = log.far.length < linear.far.length ? "log" : "linear";
  const { method, far } = scale === "log" ? log : linear;
  const cells = far.reduce((sum, { reading }) => sum + reading.count, 0);
  const outliers = count < fewest || sorted.length < fewestDistinct || cells > count * mostOutlying ? [] : far;
  const quartiles = [0.25, 0.5, 0.75].map((share) => tidy(quantile(sorted, count, share)));
  return {
    count,
    min: sorted[0]!.number,
    q1: quartiles[0]!,
    median: quartiles[1]!,
    q3: quartiles[2]!,
    max: sorted.at(-1)!.number,
    mean: tidy(mean),
    negative: countIf(sorted, (number) => number < 0),
    zero: countIf(sorted, (number) => number === 0),
    histogram: histogramOf(sorted, count, scale),
    outliers: {
      method,
      limit,
      scale,
      count: outliers.length === 0 ? 0 : cells,
      examples: outliers
        .sort((a, b) => b.score - a.score || a.reading.number - b.reading.number)
        .slice(0, mostExamples)
        .map(({ reading: { value, number, count: times, code }, score }) => ({ value, number, count: times, score: Math.round(score * 100) / 100, at: placesOf(code) })),
    },
  };
}

/** Numbers at or below a share of the cells, between two of them in proportion. `sorted` by number. */
export function quantile(sorted: readonly { readonly number: number; readonly count: number }[], count: number, share: number): number {
  const rank = (count - 1) * share;
  const low = Math.floor(rank);
  let seen = 0;
  for (const [index, { number, count: times }] of sorted.entries()) {
    seen += times;
    if (seen <= low) continue;
    const above = seen > low + 1 || rank === low ? number : (sorted[index + 1]?.number ?? number);
    return number + (above - number) * (rank - low);
  }
  return sorted.at(-1)!.number;
}

/** As many bins as Sturges' rule says, at most twenty. @source H. Sturges, The Choice of a Class Interval, 1926. */
function histogramOf(sorted: readonly Reading[], count: number, scale: Scale): NumberSummary["histogram"] {
  const to = scale === "log" ? Math.log : (number: number) => number;
  const from = scale === "log" ? Math.exp : (number: number) => number;
  const [low, high] = [to(sorted[0]!.number), to(sorted.at(-1)!.number)];
  if (!(high > low)) return null;
  const bins = Math.min(mostBins, Math.ceil(Math.log2(count)) + 1);
  const counts = new Array<number>(bins).fill(0);
  for (const reading of sorted) counts[Math.min(bins - 1, Math.floor(((to(reading.number) - low) / (high - low)) * bins))]! += reading.count;
  const edges = Array.from({ length: bins + 1 }, (_, i) => (i === 0 ? sorted[0]!.number : i === bins ? sorted.at(-1)!.number : tidy(from(low + ((high - low) * i) / bins))));
  return { scale, edges, counts };
}

/** Readings whose modified z-score is over the limit. `sorted` by number; `scale` keeps the order. */
function farFromMedian(sorted: readonly Reading[], count: number, scale: (number: number) => number): { readonly method: NumberSummary["outliers"]["method"]; readonly far: { readonly reading: Reading; readonly score: number }[] } {
  const scaled = sorted.map((reading) => ({ reading, number: scale(reading.number), count: reading.count }));
  const median = quantile(scaled, count, 0.5);
  const deviations = scaled.map(({ number, count: times }) => ({ number: Math.abs(number - median), count: times })).sort((a, b) => a.number - b.number);
  const mad = quantile(deviations, count, 0.5);
  const mean = deviations.reduce((sum, deviation) => sum + deviation.number * (deviation.count / count), 0);
  const score = (number: number) => (mad > 0 ? (madFactor * Math.abs(number - median)) / mad : mean > 0 ? Math.abs(number - median) / (meanFactor * mean) : 0);
  return { method: mad > 0 ? "modifiedZ" : "meanDeviation", far: scaled.map(({ reading, number }) => ({ reading, score: score(number) })).filter((one) => one.score > limit) };
}

function countIf(readings: readonly Reading[], fits: (number: number) => boolean): number {
  return readings.reduce((sum, { number, count }) => (fits(number) ? sum + count : sum), 0);
}

/** Twelve significant digits: the order of the rows must not show in the last ones. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
