import type { FileLooks } from "../../hosts/file/fileLooks";
import { plainText } from "../../records/cellValue";
import { type Problem, type Result, fail, ok } from "../../records/problem";
import { contains } from "../../workbook/area";
import { displaySettings, displayText } from "../../workbook/displayText";
import type { Area, CellBlock, CellValue, HostWrite, TableInfo, WorkbookHost } from "../../workbook/host";
import { translateFormula } from "../../workbook/translateFormula";
import { sortedPlaces } from "./sortRows";

/** What a column of a table can be filtered by: each text that its cells say, as it is shown; whether it is shown now. `""`: blank. */
export type ColumnChoices = { readonly header: string; readonly filtered: boolean; readonly choices: readonly { readonly text: string; readonly shown: string; readonly count: number; readonly on: boolean }[] };

/** A cell of a sheet, 0-based; `row` -1: the whole column. */
export type StageCell = { readonly sheet: string; readonly row: number; readonly column: number };

/** Rows that are written in one go. */
const rowsAtOnce = 5_000;

type Standing = { readonly table: TableInfo; readonly data: Area; readonly block: CellBlock; /** Rows that are hidden, by a filter or by hand. */ readonly hidden: ReadonlySet<number> };

/** By sheet column: the texts that are shown. */
type Filters = ReadonlyMap<number, ReadonlySet<string>>;
/** A filter as it stands in the file. */
type Placed = { readonly column: number; readonly values: readonly string[] };

