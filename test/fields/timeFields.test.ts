import { datetimeField } from "../../src/fields/datetimeField";
import { yearMonthField } from "../../src/fields/yearMonthField";
import { checks, contextOf, reads, refuses } from "./fieldTable";

const at = (day: number, hours: number, minutes = 0, seconds = 0): number => Number((day + (hours * 3600 + minutes * 60 + seconds) / 86400).toPrecision(15));
const day = 45296; // 2024-01-05

describe("a day with its time", () => {
  const context = contextOf(datetimeField);
  reads(datetimeField, context, [
    [45296.5, 45296.5], [45296, 45296], [20240105, 45296], ["2024-01-05 13:45", at(day, 13, 45)], ["2024年1月5日 下午3点半", at(day, 15, 30)], ["2024/1/5 3:45 PM", at(day, 15, 45)], ["2024.1.5 上午12:05", at(day, 0, 5)], ["2024-01-05T13:45:30", at(day, 13, 45, 30)], ["2024-01-05 13:45:30.125", at(day, 13, 45, 30.125)],
    ["2024年1月5日13时45分20秒", at(day, 13, 45, 20)], ["２０２４－０１－０５　１３：４５", at(day, 13, 45)], ["2024-01-05 24:00", 45297], ["2024-01-05", 45296], ["5-Jan-2024 09:05", at(day, 9, 5)], ["2024-1-5 中午12点", at(day, 12)], ["2024-1-5 晚上12点", 45297],
    ["2024-01-05 周五 一刻", 45296, "droppedText"], ["2024-01-05T13:45:00+08:00", at(day, 13, 45), "zoneDropped"], ["2024-01-05T05:45:00Z", at(day, 5, 45), "zoneDropped"], ["2024-01-05 05:45 UTC+8", at(day, 5, 45), "zoneDropped"], ["2024-01-05T05:45:00-05:00", at(day, 5, 45), "zoneDropped"], ["45296.5625", 45296.5625, "serialAsText"], ["24年1月5日 8:00", at(day, 8), "yearCompleted"],
  ]);
  refuses(datetimeField, context, [["13:45", "notADate"], ["03/04/2024 10:00", "dayMonthOrder"], ["2024-02-30 10:00", "noSuchDay"], ["2024-01-05 25:00", "notADate"], ["2024-01-05 10:61", "notADate"], ["2024-01-05 13:45-15:00", "severalDates"], ["1899-12-31 10:00", "beforeFirstDay"], [0.5, "notADate"], [true, "notADate"], ["2024-01-05 10:00 至 2024-01-06 11:00", "severalDates"]]);
  reads(datetimeField, contextOf(datetimeField, {}, { dayFirst: true }), [["03/04/2024 10:00", at(45385, 10)]]);
  reads(datetimeField, contextOf(datetimeField, {}, { dateSystem: 1904 }), [["2024-01-05 12:00", at(day - 1462, 12)]]);
  checks(datetimeField, context, [[45296.5], [60.5, "noSuchDay"], [2024.5, "looksLikeYear", "warning"]]);
  it.each([[45296.5, "2024-01-05 12:00"], [45296, "2024-01-05 00:00"], [at(day, 13, 45, 30), "2024-01-05 13:45:30"], [at(day, 23, 59, 59.5), "2024-01-05 23:59:59.5"]])("shows %d", (value, text) => expect(datetimeField.format(value, context)).toBe(text));
});

describe("a month of a year", () => {
  const context = contextOf(yearMonthField);
  reads(yearMonthField, context, [
    [45292, 45292], ["2024年1月", 45292], ["2024-01", 45292], ["2024.1", 45292], ["2024/1", 45292], ["202401", 45292], [202401, 45292], ["1/2024", 45292], ["Jan 2024", 45292], ["2024年1月份", 45292], ["二〇二四年一月", 45292], ["January, 2024", 45292], ["2024 Jan", 45292], ["无", null, "placeholder"],
    [45296, 45292, "dayDropped"], ["2024-01-05", 45292, "dayDropped"], ["24年1月", 45292, "yearCompleted"], ["Jan-24", 45292, "yearCompleted"],
  ]);
  refuses(yearMonthField, context, [["2024年", "monthMissing"], ["2024", "monthMissing"], ["2024年13月", "noSuchMonth"], ["一季度", "notAMonth"], ["1月", "notAMonth"], ["03/04/2024", "dayMonthOrder"], ["1899-12", "beforeFirstDay"]]);
  it("shows the month", () => expect(yearMonthField.format(45292, context)).toBe("2024-01"));
});
