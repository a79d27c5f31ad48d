import { fold, simpleCase } from "../fold";
import { errors, limitText, round15 } from "../values";
import { fn, folded, quote } from "../render/excelPart";
import { paneOnly } from "../render/paneOnly";
import { type SqlDialect, sqlCase, sqlFolded, sqlText, whole as wholeInSql } from "../render/sqlPart";
import type { Ast } from "../ast";
import { type FunctionDef, doc, excel, excelCall, excelWhole, noExcel, noSql, parameter, says, sql, valueFunction } from "./definition";
import { literalOrNull } from "./literal";

const text = parameter("文本", "text", "text");
const count = parameter("字符数", "count", "number");
const start = parameter("起始位置", "start", "number");

function whole(value: number): number {
  return Math.trunc(round15(value));
}

const counted = (n: string, dialect: SqlDialect): string => wholeInSql(n, dialect, 0);
const negative = (n: string, dialect: SqlDialect): string => `${wholeInSql(n, dialect)} < 0`;

export const lenFunction: FunctionDef = valueFunction<readonly [string]>("LEN", [text], {
  result: "number", sure: true, run: ([value]) => value.length, excel: excelCall("LEN"), sql: sql(([value], { dialect }) => `(length(${value!}) + length(regexp_replace(${value!}, ${dialect === "postgresql" ? "'[^\\U00010000-\\U0010FFFF]'" : "'[^\\x{10000}-\\x{10FFFF}]'"}, '', 'g')))::float8`), sentence: says("{1}的字符数", "the length of {1}"),
  doc: doc("文本的字符数，空白为 0。", "The number of characters; 0 for a blank."),
});

export const leftFunction: FunctionDef = valueFunction<readonly [string, number?]>("LEFT", [text, { ...count, optional: true }], {
  result: "text", run: ([value, n = 1]) => (whole(n) < 0 ? errors.value : value.slice(0, whole(n))),
  excel: excelWhole("LEFT", 1), sql: sql(([value, n = "1::float8"], { dialect }) => `left(${value!}, ${counted(n, dialect)})`, ([, n], { dialect }) => (n === undefined ? null : negative(n, dialect))), sentence: says("{1}开头的[{2}个]字符", "the first [{2}] characters of {1}"),
  doc: doc("开头的几个字符，默认 1 个。", "The first characters, one by default."),
});

export const rightFunction: FunctionDef = valueFunction<readonly [string, number?]>("RIGHT", [text, { ...count, optional: true }], {
  result: "text", run: ([value, n = 1]) => (whole(n) < 0 ? errors.value : value.slice(Math.max(0, value.length - whole(n)))),
  excel: excelWhole("RIGHT", 1), sql: sql(([value, n = "1::float8"], { dialect }) => `right(${value!}, ${counted(n, dialect)})`, ([, n], { dialect }) => (n === undefined ? null : negative(n, dialect))), sentence: says("{1}末尾的[{2}个]字符", "the last [{2}] characters of {1}"),
  doc: doc("末尾的几个字符，默认 1 个。", "The last characters, one by default."),
});

export const midFunction: FunctionDef = valueFunction<readonly [string, number, number]>("MID", [text, start, count], {
  result: "text",
  run: ([value, from, n]) => (whole(from) < 1 || whole(n) < 0 ? errors.value : value.slice(whole(from) - 1, whole(from) - 1 + whole(n))),
  excel: excelWhole("MID", 1, 2), sql: sql(([value, from, n], { dialect }) => `substr(${value!}, ${wholeInSql(from!, dialect, 1)}, ${counted(n!, dialect)})`, ([, from, n], { dialect }) => `${wholeInSql(from!, dialect)} < 1 OR ${negative(n!, dialect)}`), sentence: says("{1}从第{2}个字符起的{3}个字符", "{3} characters of {1} from character {2} on"),
  doc: doc("从某个位置（第一个字符为 1）起的几个字符。", "Some characters from a place on; the first is 1."),
});

