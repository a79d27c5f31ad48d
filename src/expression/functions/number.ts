import type { CellValue } from "../../records/cellValue";
import { add, errors, finite, integerPart, roundTo } from "../values";
import { type Typed, fn, readTyped, strictly } from "../render/excelPart";
import { type SqlDialect, round15, whole } from "../render/sqlPart";
import { type ExcelForm, type FunctionDef, doc, excelCall, excelParts, parameter, says, sql, valueFunction } from "./definition";

const number = parameter("数字", "number", "number");
const digits = parameter("小数位", "digits", "number");
const skipped = parameter("数字", "number", "number", { blank: "keep" });
const skippedSame = parameter("值", "value", "numeric same", { blank: "keep" });

type Numbers = readonly (number | null)[];

function rounding(name: string, how: "half" | "up" | "down", zh: string, en: string): FunctionDef {
  return valueFunction<readonly [number, number]>(name, [number, digits], {
    result: "number", doc: doc(zh, en), run: ([value, places]) => roundTo(value, places, how),
    excel: excelCall(name),
    sql: sql(([value, places], { dialect }) => roundInSql(value!, places!, how, dialect)),
    sentence: how === "half" ? says("{1}四舍五入到{2}位小数", "{1} rounded to {2} decimals") : how === "up" ? says("{1}向上取到{2}位小数（远离零）", "{1} rounded up (away from zero) to {2} decimals") : says("{1}向下取到{2}位小数（向零）", "{1} rounded down (towards zero) to {2} decimals"),
  });
}
export const roundFunction = rounding("ROUND", "half", "四舍五入到几位小数；5 总是远离零进位，负数位表示十、百位。", "Rounds to that many decimals, halves away from zero; negative digits mean tens, hundreds.");
export const roundUpFunction = rounding("ROUNDUP", "up", "向远离零的方向取舍到几位小数。", "Rounds away from zero to that many decimals.");
export const roundDownFunction = rounding("ROUNDDOWN", "down", "向零的方向取舍到几位小数。", "Rounds towards zero to that many decimals.");

export const absFunction: FunctionDef = valueFunction<readonly [number]>("ABS", [number], {
  result: "number", sure: true, run: ([value]) => Math.abs(value),
  excel: excelCall("ABS"),
  sql: sql(([value]) => `abs(${value!})`),
  sentence: says("{1}的绝对值", "{1} without its sign"),
  doc: doc("绝对值。", "The number without its sign."),
});

export const intFunction: FunctionDef = valueFunction<readonly [number]>("INT", [parameter("数字", "number", "numeric same")], {
  result: "same", sure: true, run: ([value]) => integerPart(value),
  excel: excelCall("INT"),
  sql: sql(([value], { dialect }) => integerInSql(value!, dialect)),
  sentence: says("{1}的整数部分", "the whole part of {1}"),
  doc: doc("不大于该数的最大整数；用于日期时去掉时间。", "The largest integer not above the number; of a date, the day without its time."),
});

export const modFunction: FunctionDef = valueFunction<readonly [number, number]>("MOD", [number, parameter("除数", "divisor", "number")], {
  result: "number",
  run: ([value, divisor]) => {
    if (divisor === 0) return errors.division;
    const quotient = finite(value / divisor);
    return typeof quotient === "number" ? add(value, -divisor * integerPart(quotient)) : quotient;
  },
  excel: excelCall("MOD"),
  sql: sql(
    ([value, divisor], { dialect }) => {
      const taken = `(${divisor!} * ${integerInSql(`(${value!} / nullif(${divisor!}, 0))`, dialect)})`;
      const rest = `(${value!} - ${taken})`;
      return `CASE WHEN abs(${rest}) < 1e-15 * greatest(abs(${value!}), abs(${taken})) THEN 0::float8 ELSE ${rest} END`;
    },
    ([, divisor]) => `${divisor!} = 0`,
  ),
  sentence: says("{1}除以{2}的余数", "the remainder of {1} divided by {2}"),
  doc: doc("相除的余数，符号与除数相同。", "The remainder, with the sign of the divisor."),
});

export const sumFunction: FunctionDef = valueFunction<Numbers>("SUM", [skipped], {
  repeat: 1, result: "number",
  run: (values) => total(values),
  excel: excelParts((parts, node) => {
    const args = parts.map(readTyped);
    return { node, kind: "typed", value: fn("SUM", ...args.map((arg) => (arg.known === null ? arg.value : fn("IF", arg.known, arg.value, "0")))), known: null, total: false };
  }),
  sql: sql((values) => sumInSql(values)),
  sentence: says("{all}之和", "the sum of {all}"),
  doc: doc("求和，跳过空白；全是空白时为 0。", "The sum of the numbers, blanks skipped; 0 when all are blank."),
});

