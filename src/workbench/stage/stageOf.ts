import type { OpenFile } from "../../hosts/file/openFile";
import { fail, ok } from "../../records/problem";
import { plainText } from "../../records/cellValue";
import { type Area, contains, maxColumns, maxRows, parseArea } from "../../workbook/area";
import { showsDay } from "../../workbook/dateFormat";
import { inverseWrites } from "../../changes/inverse";
import type { HostOp, HostWrite, Problem, Result, Selection, SheetInfo, ValidationSpec, WorkbookHost } from "../../workbook/host";
import type { LoggedWrite } from "../fileLog";
import type { Stage, StageEvent, StageList, StageRows, StageSheet, StageStyle } from "./stage";
import { stageStyle } from "./stageStyle";
import { shownFormula, withMarks } from "./newerFunctions";
import { narrow, packCells } from "./packedCells";
import { rowHeight } from "./rowHeight";
import { days1904, in1904 } from "./dates1904";
import { inPivot, isPivot, totalsCovered, totalsUnder } from "./underWrites";
import { tableTools } from "./tableTools";
import { touchedBy } from "./touched";

/** Empty rows and columns that the grid offers past what the sheet holds. */
const spare = { rows: 200, columns: 6, leastRows: 200, leastColumns: 26 };
/** More options than a person picks from. */
const mostOptions = 2_000;

/**
 * The stage of an opened file, and the host for the desk: that one tells the stage what it writes, looks included. People's writes go in by a host of their own, of which the desk
 * hears as it does of anybody's. `wrote` is told of both, `did` of what the person did, with what takes it back.
 */
