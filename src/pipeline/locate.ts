import { type Binding, bindRows } from "../changes/binding";
import { standingChanges } from "../changes/standing";
import type { Circumstances, SheetMatch, TableInput } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { RecordTable } from "../records/recordTable";
import { withHeaderLabels } from "../template/headerLabels";
import { loadTemplate } from "../template/loadTemplate";
import type { TableDef, Template } from "../template/template";
import type { TableInfo } from "../workbook/host";
import { withFormulas } from "./calculated";
import { type ApartDecision, standingApart } from "./apart";
import { boundTable, tableGone } from "./boundTable";
import { type FoundTable, type TablePlace, matchSheets } from "./matchSheets";
import { archivedIds } from "./archived";
import { serialFromIso } from "../records/serialDay";
import { type KeptDecision, isLapsed, standingKept } from "./kept";
import { withLevels } from "./levels";
import { numberingOf } from "./numbering";
import { ownPlaces } from "./ownKeys";
import { type Layout, readRecords } from "./readRecords";
import type { Session } from "./session";
import { readShownNumbers } from "./shownNumbers";
import { type TableBinding, type WorkbookState, readState } from "./state";

/** A table that the commands work on: governed (bound to a native table, with record ids), or only found on a messy sheet. */
export type OpenTable = {
  readonly template: Template;
  readonly def: TableDef;
  readonly layout: Layout;
  readonly records: RecordTable;
  readonly binding: Binding;
  readonly input: TableInput;
  /** Native number format by field, for cells that change their kind. */
  readonly formats: { readonly [field: string]: string };
  /** Every column in sheet order: its header and the field it holds. */
  readonly columns: readonly { readonly column: number; readonly header: string; readonly field: string | null }[];
  /** Data rows that hold no record. */
  readonly blankRows: number;
  readonly governed: { readonly info: TableInfo; readonly bound: TableBinding; /** Pairs of records that people keep apart. */ readonly apart: readonly ApartDecision[]; /** Findings that people decided to leave. */ readonly kept: readonly KeptDecision[]; /** Ids of records that left the table. */ readonly retired: readonly string[]; /** By id of a record that was merged: the one it became. */ readonly aliases: { readonly [record: string]: string } } | null;
  /** How it was found; null for a governed table. */
  readonly match: SheetMatch | null;
  /** The other tables on its sheet, each with what it fits best; absent: nobody has looked. */
  readonly beside?: readonly SheetMatch[];
};
export type GovernedTable = OpenTable & { readonly governed: NonNullable<OpenTable["governed"]> };

export type OpenOptions = {
  /** Bytes of the templates that may fit a sheet that is not governed yet; for a governed workbook only asked when the user named one. */
  readonly templates: readonly Uint8Array[];
  /** The user named the template. */
  readonly chosen: boolean;
  readonly sheet: string | null;
  /** The table of the template that the user means; absent or null: the one that fits best. */
  readonly table?: string | null;
  /** Which table of the sheet the user means, where it holds several; one that is governed is none of them. */
  readonly at?: TablePlace | null;
  readonly answers: { readonly [question: string]: string };
};

/**
 * The tables of the workbook: the governed ones with the template pinned in the workbook, or else the one table that fits a given template best.
 * Problems: those of `matchSheets`, `table/gone`, `table/otherTemplate`, `table/noSheet`, and refusals of templates.
 */
export async function openTables(session: Session, options: OpenOptions): Promise<Result<readonly OpenTable[]>> {
  // Who names a sheet means what stands there: another table that is gone is not in the way.
  const governed = options.sheet === null ? await governedTables(session, options.answers) : await standingTables(session, options.answers);
  if (!governed.ok) return governed;
  const wanted = options.at != null ? [] : options.sheet === null ? governed.value : governed.value.filter((table) => table.layout.sheet === options.sheet);
  if (wanted.length > 0) {
    if (options.chosen) {
      const chosen = loadAll(session, options.templates);
      if (!chosen.ok) return chosen;
      const other = chosen.value.find((template) => !wanted.some((table) => table.template.hash === template.hash));
      if (other !== undefined) return fail(otherTemplate(wanted[0]!, other));
    }
    return ok(wanted);
  }
  const templates = loadAll(session, options.templates);
  if (!templates.ok) return templates;
  const loose = await looseTable(session, templates.value, options);
  // A sheet that is not governed yet may refer to one that is.
  return loose.ok ? ok([{ ...loose.value, input: { ...loose.value.input, related: relatedTo(loose.value, governed.value) } }]) : loose;
}