export const trimFunction: FunctionDef = valueFunction<readonly [string]>("TRIM", [text], {
  result: "text", sure: true, run: ([value]) => value.split(" ").filter((word) => word !== "").join(" "),
  excel: excelCall("TRIM"), sql: sql(([value], { dialect }) => `regexp_replace(${dialect === "postgresql" ? "btrim" : "trim"}(${value!}, ' '), ' +', ' ', 'g')`), sentence: says("{1}去掉多余空格", "{1} without needless spaces"),
  doc: doc("去掉首尾空格，中间的连续空格留一个；只处理半角空格。", "Drops spaces at both ends and keeps one between words; only the ordinary space."),
});

export const upperFunction: FunctionDef = valueFunction<readonly [string]>("UPPER", [text], {
  result: "text", sure: true, run: ([value]) => simpleCase(value, "upper"), excel: excelCall("UPPER"), sql: sql(([value]) => sqlCase(value!, "upper")), sentence: says("{1}的大写", "{1} in capitals"),
  doc: doc("转成大写字母。", "Capital letters."),
});

export const lowerFunction: FunctionDef = valueFunction<readonly [string]>("LOWER", [text], {
  result: "text", sure: true, run: ([value]) => simpleCase(value, "lower"), excel: excelCall("LOWER"), sql: sql(([value]) => sqlCase(value!, "lower")), sentence: says("{1}的小写", "{1} in small letters"),
  doc: doc("转成小写字母。", "Small letters."),
});

export const concatFunction: FunctionDef = valueFunction<readonly string[]>("CONCAT", [text], {
  repeat: 1, result: "text", aliases: ["CONCATENATE"], run: (values) => limitText(values.join("")),
  excel: excel((values) => `(${values.length === 1 ? `${values[0]!}&""` : values.join("&")})`), sql: sql((values) => `(${values.join(" || ")})`), sentence: says("{joined}", "{joined}"),
  doc: doc("把几段文本连起来，空白当作没有。", "Joins texts; blanks add nothing."),
});

export const substituteFunction: FunctionDef = valueFunction<readonly [string, string, string, number?]>("SUBSTITUTE", [text, parameter("旧文本", "old", "text"), parameter("新文本", "new", "text"), parameter("第几处", "occurrence", "number", { optional: true })], {
  result: "text",
  run: ([value, old, fresh, occurrence]) => {
    if (occurrence === undefined) return old === "" ? value : limitText(value.split(old).join(fresh));
    let left = whole(occurrence);
    if (left < 1) return errors.value;
    if (old === "") return value;
    let at = value.indexOf(old);
    while (at >= 0 && --left > 0) at = value.indexOf(old, at + old.length);
    return at < 0 ? value : limitText(value.slice(0, at) + fresh + value.slice(at + old.length));
  },
  excel: excelWhole("SUBSTITUTE", 3),
  sql: sql(([value, old, fresh, occurrence], _, parts) => (occurrence === undefined ? `replace(${value!}, ${old!}, ${fresh!})` : paneOnly(parts[3]!.node, "sql-occurrence", "SQL 不能只替换第几处", "SQL cannot replace one occurrence only"))), sentence: says("{1}中的{2}换成{3}[（第{4}处）]", "{1} with {2} replaced by {3}[ at its occurrence {4}]"),
  doc: doc("把文本里的旧文本换成新文本（区分大小写），可只换第几处。", "Replaces the old text by the new one (case matters), or only one occurrence of it."),
});

