import type { FieldTypes } from "../../src/expression/expression";
import type { CellValue } from "../../src/records/cellValue";
import type { Random } from "../../tools/sample/random";

export const fields = {
  n: "number", m: "number", k: "number",
  t: "text", u: "text", v: "text",
  d: "date", e: "date",
  b: "boolean", c: "boolean",
} as const satisfies FieldTypes;
export type Field = keyof typeof fields;
export type Row = { readonly [field in Field]: CellValue };
export const fieldNames = Object.keys(fields) as readonly Field[];

const numbers = [0, 1, 2, 3, 5, 7, 10, 12, 100, 1000, -1, -2, -3, -10, 0.5, 1.5, 2.5, -0.5, -2.5, 0.1, 0.2, 0.3, 0.7, 1.005, 2.675, 1.15, 99.995, 12.34, 1234.5, 100000, 99999.99, 1e6, 123456789, 13800138000, 0.1 + 0.2, 1 - 0.9, 1 / 3, 2 / 3, 123456789012, 31, 28];
const texts = [
  "a", "A", "b", "ab", "AB", "aB", "abc", "Hello", "HELLO", "hello world", "AB1234", "ab1234", "1", "42", "007", "12.5", "-", "", " ", "　", "\u00a0", "x y", " a", "a ", "  a  b ",
  "金融", "制造业", "金融科技", "上海市浦东新区", "成交", "未成交", "客户A", "客户a", "Ａ", "ａ", "１２３", "㈱", "Ａ公司", "A公司",
  "13800138000", "1380013800", "23800138000", "11010519491231002X", "11010519491231002x", "91350100M000100Y43", "110105491231002", "440524188001010014", "110105199002301234", "330106200002291231", "123456789012345678", "6222021234567890123", "110105194912310021",
  "ſ", "s", "K", "k", "ß", "ẞ", "SS", "İ", "i", "I", "ı", "Σ", "ς", "σ", "É", "é", "Я", "я", "say \"hi\"", "a*b", "a?b", "~", "%_", "a\\b", "'", "=1+1", "[x]", "&amp;", "😀", "𠮷野家", "TRUE", "#N/A",
];
const days = [45292, 45291, 45351, 45352, 45657, 44197, 44255, 43890, 43891, 36526, 36585, 40000, 20000, 61, 73050, 45292.5, 45292.75, 45323, 45322, 45382];
const errors = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!"].map((error) => ({ error }));

/** A row of every kind of cell. `foreign`: also cells that are not what their field says, which only a sheet can hold. */
export function randomRow(random: Random, foreign: boolean): Row {
  const cell = (field: Field): CellValue => {
    if (random.chance(0.14)) return null;
    if (random.chance(0.03)) return random.pick(errors);
    if (foreign && random.chance(0.02)) return other(field, random);
    switch (fields[field]) {
      case "number": return random.chance(0.75) ? random.pick(numbers) : Math.round(random.next() * 2e6 - 1e6) / random.pick([1, 10, 100, 1000]);
      case "text": return random.chance(0.06) ? random.pick(numbers.map(String)) : random.pick(texts);
      case "date": return random.chance(0.6) ? random.pick(days) : random.int(40000, 47000);
      default: return random.chance(0.5);
    }
  };
  return Object.fromEntries(fieldNames.map((field) => [field, cell(field)])) as Row;
}

function other(field: Field, random: Random): CellValue {
  if (fields[field] === "text") return random.pick([42, 12.5, 13800138000, 110105194912310000, 0]);
  if (fields[field] === "boolean") return random.pick<CellValue>(["maybe", 1, "TRUE", "是", "否", "Yes", "No"]);
  return random.pick(["abc", "1,234", "2024-01-05", "¥5"]);
}

/** What expressions are told from without. */
export const inputs = { today: 45292, now: 45292.75, me: "li", dateSystem: 1900 as const, calendar: { weekend: [0, 6], holidays: [], workdays: [] } };
