import { BooleanNumber, ICommandService, IUndoRedoService, IUniverInstanceService, LifecycleService, LifecycleStages, type Workbook } from "@univerjs/core";
import { DeviceInputEventType, IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import { AddWorksheetMergeMutation, InsertSheetMutation, RemoveSheetMutation, RemoveWorksheetMergeMutation, SetFrozenMutation, SetWorksheetActiveOperation, SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation, SheetsSelectionsService } from "@univerjs/sheets";
import { DataValidationCacheService } from "@univerjs/sheets-data-validation";
import { IEditorBridgeService, SetCellEditVisibleOperation, SheetSkeletonManagerService } from "@univerjs/sheets-ui";
import { startTransition } from "react";
import type { Problem } from "../../records/problem";
import { breathe } from "../../taskpane/desk/breathe";
import type { Stage, StageBook, StageEvent, StageRows, StageSheet } from "../stage/stage";
import type { Grid } from "./createGrid";
import { editLoaded } from "./editLoaded";
import { partOf, putRows } from "./gridCells";
import { judgeOnlyTyped, raiseLists, showLists } from "./gridLists";
import { lentCells } from "./lentCells";
import { hearSelection, showSelection } from "./gridSelection";
import { nextFrame } from "./nextFrame";
import { ours, unitId } from "./ours";
import { type PersonEdit, hearEdits } from "./personEdits";
import { machineFormats } from "./machineFormats";
import { plainText } from "./plainText";
import { readTyped } from "./readTyped";
import { type LoadedPart, rowLoader } from "./rowLoader";
import { shortMemory } from "./shortMemory";
import { columnData, freezeOf, hiddenRows, rangeOf, worksheetData } from "./sheetData";

export type GridStage = { hear(event: StageEvent): void; /** A sheet as it was told last. */ sheet(name: string): StageSheet | undefined; redraw(): void; /** What was done in the grid until now is on its way. */ flush(): void; /** A cell that is being typed into is written as it stands; settles when all that was done in the grid is on its way to the file. */ endEdit(): Promise<void>; close(): void };

/** So many rows come into a sheet between two drawings when it is first seen, and so many in this way: a screen full. */
const atFirst = { rows: 9, most: 45 } as const;

/** Fills a file into the grid that holds it and keeps both alike: what the desk writes is drawn, what the person does is written, and what the file refuses is taken back. */
export function gridStage(grid: Grid, workbook: Workbook, stage: Stage, book: StageBook, tell: { readonly refused: (problems: readonly Problem[]) => void; readonly loading: (part: LoadedPart | null) => void; /** The first rows can be seen, or will not come. */ readonly seen: () => void }): GridStage {
  const { injector } = grid;
  const commands = injector.get(ICommandService);
  const instances = injector.get(IUniverInstanceService);
  const known = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
  const lists = new Map<string, readonly string[]>();
  const loaded = new Set<string>();
  let { moves } = book;
  let sent = 0;
  let closed = false;

  judgeOnlyTyped(injector);
  const run = (id: string, params: object): void => void commands.syncExecuteCommand(id, { unitId, ...params }, ours);
  const active = (): string => workbook.getActiveSheet()?.getSheetId() ?? "";

  let frame = 0;
  const redraw = (): void => {
    if (frame !== 0 || closed) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const render = injector.get(IRenderManagerService).getRenderById(unitId);
      if (render == null) return;
      // What draws dropdowns is there only once the grid has started.
      raiseLists(injector);
      render.with(SheetSkeletonManagerService).reCalculate();
      (render.mainComponent as { makeForceDirty?(): void } | null)?.makeForceDirty?.();
      render.scene.makeDirty();
    });
  };
  const taller = new Set<string>();
  const layOut = (sheet: string): void => {
    injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).makeDirty({ sheetId: sheet }, true);
    if (sheet === active()) redraw();
  };
  /** Where the frozen part ends is measured when it is frozen: by the widths and heights that hold then. */
  const freeze = (sheet: StageSheet): void => {
    if (sheet.name === active()) injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).reCalculate();
    const viewport = sheet.name === active() ? injector.get(IRenderManagerService).getRenderById(unitId)?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN) : undefined;
    const { viewportScrollX = 0, viewportScrollY = 0 } = viewport ?? {};
    run(SetFrozenMutation.id, { subUnitId: sheet.name, ...freezeOf(sheet) });
    // Freezing goes back to the beginning; who looks at the middle of a sheet stays there.
    if (viewportScrollX > 0 || viewportScrollY > 0) viewport?.scrollToViewportPos({ viewportScrollX, viewportScrollY });
  };
  const firstSeen = (sheet: string): number => {
    if (sheet !== active()) return 0;
    return injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).getCurrentSkeleton()?.rowColumnSegment.startRow ?? 0;
  };
  // Rows that are read anew are what the grid shows already.
  const whole = editLoaded(injector, workbook, (sheet, from, to) => !loaded.has(sheet) && loader.lacks(sheet, from, to), tell.refused);
  /** The formula bar shows the selected cell as it was selected; when the desk writes there, or rows move under it, it is read again. */
  const refreshBar = (sheet: string, first: number, end: number): void => {
    const selected = injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
    const editor = injector.get(IEditorBridgeService);
    if (sheet === active() && selected != null && selected.actualRow >= first && selected.actualRow < end && !editor.isVisible().visible) editor.refreshEditCellState();
  };
  const put = (sheet: string, rows: StageRows): void => {
    const worksheet = workbook.getSheetBySheetId(sheet);
    if (worksheet == null || closed) return;
    const { resized } = putRows(workbook, worksheet, rows);
    refreshBar(sheet, rows.first, rows.first + rows.count);
    // The grid judges a picked value once; the cell may say something else now.
    injector.get(DataValidationCacheService).ensureCache(unitId, sheet).reset();
    const segment = sheet === active() ? injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).getCurrentSkeleton()?.rowColumnSegment : undefined;
    // Frozen rows are seen wherever the rest is scrolled to; before the first drawing nothing is known. Taller rows further down only move the scroll bar, which has time.
    const visible = sheet === active() && (segment === undefined || rows.first <= segment.endRow);
    if (resized && visible) {
      layOut(sheet);
      const frozen = known.get(sheet);
      if (frozen !== undefined && rows.first < frozen.frozen.rows) freeze(frozen);
    } else if (resized) taller.add(sheet);
    if (visible) redraw();
  };
  /** The first screen full comes a few rows at a time: the grid measures and draws each text for the first time. */
  let seenBefore = false;
  const putFirst = async (sheet: string, rows: StageRows): Promise<void> => {
    seenBefore = true;
    // A grid that is no more is never drawn.
    await injector.get(LifecycleService).onStage(LifecycleStages.Rendered).catch(() => undefined);
    for (let from = 0; from < rows.count; from += from < atFirst.most ? atFirst.rows : rows.count) {
      await nextFrame();
      put(sheet, partOf(rows, from, from < atFirst.most ? atFirst.rows : rows.count));
    }
  };
  let unseen = true;
  const firstSeenNow = (): void => {
    if (unseen) tell.seen();
    unseen = false;
  };
  const loader = rowLoader({
    read: (sheet, first, count) => stage.rows(sheet, first, count),
    put: (sheet, rows) => (seenBefore || sheet !== active() ? put(sheet, rows) : putFirst(sheet, rows)),
    seen: firstSeen,
    edits: () => sent,
    told: (sheet, part) => {
      if (part.done === part.total) {
        loaded.add(sheet);
        if (taller.delete(sheet)) layOut(sheet);
      }
      const over = part.done === part.total;
      if (sheet === active()) firstSeenNow();
      // The bar moves in steps that can be seen; all of the page is drawn anew for each.
      if (sheet === active() && (over || Math.floor((part.done * 20) / part.total) > Math.floor(((part.done - 1) * 20) / part.total))) tell.loading(over ? null : part);
      whole.refresh();
    },
    failed: (problems) => {
      tell.refused(problems);
      firstSeenNow();
      whole.refresh();
    },
  });
  const loadWhole = (sheet: StageSheet): void => {
    loaded.delete(sheet.name);
    loader.load(sheet, 0, Math.max(1, sheet.usedRows));
    whole.refresh();
  };

  /** Everything of a sheet but its cells, as the file has it now, step by step: a large sheet is laid out with each. */
  function* frameOf(sheet: StageSheet): Generator<void> {
    const subUnitId = sheet.name;
    const worksheet = workbook.getSheetBySheetId(subUnitId);
    if (worksheet == null) return;
    if (worksheet.getRowCount() !== sheet.rows) run(SetWorksheetRowCountMutation.id, { subUnitId, rowCount: sheet.rows });
    yield;
    if (worksheet.getColumnCount() !== sheet.columns) run(SetWorksheetColumnCountMutation.id, { subUnitId, columnCount: sheet.columns });
    yield;
    lentCells(worksheet).cut(sheet.usedRows);
    const merges = worksheet.getMergeData();
    if (JSON.stringify(merges.map(({ startRow, endRow, startColumn, endColumn }) => ({ startRow, endRow, startColumn, endColumn }))) !== JSON.stringify(sheet.merges.map(rangeOf))) {
      if (merges.length > 0) run(RemoveWorksheetMergeMutation.id, { subUnitId, ranges: [...merges] });
      if (sheet.merges.length > 0) run(AddWorksheetMergeMutation.id, { subUnitId, ranges: sheet.merges.map(rangeOf) });
    }
    const config = worksheet.getConfig();
    const [columnsNow, rowsNow] = [config.columnData, config.rowData] as [Record<number, unknown>, Record<number, { h?: number; hd?: BooleanNumber }>];
    for (const index of Object.keys(columnsNow)) delete columnsNow[Number(index)];
    Object.assign(columnsNow, columnData(sheet));
    // Rows keep their heights until their cells come: a click meanwhile would meet another row than the one that is seen there.
    for (const [index, { h }] of Object.entries(rowsNow)) {
      if (h === undefined || Number(index) >= sheet.usedRows) delete rowsNow[Number(index)];
      else rowsNow[Number(index)] = { h };
    }
    for (const row of hiddenRows(sheet)) rowsNow[row] = { ...rowsNow[row], hd: BooleanNumber.TRUE };
    injector.get(IRenderManagerService).getRenderById(unitId)?.with(SheetSkeletonManagerService).makeDirty({ sheetId: subUnitId }, true);
    yield;
    freeze(sheet);
    yield;
    lists.set(subUnitId, showLists(injector, unitId, sheet, lists.get(subUnitId) ?? []));
    redraw();
  }
  /** Sheets whose rows, columns or tables have moved, and those that have come or gone. */
  const renewNow = async (touched: readonly string[]): Promise<void> => {
    const now = await stage.book();
    if (closed) return;
    if (!now.ok) return tell.refused(now.problems);
    injector.get(IUndoRedoService).clearUndoRedo(unitId);
    const names = new Set(now.value.sheets.map(({ name }) => name));
    now.value.sheets.forEach((sheet, index) => {
      if (!known.has(sheet.name)) run(InsertSheetMutation.id, { index, sheet: worksheetData(sheet) });
    });
    if (!names.has(active())) run(SetWorksheetActiveOperation.id, { subUnitId: now.value.active });
    for (const name of known.keys()) {
      if (names.has(name)) continue;
      loader.drop(name);
      run(RemoveSheetMutation.id, { subUnitId: name, subUnitName: name });
      known.delete(name);
      lists.delete(name);
    }
    const before = new Set(known.keys());
    for (const sheet of now.value.sheets) known.set(sheet.name, sheet);
    for (const sheet of now.value.sheets) {
      const new_ = !before.has(sheet.name);
      if (!new_ && !touched.some((name) => name.toLowerCase() === sheet.name.toLowerCase())) continue;
      for (const steps = frameOf(sheet); steps.next().done !== true; ) {
        await breathe();
        if (closed) return;
      }
      loadWhole(sheet);
    }
    moves = now.value.moves;
  };
  let renewing = Promise.resolve();
  /** One after another: each takes several turns. */
  const renew = (touched: readonly string[]): Promise<void> => (renewing = renewing.then(() => renewNow(touched), () => renewNow(touched)));

  const write = async (edit: PersonEdit): Promise<void> => {
    if (edit.writes.length > 0) {
      sent++;
      const done = await stage.write(edit.writes, moves, undefined, edit.joined);
      if (closed) return;
      if (!done.ok) {
        tell.refused(done.problems);
        return renew([edit.sheet]);
      }
    }
    if (edit.unknown || edit.moved) return renew([edit.sheet]);
    const sheet = known.get(edit.sheet);
    if (edit.rows !== null && sheet !== undefined) loader.load(sheet, edit.rows.first, edit.rows.last + 1);
  };
  const edits = hearEdits(injector, unitId, workbook, book.dateSystem, (edit) => void write(edit));
  const stops = [
    readTyped(injector),
    plainText(injector),
    machineFormats(injector),
    shortMemory(injector, unitId),
    edits.stop,
    whole.stop,
    hearSelection(injector, unitId, workbook, (sheet, area) => {
      void stage.select(sheet, area);
      const shown = known.get(sheet);
      if (shown !== undefined && !loaded.has(sheet) && !loader.loading(sheet)) loadWhole(shown);
    }),
  ];
  for (const sheet of book.sheets) lists.set(sheet.name, showLists(injector, unitId, sheet, []));
  const first = known.get(book.active);
  if (first !== undefined) {
    // The formula bar comes with it, and is drawn in slices.
    startTransition(() => run(SetWorksheetActiveOperation.id, { subUnitId: first.name }));
    for (const sheet of book.sheets) if (sheet !== first) loadWhole(sheet);
    loadWhole(first);
  } else firstSeenNow();
  return {
    redraw,
    sheet: (name) => known.get(name),
    flush: edits.flush,
    async endEdit() {
      if (injector.get(IEditorBridgeService).isVisible().visible) await commands.executeCommand(SetCellEditVisibleOperation.id, { visible: false, eventType: DeviceInputEventType.PointerDown, unitId });
      // The text is read and made a command of its own in the turns after that, and what any command did is told in a turn after that.
      await nextFrame();
      await nextFrame();
      edits.flush();
    },
    hear(event) {
      if (event.kind === "select") return showSelection(injector, unitId, workbook, event.selection);
      if (event.kind === "notice") return tell.refused([event.problem]);
      if (event.kind === "sheets") return void renew(event.sheets);
      const sheet = known.get(event.sheet);
      if (sheet === undefined) return;
      // Results are nothing that could be taken back.
      if (event.kind === "cells") injector.get(IUndoRedoService).clearUndoRedo(unitId);
      loader.load(sheet, event.area.row, event.area.row + event.area.rows);
    },
    close() {
      closed = true;
      loader.stop();
      for (const stop of stops) stop();
      if (instances.getUnit(unitId) != null) instances.disposeUnit(unitId);
    },
  };
}
