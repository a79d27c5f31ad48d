import { serialFromDate } from "../../records/serialDay";
import { excelPattern } from "../render/excelPattern";
import { type ExcelPart, fn, readText } from "../render/excelPart";
import { addMonths, firstDay, serialOf } from "../render/sqlPart";
import { type FunctionDef, doc, excelParts, parameter, says, sql, valueFunction } from "./definition";

const idNumber = parameter("身份证号", "identity_number", "text", { blank: "unknown" });

/** Eighteen characters with a year from 1000 on, or the fifteen digits of before 1999; whether the check digit fits is the field's own matter. @source GB 11643-1999; GB 11643-1989 */
const form = "[0-9]{6}[12][09][0-9]{9}[0-9Xx]|[0-9]{15}";
const wellFormed = new RegExp(`^(?:${form})$`);

/** `value` where the text is an identity number and `also` holds, else unknown. */
function inExcel({ known, value: text }: Pick<ExcelPart, "known" | "value">, value: string, also: string | null): { readonly value: string; readonly known: string } {
  const fits = excelPattern(text, form)!;
  const holds = also === null ? fits : fn("IF", fits, also, "FALSE");
  return { value, known: known === null ? holds : fn("IF", known, holds, "FALSE") };
}
const inSql = (text: string, dialect: "duckdb" | "postgresql", value: string): string => `CASE WHEN ${dialect === "duckdb" ? `regexp_full_match(${text}, '${form}')` : `(${text} ~ '^(?:${form})$')`} THEN ${value} END`;

/** Year, month and day as eight digits. */
const digitsOf = (id: string): string => (id.length === 18 ? id.slice(6, 14) : `19${id.slice(6, 12)}`);
const digitsInExcel = (text: string): string => fn("IF", `LEN(${text})=18`, `MID(${text},7,8)`, `"19"&MID(${text},7,6)`);
const dayInExcel = (text: string): string => `DATEVALUE(REPLACE(REPLACE(${digitsInExcel(text)},7,0,"-"),5,0,"-"))`;

/** The day as the first of its month and the days behind it: a month or day that there is not leads into another month. */
function dayInSql(text: string, dialect: "duckdb" | "postgresql"): string {
  const digits = `(CASE WHEN length(${text}) = 18 THEN substr(${text}, 7, 8) ELSE '19' || substr(${text}, 7, 6) END)`;
  const part = (from: number, count: number): string => `CAST(substr(${digits}, ${from}, ${count}) AS INTEGER)`;
  const date = `(${addMonths("DATE '1900-01-01'", `((${part(1, 4)} - 1900) * 12 + ${part(5, 2)} - 1)`, dialect)} + ${part(7, 2)} - 1)`;
  const written = `extract(year from ${date}) * 10000 + extract(month from ${date}) * 100 + extract(day from ${date})`;
  return `CASE WHEN ${written} = CAST(${digits} AS INTEGER) AND ${serialOf(date)} >= ${firstDay} THEN ${serialOf(date)} END`;
}

export const idBirthdayFunction: FunctionDef = valueFunction<readonly [string]>("ID_BIRTHDAY", [idNumber], {
  result: "date", sure: true,
  run: ([id], { dateSystem }) => {
    const digits = wellFormed.test(id) ? digitsOf(id) : "";
    const serial = digits === "" ? null : serialFromDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)), dateSystem);
    return serial !== null && serial >= firstDay ? serial : null;
  },
  excel: excelParts(([id], node) => {
    const text = readText(id!, "unknown");
    return { node, kind: "typed", ...inExcel(text, dayInExcel(text.value), fn("IFERROR", `${dayInExcel(text.value)}>=${firstDay}`, "FALSE")), total: true };
  }),
  sql: sql(([id], { dialect }) => inSql(id!, dialect, dayInSql(id!, dialect))),
  sentence: says("身份证号{1}里的出生日期", "the birthday in the identity number {1}"),
  doc: doc("身份证号里的出生日期（1900 年 3 月起），15 位旧号也认；不是身份证号，或没有这一天时未知。不看校验码对不对。", "The birthday in a resident identity number, from March 1900 on; numbers of 15 digits will do. Unknown where the text is no such number or there is no such day. Whether the check digit fits is not looked at."),
});

export const idSexFunction: FunctionDef = valueFunction<readonly [string]>("ID_SEX", [idNumber], {
  result: "text", sure: true,
  run: ([id]) => (wellFormed.test(id) ? (Number(id.charAt(id.length === 18 ? 16 : 14)) % 2 === 1 ? "男" : "女") : null),
  excel: excelParts(([id], node) => {
    const text = readText(id!, "unknown");
    return { node, kind: "typed", ...inExcel(text, fn("IF", `ISNUMBER(FIND(MID(${text.value},IF(LEN(${text.value})=18,17,15),1),"13579"))`, '"男"', '"女"'), null), total: true };
  }),
  sql: sql(([id], { dialect }) => inSql(id!, dialect, `CASE WHEN substr(${id!}, CASE WHEN length(${id!}) = 18 THEN 17 ELSE 15 END, 1) IN ('1', '3', '5', '7', '9') THEN '男' ELSE '女' END`)),
  sentence: says("身份证号{1}里的性别", "the sex in the identity number {1}"),
  doc: doc("身份证号里的性别：\"男\" 或 \"女\"，15 位旧号也认；不是身份证号时未知。", "The sex in a resident identity number, \"男\" (male) or \"女\" (female); numbers of 15 digits will do. Unknown where the text is no such number."),
});
