/** Coarser groups that the values of a field fall into: what reports group days and places by. A new one is an entry here. */
import { type CellValue, isBlank } from "../records/cellValue";
import { type CalendarDate, type DateSystem, dateFromSerial } from "../records/serialDay";
import type { Localized } from "../records/text";
import type { FieldType } from "./fieldType";

export const bucketIds = ["year", "quarter", "yearMonth", "province", "city"] as const;
export type BucketId = (typeof bucketIds)[number];

/** `formula`: what an Excel formula says of a cell that is not blank, without `=`; it gives the same text as `group`. */
export type Bucket = {
  readonly label: Localized;
  readonly fits: (type: Pick<FieldType, "isDate" | "type">) => boolean;
  /** Null: the value belongs to no group of this kind. */
  readonly group: (value: CellValue, dateSystem: DateSystem) => string | null;
  readonly formula: (cell: string) => string;
};

const two = (value: number): string => String(value).padStart(2, "0");
const isDay = ({ isDate }: Pick<FieldType, "isDate">): boolean => isDate === true;
const isPlace = ({ type }: Pick<FieldType, "type">): boolean => type === "region";

function ofDays(label: Localized, say: (date: CalendarDate) => string, formula: (cell: string) => string): Bucket {
  const group = (value: CellValue, dateSystem: DateSystem): string | null => { const date = typeof value === "number" ? dateFromSerial(value, dateSystem) : null; return date === null ? null : say(date); };
  return { label, fits: isDay, group, formula };
}

/** The first parts of a path such as 广东省/深圳市/南山区. */
function ofPlaces(label: Localized, parts: number, formula: (cell: string) => string): Bucket {
  return { label, fits: isPlace, group: (value) => (typeof value === "string" && value !== "" ? value.split("/").slice(0, parts).join("/") : null), formula };
}

export const buckets: Readonly<Record<BucketId, Bucket>> = {
  year: ofDays({ "zh-CN": "年", en: "year" }, ({ year }) => String(year), (cell) => `YEAR(${cell})&""`),
  quarter: ofDays({ "zh-CN": "季度", en: "quarter" }, ({ year, month }) => `${year}-Q${Math.ceil(month / 3)}`, (cell) => `YEAR(${cell})&"-Q"&ROUNDUP(MONTH(${cell})/3,0)`),
  yearMonth: ofDays({ "zh-CN": "月", en: "month" }, ({ year, month }) => `${year}-${two(month)}`, (cell) => `YEAR(${cell})&"-"&RIGHT("0"&MONTH(${cell}),2)`),
  province: ofPlaces({ "zh-CN": "省份", en: "province" }, 1, (cell) => `IFERROR(LEFT(${cell},FIND("/",${cell})-1),${cell})`),
  city: ofPlaces({ "zh-CN": "城市", en: "city" }, 2, (cell) => `IFERROR(LEFT(${cell},FIND("/",${cell},FIND("/",${cell})+1)-1),${cell})`),
};

/** What a field is called with its coarser groups: 首次接触日期（月）. A place needs no more than the kind of place. */
export function bucketLabel(label: Localized, bucket: BucketId | undefined): Localized {
  if (bucket === undefined) return label;
  const { "zh-CN": zh, en } = buckets[bucket].label;
  return buckets[bucket].fits({ type: "region" }) ? { "zh-CN": zh, en: en[0]!.toUpperCase() + en.slice(1) } : { "zh-CN": `${label["zh-CN"]}（${zh}）`, en: `${label.en} (${en})` };
}

/** What the group of records without a value is called. */
export const blankGroup: Localized = { "zh-CN": "（空白）", en: "(blank)" };

/** The group as the cells of its column say it. Blank is a group of its own; a value that belongs to none (a text among days) is one by itself. */
export function groupText(bucket: BucketId, value: CellValue, dateSystem: DateSystem, blank: string): CellValue {
  return isBlank(value) ? blank : (buckets[bucket].group(value, dateSystem) ?? value);
}

/** The formula of `groupText`, with `=`. `cell`: how it names the cell. */
export function groupFormula(bucket: BucketId, cell: string, blank: string): string {
  const { formula, fits } = buckets[bucket];
  // A text among days has no year; neither has what is no day of the calendar.
  const group = fits({ isDate: true, type: "" }) ? `IF(ISNUMBER(${cell}),${formula(cell)},${cell})` : formula(cell);
  return `=IF(${cell}="","${blank.replaceAll('"', '""')}",IFERROR(${group},${cell}))`;
}
