import type { CellValue } from "../records/cellValue";
import { plainText } from "../records/cellValue";
import { countedShape, shapeOf } from "./cellShape";

/** Cells of one shape: `999-9999 9999`, `AA99`, `汉(汉)`. `example` is the first such text in text order. */
export type FormatCluster = { readonly pattern: string; readonly count: number; readonly share: number; readonly example: string };

/** Shapes, most frequent first, then by pattern. Runs are counted in codes (texts with digits and no words) and collapsed elsewhere. */
export function formatClusters(values: readonly { readonly value: CellValue; readonly count: number }[]): readonly FormatCluster[] {
  const clusters = new Map<string, { count: number; example: string }>();
  let all = 0;
  for (const { value, count } of values) {
    const text = plainText(value);
    const pattern = patternOf(value, text);
    const cluster = clusters.get(pattern);
    all += count;
    if (cluster === undefined) clusters.set(pattern, { count, example: text });
    else {
      cluster.count += count;
      if (text < cluster.example) cluster.example = text;
    }
  }
  return [...clusters]
    .map(([pattern, { count, example }]) => ({ pattern, count, share: Math.round((count / all) * 10000) / 10000, example }))
    .sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1));
}

const longestCode = 40;
const mostRuns = 4;

function patternOf(value: CellValue, text: string): string {
  if (typeof value === "number") return Math.abs(value) >= 1e6 && Number.isInteger(value) ? countedShape(text) : shapeOf(text);
  if (typeof value !== "string") return text;
  if (text.length > longestCode || !/\d/.test(text) || /[a-z]{3}|[㐀-鿿]{3}/.test(text)) return shapeOf(text);
  // Identifiers that mix letters and digits freely (91350100M000100Y43) would each be a shape of their own.
  const shape = shapeOf(text);
  return shape.replace(/[^9Aa]/g, "").length <= mostRuns ? countedShape(text) : shape;
}
