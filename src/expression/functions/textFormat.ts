import type { CellValue } from "../../records/cellValue";
import type { Ast } from "../ast";
import { badChoice, problemAt, wrongType } from "../problems";
import { errors, roundTo } from "../values";
import { fn } from "../render/excelPart";
import { type SqlDialect, dateOf, notADay, round15, sqlText } from "../render/sqlPart";
import { textDateParts } from "./date";
import { type Env, type FunctionDef, doc, excel, parameter, says, sql, valueFunction } from "./definition";
import { literalText } from "./literal";
import { roundInSql } from "./number";

type NumberFormat = { readonly kind: "number"; readonly integers: number; readonly decimals: number; readonly grouped: boolean; readonly percent: boolean };
type DateFormat = { readonly kind: "date"; readonly pieces: readonly string[] };

/** The formats that mean the same in every locale of Excel; any other is refused when the formula is loaded. */
function readFormat(format: string): NumberFormat | DateFormat | null {
  const number = /^(#,##)?(0+)(?:\.(0+))?(%)?$/.exec(format);
  if (number !== null && !(number[1] !== undefined && number[2]!.length > 1)) {
    return { kind: "number", integers: number[2]!.length, decimals: number[3]?.length ?? 0, grouped: number[1] !== undefined, percent: number[4] !== undefined };
  }
  if (!/^(?:yyyy|yy|mm?|dd?|[-/. 年月日])+$/.test(format) || !/[ymd]/.test(format) || /y{5}|m{3}|d{3}/.test(format)) return null;
  return { kind: "date", pieces: format.match(/yyyy|yy|mm?|dd?|[-/. 年月日]/g) ?? [] };
}

const examples = ['"0.00"', '"#,##0.00"', '"0%"', '"yyyy-mm-dd"', '"yyyy年m月d日"'];

export const textFunction: FunctionDef = valueFunction<readonly [number]>("TEXT", [parameter("值", "value", "numeric"), parameter("格式", "format", "literal")], {
  result: "text",
  check: (args) => {
    const [value, format] = args as readonly [Ast, Ast];
    const read = readFormat(literalText(args, 1));
    if (read === null) return [problemAt(badChoice("TEXT", literalText(args, 1), examples), format)];
    if (value.type === read.kind || value.type === "blank") return [];
    return [problemAt(wrongType({ "zh-CN": `TEXT 的格式 "${literalText(args, 1)}" `, en: `The format "${literalText(args, 1)}" of TEXT` }, [read.kind], value.type), value)];
  },
  prepare: (args) => {
    const format = readFormat(literalText(args, 1));
    if (format === null) throw new Error("an unchecked format reached the compiler");
    return format.kind === "number" ? ([value]) => writeNumber(value, format) : ([value], env) => writeDate(value, format, env);
  },
  // Rounded before it is written: programs disagree on the sign of what rounds to 0, and round what they write by other digits than ROUND.
  excel: excel(([value, format], args) => {
    const read = readFormat(literalText(args, 1))!;
    return fn("TEXT", read.kind === "number" ? fn("ROUND", value!, String(places(read))) : value!, format!);
  }),
  sql: sql(([value], { dialect }, [part, format]) => {
    const read = readFormat(literalText([part!.node, format!.node], 1))!;
    return read.kind === "number" ? numberInSql(value!, read, dialect) : dateInSql(value!, read, dialect);
  }, ([value], _, [part]) => (part!.node.type === "date" ? notADay(value!) : null)),
  sentence: says("{1}按格式{2}写成的文本", "{1} written as {2}"),
  doc: doc(`按格式把数字或日期写成文本：${examples.join("、")} 之类；空白为未知。`, `Writes a number or date as text, by a format such as ${examples.join(", ")}; unknown for a blank.`),
});

/** Decimals of the number itself that its text shows. */
function places({ decimals, percent }: NumberFormat): number {
  return percent ? decimals + 2 : decimals;
}

function writeNumber(value: number, format: NumberFormat): CellValue {
  const rounded = roundTo(value, places(format), "half");
  if (typeof rounded !== "number") return errors.value;
  const [mantissa, exponent] = Math.abs(rounded).toExponential(14).split("e") as [string, string];
  const point = Number(exponent) + (format.percent && rounded !== 0 ? 3 : 1);
  const digits = mantissa.replace(".", "");
  const integers = (point <= 0 ? "" : digits.slice(0, point).padEnd(point, "0")).padStart(format.integers, "0");
  const decimals = ("0".repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point))).padEnd(format.decimals, "0").slice(0, format.decimals);
  const grouped = format.grouped ? integers.replace(/\B(?=(?:\d{3})+$)/g, ",") : integers;
  return `${rounded < 0 ? "-" : ""}${grouped}${decimals === "" ? "" : `.${decimals}`}${format.percent ? "%" : ""}`;
}

