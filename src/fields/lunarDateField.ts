import { type CalendarDate, dateFromSerial } from "../records/serialDay";
import { chineseDigits, chineseInteger } from "./chineseNumber";
import { readCalendarText } from "./calendarText";
import type { FieldContext, FieldType, Parsed } from "./fieldType";
import { daysInLunarMonth, firstLunarYear, lastLunarYear, leapMonthOf, type LunarDate, lunarFromSolar, solarFromLunar } from "./lunarCalendar";
import { cellText, guessBy, issue, read, readNothing, readPartly, refuse, remembering, shared } from "./reading";

type Typed = { readonly year: number | null; readonly month: number; readonly leap: boolean; readonly day: number };

const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";
const animals = "鼠牛虎兔龙蛇马羊猴鸡狗猪";
const numerals = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const monthNames = ["", "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];
const feasts = new Map<string, readonly [number, number]>(Object.entries({ 春节: [1, 1], 元宵节: [1, 15], 元宵: [1, 15], 端午节: [5, 5], 端午: [5, 5], 七夕: [7, 7], 中元节: [7, 15], 中秋节: [8, 15], 中秋: [8, 15], 重阳节: [9, 9], 重阳: [9, 9], 腊八: [12, 8] }));

const marker = /农历|農曆|阴历|陰曆|旧历|舊曆|夏历|[(（)）:：\s]/g;
const yearPart = new RegExp(`^(?:(\\d{4})|([〇零一二三四五六七八九]{4})|([${stems}][${branches}])|([${animals}]))(?:([${animals}])年|年)?`);
const monthPart = /^(闰|閏)?(?:(正|冬|腊|臘)|(十[一二]?|[一二三四五六七八九])|(\d{1,2}))月(?:[大小])?/;
const dayPart = /^(?:初(十|[一二三四五六七八九])|(二十|三十|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅|二十[一二三四五六七八九])|(\d{1,2}))[日号號]?$/;
const numeric = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.](\d{1,2})$/;

/** The year of a text, or why there is none; `rest` follows it. */
function readYear(text: string): { readonly year: number | null; readonly rest: string } | Parsed {
  const match = yearPart.exec(text);
  if (match === null || (match[4] !== undefined && match[0].length === 1)) return { year: null, rest: text };
  const rest = text.slice(match[0].length).replace(/^[-/.年]/, "");
  const digits = match[1] ?? (match[2] === undefined ? undefined : String(chineseDigits(match[2])?.coefficient ?? ""));
  if (digits !== undefined) return { year: Number(digits), rest };
  // 甲辰年 comes back every 60 years, 龙年 every twelve: which one is meant is not in the cell.
  const fits = (year: number): boolean => (match[3] !== undefined ? stems.charAt((year - 4) % 10) + branches.charAt((year - 4) % 12) === match[3] : animals.charAt((year - 4) % 12) === match[4]);
  const years = Array.from({ length: lastLunarYear - firstLunarYear + 1 }, (_, index) => firstLunarYear + index).filter(fits);
  return years.length === 0 ? refuse("noSuchYear", { text: match[0] }) : refuse("severalYears", { text: match[0], years: years.slice(0, 20).join("、") });
}

/** 廿三 → 23. */
function dayNumber(match: RegExpExecArray): number {
  if (match[3] !== undefined) return Number(match[3]);
  const words = match[1] ?? (match[2] ?? "").replace("廿", "二十").replace("卅", "三十");
  return Number(chineseInteger(words) ?? 0);
}

