import { type JournalColumn, allEntries, appendEntry, maxChunk, readChangeSet, readJournal } from "../changes/journal";
import { dropOldest, droppable } from "../changes/journalBound";
import { fromBase64, toBase64 } from "../changes/base64";
import type { ChangeHead, ChangeSet } from "../changes/changeSet";
import type { CellValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Lang } from "../records/text";
import type { HostWrite, WorkbookHost } from "../workbook/host";
import type { ArchivedRecord } from "./archived";
import type { ApartDecision } from "./apart";
import type { LevelDecision } from "./levels";
import type { KeptDecision } from "./kept";
import { type OwnReport, isOwnReport } from "./ownReports";
import type { Session, SessionTools } from "./session";

/** Very hidden sheets that hold our state and the sources of dropdown lists. */
export const stateSheet = "_crm";
export const listSheet = "_crm_lists";

/** How a governed table is found again: by table-column id first, then by header. */
export type TableBinding = {
  readonly tableName: string;
  readonly templateHash: string;
  readonly columns: readonly { readonly field: string; readonly columnId: number; readonly header: string }[];
  /** The column of record ids: a field's own, or ours. */
  readonly id: { readonly columnId: number; readonly header: string; readonly field: string | null };
  /** Fields whose all-numeric dates are day first (true) or month first (false), as decided when governed. */
  readonly dayFirst: { readonly [field: string]: boolean };
  /** The change set in which somebody gave it up, while that stands. */
  readonly forgotten?: string;
};

/** What a workbook knows of itself besides its journal. Small; written anew when it changes. */
export type StateDocument = {
  /** Pinned templates: exact source by hash. */
  readonly templates: { readonly [hash: string]: string };
  readonly tables: { readonly [table: string]: TableBinding };
  /** Result sheets that are ours to rebuild. */
  readonly resultSheets: readonly string[];
  /** Findings that people decided to leave as they are; those of an undone change set do not hold. */
  readonly kept: readonly KeptDecision[];
  /** By table: ids of records that left it. An id is never given twice. */
  readonly retired: { readonly [table: string]: readonly string[] };
  /** By table and id of a record that was merged: the record it became, for as long as that is not undone. */
  readonly aliases: { readonly [table: string]: { readonly [record: string]: string } };
  /** Records that stand on archive sheets, as long as the change set that put them there is not undone. */
  readonly archived: readonly ArchivedRecord[];
  /** The language of what we write into the workbook: whoever governed it chose; null before. */
  readonly lang: Lang | null;
  /** Pairs of records that people have said are not the same. */
  readonly keptApart: readonly ApartDecision[];
  /** What people have said to levels that were proposed for duplicate rules. */
  readonly levels: readonly LevelDecision[];
  /** Reports that people have made in this workbook, besides those of its template: each as it was kept, changed or (null) removed. */
  readonly ownReports: readonly OwnReport[];
};

export type WorkbookState = {
  readonly document: StateDocument;
  /** Oldest first; a change set whose content was erased is left out. */
  readonly changes: readonly ChangeHead[];
  readonly columns: readonly JournalColumn[];
  /** Which sheet column each journal column stands in. */
  readonly sheetColumns: readonly number[];
  readonly exists: boolean;
  /** The texts of the sheet as they stand, by column. */
  readonly cells: readonly (readonly string[])[];
};

const emptyDocument: StateDocument = { templates: {}, tables: {}, resultSheets: [], kept: [], retired: {}, aliases: {}, keptApart: [], archived: [], levels: [], ownReports: [], lang: null };
const documentMark = "CRMS1";
/** Characters that one client's journal may hold; the newest 10,000 change sets stay whatever their size. Chosen by us: a tenth of what a comfortable workbook weighs. */
const journalBound = { size: 32 * 1024 * 1024, before: "0000" };

