import type { ClassifiedTable } from "../../engine/engine";
import { control } from "../../pipeline/check";
import { type WrittenClasses, classEdits, classifyTables, editsStamp, isGiven, writtenClasses } from "../../pipeline/classify";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { textMask } from "../../pipeline/masking";
import type { Localized, Result } from "../../pipeline/session";
import { joint } from "../../fields/severalValues";
import { type CellValue, isBlank, plainText } from "../../records/cellValue";
import { ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import type { FieldDef } from "../../template/template";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";

/** `class` null: the cell is blank. Counted in what the sheet says `now`, once what may be written without asking is (`after`), and once the classes that people gave are rewritten too (`afterAll`). */
export type ClassCount = { readonly class: string | null; readonly label: Localized | null; readonly now: number; readonly after: number; readonly afterAll: number };
/** `given`: the classes that would go were given by people. */
export type ClassChange = { readonly from: string; readonly to: string; readonly count: number; readonly given: boolean };
export type Classification = {
  readonly id: string;
  readonly field: string;
  readonly label: Localized;
  readonly kind: "table" | "score" | "taxonomy";
  readonly records: number;
  /** By class, in the template's order, then what else the sheet says; blanks last. */
  readonly classes: readonly ClassCount[];
  /** What writing the classes would change in the sheet. */
  readonly changes: readonly ClassChange[];
  /** By which rules, in the order in which they decide. */
  readonly rules: ClassifiedTable["rules"];
  /** Records that nothing can be decided of, for what the rules read is nowhere in the workbook. */
  readonly lacking: ClassifiedTable["lacking"];
};
/** Classes that would be written: `due` of them do not hold for a while yet. The stamps are given back with `write`, so that what was seen is what is written; `dueStamp` where only what is due is written. */
export type ClassWriting = { readonly edits: number; readonly due: number; readonly stamp: string; readonly dueStamp: string };
/** `own`: blanks are filled, and what the rules wrote is renewed; `all`: classes that people gave are rewritten too. */
export type ClassOverview = { readonly classifications: readonly Classification[]; readonly own: ClassWriting; readonly all: ClassWriting };
export type ClassRecord = RecordLine & { readonly class: string | null; readonly label: string; readonly reason: string; readonly next: { readonly label: string; readonly text: string } | null; /** The sheet says another class now. */ readonly stale: string | null };
/** Which classes are written: only those that are due, and whether those that people gave are. */
export type ClassChoice = { readonly onlyDue: boolean; readonly overwrite: boolean };

const page = 100;

/** Which class each record has, why, and what is missing to the next; and writing the classes. */
export function classesDesk({ session, records, once, command }: DeskContext) {
  const classify = (table: GovernedTable): Promise<Result<readonly ClassifiedTable[]>> => once(`classes ${session.lang}`, table, () => session.engine.classify({ ...table.input, lang: session.lang }, control(session)));
  const open = async (): Promise<Result<{ readonly table: GovernedTable; readonly all: readonly ClassifiedTable[]; readonly written: WrittenClasses } | null>> => {
    const table = await records();
    if (!table.ok) return table;
    const { value: of } = table;
    if (of === null) return ok(null);
    const all = await classify(of);
    if (!all.ok) return all;
    const written = await once("written classes", of, () => writtenClasses(session, of));
    return written.ok ? ok({ table: of, all: all.value, written: written.value }) : written;
  };
  return {
    async overview(): Promise<Result<ClassOverview>> {
      const opened = await open();
      if (!opened.ok) return opened;
      if (opened.value === null) return ok({ classifications: [], own: nothing, all: nothing });
      const { table, all, written } = opened.value;
      const writing = (overwrite: boolean): ClassWriting => {
        const count = (of: readonly ClassifiedTable[]): number => of.reduce((sum, one) => sum + classEdits(table, [one], written, overwrite).filter(({ at }) => at.field === one.field).length, 0);
        const due = all.filter((one) => one.due);
        return { edits: count(all), due: count(due), stamp: editsStamp(session, classEdits(table, all, written, overwrite)), dueStamp: editsStamp(session, classEdits(table, due, written, overwrite)) };
      };
      return ok({ classifications: all.map((one) => classificationOf(table, one, written)), own: writing(false), all: writing(true) });
    },
    /** The records that the sheet says are of a class, in sheet order, once the classes are written; `from` counts from 0. */
    async records(id: string, of: string | null, overwrite: boolean, from: number): Promise<Result<ClassPage>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const one = opened.value?.all.find((candidate) => candidate.id === id);
      if (opened.value === null || one === undefined) return ok({ total: 0, lines: [] });
      const { table, written } = opened.value;
      const said = saidIn(table, one);
      const after = new Map(classEdits(table, [one], written, overwrite).filter(({ at }) => at.field === one.field).map((edit) => [edit.at.row, edit.after]));
      return ok(pageOf(table, one, one.lines.filter((line) => said(line, after).includes(of)), from));
    },
    /** The records whose cell would go from one class to another. */
    async changing(id: string, { from, to, given }: Pick<ClassChange, "from" | "to" | "given">, first: number): Promise<Result<ClassPage>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const one = opened.value?.all.find((candidate) => candidate.id === id);
      if (opened.value === null || one === undefined) return ok({ total: 0, lines: [] });
      const { table, written } = opened.value;
      const rows = new Set(classEdits(table, [one], written, true).filter((edit) => edit.at.field === one.field && plainText(edit.before) === from && plainText(edit.after) === to && isGiven(edit, table, written) === given).map(({ at }) => at.row));
      return ok(pageOf(table, one, one.lines.filter(({ row }) => rows.has(row)), first));
    },
    /** What each classification says of one sheet row; empty where the row holds no record. */
    async ofRow(row: number): Promise<Result<readonly (ClassRecord & { readonly classification: Localized })[]>> {
      const opened = await open();
      if (!opened.ok) return opened;
      if (opened.value === null) return ok([]);
      const { table, all } = opened.value;
      return ok(all.flatMap((one) => {
        const line = one.lines.find((candidate) => candidate.row === row);
        return line === undefined ? [] : [{ ...recordOf(table, line, staleOf(one)), classification: fieldOf(table, one.field).label }];
      }));
    },
    /** Writes classes into their fields, as the overview showed them. */
    async write(stamp: string, { onlyDue, overwrite }: ClassChoice): Promise<Result<{ readonly change: string | null; readonly edits: number }>> {
      return command(async (current) => {
        const table = await records();
        if (!table.ok) return table;
        const fresh = await governedTables(current);
        if (!fresh.ok) return fresh;
        const written = await classifyTables(current, fresh.value.filter(({ def }) => def.id === table.value?.def.id), { write: true, onlyDue, overwrite, seen: stamp });
        return written.ok ? ok({ change: written.value.change?.id ?? null, edits: written.value.written }) : written;
      });
    },
  };
}

