import type { ClassifiedTable } from "../../engine/engine";
import { control } from "../../pipeline/check";
import { classEdits, classifyTables, editsStamp } from "../../pipeline/classify";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { textMask } from "../../pipeline/masking";
import type { Localized, Result } from "../../pipeline/session";
import { joint } from "../../fields/severalValues";
import { plainText } from "../../records/cellValue";
import { ok } from "../../records/problem";
import type { FieldDef } from "../../template/template";
import type { DeskContext } from "../desk/deskContext";
import { type RecordLine, recordLine } from "../desk/recordTitle";

/** `class` null: no class, or none that can be relied on. */
export type ClassCount = { readonly class: string | null; readonly label: Localized | null; readonly count: number };
export type ClassChange = { readonly from: string; readonly to: string; readonly count: number };
export type Classification = {
  readonly id: string;
  readonly field: string;
  readonly label: Localized;
  readonly kind: "table" | "score" | "taxonomy";
  readonly records: number;
  /** By class, in the template's order; those without one last. */
  readonly classes: readonly ClassCount[];
  /** What writing the classes would change in the sheet. */
  readonly changes: readonly ClassChange[];
};
export type ClassOverview = { readonly classifications: readonly Classification[]; /** Classes that change. */ readonly edits: number; /** Of these, those that do not hold for a while yet. */ readonly due: number; /** Given back with `write`, so that what was seen is what is written. */ readonly stamp: string; /** The same where only what is due is written. */ readonly dueStamp: string };
export type ClassRecord = RecordLine & { readonly class: string | null; readonly label: string; readonly reason: string; readonly points: number | null; readonly next: { readonly label: string; readonly text: string } | null; /** The sheet says another class now. */ readonly stale: string | null };

const page = 100;

/** Which class each record has, why, and what is missing to the next; and writing the classes. */
export function classesDesk({ session, records, once, command }: DeskContext) {
  const classify = (table: GovernedTable): Promise<Result<readonly ClassifiedTable[]>> => once(`classes ${session.lang}`, table, () => session.engine.classify({ ...table.input, lang: session.lang }, control(session)));
  const open = async (): Promise<Result<{ readonly table: GovernedTable; readonly all: readonly ClassifiedTable[] } | null>> => {
    const table = await records();
    if (!table.ok) return table;
    if (table.value === null) return ok(null);
    const all = await classify(table.value);
    return all.ok ? ok({ table: table.value, all: all.value }) : all;
  };
  return {
    async overview(): Promise<Result<ClassOverview>> {
      const opened = await open();
      if (!opened.ok) return opened;
      if (opened.value === null) return ok({ due: 0, classifications: [], edits: 0, stamp: "", dueStamp: "" });
      const { table, all } = opened.value;
      const edits = classEdits(table, all);
      const fields = new Set(all.map(({ field }) => field));
      const changed = edits.filter(({ at }) => fields.has(at.field ?? ""));
      return ok({ due: all.flatMap((one) => (one.due ? classEdits(table, [one]).filter(({ at }) => at.field === one.field) : [])).length, classifications: all.map((one) => classificationOf(table, one)), edits: changed.length, stamp: editsStamp(session, edits), dueStamp: editsStamp(session, classEdits(table, all.filter(({ due }) => due))) });
    },
    /** The records of one class, in sheet order; `from` counts from 0. */
    async records(id: string, of: string | null, from: number): Promise<Result<{ readonly total: number; readonly lines: readonly ClassRecord[] }>> {
      const opened = await open();
      if (!opened.ok) return opened;
      const one = opened.value?.all.find((candidate) => candidate.id === id);
      if (opened.value === null || one === undefined) return ok({ total: 0, lines: [] });
      const { table } = opened.value;
      const inClass = classesIn(fieldOf(table, one.field));
      const lines = one.lines.filter((line) => inClass(line).includes(of));
      const stale = staleOf(one);
      return ok({ total: lines.length, lines: lines.slice(from, from + page).map((line) => recordOf(table, line, stale)) });
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
    /** Writes classes into their fields, as the overview showed them. `onlyDue`: those that hold for a while yet stay. */
    async write(stamp: string, onlyDue = false): Promise<Result<{ readonly change: string | null; readonly edits: number }>> {
      return command(async (current) => {
        const table = await records();
        if (!table.ok) return table;
        const fresh = await governedTables(current);
        if (!fresh.ok) return fresh;
        const written = await classifyTables(current, fresh.value.filter(({ def }) => def.id === table.value?.def.id), { write: true, onlyDue, seen: stamp });
        return written.ok ? ok({ change: written.value.change?.id ?? null, edits: written.value.written }) : written;
      });
    },
  };
}

export function classificationOf(table: GovernedTable, one: ClassifiedTable): Classification {
  const field = fieldOf(table, one.field);
  const kind = table.def.classify.find(({ id }) => id === one.id)!.kind;
  const counts = new Map<string | null, number>(classesOf(table, one.id, field).map((name) => [name, 0]));
  const inClass = classesIn(field);
  for (const line of one.lines) for (const name of inClass(line)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const none = counts.get(null) ?? 0;
  counts.delete(null);
  const labelOf = (name: string): Localized | null => field.options?.find(({ code }) => code === name)?.label ?? null;
  const changes = new Map<string, { from: string; to: string; count: number }>();
  for (const { at, before, after } of classEdits(table, [one])) {
    if (at.field !== one.field) continue;
    const [from, to] = [plainText(before), plainText(after)];
    const known = changes.get(`${from}\n${to}`);
    if (known === undefined) changes.set(`${from}\n${to}`, { from, to, count: 1 });
    else known.count++;
  }
  return {
    id: one.id,
    field: one.field,
    label: field.label,
    kind,
    records: one.lines.length,
    classes: [...[...counts].map(([name, count]) => ({ class: name, label: labelOf(name!), count })), ...(none === 0 ? [] : [{ class: null, label: null, count: none }])],
    changes: [...changes.values()].sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1)),
  };
}

/** The classes of a record: several where the field takes several. */
function classesIn({ fieldType }: FieldDef): (line: ClassifiedTable["lines"][number]) => readonly (string | null)[] {
  return (line) => (line.class !== null && fieldType.several === true ? line.class.split(joint) : [line.class]);
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

function recordOf(table: GovernedTable, { index, class: found, label, reason, points, next, row }: ClassifiedTable["lines"][number], stale: ReadonlyMap<number, string>): ClassRecord {
  const mask = textMask(table, "pane") ?? ((text: string) => text);
  return { ...recordLine(table, index), class: found, label, reason: mask(reason, [index]), points, next: next === null ? null : { ...next, text: mask(next.text, [index]) }, stale: stale.get(row) ?? null };
}
