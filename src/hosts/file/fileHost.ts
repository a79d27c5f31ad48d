/**
 * src/hosts/file answers the WorkbookHost port on the workbook model. It may use the model, the port and the serialisers of src/xlsx; it knows no template,
 * no file system and no platform. Inside the folder a refusal travels as a thrown `HostRefusal`; `fileHost` rolls the batch back and turns it into a problem.
 */
import type { Area, CellBlock, HostOp, HostWrite, Result, SheetInfo, WorkbookHost, WorkbookInfo } from "../../workbook/host";
import type { SheetModel, WorkbookModel } from "../../workbook/model";
import { remembered } from "../../workbook/standingCells";
import { fail, ok } from "../../records/problem";
import { type Actor, feedOf } from "./changeFeed";
import { checkArea, checkCount, worksheet, type HostContext, type Verb } from "./hostContext";
import { readColumns } from "../../workbook/readColumns";
import { HostRefusal, refuse } from "../../workbook/hostProblem";
import { formatCells, formulasOf, restoreStyles, writeCells } from "./verbs/cells";
import { filterTable } from "./verbs/filterTable";
import { freezePanes, setColumns } from "./verbs/layout";
import { cellLinks } from "./verbs/links";
import { deleteCells, insertCells, restoreCells, restoreReferences } from "./verbs/moves";
import { mergeCells, unmergeCells } from "./verbs/merges";
import { originOf } from "../../xlsx/origin";
import { saveXlsx } from "../../xlsx/saveXlsx";
import { problemOf } from "../../xlsx/xlsxProblem";
import { addPivot, deletePivot } from "./verbs/pivots";
import { restorePart } from "./verbs/restorePart";
import { setConditionalFormats, setValidations } from "./verbs/rules";
import { addSheet, deleteSheet, restoreSheet, setSheetVisibility } from "./verbs/sheets";
import { createTable, deleteTable, resizeTable } from "./verbs/tables";

/** A verb is one entry here. */
const verbs: { readonly [V in HostWrite["verb"]]: Verb<V> } = {
  addPivot, addSheet, createTable, deleteCells, deletePivot, deleteSheet, deleteTable, filterTable, formatCells, freezePanes, insertCells, mergeCells, resizeTable, restoreCells,
  restorePart, restoreReferences, restoreSheet, restoreStyles, setColumns, setConditionalFormats, setSheetVisibility, setValidations, unmergeCells, writeCells,
};

/**
 * The port on a workbook model. Several hosts may stand on one model, each for its `actor`: they hear of each other's writes. Sheet and table names are found as Excel
 * finds them, without regard to case. A batch is all or nothing. The model must not be changed past its hosts while they are used.
 */
export function fileHost(model: WorkbookModel, about: { readonly name: string; readonly format: "xlsx" | "csv" | "jsonl" }, actor: Actor = "addin"): WorkbookHost {
  const feed = feedOf(model);
  const host: WorkbookHost = {
    info: async (): Promise<Result<WorkbookInfo>> => ok({ ...about, dateSystem: model.dateSystem, activeSheet: model.activeSheet, definedNames: model.definedNames, notices: model.notices }),
    sheets: async () => ok(model.sheets.map(sheetInfo)),
    readCells: async (name, area, also) =>
      answer(() => {
        const sheet = worksheet(model, name);
        checkArea(sheet, area);
        checkCount(sheet, area);
        const block: { -readonly [K in keyof CellBlock]: CellBlock[K] } = { values: sheet.cells.read(area) };
        if (also?.formulas === true) block.formulas = formulasOf(sheet.cells, area);
        if (also?.numberFormats === true) block.numberFormats = numberFormatsOf(model, sheet, area);
        return block;
      }),
    readColumns: async (name, area) =>
      answer(() => {
        const sheet = worksheet(model, name);
        checkArea(sheet, area);
        checkCount(sheet, area);
        return readColumns(sheet.cells, area);
      }),
    readLinks: async (name, area) =>
      answer(() => {
        const sheet = worksheet(model, name);
        checkArea(sheet, area);
        return cellLinks(sheet, area);
      }),
    apply: async (writes) => {
      const tell = feed.changing(host, actor, model, writes);
      const applied = applyAll(model, writes);
      if (applied.ok) tell(applied.value);
      return applied;
    },
    watch: async (listener) => ok(feed.watch(host, listener)),
    select: async (name, area) =>
      answer(() => {
        const sheet = worksheet(model, name);
        checkArea(sheet, area);
        if (sheet.visibility !== "visible") refuse("host/hiddenSheet", sheet.name, { sheet: sheet.name });
        if (model.activeSheet !== sheet.name) model.activeSheet = sheet.name;
        feed.selected(host, { sheet: sheet.name, area });
      }),
    watchSelection: async (listener) => ok(feed.watchSelection(host, listener)),
    // A copy: an unchanged file gives the very bytes that it was opened from, and keeps them.
    bytes: async () => {
      const saved = saveXlsx(model);
      return saved.ok ? ok(saved.value.slice()) : saved;
    },
    openBeside: async () => ok(false),
  };
  return host;
}