/** A governed table that cannot be worked with: it has left the workbook, or what tells its records apart has. */
export type LostTable = { readonly id: string; readonly tableName: string; readonly problem: Problem };

/**
 * The tables that a standing change set governs, the one that the session means first. Problems: `table/gone` and `table/idColumnGone` where that one is lost; where the session means none, or none is
 * left, wherever any is: what is to be done might be about it.
 */
export async function governedTables(session: Session, answers: { readonly [question: string]: string } = {}): Promise<Result<readonly GovernedTable[]>> {
  const found = await tablesFound(session, answers);
  if (!found.ok) return found;
  const { tables, lost } = found.value;
  const gone = lost.find(({ id }) => session.table == null || tables.length === 0 || id === session.table);
  return gone === undefined ? ok(tables) : fail(gone.problem);
}

/** Those of them that are there, whichever is lost; where none is, why. */
async function standingTables(session: Session, answers: { readonly [question: string]: string }): Promise<Result<readonly GovernedTable[]>> {
  const found = await tablesFound(session, answers);
  if (!found.ok) return found;
  const { tables, lost: [gone] } = found.value;
  return tables.length > 0 || gone === undefined ? ok(tables) : fail(gone.problem);
}

/** The tables that a standing change set governs, and those of them that are lost. */
export async function tablesFound(session: Session, answers: { readonly [question: string]: string } = {}): Promise<Result<{ readonly tables: readonly GovernedTable[]; readonly lost: readonly LostTable[] }>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const info = await session.host.info();
  if (!info.ok) return info;
  const standing = standingChanges(state.value.changes);
  const kept = standingKept(state.value.document.kept, state.value.changes);
  const apart = standingApart(state.value.document.keptApart, state.value.changes);
  const archived = archivedIds(state.value.document.archived, state.value.changes);
  const open: GovernedTable[] = [];
  const lost: LostTable[] = [];
  const document = withLevels(state.value.document, state.value.changes);
  for (const [id, bound] of Object.entries(state.value.document.tables)) {
    if (bound.forgotten !== undefined && standing.some((change) => change.id === bound.forgotten)) continue;
    const found = boundTable(session, document, id, sheets.value);
    if (!found.ok) {
      const [problem] = found.problems;
      if (problem?.code !== "table/idColumnGone") return found;
      lost.push({ id, tableName: bound.tableName, problem });
      continue;
    }
    if (found.value === null) {
      if (standing.some((change) => change.why.command === "govern" && change.template.hash === bound.templateHash)) lost.push({ id, tableName: bound.tableName, problem: tableGone(bound.tableName) });
      continue;
    }
    const { native, template, def, layout } = found.value;
    const records = await readRecords(session.host, layout, session.progress);
    if (!records.ok) return records;
    const dayFirst = { ...bound.dayFirst, ...answeredDayOrder(answers) };
    const headers = Object.fromEntries(Object.entries(layout.columns).map(([field, column]) => [field, native.columns[column - native.area.column]?.name ?? ""]));
    open.push({ ...tableParts(session, template, withHeaderLabels(def, headers), layout, { ...records.value, ...(archived.has(id) ? { archived: archived.get(id)! } : {}), ...mergedIds(state.value.document.aliases[id]) }, info.value.dateSystem, dayFirst, native.columns.map((column, index) => ({ column: native.area.column + index, header: column.name }))), governed: { info: native, bound, apart: apart.filter(({ table, other }) => table === id || other === id), kept: kept.filter((decision) => decision.table === id && !isLapsed(decision, def, session.today)), retired: state.value.document.retired[id] ?? [], aliases: state.value.document.aliases[id] ?? {} }, match: null });
  }
  const bound = await withFormulas(session.host, open);
  if (!bound.ok) return bound;
  const meant = bound.value.toSorted((a, b) => Number(b.def.id === session.table) - Number(a.def.id === session.table));
  const classified = standing.findLast(({ why }) => why.command === "classify");
  const day = classified === undefined ? null : serialFromIso(classified.at.slice(0, 10), 1900);
  return ok({ tables: meant.map((table) => ({ ...table, input: { ...table.input, circumstances: { ...table.input.circumstances, ...(day === null ? {} : { classified: day }), ...numberingFor(session, state.value, table.def.id) }, related: relatedTo(table, open) } })), lost });
}

