import { sampleColumns } from "./columns";
import { type Draft, type Plan, planRows } from "./plan";
import type { DuplicateKind, LookalikeKind } from "./duplicates";
import type { Cell, Harm } from "./spellings";
import type { Random } from "./random";
import type { SheetCell, SheetRow } from "./ooxml/sheet";
import { letter } from "./ooxml/xml";

/** What is true about a sample: for tests and for measuring. Rows are 1-based sheet rows of the main sheet. */
export type SampleTruth = {
  readonly sheet: string;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly blankRows: readonly number[];
  readonly totalsRow: number;
  readonly noteRows: readonly number[];
  /** In sheet order; `field` is the template's id, null for a column of the user's own. */
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
  /** Which company each row stands for. */
  readonly records: readonly { readonly row: number; readonly entity: string }[];
  /** Pairs of rows that are the same company. An entity may have three rows: then the pairs share the first. */
  readonly duplicates: readonly { readonly kind: DuplicateKind; readonly rows: readonly [number, number] }[];
  /** Pairs of rows that look alike and are two companies. */
  readonly lookalikes: readonly { readonly kind: LookalikeKind; readonly rows: readonly [number, number] }[];
  /** Cells whose value is damaged, impossible or a guess. */
  readonly harms: readonly { readonly row: number; readonly field: string; readonly harm: Harm }[];
};

export const mainSheetName = "客户台账2024";
const headerRow = 5;
const lastColumn = sampleColumns.length - 1;
const fieldAt = (field: string): number => sampleColumns.findIndex((column) => column.field === field);

export type MainSheet = { readonly truth: SampleTruth; readonly rows: readonly SheetRow[]; /** Cells by sheet row. */ readonly cells: ReadonlyMap<number, readonly Cell[]>; readonly merges: readonly string[] };

/** The sheet that people keep: title, instruction, header (with `captions`, merged captions over groups of columns above it), customers with a few blank rows between, totals, notes. */
export function makeMainSheet(random: Random, count: number, captions: boolean): MainSheet {
  const plan = planRows(random, count);
  const gap = Math.max(15, Math.floor(count / 5));
  const rowOf = new Map<Draft, number>();
  const blankRows: number[] = [];
  let row = headerRow;
  plan.drafts.forEach((draft, i) => {
    if (i > 0 && i % gap === 0) blankRows.push(++row);
    rowOf.set(draft, ++row);
  });
  const lastRow = row;
  const cells = fillCells(random, plan, rowOf);
  const firstRow = headerRow + 1;
  const totals = totalsCells(cells, firstRow, lastRow);
  const totalsRow = lastRow + 1;
  const notes = ["注：1. 金额均为含税价；预计金额以万元填写，成交金额以元填写。", "2. 标黄的客户请本周内回访，标绿的已完成年度对账。", "3. 手机号码请填写本人号码，勿填前台。数据截至2024年12月20日。"];
  const noteRows = notes.map((_, i) => totalsRow + 2 + i);
  const bands = captions ? bandCells() : { cells: [], merges: [] };
  const rows: SheetRow[] = [
    { row: 1, height: 30, cells: spread([[0, { v: "华澜智联科技客户台账（2024年度）", style: "title" }]]) },
    { row: 2, height: 42, cells: spread([[0, { v: "填表说明：带 * 的为必填项；手机号码、信用代码请按文本填写；日期格式为 yyyy-mm-dd；每周五下班前更新，有问题联系销售运营部。", style: "note" }]]) },
    { row: 3, cells: spread([[1, { v: "制表部门：销售运营部", style: "plain" }], [11, { v: "更新日期：", style: "plain" }], [12, { v: 45646, style: "dateIso" }], [lastColumn, { v: "内部资料", style: "note" }]]) },
    ...(captions ? [{ row: headerRow - 1, cells: spread(bands.cells) }] : []),
    { row: headerRow, height: 36, cells: sampleColumns.map((column): SheetCell => ({ v: column.header, style: "header", rich: column.header.endsWith("*") })) },
    ...[...cells].map(([at, line]): SheetRow => ({ row: at, cells: line.map((cell): SheetCell | undefined => (cell.v === null && cell.formula === undefined ? { v: null, style: "general" } : { ...cell, style: cell.style ?? "general" })) })),
    { row: totalsRow, cells: totals },
    ...notes.map((note, i): SheetRow => ({ row: noteRows[i]!, cells: spread([[0, { v: note, style: "note" }]]) })),
  ].sort((a, b) => a.row - b.row);
  const end = letter(lastColumn);
  return {
    rows,
    cells,
    merges: [`A1:${end}1`, `A2:${end}2`, ...bands.merges, ...noteRows.map((at) => `A${at}:K${at}`)],
    truth: {
      sheet: mainSheetName,
      headerRow, firstRow, lastRow, blankRows, totalsRow, noteRows,
      columns: sampleColumns.map(({ header, field }) => ({ header, field })),
      records: plan.drafts.map((draft) => ({ row: rowOf.get(draft)!, entity: draft.customer.entity })),
      duplicates: plan.duplicates.map(({ kind, drafts }) => ({ kind, rows: rowsOf(drafts, rowOf) })),
      lookalikes: plan.lookalikes.map(({ kind, drafts }) => ({ kind, rows: rowsOf(drafts, rowOf) })),
      harms: [...cells].flatMap(([at, line]) => line.flatMap((cell, i) => (cell.harm === undefined ? [] : [{ row: at, field: sampleColumns[i]!.field!, harm: cell.harm }]))),
    },
  };
}