export type ClassPage = { readonly total: number; readonly lines: readonly ClassRecord[] };
const nothing: ClassWriting = { edits: 0, due: 0, stamp: "", dueStamp: "" };

function pageOf(table: GovernedTable, one: ClassifiedTable, lines: ClassifiedTable["lines"], from: number): ClassPage {
  const stale = staleOf(one);
  return { total: lines.length, lines: lines.slice(from, from + page).map((line) => recordOf(table, line, stale)) };
}

export function classificationOf(table: GovernedTable, one: ClassifiedTable, written: WrittenClasses): Classification {
  const field = fieldOf(table, one.field);
  const kind = table.def.classify.find(({ id }) => id === one.id)!.kind;
  const said = saidIn(table, one);
  const edits = classEdits(table, [one], written, true).filter(({ at }) => at.field === one.field);
  const [own, all] = [edits.filter((edit) => !isGiven(edit, table, written)), edits].map((of) => new Map(of.map(({ at, after }) => [at.row, after] as const)));
  const counts = new Map<string | null, { now: number; after: number; afterAll: number }>(classesOf(table, one.id, field).map((name) => [name, { now: 0, after: 0, afterAll: 0 }]));
  const countIn = (names: readonly (string | null)[], of: "now" | "after" | "afterAll"): void => {
    for (const name of names) (counts.get(name) ?? counts.set(name, { now: 0, after: 0, afterAll: 0 }).get(name)!)[of]++;
  };
  for (const line of one.lines) {
    countIn(said(line, new Map()), "now");
    countIn(said(line, own!), "after");
    countIn(said(line, all!), "afterAll");
  }
  const blank = counts.get(null);
  counts.delete(null);
  const labelOf = (name: string): Localized | null => field.options?.find(({ code }) => code === name)?.label ?? null;
  const changes = new Map<string, { from: string; to: string; count: number; given: boolean }>();
  for (const edit of edits) {
    const [from, to, given] = [plainText(edit.before), plainText(edit.after), isGiven(edit, table, written)];
    const known = changes.get(`${from}\n${to}\n${given}`);
    if (known === undefined) changes.set(`${from}\n${to}\n${given}`, { from, to, count: 1, given });
    else known.count++;
  }
  return {
    id: one.id,
    field: one.field,
    label: field.label,
    kind,
    records: one.lines.length,
    classes: [...[...counts].map(([name, many]) => ({ class: name, label: labelOf(name!), ...many })), ...(blank === undefined ? [] : [{ class: null, label: null, ...blank }])],
    changes: [...changes.values()].sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1)),
    rules: one.rules,
    lacking: one.lacking,
  };
}