function numberingFor(session: Session, state: WorkbookState, table: string): Pick<Circumstances, "numbering"> {
  const numbering = numberingOf(session, state, table);
  return numbering === null ? {} : { numbering };
}

/** The other tables of the same template, for rules that follow references. */
function relatedTo({ def, template }: OpenTable, tables: readonly OpenTable[]): TableInput["related"] & object {
  const others = tables.filter((other) => other.def.id !== def.id && other.template.id === template.id);
  return Object.fromEntries(others.map((other) => [other.def.id, { records: other.records, dayFirst: other.input.circumstances.dayFirst }]));
}

/** A table as far as reading its records needs it. */
export type ReadableTable = Pick<GovernedTable, "def" | "records" | "input">;

/** The same workbook's table of that id; null where it is not there. */
export function otherTable({ input, template }: Pick<GovernedTable, "input" | "template">, id: string): ReadableTable | null {
  const def = template.tables.find((table) => table.id === id);
  const other = input.related?.[id];
  if (def === undefined || other === undefined) return null;
  return { def, records: other.records, input: { ...input, records: other.records, circumstances: { ...input.circumstances, dayFirst: other.dayFirst } } };
}

function mergedIds(aliases: { readonly [record: string]: string } = {}): Pick<RecordTable, "merged"> {
  const ids = Object.keys(aliases);
  return ids.length === 0 ? {} : { merged: Object.fromEntries(ids.map((id) => [id, followAlias(aliases, id)])) };
}

/** The record that an id stands for now: itself, or what it became by merging. */
export function currentId({ governed: { aliases } }: Pick<GovernedTable, "governed">, id: string): string {
  return followAlias(aliases, id);
}

function followAlias(aliases: { readonly [record: string]: string }, id: string): string {
  const seen = new Set<string>();
  let now = id;
  while (Object.hasOwn(aliases, now) && !seen.has(now)) {
    seen.add(now);
    now = aliases[now]!;
  }
  return now;
}

/** The one table of the workbook that fits a template best, governed or not, as its sheet says it. Problems: those of `matchSheets`. */
export async function looseTable(session: Session, templates: readonly Template[], options: OpenOptions): Promise<Result<OpenTable>> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const found = await matchSheets(session, templates, options);
  if (!found.ok) return found;
  return readLoose(session, found.value, info.value.dateSystem);
}

/** A table found on a sheet, with its records. `idHeader`: the header of a column of record ids, where it may have one. */
export async function readLoose(session: Session, { match, template, def, beside }: FoundTable, dateSystem: 1900 | 1904, idHeader?: string): Promise<Result<OpenTable>> {
  const idColumn = idHeader === undefined ? undefined : match.headers.columns.find(({ field, header }) => field === null && header.trim().toLowerCase() === idHeader.trim().toLowerCase())?.column;
  const layout = { ...looseLayout(def, match), ...(idColumn === undefined ? {} : { idColumn }) };
  const read = await readRecords(session.host, layout, session.progress);
  if (!read.ok) return read;
  const records = await readShownNumbers(session.host, layout, def.fields, read.value, dateSystem);
  if (!records.ok) return records;
  const dayFirst = Object.fromEntries(match.headers.columns.flatMap(({ field, dayFirst: decided }) => (field === null || decided === null ? [] : [[field, decided]])));
  const columns = match.candidate.columns.map(({ column, header }) => ({ column, header }));
  return ok({ ...tableParts(session, template, def, layout, records.value, dateSystem, dayFirst, columns), governed: null, match, ...(beside === undefined ? {} : { beside }) });
}

