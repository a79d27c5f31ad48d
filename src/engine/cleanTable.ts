import { type Cleaned, applyWork } from "../intake/cleaning/applyPlan";
import type { CleaningPlan } from "../intake/cleaning/cleaningPlan";
import type { CleaningTable } from "../intake/cleaning/cleaningTable";
import { planWork } from "../intake/cleaning/planTable";
import type { SheetGrid } from "../intake/sheetGrid";
import type { TableCandidate } from "../intake/tableCandidate";
import type { Work } from "../records/work";
import type { TableDef, Template } from "../template/template";

/** A table to be cleaned, as plain data. */
export type CleaningInput = {
  readonly grid: SheetGrid;
  readonly candidate: TableCandidate;
  readonly dateSystem: 1900 | 1904;
  /** Serial day of the 1900 system. */
  readonly today?: number;
  /** Whose fields say how cells are read: by 0-based sheet column the field, and by field the decided order of day and month. Null: types are guessed from the cells. */
  readonly template: { readonly text: { readonly source: string; readonly hash: string }; readonly table: string; readonly fields: { readonly [column: number]: string }; readonly dayFirst: { readonly [field: string]: boolean } } | null;
  /** 0-based sheet columns that are nobody's data, such as our record ids. */
  readonly leftAlone: readonly number[];
};
type Definition = { readonly full: Template; readonly def: TableDef } | null;

export function planCleaning(input: CleaningInput, definition: Definition): Work<CleaningPlan> {
  return planWork(tableOf(input, definition), input.today === undefined ? {} : { today: input.today });
}

export function cleanWork(input: CleaningInput, definition: Definition, plan: CleaningPlan, chosen: readonly string[]): Work<Cleaned> {
  return applyWork(plan, new Set(chosen), tableOf(input, definition));
}

function tableOf({ grid, candidate, dateSystem, template, leftAlone }: CleaningInput, definition: Definition): CleaningTable {
  const fields: CleaningTable["fields"] = new Map(Object.entries(template?.fields ?? {}).flatMap(([column, id]) => {
    const def = definition?.def.fields.find((field) => field.id === id);
    return def === undefined ? [] : [[Number(column), { def, dayFirst: template?.dayFirst[id] ?? null }]];
  }));
  return { grid, candidate, dateSystem, leftAlone, fields, template: definition === null ? null : { id: definition.full.id, version: definition.full.version, table: definition.def.id } };
}
