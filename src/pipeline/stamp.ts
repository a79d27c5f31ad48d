import { bindRows } from "../changes/binding";
import type { CellEdit, ChangeSet, RecordRow } from "../changes/changeSet";
import { planEdits } from "../changes/planEdits";
import type { FixEdit } from "../findings/finding";
import { type CellValue, isBlank, sameValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type DateSystem, serialFromIso } from "../records/serialDay";
import { loadTemplate } from "../template/loadTemplate";
import type { FieldDef, SystemWord, TableDef } from "../template/template";
import type { HostWrite } from "../workbook/host";
import { boundTable } from "./boundTable";
import { type Layout, rowsPerBlock } from "./readRecords";
import type { Session } from "./session";
import type { StateDocument } from "./state";

/** A change as far as it touches records. */
export type Touching = {
  readonly why: ChangeSet["why"];
  readonly edits?: readonly CellEdit[];
  readonly inserted?: readonly RecordRow[];
  /** Records that it is about, be none of their cells edited. */
  readonly about?: readonly Pick<CellEdit, "record" | "table">[];
  /** Where the records that come were before: a form, an import's source; `sheet` unless told. */
  readonly source?: string;
};
/** What there is to say of a record at a moment. `batch`: id of the change set that brings it in; `at`: days of the workbook's date system. */
export type StampFacts = { readonly record: string; readonly at: number; readonly by: string; readonly source: string; readonly batch: string; readonly version: string };
/** What a change set also does for the records that it touches. */
export type Stamps = { readonly writes: readonly HostWrite[]; readonly edits: readonly CellEdit[]; readonly inserted: readonly RecordRow[] };

/** Told of every record with every change. */
const ofChanges: ReadonlySet<SystemWord> = new Set(["rowId", "rowState", "updatedAt", "updatedBy", "templateVersion"]);
/** A record that people bring in may have come with these. */
const ofOrigin: ReadonlySet<SystemWord> = new Set(["createdAt", "createdBy", "source"]);

export function stampValue(word: SystemWord, { record, at, by, source, batch, version }: StampFacts): CellValue {
  switch (word) {
    case "rowId": return record;
    case "createdAt":
    case "updatedAt": return at;
    case "createdBy":
    case "updatedBy": return by === "" ? null : by;
    case "source": return source;
    case "batchId": return batch;
    case "templateVersion": return version;
    // What was said of it was said of another record; the next check that is written says it anew.
    case "rowState": return null;
  }
}

/** The session's moment as a cell keeps it: UTC, 15 digits. */
export function momentOf({ now }: Pick<Session, "now">, system: DateSystem): number {
  const [hours, minutes, seconds] = now.slice(11, 19).split(":").map(Number) as [number, number, number];
  return Number(((serialFromIso(now.slice(0, 10), system) ?? 0) + (hours * 3600 + minutes * 60 + seconds) / 86_400).toPrecision(15));
}

/**
 * The system fields of every record that a change set has edited, is about or has brought in, as the table stands once its writes are done. `id`: of the change set. Nothing where it touches no
 * record, or no system field has a column. An id that stands in several rows says nothing of which was edited.
 */
export async function planStamps(session: Session, document: StateDocument, change: Touching, id: string): Promise<Result<Stamps>> {
  const inserted = change.inserted ?? [];
  const none: Stamps = { writes: [], edits: [], inserted };
  // Saying what a check found changes no record.
  if (change.why.command === "mark") return ok(none);
  const touched = new Set([...(change.edits ?? []), ...(change.about ?? []), ...inserted].map(({ table }) => table));
  for (const table of touched) {
    const fills = fillsIn(session, document, table);
    if (!fills.ok) return fills;
    if (!fills.value) touched.delete(table);
  }
  if (touched.size === 0) return ok(none);
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const info = await session.host.info();
  if (!info.ok) return info;
  let stamps = none;
  for (const table of touched) {
    const bound = boundTable(session, document, table, sheets.value);
    if (!bound.ok) return bound;
    if (bound.value === null) continue;
    const { template, def, layout } = bound.value;
    const facts = { at: momentOf(session, info.value.dateSystem), by: session.user, source: change.source ?? "sheet", batch: id, version: template.version };
    const planned = await stampTable(session, def, layout, change, facts);
    if (!planned.ok) return planned;
    const { writes, edits, values } = planned.value;
    stamps = {
      writes: [...stamps.writes, ...writes],
      edits: [...stamps.edits, ...edits],
      inserted: stamps.inserted.map((row) => (row.table === table ? { ...row, values: { ...row.values, ...values.get(row.record) } } : row)),
    };
  }
  return ok(stamps);
}