export function stageOf({ host, person, steps, looks }: OpenFile, tell: (event: StageEvent) => void, wrote: (write: LoggedWrite) => void = () => undefined, did: (ops: readonly HostOp[], joined: boolean, kind?: "sorted" | "filtered") => void = () => undefined): StageOfFile {
  let written = 0;
  let moves = 0;
  let edits = 0;
  const knownStyles = new Map<number, StageStyle>();
  /** Those that the grid has been told of; a grid begins with asking for the book, and knows none. */
  let toldStyles = new Set<number>();
  void person.watchSelection((selection) => tell({ kind: "select", selection }));

  const drawn: WorkbookHost = {
    ...host,
    apply: async (writes) => {
      const before = await host.sheets();
      const tables = before.ok ? before.value.flatMap((sheet) => sheet.tables) : [];
      const applied = await host.apply(writes);
      if (!applied.ok) return applied;
      written++;
      wrote({ by: "desk", writes, number: 0 });
      draw(writes, tables);
      return applied;
    },
  };
  /** What the grid does not know of has been written. */
  const draw = (writes: readonly HostWrite[], tables: SheetInfo["tables"]): void => {
    const touched = touchedBy(writes, (table) => tables.find(({ name }) => name.toLowerCase() === table.toLowerCase())?.sheet);
    const moved = touched.filter(({ area }) => area === null);
    if (moved.length > 0) tell({ kind: "sheets", sheets: moved.map(({ sheet }) => sheet), moves: ++moves });
    for (const { sheet, area } of touched) if (area !== null) tell({ kind: "cells", sheet, area });
  };

  /** What the person does past the grid. `as`: the steps, where it is a step back or forward. */
  const byPerson = async (writes: readonly HostWrite[], as: Pick<WorkbookHost, "apply"> = person): Promise<Result<readonly HostOp[]>> => {
    const before = await person.sheets();
    const done = await as.apply(writes);
    if (!done.ok) return done;
    written++;
    wrote({ by: "person", writes, number: 0 });
    draw(writes, before.ok ? before.value.flatMap((sheet) => sheet.tables) : []);
    return done;
  };

  const optionsOf = async (sheet: string, { type, formula1 }: ValidationSpec): Promise<readonly string[] | null> => {
    if (type !== "list") return null;
    const literal = /^=?"(.*)"$/s.exec(formula1)?.[1];
    if (literal !== undefined) return literal.replaceAll('""', '"').split(",").map((option) => option.trim());
    // A column of a table, from below its header on, as far as it is filled.
    const column = /^=OFFSET\('((?:[^']|'')+)'!(\$[A-Z]{1,3}\$\d+),1,0,MAX\(1,COUNTA\(/.exec(formula1);
    const header = column === null ? null : parseArea(column[2]!);
    if (header !== null) {
      const read = await person.readCells(column![1]!.replaceAll("''", "'"), { ...header, row: header.row + 1, rows: mostOptions });
      return read.ok ? read.value.values.flatMap(([value]) => (value == null || value === "" ? [] : [plainText(value)])) : null;
    }
    const reference = /^=(?:'((?:[^']|'')+)'!|([^!'"(]+)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/i.exec(formula1);
    const area = reference === null ? null : parseArea(reference[3]!);
    if (area === null) return null;
    const read = await person.readCells(reference![1]?.replaceAll("''", "'") ?? reference![2] ?? sheet, { ...area, rows: Math.min(area.rows, mostOptions), columns: 1 });
    return read.ok ? read.value.values.flatMap(([value]) => (value == null || value === "" ? [] : [plainText(value)])) : null;
  };
  const listsOf = async (sheet: string, validations: readonly ValidationSpec[]): Promise<readonly StageList[]> => {
    const lists = await Promise.all(validations.map(async (spec) => {
      const options = await optionsOf(sheet, spec);
      return options === null || options.length === 0 ? [] : [{ areas: spec.areas, options, alert: spec.alert, allowBlank: spec.allowBlank, error: spec.error ?? "" }];
    }));
    return lists.flat();
  };
  const sheetOf = async ({ name, used, frozen, merges, tables, protected: guarded }: SheetInfo): Promise<StageSheet> => {
    const { columns = [], hiddenRows = [], validations = [] } = looks.sheet(name) ?? {};
    const bottom = Math.max(used === null ? 0 : used.row + used.rows, ...tables.map(({ area }) => area.row + area.rows), ...merges.map((area) => area.row + area.rows));
    const right = Math.max(used === null ? 0 : used.column + used.columns, ...merges.map((area) => area.column + area.columns));
    return {
      name,
      rows: Math.min(maxRows, Math.max(spare.leastRows, bottom + spare.rows)),
      columns: Math.min(maxColumns, Math.max(spare.leastColumns, right + spare.columns)),
      usedRows: bottom,
      frozen,
      merges,
      widths: columns.map(({ first, last, width, hidden }) => ({ first, last, width, hidden })),
      hiddenRows,
      lists: await listsOf(name, validations),
      headers: tables.map(({ name: table, area: { row, column, columns: across } }) => ({ row, column, columns: across, filtered: filtered(name, table) })),
      protected: guarded,
    };
  };

  const countsFrom1904 = async (): Promise<boolean> => {
    const info = await person.info();
    return info.ok && info.value.dateSystem === 1904;
  };

  const { filtered, ...tools } = tableTools(person, looks, async (writes, kind) => {
    const done = await byPerson(writes);
    if (done.ok) did(done.value, false, kind);
    return done.ok ? ok(undefined) : done;
  });
  const stage: StageOfFile["stage"] = {
    async book() {
      toldStyles = new Set();
      const [info, sheets] = [await person.info(), await person.sheets()];
      if (!info.ok) return info;
      if (!sheets.ok) return sheets;
      const shown = sheets.value.filter(({ kind, visibility }) => kind === "worksheet" && visibility === "visible");
      return ok({ name: info.value.name, dateSystem: info.value.dateSystem, active: shown.find(({ name }) => name === info.value.activeSheet)?.name ?? shown[0]?.name ?? "", sheets: await Promise.all(shown.map(sheetOf)), moves });
    },
    async rows(sheet, first, count) {
      const sheets = await person.sheets();
      if (!sheets.ok) return sheets;
      const info = sheets.value.find(({ name }) => name === sheet);
      const columns = info?.used == null ? 0 : info.used.column + info.used.columns;
      const rows: StageRows = { first, count, columns, ...packCells([], []), styles: new Uint32Array(0), looks: {}, edits, heights: [] };
      if (columns === 0) return ok(rows);
      const area: Area = { row: first, column: 0, rows: count, columns };
      const block = await person.readCells(sheet, area, { formulas: true });
      if (!block.ok) return block;
      const styles = looks.styles(sheet, area);
      const headers = new Set(info!.tables.map((table) => table.area).filter(({ row }) => row >= first && row < first + count));
      // The header of a table looks as Excel draws it, unless somebody has given it a look of its own.
      for (const header of headers) for (let c = header.column; c < header.column + header.columns; c++) styles[(header.row - first) * columns + c]! += headerLook;
      const fresh: Record<number, StageStyle> = {};
      for (const style of new Set(styles)) {
        if (style === 0 || toldStyles.has(style)) continue;
        const look = stageStyle(looks.describe(style % headerLook));
        knownStyles.set(style, (fresh[style] = style < headerLook || look.fill !== undefined ? look : { ...look, ...headerStyle }));
        toldStyles.add(style);
      }
      const formulas = block.value.formulas!.flatMap((line, r) => line.flatMap((formula, c) => (formula === null ? [] : [[r * columns + c, shownFormula(formula)] as const])));
      const columnsOf = looks.sheet(sheet)?.columns ?? [];
      const widths = Array.from({ length: columns }, (_, c) => columnsOf.find(({ first: from, last }) => from <= c && c <= last)?.width ?? null);
      const merged = info!.merges.filter(({ row, rows: tall }) => row < first + count && row + tall > first);
      const styleOf = (style: number): StageStyle => knownStyles.get(style) ?? { format: "General" };
      const heights = block.value.values.flatMap((line, r) => {
        const height = rowHeight(line.map((value, c) => ({ value, style: styleOf(styles[r * columns + c]!), width: merged.some((area) => contains(area, first + r, c)) ? Infinity : widths[c]! })));
        return height === null ? [] : [[first + r, height] as const];
      });
      const values = block.value.values.flat();
      const from1904 = await countsFrom1904();
      const shown = from1904 ? values.map((value, at) => (typeof value === "number" && showsDay(styleOf(styles[at]!).format) ? value + days1904 : value)) : values;
      return ok({ ...rows, ...packCells(shown, formulas), styles: narrow(styles), looks: fresh, heights });
    },
    async write(given, seen, number = 0, joined = false) {
      edits++;
      if (seen !== moves) return fail(movedMeanwhile);
      const marked = given.map(marking);
      const writes = (await countsFrom1904()) ? marked.map((write) => in1904(write, (sheet, area) => [...looks.styles(sheet, area)].map((style) => stageStyle(looks.describe(style)).format))) : marked;
      const covered = await totalsUnder(person, writes);
      const done = await person.apply(writes);
      if (!done.ok) return (await isPivot(person, writes)) ? fail(inPivot) : done;
      written++;
      wrote({ by: "person", writes, number });
      did(done.value, joined);
      if (covered !== null) tell({ kind: "notice", problem: totalsCovered(covered) });
      return ok(undefined);
    },
    select: (sheet, area) => person.select(sheet, area),
    ...tools,
  };
  return {
    stage, host: drawn, writes: () => written,
    async takeBack(ops) {
      const writes = inverseWrites({ ops });
      const done = await byPerson(writes, steps);
      if (!done.ok) return done;
      const place = placeOf(writes);
      if (place !== null) tell({ kind: "select", selection: place });
      return done;
    },
  };
}

