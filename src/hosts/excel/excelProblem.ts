import type { Problem } from "../../records/problem";
import { HostRefusal } from "../../workbook/hostProblem";
import { type ProblemText, type Words, makeProblem } from "../../workbook/problemText";

/** Problems that only a living Excel has. */
const texts = {
  "excel/noOffice": { zh: "没有加载到微软的 Office.js，窗格无法和 Excel 通信。", en: "Office.js did not load from Microsoft, so the pane cannot talk to Excel.", hintZh: "检查网络能否访问页面里写的微软 CDN 地址；世纪互联版 Microsoft 365 要用 --cdn 21vianet 构建的页面。", hintEn: "Check that the address of Microsoft's CDN in the page can be reached; Microsoft 365 operated by 21Vianet needs the page that was built with --cdn 21vianet." },
  "excel/outside": { zh: "这个页面不是在 Excel 里打开的。", en: "This page was not opened inside Excel.", hintZh: "在 Excel 的“开始”选项卡里点 CRM Sheets 的“打开”；还没有安装的，按安装说明添加。", hintEn: "Choose Open in the group CRM Sheets on Excel's Home tab; where it is not there yet, add it as the installation guide says." },
  "excel/otherProgram": { zh: "CRM Sheets 只能在 Excel 里使用，这里是 {program}。", en: "CRM Sheets works in Excel only; this is {program}.", hintZh: "用 Excel 打开放客户数据的工作簿。", hintEn: "Open the workbook with the customers in Excel." },
  "excel/tooOld": { zh: "这个版本的 Excel 太旧，缺少需要的功能（ExcelApi {set}）。", en: "This Excel is too old: it lacks what is needed (ExcelApi {set}).", hintZh: "更新 Excel，或改用网页版；Excel 2021 及以上版本可用。", hintEn: "Update Excel or use Excel on the web; Excel 2021 and later will do." },
  "excel/cellEditing": { zh: "正在编辑单元格，Excel 暂时不接受更改。", en: "A cell is being edited, so Excel takes no changes now.", hintZh: "按 Enter 或 Esc 结束编辑，然后再试。", hintEn: "Press Enter or Esc to finish the edit, then try again." },
  "excel/inactive": { zh: "当前激活的是另一个工作簿。", en: "Another workbook is in front.", hintZh: "点回这个工作簿，然后再试。", hintEn: "Click on this workbook and try again." },
  "excel/busy": { zh: "Excel 正忙，没有完成操作（{code}）。", en: "Excel is busy and did not finish ({code}).", hintZh: "等几秒再试；关掉不用的工作簿会有帮助。", hintEn: "Wait a few seconds and try again; closing other workbooks helps." },
  "excel/denied": { zh: "Excel 拒绝了这次操作（{code}）。", en: "Excel refused the operation ({code}).", hintZh: "检查工作表或工作簿是否受保护、是否以只读方式打开、是否启用了旧版“共享工作簿”（它不支持表格、校验和条件格式），以及是否有编辑权限。", hintEn: "Check whether the sheet or workbook is protected, read-only or shared in the legacy way (which allows no tables, validation or conditional formats), and whether you may edit it." },
  "excel/gone": { zh: "要操作的工作表、表格或区域已不存在（{code}）。", en: "The sheet, table or range is not there any more ({code}).", hintZh: "它可能刚被改名、移动或删除；重新打开面板后再试。", hintEn: "It may just have been renamed, moved or deleted; reopen the pane and try again." },
  "excel/inTheWay": { zh: "这里的筛选、合并单元格、表格或数据透视表挡住了操作（{code}）。", en: "A filter, merged cells, a table or a PivotTable is in the way ({code}).", hintZh: "清除筛选或取消合并后再试。", hintEn: "Clear the filter or take the merged cells apart, then try again." },
  "excel/tooLarge": { zh: "一次操作的数据太多，Excel 不接受（{code}）。", en: "This is more data than Excel takes at once ({code}).", hintZh: "删掉表格外不用的行列，或把数据分到几张工作表。", hintEn: "Delete rows and columns that are not used, or split the data over several sheets." },
  "excel/noAnswer": { zh: "Excel 超过 {seconds} 秒没有回应，不知道更改是否已经写入。", en: "Excel has not answered for {seconds} seconds; whether the change was written is not known.", hintZh: "等 Excel 恢复后重新检查数据，再决定是否重做。", hintEn: "Wait until Excel responds, check the data again, then decide whether to repeat." },
  "excel/incomplete": { zh: "Excel 没有给出全部单元格的内容。", en: "Excel did not give the contents of all cells.", hintZh: "再试一次；如果仍然这样，保存并重新打开工作簿。", hintEn: "Try again; if it stays, save the workbook and open it again." },
  "excel/mismatch": { zh: "写入后读回的内容不一样，已经恢复原样。", en: "What was read back is not what was written; the cells are as before.", hintZh: "检查单元格格式和自动更正设置，或把这一列设为文本格式后再试。", hintEn: "Check the cell's format and AutoCorrect, or give the column the text format, and try again." },
  "excel/partlyDone": { zh: "操作中途失败（{cause}），而且没能完全恢复：{what}。", en: "The operation failed half-way ({cause}) and could not be taken back entirely: {what}.", hintZh: "用 Excel 的撤销（Ctrl+Z）或版本历史恢复，然后重新检查。", hintEn: "Use Excel's undo (Ctrl+Z) or version history, then check again." },
  "excel/cannotRestore": { zh: "工作表“{sheet}”上有{what}，删除后无法恢复，所以没有删除。", en: "The sheet “{sheet}” holds {what}, which could not be brought back; it was not deleted.", hintZh: "先移走这些内容，或在 Excel 里自己删除工作表。", hintEn: "Move them away first, or delete the sheet yourself in Excel." },
  "excel/noFile": { zh: "Excel 没有给出整个工作簿的文件（{code}）。", en: "Excel did not give the workbook as a file ({code}).", hintZh: "在 Excel 里把工作簿另存一份，再用浏览器工作台打开那一份来做。", hintEn: "Save a copy of the workbook in Excel and open that copy in the workbench." },
  "excel/noSecondWorkbook": { zh: "Excel 没有打开新的工作簿（{code}）。", en: "Excel did not open a new workbook ({code}).", hintZh: "网页版请允许弹出窗口，再试一次；还是不行，就把工作簿另存一份，用浏览器工作台打开那一份来做。", hintEn: "In Excel on the web allow pop-up windows and try again; where that does not help, save a copy of the workbook and open that copy in the workbench." },
  "excel/unknown": { zh: "Excel 报告了未知错误（{code}）。", en: "Excel reported an unknown error ({code}).", hintZh: "重新检查数据；如果再次出现，重新打开工作簿。", hintEn: "Check the data again; if it comes back, reopen the workbook." },
} satisfies Record<string, ProblemText>;