/** The classes that the sheet says a record has, `after` some cells are written (by row): several where the field takes several; an option by its code, however it is written. Null: none. */
function saidIn(table: GovernedTable, { field: id }: ClassifiedTable): (line: ClassifiedTable["lines"][number], after: ReadonlyMap<number, CellValue>) => readonly (string | null)[] {
  const field = fieldOf(table, id);
  const codes = new Map((field.options ?? []).flatMap(({ code, label }) => [code, label["zh-CN"], label.en].map((name) => [name, code] as const)));
  return ({ index, row }, after) => {
    const value = after.has(row) ? after.get(row)! : valueAt(table.records, id, index);
    if (isBlank(value)) return [null];
    const text = plainText(value);
    return (field.fieldType.several === true ? text.split(joint) : [text]).map((name) => codes.get(name) ?? name);
  };
}

/** Every class that the template can give, in the order of the field's options, else as it names them. */
function classesOf({ def }: GovernedTable, id: string, field: FieldDef): readonly string[] {
  const { table, score, taxonomy, otherwise } = def.classify.find((one) => one.id === id)!;
  const named = [...new Set([...table.map(({ then }) => then), ...(score?.bands.map(({ then }) => then) ?? []), ...(taxonomy?.rules.map(({ then }) => then) ?? []), ...(otherwise === null ? [] : [otherwise])])];
  const order = new Map(field.options?.map(({ code }, index) => [code, index]) ?? []);
  return named.every((name) => order.has(name)) ? named.sort((a, b) => order.get(a)! - order.get(b)!) : named;
}

function fieldOf({ def }: GovernedTable, id: string): FieldDef {
  const field = def.fields.find((candidate) => candidate.id === id);
  if (field === undefined) throw new Error(`The template classifies into ${id}, which is no field`);
  return field;
}

/** By sheet row: what the sheet says where it is not the class that was found. */
function staleOf(one: ClassifiedTable): ReadonlyMap<number, string> {
  return new Map(one.edits.filter(({ at }) => at.field === one.field).map(({ at, before }) => [at.row, plainText(before)]));
}

function recordOf(table: GovernedTable, { index, class: found, label, reason, next, row }: ClassifiedTable["lines"][number], stale: ReadonlyMap<number, string>): ClassRecord {
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  return { ...recordLine(table, index), class: found, label, reason: mask(reason, [index]), next: next === null ? null : { ...next, text: mask(next.text, [index]) }, stale: stale.get(row) ?? null };
}
