import type { Ast } from "../ast";
import { type FunctionDef, doc, excel, noExcel, noSql, parameter, says, sql, valueFunction } from "./definition";
import { literalChoice, literalText } from "./literal";

const text = parameter("文本", "text", "text", { blank: "unknown" });

/**
 * Where the parts of a unified social credit code stand: from, length.
 * @source GB 32100-2015, 4: 登记管理部门代码, 机构类别代码, 登记管理机关行政区划码, 主体标识码（组织机构代码）, 校验码
 */
const usccParts: { readonly [part: string]: readonly [number, number] } = { DEPT: [1, 1], TYPE: [2, 1], REGION: [3, 6], ORG: [9, 9], CHECK: [18, 1] };
const partOf = (args: readonly Ast[]): readonly [number, number] => usccParts[literalText(args, 1).toUpperCase()]!;

export const usccPartFunction: FunctionDef = valueFunction<readonly [string]>("USCC_PART", [text, parameter("部分", "part", "literal")], {
  result: "text", sure: true,
  check: literalChoice("USCC_PART", 1, Object.keys(usccParts)),
  prepare: (args) => {
    const [from, length] = partOf(args);
    return ([value]) => value.slice(from - 1, from - 1 + length);
  },
  excel: excel(([value], args) => `MID(${value!},${partOf(args).join(",")})`),
  sql: sql(([value], _context, parts) => `substr(${value!}, ${partOf(parts.map(({ node }) => node)).join(", ")})`),
  sentence: says("{1}的{2}段", "the {2} part of {1}"),
  doc: doc("统一社会信用代码的一段：\"DEPT\" 登记管理部门（1 位）、\"TYPE\" 机构类别（1 位）、\"REGION\" 行政区划（6 位）、\"ORG\" 组织机构代码（9 位）、\"CHECK\" 校验码。不看校验码对不对。", "A part of a unified social credit code: \"DEPT\" (1 character), \"TYPE\" (1), \"REGION\" (6), \"ORG\" (9) or \"CHECK\". Whether the code is right is not looked at."),
});

const levels = ["PROVINCE", "CITY", "DISTRICT"];

export const regionNameFunction: FunctionDef = valueFunction<readonly [string]>("REGION_NAME", [parameter("代码", "code", "text", { blank: "unknown" }), parameter("层级", "level", "literal", { optional: true })], {
  result: "text", sure: true,
  check: (args) => (args.length < 2 ? [] : literalChoice("REGION_NAME", 1, levels)(args)),
  prepare: (args) => {
    const level = args.length < 2 ? null : levels.indexOf(literalText(args, 1).toUpperCase());
    return ([code], { chinese }) => {
      const names = chinese?.region(code.slice(0, 6)) ?? null;
      return names === null ? null : level === null ? names.join("/") : (names[level] ?? null);
    };
  },
  excel: noExcel("Excel 公式里没有行政区划表", "an Excel formula has no list of divisions"),
  sql: noSql("SQL 里没有行政区划表", "SQL has no list of divisions"),
  sentence: says("行政区划代码{1}的名称[（{2}）]", "the division of code {1}[ ({2})]"),
  doc: doc("行政区划代码（前 6 位，也可以是身份证号）的名称，如 浙江省/杭州市/西湖区；第二项写 \"PROVINCE\"、\"CITY\"、\"DISTRICT\" 只取一级。撤销的代码给当时的名称；没有这个代码时未知。", "The name of a division by its code (the first 6 characters, so that an identity number will do), such as 浙江省/杭州市/西湖区; with \"PROVINCE\", \"CITY\" or \"DISTRICT\" one level of it. A code that is gone gives its last name; unknown where there is no such code."),
});

export const pinyinFunction: FunctionDef = valueFunction<readonly [string]>("PINYIN", [text, parameter("写法", "form", "literal", { optional: true })], {
  result: "text", sure: true,
  check: (args) => (args.length < 2 ? [] : literalChoice("PINYIN", 1, ["FULL", "INITIALS"])(args)),
  prepare: (args) => {
    const isShort = literalText(args, 1).toUpperCase() === "INITIALS";
    return ([value], { chinese }) => {
      const words = chinese?.pinyin(value) ?? null;
      return words === null ? null : isShort ? words.map(({ word, isSyllable }) => (isSyllable ? word[0]! : word)).join("") : words.map(({ word }) => word).join(" ");
    };
  },
  excel: noExcel("Excel 公式里没有拼音", "an Excel formula knows no pinyin"),
  sql: noSql("SQL 里没有拼音", "SQL knows no pinyin"),
  sentence: says("{1}的拼音[（{2}）]", "the pinyin of {1}[ ({2})]"),
  doc: doc("汉字的拼音，不带声调，每字一节，如 shang hai；第二项写 \"INITIALS\" 只取首字母：sh。多音字取最常用的读音；字母和数字照写（小写），其他符号略去。", "The pinyin of Chinese characters without tones, one syllable each, such as shang hai; with \"INITIALS\" their first letters: sh. A character of several readings has its usual one; letters and digits stay (in lower case), other signs are left out."),
});