export const replaceFunction: FunctionDef = valueFunction<readonly [string, number, number, string]>("REPLACE", [text, start, count, parameter("新文本", "new", "text")], {
  result: "text",
  run: ([value, from, n, fresh]) => (whole(from) < 1 || whole(n) < 0 ? errors.value : limitText(value.slice(0, whole(from) - 1) + fresh + value.slice(whole(from) - 1 + whole(n)))),
  excel: excelWhole("REPLACE", 1, 2),
  sql: sql(([value, from, n, fresh], { dialect }) => { const place = wholeInSql(from!, dialect, 1); return `(left(${value!}, ${place} - 1) || ${fresh!} || substr(${value!}, ${place} + ${counted(n!, dialect)}))`; }, ([, from, n], { dialect }) => `${wholeInSql(from!, dialect)} < 1 OR ${negative(n!, dialect)}`), sentence: says("{1}从第{2}个字符起的{3}个字符换成{4}", "{1} with {3} characters from character {2} on replaced by {4}"),
  doc: doc("把从某个位置起的几个字符换成新文本。", "Replaces some characters from a place on."),
});

export const reptFunction: FunctionDef = valueFunction<readonly [string, number]>("REPT", [text, parameter("次数", "times", "number")], {
  result: "text",
  run: ([value, times]) => (whole(times) < 0 || value.length * whole(times) > 32767 ? errors.value : value === "" ? "" : value.repeat(whole(times))),
  excel: excelWhole("REPT", 1),
  sql: sql(([value, times], { dialect }) => `repeat(${value!}, CASE WHEN length(${value!}) * ${counted(times!, dialect)}::bigint > 32767 THEN 0 ELSE ${counted(times!, dialect)} END)`, ([value, times], { dialect }) => `${negative(times!, dialect)} OR length(${value!}) * ${counted(times!, dialect)}::bigint > 32767`), sentence: says("{1}重复{2}次", "{1} {2} times over"),
  doc: doc("把文本重复几次。", "The text that many times over."),
});

export const exactFunction: FunctionDef = valueFunction<readonly [string, string]>("EXACT", [{ ...text, blank: "unknown" }, { ...text, blank: "unknown" }], {
  result: "boolean", sure: true, run: ([a, b]) => a === b,
  excel: excelCall("EXACT"), sql: sql(([a, b]) => `(${a!} = ${b!})`), sentence: says("{1}与{2}完全相同（区分大小写）", "{1} is exactly {2}, case included"),
  doc: doc("两段文本完全相同（区分大小写）时为 TRUE；有空白时未知。", "TRUE when both texts are the same, case included; unknown when one is blank."),
});

/** Both texts of a test as it compares them; a text written out needs no folding where it stands. */
function foldedPair(whole: string, piece: string, args: readonly Ast[]): readonly [string, string] {
  const literal = literalOrNull(args[1]);
  return literal === null ? [folded(whole, null), folded(piece, null)] : [folded(whole, fold(literal)), quote(fold(literal))];
}

/** The piece is put behind the whole, so that it is found at all and an error in either goes through. "" is in every text: LibreOffice finds it in none. */
function containsInExcel(whole: string, piece: string, args: readonly Ast[]): string {
  const literal = literalOrNull(args[1]);
  if (literal === "") return `(${fn("LEN", whole)}>=0)`;
  const [where, wanted] = foldedPair(whole, piece, args);
  const found = `(${fn("FIND", wanted, `${where}&${wanted}`)}<=${fn("LEN", whole)}${literal === null ? `-${fn("LEN", piece)}+1` : literal.length === 1 ? "" : `-${literal.length - 1}`})`;
  return literal === null ? fn("IF", `${fn("LEN", piece)}=0`, `${fn("LEN", whole)}>=0`, found) : found;
}

const endInExcel = (side: "LEFT" | "RIGHT") => (whole: string, piece: string, args: readonly Ast[]): string => {
  const [where, wanted] = foldedPair(whole, piece, args);
  return fn("EXACT", fn(side, where, fn("LEN", wanted)), wanted);
};

