import type { TypedTable } from "../fields/typedTable";
import type { CleaningInput } from "./cleanTable";
import { type Circumstances, inputsOf, typeWork } from "./typeRecords";
import { WorkbookTables } from "./workbookTables";
import type { RecordTable } from "../records/recordTable";
import { type Work, finish, within } from "../records/work";
import type { CheckInput } from "../rules/rule";
import { type TemplateTools, loadTemplate } from "../template/loadTemplate";
import type { Moment, TableDef, Template } from "../template/template";
import type { TableInput, TemplateText } from "./engine";
import type { FieldWorkers } from "./fieldWorkers";

/** `workers`: threads that share finding duplicates; absent or null = this one does it alone. */
export type EngineTools = TemplateTools & { readonly encodeUtf8: (text: string) => Uint8Array; readonly workers?: FieldWorkers | null };

type Opened = CheckInput & { readonly template: Template; readonly book: WorkbookTables };

/**
 * Templates as they were loaded and tables as they were read by their field types, each kept as it was last asked for: checking, classifying and finding duplicates all begin with it.
 * @throws Error when a template that was accepted before does not load again, or a table is asked for that it has not: bugs of the caller.
 */
export function openTables(tools: EngineTools) {
  const loaded = new Map<string, Template>();
  const load = (text: TemplateText): Template => {
    const known = loaded.get(text.hash);
    if (known !== undefined) return known;
    const read = loadTemplate(tools.encodeUtf8(text.source), tools);
    if (!read.ok) throw new Error(`A template that was accepted is refused now: ${read.problems[0]?.code ?? ""}`);
    loaded.set(text.hash, read.value);
    return read.value;
  };
  /** Only the last of each, for it is as large as the records. */
  const typed = new Map<string, { readonly records: RecordTable; readonly read: string; readonly table: TypedTable }>();
  const cellsWork = function* (template: TemplateText, def: TableDef, records: RecordTable, circumstances: Pick<Circumstances, "dateSystem" | "dayFirst">): Work<TypedTable> {
    const read = [template.hash, circumstances.dateSystem, JSON.stringify(circumstances.dayFirst)].join(" ");
    const last = typed.get(def.id);
    if (last?.records === records && last.read === read) return last.table;
    const table = yield* typeWork(def, records, circumstances, last?.read === read ? last.table : null);
    typed.set(def.id, { records, read, table });
    return table;
  };
  /** The workbook as it was last seen: its tables are asked for one after the other, and what one works out serves the next. */
  let seen: { readonly of: string; readonly book: WorkbookTables } | null = null;
  const open = (input: TableInput): Opened => finish(openWork(input));
  /** Reads every table that is asked for through its field types. */
  const openWork = function* ({ template, records, circumstances, related = {} }: TableInput): Work<Opened> {
    const full = load(template);
    const tables = new Map<string, TypedTable>();
    const total = 100 * full.tables.length;
    for (const [at, def] of full.tables.entries()) {
      const here = def.id === records.table ? { records, circumstances } : related[def.id] === undefined ? null : { records: related[def.id]!.records, circumstances: { ...circumstances, dayFirst: related[def.id]!.dayFirst } };
      if (here !== null) tables.set(def.id, yield* within(cellsWork(template, def, here.records, here.circumstances), { from: 100 * at, to: 100 * (at + 1), total }));
    }
    const of = JSON.stringify([template.hash, circumstances.today, circumstances.now, circumstances.me, circumstances.dateSystem]);
    const same = seen?.of === of && seen.book.tables.size === tables.size && [...tables].every(([id, table]) => seen!.book.tables.get(id) === table);
    if (!same) seen = { of, book: new WorkbookTables(full, tables, inputsOf(full, circumstances)) };
    const { moment, classified } = circumstances;
    const now: ReadonlySet<Moment> | null = moment === undefined ? null : new Set([moment]);
    return { ...seen!.book.input(tableOf(full, records.table).id), ...(now === null ? {} : { moments: () => now }), ...(classified === undefined ? {} : { classified }), template: full, book: seen!.book, holds: seen!.book.holds, codeWidth: seen!.book.codeWidth };
  };
  /** Long work on a table that is to be read first: reading is told as the first fifth of it. */
  const onOpened = function* <T>(input: TableInput, work: (opened: Opened) => Work<T>): Work<T> {
    const opened = yield* within(openWork(input), { from: 0, to: 20, total: 100 });
    return yield* within(work(opened), { from: 20, to: 100, total: 100 });
  };
  /** The table that a cleaning keeps to, and its template; null where it keeps to none. */
  const definitionOf = (template: CleaningInput["template"]): { readonly full: Template; readonly def: TableDef } | null => {
    if (template === null) return null;
    const full = load(template.text);
    return { full, def: tableOf(full, template.table) };
  };
  return { load, open, onOpened, definitionOf };
}

export function tableOf(template: Template, id: string): TableDef {
  const def = template.tables.find((candidate) => candidate.id === id);
  if (def === undefined) throw new Error(`The template has no table ${id}`);
  return def;
}
