import { fieldTypes as allFieldTypes } from "../../fields/index";
import type { FieldType } from "../../fields/fieldType";
import { type CellValue, sameValue } from "../../records/cellValue";
import type { Work } from "../../records/work";
import type { Area } from "../../workbook/area";
import { showsDay } from "../../workbook/dateFormat";
import { gridValue } from "../sheetGrid";
import { type ColumnIndex, indexColumn } from "../profile/columnIndex";
import type { Reason } from "../reason";
import { cellStepOf } from "./cellSteps";
import type { CellFormat, CleaningEdit, CleaningPlan, CleaningStep, PlannedColumn, StepOutcome } from "./cleaningPlan";
import { type CleaningTable, tableRows, writableValues } from "./cleaningTable";
import { findColumn, typeObstacle } from "./findColumn";
import { changeValues, stepColumn } from "./planTable";
import { emptyRepeats, fillGroups, fillMerged, type Working } from "./rowSteps";
import type { StepColumn } from "./stepKind";

/** What a plan makes of a table; nothing is written. `edits` in sheet order, one for each cell that ends up different. */
export type Cleaned = {
  readonly outcomes: readonly StepOutcome[];
  readonly edits: readonly CleaningEdit[];
  readonly unmerge: readonly Area[];
  /** 1-based rows whose record is emptied, for it repeats another. */
  readonly removedRows: readonly number[];
  /** Number formats that single cells need, whatever their column's is. */
  readonly cellFormats: readonly CellFormat[];
  /** Native number format for cells that change their kind, by 0-based column. */
  readonly formats: { readonly [column: number]: string };
  /** Headers of this table that the plan knows nothing of. */
  readonly unknownColumns: readonly string[];
};

type Bound = { readonly planned: PlannedColumn; readonly at: number | null; readonly reason: Reason | null; readonly step: StepColumn | null; readonly index: ColumnIndex | null; readonly obstacle: Reason | null };

/** Does the steps of a plan that are chosen, in order, wherever this table has their columns; every other step is told with the reason. */
export function* applyWork(plan: CleaningPlan, chosen: ReadonlySet<string>, table: CleaningTable, types: readonly FieldType[] = allFieldTypes): Work<Cleaned> {
  const rows = tableRows(table);
  const working: Working = { table, rows, columns: new Map(table.candidate.columns.map(({ column }) => [column, [...writableValues(table, rows, column)]])) };
  const bound = bindColumns(plan, table, rows, working, types);
  const outcomes = new Map<string, StepOutcome>();
  const current = new Map<Bound, readonly CellValue[]>();
  const unmerge: Area[] = [];
  const cellFormats: CellFormat[] = [];
  const removed: number[] = [];
  const cellStepsOf = plan.steps.filter(({ kind }) => cellStepOf(kind) !== undefined);
  for (const [done, step] of cellStepsOf.entries()) {
    yield { done, total: cellStepsOf.length };
    const column = bound.get(step.column ?? "");
    const refused = refusal(step, column, chosen);
    if (refused !== null || column === undefined) {
      outcomes.set(step.id, notDone(step, refused!));
      continue;
    }
    const change = cellStepOf(step.kind)!.change(step.params, column.step!);
    if (change === null) {
      outcomes.set(step.id, notDone(step, { id: "apply.badParams", data: {} }));
      continue;
    }
    const { next, count, samples } = changeValues(column.index!, current.get(column) ?? column.index!.dictionary, change);
    current.set(column, next);
    outcomes.set(step.id, { id: step.id, applied: true, cells: count, samples, reason: null });
  }
  for (const [column, dictionary] of current) working.columns.set(column.at!, Array.from(column.index!.codes, (code) => dictionary[code]!));
  for (const step of plan.steps) {
    if (outcomes.has(step.id)) continue;
    const column = step.column === null ? undefined : bound.get(step.column);
    const known = step.kind === "repeatedRows" ? step.column === null : (step.kind === "fillMerged" || step.kind === "fillGroups") && step.column !== null;
    const refused = !known ? ({ id: "apply.kindUnknown", data: { kind: step.kind } } satisfies Reason) : refusal(step, column, chosen);
    if (refused !== null) {
      outcomes.set(step.id, notDone(step, refused));
      continue;
    }
    const change = step.kind === "repeatedRows" ? emptyRepeats(working) : step.kind === "fillMerged" ? fillMerged(working, column!.at!) : fillGroups(working, column!.at!);
    unmerge.push(...change.unmerge);
    for (const format of change.formats) cellFormats.push(format);
    removed.push(...change.removed);
    outcomes.set(step.id, { id: step.id, applied: true, cells: change.cells, samples: change.samples, reason: null });
  }
  const edits = editsOf(working);
  return {
    outcomes: plan.steps.map(({ id }) => outcomes.get(id)!),
    edits,
    unmerge,
    cellFormats: [...cellFormats, ...dayFormats(edits, bound, table)],
    removedRows: removed.map((row) => row + 1),
    formats: Object.fromEntries([...bound.values()].flatMap(({ at, step }) => (at === null || step?.type == null ? [] : [[at, step.type.numberFormat(step.context.spec)]]))),
    unknownColumns: table.candidate.columns.filter(({ column, header }) => header !== "" && !table.leftAlone.includes(column) && ![...bound.values()].some(({ at }) => at === column)).map(({ header }) => header),
  };
}

