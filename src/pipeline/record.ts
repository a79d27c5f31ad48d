import { planEdits } from "../changes/planEdits";
import type { CellEdit, ChangeSet } from "../changes/changeSet";
import type { FixEdit } from "../findings/finding";
import { type CellValue, isBlank, plainText, sameValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { cellAddress } from "../workbook/area";
import type { HostWrite } from "../workbook/host";
import { commitChange } from "./commit";
import { withNew } from "./importRows";
import { type Deletion, planDeletion, takesAlong } from "./deletion";
import { planTableEdits } from "./fix";
import { inCells } from "./inCells";
import { type GovernedTable, governedTables } from "./locate";
import { nextRow } from "./nextRow";
import { type Removed, commitRemoval } from "./removeRecords";
import type { Localized, Session } from "./session";
import { withWorkedOut } from "./workedOut";

export type RecordValues = { readonly [field: string]: CellValue };
/** `cells`: the addresses that were written. `record`: its id. */
export type Saved = { readonly change: ChangeSet | null; readonly record: string; readonly row: number; readonly cells: readonly string[] };

/**
 * Writes the fields of one record that changed, and what the template works out from them. `seen`: what its cells said when the form was filled in; where one says something else now, nothing is written.
 * Problems: `record/gone`, `record/notYours`, `record/readOnly`, `record/notYourStage`, `changes/changedMeanwhile`, and the host's.
 */
export async function saveRecord(session: Session, table: string, record: string, values: RecordValues, seen: RecordValues): Promise<Result<Saved>> {
  const opened = await openRecord(session, table, record);
  if (!opened.ok) return opened;
  const { governed, index } = opened.value;
  const row = governed.records.rows[index]!;
  const fields = Object.keys(values).filter((field) => !sameValue(values[field]!, seen[field] ?? null));
  const closed = fields.filter((field) => !isWritable(governed, field, index));
  if (closed.length > 0) return fail(notYours(governed, closed));
  const [draft] = await session.engine.drafts({ ...governed.input, drafts: [{ values, before: recordValues(governed, index) }] });
  const shut = fields.filter((field) => draft!.readOnly.includes(field));
  if (shut.length > 0) return fail(readOnlyHere(governed, shut));
  if (draft!.barred !== null) return fail(barred(governed, draft!.barred.reason));
  const edits = fields.map((field): FixEdit => ({ at: { table: governed.def.id, record, row, field }, before: seen[field] ?? null, after: values[field]! }));
  const planned = await planTableEdits(session, governed, await withWorkedOut(session, governed, edits));
  if (!planned.ok) return planned;
  const change = await commitChange(session, { why: { command: "record" }, template: governed.template, ...planned.value });
  return change.ok ? ok({ change: change.value, record, row, cells: fields.map((field) => cellAddress(row - 1, governed.layout.columns[field]!)) }) : change;
}

/**
 * Gives one field the same value in several records, and what the template works out from it, as one change set. `before`: what each of their cells said when it was asked. Problems: those of `saveRecord`.
 */
export async function saveField(session: Session, table: string, field: string, records: readonly string[], value: CellValue, before: CellValue): Promise<Result<{ readonly change: ChangeSet | null; readonly cells: number }>> {
  const opened = await openTable(session, table);
  if (!opened.ok) return opened;
  const governed = opened.value;
  const indexes: number[] = [];
  for (const record of new Set(records)) {
    const index = indexOfRecord(governed, record);
    if (!index.ok) return index;
    if (!isWritable(governed, field, index.value)) return fail(notYours(governed, [field]));
    indexes.push(index.value);
  }
  const drafts = await session.engine.drafts({ ...governed.input, drafts: indexes.map((index) => ({ values: { [field]: value }, before: recordValues(governed, index) })) });
  if (drafts.some(({ readOnly }) => readOnly.includes(field))) return fail(readOnlyHere(governed, [field]));
  const reason = drafts.find((draft) => draft.barred !== null)?.barred?.reason;
  if (reason !== undefined) return fail(barred(governed, reason));
  const edits = indexes.map((index): FixEdit => ({ at: { table: governed.def.id, record: governed.records.ids[index]!, row: governed.records.rows[index]!, field }, before, after: value }));
  const planned = await planTableEdits(session, governed, await withWorkedOut(session, governed, edits));
  if (!planned.ok) return planned;
  const change = await commitChange(session, { why: { command: "record" }, template: governed.template, ...planned.value });
  return change.ok ? ok({ change: change.value, cells: indexes.length }) : change;
}

/**
 * Puts a new record at the end of the table, in its first blank row behind the last record, else in a row that the table gets: with the formats, rules and formulas of its columns. Its id is
 * a new one, unless the company gives ids itself. What is not given is as the template fills it in.
 * Problems: `record/noId`, `record/sameId`, `record/empty`, `record/notYours`, `record/notYourStage`, `record/noTable`, and the host's where there is no room below the table.
 */
export async function addRecord(session: Session, table: string, given: RecordValues): Promise<Result<Saved>> {
  const opened = await openTable(session, table);
  if (!opened.ok) return opened;
  const governed = opened.value;
  const typed = Object.keys(given).filter((field) => !isBlank(given[field]!));
  if (typed.length === 0) return fail(empty);
  const closed = typed.filter((field) => !isWritable(governed, field, null));
  if (closed.length > 0) return fail(notYours(governed, closed));
  const [draft] = await session.engine.drafts({ ...governed.input, drafts: [{ values: given, before: null }] });
  if (draft!.barred !== null) return fail(barred(governed, draft!.barred.reason));
  const values = { ...given, ...draft!.fills };
  const filled = Object.keys(values).filter((field) => !isBlank(values[field]!));
  const ids = await newIds(session, governed, [values]);
  if (!ids.ok) return ids;
  const id = ids.value[0]!;
  const place = await nextRow(session.host, governed);
  if (!place.ok) return place;
  const { row, before } = place.value;
  const { def, layout, binding, formats, governed: { bound } } = governed;
  const edits = inCells(governed, filled.filter((field) => field !== bound.id.field).map((field): FixEdit => ({ at: { table: def.id, record: null, row: row + 1, field }, before: null, after: values[field]! })), session.lang);
  const said = { ...values, ...Object.fromEntries(edits.map(({ at, after }) => [at.field!, after])) };
  const planned = planEdits(edits, { ...binding, area: { ...binding.area, rows: Math.max(binding.area.rows, row - binding.area.row + 1) } }, formats);
  if (!planned.ok) return planned;
  const named: HostWrite[] = [
    { verb: "formatCells", sheet: layout.sheet, areas: [{ area: { row, column: layout.idColumn!, rows: 1, columns: 1 }, numberFormat: "@" }] },
    { verb: "writeCells", sheet: layout.sheet, blocks: [{ row, column: layout.idColumn!, values: [[id]], before: [[null]] }] },
  ];
  const change = await commitChange(session, {
    why: { command: "record" },
    template: governed.template,
    writes: [...before, ...named, ...planned.value],
    source: "form",
    inserted: [{ record: id, table: def.id, values: Object.fromEntries(Object.keys(governed.records.columns).map((field) => [field, field === bound.id.field ? id : (said[field] ?? null)])) }],
  });
  return change.ok ? ok({ change: change.value, record: id, row: row + 1, cells: edits.map(({ at }) => cellAddress(row, layout.columns[at.field!]!)) }) : change;
}

/**
 * Takes records out of the table; the change set keeps them whole. What refers to them is emptied or goes with it, as its relations say, in the same change set: only with `takeAlong`, which says that
 * somebody has seen it. Problems: `record/gone`, `record/takesAlong`, those of `planDeletion`, and the host's.
 */
export async function deleteRecords(session: Session, table: string, records: readonly string[], { takeAlong = false, heir = null }: { readonly takeAlong?: boolean; readonly heir?: string | null } = {}): Promise<Result<Removed & Pick<Deletion, "removed">>> {
  const planned = await deletionOf(session, table, records, heir);
  if (!planned.ok) return planned;
  const more = takesAlong(planned.value, undefined, new Set(records).size);
  if (more !== null && !takeAlong) return fail(more);
  const { removed, cleared } = planned.value;
  const writes: HostWrite[] = [];
  const edits: CellEdit[] = [];
  for (const { table: other, edits: wanted } of cleared) {
    const written = await planTableEdits(session, other, wanted);
    if (!written.ok) return written;
    writes.push(...written.value.writes);
    edits.push(...written.value.edits);
  }
  const done = await commitRemoval(session, [removed[0]!, ...removed.slice(1)], { why: { command: "delete" }, writes, edits });
  return done.ok ? ok({ ...done.value, removed }) : done;
}

/** What deleting records of one table does to others. `heir`: the record that takes its place where a relation asks for one. Reads only. Problems: `record/gone`, and those of `planDeletion`. */
export async function deletionOf(session: Session, table: string, records: readonly string[], heir: string | null = null): Promise<Result<Deletion>> {
  const opened = await openAmong(session, table);
  if (!opened.ok) return opened;
  const { governed, tables } = opened.value;
  const indexes: number[] = [];
  for (const record of new Set(records)) {
    const index = indexOfRecord(governed, record);
    if (!index.ok) return index;
    indexes.push(index.value);
  }
  return planDeletion(session, tables, governed, indexes.sort((a, b) => a - b), { heir });
}

/** Whether a form may write a field: it has a column, the template does not keep it for itself, and no formula stands there (in a new record: in the two above). */
export function isWritable({ def, layout, records, governed }: GovernedTable, field: string, index: number | null): boolean {
  const definition = def.fields.find(({ id }) => id === field);
  if (definition === undefined || definition.readOnly || layout.columns[field] === undefined) return false;
  if (field === governed.bound.id.field) return index === null && definition.autoNumber === undefined;
  const formulas = records.formulas[field] ?? [];
  if (index !== null) return !formulas.includes(index);
  const count = records.rows.length;
  return count === 0 || ![count - 1, Math.max(0, count - 2)].every((last) => formulas.includes(last));
}

async function openTable(session: Session, table: string): Promise<Result<GovernedTable>> {
  const opened = await openAmong(session, table);
  return opened.ok ? ok(opened.value.governed) : opened;
}

async function openAmong(session: Session, table: string): Promise<Result<{ readonly governed: GovernedTable; readonly tables: readonly GovernedTable[] }>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const governed = tables.value.find(({ def }) => def.id === table);
  return governed === undefined ? fail(noTable) : ok({ governed, tables: tables.value });
}

