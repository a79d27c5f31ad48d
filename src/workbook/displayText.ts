import { format, getFormatInfo } from "numfmt";
import type { CellValue } from "../records/cellValue";

/** What formats leave to the machine where a workbook is read. `locale`: names of months and days. */
export type DisplaySettings = {
  readonly locale: "en-US" | "zh-CN";
  /** What Excel's own short date (14, and 22 with a time), long date and time formats stand for. */
  readonly shortDate: string;
  readonly longDate: string;
  readonly time: string;
};

/** As Windows comes, with each language. @source Microsoft, "National Language Support" data of en-US and zh-CN: short date, long date, long time. */
export const displaySettings: Readonly<Record<DisplaySettings["locale"], DisplaySettings>> = {
  "en-US": { locale: "en-US", shortDate: "m/d/yyyy", longDate: "dddd, mmmm d, yyyy", time: "h:mm:ss AM/PM" },
  "zh-CN": { locale: "zh-CN", shortDate: "yyyy/m/d", longDate: 'yyyy"年"m"月"d"日"', time: "h:mm:ss" },
};

/** The day numbers of the two date systems differ by this, 1 January 1904 counting from 0. @source ECMA-376 part 1, 18.17.4.1. */
const days1904 = 1462;
const noDate = "######";
/** `hours`: nothing but hours, minutes or seconds that have passed; `duration`: those with others behind them. */
type Prepared = { readonly code: string; readonly kind: "plain" | "date" | "duration" | "hours" };
const prepared = new Map<string, Prepared>();

/**
 * What Excel shows for a cell: its value by its number format, as `TEXT` would give it with every blank that a format adds. A date that does not exist is a row of `#`. How
 * wide the cell is does not count. A format that makes no sense shows the value as it is.
 */
export function displayText(value: CellValue, numberFormat: string, dateSystem: 1900 | 1904, settings: DisplaySettings): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return value.error;
  const { code, kind } = prepare(numberFormat, settings);
  const shown = (number: number | string): string => {
    try {
      return format(code, number, { locale: settings.locale, dateErrorNumber: false, dateSpanLarge: false, overflow: noDate });
    } catch {
      return String(value);
    }
  };
  if (typeof value === "string" || kind === "plain") return shown(value);
  // Hours alone count from zero on both sides of it; with minutes behind them, and for dates, only the system of 1904 has anything below zero.
  if (value < 0) return dateSystem === 1904 || kind === "hours" ? `-${displayText(-value, numberFormat, dateSystem, settings)}` : noDate;
  return shown(dateSystem === 1904 && kind === "date" ? value + days1904 : value);
}

function prepare(numberFormat: string, settings: DisplaySettings): Prepared {
  const key = `${settings.locale}\n${settings.shortDate}\n${settings.longDate}\n${settings.time}\n${numberFormat}`;
  let known = prepared.get(key);
  if (known !== undefined) return known;
  const code = machineFormat(numberFormat, settings);
  const kind = /^\[(?:h+|m+|s+)\]$/i.test(code) ? "hours" : /\[(?:h+|m+|s+)\]/i.test(code) ? "duration" : isDate(code) ? "date" : "plain";
  // A currency's language says how to write its symbol; the marks of a number are those of the machine.
  known = { kind, code: kind === "plain" ? code.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, symbol: string) => symbol.replace(/./gu, "\\$&")) : code };
  if (prepared.size > 10_000) prepared.clear();
  prepared.set(key, known);
  return known;
}

/** What a format stands for on a machine: itself, but for those whose look the machine decides. @source ECMA-376 part 1, 18.8.30 (ids 14 and 22) and MS-OI29500 2.1.741 for the languages F800 and F400. */
export function machineFormat(code: string, { shortDate, longDate, time }: DisplaySettings): string {
  if (code === "m/d/yyyy") return shortDate;
  if (code === "m/d/yyyy h:mm") return `${shortDate} h:mm`;
  if (/^\[\$-F800\]/i.test(code)) return longDate;
  if (/^\[\$-F400\]/i.test(code)) return time;
  // Hours that have passed, behind others: other programs write that, and Excel makes nothing of it.
  if (/^[^;"\\]*[hms][^;"\\]*\[(?:h+|m+|s+)\]/i.test(code)) return "General";
  return code.includes("上午/下午") ? `[$-804]${code.replaceAll("上午/下午", "AM/PM")}` : code;
}

function isDate(code: string): boolean {
  try {
    return getFormatInfo(code).isDate;
  } catch {
    return false;
  }
}