export type ExcelProblemCode = keyof typeof texts;

export function excelProblem(code: ExcelProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): Problem {
  return makeProblem(code, texts[code], place, words);
}

export function refuseInExcel(code: ExcelProblemCode, place?: string, words: Readonly<Record<string, Words>> = {}): never {
  throw new HostRefusal(excelProblem(code, place, words));
}

/** Excel's error codes by what they mean for the user. @source Microsoft, "Error handling with the application-specific JavaScript APIs" */
const meanings: Readonly<Record<string, ExcelProblemCode>> = {
  AccessDenied: "excel/denied", UnsupportedOperation: "excel/denied",
  ActivityLimitReached: "excel/busy", Conflict: "excel/busy", MemoryLimitReached: "excel/busy", RequestAborted: "excel/busy", ServiceNotAvailable: "excel/busy", InvalidOrTimedOutSession: "excel/busy",
  ApiNotFound: "excel/tooOld", NotImplemented: "excel/tooOld", UnsupportedFeature: "excel/tooOld",
  InvalidOperationInCellEditMode: "excel/cellEditing", InactiveWorkbook: "excel/inactive",
  ItemNotFound: "excel/gone", InvalidReference: "excel/gone", InvalidObjectPath: "excel/gone", InvalidBinding: "excel/gone",
  InsertDeleteConflict: "excel/inTheWay", FilteredRangeConflict: "excel/inTheWay", MergedRangeConflict: "excel/inTheWay", NonBlankCellOffSheet: "excel/inTheWay", PivotTableRangeConflict: "excel/inTheWay",
  OperationCellsExceedLimit: "excel/tooLarge", RangeExceedsLimit: "excel/tooLarge", RequestPayloadSizeLimitExceeded: "excel/tooLarge", ResponsePayloadSizeLimitExceeded: "excel/tooLarge",
};

/** The code of an error of the client library; null for anything else that was thrown. Messages are localized and may name cells, so they are not used. */
export function richApiCode(error: unknown): string | null {
  const { name, code } = (typeof error === "object" && error !== null ? error : {}) as { readonly name?: unknown; readonly code?: unknown };
  return name === "RichApi.Error" && typeof code === "string" && code !== "" ? code : null;
}

export function problemOfCode(code: string, place?: string): Problem {
  const meaning = meanings[code] ?? "excel/unknown";
  return excelProblem(meaning, place, { code, set: code });
}
