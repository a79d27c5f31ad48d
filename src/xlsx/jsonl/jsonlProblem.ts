import type { Problem } from "../../workbook/host";
import { type ProblemText, makeProblem } from "../../workbook/problemText";

/** Problems stop the opening or saving; notices go with what was opened or saved. */
const texts = {
  "jsonl/empty": { zh: "文件里没有带内容的 JSON 对象。", en: "The file holds no JSON object with anything in it.", hintZh: "确认选对了文件。", hintEn: "Check that it is the right file." },
  "jsonl/broken": { zh: "第 {line} 行不是完整的 JSON，没有导入任何内容。", en: "Line {line} is no whole JSON; nothing was imported.", hintZh: "修好这一行；每个对象要单独占一行。", hintEn: "Repair that line; every object stands on a line of its own." },
  "jsonl/notObject": { zh: "第 {line} 行是 JSON，但不是对象。", en: "Line {line} is JSON, but no object.", hintZh: "每一行写成 {\"列名\": 值, …}。", hintEn: "Write each line like {\"column\": value, …}." },
  "jsonl/list": { zh: "第 {line} 行是 JSON 数组，不是对象。", en: "Line {line} is a JSON list, no object.", hintZh: "把数组里的每个对象写成单独一行，去掉方括号和行尾的逗号。", hintEn: "Write each object of the list on a line of its own, without the brackets and the commas between." },
  "jsonl/duplicateKey": { zh: "第 {line} 行的键“{key}”出现了不止一次，分不清要哪个值。", en: "Line {line} has the key “{key}” more than once; it is not clear which value counts.", hintZh: "每个键只留一个。", hintEn: "Leave each key only once." },
  "jsonl/tooManyRows": { zh: "有 {rows} 个对象，超过了工作表 {limit} 条的上限。", en: "It has {rows} objects; a sheet holds {limit}.", hintZh: "把文件拆成几个。", hintEn: "Split the file." },
  "jsonl/tooManyColumns": { zh: "到第 {line} 行为止，不同的键超过了工作表 {limit} 列的上限。", en: "Up to line {line} there are more different keys than the {limit} columns of a sheet.", hintZh: "核对键名；值不要写成键。", hintEn: "Check the keys; values do not belong into them." },
  "jsonl/textTooLong": { zh: "第 {line} 行“{key}”的值长 {length} 个字符，超过了 {limit} 个的上限。", en: "The value of “{key}” on line {line} has {length} characters; the limit is {limit}.", hintZh: "缩短这个值。", hintEn: "Shorten the value." },
  "jsonl/nested": { zh: "{count} 行里有列表或对象（第 {lines} 行），按 JSON 文本放进单元格。", en: "Lines with lists or objects inside: {count} (line {lines}). Each of those became a cell with its JSON text.", hintZh: "需要分列时，先在原来的软件里展开。", hintEn: "To have columns of them, flatten them in the program they come from." },
  "jsonl/digits": { zh: "{count} 行里有超过 15 位的数字（第 {lines} 行），按文本原样保留。", en: "Lines with numbers of more than 15 digits: {count} (line {lines}). They were kept as text, digit by digit.", hintZh: "编号本来就应是文本，不需要处理。", hintEn: "Numbers that name something should be text anyway; nothing needs to be done." },
  "jsonl/emptyObjects": { zh: "{count} 行是空对象（第 {lines} 行），成为空行。", en: "Empty objects: {count} (line {lines}). They became blank rows.", hintZh: "不需要的话，删掉这些行。", hintEn: "Delete those lines if they mean nothing." },
  "jsonl/noSheet": { zh: "找不到工作表“{sheet}”。", en: "There is no sheet “{sheet}”.", hintZh: "核对工作表名称。", hintEn: "Check the name." },
  "jsonl/noHeader": { zh: "标题单元格 {cell} 是空的，它下面的值没有名称。", en: "The header cell {cell} is blank: the values below it have no name.", hintZh: "补上标题；如果标题不在第一行，先运行 govern 建表。", hintEn: "Fill it in; if the header is not the first row, run govern first to make a table." },
  "jsonl/sameHeader": { zh: "标题“{header}”在 {cell} 又出现了一次，对象里的键不能重复。", en: "The header “{header}” appears again in {cell}; an object cannot have a key twice.", hintZh: "改掉其中一个标题。", hintEn: "Change one of the two." },
  "jsonl/leftOut": { zh: "表格 {area} 以外有 {count} 个单元格没有写出，第一个是 {cell}。", en: "{count} cells outside the table {area} were not written; the first is {cell}.", hintZh: "它们不属于任何记录；需要整张工作表时写成 .csv。", hintEn: "They belong to no record; for the whole sheet write a .csv." },
} satisfies Record<string, ProblemText>;

export type JsonlProblemCode = keyof typeof texts;

/** A problem or notice; `line` of the words also becomes the problem's line. */
export function jsonlProblem(code: JsonlProblemCode, words: Readonly<Record<string, string | number>> = {}): Problem {
  return makeProblem(code, texts[code], undefined, words);
}
