import type { Problem } from "../../workbook/host";
import { type ProblemText, makeProblem } from "../../workbook/problemText";

const utf8Zh = "用原来的软件另存为 UTF-8 编码的 CSV 后再试。";
const utf8En = "Save it again as CSV with UTF-8 encoding in the program it comes from.";

/** Problems stop the opening or saving; notices go with what was opened or saved. */
const texts = {
  // Reading: refused.
  "csv/empty": { zh: "文件里没有内容。", en: "The file holds nothing.", hintZh: "确认选对了文件。", hintEn: "Check that it is the right file." },
  "csv/binary": { zh: "第 {line} 行有空字节，这不像文本文件。", en: "Line {line} has a zero byte; this does not look like a text file.", hintZh: utf8Zh, hintEn: utf8En },
  "csv/unclosedQuote": { zh: "第 {line} 行开始的引号没有结束。", en: "The quote that opens on line {line} is never closed.", hintZh: "在这一行补上缺少的引号，或删掉多余的；如果引号只是普通字符，命令行加 --quote none。", hintEn: "Add the missing quote on that line, or take out the one too many; where quotes are ordinary characters, say --quote none on the command line." },
  "csv/afterQuote": { zh: "第 {line} 行的结束引号后面还有内容，分不清是哪个单元格的。", en: "Line {line} has text after a closing quote; it is not clear which cell it belongs to.", hintZh: "单元格里的引号要写成两个引号；如果引号只是普通字符，命令行加 --quote none。", hintEn: "Write a quote inside a cell as two quotes; where quotes are ordinary characters, say --quote none on the command line." },
  "csv/ambiguousDelimiter": { zh: "分不清分隔符是“{first}”还是“{second}”。", en: "The delimiter could be “{first}” or “{second}”.", hintZh: "指明分隔符（命令行加 --delimiter，例如 --delimiter semicolon）。", hintEn: "Name it (on the command line with --delimiter, such as --delimiter semicolon)." },
  "csv/tooManyRows": { zh: "有 {rows} 行，超过了工作表 {limit} 行的上限。", en: "It has {rows} rows; a sheet holds {limit}.", hintZh: "把文件拆成几个。", hintEn: "Split the file." },
  "csv/tooManyColumns": { zh: "第 {line} 行有 {columns} 列，超过了工作表 {limit} 列的上限。", en: "Line {line} has {columns} columns; a sheet holds {limit}.", hintZh: "核对分隔符。", hintEn: "Check the delimiter." },
  "csv/textTooLong": { zh: "第 {line} 行有一个单元格长 {length} 个字符，超过了 {limit} 个的上限。", en: "A cell on line {line} has {length} characters; the limit is {limit}.", hintZh: "缩短这个单元格；也可能是漏了引号。", hintEn: "Shorten that cell; a quote may be missing as well." },
  // Reading: noticed.
  "csv/delimiterGuessed": { zh: "分隔符按“{delimiter}”读取；“{other}”也说得通。第一行是“{sample}”。", en: "The delimiter was taken to be “{delimiter}”; “{other}” would do as well. The first line is “{sample}”.", hintZh: "如果分错了列，用 --delimiter 指明分隔符。", hintEn: "If the columns are wrong, name the delimiter with --delimiter." },
  "csv/singleColumn": { zh: "没有找到分隔符，按一列读取。", en: "No delimiter was found; the file was read as one column.", hintZh: "如果不止一列，用 --delimiter 指明分隔符（全角逗号也可以），或在文件最前面加一行 sep=, 。", hintEn: "If there are more, name the delimiter with --delimiter, or put a line such as sep=, at the top." },
  "csv/longRows": { zh: "{count} 行的单元格比多数行的 {usual} 个多（第 {lines} 行），都保留了。", en: "Rows with more cells than the usual {usual}: {count} (line {lines}). All were kept.", hintZh: "核对这些行是否漏了引号。", hintEn: "Check whether those lines lack a quote." },
  "csv/shortRows": { zh: "{count} 行的单元格比多数行的 {usual} 个少（第 {lines} 行），缺的按空白读取。", en: "Rows with fewer cells than the usual {usual}: {count} (line {lines}). What is missing was read as blank.", hintZh: "核对这些行是否被换行截断。", hintEn: "Check whether a line break cut those rows short." },
  "csv/extraDelimiters": { zh: "{count} 行末尾有多余的分隔符（第 {lines} 行），后面没有内容。", en: "Rows that end in more delimiters than the usual {usual} cells need: {count} (line {lines}). Nothing stands behind them.", hintZh: "没有丢失内容，不需要处理。", hintEn: "Nothing was lost; nothing needs to be done." },
  "csv/bareQuotes": { zh: "{count} 行的单元格中间有引号（第 {lines} 行），按普通字符保留了。", en: "Rows with a quote inside a cell that is not quoted: {count} (line {lines}). It was kept as a character.", hintZh: "核对这些行是否分对了列。", hintEn: "Check that those rows were split rightly." },
  "csv/droppedSpaces": { zh: "{count} 行的结束引号和分隔符之间有空格（第 {lines} 行），没有当作内容。", en: "Rows with spaces between a closing quote and the delimiter: {count} (line {lines}). They were not taken for content.", hintZh: "如果空格有意义，写到引号里面。", hintEn: "If they matter, write them inside the quotes." },
  "csv/looksGuarded": { zh: "{count} 行里有公式符号前的单引号（第 {lines} 行），按原样保留了。", en: "Rows with an apostrophe before a formula sign: {count} (line {lines}). It was kept as it stands.", hintZh: "如果那是导出软件加的防公式标记，加 --guard on 去掉。", hintEn: "If the exporting program put it there as a guard, take it off with --guard on." },
  "csv/guardsRemoved": { zh: "{cells} 个单元格开头有防公式的单引号，已去掉。", en: "{cells} cells had an apostrophe in front that keeps text from being taken for a formula; it was taken off.", hintZh: "导出时会自动加回。", hintEn: "It is put back on export." },
  // Writing.
  "csv/noSheet": { zh: "找不到工作表“{sheet}”。", en: "There is no sheet “{sheet}”.", hintZh: "核对工作表名称。", hintEn: "Check the name." },
  "csv/noRoomForGuard": { zh: "工作表“{sheet}”用满了 {limit} 列，写不下防公式说明。", en: "The sheet “{sheet}” uses all {limit} columns; there is no room to say that the formula guard is on.", hintZh: "删掉空列，或加 --guard off。", hintEn: "Delete an empty column, or say --guard off." },
  "csv/guardsAdded": { zh: "{cells} 个单元格的文本像公式，前面加了单引号；首行右侧有说明，再次导入时会去掉。", en: "{cells} cells hold text that looks like a formula; it got an apostrophe in front. A remark right of the first row says so, and importing the file again takes it off.", hintZh: "要给不认单引号的程序用时，加 --guard off。", hintEn: "For a program that does not understand the apostrophe, say --guard off." },
} satisfies Record<string, ProblemText>;

export type CsvProblemCode = keyof typeof texts;

/** A problem or notice; `line` of the words also becomes the problem's line. */
export function csvProblem(code: CsvProblemCode, words: Readonly<Record<string, string | number>> = {}): Problem {
  return makeProblem(code, texts[code], undefined, words);
}
