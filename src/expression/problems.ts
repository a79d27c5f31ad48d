/** The texts of every mistake in an expression, in both languages, one function per code. */
import { distance } from "fastest-levenshtein";
import type { Localized } from "../records/text";
import type { ExpressionProblem, ExpressionType } from "./expression";
import type { Span } from "./ast";

type Text = Pick<ExpressionProblem, "code" | "message" | "hint">;

export function problemAt(text: Text, span: Span): ExpressionProblem {
  return { ...text, start: span.start, end: span.end };
}

function text(code: string, zh: string, en: string, hintZh: string, hintEn: string): Text {
  return { code: `expression/${code}`, message: { "zh-CN": zh, en }, hint: { "zh-CN": hintZh, en: hintEn } };
}

const typeNames: { readonly [type in ExpressionType]: Localized } = {
  text: { "zh-CN": "文本", en: "text" },
  number: { "zh-CN": "数字", en: "a number" },
  date: { "zh-CN": "日期", en: "a date" },
  boolean: { "zh-CN": "是/否（TRUE/FALSE）", en: "TRUE/FALSE" },
  blank: { "zh-CN": "空白", en: "blank" },
};
export function typeName(types: ExpressionType | readonly ExpressionType[]): Localized {
  const list = typeof types === "string" ? [types] : types;
  return { "zh-CN": list.map((type) => typeNames[type]["zh-CN"]).join("或"), en: list.map((type) => typeNames[type].en).join(" or ") };
}