/** A test of text against text as `=` sees them: case does not matter, and a blank makes it unknown, as in a comparison. */
function textTest(name: string, part: ReturnType<typeof parameter>, holds: (whole: string, piece: string) => boolean, write: (whole: string, piece: string, args: readonly Ast[]) => string, query: (whole: string, piece: string) => string, sentence: FunctionDef["sentence"], denial: FunctionDef["sentence"], zh: string, en: string): FunctionDef {
  return valueFunction<readonly [string, string]>(name, [{ ...text, blank: "unknown" }, { ...part, blank: "unknown" }], {
    result: "boolean", sure: true, doc: doc(zh, en), run: ([value, piece]) => holds(fold(value), fold(piece)), sentence, denial,
    sql: sql(([value, piece], _, parts) => { const literal = literalOrNull(parts[1]!.node); return literal === null ? query(sqlFolded(value!, null), sqlFolded(piece!, null)) : query(sqlFolded(value!, fold(literal)), sqlText(fold(literal))); }),
    excel: excel(([value, piece], args) => write(value!, piece!, args)),
  });
}
export const containsFunction = textTest("CONTAINS", parameter("一段文本", "part", "text"), (whole, piece) => whole.includes(piece), containsInExcel, (whole, piece) => `(strpos(${whole}, ${piece}) > 0)`, says("{1}包含{2}", "{1} contains {2}"), says("{1}不包含{2}", "{1} does not contain {2}"), "文本里有这一段时为 TRUE（不分大小写）；空白时未知。", "TRUE when the text holds the part (case does not matter); unknown for a blank.");
export const startsWithFunction = textTest("STARTSWITH", parameter("开头", "beginning", "text"), (whole, piece) => whole.startsWith(piece), endInExcel("LEFT"), (whole, piece) => `starts_with(${whole}, ${piece})`, says("{1}以{2}开头", "{1} begins with {2}"), says("{1}不以{2}开头", "{1} does not begin with {2}"), "文本以此开头时为 TRUE（不分大小写）；空白时未知。", "TRUE when the text begins so (case does not matter); unknown for a blank.");
export const endsWithFunction = textTest("ENDSWITH", parameter("结尾", "ending", "text"), (whole, piece) => whole.endsWith(piece), endInExcel("RIGHT"), (whole, piece) => `(right(${whole}, length(${piece})) = ${piece})`, says("{1}以{2}结尾", "{1} ends with {2}"), says("{1}不以{2}结尾", "{1} does not end with {2}"), "文本以此结尾时为 TRUE（不分大小写）；空白时未知。", "TRUE when the text ends so (case does not matter); unknown for a blank.");

const spelled = /^([+-]?)(\(?)[¥￥$€£]? ?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,3}))?(\)?)( ?%)?$/;

/** The number that a text spells; null when it spells none. */
function spelledNumber(text: string): number | null {
  const match = spelled.exec(text.trim());
  if (match === null) return null;
  const [, sign, open, innerSign, digits, exponent, close, percent] = match;
  if ((open === "") !== (close === "") || [sign, open, innerSign].filter((mark) => mark !== "").length > 1) return null;
  const size = Number(`${digits!.replaceAll(",", "")}e${exponent ?? "0"}`) / (percent === undefined ? 1 : 100);
  if (!Number.isFinite(size)) return null;
  return sign === "-" || innerSign === "-" || open !== "" ? 0 - size : size;
}

export const valueOfTextFunction: FunctionDef = valueFunction<readonly [string]>("VALUE", [{ ...text, blank: "unknown" }], {
  result: "number",
  run: ([value]) => spelledNumber(value) ?? errors.value,
  excel: noExcel("Excel 的 VALUE 按本机地区设置解读文本，也把像日期的文本当作数字", "Excel's VALUE reads texts by the settings of the machine, and takes texts like dates for numbers"),
  sql: noSql("SQL 的转换认得的写法与这里不同", "SQL's casts understand other spellings"),
  sentence: says("{1}表示的数字", "the number that {1} spells"),
  doc: doc("把写成文本的数字转成数字，认千分位、货币符号、百分号和负数括号；不是数字为 #VALUE!，空白为未知。", "The number that a text spells: thousands separators, currency signs, % and brackets for negatives are understood; #VALUE! for anything else, unknown for a blank."),
});