async function openRecord(session: Session, table: string, record: string): Promise<Result<{ readonly governed: GovernedTable; readonly index: number; readonly tables: readonly GovernedTable[] }>> {
  const opened = await openAmong(session, table);
  if (!opened.ok) return opened;
  const index = indexOfRecord(opened.value.governed, record);
  return index.ok ? ok({ ...opened.value, index: index.value }) : index;
}

function indexOfRecord({ records: { ids } }: GovernedTable, record: string): Result<number> {
  const index = ids.indexOf(record);
  return index < 0 || ids.indexOf(record, index + 1) >= 0 ? fail(index < 0 ? gone(record) : copied(record)) : ok(index);
}

/** The ids of records that come behind the last one, in their order: new ones, unless the company gives ids itself. Problems: `record/noId`, `record/sameId`. */
export async function newIds(session: Session, governed: GovernedTable, values: readonly RecordValues[]): Promise<Result<readonly string[]>> {
  const { def, records, input, governed: { bound, retired } } = governed;
  const field = bound.id.field;
  const given = def.fields.find(({ id, autoNumber }) => id === field && autoNumber === undefined);
  if (given === undefined) return ok((await session.engine.recordIds({ ...input, records: withNew(records, values), field, retired })).slice(-values.length));
  const ids = values.map((each) => plainText(each[given.id] ?? null).trim());
  if (ids.includes("")) return fail(noId(given.label));
  const twice = ids.find((id, n) => records.ids.includes(id) || ids.indexOf(id) !== n);
  return twice === undefined ? ok(ids) : fail(sameId(twice));
}

