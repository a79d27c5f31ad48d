import type { CellValue } from "../../records/cellValue";
import { plainText } from "../../records/cellValue";
import { countedShape, shapeOf } from "../cellShape";
import { type ColumnIndex, type Distinct, placesOf } from "./columnIndex";

/** Cells of one shape: `999-9999 9999`, `AA99`, `汉(汉)`. `example` is the first such text in text order, `at` where it stands; `lengths`: characters of the shortest and the longest. */
export type FormatCluster = { readonly pattern: string; readonly count: number; readonly share: number; readonly example: string; readonly at: readonly string[]; readonly lengths: { readonly min: number; readonly max: number } };

/** A cluster of at least this share of the filled cells is what the others are measured by. Chosen by us: two thirds, so that no second cluster is half as large. */
const standardShare = 2 / 3;

/** Shapes, most frequent first, then by pattern. Runs are counted in codes (texts with digits and no words) and collapsed elsewhere. */
export function formatClusters(index: ColumnIndex): readonly FormatCluster[] {
  const clusters = new Map<string, { count: number; example: string; code: number; min: number; max: number }>();
  for (const { value, code, count } of index.distinct) {
    const text = plainText(value);
    const pattern = patternOf(value);
    const cluster = clusters.get(pattern);
    if (cluster === undefined) {
      clusters.set(pattern, { count, example: text, code, min: text.length, max: text.length });
      continue;
    }
    cluster.count += count;
    if (text.length < cluster.min) cluster.min = text.length;
    if (text.length > cluster.max) cluster.max = text.length;
    if (text < cluster.example) {
      cluster.example = text;
      cluster.code = code;
    }
  }
  return [...clusters]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([pattern, { count, example, code, min, max }]) => ({ pattern, count, share: Math.round((count / index.filled) * 10000) / 10000, example, at: placesOf(index, code), lengths: { min, max } }));
}

/** The shape that a column of codes (texts with digits) is meant to have, where one is plainly the rule and others stand beside it; null where all are alike or none prevails. */
export function standardFormat(clusters: readonly FormatCluster[]): string | null {
  const [main] = clusters;
  return main !== undefined && clusters.length > 1 && main.share >= standardShare && main.pattern.includes("9") ? main.pattern : null;
}

/** Values of the column by shape, for those who want to know which they are. */
export function patternsOf(distinct: readonly Distinct[]): ReadonlyMap<number, string> {
  return new Map(distinct.map(({ value, code }) => [code, patternOf(value)]));
}

const longestCode = 40;
const mostRuns = 4;

export function patternOf(value: CellValue): string {
  const text = plainText(value);
  if (typeof value === "number") return Math.abs(value) >= 1e6 && Number.isInteger(value) ? countedShape(text) : shapeOf(text);
  if (typeof value !== "string") return text;
  if (text.length > longestCode || !/\d/.test(text) || /[a-z]{3}|[㐀-鿿]{3}/.test(text)) return shapeOf(text);
  // Identifiers that mix letters and digits freely (91350100M000100Y43) would each be a shape of their own.
  const shape = shapeOf(text);
  return shape.replace(/[^9Aa]/g, "").length <= mostRuns ? countedShape(text) : shape;
}
