import { sampleColumns } from "./columns";
import type { MainSheet } from "./mainSheet";
import { mainSheetName } from "./mainSheet";
import type { Random } from "./random";
import type { SheetCell, SheetRow } from "./ooxml/sheet";
import { letter } from "./ooxml/xml";

export const summarySheetName = "汇总";
export const regions = ["华东", "华南", "华北", "西部"] as const;
export const quarters = ["一季度", "二季度", "三季度", "四季度"] as const;
const stages = ["潜在", "意向", "报价", "成交", "流失"] as const;

/** `stageCounts`: what the chart draws, in the order of `stages`. `sales`: the source of the pivot, one line per region, quarter and product. */
export type Summary = {
  readonly rows: readonly SheetRow[];
  readonly stages: readonly string[];
  readonly stageCounts: readonly number[];
  readonly stageRange: { readonly categories: string; readonly values: string };
  readonly sales: readonly { readonly region: number; readonly quarter: number; readonly amount: number; readonly deals: number }[];
  readonly salesRef: string;
  readonly salesHeader: readonly string[];
};

/** A small sheet of the user's own: counts by formula over the main sheet, drawn by the chart, and a list of sales that the pivot reads. */
export function makeSummary(random: Random, main: MainSheet): Summary {
  const stageAt = sampleColumns.findIndex((column) => column.field === "stage");
  const { firstRow, lastRow } = main.truth;
  const range = `'${mainSheetName}'!$${letter(stageAt)}$${firstRow}:$${letter(stageAt)}$${lastRow}`;
  const stageCounts = stages.map((stage) => [...main.cells.values()].filter((line) => line[stageAt]!.v === stage).length);
  const sales = regions.flatMap((_, region) => quarters.flatMap((__, quarter) => [0, 1].map(() => ({ region, quarter, amount: random.int(100, 9000) / 10, deals: random.int(1, 20) }))));
  const salesHeader = ["大区", "季度", "销售额（万元）", "签单数"];
  const start = 22;
  const rows: SheetRow[] = [
    { row: 1, cells: [{ v: "跟进状态汇总", style: "heading" }] },
    { row: 3, cells: [{ v: "状态", style: "header" }, { v: "客户数", style: "header" }] },
    ...stages.map((stage, i): SheetRow => ({ row: 4 + i, cells: [{ v: stage, style: "general" }, { v: stageCounts[i]!, style: "general", formula: `COUNTIF(${range},A${4 + i})` }] })),
    { row: 9, cells: [{ v: "合计", style: "total" }, { v: stageCounts.reduce((a, b) => a + b, 0), style: "total", formula: "SUM(B4:B8)" }] },
    { row: start - 1, cells: [{ v: "季度业绩", style: "plain" }] },
    { row: start, cells: salesHeader.map((header): SheetCell => ({ v: header, style: "header" })) },
    ...sales.map((sale, i): SheetRow => ({
      row: start + 1 + i,
      cells: [{ v: regions[sale.region]!, style: "general" }, { v: quarters[sale.quarter]!, style: "general" }, { v: sale.amount, style: "decimals" }, { v: sale.deals, style: "general" }],
    })),
  ];
  return {
    rows, stages, stageCounts, sales, salesHeader,
    stageRange: { categories: `${summarySheetName}!$A$4:$A$8`, values: `${summarySheetName}!$B$4:$B$8` },
    salesRef: `A${start}:D${start + sales.length}`,
  };
}

/** The sheet of instructions: plain text and one merged heading. */
export function guideRows(): readonly SheetRow[] {
  const lines = ["使用说明", "一、本表由销售运营部维护，任何人不得删除历史客户。", "二、客户等级：A 类为年度重点，B 类为持续跟进，C 类为一般客户。", "三、同一客户只登记一次，登记前请先查找。", "四、Foreign customers may be entered in English.", "五、跟进状态按 潜在 → 意向 → 报价 → 成交/流失 填写。"];
  return lines.map((line, i) => ({ row: i + 1, cells: [{ v: line, style: i === 0 ? "heading" : "plain" }] }));
}