function bindColumns(plan: CleaningPlan, table: CleaningTable, rows: Uint32Array, working: Working, types: readonly FieldType[]): ReadonlyMap<string, Bound> {
  const taken = new Map<number, PlannedColumn>();
  return new Map(plan.columns.map((planned): [string, Bound] => {
    const none = (reason: Reason): [string, Bound] => [planned.key, { planned, at: null, reason, step: null, index: null, obstacle: null }];
    const { column, reason } = findColumn(planned, table);
    if (column === null) return none(reason);
    const other = taken.get(column.column);
    if (other !== undefined) return none({ id: "apply.columnTaken", data: { header: column.header, other: other.header } });
    taken.set(column.column, planned);
    const step = stepColumn(planned, column.column, column.header, table, types);
    const index = indexColumn(column.column, working.columns.get(column.column)!, rows);
    return [planned.key, { planned, at: column.column, reason: null, step, index, obstacle: typeObstacle(planned, step, index.dictionary) }];
  }));
}

function refusal(step: CleaningStep, column: Bound | undefined, chosen: ReadonlySet<string>): Reason | null {
  if (!chosen.has(step.id)) return { id: "apply.notChosen", data: {} };
  if (step.column === null) return null;
  if (column === undefined) return { id: "apply.columnUnplanned", data: { column: step.column } };
  return column.reason ?? column.obstacle;
}

function notDone({ id }: CleaningStep, reason: Reason): StepOutcome {
  return { id, applied: false, cells: 0, samples: [], reason };
}

/** A number that was read as a day (20240105) must show as one, where its cell does not say so already. */
function dayFormats(edits: readonly CleaningEdit[], bound: ReadonlyMap<string, Bound>, { grid }: CleaningTable): readonly CellFormat[] {
  const days = new Map([...bound.values()].flatMap(({ at, step }) => (at !== null && step?.type?.isDate === true ? [[at, step.type.numberFormat(step.context.spec)] as const] : [])));
  return edits.flatMap(({ row, column, before, after }) => {
    const numberFormat = days.get(column);
    if (numberFormat === undefined || typeof before !== "number" || typeof after !== "number") return [];
    return showsDay(grid.numberFormats?.[row - 1 - grid.row]?.[column - grid.column] ?? "General") ? [] : [{ row, column, numberFormat }];
  });
}

function editsOf({ table, rows, columns }: Working): readonly CleaningEdit[] {
  const edits: CleaningEdit[] = [];
  for (const [column, values] of columns) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const after = values[i]!;
      const before = gridValue(table.grid, row, column);
      if (sameValue(before, after) || (after === null && table.grid.formulas?.[row - table.grid.row]?.[column - table.grid.column] != null)) continue;
      edits.push({ row: row + 1, column, before, after });
    }
  }
  return edits.sort((a, b) => a.row - b.row || a.column - b.column);
}