export const averageFunction: FunctionDef = valueFunction<Numbers>("AVERAGE", [skipped], {
  repeat: 1, result: "number",
  excel: excelParts((parts, node) => {
    const args = parts.map(readTyped);
    const sum = fn("SUM", ...args.map((arg) => (arg.known === null ? arg.value : fn("IF", arg.known, arg.value, "0"))));
    return { node, kind: "typed", value: `(${sum}/${fn("SUM", ...args.map((arg) => (arg.known === null ? "1" : fn("IF", arg.known, "1", "0"))))})`, known: anyKnown(args), total: false };
  }),
  sql: sql((values) => `(${sumInSql(values)} / nullif(${values.map((value) => `CASE WHEN ${value} IS NULL THEN 0 ELSE 1 END`).join(" + ")}, 0))`),
  sentence: says("{all}的平均值", "the mean of {all}"),
  run: (values) => {
    const count = values.filter((value) => value !== null).length;
    const sum = total(values);
    return count === 0 ? null : typeof sum === "number" ? sum / count : sum;
  },
  doc: doc("平均值，跳过空白；全是空白时未知。", "The mean of the numbers, blanks skipped; unknown when all are blank."),
});

export const minFunction = extreme("MIN", (a, b) => a < b, "最小的数字或最早的日期，跳过空白；全是空白时未知。", "The least number or first date, blanks skipped; unknown when all are blank.");
export const maxFunction = extreme("MAX", (a, b) => a > b, "最大的数字或最晚的日期，跳过空白；全是空白时未知。", "The greatest number or last date, blanks skipped; unknown when all are blank.");

/** Unknown where all are; an error in any goes through. */
function anyKnown(args: readonly Typed[]): string | null {
  return args.some((arg) => arg.known === null) ? null : fn("OR", ...args.map((arg) => strictly(arg)!));
}

function extremeInExcel(name: "MIN" | "MAX"): ExcelForm {
  return excelParts((parts, node) => {
    const args = parts.map(readTyped);
    return { node, kind: "typed", value: fn(name, ...args.map((arg) => (arg.known === null ? arg.value : fn("IF", arg.known, arg.value, name === "MIN" ? "9.99E+307" : "-9.99E+307")))), known: anyKnown(args), total: args.every((arg) => arg.total && arg.known !== null) };
  });
}

const sumInSql = (values: readonly string[]): string => `(${values.map((value) => `COALESCE(${value}, 0::float8)`).join(" + ")})`;
const integerInSql = (value: string, dialect: SqlDialect): string => `floor(${round15(value, dialect)})::float8`;

/** PostgreSQL rounds exact decimals; for DuckDB the 15 digits are shifted as text, as roundTo does it. */
export function roundInSql(value: string, places: string, how: "half" | "up" | "down", dialect: SqlDialect): string {
  const digits = whole(places, dialect, -330, 330);
  if (dialect === "postgresql") {
    const number = round15(value, dialect);
    if (how === "half") return `round(${number}, ${digits})::float8`;
    const down = `trunc(${number}, ${digits})`;
    return how === "down" ? `${down}::float8` : `(${down} + CASE WHEN ${down} = ${number} THEN 0 ELSE sign(${number}) * power(10::numeric, -(${digits})) END)::float8`;
  }
  const written = `printf('%.14e', abs((${value})::float8))`;
  const shifted = `(split_part(${written}, 'e', 1) || 'e' || (split_part(${written}, 'e', 2)::int + ${digits}))::float8`;
  const rounded = how === "up" ? `ceil(${shifted})` : how === "down" ? `floor(${shifted})` : `floor(${shifted} + 0.5)`;
  return `CASE WHEN ${shifted} >= 1e15 THEN ${round15(value, dialect)} ELSE sign(${value}) * (${rounded}::bigint::varchar || 'e' || (-(${digits})))::float8 END`;
}

function total(values: Numbers): CellValue {
  let sum = 0;
  for (const value of values) sum += value ?? 0;
  return finite(sum);
}

function extreme(name: "MIN" | "MAX", better: (a: number, b: number) => boolean, zh: string, en: string): FunctionDef {
  return valueFunction<Numbers>(name, [skippedSame], {
    repeat: 1, result: "same", sure: true, doc: doc(zh, en),
    excel: extremeInExcel(name),
    sql: sql((values) => `${name === "MIN" ? "least" : "greatest"}(${values.join(", ")})`),
    sentence: name === "MIN" ? says("{all}中最小的", "the least of {all}") : says("{all}中最大的", "the greatest of {all}"),
    run: (values) => {
      let best: number | null = null;
      for (const value of values) if (value !== null && (best === null || better(value, best))) best = value;
      return best;
    },
  });
}