/** A whole number of more than fifteen digits in DuckDB: those that there are, then zeros. */
function pastFifteen(amount: string, grouped: boolean): string {
  const digits = `TRY_CAST(printf('%.14e', ${amount}) AS DECIMAL(38,0))::varchar`;
  return grouped ? `ltrim(reverse(regexp_replace(reverse(${digits}), '([0-9]{3})', '\\1,', 'g')), ',')` : digits;
}

function numberInSql(value: string, { integers, decimals, grouped, percent }: NumberFormat, dialect: SqlDialect): string {
  const amount = roundInSql(percent ? `(${value} * 100)` : value, String(decimals), "half", dialect);
  const sign = `CASE WHEN ${amount} < 0 THEN '-' ELSE '' END`;
  const width = integers + (decimals === 0 ? 0 : decimals + 1);
  const plain = dialect === "postgresql"
    ? grouped ? `to_char(abs(${amount})::numeric, ${sqlText(`FM999,999,999,999,999,999,999,990${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`)})` : `round(abs(${amount})::numeric, ${decimals})::text`
    : `CASE WHEN abs(${amount}) < 1e15 THEN ${grouped ? `format('{:,.${decimals}f}', abs(${amount}))` : `printf('%.${decimals}f', abs(${amount}))`} ELSE ${pastFifteen(`abs(${amount})`, grouped)}${decimals === 0 ? "" : ` || '.${"0".repeat(decimals)}'`} END`;
  const padded = integers > 1 ? `CASE WHEN length(${plain}) < ${width} THEN lpad(${plain}, ${width}, '0') ELSE ${plain} END` : plain;
  return `(${sign} || ${padded}${percent ? " || '%'" : ""})`;
}

function dateInSql(value: string, { pieces }: DateFormat, dialect: SqlDialect): string {
  const date = dateOf(`floor(${round15(value, dialect)})`, dialect);
  const part = (name: string): string => `extract(${name} from ${date})::int`;
  const texts = pieces.map((piece) => {
    switch (piece) {
      case "yyyy": return `${part("year")}::varchar`;
      case "yy": return `lpad((${part("year")} % 100)::varchar, 2, '0')`;
      case "m": case "d": return `${part(piece === "m" ? "month" : "day")}::varchar`;
      case "mm": case "dd": return `lpad(${part(piece === "mm" ? "month" : "day")}::varchar, 2, '0')`;
      default: return sqlText(piece);
    }
  });
  return `(${texts.join(" || ")})`;
}

function writeDate(serial: number, format: DateFormat, env: Env): CellValue {
  const date = textDateParts(serial, env);
  if (date === null) return errors.value;
  return format.pieces.map((piece) => {
    switch (piece) {
      case "yyyy": return String(date.year);
      case "yy": return String(date.year % 100).padStart(2, "0");
      case "m": case "d": return String(piece === "m" ? date.month : date.day);
      case "mm": case "dd": return String(piece === "mm" ? date.month : date.day).padStart(2, "0");
      default: return piece;
    }
  }).join("");
}