/** The name most like the one written, when it is like it at all. */
export function nearest(name: string, names: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
  for (const candidate of [...names].sort()) {
    const far = distance(wanted, candidate.toLowerCase());
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}

// Reading

export const tooLong = (length: number, limit: number): Text => text("too-long", `表达式有 ${length} 个字符，最多 ${limit} 个`, `The expression has ${length} characters; ${limit} are allowed.`, "拆成几条规则，或先用计算字段算出一部分。", "Split it into several rules, or compute a part of it in a field of its own.");
export const tooDeep = (limit: number): Text => text("too-deep", `表达式嵌套超过 ${limit} 层`, `The expression nests more than ${limit} levels.`, "用 IFS 代替层层 IF，用 CONCAT 或 SUM 代替很长的 & 或 + 串，或拆成几条规则。", "Use IFS instead of nested IFs, CONCAT or SUM instead of long chains of & or +, or split it into several rules.");
export const empty = (): Text => text("empty", "表达式是空的", "The expression is empty.", "例如 [amount] > 0。", "For example [amount] > 0.");
export const leadingEquals = (): Text => text("leading-equals", "表达式开头不用写等号", "The expression must not start with an equals sign.", "去掉开头的 =。", "Remove the = at the start.");
export const unexpectedEnd = (): Text => text("unexpected-end", "表达式没有写完", "The expression ends too early.", "运算符后面要有值，例如 [amount] > 100。", "An operator needs a value behind it, for example [amount] > 100.");
export const unexpected = (found: string): Text => text("unexpected", `这里不该出现 ${found}`, `${found} cannot stand here.`, "检查前面是否少了运算符、逗号或括号；名称要写成 [字段] 或带引号的文本。", "Look for a missing operator, comma or bracket before it; names are written as [field], texts in quotes.");
export const unknownCharacter = (found: string): Text => text("unknown-character", `不认识的字符 ${found}`, `${found} means nothing here.`, "字段写作 [字段]，文本写在英文双引号里。", "Fields are written [field], texts in double quotes.");
export const controlCharacter = (code: number): Text => text("control-character", `表达式里有不可见的控制字符（U+${hex(code)}）`, `The expression holds an invisible control character (U+${hex(code)}).`, "删掉这个字符，重新输入这一段。", "Delete it and type that part again.");
export const halfWidth = (found: string, instead: string): Text => text("full-width", `这里用了全角或特殊符号 ${found}`, `${found} is not the sign that formulas use.`, `改用半角的 ${instead}。`, `Use ${instead} instead.`);
export const otherOperator = (found: string, instead: string): Text => text("other-operator", `表达式里不用 ${found}`, `Formulas do not use ${found}.`, `改用 ${instead}。`, `Use ${instead} instead.`);
export const unclosedText = (): Text => text("unclosed-text", "文本少了右边的双引号", "A text has no closing quote.", '补上 "；文本里的双引号要写两遍，例如 "他说""好"""。', 'Add the "; a quote inside a text is written twice, as in "say ""yes""".');
export const unclosedField = (): Text => text("unclosed-field", "字段少了右边的 ]", "A field has no closing ].", "补上 ]，例如 [amount]。", "Add the ], as in [amount].");
export const emptyField = (): Text => text("empty-field", "方括号里没有字段名", "There is no field between the brackets.", "写上字段的 id，例如 [amount]。", "Write the id of a field, as in [amount].");
export const unclosedBracket = (): Text => text("unclosed-bracket", "左括号没有对应的右括号", "A ( has no ).", "补上 )。", "Add the ).");
export const numberTooLarge = (): Text => text("number-too-large", "数字太大", "The number is too large.", "数字不能超过 1E+308。", "Numbers end at 1E+308.");
export const missingArgument = (): Text => text("missing-argument", "逗号之间少了一个参数", "An argument is missing between the commas.", "写上参数，或去掉多余的逗号。", "Write the argument, or remove the comma.");

// Names

export const unknownField = (field: string, near: string | null): Text => text("unknown-field", `没有字段 [${field}]`, `There is no field [${field}].`, near === null ? "字段要写 id，不是表头文字；检查模板里的字段列表。" : `是不是 [${near}]？`, near === null ? "Fields are named by id, not by header; look at the fields of the template." : `Did you mean [${near}]?`);
export const bareName = (name: string, near: string | null): Text => text("bare-name", `${name} 不是字段也不是函数`, `${name} is neither a field nor a function.`, near === null ? "字段写在方括号里：[字段]；文本写在双引号里；函数后面要有括号。" : `字段写在方括号里：[${near}]。`, near === null ? "Fields stand in brackets: [field]; texts in quotes; functions are followed by ( )." : `Fields stand in brackets: [${near}].`);
export const unknownPath = (path: string, step: string, near: string | null): Text => text("unknown-field", `[${path}] 里没有字段 ${step}`, `There is no field ${step} in [${path}].`, near === null ? "检查所引用的表有哪些字段。" : `是不是 ${near}？`, near === null ? "Look at the fields of the table that it leads to." : `Did you mean ${near}?`);
export const noReference = (path: string, field: string): Text => text("no-reference", `[${path}] 里的 ${field} 不是引用字段`, `${field} in [${path}] refers to no record.`, "点号前要写 ref 类型的字段，并在 relations 里说明它指向哪张表；refs（多个）不能这样用。", "Before a dot stands a field of type ref that relations lead to a table; refs, of which there may be several, cannot be followed.");
export const pathTooLong = (path: string, limit: number): Text => text("path-too-long", `[${path}] 经过的引用超过 ${limit} 个`, `[${path}] follows more than ${limit} references.`, "先在中间的表里加一个 lookup 字段。", "Add a lookup field to a table on the way.");
export const needsColumn = (name: string): Text => text("needs-column", `${name} 这里要写一整列：[表.字段]`, `${name} reads a whole column here: [table.field].`, "例如 [orders.amount]。", "For example [orders.amount].");
export const unknownTable = (table: string, near: string | null): Text => text("unknown-table", `没有表 ${table}`, `There is no table ${table}.`, near === null ? "写 tables 里的表 id。" : `是不是 ${near}？`, near === null ? "Use a table id from tables." : `Did you mean ${near}?`);
export const badCriterion = (name: string, criterion: string): Text => text("bad-criterion", `${name} 不认识条件 "${criterion}"`, `${name} does not know the criterion "${criterion}".`, '写要相等的值，或“运算符加值”，例如 ">=100"；不支持通配符 * 和 ?。', 'Write the value to equal, or an operator and a value as in ">=100"; the wildcards * and ? are not supported.');
export const otherTable = (name: string, found: string, table: string): Text => text("other-table", `${name} 的各列要在同一张表里，这里有 ${found} 也有 ${table}`, `The columns of ${name} must be of one table; here are ${found} and ${table}.`, "换成同一张表的列。", "Use columns of the same table.");
export const unknownFunction = (name: string, near: string | null): Text => text("unknown-function", `没有函数 ${name}`, `There is no function ${name}.`, near === null ? "检查函数名；能用的函数见模板说明。" : `是不是 ${near}？`, near === null ? "Check the name against the list of functions." : `Did you mean ${near}?`);

// Types

export const argumentCount = (name: string, found: number, wanted: string, usage: string): Text => text("argument-count", `${name} 要 ${wanted} 个参数，这里有 ${found} 个`, `${name} takes ${wanted} arguments, not ${found}.`, `写法：${usage}。`, `Write ${usage}.`);
export function wrongType(what: Localized, wanted: readonly ExpressionType[], found: ExpressionType): Text {
  const hint = conversionHint(wanted, found);
  return text("wrong-type", `${what["zh-CN"]}要${typeName(wanted)["zh-CN"]}，这里是${typeName(found)["zh-CN"]}`, `${what.en} takes ${typeName(wanted).en}, not ${typeName(found).en}.`, hint["zh-CN"], hint.en);
}
function conversionHint(wanted: readonly ExpressionType[], found: ExpressionType): Localized {
  if (found === "date" && wanted.includes("text")) return { "zh-CN": '用 TEXT(日期, "yyyy-mm-dd") 转成文本。', en: 'Turn it into text with TEXT(date, "yyyy-mm-dd").' };
  if (found === "boolean" && wanted.includes("text")) return { "zh-CN": '用 IF(条件, "是", "否") 转成文本。', en: 'Turn it into text with IF(condition, "yes", "no").' };
  if (wanted.includes("date")) return { "zh-CN": "日期写作 DATE(2024, 1, 5)，或用日期字段。", en: "Write a date as DATE(2024, 1, 5), or use a date field." };
  if (wanted.includes("boolean")) return { "zh-CN": "写一个比较，例如 [amount] > 0。", en: "Write a comparison, for example [amount] > 0." };
  if (wanted.includes("number") && found === "text") return { "zh-CN": "数字不加引号；文本字段用 VALUE(…) 转成数字。", en: "Numbers have no quotes; VALUE(…) turns text into a number." };
  if (wanted.includes("number") && found === "date") return { "zh-CN": "两个日期相减得到天数；取年月日用 YEAR、MONTH、DAY。", en: "The difference of two dates is a number of days; YEAR, MONTH and DAY give its parts." };
  return { "zh-CN": "换成类型相符的值。", en: "Use a value of that kind." };
}
export function notComparable(left: ExpressionType, right: ExpressionType): Text {
  const hint = comparisonHint(left, right);
  const [zh, en] = [`${typeName(left)["zh-CN"]}和${typeName(right)["zh-CN"]}`, `${typeName(left).en} with ${typeName(right).en}`];
  if ((left === "date" || right === "date") && (left === "number" || right === "number")) return text("date-against-number", `${zh}不能直接比较`, `Comparing ${en} says nothing.`, hint["zh-CN"], hint.en);
  return text("never-equal", `${zh}不能比较，永远不相等`, `Comparing ${en}: they are never equal.`, hint["zh-CN"], hint.en);
}
function comparisonHint(left: ExpressionType, right: ExpressionType): Localized {
  const has = (type: ExpressionType): boolean => left === type || right === type;
  if (has("date")) return { "zh-CN": "日期和日期比较，例如 [date] >= DATE(2024, 1, 5)。", en: "Compare a date with a date, as in [date] >= DATE(2024, 1, 5)." };
  if (has("number") && has("text")) return { "zh-CN": "数字不加引号；文本加引号；文本字段用 VALUE(…) 转成数字。", en: "Numbers have no quotes, texts have them; VALUE(…) turns text into a number." };
  return { "zh-CN": "条件之间用 AND、OR 连接，例如 AND(1 < [x], [x] < 3)。", en: "Join conditions with AND or OR, as in AND(1 < [x], [x] < 3)." };
}
export const noOrder = (operator: string): Text => text("no-order", `TRUE/FALSE 不能用 ${operator} 比较`, `TRUE/FALSE cannot be compared with ${operator}.`, "只能用 = 或 <>；或直接写条件本身。", "Only = and <> work; or write the condition itself.");
export const comparesBlank = (): Text => text("compares-blank", "和空白比较的结果总是未知", "A comparison with a blank is always unknown.", "判断空白用 ISBLANK([字段])，非空用 NOT(ISBLANK([字段]))。", "Test for blanks with ISBLANK([field]), or NOT(ISBLANK([field])).");
export const mixedTypes = (name: string, first: ExpressionType, other: ExpressionType): Text => text("mixed-types", `${name} 的各个值类型要一致，这里有${typeName(first)["zh-CN"]}也有${typeName(other)["zh-CN"]}`, `The values of ${name} must be of one kind; here are ${typeName(first).en} and ${typeName(other).en}.`, "换成同一种类型的值。", "Use values of the same kind.");
export const resultType = (wanted: readonly ExpressionType[], found: ExpressionType): Text => text("result-type", `这里要得到${typeName(wanted)["zh-CN"]}，表达式的结果是${typeName(found)["zh-CN"]}`, `The result must be ${typeName(wanted).en}, and this is ${typeName(found).en}.`, conversionHint(wanted, found)["zh-CN"], conversionHint(wanted, found).en);
export const needsLiteral = (name: string, what: Localized, example: string): Text => text("needs-literal", `${name} 的${what["zh-CN"]}要直接写成文本`, `The ${what.en} of ${name} must be a text written out.`, `例如 ${example}。`, `For example ${example}.`);
export const needsField = (name: string): Text => text("needs-field", `${name} 里要写一个字段`, `${name} takes a field and nothing else.`, `写法：${name}([字段])。`, `Write ${name}([field]).`);
export const badChoice = (name: string, found: string, choices: readonly string[]): Text => text("bad-choice", `${name} 不认识 "${found}"`, `${name} does not know "${found}".`, `可用：${choices.join("、")}。`, `There are ${choices.join(", ")}.`);

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}
