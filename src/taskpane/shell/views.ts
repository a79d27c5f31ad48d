import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Localized } from "../../records/text";
import type { ViewName } from "./paneContext";

export type View = { readonly view: ViewName; readonly title: Localized; readonly Component: LazyExoticComponent<ComponentType> };

/** The views, in the order in which the menu lists them: each is its own file and one line here. */
export const views: readonly View[] = [
  { view: "start", title: { "zh-CN": "开始", en: "Start" }, Component: lazy(async () => ({ default: (await import("../start/StartView")).StartView })) },
  { view: "governing", title: { "zh-CN": "建表", en: "Make a table" }, Component: lazy(async () => ({ default: (await import("../governing/GoverningView")).GoverningView })) },
  { view: "findings", title: { "zh-CN": "问题", en: "Findings" }, Component: lazy(async () => ({ default: (await import("../findings/FindingsView")).FindingsView })) },
  { view: "record", title: { "zh-CN": "记录", en: "Records" }, Component: lazy(async () => ({ default: (await import("../record/RecordView")).RecordView })) },
  { view: "duplicates", title: { "zh-CN": "重复", en: "Duplicates" }, Component: lazy(async () => ({ default: (await import("../duplicates/DuplicatesView")).DuplicatesView })) },
  { view: "classes", title: { "zh-CN": "分级", en: "Classes" }, Component: lazy(async () => ({ default: (await import("../classes/ClassesView")).ClassesView })) },
  { view: "reports", title: { "zh-CN": "报表", en: "Reports" }, Component: lazy(async () => ({ default: (await import("../reports/ReportsView")).ReportsView })) },
  { view: "importing", title: { "zh-CN": "导入", en: "Import" }, Component: lazy(async () => ({ default: (await import("../importing/ImportingView")).ImportingView })) },
  { view: "history", title: { "zh-CN": "历史", en: "History" }, Component: lazy(async () => ({ default: (await import("../history/HistoryView")).HistoryView })) },
];