/** Reads the state; a workbook without any has an empty one. Problems: `state/damaged`, `state/newer`, `journal/damaged`. */
export async function readState(host: WorkbookHost, tools: SessionTools): Promise<Result<WorkbookState>> {
  const sheets = await host.sheets();
  if (!sheets.ok) return sheets;
  const sheet = sheets.value.find((candidate) => candidate.name === stateSheet);
  if (sheet === undefined || sheet.used === null) return ok({ document: emptyDocument, changes: [], columns: [], sheetColumns: [], exists: sheet !== undefined, cells: [] });
  const { row, column, rows, columns } = sheet.used;
  const block = await host.readCells(stateSheet, { row: 0, column: 0, rows: row + rows, columns: column + columns });
  if (!block.ok) return block;
  const cells = Array.from({ length: column + columns }, (_, c) => filledDown(block.value.values.map((line) => line[c] ?? null)));
  const last = lastRead.get(host);
  if (last !== undefined && sameCells(last.cells, cells)) return ok(last);
  const document = decodeDocument(cells[0] ?? [], tools);
  if (!document.ok) return document;
  const { journal, damage } = readJournal(cells.slice(1), tools);
  if (damage.length > 0) return inStateSheet(fail(...damage));
  const sheetColumns = journal.columns.map((journalColumn) => 1 + cells.slice(1).findIndex((lines) => lines[0]?.split(" ")[1] === journalColumn.client));
  const state = { document: document.value, changes: changesOf(journal.columns), columns: journal.columns, sheetColumns, exists: true, cells };
  lastRead.set(host, state);
  return ok(state);
}

/** The state of each workbook as it was last read or written: a command reads it at every step, and taking a long journal apart is most of that work. */
const lastRead = new WeakMap<WorkbookHost, WorkbookState>();

function changesOf(columns: readonly JournalColumn[]): readonly ChangeHead[] {
  return allEntries(columns).flatMap((entry) => (entry.changeSet === null ? [] : [entry.changeSet]));
}

function sameCells(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return a.length === b.length && a.every((column, c) => column.length === b[c]!.length && column.every((cell, r) => cell === b[c]![r]));
}

/** All that a change set did; `head` is one of the state's own. Problems: `journal/damaged`. @throws Error for any other. */
export function changeOf(state: WorkbookState, head: ChangeHead, tools: SessionTools): Result<ChangeSet> {
  for (const [index, { entries }] of state.columns.entries()) {
    const entry = entries.find(({ changeSet }) => changeSet === head);
    const column = state.sheetColumns[index]!;
    if (entry !== undefined) return inStateSheet(readChangeSet(state.cells[column]!, column - 1, entry, tools));
  }
  throw new Error(`The journal has no change ${head.id}`);
}

function inStateSheet<T>(result: Result<T>): Result<T> {
  return result.ok ? result : fail(...result.problems.map((problem) => ({ place: stateSheet, ...problem })));
}

/** The session as it speaks inside the workbook: a colleague with another language does not rebuild its sheets in theirs. */
export async function workbookSession(session: Session): Promise<Result<Session>> {
  const state = await readState(session.host, session.tools);
  return state.ok ? ok({ ...session, lang: state.value.document.lang ?? session.lang }) : state;
}