/** Most templates leave nothing to the program: then the workbook is not asked. */
function fillsIn({ tools }: Session, { tables, templates }: StateDocument, id: string): Result<boolean> {
  const bound = tables[id];
  if (bound === undefined) return ok(false);
  const template = loadTemplate(tools.encodeUtf8(templates[bound.templateHash] ?? ""), tools);
  return template.ok ? ok(template.value.tables.some((table) => table.id === id && table.fields.some(({ system }) => system !== undefined))) : template;
}

type TableStamps = Pick<Stamps, "writes" | "edits"> & { /** Of records that came: what they say now, by id. */ readonly values: ReadonlyMap<string, RecordRow["values"]> };

async function stampTable(session: Session, def: TableDef, layout: Layout, { why, about, edits, inserted }: Touching, facts: Omit<StampFacts, "record">): Promise<Result<TableStamps>> {
  const ofTable = (rows: readonly { readonly table: string; readonly record: string }[] | undefined): Set<string> => new Set((rows ?? []).flatMap(({ table, record }) => (table === def.id ? [record] : [])));
  const came = ofTable(inserted);
  const fields = def.fields.filter((field): field is SystemField => field.system !== undefined && layout.columns[field.id] !== undefined);
  const concerned = came.size > 0 ? fields : fields.filter(({ system }) => ofChanges.has(system));
  const nothing: TableStamps = { writes: [], edits: [], values: new Map() };
  if (concerned.length === 0) return ok(nothing);
  const read = await readStamped(session, layout, concerned, new Set([...came, ...ofTable(edits), ...ofTable(about)]));
  if (!read.ok) return read;
  const wanted: FixEdit[] = [];
  const values = new Map<string, RecordRow["values"]>();
  const rows = bindRows(read.value.map(({ record }) => record), Uint32Array.from(read.value, ({ row }) => row + 1));
  for (const { record, row, cells } of read.value) {
    if (rows.get(record)!.length > 1) continue;
    for (const [index, { value: before, isFormula }] of cells.entries()) {
      const { id, system } = concerned[index]!;
      // A record that comes back came long ago: how it came stays as it was.
      const keeps = !isBlank(before) && (why.undoes !== undefined ? !ofChanges.has(system) : why.command === "observed" && ofOrigin.has(system));
      const isMeant = came.has(record) ? !keeps : ofChanges.has(system);
      const after = isMeant && !isFormula ? stampValue(system, { ...facts, record }) : before;
      if (came.has(record)) values.set(record, { ...values.get(record), [id]: after });
      if (!sameValue(before, after)) wanted.push({ at: { table: def.id, record, row: row + 1, field: id }, before, after });
    }
  }
  const formats = Object.fromEntries(concerned.map((field) => [field.id, field.fieldType.numberFormat(field)]));
  const planned = planEdits(wanted, { table: def.id, sheet: layout.sheet, area: layout.data, columns: layout.columns, rows }, formats);
  if (!planned.ok) return planned;
  return ok({ writes: planned.value, values, edits: wanted.flatMap(({ at, before, after }) => (came.has(at.record!) ? [] : [{ record: at.record!, table: at.table, field: at.field!, before, after }])) });
}

type SystemField = FieldDef & { readonly system: SystemWord };
/** `row` from 0; `cells` in the order of the fields asked for. */
type StampedRow = { readonly record: string; readonly row: number; readonly cells: readonly { readonly value: CellValue; readonly isFormula: boolean }[] };

/** The rows of these records, with what their system fields say. */
async function readStamped({ host }: Session, { sheet, data, columns, idColumn }: Layout, fields: readonly SystemField[], records: ReadonlySet<string>): Promise<Result<readonly StampedRow[]>> {
  const wanted = fields.map(({ id }) => columns[id]!);
  const first = Math.min(idColumn!, ...wanted);
  const last = Math.max(idColumn!, ...wanted);
  const found: StampedRow[] = [];
  for (let start = data.row; start < data.row + data.rows; start += rowsPerBlock) {
    const block = await host.readCells(sheet, { row: start, column: first, rows: Math.min(rowsPerBlock, data.row + data.rows - start), columns: last - first + 1 }, { formulas: true });
    if (!block.ok) return block;
    block.value.values.forEach((line, r) => {
      const id = line[idColumn! - first] ?? null;
      if (id === null || typeof id === "object" || !records.has(String(id))) return;
      found.push({ record: String(id), row: start + r, cells: wanted.map((column) => ({ value: line[column - first] ?? null, isFormula: block.value.formulas?.[r]?.[column - first] != null })) });
    });
  }
  return ok(found);
}
