import type { Problem } from "../../workbook/host";
import { type ProblemText, makeProblem } from "../../workbook/problemText";

const utf8Zh = "用原来的软件另存为 UTF-8 编码的 CSV 后再试。";
const utf8En = "Save it again as CSV with UTF-8 encoding in the program it comes from.";

/** Problems stop the opening; notes go with what was opened. */
const texts = {
  "csv/empty": { zh: "文件里没有内容。", en: "The file holds nothing.", hintZh: "确认选对了文件。", hintEn: "Check that it is the right file." },
  "csv/undecodable": { zh: "第 {line} 行有无法按 {encoding} 解读的字节。", en: "Line {line} has bytes that are no {encoding}.", hintZh: utf8Zh, hintEn: utf8En },
  "csv/unknownEncoding": { zh: "认不出文件的编码，它不是 UTF-8、UTF-16 或 GB18030。", en: "The encoding is neither UTF-8 nor UTF-16 nor GB18030.", hintZh: utf8Zh, hintEn: utf8En },
  "csv/binary": { zh: "第 {line} 行有空字节，这不像文本文件。", en: "Line {line} has a zero byte; this does not look like a text file.", hintZh: utf8Zh, hintEn: utf8En },
  "csv/unclosedQuote": { zh: "第 {line} 行开始的引号没有结束。", en: "The quote that opens on line {line} is never closed.", hintZh: "在这一行补上缺少的引号，或删掉多余的。", hintEn: "Add the missing quote on that line, or take out the one too many." },
  "csv/afterQuote": { zh: "第 {line} 行的结束引号后面还有内容，分不清是哪个单元格的。", en: "Line {line} has text after a closing quote; it is not clear which cell it belongs to.", hintZh: "单元格里的引号要写成两个引号。", hintEn: "Write a quote inside a cell as two quotes." },
  "csv/ambiguousDelimiter": { zh: "分不清分隔符是“{first}”还是“{second}”。", en: "The delimiter could be “{first}” or “{second}”.", hintZh: "在文件最前面加一行 sep={first} 或 sep={second}。", hintEn: "Put a line sep={first} or sep={second} at the top of the file." },
  "csv/tooManyRows": { zh: "有 {rows} 行，超过了工作表 {limit} 行的上限。", en: "It has {rows} rows; a sheet holds {limit}.", hintZh: "把文件拆成几个。", hintEn: "Split the file." },
  "csv/tooManyColumns": { zh: "第 {line} 行有 {columns} 列，超过了工作表 {limit} 列的上限。", en: "Line {line} has {columns} columns; a sheet holds {limit}.", hintZh: "核对分隔符。", hintEn: "Check the delimiter." },
  "csv/textTooLong": { zh: "第 {line} 行有一个单元格长 {length} 个字符，超过了 {limit} 个的上限。", en: "A cell on line {line} has {length} characters; the limit is {limit}.", hintZh: "缩短这个单元格；也可能是漏了引号。", hintEn: "Shorten that cell; a quote may be missing as well." },
  "csv/noSheet": { zh: "找不到工作表“{sheet}”。", en: "There is no sheet “{sheet}”.", hintZh: "核对工作表名称。", hintEn: "Check the name." },
  "csv/encodingGuessed": { zh: "文件没有注明编码，按 {encoding} 读取。", en: "The file does not name its encoding; it was read as {encoding}.", hintZh: "如果出现乱码，另存为 UTF-8 编码的 CSV 后再试。", hintEn: "If characters look wrong, save it again as CSV with UTF-8 encoding." },
  "csv/longRow": { zh: "第 {line} 行有 {columns} 个单元格，比多数行的 {usual} 个多。都保留了。", en: "Line {line} has {columns} cells, most rows have {usual}. All were kept.", hintZh: "核对这一行是否漏了引号。", hintEn: "Check whether that line lacks a quote." },
  "csv/singleColumn": { zh: "没有找到分隔符，按一列读取。", en: "No delimiter was found; the file was read as one column.", hintZh: "如果不止一列，在文件最前面加一行注明分隔符，例如 sep=, 。", hintEn: "If there are more, put a line that names the delimiter at the top, such as sep=, ." },
  "csv/guardsRemoved": { zh: "{cells} 个单元格开头有防公式的单引号，已去掉。", en: "{cells} cells had an apostrophe in front that keeps text from being taken for a formula; it was taken off.", hintZh: "导出时会自动加回。", hintEn: "It is put back on export." },
} satisfies Record<string, ProblemText>;

export type CsvProblemCode = keyof typeof texts;

/** A problem or note; `line` of the words also becomes the problem's line. */
export function csvProblem(code: CsvProblemCode, words: Readonly<Record<string, string | number>> = {}): Problem {
  return makeProblem(code, texts[code], undefined, words);
}