/** Appends a change set, if there is one, and puts the document, where it is another one. State is not itself journaled. */
export async function writeState(session: Session, state: WorkbookState, next: { readonly document: StateDocument; readonly change: ChangeSet | null }): Promise<Result<WorkbookState>> {
  const { tools, client } = session;
  const cells = state.cells.length === 0 ? [[]] : [...state.cells];
  const blocks: { row: number; column: number; values: CellValue[][] }[] = [];
  if (next.document !== state.document) {
    cells[0] = encodeDocument(next.document, tools);
    const values: CellValue[][] = cells[0].map((line) => [line]);
    while (values.length < (state.cells[0]?.length ?? 0)) values.push([null]);
    blocks.push({ row: 0, column: 0, values });
  }
  let { columns, sheetColumns } = state;
  if (next.change !== null) {
    const index = columns.findIndex((column) => column.client === client);
    const known = columns[index] ?? null;
    const sheetColumn = known === null ? columnFor(client, sheetColumns, tools) : sheetColumns[index]!;
    const appended = appendEntry(known, client, next.change, tools);
    while (cells.length < sheetColumn) cells.push([]);
    cells[sheetColumn] = [...(known === null ? [] : cells[sheetColumn]!), ...appended.cells];
    blocks.push({ row: known?.rows ?? 0, column: sheetColumn, values: appended.cells.map((line) => [line]) });
    columns = known === null ? [...columns, appended.column] : columns.with(index, appended.column);
    sheetColumns = known === null ? [...sheetColumns, sheetColumn] : sheetColumns;
  }
  if (blocks.length === 0) return ok(state);
  const create: HostWrite[] = state.exists ? [] : [{ verb: "addSheet", name: stateSheet, visibility: "veryHidden" }];
  const applied = await session.host.apply([...create, { verb: "writeCells", sheet: stateSheet, blocks }]);
  if (!applied.ok) return applied;
  const written = { document: next.document, changes: changesOf(columns), columns, sheetColumns, exists: true, cells };
  lastRead.set(session.host, written);
  return ok(written);
}

/** A column of its own for a client that is new here. Two who come at the same moment do not see each other: each goes as far to the right as its name says, so that they hardly meet. */
function columnFor(client: string, taken: readonly number[], tools: SessionTools): number {
  const apart = taken.length === 0 ? 0 : Number.parseInt(tools.sha256Hex(tools.encodeUtf8(client)).slice(0, 2), 16) % 8;
  return 1 + Math.max(0, ...taken) + apart;
}

/** Drops the oldest entries of our own column once it is larger than its bound: entries that are dropped can no longer be undone. */
export async function boundJournal(session: Session, state: WorkbookState): Promise<Result<void>> {
  const index = state.columns.findIndex((column) => column.client === session.client);
  const column = state.columns[index];
  const count = column === undefined ? 0 : droppable(column, journalBound);
  if (column === undefined || count === 0) return ok(undefined);
  const sheetColumn = state.sheetColumns[index]!;
  const kept = dropOldest(state.cells[sheetColumn]!, column, count, session.tools);
  const values: CellValue[][] = Array.from({ length: column.rows }, (_, row) => [kept[row] ?? null]);
  const written = await session.host.apply([{ verb: "writeCells", sheet: stateSheet, blocks: [{ row: 0, column: sheetColumn, values }] }]);
  return written.ok ? ok(undefined) : written;
}

function filledDown(values: readonly CellValue[]): string[] {
  const last = values.findLastIndex((value) => value !== null && value !== "");
  return values.slice(0, last + 1).map((value) => (typeof value === "string" ? value : ""));
}

function encodeDocument(document: StateDocument, tools: SessionTools): string[] {
  const bytes = tools.deflate(tools.encodeUtf8(JSON.stringify(document)));
  const text = toBase64(bytes);
  const chunks = Array.from({ length: Math.ceil(text.length / maxChunk) }, (_, index) => text.slice(index * maxChunk, (index + 1) * maxChunk));
  return [`${documentMark} ${chunks.length} ${tools.sha256Hex(bytes)}`, ...chunks];
}

function decodeDocument(lines: readonly string[], tools: SessionTools): Result<StateDocument> {
  if (lines.length === 0) return ok(emptyDocument);
  const [mark, count, digest] = lines[0]!.split(" ");
  if (mark !== documentMark) return fail(/^CRMS\d+$/.test(mark ?? "") ? newer : damaged);
  const bytes = fromBase64(lines.slice(1, 1 + Number(count)).join(""));
  if (bytes === null || tools.sha256Hex(bytes) !== digest) return fail(damaged);
  const inflated = tools.inflate(bytes);
  const text = inflated === null ? null : tools.decodeUtf8(inflated);
  if (text === null) return fail(damaged);
  try {
    const value: unknown = JSON.parse(text);
    // Workbooks of earlier versions know nothing of decisions.
    const document: unknown = typeof value === "object" && value !== null && !Array.isArray(value) ? { kept: [], retired: {}, aliases: {}, keptApart: [], archived: [], levels: [], ownReports: [], ...value } : value;
    return isDocument(document) ? ok(document) : fail(damaged);
  } catch {
    return fail(damaged);
  }
}

