import { dateText } from "../../src/workbook/dateText";
import { isDateFormat, showsDay } from "../../src/workbook/dateFormat";

describe("what a number format says of days and times", () => {
  it.each([
    ["yyyy-mm-dd", "day"], ["m/d/yy", "day"], ['yyyy"年"m"月"', "day"], ["[$-804]yyyy年m月d日", "day"], ["[$-804]aaaa", "day"], ["[$-411]ge", "day"], ["mmm", "day"], ["d\\.m", "day"], ["yyyy/m/d h:mm", "day"], ["m/d h:mm", "day"],
    ["h:mm", "time"], ["mm:ss", "time"], ["mm:ss.0", "time"], ["[h]:mm", "time"], ["[mm]", "time"], ["h:mm:ss AM/PM", "time"], ['上午/下午h"时"mm"分"', "time"], ["ss", "time"],
    ["0.00", ""], ["#,##0.00", ""], ['0"day"', ""], ["[Red]0", ""], ["General", ""], ["@", ""], ["0.00E+00", ""], ["G/通用格式", ""],
  ])("%s: %s", (format, said) => expect([isDateFormat(format), showsDay(format)]).toEqual([said !== "", said === "day"]));

  it("a time of day is one in both date systems, a day with a time keeps both", () => {
    expect([dateText(0.395833333333333, "h:mm", 1900), dateText(0.395833333333333, "h:mm", 1904), dateText(45000.5, "h:mm", 1900)]).toEqual(["09:30:00", "09:30:00", "2023-03-15 12:00:00"]);
    // The first day of 1904 is a day where it is shown as one.
    expect([dateText(0, "yyyy-mm-dd", 1904), dateText(0.5, "yyyy/m/d h:mm", 1904)]).toEqual(["1904-01-01", "1904-01-01 12:00:00"]);
  });
});
