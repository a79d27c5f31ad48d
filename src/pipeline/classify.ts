import type { CellEdit, ChangeSet } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import type { ClassifiedTable } from "../engine/engine";
import type { FixEdit } from "../findings/finding";
import { isBlank, valueKey } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { control } from "./check";
import { commitChange } from "./commit";
import { formulaCells, planTableEdits } from "./fix";
import { splitFindings } from "./kept";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

export type Classified = { readonly tables: readonly { readonly table: OpenTable; readonly classes: readonly ClassifiedTable[]; /** Cells whose class would be another by the rules and is left, for somebody gave it. */ readonly given: number }[]; readonly change: ChangeSet | null; /** Classes that were written. */ readonly written: number };

/** Which class each record has, why, and what is missing to the next. With `write` the classes are written into their fields: where they are blank and where the rules wrote them; with `overwrite` also where somebody gave another. */
export async function classify(session: Session, options: OpenOptions & { readonly write: boolean; readonly overwrite?: boolean }): Promise<Result<Classified>> {
  const opened = await openTables(session, options);
  return opened.ok ? classifyTables(session, opened.value, options) : opened;
}

export async function classifyTables(session: Session, opened: readonly OpenTable[], options: { readonly write: boolean; /** Also classes that somebody gave. */ readonly overwrite?: boolean; /** Leaves classes that hold for a while yet. */ readonly onlyDue?: boolean; /** Only those that are to be written when the workbook is opened. */ readonly onOpening?: boolean; /** The stamp of the edits that a person has seen, one for each table where there are several: where they would be others now, nothing is written. */ readonly seen?: string | readonly string[] }): Promise<Result<Classified>> {
  const tables: Classified["tables"][number][] = [];
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  for (const table of opened) {
    const classified = await session.engine.classify({ ...table.input, lang: session.lang }, control(session));
    if (!classified.ok) return classified;
    const classes = options.onOpening === true ? classified.value.filter(({ id }) => isOnOpening(table, id)) : classified.value;
    const written = await writtenClasses(session, table);
    if (!written.ok) return written;
    const given = options.overwrite === true ? 0 : classEdits(table, classes, written.value, true).filter((edit) => isGiven(edit, table, written.value)).length;
    tables.push({ table, classes, given });
    if (!options.write || table.governed === null) continue;
    const wanted = classEdits(table, options.onlyDue === true ? classes.filter(({ due }) => due) : classes, written.value, options.overwrite === true);
    const seen = typeof options.seen === "object" ? options.seen[tables.length - 1] ?? "" : options.seen;
    if (seen !== undefined && seen !== editsStamp(session, wanted)) return fail(changedSince(table));
    const planned = await planTableEdits(session, table, wanted);
    if (!planned.ok) return planned;
    writes.push(...planned.value.writes);
    for (const edit of planned.value.edits) edits.push(edit);
  }
  const first = tables[0];
  if (!options.write || first === undefined) return ok({ tables, change: null, written: 0 });
  const change = await commitChange(session, { why: { command: "classify" }, template: first.table.template, writes, edits });
  return change.ok ? ok({ tables, change: change.value, written: edits.length }) : change;
}

/** Whether a classification is to be written when the workbook is opened. */
export function isOnOpening({ def }: Pick<OpenTable, "def">, id: string): boolean {
  return def.classify.find((one) => one.id === id)?.schedule?.on === "open";
}

/** Classes that the rules wrote last, by field and record: what a cell says that nobody has changed since. */
export type WrittenClasses = ReadonlyMap<string, string>;

/** From the journal: what classifying wrote and nobody undid. Empty where the table is not governed. Problems: those of the state. */
export async function writtenClasses({ host, tools }: Session, { governed, def }: OpenTable): Promise<Result<WrittenClasses>> {
  const written = new Map<string, string>();
  if (governed === null || def.classify.length === 0) return ok(written);
  const state = await readState(host, tools);
  if (!state.ok) return state;
  const targets = new Set(def.classify.map(({ target }) => target));
  for (const head of standingChanges(state.value.changes)) {
    if (head.why.command !== "classify") continue;
    const change = changeOf(state.value, head, tools);
    if (!change.ok) return change;
    for (const { table, record, field, after } of change.value.edits) if (table === def.id && targets.has(field)) written.set(cellKey(field, record), valueKey(after));
  }
  return ok(written);
}

/** Whether somebody gave the class that an edit would change: it is there, and not as the rules wrote it. */
export function isGiven({ at: { field, record }, before }: FixEdit, { def }: Pick<OpenTable, "def">, written: WrittenClasses): boolean {
  return def.classify.some(({ target }) => target === field) && !isBlank(before) && written.get(cellKey(field ?? "", record ?? "")) !== valueKey(before);
}

function cellKey(field: string, record: string): string {
  return `${field} ${record}`;
}

/**
 * What writing the classes would change, and what is kept with each change. Cells with a formula are never written, nor those where somebody decided, with a reason, that another class stays;
 * classes that somebody gave only with `overwrite`: a rule that knows less than the person must not take their word away unasked.
 */
export function classEdits(table: OpenTable, classes: readonly ClassifiedTable[], written: WrittenClasses, overwrite: boolean): readonly FixEdit[] {
  const isFormula = formulaCells(table);
  return classes.flatMap(({ field, edits, findings }) => {
    const left = new Set(splitFindings(findings, table.governed?.kept ?? [], table.records).kept.map(({ finding }) => finding.at[0]!.row));
    if (!overwrite) for (const edit of edits) if (edit.at.field === field && isGiven(edit, table, written)) left.add(edit.at.row);
    return edits.filter(({ at }) => !isFormula(at) && !left.has(at.row));
  });
}

export function editsStamp({ tools }: Session, edits: readonly FixEdit[]): string {
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify(edits.map(({ at, before, after }) => [at.record ?? at.row, at.field, valueKey(before), valueKey(after)]))));
}

function changedSince(table: OpenTable): Problem {
  return { code: "classify/changedSince", place: table.layout.sheet, message: { "zh-CN": "表在预览之后又变了，没有写入任何分级。", en: "The table has changed since the preview; no class was written." }, hint: { "zh-CN": "按现在的内容再看一遍，然后写入。", en: "Look at the new preview, then write." } };
}