function tableParts(
  session: Session,
  template: Template,
  def: TableDef,
  layout: Layout,
  records: RecordTable,
  dateSystem: 1900 | 1904,
  dayFirst: Circumstances["dayFirst"],
  columns: readonly { readonly column: number; readonly header: string }[],
): Omit<OpenTable, "governed" | "match"> {
  const fieldAt = new Map(Object.entries(layout.columns).map(([field, column]) => [column, field]));
  const named = columns.map(({ column, header }) => ({ column, header, field: fieldAt.get(column) ?? null }));
  const day = session.today;
  return {
    template,
    def,
    layout,
    records,
    binding: { table: def.id, sheet: layout.sheet, area: layout.data, columns: { ...ownPlaces(named, layout.idColumn), ...layout.columns }, rows: bindRows(records.ids, records.rows) },
    input: { template, records, circumstances: { today: day, now: day + secondsOf(session.now) / 86_400, me: session.user === "" ? null : session.user, moment: session.client === "cli" ? "cli" : "check", dateSystem, dayFirst } },
    formats: Object.fromEntries(def.fields.map((field) => [field.id, field.fieldType.numberFormat(field)])),
    columns: named,
    blankRows: layout.data.rows - records.rows.length,
  };
}

function looseLayout(def: TableDef, { candidate, headers }: SheetMatch): Layout {
  const columns: Record<string, number> = {};
  const factors: Record<string, number> = {};
  for (const { field, column, unitPower } of headers.columns) {
    const definition = def.fields.find((candidateField) => candidateField.id === field);
    if (field === null || definition === undefined) continue;
    // Dollars are not read as if they were yuan, nor pounds as kilograms: the column stays out until someone says what it counts in.
    if (unitPower === null) continue;
    if (unitPower !== 0) factors[field] = Number(`1e${unitPower}`);
    columns[field] = column;
  }
  const first = candidate.data?.first ?? candidate.headerRow + Math.max(1, candidate.headerRows);
  const rows = candidate.data === null ? 1 : candidate.data.last - first + 1;
  return { table: def.id, sheet: candidate.sheet, data: { row: first, column: candidate.area.column, rows, columns: candidate.area.columns }, columns, idColumn: null, factors, runs: candidate.rows.filter((run) => run.kind === "data"), filled: [] };
}

/** The templates, or what is wrong with the first that is refused. */
export function loadAll(session: Session, sources: readonly Uint8Array[]): Result<readonly Template[]> {
  const templates: Template[] = [];
  for (const bytes of sources) {
    const read = loadTemplate(bytes, session.tools);
    if (!read.ok) return read;
    templates.push(read.value);
  }
  return ok(templates);
}

/** `--answer dayOrder:FIELD=dayFirst` also decides for a table that is governed already. */
function answeredDayOrder(answers: { readonly [question: string]: string }): Record<string, boolean> {
  return Object.fromEntries(Object.entries(answers).flatMap(([question, choice]) => (question.startsWith("dayOrder:") ? [[question.slice("dayOrder:".length), choice === "dayFirst"]] : [])));
}

function secondsOf(iso: string): number {
  const [hours, minutes, seconds] = iso.slice(11, 19).split(":").map(Number);
  return hours! * 3600 + minutes! * 60 + seconds!;
}

function otherTemplate(table: OpenTable, other: Template): Problem {
  const same = table.template.id === other.id;
  return {
    code: "table/otherTemplate",
    place: table.layout.sheet,
    message: same
      ? { "zh-CN": `这张表由模板 ${table.template.id} 的 ${table.template.version} 版管理，给出的是内容不同的 ${other.version} 版。`, en: `This table is governed by version ${table.template.version} of ${table.template.id}; the one given is version ${other.version} with other content.` }
      : { "zh-CN": `这张表由模板 ${table.template.id} 管理，给出的却是 ${other.id}。`, en: `This table is governed by ${table.template.id}; the template given is ${other.id}.` },
    hint: same
      ? { "zh-CN": "去掉 --template，就用工作簿里的版本；换版本的迁移还不支持。", en: "Leave --template out to use the version in the workbook; migrating to another version is not supported yet." }
      : { "zh-CN": "去掉 --template，或者用 --sheet 指定另一张表。", en: "Leave --template out, or name another sheet with --sheet." },
  };
}
