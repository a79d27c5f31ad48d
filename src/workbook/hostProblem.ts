/**
 * The problems that both hosts speak of, with their texts. Inside a host a refusal travels as a thrown `HostRefusal`; the host takes its batch back and turns
 * it into a problem at its door.
 */
import type { Problem } from "../records/problem";
import { type ProblemText, type Words, makeProblem } from "./problemText";

const texts = {
  "host/noSheet": { zh: "找不到工作表“{sheet}”。", en: "There is no sheet “{sheet}”.", hintZh: "核对工作表名称；它可能已被改名或删除。", hintEn: "Check the name; the sheet may have been renamed or deleted." },
  "host/notWorksheet": { zh: "“{sheet}”是图表或宏工作表，没有单元格。", en: "“{sheet}” is a chart or macro sheet and has no cells.", hintZh: "改选一张普通工作表。", hintEn: "Choose an ordinary worksheet." },
  "host/hiddenSheet": { zh: "工作表“{sheet}”是隐藏的，不能选中它的单元格。", en: "The sheet “{sheet}” is hidden; its cells cannot be selected.", hintZh: "先在 Excel 里取消隐藏这张工作表。", hintEn: "Unhide the sheet in Excel first." },
  "host/noTable": { zh: "找不到表格“{table}”。", en: "There is no table “{table}”.", hintZh: "核对表格名称；它可能已被改名或转换为普通区域。", hintEn: "Check the name; the table may have been renamed or converted to a range." },
  "host/noPivot": { zh: "工作表“{sheet}”上没有数据透视表“{pivot}”。", en: "The sheet “{sheet}” has no PivotTable “{pivot}”.", hintZh: "核对数据透视表名称；它可能已被删除。", hintEn: "Check the name; the PivotTable may have been deleted." },
  "host/protected": { zh: "工作表“{sheet}”受保护，没有写入。", en: "The sheet “{sheet}” is protected; nothing was written.", hintZh: "在 Excel 的“审阅”里撤销工作表保护后再试。", hintEn: "Unprotect the sheet in Excel under Review and try again." },
  "host/sharedWorkbook": { zh: "这个工作簿启用了旧版“共享工作簿”，Excel 在其中不允许表格、合并、校验、条件格式和数据透视表，没有写入。", en: "The workbook is shared in the legacy way, in which Excel allows no tables, merged cells, validation, conditional formats or PivotTables; nothing was written.", hintZh: "在 Excel 里取消旧版共享（“审阅”里的“取消共享工作簿”），保存后再试；需要多人编辑时改用共同创作。", hintEn: "Unshare it in Excel (Unshare Workbook under Review), save it and try again; to edit with others, use co-authoring." },
  "host/outsideGrid": { zh: "区域超出了工作表的范围（1,048,576 行 × 16,384 列）。", en: "The area lies outside the sheet (1,048,576 rows by 16,384 columns).", hintZh: "缩小区域，或把数据拆到几张工作表。", hintEn: "Use a smaller area, or split the data over several sheets." },
  "host/tooManyCells": { zh: "一次处理 {cells} 个单元格，超过了 {limit} 个的上限。", en: "The operation touches {cells} cells; the limit is {limit}.", hintZh: "只处理有数据的区域，或分几次进行。", hintEn: "Work on the area that holds data, or in several steps." },
  "host/textTooLong": { zh: "文本有 {length} 个字符，超过了 {limit} 个的上限。", en: "The text has {length} characters; the limit is {limit}.", hintZh: "缩短文本，或拆到几个单元格。", hintEn: "Shorten the text, or split it over several cells." },
  "host/textKept": { zh: "这里的文本有 {length} 个字符，超过了 {limit} 个的上限；改掉以后就无法撤销，所以没有写入。", en: "The text here has {length} characters, more than the limit of {limit}; changing it could not be undone, so nothing was written.", hintZh: "先在原来的程序里缩短它，或拆到几个单元格。", hintEn: "Shorten it in the program it came from, or split it over several cells." },
  "host/arrayFormula": { zh: "这里有数组公式（{area}），不能只改其中的单元格。", en: "An array formula covers {area}; its cells cannot be changed one by one.", hintZh: "先在 Excel 里把数组公式改成普通公式或值。", hintEn: "Replace the array formula by ordinary formulas or values in Excel first." },
  "host/changedSince": { zh: "{count} 个单元格刚被别人改过：{cells}。没有写入任何内容。", en: "{count} cells have just been changed by someone else: {cells}. Nothing was written.", hintZh: "重新检查，按新的内容再做一次。", hintEn: "Check again and repeat with the new content." },
  "host/badName": { zh: "名称“{name}”不能用：{why}。", en: "The name “{name}” cannot be used: {why}.", hintZh: "换一个名称。", hintEn: "Choose another name." },
  "host/nameTaken": { zh: "名称“{name}”已被占用。", en: "The name “{name}” is already taken.", hintZh: "换一个名称；Excel 不区分大小写。", hintEn: "Choose another name; Excel does not tell upper from lower case." },
  "host/overlap": { zh: "区域与{what}（{area}）重叠。", en: "The area overlaps {what} at {area}.", hintZh: "换一个区域，或先移走重叠的内容。", hintEn: "Choose another area, or move what is in the way." },
  "host/notEmpty": { zh: "这里已有内容，继续会丢失它。", en: "There is content here that would be lost.", hintZh: "先移走或清空这些单元格。", hintEn: "Move or clear these cells first." },
  "host/tooSmall": { zh: "区域太小：{why}。", en: "The area is too small: {why}.", hintZh: "选一个更大的区域。", hintEn: "Choose a larger area." },
  "host/badHeader": { zh: "表格的标题不成立：{why}。", en: "The table's header is not valid: {why}.", hintZh: "每一列都要有文本标题，并且互不相同。", hintEn: "Give every column a text of its own in the header row." },
  "host/badResize": { zh: "表格不能这样调整：{why}。", en: "The table cannot be resized like this: {why}.", hintZh: "保持标题行不动，新区域要与原区域相交。", hintEn: "Keep the header row where it is and let the new area overlap the old one." },
  "host/lastSheet": { zh: "“{sheet}”是最后一张可见的工作表，不能删除或隐藏。", en: "“{sheet}” is the last visible sheet; it cannot be deleted or hidden.", hintZh: "先显示或新建另一张工作表。", hintEn: "Show or add another sheet first." },
  "host/badPivot": { zh: "数据透视表不成立：{why}。", en: "The PivotTable is not valid: {why}.", hintZh: "核对数据源表格和字段。", hintEn: "Check the source table and the fields." },
  "host/listTooLong": { zh: "下拉选项合计 {length} 个字符，超过了 {limit} 个的上限。", en: "The dropdown's choices have {length} characters together; the limit is {limit}.", hintZh: "把选项放到一个区域里，再引用这个区域。", hintEn: "Put the choices into a range and refer to it." },
  "host/filtered": { zh: "这里的筛选隐藏了一些行，继续会打乱它们。", en: "A filter hides rows here; going on would lose track of them.", hintZh: "在 Excel 的“数据”里清除筛选后再试。", hintEn: "Clear the filter in Excel under Data and try again." },
  "host/totalsRow": { zh: "表格“{table}”有汇总行，删除后无法恢复成原样。", en: "The table “{table}” has a totals row, which could not be brought back as it was.", hintZh: "在“表设计”里去掉汇总行后再试。", hintEn: "Switch the totals row off under Table Design and try again." },
  "host/foreignImage": { zh: "这一步是用另一种方式做的（文件或 Excel），不能在这里撤销。", en: "This step was made elsewhere (on the file, or inside Excel) and cannot be undone here.", hintZh: "在文件里做的，用命令行或浏览器工作台撤销；在 Excel 里做的，在 Excel 里撤销。", hintEn: "Undo a step made on the file with the command line or the workbench, and one made in Excel inside Excel." },
  "host/badWidth": { zh: "列宽 {width} 不成立，应在 0 到 255 个字符之间。", en: "A column width of {width} is not valid; it lies between 0 and 255 characters.", hintZh: "改用范围内的列宽。", hintEn: "Use a width in that range." },
  "host/wouldSplit": { zh: "移动单元格会拆开{what}（{area}）。", en: "Moving the cells would tear apart {what} at {area}.", hintZh: "移动整行，或选一个盖住它全部列的区域。", hintEn: "Move whole rows, or choose an area that covers all its columns." },
  "host/wouldLose": { zh: "删除这些单元格会去掉{what}（{area}）。", en: "Deleting the cells would take away {what} at {area}.", hintZh: "缩小要删除的区域，或先在 Excel 里删除它。", hintEn: "Delete fewer cells, or delete it in Excel first." },
  "host/noRoom": { zh: "下面没有 {rows} 行的空位，最后的单元格会被推出工作表。", en: "There is no room for {rows} more rows: the last cells would be pushed off the sheet.", hintZh: "先清空工作表末尾的行，或者少插入几行。", hintEn: "Clear the last rows of the sheet first, or insert fewer rows." },
  "host/hiddenRows": { zh: "第 {row} 行隐藏着；只移动部分列会让隐藏的行对应到别的内容。", en: "Row {row} is hidden; moving some columns only would put other content into hidden rows.", hintZh: "先清除筛选并取消隐藏，再试。", hintEn: "Clear the filter and show the rows first." },
  "host/cannotMove": { zh: "单元格不能移动：{why}。没有写入任何内容。", en: "The cells cannot be moved: {why}. Nothing was written.", hintZh: "在 Excel 里插入或删除这些行。", hintEn: "Insert or delete the rows in Excel itself." },
} satisfies Record<string, ProblemText>;

export type HostProblemCode = keyof typeof texts;

/** The problem with its texts filled in; `place` is a sheet, or `sheet!area`. */
export function hostProblem(code: HostProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): Problem {
  return makeProblem(code, texts[code], place, words);
}

/** A refusal on its way out of a host. */
export class HostRefusal extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.message.en}`);
  }
}

export function refuse(code: HostProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): never {
  throw new HostRefusal(hostProblem(code, place, words));
}
