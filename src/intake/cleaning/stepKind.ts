import type { FieldContext, FieldType } from "../../fields/fieldType";
import type { CellValue, Json } from "../../records/cellValue";
import type { ProfiledColumn } from "../profile/profileColumn";
import type { VariantGroup } from "../profile/spellingVariants";
import type { Reason } from "../reason";

export type Params = { readonly [name: string]: Json };
export type Change = (value: CellValue) => CellValue;

/** A column as steps see it. `type` null: no type is known, its cells are text as it stands. */
export type StepColumn = { readonly header: string; readonly type: FieldType | null; readonly context: FieldContext; /** A template says so; otherwise the type was guessed. */ readonly known: boolean; /** Which cells stay as they are, and how the column writes what a cell was read as. */ readonly spelling: { isGood(raw: CellValue): boolean; inCell(value: CellValue): CellValue } };

/** What a step kind may look at when it proposes: the column's facts, and its cells by value as the ticked steps before it leave them. */
export type Proposing = StepColumn & {
  readonly profile: ProfiledColumn;
  readonly variants: readonly VariantGroup[];
  readonly cells: ReadonlyMap<CellValue, number>;
  /** The ticked steps before it, and all steps before it, as one change. */
  readonly ticked: Change;
  readonly proposed: Change;
};

/**
 * One kind of step that changes cells one by one: a file, and a line in the list of `cellSteps.ts`. `change` is total and idempotent, never touches a blank cell, and
 * depends on nothing but its arguments, so that a saved plan does the same on every file; null: the params are not its own.
 */
export interface StepKind {
  readonly kind: string;
  readonly lossless: boolean;
  propose(column: Proposing): { readonly params: Params; readonly reason: Reason } | null;
  change(params: Params, column: StepColumn): Change | null;
}

/** A change of texts only. A text that is gone is a blank cell. */
export function onText(change: (text: string) => string): Change {
  return (value) => {
    if (typeof value !== "string" || value === "") return value;
    const text = change(value);
    return text === "" ? null : text;
  };
}

/** Proposes itself for every column whose type is not known; steps that change nothing are left out anyway. */
export function onUntyped(reason: Reason): StepKind["propose"] {
  return ({ type }) => (type === null ? { params: {}, reason } : null);
}
