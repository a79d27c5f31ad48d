/**
 * src/xlsx turns the bytes of an .xlsx package into a workbook model and back, without loss. It knows the zip, the XML and the model; it may not know files,
 * CRM or templates. Inside this folder a refusal travels as a thrown `Refusal`; `openXlsx` and `saveXlsx` turn it into a problem, so none ever leaves.
 *
 * This file: every problem of the folder, with its texts.
 */
import type { Problem } from "../workbook/host";
import { type ProblemText, type Words, makeProblem } from "../workbook/problemText";

const saveAgainZh = "用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再试。";
const saveAgainEn = "Open the original in Excel or WPS, save it as .xlsx and try again.";
const freshCopyZh = "文件在传输或保存时损坏了，重新取得一份再试。";
const freshCopyEn = "The file was damaged on its way; get a fresh copy and try again.";
const repairZh = "用 Excel 打开并修复，另存后再试。";
const repairEn = "Open it in Excel, let Excel repair it, save it and try again.";
const checkCellZh = "核对这个值，不对就重新输入。";
const checkCellEn = "Check the value, and type it again if it is wrong.";
const trustZh = "确认文件来源可靠；不需要它们就用 Excel 删掉，另存后再用。";
const trustEn = "Make sure the file comes from a source you trust; if they are not needed, remove them in Excel and save it.";