function notYours({ def, layout: { sheet } }: GovernedTable, fields: readonly string[]): Problem {
  const labels = fields.map((field) => def.fields.find(({ id }) => id === field)?.label ?? { "zh-CN": field, en: field });
  return {
    code: "record/notYours",
    place: sheet,
    message: { "zh-CN": `这些字段由公式或系统填写，不能在表单里改：${labels.map((label) => label["zh-CN"]).join("、")}。`, en: `These fields are filled by a formula or by the product and cannot be changed in the form: ${labels.map(({ en }) => en).join(", ")}.` },
    hint: { "zh-CN": "改它们所依据的字段；要改公式就在表里改。", en: "Change what they depend on; change a formula in the sheet." },
  };
}

function readOnlyHere({ def, layout: { sheet } }: GovernedTable, fields: readonly string[]): Problem {
  const labels = def.fields.filter(({ id }) => fields.includes(id)).map(({ label }) => label);
  return {
    code: "record/readOnly",
    place: sheet,
    message: { "zh-CN": `按这条记录现在的内容，这些字段不能改：${labels.map((label) => label["zh-CN"]).join("、")}。`, en: `As the record stands these fields are read-only: ${labels.map(({ en }) => en).join(", ")}.` },
    hint: { "zh-CN": "先改让它们只读的那一项，例如退回上一阶段。", en: "First change what makes them so, such as the stage." },
  };
}

