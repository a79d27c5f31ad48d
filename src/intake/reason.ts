import type { Json } from "../records/cellValue";
import { fillText, type Lang, type Localized } from "../records/text";
import { cleaningTexts } from "./cleaning/cleaningTexts";
import { hintTexts } from "./profile/hints/hintTexts";

/** What speaks for or against a proposal, said to a person; `{name}` places are filled from the reason's data. */
export const reasonTexts = {
  nativeTable: { "zh-CN": "已是 Excel 表格“{name}”。", en: "It is the Excel table {name} already." },
  noHeader: { "zh-CN": "没有找到表头。", en: "No header row was found." },
  header: { "zh-CN": "第 {row} 行像表头：覆盖 {coverage}% 的列，与下方内容的差异 {contrast}%，像列名的 {words}%。", en: "Row {row} looks like a header: it covers {coverage}% of the columns, differs from the rows below by {contrast}%, and {words}% reads like column names." },
  headerRows: { "zh-CN": "表头有 {count} 行。", en: "The header has {count} rows." },
  dataRows: { "zh-CN": "数据 {count} 行。", en: "Data rows: {count}." },
  titleRows: { "zh-CN": "表头上方有 {count} 行标题或说明。", en: "Title rows above the header: {count}." },
  blankRowsInside: { "zh-CN": "数据中间有 {count} 个空行。", en: "Blank rows inside the data: {count}." },
  interrupted: { "zh-CN": "数据中间有 {count} 行不是记录（小计、重复表头或分组标题）。", en: "Rows inside the data that are no records (subtotals, repeated headers or group labels): {count}." },
  totals: { "zh-CN": "合计或小计 {count} 行。", en: "Total rows: {count}." },
  notes: { "zh-CN": "备注 {count} 行。", en: "Note rows: {count}." },
  mergesInside: { "zh-CN": "数据里有 {count} 处合并单元格。", en: "Merged cells inside the data: {count}." },
  repeatedHeaders: { "zh-CN": "有 {count} 个列名重复。", en: "Column names used more than once: {count}." },
  columnsWithoutHeader: { "zh-CN": "有 {count} 列没有列名。", en: "Columns without a name: {count}." },
  sameLabel: { "zh-CN": "列名就是“{name}”。", en: "The header is the label {name}." },
  sameId: { "zh-CN": "列名就是字段编号 {name}。", en: "The header is the field id {name}." },
  sameAlias: { "zh-CN": "列名是别名“{name}”。", en: "The header is the alias {name}." },
  sameBase: { "zh-CN": "去掉括号和单位后，列名就是“{name}”。", en: "Without brackets and unit the header is {name}." },
  kinHeader: { "zh-CN": "列名与“{name}”是同一个意思。", en: "The header means the same as {name}." },
  alikeHeader: { "zh-CN": "列名与“{name}”相近。", en: "The header is close to {name}." },
  containedHeader: { "zh-CN": "列名与“{name}”有一个包含另一个。", en: "The header contains {name}, or the other way round." },
  usualHeader: { "zh-CN": "这类字段常用“{name}”作列名。", en: "Columns of this kind are often headed {name}." },
  looksLikeType: { "zh-CN": "抽看 {sample} 个不同的值，内容与该字段的类型相符，把握 {share}%。", en: "Of {sample} distinct values the content fits the field's type, sure to {share}%." },
  optionHits: { "zh-CN": "抽看 {sample} 个不同的值，{share}% 是该字段的选项。", en: "Of {sample} distinct values {share}% are options of the field." },
  peopleHits: { "zh-CN": "抽看 {sample} 个不同的值，{share}% 是人员名单里的人。", en: "Of {sample} distinct values {share}% are people of the list." },
  noContent: { "zh-CN": "这一列没有内容。", en: "The column is empty." },
  contentDiffers: { "zh-CN": "内容不像该字段：只读得出 {share}% 的值。", en: "The content does not look like the field: only {share}% of the values can be read." },
  chosen: { "zh-CN": "由使用者选定。", en: "A person chose it." },
  unitInHeader: { "zh-CN": "列名写明单位“{unit}”。", en: "The header names the unit {unit}." },
  unitOpen: { "zh-CN": "字段按{unit}计，列名和内容都没有写单位；按错会差一万倍。", en: "The field counts in {unit}, and neither header nor cells say a unit: a wrong one is wrong by a factor of ten thousand." },
  dayOrderOpen: { "zh-CN": "有 {open} 个日期，日和月都不超过 12，看不出先后。", en: "{open} dates have a day and a month of at most 12, so nothing tells them apart." },
  dayOrderMixed: { "zh-CN": "有 {dayFirst} 个日期只能是日在前，{monthFirst} 个只能是月在前，互相矛盾。", en: "{dayFirst} dates can only be day first and {monthFirst} only month first: they contradict each other." },
  "option.code": { "zh-CN": "就是选项“{option}”的代码。", en: "It is the code of {option}." },
  "option.label": { "zh-CN": "就是选项“{option}”。", en: "It is the option {option}." },
  "option.alias": { "zh-CN": "是选项“{option}”的别名。", en: "It is an alias of {option}." },
  "option.alike": { "zh-CN": "与选项“{option}”相近。", en: "It is close to {option}." },
  "option.answered": { "zh-CN": "由使用者选定。", en: "A person chose it." },
  "option.several": { "zh-CN": "有多个选项都叫这个名字。", en: "Several options go by this name." },
  "option.unsure": { "zh-CN": "有相近的选项，但拿不准。", en: "Some options are close, but none is sure." },
  "option.unknown": { "zh-CN": "没有相近的选项。", en: "No option is close." },
  "type.blank": { "zh-CN": "没有可以判断的内容。", en: "There is nothing to judge by." },
  "type.reads": { "zh-CN": "{share}% 的不同值可以完整读成“{label}”。", en: "{share}% of the distinct values can be read as {label} without loss." },
  "type.dateHeader": { "zh-CN": "表头说是日期，数字都可以是日子（格式丢失）；{share}% 的不同值是日期。", en: "The header names a date and the numbers could be days that lost their format; {share}% of the distinct values are dates." },
  "type.dateFormat": { "zh-CN": "数字多设为日期格式，{share}% 的不同值是日期。", en: "Most numbers wear a date format; {share}% of the distinct values are dates." },
  "type.numberFormat": { "zh-CN": "数字多设为“{label}”的格式，{share}% 的不同值读得成。", en: "Most numbers wear a format of {label}; {share}% of the distinct values can be read so." },
  "type.dayOrderOpen": { "zh-CN": "{share}% 的不同值是日期，但日和月的先后看不出来。", en: "{share}% of the distinct values are dates, but nothing tells day from month." },
  "type.fewValues": { "zh-CN": "{filled} 个单元格只有 {distinct} 种不同的值，像是选项。", en: "{filled} cells hold only {distinct} distinct values: they look like options." },
  "type.nothingElse": { "zh-CN": "不像任何更具体的类型。", en: "It looks like no kind more specific." },
  ...cleaningTexts,
  ...hintTexts,
} satisfies Record<string, Localized>;

export type ReasonId = keyof typeof reasonTexts;

/** A fact that speaks for or against a proposal. */
export type Reason = { readonly id: ReasonId; readonly data: { readonly [key: string]: Json } };

/** A reason that this version has no words for, as a saved plan may bring it, is told by its id. */
export function reasonText(reason: Reason, lang: Lang): string {
  return Object.hasOwn(reasonTexts, reason.id) ? fillText(reasonTexts[reason.id], reason.data, lang) : reason.id;
}
