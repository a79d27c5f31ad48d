import type { CellValue } from "../../records/cellValue";
import { fold } from "../fold";
import { errors, round15 } from "../values";
import { fn, folded, quote } from "../render/excelPart";
import { type SqlContext, type SqlPart, sqlFolded, sqlText, whole } from "../render/sqlPart";
import { paneOnly } from "../render/paneOnly";
import { type FunctionDef, doc, excel, parameter, says, sql, valueFunction, wholeNumber } from "./definition";
import { literalOrNull } from "./literal";

const parameters = [parameter("查找的文本", "find", "text"), parameter("文本", "text", "text"), parameter("起始位置", "start", "number", { optional: true })];
/** Excel's limit for what SEARCH looks for. */
const maxSearch = 255;

type Arguments = readonly [string, string, number?];

function from(text: string, start: number): number | null {
  const place = Math.trunc(round15(start)) - 1;
  return place < 0 || place > text.length ? null : place;
}

export const findFunction: FunctionDef = valueFunction<Arguments>("FIND", parameters, {
  result: "number",
  run: ([wanted, text, start = 1]): CellValue => {
    const place = from(text, start);
    const found = place === null ? -1 : text.indexOf(wanted, place);
    return found < 0 ? errors.value : found + 1;
  },
  excel: excel(([wanted, text, start], args) => placeInExcel(wanted!, literalOrNull(args[0]), text!, start === undefined ? null : wholeNumber(start, args[2]!))),
  sql: sql(([wanted, text, start], context) => foundInSql(wanted!, text!, start, context), ([wanted, text, start], context) => notFoundInSql(wanted!, text!, start, context)),
  sentence: says("{1}在{2}中的位置[（从第{3}个字符起）]", "the place of {1} in {2}[ from character {3} on]"),
  doc: doc("文本第一次出现的位置（区分大小写）；找不到是 #VALUE!。", "Where the text is first found (case matters); #VALUE! when it is not."),
});

export const searchFunction: FunctionDef = valueFunction<Arguments>("SEARCH", parameters, {
  result: "number",
  run: ([wanted, text, start = 1]): CellValue => {
    const place = from(text, start);
    if (place === null || wanted.length > maxSearch) return errors.value;
    const found = searchFrom(fold(text), segments(fold(wanted)), place);
    return found < 0 ? errors.value : found + 1;
  },
  excel: excel(([, text, start], args) => {
    const literal = literalOrNull(args[0]);
    if (literal === null) paneOnly(args[0]!, "search-pane-only", "Excel 的 SEARCH 不分大小写的规则随本机语言变化，只有直接写出的查找文本两边一致", "Excel's SEARCH folds case by the language of the machine; only a text written out is found alike");
    const [wanted, where] = [fold(literal), folded(text!, fold(literal))];
    const from = start === undefined ? null : wholeNumber(start, args[2]!);
    return /[*?~]/.test(wanted) ? fn("SEARCH", quote(wanted), where, ...(from === null ? [] : [from])) : placeInExcel(quote(wanted), wanted, where, from);
  }),
  sql: sql(([, text, start], context, parts) => foundInSql(...plainSearch(text!, parts), start, context), ([, text, start], context, parts) => notFoundInSql(...plainSearch(text!, parts), start, context)),
  sentence: says("{1}在{2}中的位置（不分大小写）[（从第{3}个字符起）]", "the place of {1} in {2}, whatever its case[, from character {3} on]"),
  doc: doc("文本第一次出现的位置（不分大小写，? 代表一个字符，* 代表任意多个，~? 和 ~* 是字符本身）；找不到是 #VALUE!。", "Where the text is first found (case does not matter, ? is any character, * any number of them, ~? and ~* the signs themselves); #VALUE! when it is not."),
});

/** FIND, and where it may look for nothing ("" is found where the search begins, in Excel but not in LibreOffice) what that gives. `literal`: what is looked for, where it is written out. */
function placeInExcel(wanted: string, literal: string | null, text: string, start: string | null): string {
  const find = fn("FIND", wanted, text, ...(start === null ? [] : [start]));
  if (literal !== null && literal !== "") return find;
  const length = fn("LEN", text);
  const nothing = start === null ? fn("IF", `${length}>=0`, "1") : fn("IF", fn("AND", `${start}>=1`, `${start}<=${length}+1`), start, "NA()");
  return literal === "" ? nothing : fn("IF", `${fn("LEN", wanted)}=0`, nothing, find);
}

/** What is searched and where, folded; with wildcards SQL would need a pattern of its own. */
function plainSearch(text: string, [wanted]: readonly SqlPart[]): readonly [string, string] {
  const literal = literalOrNull(wanted!.node);
  if (literal === null || /[*?~]/.test(literal)) paneOnly(wanted!.node, "sql-search", "SQL 里 SEARCH 只找直接写出的、没有 * 和 ? 的文本", "in SQL, SEARCH looks only for a text written out without * and ?");
  return [sqlText(fold(literal)), sqlFolded(text, fold(literal))];
}

function foundInSql(wanted: string, text: string, start: string | undefined, { dialect }: SqlContext): string {
  if (start === undefined) return `strpos(${text}, ${wanted})::float8`;
  const from = whole(start, dialect, 1);
  return `(strpos(substr(${text}, ${from}), ${wanted}) + ${from} - 1)::float8`;
}
function notFoundInSql(wanted: string, text: string, start: string | undefined, { dialect }: SqlContext): string {
  if (start === undefined) return `strpos(${text}, ${wanted}) = 0`;
  const from = whole(start, dialect);
  return `${from} < 1 OR ${from} > length(${text}) + 1 OR strpos(substr(${text}, greatest(1, ${from})), ${wanted}) = 0`;
}

/** Between the `*`s: characters, where null stands for any one. */
type Segment = readonly (string | null)[];

function segments(wanted: string): readonly Segment[] {
  const all: (string | null)[][] = [[]];
  for (let i = 0; i < wanted.length; i++) {
    const char = wanted[i]!;
    const next = wanted[i + 1];
    if (char === "~" && (next === "?" || next === "*" || next === "~")) {
      all.at(-1)!.push(next);
      i++;
    } else if (char === "*") all.push([]);
    else all.at(-1)!.push(char === "?" ? null : char);
  }
  return all;
}

/** The first match decides alone: a later start leaves less text for the rest, so each segment is searched once, from left to right. */
function searchFrom(text: string, parts: readonly Segment[], start: number): number {
  let first = -1;
  let at = start;
  for (const part of parts) {
    const found = findSegment(text, part, at);
    if (found < 0) return -1;
    if (first < 0) first = found;
    at = found + part.length;
  }
  return first;
}

function findSegment(text: string, part: Segment, start: number): number {
  if (!part.includes(null)) return text.indexOf(part.join(""), start);
  for (let at = start; at + part.length <= text.length; at++) {
    if (part.every((char, i) => char === null || text[at + i] === char)) return at;
  }
  return -1;
}
