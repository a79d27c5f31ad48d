import { daysInLunarMonth, leapMonthOf, lunarFromSolar, nextLunarDay, solarFromLunar } from "../../src/fields/lunarCalendar";
import { lunarDateField, solarOf } from "../../src/fields/lunarDateField";
import { dateFromSerial, isoFromSerial, serialFromDate } from "../../src/records/serialDay";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const iso = (date: { year: number; month: number; day: number } | null): string | null => (date === null ? null : isoFromSerial(serialFromDate(date.year, date.month, date.day, 1900)!, 1900));

describe("the Chinese calendar", () => {
  /** First days of months that ICU's approximate astronomy puts elsewhere, by a new moon near midnight or by another leap month; the Hong Kong Observatory's tables have ours. */
  const icuDiffers = new Set(["1917-03-23", "1917-04-21", "1922-06-25", "1922-07-24", "1954-02-03", "1955-02-22", "1987-07-26", "1987-08-24", "1999-01-17", "2012-08-17", "2018-11-08", "2027-02-06", "2030-02-03", "2070-03-12"]);

  it("agrees with Intl's chinese calendar on every month from 1900 to 2100, the listed ones aside", () => {
    const format = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" });
    const differing: string[] = [];
    let months = 0;
    for (let serial = serialFromDate(1900, 1, 31, 1900)!; serial < serialFromDate(2101, 1, 1, 1900)!; serial++) {
      if (serial === 60) continue; // 29 February 1900
      const date = dateFromSerial(serial, 1900)!;
      const lunar = lunarFromSolar(date)!;
      if (`${solarFromLunar(lunar)!.year}-${solarFromLunar(lunar)!.day}` !== `${date.year}-${date.day}`) throw new Error(`${iso(date)} is not its own lunar day`);
      if (lunar.day !== 1) continue;
      months++;
      const parts = Object.fromEntries(format.formatToParts(Date.UTC(date.year, date.month - 1, date.day)).map(({ type, value }) => [type, value]));
      if (`${lunar.year} ${lunar.month}${lunar.leap ? "bis" : ""} 1` !== `${parts["relatedYear"]} ${parts["month"]} ${parts["day"]}`) differing.push(iso(date)!);
    }
    expect(months).toBe(2486);
    expect(differing.filter((day) => !icuDiffers.has(day))).toEqual([]);
  });

  it.each([["2024-02-10", 2024, 1, false, 1], ["2023-03-22", 2023, 2, true, 1], ["2023-02-20", 2023, 2, false, 1], ["2027-02-06", 2027, 1, false, 1], ["1987-07-26", 1987, 6, true, 1], ["2033-12-22", 2033, 11, true, 1], ["2101-01-28", 2100, 12, false, 29]] as const)("%s is %i-%i", (solar, year, month, leap, day) => {
    expect(iso(solarFromLunar({ year, month, leap, day }))).toBe(solar);
  });

  it("knows leap months and lengths, and nothing outside its years", () => {
    expect([leapMonthOf(2023), leapMonthOf(2024), leapMonthOf(1899), leapMonthOf(2101)]).toEqual([2, 0, null, null]);
    expect([daysInLunarMonth(2023, 2, true), daysInLunarMonth(2024, 2, true), daysInLunarMonth(2025, 12, false)]).toEqual([29, null, 29]);
    expect(solarFromLunar({ year: 2025, month: 12, leap: false, day: 30 })).toBeNull();
    expect(lunarFromSolar({ year: 1899, month: 12, day: 31 })).toBeNull();
  });

  it.each([
    ["八月十五 is in autumn", { month: 8, leap: false, day: 15 }, "2024-01-05", "2024-09-17"],
    ["the day itself counts", { month: 8, leap: false, day: 15 }, "2024-09-17", "2024-09-17"],
    ["the day after it waits a year", { month: 8, leap: false, day: 15 }, "2024-09-18", "2025-10-06"],
    ["腊月 of last year's calendar can be ahead", { month: 12, leap: false, day: 23 }, "2024-01-05", "2024-02-02"],
    ["a leap month that the year has not is kept in the month of its number", { month: 2, leap: true, day: 5 }, "2024-01-05", "2024-03-14"],
    ["a leap month that the year has", { month: 2, leap: true, day: 5 }, "2023-03-01", "2023-03-26"],
    ["the 30th of a short month is kept on its last day", { month: 12, leap: false, day: 30 }, "2026-01-05", "2026-02-16"],
  ] as const)("%s", (_, date, from, expected) => {
    const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
    expect(iso(nextLunarDay(date, { year, month, day }))).toBe(expected);
  });
});

describe("a date of the Chinese calendar in a cell", () => {
  const context = contextOf(lunarDateField);
  reads(lunarDateField, context, [
    ["正月初一", "正月初一"], ["腊月廿三", "腊月廿三"], ["臘月二十三", "腊月廿三"], ["农历八月十五", "八月十五"], ["阴历8月15日", "八月十五"], ["8.15", "八月十五"], ["1990-8-15", "1990年八月十五"], ["农历一九九〇年八月十五", "1990年八月十五"], ["1990年八月十五（农历）", "1990年八月十五"], ["2023年闰二月廿三", "2023年闰二月廿三"], ["闰六月初十", "闰六月初十"], ["十一月初二", "冬月初二"],
    ["十二月三十", "腊月三十"], ["2024年除夕", "2024年腊月廿九"], ["中秋节", "八月十五"], ["1985年端午", "1985年五月初五"], ["无", null, "placeholder"], ["公历1990-10-03", "1990年八月十五", "fromSolar"],
  ]);
  refuses(lunarDateField, context, [["甲辰年八月十五", "severalYears"], ["龙年正月初一", "severalYears"], ["甲丑年正月初一", "noSuchYear"], ["2024年闰二月初一", "noLeapMonth"], ["2023年闰三月初一", "otherLeapMonth"], ["2025年腊月三十", "noSuchDay"], ["十三月初一", "notALunarDate"], ["13.1", "noSuchMonth"], ["1850年正月初一", "outsideTable"], ["初一", "monthMissing"], ["八月", "dayMissing"], ["除夕", "yearMissing"], [33130, "solarOrLunar"], ["很久以前", "notALunarDate"]]);
  refusesWith(lunarDateField, context, "甲辰年八月十五", "severalYears", { text: "甲辰年", years: "1904、1964、2024、2084" });
  refusesWith(lunarDateField, context, 33130, "solarOrLunar", { text: "1990-09-14", asSolar: "1990年七月廿六", asLunar: "1990年九月十四" });
  checks(lunarDateField, context, [["1990年八月十五"]]);
  it("has its solar day", () => {
    expect(iso(solarOf("1990年八月十五"))).toBe("1990-10-03");
    expect(solarOf("八月十五")).toBeNull();
  });
});
