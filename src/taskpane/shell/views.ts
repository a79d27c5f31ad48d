import type { Localized } from "../../records/text";
import { type LateView, lateView } from "./lateView";
import type { ViewName } from "./paneContext";

/** `shows`: what a view will show once there is a governed table; null: it needs none. */
export type View = { readonly view: ViewName; readonly title: Localized; readonly shows: Localized | null; readonly late: LateView };

/** The views, in the order in which the menu lists them: each is its own file and one line here. */
export const views: readonly View[] = [
  { view: "start", title: { "zh-CN": "开始", en: "Start" }, shows: null, late: lateView(async () => (await import("../start/StartView")).StartView) },
  { view: "governing", title: { "zh-CN": "建表", en: "Make a table" }, shows: null, late: lateView(async () => (await import("../governing/GoverningView")).GoverningView) },
  { view: "findings", title: { "zh-CN": "问题", en: "Findings" }, shows: { "zh-CN": "每一处错误和提醒会按规则列在这里：在哪里、为什么、怎么改。", en: "Every error and warning will be listed here by rule: where it is, why, and how to mend it." }, late: lateView(async () => (await import("../findings/FindingsView")).FindingsView) },
  { view: "record", title: { "zh-CN": "记录", en: "Records" }, shows: { "zh-CN": "每条记录的表单会在这里：查找、新建和修改，重复的马上提醒。", en: "The form of each record will be here: find, add and change records, with a word about duplicates at once." }, late: lateView(async () => (await import("../record/RecordView")).RecordView) },
  { view: "duplicates", title: { "zh-CN": "重复", en: "Duplicates" }, shows: { "zh-CN": "重复的记录会一组一组列在这里，说明为什么，再合并。", en: "Records that are the same will be listed here group by group, with the reasons, to be merged." }, late: lateView(async () => (await import("../duplicates/DuplicatesView")).DuplicatesView) },
  { view: "classes", title: { "zh-CN": "分级", en: "Classes" }, shows: { "zh-CN": "每一级有多少记录、为什么在这一级，会列在这里。", en: "How many records are in each class, and why, will be shown here." }, late: lateView(async () => (await import("../classes/ClassesView")).ClassesView) },
  { view: "reports", title: { "zh-CN": "报表", en: "Reports" }, shows: { "zh-CN": "模板的数据透视表从这里生成和刷新。", en: "The template's PivotTables are built and refreshed here." }, late: lateView(async () => (await import("../reports/ReportsView")).ReportsView) },
  { view: "importing", title: { "zh-CN": "导入", en: "Import" }, shows: { "zh-CN": "从另一个文件或复制的表格导入记录，先试算再写入。", en: "Records come in here from another file or a copied table, with a dry run before anything is written." }, late: lateView(async () => (await import("../importing/ImportingView")).ImportingView) },
  { view: "history", title: { "zh-CN": "历史", en: "History" }, shows: null, late: lateView(async () => (await import("../history/HistoryView")).HistoryView) },
];