export function barred({ layout: { sheet } }: GovernedTable, message: Localized): Problem {
  return { code: "record/notYourStage", place: sheet, message, hint: { "zh-CN": "请有这个角色的人来改；你就是的话，先写上自己的名字。", en: "Ask somebody with that role; if you have it, give your name first." } };
}

function gone(record: string): Problem {
  return { code: "record/gone", place: record, message: { "zh-CN": `记录 ${record} 已经不在表里。`, en: `The record ${record} is no longer in the table.` }, hint: { "zh-CN": "在历史里看看是谁删除或合并了它，需要时撤销。", en: "See in the history who deleted or merged it, and undo that if need be." } };
}

function copied(record: string): Problem {
  return { code: "record/copiedId", place: record, message: { "zh-CN": `有不止一行用着编号 ${record}。`, en: `More than one row has the id ${record}.` }, hint: { "zh-CN": "先在“问题”里修复重复的编号。", en: "Fix the repeated id under Findings first." } };
}

function noId(label: { readonly "zh-CN": string; readonly en: string }): Problem {
  return { code: "record/noId", message: { "zh-CN": `新记录要先填“${label["zh-CN"]}”，它是记录的编号。`, en: `A new record needs its ${label.en} first: that is its id.` }, hint: { "zh-CN": "填上再继续。", en: "Fill it in, then go on." } };
}

function sameId(id: string): Problem {
  return { code: "record/sameId", place: id, message: { "zh-CN": `编号 ${id} 已经有一条记录。`, en: `There is a record ${id} already.` }, hint: { "zh-CN": "换一个编号，或者打开那条记录修改。", en: "Use another id, or open that record." } };
}

const empty: Problem = { code: "record/empty", message: { "zh-CN": "新记录里还没有填任何内容。", en: "Nothing has been entered for the new record." }, hint: { "zh-CN": "至少填一项再保存。", en: "Fill in at least one field, then save." } };
const noTable: Problem = { code: "record/noTable", message: { "zh-CN": "这张表不再是规范表。", en: "This table is not governed any more." }, hint: { "zh-CN": "重新建表，或者把“撤销建表”再撤销一次。", en: "Govern it again, or undo the undoing." } };

/** What a record's cells say. */
export function recordValues({ records }: GovernedTable, index: number): RecordValues {
  return Object.fromEntries(Object.keys(records.columns).map((field) => [field, valueAt(records, field, index)]));
}
