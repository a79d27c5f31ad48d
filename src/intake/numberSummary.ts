import type { CellValue } from "../records/cellValue";

export type NumberSummary = {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  /** Values far from the median, farthest first; at most ten, and how many cells in all. `log`: amounts that spread over magnitudes are compared by theirs. */
  readonly outliers: { readonly scale: "linear" | "log"; readonly count: number; readonly examples: readonly { readonly value: CellValue; readonly number: number; readonly row: number; readonly score: number }[] };
};

/** Modified z-score from which a value is an outlier, and its constants. @source B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, ASQC 1993. */
const limit = 3.5;
const madFactor = 0.6745;
const meanFactor = 1.253314;
const fewest = 8;
const mostExamples = 10;

/** Null when there is no number. Outliers are sought from eight numbers on; where more than half are equal, by the mean deviation instead of the median one. */
export function summarizeNumbers(readings: readonly Reading[]): NumberSummary | null {
  const count = readings.reduce((sum, reading) => sum + reading.count, 0);
  if (count === 0) return null;
  const sorted = [...readings].sort((a, b) => a.number - b.number);
  const mean = sorted.reduce((sum, reading) => sum + reading.number * (reading.count / count), 0);
  const median = weightedMedian(sorted, count);
  const linear = farFromMedian(sorted, count, (number) => number);
  const log = linear.length > 0 && sorted[0]!.number > 0 ? farFromMedian(sorted, count, Math.log) : linear;
  const scale = log.length < linear.length ? "log" : "linear";
  const outliers = count < fewest ? [] : scale === "log" ? log : linear;
  return {
    count,
    min: sorted[0]!.number,
    max: sorted.at(-1)!.number,
    mean: tidy(mean),
    median: tidy(median),
    outliers: {
      scale,
      count: outliers.reduce((sum, { reading }) => sum + reading.count, 0),
      examples: outliers
        .map(({ reading: { value, number, row }, score }) => ({ value, number, row, score: Math.round(score * 100) / 100 }))
        .sort((a, b) => b.score - a.score || a.number - b.number)
        .slice(0, mostExamples),
    },
  };
}

type Reading = { readonly number: number; readonly count: number; readonly value: CellValue; readonly row: number };

/** Readings whose modified z-score is over the limit. `sorted` by number; `scale` keeps the order. */
function farFromMedian(sorted: readonly Reading[], count: number, scale: (number: number) => number): readonly { readonly reading: Reading; readonly score: number }[] {
  const scaled = sorted.map((reading) => ({ reading, number: scale(reading.number), count: reading.count }));
  const median = weightedMedian(scaled, count);
  const deviations = scaled.map(({ number, count: times }) => ({ number: Math.abs(number - median), count: times })).sort((a, b) => a.number - b.number);
  const mad = weightedMedian(deviations, count);
  const mean = deviations.reduce((sum, deviation) => sum + deviation.number * (deviation.count / count), 0);
  const score = (number: number) => (mad > 0 ? (madFactor * Math.abs(number - median)) / mad : mean > 0 ? Math.abs(number - median) / (meanFactor * mean) : 0);
  return scaled.map(({ reading, number }) => ({ reading, score: score(number) })).filter((one) => one.score > limit);
}

function weightedMedian(sorted: readonly { readonly number: number; readonly count: number }[], count: number): number {
  const at = (rank: number) => {
    let seen = 0;
    for (const { number, count: times } of sorted) if ((seen += times) > rank) return number;
    return sorted.at(-1)!.number;
  };
  return count % 2 === 1 ? at((count - 1) / 2) : (at(count / 2 - 1) + at(count / 2)) / 2;
}

/** Twelve significant digits: the order of the rows must not show in the last ones. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
