import type { DraftState, ReadTable } from "../engine/engine";
import { type CellValue, isBlank, isCellError, plainText, sameValue, valueKey } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type RecordTable, valueAt } from "../records/recordTable";
import type { Localized } from "../records/text";
import type { FixEdit } from "../findings/finding";
import type { FieldDef, ImportPolicy, ImportProfile } from "../template/template";
import { losesDetail } from "../template/losesDetail";
import { indexOf } from "./apart";
import { sourceAges } from "./importAges";
import { foundOnImport } from "./importFindings";
import { namedByCode } from "./importCodes";
import { type CreatedRecord, createNamed } from "./importCreates";
import { type Settling, settleDuplicates, settleElsewhere } from "./importDuplicates";
import { importReasons as say } from "./importReasons";
import { type DuplicateChoice, type ForDuplicate, type OutcomeKind, type PlannedEdit, type Row, groupsOf, refuse, settle, withNew } from "./importRows";
import type { ImportSource } from "./importSource";
import { type GovernedTable, currentId } from "./locate";
import { recordValues } from "./record";
import type { Session } from "./session";
import type { ChangedCell } from "./stayingLinks";
import { withWorkedOut } from "./workedOut";

export type { ForDuplicate, OutcomeKind, PlannedEdit };

export type ImportChoice = DuplicateChoice & {
  /** `update`: records that are there already are found by record id and unique key, and take what is new; `add`: every row is a new record. */
  readonly mode: "update" | "add";
  /** What becomes of a row with cells that cannot be read: kept out, or brought as it is written, to be mended in the table. */
  readonly faulty: "reject" | "take";
  /** Ids of the unique keys that find a record; absent = all. */
  readonly keys?: readonly string[];
  /** By field, `*` for the rest: what a filled cell does to a record that is there; absent = it overwrites, but for one that says less of the same. */
  readonly policy?: { readonly [field: string]: ImportPolicy };
  /** What new records say of where they come from; absent = the name of the source. */
  readonly tag?: string;
};

/** How the template wants records of a source to come. */
export function profileChoice({ mode, faulty, duplicates, keys, policy, tag }: ImportProfile): ImportChoice {
  return { mode, faulty, duplicates, policy, ...(keys === null ? {} : { keys }), ...(tag === null ? {} : { tag }) };
}

export type RowOutcome = {
  readonly kind: OutcomeKind;
  /** Index within the source. */
  readonly index: number;
  /** Index of the record that it is about; null for a new one. */
  readonly target: number | null;
  readonly reasons: readonly Localized[];
  /** `changed`: what its record takes. */
  readonly edits: readonly PlannedEdit[];
  /** `new`: what the record says, by field; blanks left out. */
  readonly values: { readonly [field: string]: CellValue };
  /** `new`: the id that it brings, or gets. */
  readonly record: string | null;
};
/** The cells of records of the table that change. */
export function importedCells({ records }: Pick<GovernedTable, "records">, { outcomes }: Pick<ImportPlan, "outcomes">): readonly ChangedCell[] {
  return outcomes.flatMap(({ target, edits }) => (target === null ? [] : edits.map(({ field, before, after }) => ({ row: records.rows[target]!, field, before, after }))));
}

export type ImportPlan = {
  /** Records of other tables that come too, because rows name them. */
  readonly created: readonly CreatedRecord[];
  /** In the order of the source: one for each of its rows. */
  readonly outcomes: readonly RowOutcome[];
  /** Fields that the source brings and the table has. */
  readonly fields: readonly string[];
  /** Headers of the source that no field takes, or whose field has no column, or one that formulas or the program fill. */
  readonly leftOut: readonly string[];
  /** Required fields that new records come without, and how many: they become findings. */
  readonly missing: readonly { readonly field: string; readonly count: number }[];
  /** Record ids of the source are those of this table. */
  readonly byRecordId: boolean;
};

/**
 * What bringing the source would do, row by row; reads only. Nothing is guessed: a row that fits two records, rows that want one record to say different things, and keys that stand twice are
 * conflicts, and nothing of them is written. A blank cell of the source takes nothing away. The same source, table and choice give the same plan. Problems: `engine/cancelled`, and those of `sourceAges`.
 */