/** Sorting and filtering a table in the sheet, as Excel does: rows go with their looks, those that are hidden stay where they are; cells elsewhere that read single cells go on reading the same places. */
export function tableTools(person: WorkbookHost, looks: FileLooks, write: (writes: readonly HostWrite[], kind: "sorted" | "filtered") => Promise<Result<void>>) {
  /** What was meant by filters that were set here, by how they stand in the file: one may be by the column that tells rows apart. */
  const meant = new Map<string, Filters>();
  const inFile = (sheet: string, table: string): readonly Placed[] => (looks.sheet(sheet)?.filters ?? []).flatMap(({ table: of, column, values }) => (of === table && values !== null ? [{ column, values }] : []));
  const filtersOf = (sheet: string, table: string): Filters => {
    const placed = inFile(sheet, table);
    return meant.get(keyOf(table, placed)) ?? new Map(placed.map(({ column, values }) => [column, new Set(values)] as const));
  };

  const standing = async ({ sheet, row, column }: StageCell): Promise<Result<Standing>> => {
    const sheets = await person.sheets();
    if (!sheets.ok) return sheets;
    const table = sheets.value.find(({ name }) => name === sheet)?.tables.find(({ area }) => contains(area, row < 0 ? area.row : row, column));
    if (table === undefined) return fail(noTable);
    const data: Area = { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 - (table.totalsRow ? 1 : 0) };
    const block = await person.readCells(sheet, data, { formulas: true, numberFormats: true });
    if (!block.ok) return block;
    const hidden = new Set((looks.sheet(sheet)?.hiddenRows ?? []).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
    return ok({ table, data, block: block.value, hidden });
  };

  return {
    /** The columns of the sheet that a table is filtered by. */
    filtered: (sheet: string, table: string): readonly number[] => [...filtersOf(sheet, table).keys()],

    async sort(cell: StageCell, descending: boolean): Promise<Result<void>> {
      const found = await standing(cell);
      if (!found.ok) return found;
      const { data, block, hidden } = found.value;
      const { sheet } = cell;
      if (looks.sheet(sheet)?.anchored === true) return fail(anchored);
      const places = block.values.flatMap((_, r) => (hidden.has(data.row + r) ? [] : [r]));
      const order = sortedPlaces(places.map((r) => block.values[r]![cell.column - data.column] ?? null), descending);
      const moved = places.flatMap((to, n) => (places[order[n]!] === to ? [] : [{ to, from: places[order[n]!]! }]));
      if (moved.length === 0) return ok(undefined);
      const styles = looks.styles(sheet, data);
      const runs: Extract<HostWrite, { verb: "restoreStyles" }>["runs"][number][] = [];
      for (let c = 0; c < data.columns; c++) {
        for (const { to, from } of moved) {
          const [index, before] = [styles[from * data.columns + c]!, styles[to * data.columns + c]!];
          if (index !== before) runs.push({ row: data.row + to, column: data.column + c, rows: 1, style: { index } });
        }
      }
      const writes: HostWrite[] = [];
      for (let at = 0; at < moved.length; at += rowsAtOnce) {
        const blocks = runsOf(moved.slice(at, at + rowsAtOnce)).map((run) => ({
          row: data.row + run[0]!.to, column: data.column,
          values: run.map(({ from }) => block.values[from]!),
          formulas: run.map(({ from, to }) => block.formulas![from]!.map((formula) => (formula === null ? null : translateFormula(formula, to - from, 0)))),
        }));
        writes.push({ verb: "writeCells", sheet, blocks });
      }
      // Formats first: a text of digits stays a text.
      return write([...(runs.length === 0 ? [] : [{ verb: "restoreStyles", sheet, runs } as const]), ...writes], "sorted");
    },

    async choices(cell: StageCell): Promise<Result<ColumnChoices>> {
      const [found, info] = [await standing(cell), await person.info()];
      if (!found.ok) return found;
      if (!info.ok) return info;
      const { table, data, block, hidden } = found.value;
      const c = cell.column - data.column;
      const filters = filtersOf(cell.sheet, table.name);
      const own = filters.get(cell.column);
      const others = [...filters].filter(([column]) => column !== cell.column);
      const choices = new Map<string, { shown: string; count: number; on: boolean }>();
      block.values.forEach((line, r) => {
        // What another column leaves out is not there to be chosen.
        if (!shows(others, data, line)) return;
        const value = line[c] ?? null;
        const text = plainText(value);
        const known = choices.get(text);
        const on = own?.has(text) ?? !hidden.has(data.row + r);
        if (known !== undefined) {
          known.count++;
          known.on ||= on;
        } else choices.set(text, { shown: shownText(value, block.numberFormats![r]![c]!, info.value.dateSystem), count: 1, on });
      });
      const sorted = [...choices].map(([text, { shown, count, on }]) => ({ text, shown, count, on }));
      const order = sortedPlaces(sorted.map(({ text }) => valueOf(block, c, text)), false);
      return ok({ header: table.columns[c]?.name ?? "", filtered: own !== undefined, choices: order.map((place) => sorted[place]!) });
    },

    /** Null: by nothing. */
    async filter(cell: StageCell, texts: readonly string[] | null): Promise<Result<void>> {
      const found = await standing(cell);
      if (!found.ok) return found;
      const { table, data, block } = found.value;
      const after = new Map(filtersOf(cell.sheet, table.name));
      if (texts === null) after.delete(cell.column);
      else after.set(cell.column, new Set(texts));
      const is = place(after, data, block);
      if (is === undefined) return fail(oneAtATime);
      const named = (column: number, values: readonly string[] | null): HostWrite => ({ verb: "filterTable", name: table.name, column, values });
      const cleared = inFile(cell.sheet, table.name).flatMap(({ column }) => (column === is?.column ? [] : [named(column, null)]));
      const done = await write([...cleared, ...(is === null ? [] : [named(is.column, is.values)])], "filtered");
      if (done.ok && is !== null) meant.set(keyOf(table.name, [is]), after);
      return done;
    },
  };
}

/**
 * By which column, and by which of its texts, the table is filtered in the file: by the column itself where it is the only one and says nothing but texts, so that others read it as it was meant; else
 * by the column whose texts tell the rows apart. Null: not at all; undefined: there is no such column.
 */
function place(filters: Filters, data: Area, { values }: CellBlock): Placed | null | undefined {
  const [first, ...more] = [...filters];
  if (first === undefined) return null;
  const [column, texts] = first;
  if (more.length === 0 && values.every((line) => line[column - data.column] == null || typeof line[column - data.column] === "string")) return { column, values: [...texts] };
  for (let c = data.columns - 1; c >= 0; c--) {
    const all = values.flatMap((line) => { const value = line[c]; return typeof value === "string" && value !== "" ? [value] : []; });
    const filled = values.filter((line) => line.some((value) => value !== null)).length;
    if (all.length !== filled || new Set(all).size !== all.length) continue;
    return { column: data.column + c, values: values.flatMap((line) => (typeof line[c] === "string" && shows([...filters], data, line) ? [line[c] as string] : [])) };
  }
  return undefined;
}

function keyOf(table: string, placed: readonly Placed[]): string {
  return JSON.stringify([table, placed.map(({ column, values }) => [column, [...values].sort()])]);
}

function shows(filters: readonly (readonly [number, ReadonlySet<string>])[], data: Area, line: readonly CellValue[]): boolean {
  return filters.every(([column, texts]) => texts.has(plainText(line[column - data.column] ?? null)));
}

function shownText(value: CellValue, numberFormat: string, dateSystem: 1900 | 1904): string {
  return typeof value === "number" ? displayText(value, numberFormat, dateSystem, displaySettings["zh-CN"]).trim() : plainText(value);
}

function valueOf({ values }: CellBlock, c: number, text: string): CellValue {
  return values.find((line) => plainText(line[c] ?? null) === text)?.[c] ?? null;
}

/** Rows that follow each other together. */
function runsOf(moved: readonly { readonly to: number; readonly from: number }[]): readonly (readonly { readonly to: number; readonly from: number }[])[] {
  const runs: { to: number; from: number }[][] = [];
  for (const one of moved) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)!.to + 1 === one.to) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

const noTable: Problem = {
  code: "workbench/noTable",
  message: { "zh-CN": "选中的单元格不在表格里，没有排序或筛选。", en: "The selected cell is in no table; nothing was sorted or filtered." },
  hint: { "zh-CN": "选表格里要排序的那一列；还没有表格的话，先在右边整理。", en: "Select a cell of the column in the table; where there is no table yet, make one in the pane first." },
};

const anchored: Problem = {
  code: "workbench/anchored",
  message: { "zh-CN": "这张工作表有批注或链接，它们固定在单元格上，不会跟着行走，所以没有排序。", en: "This sheet has notes or links that belong to single cells and would not go with their rows; nothing was sorted." },
  hint: { "zh-CN": "用 Excel 打开保存的文件，在那里排序；或者在这里用筛选。", en: "Sort it in Excel, in the saved file; or filter it here." },
};

const oneAtATime: Problem = {
  code: "workbench/oneFilter",
  message: { "zh-CN": "没有一列能把每一行区分开，所以不能按数字、日期或几列一起筛选。", en: "No column tells all rows apart, so the table cannot be filtered by numbers, dates or several columns." },
  hint: { "zh-CN": "一次只按一个文字列筛选，或者先整理成规范表。", en: "Filter by one column of texts, or make it a table in the pane first." },
};