function readTyped(raw: string): Typed | Parsed {
  const text = raw.replace(marker, "").replace(/大年/, "");
  const notLunar = refuse("notALunarDate", { text: raw.slice(0, 40) });
  if (text.length > 30) return notLunar;
  const plain = numeric.exec(text);
  if (plain !== null) return { year: plain[1] === undefined ? null : Number(plain[1]), month: Number(plain[2]), leap: false, day: Number(plain[3]) };
  const year = readYear(text);
  if ("ok" in year) return year;
  const feast = feasts.get(year.rest);
  if (feast !== undefined) return { year: year.year, month: feast[0], leap: false, day: feast[1] };
  if (year.rest === "除夕") return year.year === null ? refuse("yearMissing", { text: raw.slice(0, 40) }) : { year: year.year, month: 12, leap: false, day: daysInLunarMonth(year.year, 12, false) ?? 30 };
  const month = monthPart.exec(year.rest);
  // 初一, 三十 of New Year: without a month they say nothing.
  if (month === null) return /^(?:初|廿)/.test(year.rest) ? refuse("monthMissing", { text: raw.slice(0, 40) }) : notLunar;
  const named = { 正: 1, 冬: 11, 腊: 12, 臘: 12 } as Readonly<Record<string, number>>;
  const number = month[2] !== undefined ? named[month[2]]! : month[3] !== undefined ? Number(chineseInteger(month[3]) ?? 0) : Number(month[4]);
  const dayText = year.rest.slice(month[0].length);
  const day = dayPart.exec(dayText);
  if (day === null) return dayText === "" ? refuse("dayMissing", { text: raw.slice(0, 40) }) : notLunar;
  return { year: year.year, month: number, leap: month[1] !== undefined, day: dayNumber(day) };
}