export type StageOfFile = {
  readonly stage: Omit<Stage, "undo" | "redo">;
  readonly host: WorkbookHost;
  readonly writes: () => number;
  /** Undoes what the person did, for the person: the grid draws it, and shows where. Gives what takes that back. */
  takeBack(ops: readonly HostOp[]): Promise<Result<readonly HostOp[]>>;
};

/** Where the first of some writes is to be seen. */
function placeOf(writes: readonly HostWrite[]): Selection | null {
  for (const write of writes) {
    if (write.verb === "writeCells" && write.blocks[0] !== undefined) return { sheet: write.sheet, area: { row: write.blocks[0].row, column: write.blocks[0].column, rows: write.blocks[0].values.length, columns: write.blocks[0].values[0]?.length ?? 1 } };
    if ((write.verb === "restoreCells" || write.verb === "insertCells" || write.verb === "deleteCells") && write.areas[0] !== undefined) return { sheet: write.sheet, area: write.areas[0] };
  }
  return null;
}

/** Formulas as a file has them. */
function marking(write: HostWrite): HostWrite {
  if (write.verb !== "writeCells") return write;
  return { ...write, blocks: write.blocks.map((block) => (block.formulas === undefined ? block : { ...block, formulas: block.formulas.map((line) => line.map((formula) => (formula === null ? null : withMarks(formula)))) })) };
}

/** Above every style of a file. */
const headerLook = 1 << 20;
/** The first accent of Office's theme: the usual table style. */
const headerStyle = { fill: "4472C4", color: "FFFFFF", bold: true } as const;

const movedMeanwhile: Problem = {
  code: "workbench/movedMeanwhile",
  message: { "zh-CN": "表格的行刚刚移动过，这次修改没有写入。", en: "Rows have just moved; this edit was not written." },
  hint: { "zh-CN": "表格已经更新，再改一次。", en: "The sheet is up to date now; make the edit again." },
};
