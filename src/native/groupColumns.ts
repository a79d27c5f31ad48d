/** Columns that say which group the value of a field falls into, for reports: Excel's own grouping of days is out of reach for an add-in, and it has none of places. */
import { columnReference } from "../expression/render/excel";
import { type BucketId, blankGroup, buckets, groupFormula, groupText } from "../fields/buckets";
import type { CellValue } from "../records/cellValue";
import type { DateSystem } from "../records/serialDay";
import type { Lang } from "../records/text";

export type { BucketId };

/** What the header of such a column says: 首次接触日期（月）, First contact (month). */
export function groupHeader(header: string, bucket: BucketId, lang: Lang): string {
  const label = buckets[bucket].label[lang];
  return lang === "zh-CN" ? `${header}（${label}）` : `${header} (${label})`;
}

/** The formula of each of its cells, the same in every row. `header`: of the column that it reads. */
export function groupCellFormula(table: string, header: string, bucket: BucketId, lang: Lang): string {
  return groupFormula(bucket, columnReference(table, header), blankGroup[lang]);
}

/** A formula of a table's own cells as files write it: Excel itself shows `[@Amount]`, `Table1[@Amount]` or `[@[Amount due]]` for `Table1[[#This Row],[Amount]]`, and may give it back so. */
export function asInFile(formula: string | null, table: string): string | null {
  return formula?.replace(/[\p{L}\p{N}_.]*\[@(?:\[((?:[^\]']|'.)*)\]|((?:[^\][']|'.)*))\]/gu, (_, bracketed: string | undefined, plain: string | undefined) => `${table}[[#This Row],[${bracketed ?? plain ?? ""}]]`) ?? null;
}

/** What that formula gives for a value; for a row that holds none, as for a blank. */
export function groupCell(bucket: BucketId, value: CellValue, dateSystem: DateSystem, lang: Lang): CellValue {
  return groupText(bucket, value, dateSystem, blankGroup[lang]);
}
