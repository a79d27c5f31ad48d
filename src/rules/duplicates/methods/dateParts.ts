import { isCellError, plainText } from "../../../records/cellValue";
import { isoFromSerial } from "../../../records/serialDay";
import { writeKeys } from "../keyWriter";
import type { Form, MatchMethod } from "./method";
import { osaDistance } from "./osaDistance";

type Day = Form & { readonly year: string; readonly month: string; readonly day: string; readonly digits: string };

/** One day written by two people: day and month may have changed places, one digit may be wrong; then how many of year, month and day agree. For days that say who somebody is, such as a birthday. */
export const dateParts: MatchMethod<Day> = {
  name: "dateParts",
  cuts: [0.9, 0.85, 0.7, 0.3],
  form(value, _n, { dateSystem }) {
    if (value === null || isCellError(value)) return null;
    const text = typeof value === "number" ? (isoFromSerial(value, dateSystem) ?? "") : plainText(value);
    const [, year = "", month = "", day = ""] = /^(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d)/.exec(text) ?? [];
    if (year === "") return null;
    const [m, d] = [month.padStart(2, "0"), day.padStart(2, "0")];
    return { key: `${year}-${m}-${d}`, year, month: m, day: d, digits: year + m + d };
  },
  keys: ({ key, year, month, day }, to) => writeKeys(to, [key, `${year}-${month}`, `${month}-${day}`, `${year} ${day}`, `${year}-${day}-${month}`, year]),
  compare(a, b) {
    if (a.year === b.year && a.month === b.day && a.day === b.month) return 0.9;
    if (osaDistance(a.digits, b.digits, 1) <= 1) return 0.86;
    const agree = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.day === b.day);
    return agree === 2 ? 0.7 : agree === 1 && a.year === b.year ? 0.3 : 0;
  },
  say: (_a, _b, similarity) => (similarity === 0.9 ? { "zh-CN": "{field}相同（日月颠倒）", en: "{field}: the same with day and month swapped" } : similarity === 0.86 ? { "zh-CN": "{field}差一位数字", en: "{field}: one digit apart" } : null),
};
