import { dateField } from "../../src/fields/dateField";
import { serialFromDate } from "../../src/records/serialDay";
import { checks, contextOf, reads, refuses, refusesWith } from "./fieldTable";

const open = contextOf(dateField);
const day = serialFromDate(2024, 1, 5, 1900) ?? 0;

describe("a date is read in every usual spelling", () => {
  reads(dateField, open, [
    [day, day], ["2024年1月5日", day], ["2024.1.5", day], ["2024/1/5", day], ["2024-01-05", day], ["2024-1-5", day], ["20240105", day], [20240105, day], ["5-Jan-2024", day], ["5 January 2024", day], ["Jan 5, 2024", day], ["January 5th, 2024", day],
    ["Jan-05-2024", day], ["2024-Jan-05", day], ["２０２４年１月５日", day], ["２０２４／１／５", day], ["2024 1 5", day], ["2024、1、5", day], ["2024 年 1 月 5 日", day], ["2024年1月5号", day], ["二〇二四年一月五日", day], ["2024-01-05 00:00:00", day],
    ["2024-01-05T00:00:00", day], ["2024/1/5 星期五", day], ["2024年1月5日（周五）", day], ["Friday, 5 Jan 2024", day], ["13/02/2024", serialFromDate(2024, 2, 13, 1900) ?? 0], ["02/13/2024", serialFromDate(2024, 2, 13, 1900) ?? 0],
    ["03/03/2024", serialFromDate(2024, 3, 3, 1900) ?? 0],
  ]);
});

describe("a date understood with a loss is proposed only", () => {
  reads(dateField, open, [
    ["2024-01-05 13:45", day, "timeDropped"], [day + 0.5, day, "timeDropped"], ["2024年1月5日 下午3点", day, "timeDropped"], ["2024/1/5 3:45 PM", day, "timeDropped"], ["2024-01-04T16:00:00.000Z", day - 1, "zoneDropped"], ["24年1月5日", day, "yearCompleted"],
    ["5-Jan-24", day, "yearCompleted"], ["99-1-5", serialFromDate(1999, 1, 5, 1900) ?? 0, "yearCompleted"], ["2024-01-05（预计）", day, "droppedText"], ["签约：2024-01-05", day, "droppedText"], ["45296", day, "serialAsText"], ["-", null, "placeholder"],
  ]);
  it("names the time that would go", () => {
    expect(dateField.parse(day + 0.5, open)).toMatchObject({ data: { date: "2024-01-05", time: "12:00" } });
    expect(dateField.parse("2024年1月5日 下午3点", open)).toMatchObject({ data: { time: "15:00" } });
  });
});

describe("a date that is not certain or not possible is refused with the reason", () => {
  refuses(dateField, open, [
    ["03/04/2024", "dayMonthOrder"], ["24-1-5", "shortYear"], ["2024-02-30", "noSuchDay"], ["2024-13-01", "noSuchMonth"], ["20240230", "noSuchDay"], [20240230, "noSuchDay"], ["2024-02", "dayMissing"], ["2024年2月", "dayMissing"], ["Jan 2024", "dayMissing"],
    ["1月5日", "yearMissing"], ["1899-12-31", "beforeFirstDay"], ["2024-01-05~2024-02-01", "severalDates"], ["明天", "notADate"], ["abc", "notADate"], [true, "notADate"], [-3, "notADate"], [{ error: "#N/A" }, "errorCell"], [1e12, "notADate"],
    ["2024-01-05 25:00", "notADate"], ["31/31/2024", "noSuchMonth"],
  ]);
  refusesWith(dateField, open, "2023-02-29", "noSuchDay", { text: "2023-02-29", year: 2023, month: 2, day: 29, last: 28 });
  refusesWith(dateField, open, "03/04/2024", "dayMonthOrder", { text: "03/04/2024", dayFirst: "2024-04-03", monthFirst: "2024-03-04" });
});

describe("the order decided for the column settles 03/04/2024", () => {
  reads(dateField, contextOf(dateField, {}, { dayFirst: true }), [["03/04/2024", serialFromDate(2024, 4, 3, 1900) ?? 0], ["02/13/2024", serialFromDate(2024, 2, 13, 1900) ?? 0, "otherOrder"]]);
  reads(dateField, contextOf(dateField, {}, { dayFirst: false }), [["03/04/2024", serialFromDate(2024, 3, 4, 1900) ?? 0], ["3.4.2024", serialFromDate(2024, 3, 4, 1900) ?? 0]]);
});

describe("the 1904 date system", () => {
  const mac = contextOf(dateField, {}, { dateSystem: 1904 });
  reads(dateField, mac, [["2024-01-05", day - 1462], [20240105, day - 1462], [0, 0]]);
  refuses(dateField, mac, [["1903-12-31", "beforeFirstDay"]]);
  it("shows its own days", () => expect(dateField.format(day - 1462, mac)).toBe("2024-01-05"));
});

describe("a possible date can still be a slip", () => {
  checks(dateField, open, [[day], [2024, "looksLikeYear", "warning"], [202401, "farFuture", "warning"], [60, "noSuchDay"]]);
});

describe("years of another calendar", () => {
  const context = contextOf(dateField);
  refusesWith(dateField, context, "民国113年1月5日", "otherEra", { text: "民国113年1月5日", era: "民国", year: 2024 });
  refusesWith(dateField, context, "令和六年1月5日", "otherEra", { text: "令和六年1月5日", era: "令和", year: 2024 });
  refusesWith(dateField, context, "平成元年5月1日", "otherEra", { text: "平成元年5月1日", era: "平成", year: 1989 });
});

describe("an ISO time and a span of times", () => {
  const context = contextOf(dateField);
  refuses(dateField, context, [["2024-01-05 13:45-15:00", "severalDates"]]);
  reads(dateField, context, [["2024年1月5日13时45分", 45296, "timeDropped"], ["2024-01-05T13:45:00+08:00", 45296, "zoneDropped"], ["2024-01-05 下午3点半", 45296, "timeDropped"]]);
});