/** A workbook may come from anywhere, so the shape is looked at though the checksum fits. */
function isDocument(value: unknown): value is StateDocument {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { templates, tables, resultSheets, kept, retired, aliases, keptApart, archived, levels, ownReports, lang } = value as Record<string, unknown>;
  const isMap = (candidate: unknown): candidate is Record<string, unknown> => typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);
  return isMap(templates) && Object.values(templates).every((source) => typeof source === "string") && isMap(tables) && Object.values(tables).every(isBinding) && Array.isArray(resultSheets) && resultSheets.every(isText) && Array.isArray(kept) && kept.every(isKept) && isMap(retired) && Object.values(retired).every((ids) => Array.isArray(ids) && ids.every(isText)) && isMap(aliases) && Object.values(aliases).every((of) => isMap(of) && Object.values(of).every(isText)) && (lang === null || lang === "zh-CN" || lang === "en") && Array.isArray(keptApart) && keptApart.every(isApart) && Array.isArray(archived) && archived.every(isArchived) && Array.isArray(levels) && levels.every(isLevels) && Array.isArray(ownReports) && ownReports.every(isOwnReport);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isKept(value: unknown): value is KeptDecision {
  if (typeof value !== "object" || value === null) return false;
  const { table, record, rule, messageId, cells, reason, by, at, change } = value as Partial<KeptDecision>;
  return [table, record, rule, messageId, reason, by, at, change].every(isText) && Array.isArray(cells) && cells.every((cell) => typeof cell === "object" && cell !== null && isText(cell.field) && "value" in cell);
}

function isApart(value: unknown): value is ApartDecision {
  if (typeof value !== "object" || value === null) return false;
  const { table, other, records, apart, seen, by, at, change } = value as Partial<ApartDecision>;
  return (other === undefined || isText(other)) && [table, seen, by, at, change].every(isText) && typeof apart === "boolean" && Array.isArray(records) && records.length === 2 && records.every(isText);
}

function isArchived(value: unknown): value is ArchivedRecord {
  if (typeof value !== "object" || value === null) return false;
  const { table, record, change } = value as Partial<ArchivedRecord>;
  return [table, record, change].every(isText);
}

function isLevels(value: unknown): value is LevelDecision {
  if (typeof value !== "object" || value === null) return false;
  const { table, from, to, seen, by, at, change } = value as Partial<LevelDecision>;
  return [table, from, seen, by, at, change].every(isText) && (to === null || isText(to));
}

function isBinding(value: unknown): value is TableBinding {
  if (typeof value !== "object" || value === null) return false;
  const { tableName, templateHash, columns, id, dayFirst } = value as Partial<TableBinding>;
  return typeof tableName === "string" && typeof templateHash === "string" && Array.isArray(columns) && columns.every((column) => typeof column.field === "string" && typeof column.columnId === "number" && typeof column.header === "string") && typeof id === "object" && typeof id.columnId === "number" && typeof id.header === "string" && typeof dayFirst === "object";
}

const damaged: Problem = {
  code: "state/damaged",
  place: stateSheet,
  message: { "zh-CN": "工作簿里的隐藏状态（_crm）已损坏。", en: "The hidden state of the workbook (_crm) is damaged." },
  hint: { "zh-CN": "用最近的备份打开；或者用 clean-copy 去掉状态后重新建表。数据本身没有受影响。", en: "Open a recent backup, or remove the state with clean-copy and govern again. The data itself is not affected." },
};
const newer: Problem = {
  code: "state/newer",
  place: stateSheet,
  message: { "zh-CN": "这个工作簿由更新版本的 CRM Sheets 管理。", en: "This workbook is governed by a newer version of CRM Sheets." },
  hint: { "zh-CN": "请先更新，再打开。", en: "Update, then open it again." },
};
