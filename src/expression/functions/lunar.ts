import { dateFromSerial, serialFromDate } from "../../records/serialDay";
import { type FunctionDef, doc, noExcel, noSql, parameter, says, valueFunction } from "./definition";

const lunar = parameter("农历日期", "lunar_date", "text", { blank: "unknown" });
const excel = noExcel("Excel 公式里没有农历", "an Excel formula knows no Chinese calendar");
const sql = noSql("SQL 里没有农历", "SQL knows no Chinese calendar");

export const lunarToDateFunction: FunctionDef = valueFunction<readonly [string]>("LUNAR_TO_DATE", [lunar], {
  result: "date", sure: true, excel, sql,
  run: ([text], { chinese, dateSystem }) => {
    const day = chinese?.lunarDay(text) ?? null;
    return day === null ? null : serialFromDate(day.year, day.month, day.day, dateSystem);
  },
  sentence: says("农历{1}的公历日期", "the solar date of {1} in the Chinese calendar"),
  doc: doc("农历日期（如 2024年八月十五）是公历哪一天；没有年份，或不是农历日期时未知。", "The solar date of a day of the Chinese calendar such as 2024年八月十五; unknown where it has no year, or is no such day."),
});

export const lunarNextFunction: FunctionDef = valueFunction<readonly [string, number]>("LUNAR_NEXT", [lunar, parameter("起", "from", "date")], {
  result: "date", sure: true, excel, sql,
  run: ([text, from], { chinese, dateSystem }) => {
    const start = dateFromSerial(from, dateSystem);
    const day = start === null ? null : chinese?.nextLunarDay(text, start) ?? null;
    return day === null ? null : serialFromDate(day.year, day.month, day.day, dateSystem);
  },
  sentence: says("从{2}起农历{1}的下一天", "the next day from {2} on that is {1} in the Chinese calendar"),
  doc: doc("从某天起，农历这一天（如生日 八月十五）下一次是公历哪一天：LUNAR_NEXT([birthday], TODAY())。年份不管；闰月只在有它的年份过，否则在同名的月；三十日在小月提前到二十九。不是农历日期时未知。", "The solar date, from a day on, on which a day of the Chinese calendar such as a birthday comes next: LUNAR_NEXT([birthday], TODAY()). Its year does not count; a leap month counts in years that have it, else the month of its number; the 30th of a month of 29 days is its last. Unknown where the text is no such day."),
});