const isoOf = (date: CalendarDate): string => `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;

/** 2023年闰二月廿三, 腊月初八: the form that is stored. */
function lunarText({ year, month, leap, day }: Typed): string {
  const days = day <= 10 ? `初${numerals[day]}` : day < 20 ? `十${numerals[day - 10]}` : day === 20 ? "二十" : day < 30 ? `廿${numerals[day - 20]}` : "三十";
  return `${year === null ? "" : `${year}年`}${leap ? "闰" : ""}${monthNames[month] ?? ""}${days}`;
}

const readLunar = remembering((text: string): Parsed => {
  const typed = readTyped(text);
  if ("ok" in typed) return typed;
  const { year, month, leap, day } = typed;
  if (month < 1 || month > 12) return refuse("noSuchMonth", { month });
  if (day < 1 || day > 30) return refuse("noSuchDay", { text: text.slice(0, 40), last: 30 });
  if (year === null) return read(lunarText(typed));
  if (year < firstLunarYear || year > lastLunarYear) return refuse("outsideTable", { year, first: firstLunarYear, last: lastLunarYear });
  if (leap && leapMonthOf(year) !== month) return refuse(leapMonthOf(year) === 0 ? "noLeapMonth" : "otherLeapMonth", { year, month, leap: leapMonthOf(year) ?? 0 });
  const last = daysInLunarMonth(year, month, leap) ?? 30;
  return day > last ? refuse("noSuchDay", { text: text.slice(0, 40), last }) : read(lunarText(typed));
});

/** A real date in the cell: the day of the solar calendar that it is, or a lunar day that was typed like one (8月15日 for 八月十五). Nobody can tell, so both are said. */
function solarOrLunar(date: CalendarDate, text: string): Parsed {
  const converted = lunarFromSolar(date);
  const typed = readLunar(`${date.year}-${date.month}-${date.day}`);
  const solar = converted === null ? isoOf(date) : lunarText(converted);
  return refuse("solarOrLunar", { text, asSolar: solar, asLunar: typed.ok && typed.value !== null ? String(typed.value) : "—" });
}

/** The parts of a stored lunar date; null for another text. */
export function lunarParts(value: string): Typed | null {
  const typed = readTyped(value);
  return "ok" in typed ? null : typed;
}

/** The solar day of a stored lunar date with a year. */
export function solarOf(value: string): CalendarDate | null {
  const typed = lunarParts(value);
  return typed === null || typed.year === null ? null : solarFromLunar(typed as LunarDate);
}

/**
 * A day of the Chinese calendar, with or without its year, stored as text: `2023年闰二月廿三`, `腊月初八`. Reads 农历二〇二四年正月初一, 阴历1990.8.15, 闰六月十五, 8月15, 春节, 除夕; 甲辰年 and 龙年 are refused
 * with the years they may be, a real date with both of its readings. Leap months and months of 29 days are checked against the table of 1900 to 2100.
 */
export const lunarDateField: FieldType = {
  type: "lunarDate",
  label: { "zh-CN": "农历日期", en: "Chinese calendar date" },
  json: "string",
  parse(raw, { dateSystem }: FieldContext) {
    if (typeof raw === "number") {
      const date = dateFromSerial(raw, dateSystem);
      return date === null ? refuse("notALunarDate", { text: String(raw) }) : solarOrLunar(date, isoOf(date));
    }
    const { text, refused } = cellText(raw);
    if (refused !== null) return refused;
    const nothing = readNothing(text);
    if (nothing !== null) return nothing;
    if (/[公阳陽]历|公曆|陽曆/.test(text)) {
      const solar = readCalendarText(text.replace(/[公阳陽]历|公曆|陽曆|[:：]/g, "").trim(), null);
      const date = solar.ok ? lunarFromSolar(solar) : null;
      return date === null ? refuse("notALunarDate", { text: text.slice(0, 40) }) : readPartly(lunarText(date), "fromSolar", { text: text.slice(0, 40), value: lunarText(date) });
    }
    return readLunar(text);
  },
  format: (value) => String(value),
  normalize(value) {
    const reading = typeof value === "string" ? readLunar(value) : null;
    return reading !== null && reading.ok && reading.value !== null ? reading.value : value;
  },
  check(value) {
    const reading = readLunar(String(value));
    return reading.ok ? null : issue(reading.messageId, reading.data);
  },
  mask: () => "**月**",
  numberFormat: () => "@",
  matchRole: { person: "none", organisation: "none" },
  messages: {
    errorCell: shared.errorCell,
    digitsLost: shared.digitsLost,
    placeholder: shared.placeholder,
    notALunarDate: { "zh-CN": "“{text}”不是农历日期，按“1990年八月十五”或“腊月初八”的写法填写。", en: "“{text}” is not a date of the Chinese calendar. Write it as 1990年八月十五 or 腊月初八." },
    monthMissing: { "zh-CN": "“{text}”缺少月，补全为“某月某日”。", en: "“{text}” has no month. Complete it." },
    dayMissing: { "zh-CN": "“{text}”缺少日，补全为“某月某日”。", en: "“{text}” has no day. Complete it." },
    yearMissing: { "zh-CN": "除夕是二十九还是三十要看年份，“{text}”缺少年份。", en: "New Year's Eve is the 29th or 30th, depending on the year; “{text}” has none." },
    severalYears: { "zh-CN": "“{text}”可能是 {years} 年，写上公元年份。", en: "“{text}” can be {years}. Write the year in numbers." },
    noSuchYear: { "zh-CN": "没有“{text}”这样的干支年，核对。", en: "There is no year “{text}” in the cycle of sixty. Check it." },
    noSuchMonth: { "zh-CN": "农历没有 {month} 月，核对。", en: "There is no month {month}. Check it." },
    noSuchDay: { "zh-CN": "“{text}”所在的月只有 {last} 天，核对。", en: "The month of “{text}” has {last} days. Check it." },
    noLeapMonth: { "zh-CN": "{year} 年没有闰月，核对“闰{month}月”。", en: "{year} has no leap month. Check the leap month {month}." },
    otherLeapMonth: { "zh-CN": "{year} 年闰 {leap} 月，不闰 {month} 月，核对。", en: "The leap month of {year} follows month {leap}, not month {month}. Check it." },
    outsideTable: { "zh-CN": "{year} 年不在农历年表里（{first} 到 {last} 年），核对年份。", en: "{year} is outside the table of the Chinese calendar ({first} to {last}). Check the year." },
    solarOrLunar: { "zh-CN": "“{text}”是一个真正的日期：当公历换算是农历 {asSolar}，当农历输入则是 {asLunar}。确认后写成农历文字。", en: "“{text}” is a real date. Read as a solar date it is {asSolar}; typed as a lunar date it is {asLunar}. Write the one that is meant as text." },
    fromSolar: { "zh-CN": "“{text}”是公历，换算成农历是 {value}，核对后存入。", en: "“{text}” is a solar date, {value} in the Chinese calendar. Check it, then store it." },
  },
  width: 18,
  guess: (samples) => guessBy(lunarDateField, samples, 0.96, (raw) => typeof raw === "string" && /农历|阴历|[正冬腊]月|月[初廿]|闰/.test(raw)),
};
