import type { CellEdit, ChangeSet } from "../changes/changeSet";
import type { ClassifiedTable } from "../engine/createEngine";
import { type Result, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { control } from "./check";
import { commitChange } from "./commit";
import { formulaCells, planTableEdits } from "./fix";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";

export type Classified = { readonly tables: readonly { readonly table: OpenTable; readonly classes: readonly ClassifiedTable[] }[]; readonly change: ChangeSet | null };

/** Which class each record has, why, and what is missing to the next. With `write` the classes are written into their fields. */
export async function classify(session: Session, options: OpenOptions & { readonly write: boolean }): Promise<Result<Classified>> {
  const opened = await openTables(session, options);
  return opened.ok ? classifyTables(session, opened.value, options) : opened;
}

export async function classifyTables(session: Session, opened: readonly OpenTable[], options: { readonly write: boolean }): Promise<Result<Classified>> {
  const tables: Classified["tables"][number][] = [];
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  for (const table of opened) {
    const classes = await session.engine.classify({ ...table.input, lang: session.lang }, control(session));
    tables.push({ table, classes });
    if (!options.write || table.governed === null) continue;
    const isFormula = formulaCells(table);
    const planned = await planTableEdits(session, table, classes.flatMap((one) => one.edits).filter((edit) => !isFormula(edit.at)));
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    for (const edit of planned.value.edits) edits.push(edit);
  }
  const first = tables[0];
  if (!options.write || first === undefined) return ok({ tables, change: null });
  const change = await commitChange(session, { why: { command: "classify" }, template: first.table.template, writes, edits });
  return change.ok ? ok({ tables, change: change.value }) : change;
}