export async function planImport(session: Session, source: ImportSource, table: GovernedTable, choice: ImportChoice): Promise<Result<ImportPlan>> {
  const theirs = await session.engine.read({ ...source.table.input, lang: session.lang });
  const ours = await session.engine.read({ ...table.input, lang: session.lang });
  const idField = table.governed.bound.id.field;
  const fields = table.def.fields.filter(({ id, system, compute }) => system === undefined && compute?.trigger !== "always" && theirs.columns[id] !== undefined && table.layout.columns[id] !== undefined && !isCalculated(table, id));
  const askable = table.def.fields.filter(({ id, system }) => system === undefined && id !== idField && table.layout.columns[id] !== undefined && !isCalculated(table, id));
  const shift = source.table.input.circumstances.dateSystem === table.input.circumstances.dateSystem ? 0 : source.table.input.circumstances.dateSystem === 1904 ? 1462 : -1462;
  const cell = (of: "typed" | "stored", field: FieldDef, index: number): CellValue => {
    const column = theirs.columns[field.id]!;
    const code = column.codes[index]!;
    const value = column[of][code]!;
    return shift !== 0 && field.fieldType.isDate === true && typeof value === "number" && column.faults[code] === null ? value + shift : value;
  };
  const ids = idsOf(source.table.records, idField);
  const byRecordId = idField !== null || idsAreOurs(source.table.records, ids, fields, theirs, ours, table.records);
  const rows: Row[] = Array.from(source.table.records.rows, (_, index) => ({ index, kind: null, target: null, reasons: [], edits: [], record: null }));

  const finding = choice.keys?.map((id) => `[${JSON.stringify(id)},`);
  const finds = (name: string): boolean => finding === undefined || finding.some((start) => name.startsWith(start));
  const policyOf = (field: string): ImportPolicy => choice.policy?.[field] ?? choice.policy?.["*"] ?? "overwrite";
  const byAge = choice.mode === "update" ? fields.filter(({ id }) => policyOf(id) === "newer").map(({ id }) => id) : [];
  const told = byAge.length === 0 ? ok(null) : await sourceAges(session, source, table, theirs, byAge);
  if (!told.ok) return told;
  const ages = told.value;

  const unread = new Map<Row, readonly { readonly field: FieldDef; readonly why: string }[]>();
  for (const row of rows) judgeCells(row);
  if (choice.mode === "update") findTargets(rows);
  for (const [row, cells] of unread) rejectUnread(row, cells);
  settleNew(rows);
  const settling: Settling = { session, table, choice, valuesOf, sourceRow };
  const searched = await settleDuplicates(settling, rows);
  if (!searched.ok) return searched;
  const elsewhere = await settleElsewhere(settling, rows);
  if (!elsewhere.ok) return elsewhere;
  settleChanged(rows);
  await keepToTemplate(rows);
  const drafted = await draftNew(rows);
  await nameNew(rows, drafted);
  const { fills, missing } = fillNew(rows.filter(({ kind }) => kind === null), drafted);
  const outcomes = rows.map(({ index, kind, target, reasons, edits, record }): RowOutcome => ({ kind: kind ?? "new", index, target, reasons, edits, record, values: kind === null ? { ...valuesOf(index), ...fills.get(index) } : {} }));
  const coded = await namedByCode(session, source, table, outcomes);
  if (!coded.ok) return coded;
  const named = await createNamed(session, table, coded.value);
  if (!named.ok) return named;
  const { created, outcomes: planned } = named.value;
  const found = await foundOnImport(session, table, planned);
  if (!found.ok) return found;
  const taken = new Set(fields.map(({ id }) => id));
  const leftOut = source.table.columns.filter(({ field, column }) => (field === null ? column !== source.table.layout.idColumn : !taken.has(field))).map(({ header }) => header).filter((header) => header.trim() !== "");
  return ok({ created, outcomes: planned.map((outcome) => (found.value.has(outcome.index) ? { ...outcome, reasons: [...outcome.reasons, ...found.value.get(outcome.index)!] } : outcome)), fields: fields.map(({ id }) => id), leftOut, missing, byRecordId });

  function valuesOf(index: number): { readonly [field: string]: CellValue } {
    return Object.fromEntries(fields.flatMap((field) => {
      const value = cell("stored", field, index);
      return isBlank(value) ? [] : [[field.id, value]];
    }));
  }

  /** Cells that cannot be read. An error is never brought, whatever the choice. */
  function judgeCells(row: Row): void {
    let filled = false;
    let broken = false;
    const cells: { readonly field: FieldDef; readonly why: string }[] = [];
    for (const field of fields) {
      const column = theirs.columns[field.id]!;
      const code = column.codes[row.index]!;
      filled ||= !isBlank(column.stored[code]!);
      const fault = column.faults[code];
      if (fault == null) continue;
      broken ||= isCellError(column.typed[code]!);
      if (choice.faulty === "reject" || isCellError(column.typed[code]!)) cells.push({ field, why: fault });
    }
    if (!filled) settle(row, "rejected", say.empty);
    else if (broken || choice.mode === "add") rejectUnread(row, cells);
    else if (cells.length > 0) unread.set(row, cells);
  }

  /** A cell that cannot be read and says what its record says already brings nothing: only others keep their row out. */
  function rejectUnread(row: Row, cells: readonly { readonly field: FieldDef; readonly why: string }[]): void {
    const { target } = row;
    const told = target === null ? cells : cells.filter(({ field }) => !sameValue(cell("stored", field, row.index), valueAt(table.records, field.id, target)));
    if (told.length === 0) return;
    Object.assign(row, { kind: "rejected", target: null, reasons: cells.map(({ field, why }) => say.unreadable(field.label, why)) });
  }

  /** A file from before a merge names what has become another record: that one is meant, unless the file has a row for it too. */
  function idNow(id: string | null): string | null {
    const now = id === null ? null : currentId(table, id);
    return now === id || ids.includes(now) ? id : now;
  }

  /** The record of each row, by its id and by every unique key that it fills. */
  function findTargets(all: readonly Row[]): void {
    const at = indexOf(table.records);
    const retired = new Set(table.governed.retired);
    const byKey = new Map<string, number[]>();
    ours.keys.forEach((names, index) => { for (const name of names) (byKey.get(name) ?? byKey.set(name, []).get(name)!).push(index); });
    for (const row of all) {
      if (row.kind !== null) continue;
      const found = new Set<number>();
      const id = byRecordId ? idNow(ids[row.index]!) : null;
      if (id !== null) {
        const index = at.get(id);
        if (index !== undefined) found.add(index);
        else if (at.has(id)) refuse(row, say.idTwice(id));
        else if (retired.has(id)) refuse(row, say.idRetired(id));
      }
      for (const name of theirs.keys[row.index]!.filter(finds)) {
        const targets = byKey.get(name) ?? [];
        if (targets.length > 1) refuse(row, say.keyTwice(targets.map((index) => table.records.rows[index]!)));
        for (const target of targets) found.add(target);
      }
      if (row.kind !== null) continue;
      if (found.size > 1) refuse(row, say.severalRecords([...found].map((index) => table.records.rows[index]!)));
      else row.target = [...found][0] ?? null;
    }
  }

  /** New rows that carry one key are one record: said twice in the same words it comes once, otherwise it is a conflict. */
  function settleNew(all: readonly Row[]): void {
    const fresh = all.filter((row) => row.kind === null && row.target === null);
    for (const group of groupsOf(fresh, (row) => [...(choice.mode === "update" ? theirs.keys[row.index]! : []), ...(idField !== null && ids[row.index] !== null ? [`id ${ids[row.index]}`] : [])])) {
      const [first, ...others] = group;
      const words = (row: Row): string => JSON.stringify(fields.map((field) => valueKey(cell("stored", field, row.index))));
      const same = others.every((row) => words(row) === words(first!));
      for (const row of same ? others : group) {
        if (same) settle(row, "unchanged", say.repeated(sourceRow(first!)));
        else refuse(row, say.sameKey(group.filter((one) => one !== row).map(sourceRow)));
      }
    }
    const own = idField !== null && table.def.fields.find(({ id }) => id === idField)?.autoNumber === undefined;
    for (const row of fresh) {
      if (row.kind !== null) continue;
      if (own && ids[row.index] === null) settle(row, "rejected", say.noId(table.def.fields.find(({ id }) => id === idField)!.label));
    }
  }

  /** What each record takes. Rows that want it to say different things are conflicts, all of them. */
  function settleChanged(all: readonly Row[]): void {
    const byTarget = new Map<number, Row[]>();
    for (const row of all) if (row.kind === null && row.target !== null) (byTarget.get(row.target) ?? byTarget.set(row.target, []).get(row.target)!).push(row);
    for (const [target, group] of byTarget) {
      const wants = new Map<string, { readonly key: string; readonly row: Row }>();
      const quarrels = new Set<FieldDef>();
      for (const row of group) for (const field of fields) {
        const value = cell("typed", field, row.index);
        if (isBlank(value)) continue;
        const want = wants.get(field.id);
        if (want === undefined) wants.set(field.id, { key: valueKey(value), row });
        else if (want.key !== valueKey(value)) quarrels.add(field);
      }
      if (quarrels.size > 0) {
        for (const row of group) refuse(row, say.quarrel(group.filter((one) => one !== row).map(sourceRow), [...quarrels].map(({ label }) => label)));
        continue;
      }
      const done = new Set<string>();
      const replacing = (policy: ImportPolicy, row: Row): readonly FieldDef[] => fields.filter((field) => policyOf(field.id) === policy && !isBlank(wanted(field, row.index, target)?.before ?? null));
      const [asked, undated] = [group.flatMap((row) => replacing("ask", row)), group.flatMap((row) => replacing("newer", row).filter(({ id }) => ages!(row.index, target, id) === "unknown"))];
      if (asked.length + undated.length > 0) {
        for (const row of group) refuse(row, asked.length > 0 ? say.asks([...new Set(asked)].map(({ label }) => label)) : say.undated([...new Set(undated)].map(({ label }) => label)));
        continue;
      }
      for (const row of group) {
        const older = replacing("newer", row).filter(({ id }) => ages!(row.index, target, id) === "older");
        if (older.length > 0) row.reasons.push(say.older(older.map(({ label }) => label)));
        const poorer = fields.filter((field) => !isBlank(cell("typed", field, row.index)) && isPoorer(field, row.index, target));
        if (poorer.length > 0) row.reasons.push(say.poorer(poorer.map(({ label }) => label)));
        row.edits = fields.flatMap((field) => (older.includes(field) ? [] : wanted(field, row.index, target) ?? [])).filter(({ field }) => !done.has(field));
        for (const { field } of row.edits) done.add(field);
        row.kind = row.edits.length > 0 ? "changed" : "unchanged";
      }
    }
  }

  /** What a field of a record would take; null where it stays as it is. */
  function wanted(field: FieldDef, index: number, target: number): PlannedEdit | null {
    const value = cell("typed", field, index);
    const column = ours.columns[field.id]!;
    const before = valueAt(table.records, field.id, target);
    const fixed = field.id === idField || table.records.formulas[field.id]?.includes(target) === true || (field.readOnly && !isBlank(before));
    const policy = policyOf(field.id);
    if (isBlank(value) || fixed || policy === "keep" || isPoorer(field, index, target) || (policy === "fillBlank" && !isBlank(before)) || sameValue(value, column.typed[column.codes[target]!]!)) return null;
    return { field: field.id, before, after: cell("stored", field, index) };
  }

  /** The source says less of the same than the table, where nobody has said what then: the fuller one stays. */
  function isPoorer(field: FieldDef, index: number, target: number): boolean {
    if (choice.policy?.[field.id] !== undefined || choice.policy?.["*"] !== undefined) return false;
    return losesDetail(field, valueAt(table.records, field.id, target), cell("stored", field, index));
  }

  /** What the template keeps as it is in a record stays, and the row says so; what it works out from the rest goes with it. */
  async function keepToTemplate(all: readonly Row[]): Promise<void> {
    if (table.def.workedOut === undefined && table.def.classify.every(({ schedule }) => schedule?.on !== "change") && table.def.stages === undefined && table.def.fields.every(({ readOnlyWhen }) => readOnlyWhen === undefined)) return;
    const changed = all.filter(({ kind }) => kind === "changed");
    const states = await session.engine.drafts({ ...table.input, drafts: changed.map(({ target, edits }) => ({ before: recordValues(table, target!), values: Object.fromEntries(edits.map(({ field, after }) => [field, after])) })) });
    changed.forEach((row, n) => {
      const closed = fields.filter(({ id }) => states[n]!.readOnly.includes(id) && row.edits.some(({ field }) => field === id));
      if (closed.length > 0) {
        row.edits = row.edits.filter(({ field }) => closed.every(({ id }) => id !== field));
        row.reasons.push(say.readOnly(closed.map(({ label }) => label)));
        if (row.edits.length === 0) row.kind = "unchanged";
      }
    });
    changed.forEach((row, n) => { if (states[n]!.barred !== null) { refuse(row, states[n]!.barred.reason); row.edits = []; } });
    const planned = changed.filter(({ kind }) => kind === "changed").flatMap(({ target, edits }) => edits.map(({ field, before, after }): FixEdit => ({ at: { table: table.def.id, record: null, row: table.records.rows[target!]!, field }, before, after })));
    const last = new Map(changed.map((row) => [table.records.rows[row.target!]!, row]));
    for (const { at, before, after } of (await withWorkedOut(session, table, planned)).slice(planned.length)) {
      const row = last.get(at.row)!;
      row.edits = [...row.edits, { field: at.field!, before, after }];
    }
  }

  /** What the template makes of the new records; those that nobody of this name may bring are conflicts. */
  async function draftNew(all: readonly Row[]): Promise<ReadonlyMap<Row, DraftState>> {
    const fresh = all.filter(({ kind }) => kind === null);
    const states = fresh.length === 0 ? [] : await session.engine.drafts({ ...table.input, drafts: fresh.map(({ index }) => ({ before: null, values: valuesOf(index) })) });
    fresh.forEach((row, n) => { if (states[n]!.barred !== null) refuse(row, states[n]!.barred.reason); });
    return new Map(fresh.map((row, n) => [row, states[n]!]));
  }

  /** What the template fills in of the new records, by index, and what they lack all the same. */
  function fillNew(fresh: readonly Row[], states: ReadonlyMap<Row, DraftState>): { readonly fills: ReadonlyMap<number, RowOutcome["values"]>; readonly missing: ImportPlan["missing"] } {
    const lacking = fresh.map((row) => {
      const { required, fills } = states.get(row)!;
      const values = valuesOf(row.index);
      const missing = askable.filter(({ id }) => required.includes(id) && (values[id] ?? fills[id]) === undefined);
      if (missing.length > 0) row.reasons.push(say.missing(missing.map(({ label }) => label)));
      return missing;
    });
    return {
      fills: new Map(fresh.map((row) => [row.index, states.get(row)!.fills])),
      missing: askable.map((field) => ({ field: field.id, count: lacking.filter((missing) => missing.includes(field)).length })).filter(({ count }) => count > 0),
    };
  }

  /** Ids of the new records: those that they bring where the company gives them, else ours. */
  async function nameNew(all: readonly Row[], states: ReadonlyMap<Row, DraftState>): Promise<void> {
    const fresh = all.filter((row) => row.kind === null);
    if (fresh.length === 0) return;
    const at = indexOf(table.records);
    const brought = fresh.map((row) => (idField === null ? null : ids[row.index]!));
    brought.forEach((id, n) => { if (id !== null && (at.has(id) || table.governed.retired.includes(id))) refuse(fresh[n]!, say.idTaken(id)); });
    const left = fresh.filter((row) => row.kind === null);
    const records = withNew(table.records, left.map((row) => ({ ...valuesOf(row.index), ...states.get(row)?.fills })));
    const named = [...table.records.ids, ...left.map((row) => (idField === null ? null : ids[row.index]!))];
    const given = await session.engine.recordIds({ ...table.input, records: { ...records, ids: named }, field: idField, retired: table.governed.retired });
    left.forEach((row, n) => { row.record = given[table.records.rows.length + n]!; });
  }

  function sourceRow(row: Row): number {
    return source.table.records.rows[row.index]!;
  }
}