const texts = {
  "xlsx/empty": { zh: "文件是空的，一个字节也没有。", en: "The file is empty: it has no bytes.", hintZh: freshCopyZh, hintEn: freshCopyEn },
  "xlsx/notXlsx": { zh: "这不是 .xlsx 工作簿，看起来是{looksLike}。", en: "This is not an .xlsx workbook; it looks like {looksLike}.", hintZh: saveAgainZh, hintEn: saveAgainEn },
  "xlsx/encrypted": { zh: "工作簿设了打开密码，内容已加密，无法读取。", en: "The workbook is encrypted with a password and cannot be read.", hintZh: "在 Excel 里用密码打开，取消“用密码进行加密”，另存后再试。", hintEn: "Open it in Excel with the password, remove “Encrypt with password”, save it and try again." },
  "xlsx/truncated": { zh: "文件不完整，结尾的目录缺失或被截断。", en: "The file is incomplete: the directory at its end is missing or cut off.", hintZh: freshCopyZh, hintEn: freshCopyEn },
  "xlsx/badZip": { zh: "压缩包结构不对：{why}。", en: "The package is malformed: {why}.", hintZh: freshCopyZh, hintEn: freshCopyEn },
  "xlsx/badChecksum": { zh: "这一部分的校验值不对，内容已损坏。", en: "This part fails its checksum; its content is damaged.", hintZh: freshCopyZh, hintEn: freshCopyEn },
  "xlsx/tooManyParts": { zh: "压缩包里有 {parts} 个部分，上限是 {limit} 个。", en: "The package has {parts} parts; the limit is {limit}.", hintZh: "确认文件来源可靠；用 Excel 另存一份再试。", hintEn: "Make sure the file comes from a source you trust; save a copy with Excel and try again." },
  "xlsx/tooBig": { zh: "解压后会超过 {limitMiB} MiB 的上限。", en: "Unpacked it would exceed the limit of {limitMiB} MiB.", hintZh: "把数据拆成几个文件，或删掉不用的工作表和图片。", hintEn: "Split the data into several files, or remove sheets and pictures that are not needed." },
  "xlsx/memory": { zh: "打开它需要的内存超过了 {limitMiB} MiB 的预算。", en: "Opening it takes more memory than the budget of {limitMiB} MiB.", hintZh: "用 --memory 给更多内存（单位 MiB）；或者把数据拆成几个文件，删掉不用的工作表。", hintEn: "Allow more with --memory (in MiB), split the data into several files, or remove sheets that are not needed." },
  "xlsx/bomb": { zh: "压缩比高达 {ratio} 倍，像是压缩炸弹，没有解压。", en: "It is compressed {ratio} times, as a decompression bomb would be; it was not unpacked.", hintZh: "确认文件来源可靠；用 Excel 打开，删掉空白的格式行列，另存后再试。", hintEn: "Make sure the file comes from a source you trust; open it in Excel, delete empty formatted rows and columns, save it and try again." },
  "xlsx/noPart": { zh: "工作簿缺少必需的部分 {part}。", en: "The workbook lacks the part {part} that it needs.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/noSheets": { zh: "工作簿里没有任何工作表。", en: "The workbook has no sheets.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/badXml": { zh: "XML 不合规：{why}。", en: "The XML is malformed: {why}.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/doctype": { zh: "XML 里有 DOCTYPE 声明。工作簿不需要它，它常被用来攻击，所以拒绝读取。", en: "The XML has a DOCTYPE. Workbooks never need one and attacks use it, so the file is refused.", hintZh: "确认文件来源可靠；用 Excel 另存一份再试。", hintEn: "Make sure the file comes from a source you trust; save a copy with Excel and try again." },
  "xlsx/encoding": { zh: "XML 的编码不是 UTF-8 或 UTF-16。", en: "The XML is neither UTF-8 nor UTF-16.", hintZh: saveAgainZh, hintEn: saveAgainEn },
  "xlsx/tooDeep": { zh: "XML 嵌套超过 {limit} 层。", en: "The XML is nested more than {limit} levels deep.", hintZh: "确认文件来源可靠；用 Excel 另存一份再试。", hintEn: "Make sure the file comes from a source you trust; save a copy with Excel and try again." },
  "xlsx/unexpectedPart": { zh: "这一部分的内容不是预期的 {expected}。", en: "The content of this part is not the {expected} it should be.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/badReference": { zh: "单元格引用“{reference}”不成立。", en: "The cell reference “{reference}” is not valid.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/duplicateCell": { zh: "同一个单元格出现了两次。", en: "The same cell occurs twice.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/badCell": { zh: "单元格内容“{text}”与它的类型“{type}”不符。", en: "The cell content “{text}” does not fit its type “{type}”.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/badFormula": { zh: "共享公式或数组公式残缺，找不到它的主单元格或范围。", en: "A shared or array formula is incomplete: its main cell or its area is missing.", hintZh: repairZh, hintEn: repairEn },
  "xlsx/signed": { zh: "工作簿带有数字签名，修改会使签名失效，所以没有写入。", en: "The workbook is digitally signed; a change would void the signature, so nothing was written.", hintZh: "在 Excel 的“文件”>“信息”里删除签名后再试，并告知签名人。", hintEn: "Remove the signature in Excel under File > Info, tell the person who signed, and try again." },
  "xlsx/stillUsed": { zh: "{what}已删除，但这里仍引用它：{formula}。", en: "{what} is gone but is still referred to here: {formula}.", hintZh: "先改掉引用它的公式或名称。", hintEn: "Change the formulas or names that refer to it first." },
  "xlsx/badDump": { zh: "日志里保存的工作表原状已损坏，或来自更新的版本，无法恢复。", en: "The state of the sheet kept in the journal is damaged or comes from a newer version; it cannot be restored.", hintZh: "更新本程序后再试；仍不行就从备份取回这张工作表。", hintEn: "Update this program and try again; if that fails, take the sheet from a backup." },
  "xlsx/notWritable": { zh: "无法写回而不丢失内容：{why}。", en: "It cannot be written back without loss: {why}.", hintZh: "用 Excel 另存一份再试。", hintEn: "Save a copy with Excel and try again." },
  // Notices: the workbook opens, and this is to be known about it.
  "xlsx/oddValue": { zh: "内容“{text}”与单元格的类型“{type}”不符，按文本读取，原样保留。", en: "The content “{text}” does not fit the cell's type “{type}”; it is read as text and kept as it is.", hintZh: checkCellZh, hintEn: checkCellEn },
  "xlsx/numberTooLarge": { zh: "数字 {text} 超出单元格能存的范围，按文本读取，原样保留。", en: "The number {text} is beyond what a cell can hold; it is read as text and kept as it is.", hintZh: checkCellZh, hintEn: checkCellEn },
  "xlsx/longDigits": { zh: "数字 {text} 超过 15 位，当作数字会丢掉末几位，所以按文本读取，原样保留。", en: "The number {text} has more than 15 digits, and as a number would lose the last of them; it is read as text and kept as it is.", hintZh: "如果是证件号、账号之类，把这一列改成文本格式。不要在 Excel 里重新保存这个文件。", hintEn: "If it is an identifier, make the column text. Do not save this file in Excel before that: Excel drops those digits." },
  "xlsx/textTooLong": { zh: "文本有 {length} 个字符，超过单元格的上限 {limit} 个；全文已读取，但 Excel 打开时会截断。", en: "The text has {length} characters, more than the {limit} a cell may hold; all of it is read, but Excel cuts it off.", hintZh: "缩短文本，或拆到几个单元格。", hintEn: "Shorten the text, or split it over several cells." },
  "xlsx/badStyle": { zh: "单元格的格式编号 {style} 不存在，按默认格式处理。", en: "The cell names a format, number {style}, that does not exist; it is shown in the default one.", hintZh: "如果它应当是日期或金额，在 Excel 里重新设置格式。", hintEn: "If it should be a date or an amount, set its format again in Excel." },
  "xlsx/dateOutOfRange": { zh: "数字 {number} 设成了日期格式，但不在 Excel 的日期范围内。", en: "The number {number} has a date format but is no date that Excel knows.", hintZh: checkCellZh, hintEn: checkCellEn },
  "xlsx/outOfOrder": { zh: "行或单元格没有按先后顺序写在文件里；每个单元格都按自己的地址读取。", en: "Rows or cells do not stand in the file in their order; every cell is read by its own address.", hintZh: "内容没有问题；Excel 打开时可能要求修复。", hintEn: "Nothing is wrong with the content; Excel may want to repair the file when it opens it." },
  "xlsx/moreOddCells": { zh: "同样的情况还有 {count} 处，没有逐一列出：{what}", en: "There are {count} more cells like this, not listed one by one: {what}", hintZh: "先处理列出的单元格，再打开一次。", hintEn: "Settle those that are listed and open the file again." },
  "xlsx/macros": { zh: "工作簿带有宏：{names}。宏从不运行，原样保留。", en: "The workbook has macros: {names}. They are never run and are kept as they are.", hintZh: trustZh, hintEn: trustEn },
  "xlsx/activeX": { zh: "工作簿带有 ActiveX 控件：{names}。控件从不加载，原样保留。", en: "The workbook has ActiveX controls: {names}. They are never loaded and are kept as they are.", hintZh: trustZh, hintEn: trustEn },
  "xlsx/embedded": { zh: "工作簿里嵌入了别的文件或对象：{names}。它们从不打开，原样保留。", en: "Other files or objects are embedded in the workbook: {names}. They are never opened and are kept as they are.", hintZh: trustZh, hintEn: trustEn },
  "xlsx/externalLinks": { zh: "工作簿引用了外部文件：{names}。它们从不读取，公式保留上次的结果。", en: "The workbook refers to other files: {names}. They are never read; formulas keep their last results.", hintZh: "要看最新的值，在 Excel 里更新链接。", hintEn: "To see newer values, update the links in Excel." },
  "xlsx/dde": { zh: "工作簿会通过 DDE 调用别的程序：{names}。从不调用，原样保留。", en: "The workbook calls other programs by DDE: {names}. They are never called; this is kept as it is.", hintZh: "这常被用来攻击。确认来源可靠之前，不要在 Excel 里点“更新”。", hintEn: "Attacks use this. Do not press “Update” in Excel before you are sure of the file's source." },
  "xlsx/connections": { zh: "工作簿带有数据连接：{names}。从不连接，原样保留。", en: "The workbook has data connections: {names}. They are never opened and are kept as they are.", hintZh: "要看最新的数据，在 Excel 里刷新。", hintEn: "To see newer data, refresh it in Excel." },
  "xlsx/remoteContent": { zh: "工作簿里有来自网上或别处的图片、媒体：{names}。从不下载，链接原样保留。", en: "Pictures or media of the workbook lie elsewhere: {names}. They are never fetched; the links are kept as they are.", hintZh: "Excel 打开时会去取它们，对方能看到有人打开了文件。", hintEn: "Excel fetches them when it opens the file, and their owner can see that." },
} satisfies Record<string, ProblemText>;

export type XlsxProblemCode = keyof typeof texts;

/** The problem with its texts filled in; `place` is a part, or `sheet!cell`. */
export function xlsxProblem(code: XlsxProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): Problem {
  return makeProblem(code, texts[code], place, words);
}

/** A refusal on its way out of this folder; see the head of this file. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.message.en}`);
  }
}

/** The problem of a refusal that crossed a call without a `Result` (`loadSheet`); null for any other error. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof Refusal ? error.problem : null;
}

export function refuse(code: XlsxProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): never {
  throw new Refusal(xlsxProblem(code, place, words));
}