const rowsOf = (drafts: readonly [Draft, Draft], rowOf: ReadonlyMap<Draft, number>): [number, number] => [rowOf.get(drafts[0])!, rowOf.get(drafts[1])!];

function fillCells(random: Random, plan: Plan, rowOf: ReadonlyMap<Draft, number>): ReadonlyMap<number, readonly Cell[]> {
  const cells = new Map<number, Cell[]>();
  const fill = (draft: Draft, number: number): void => {
    const left: Cell[] = [];
    const row = rowOf.get(draft)!;
    for (const column of sampleColumns) left.push(column.cell({ random, customer: draft.customer, row, number, left }));
    cells.set(row, left);
  };
  plan.drafts.forEach((draft, i) => {
    if (draft.copyOf === null) fill(draft, i + 1);
  });
  plan.drafts.forEach((draft, i) => {
    if (draft.copyOf === null) return;
    // A row copied and pasted: its number and the row in its formulas are its own, everything else is the same.
    const [row, from] = [rowOf.get(draft)!, rowOf.get(draft.copyOf)!];
    const source = cells.get(from)!;
    cells.set(row, source.map((cell, at) => (at === 0 ? { ...cell, v: i + 1 } : cell.formula === undefined ? cell : { ...cell, formula: cell.formula.replace(new RegExp(`([A-Z]+)${from}(?!\\d)`, "g"), `$1${row}`) })));
  });
  return new Map([...cells].sort(([a], [b]) => a - b));
}

function totalsCells(cells: ReadonlyMap<number, readonly Cell[]>, first: number, last: number): (SheetCell | undefined)[] {
  const total = (at: number): [number, SheetCell] => {
    let sum = 0;
    for (const line of cells.values()) if (typeof line[at]!.v === "number") sum += line[at]!.v as number;
    return [at, { v: Number(sum.toPrecision(15)), style: "total", formula: `SUM(${letter(at)}${first}:${letter(at)}${last})` }];
  };
  const named = [...cells.values()].filter((line) => line[1]!.v !== null).length;
  const expected = fieldAt("expectedAmount");
  return spread([[0, { v: "合计", style: "total" }], [1, { v: named, style: "total", formula: `COUNTA(B${first}:B${last})` }], total(expected), total(expected + 2), total(fieldAt("dealAmount")), total(fieldAt("headcount"))]);
}

/** Captions above groups of columns, each merged over its group. */
function bandCells(): { cells: (readonly [number, SheetCell])[]; merges: string[] } {
  const cells: [number, SheetCell][] = [];
  const merges: string[] = [];
  sampleColumns.forEach(({ band }, at) => {
    if (band === undefined) return;
    const starts = sampleColumns[at - 1]?.band !== band;
    cells.push([at, { v: starts ? band : null, style: "band" }]);
    if (starts) {
      let end = at;
      while (sampleColumns[end + 1]?.band === band) end++;
      merges.push(`${letter(at)}${headerRow - 1}:${letter(end)}${headerRow - 1}`);
    }
  });
  return { cells, merges };
}

function spread(list: readonly (readonly [number, SheetCell])[]): (SheetCell | undefined)[] {
  const cells: (SheetCell | undefined)[] = new Array<SheetCell | undefined>(Math.max(...list.map(([at]) => at)) + 1).fill(undefined);
  for (const [at, cell] of list) cells[at] = cell;
  return cells;
}