/** Whether the template, or a formula that goes on down the column, fills a field of a new record. */
function isCalculated({ records }: GovernedTable, field: string): boolean {
  const formulas = records.formulas[field] ?? [];
  const count = records.rows.length;
  return count > 0 && [count - 1, Math.max(0, count - 2)].every((last) => formulas.includes(last));
}

/** The id that each row brings: in a field of the template, or in a column headed as ours. */
function idsOf(records: RecordTable, idField: string | null): readonly (string | null)[] {
  return records.rows.length === 0 ? [] : Array.from(records.rows, (_, index) => {
    const id = idField === null ? records.ids[index] : plainText(valueAt(records, idField, index));
    const text = id?.trim() ?? "";
    return text === "" ? null : text;
  });
}

/** R0000001 stands in every workbook. Ids are those of this table where most records that share one also say the same in a field or more of their keys, or first of all. */
function idsAreOurs(source: RecordTable, ids: readonly (string | null)[], fields: readonly FieldDef[], theirs: ReadTable, ours: ReadTable, target: RecordTable): boolean {
  const at = indexOf(target);
  const [first] = fields;
  if (first === undefined) return false;
  let hits = 0;
  let same = 0;
  for (let index = 0; index < source.rows.length; index++) {
    const other = ids[index] === null ? undefined : at.get(ids[index]!);
    if (other === undefined) continue;
    hits++;
    const [x, y] = [theirs.columns[first.id]!, ours.columns[first.id]!];
    const named = sameValue(x.typed[x.codes[index]!]!, y.typed[y.codes[other]!]!);
    if (named || theirs.keys[index]!.some((name) => ours.keys[other]!.includes(name))) same++;
  }
  return hits > 0 && same * 2 >= hits;
}
