import { problemHint, problemMessage } from "../../i18n/problemText";
import type { Problem } from "../../pipeline/session";
import type { Lang, Localized } from "../../records/text";

/** The way on where the command line's own words (`--sheet`, `undo --all`) mean nothing to a person at the pane. */
const hints: Readonly<Record<string, Localized>> = {
  "govern/question": { "zh-CN": "先回答上面的问题。", en: "Answer the question above first." },
  "govern/secondTable": { "zh-CN": "把这些行加到那张表里：先逐行试算，同意了才写入；或者把这张工作表另存为一个工作簿。", en: "Add these rows to that table: a dry run shows each of them first. Or keep this sheet in a workbook of its own." },
  "match/empty": { "zh-CN": "在表里填上数据，或者打开另一个文件，再点“重新看一遍”。", en: "Enter data or open another file, then look again." },
  "match/noFit": { "zh-CN": "换到放数据的工作表再点“重新看一遍”，或者换一个模板。", en: "Go to the sheet with the data and look again, or choose another template." },
  "match/otherSheet": { "zh-CN": "换到放数据的工作表。", en: "Go to the sheet with the data." },
  "match/twoTables": { "zh-CN": "打开右上角菜单里的“建表”，选要处理哪一张工作表。", en: "Open \"Make a table\" in the menu at the top right and choose which sheet is meant." },
  "match/twoTemplates": { "zh-CN": "打开右上角菜单里的“建表”，选一个模板。", en: "Open \"Make a table\" in the menu at the top right and choose one of them." },
  "merge/open": { "zh-CN": "为这一项选一个值，再合并。", en: "Choose a value for it, then merge." },
  "table/gone": { "zh-CN": "它可能连同工作表一起被删除，或者转换成了普通区域。在 Excel 里撤销那一步，或者打开以前的版本，再点“重新看一遍”；找不回来就不再管理它，历史仍在，可以撤销。", en: "It may have been deleted with its sheet, or converted to a range. Undo that in Excel or open an earlier version, then look again. If it cannot be recovered, stop governing it: the history stays, and you can undo that." },
  "table/idColumnGone": { "zh-CN": "没有编号就分不清记录。在 Excel 里撤销对这一列的删除，再点“重新看一遍”；找不回来就不再管理它，再重新建表，历史仍在。", en: "Without ids records cannot be told apart. Undo the deletion of that column in Excel, then look again. If it cannot be recovered, stop governing the table and make it again; the history stays." },
  "table/notGoverned": { "zh-CN": "先在“建表”里把它整理成规范表。", en: "Make it a governed table first." },
  "undo/alreadyUndone": { "zh-CN": "在历史里找到那一次撤销，可以再撤销它。", en: "Find that undoing in the history; it can be undone too." },
  "undo/laterChanges": { "zh-CN": "在历史里展开这一次，点“连同后面几次一起撤销”。", en: "Open it in the history and undo it with those after it." },
  "undo/nothing": { "zh-CN": "历史里没有还生效的更改。", en: "No change in the history still stands." },
};

/** What and where; a place that the sentence names itself is not said before it too. */
export function paneMessage(problem: Problem, lang: Lang): string {
  const { place, ...whole } = problem;
  const said = problemMessage(whole, lang);
  return place !== undefined && problem.line === undefined && [`“${place}”`, `"${place}"`].some((named) => said.includes(named)) ? said : problemMessage(problem, lang);
}

export function paneHint(problem: Problem, lang: Lang): string {
  return hints[problem.code]?.[lang] ?? problemHint(problem, lang);
}