function applyAll(model: WorkbookModel, writes: readonly HostWrite[]): Result<readonly HostOp[]> {
  const context: HostContext = { model, rollback: [] };
  const back = snapshot(model);
  const result = answer(() => writes.map((write): HostOp => ({ write: remembered(write), undo: doWrite(context, write) })), () => {
    for (const step of context.rollback.toReversed()) step();
    back();
  });
  return result;
}

/** What Excel does not do, and takes amiss in a file, where several people edit a workbook in the legacy way. @source Microsoft, "About the shared workbook feature" */
const notWhileShared: ReadonlySet<HostWrite["verb"]> = new Set(["createTable", "mergeCells", "unmergeCells", "setValidations", "setConditionalFormats", "addPivot", "deleteSheet"]);

function doWrite<V extends HostWrite["verb"]>(context: HostContext, write: Extract<HostWrite, { readonly verb: V }>): readonly HostWrite[] {
  if (notWhileShared.has(write.verb) && originOf(context.model).partOf("revisionHeaders") !== null) refuse("host/sharedWorkbook");
  return (verbs[write.verb] as Verb<V>)(context, write);
}

/** Turns a refusal into its problem. `undo` runs on anything that is thrown, so that a bug leaves no half-done batch either. */
function answer<T>(work: () => T, undo: () => void = () => undefined): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    undo();
    const problem = error instanceof HostRefusal ? error.problem : problemOf(error);
    if (problem !== null) return fail(problem);
    throw error;
  }
}

/** Everything but the cells, as it is now; the function it gives puts it back. Verbs replace lists and never change them in place. */
function snapshot(model: WorkbookModel): () => void {
  const { activeSheet, sheetsChanged, sheets } = model;
  const parts = sheets.map((sheet) => {
    const { visibility, hiddenRows, newRows, aroundRows, linkTargets, merges, autoFilter, columns, validations, conditionalFormats, tables, pivots, frozen } = sheet;
    return { sheet, changed: [...sheet.changed], fields: { visibility, hiddenRows, newRows, aroundRows, linkTargets, merges, autoFilter, columns, validations, conditionalFormats, tables, pivots, frozen } };
  });
  return () => {
    Object.assign(model, { activeSheet, sheetsChanged, sheets });
    for (const { sheet, changed, fields } of parts) {
      Object.assign(sheet, fields);
      sheet.changed.clear();
      for (const part of changed) sheet.changed.add(part);
    }
  };
}

function sheetInfo(sheet: SheetModel): SheetInfo {
  return {
    name: sheet.name,
    kind: sheet.kind,
    visibility: sheet.visibility,
    used: sheet.kind === "worksheet" ? sheet.cells.used() : null,
    protected: sheet.protected,
    merges: [...sheet.merges],
    frozen: { ...sheet.frozen },
    tables: sheet.tables.map(({ name, area, totalsRow, columns }) => ({ name, sheet: sheet.name, area, totalsRow, columns: columns.map(({ id, name: column }) => ({ id, name: column })) })),
    pivots: sheet.pivots.map(({ name, area }) => ({ name, area })),
  };
}

function numberFormatsOf(model: WorkbookModel, sheet: SheetModel, area: Area): string[][] {
  const { cells } = sheet;
  return Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (__, c) => model.styles.numberFormat(cells.style(area.row + r, area.column + c))));
}
