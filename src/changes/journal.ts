import { type Problem, type Result, fail, ok } from "../records/problem";
import { fromBase64, toBase64 } from "./base64";
import type { ChangeHead, ChangeSet } from "./changeSet";
import { decodeHead, decodePayload, encodePayload } from "./journalPayload";
import type { JournalTools } from "./journalTools";

/**
 * The journal in cells, one column for each client that writes, so that two people at once never write the same cell. A column only grows:
 *
 *     CRMJ1 <client> <dropped> <anchor> <check>            head: entries dropped so far, and the hash of the last one of them
 *     E1 <at> <bytes> <chunks> <previous> <commitment> <hash>   an entry, then its chunks:
 *     P1 <base64 ...>                                      the change set (journalPayload), cut into cells;  X1 = erased
 *
 * `commitment` = SHA-256(salt, payload); `hash` = SHA-256 of the entry's other words, so each entry seals the one before it. The payload stands apart from the chain:
 * it can be erased (a person's right) and the chain still holds; the salt goes with it, so nobody can try out what it said. A column whose last entries were cut off
 * whole cannot be told from one that never had them.
 */
export type JournalEntry<C extends ChangeHead = ChangeHead> = {
  readonly client: string;
  /** ISO 8601, as in the change set; it stays when the payload is erased. */
  readonly at: string;
  readonly hash: string;
  /** Its head, or all of it where asked for. Null where the payload was erased. */
  readonly changeSet: C | null;
  /** Where its cells stand in the column: from row `row` (0 = the head of the column), `rows` cells. */
  readonly row: number;
  readonly rows: number;
  /** Characters in its cells. */
  readonly size: number;
};

export type JournalColumn = {
  readonly client: string;
  readonly dropped: number;
  /** Hash that the next entry must seal: pass it to `encodeEntry`. */
  readonly last: string;
  readonly entries: readonly JournalEntry[];
  /** Cells in use; the next entry goes below. */
  readonly rows: number;
};

export type Journal<C extends ChangeHead = ChangeHead> = {
  readonly columns: readonly JournalColumn[];
  /** All entries of all clients: by time, then client, then their order. */
  readonly entries: readonly JournalEntry<C>[];
};

/** Characters in a cell. The grid allows 32,767; a little less keeps clear of it. @source Microsoft, "Excel specifications and limits" */
export const maxChunk = 32_000;
const zeroHash = "0".repeat(64);

/** The first cell of a new column. `client` is one word of up to 40 letters, digits, `.`, `_` or `-`. @throws Error for another client name. */
export function encodeHead(client: string, tools: JournalTools, dropped = 0, anchor: string = zeroHash): string {
  if (!/^[\w.-]{1,40}$/.test(client)) throw new Error(`Not a client name: ${client}`);
  const words = `CRMJ1 ${client} ${dropped} ${anchor}`;
  return `${words} ${hashText(words, tools)}`;
}

/** The hash that the first entry of a column seals: its head's, so that entries cannot be moved to another client's column. */
export function headHash(client: string, tools: JournalTools): string {
  return hashText(`CRMJ1 ${client}`, tools);
}

/** The cells of one entry, to be written as text below the last row of the client's column. `previousHash` is that column's `last`. */
export function encodeEntry(entry: ChangeSet, previousHash: string, tools: JournalTools): readonly string[] {
  const payload = encodePayload(entry, tools);
  const text = toBase64(payload);
  const step = maxChunk - 3;
  const chunks = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => `P1 ${text.slice(index * step, (index + 1) * step)}`);
  if (!isTimestamp(entry.at)) throw new Error(`Not a time stamp: ${entry.at}`);
  const words = `E1 ${entry.at} ${payload.length} ${chunks.length} ${previousHash} ${tools.sha256Hex(payload)}`;
  return [`${words} ${hashText(words, tools)}`, ...chunks];
}

/** One more entry: the cells to write below the client's column, or as a new one where `column` is null, and the column as it then reads. */
export function appendEntry(column: JournalColumn | null, client: string, changeSet: ChangeSet, tools: JournalTools): { readonly cells: readonly string[]; readonly column: JournalColumn } {
  const before = column ?? { client, dropped: 0, last: headHash(client, tools), entries: [], rows: 1 };
  const cells = encodeEntry(changeSet, before.last, tools);
  const hash = cells[0]!.slice(cells[0]!.lastIndexOf(" ") + 1);
  const { id, at, by, why, template } = changeSet;
  const entry = { client, at, hash, changeSet: { id, at, by, why, template }, row: before.rows, rows: cells.length, size: sizeOf(cells) };
  return {
    cells: column === null ? [encodeHead(client, tools), ...cells] : cells,
    column: { ...before, last: hash, entries: [...before.entries, entry], rows: before.rows + cells.length },
  };
}

/** All entries of the columns, in the order in which they were made. */
export function allEntries(columns: readonly JournalColumn[]): readonly JournalEntry[] {
  return columns.flatMap((column) => column.entries).sort((a, b) => compareText(a.at, b.at) || number(a) - number(b) || compareText(a.client, b.client) || a.row - b.row);
}

/** The number in a change set's id, which counts over all clients. */
function number({ changeSet }: JournalEntry): number {
  return Number(/\d+$/.exec(changeSet?.id ?? "")?.[0] ?? 0);
}

/** The same cells with the payload gone for good: the head of the entry stays, so that the chain still holds. */
export function eraseEntry(cells: readonly string[]): readonly string[] {
  return cells.map((cell, index) => (index === 0 ? cell : "X1"));
}

/** A journal read back, and every damage found in it. Entries before and after a damaged one are still given, where they can be told apart. */
export function readJournal(cells: readonly (readonly string[])[], tools: JournalTools): { readonly journal: Journal; readonly damage: readonly Problem[] } {
  const damage: Problem[] = [];
  const columns: JournalColumn[] = [];
  const clients = new Set<string>();
  cells.forEach((column, index) => {
    if (column.length === 0) return;
    const read = readColumn(column, index, tools, damage);
    if (read === null) return;
    if (clients.has(read.client)) damage.push(damaged(index, 0, "twice"));
    clients.add(read.client);
    columns.push(read);
  });
  return { journal: { columns, entries: allEntries(columns) }, damage };
}

/** The journal with all that its change sets did, when every character of it is as it was written. `cells[column][row]`, each column without blank cells below. Problems: `journal/damaged`, `journal/newer`. */
export function decodeJournal(cells: readonly (readonly string[])[], tools: JournalTools): Result<Journal<ChangeSet>> {
  const { journal, damage } = readJournal(cells, tools);
  if (damage.length > 0) return fail(...damage);
  const entries: JournalEntry<ChangeSet>[] = [];
  for (const entry of journal.entries) {
    const column = cells.findIndex((candidate) => candidate[0]?.split(" ")[1] === entry.client);
    const changeSet = entry.changeSet === null ? ok(null) : readChangeSet(cells[column]!, column, entry, tools);
    if (!changeSet.ok) return changeSet;
    entries.push({ ...entry, changeSet: changeSet.value });
  }
  return ok({ columns: journal.columns, entries });
}

/** All that an entry did, from the cells of its column. Problems: `journal/damaged`, also for an entry that was erased. */
export function readChangeSet(cells: readonly string[], column: number, entry: JournalEntry, tools: JournalTools): Result<ChangeSet> {
  const read = readEntry(cells, entry.row, tools);
  const changeSet = read?.payload instanceof Uint8Array ? decodePayload(read.payload, tools) : null;
  return changeSet === null ? fail(damaged(column, entry.row, "payload")) : ok(changeSet);
}

function readColumn(cells: readonly string[], column: number, tools: JournalTools, damage: Problem[]): JournalColumn | null {
  const head = /^(CRMJ1 ([\w.-]{1,40}) (0|[1-9]\d{0,8}) ([0-9a-f]{64})) ([0-9a-f]{64})$/.exec(cells[0]!);
  if (head === null || hashText(head[1]!, tools) !== head[5]) {
    damage.push(/^CRMJ(?!1 )\d+ /.test(cells[0]!) ? newer(column) : damaged(column, 0, "head"));
    return null;
  }
  const client = head[2]!;
  const dropped = Number(head[3]);
  let last = dropped === 0 ? headHash(client, tools) : head[4]!;
  const entries: JournalEntry[] = [];
  let row = 1;
  while (row < cells.length) {
    const entry = readEntry(cells, row, tools);
    if (entry === null) {
      damage.push(damaged(column, row, "entry"));
      // Goes on at the next thing that looks like an entry; what stands between is lost.
      row++;
      while (row < cells.length && !cells[row]!.startsWith("E1 ")) row++;
      continue;
    }
    if (entry.previous !== last) damage.push(damaged(column, row, "chain"));
    last = entry.hash;
    const changeSet = entry.payload instanceof Uint8Array ? decodeHead(entry.payload, tools) : null;
    if (entry.payload === "damaged" || (entry.payload !== null && changeSet === null)) damage.push(damaged(column, row, "payload"));
    else entries.push({ client, at: entry.at, hash: entry.hash, changeSet, row, rows: entry.rows, size: entry.size });
    row += entry.rows;
  }
  return { client, dropped, last, entries, rows: cells.length };
}

type ReadEntry = { readonly at: string; readonly previous: string; readonly hash: string; readonly rows: number; readonly size: number; readonly payload: Uint8Array | null | "damaged" };

/** Null where the entry's own words are damaged. */
function readEntry(cells: readonly string[], row: number, tools: JournalTools): ReadEntry | null {
  const words = /^(E1 (\S{10,40}) (\d{1,10}) (\d{1,6}) ([0-9a-f]{64}) ([0-9a-f]{64})) ([0-9a-f]{64})$/.exec(cells[row]!);
  if (words === null || hashText(words[1]!, tools) !== words[7]) return null;
  const chunks = cells.slice(row + 1, row + 1 + Number(words[4]));
  const entry = { at: words[2]!, previous: words[5]!, hash: words[7]!, rows: 1 + chunks.length, size: sizeOf([cells[row]!, ...chunks]) };
  if (chunks.length !== Number(words[4])) return { ...entry, payload: "damaged" };
  if (chunks.every((chunk) => chunk === "X1")) return { ...entry, payload: null };
  return { ...entry, payload: payloadOf(chunks, Number(words[3]), words[6]!, tools) ?? "damaged" };
}

/** The payload that the chunks hold; null unless it is as it was written. */
function payloadOf(chunks: readonly string[], bytes: number, commitment: string, tools: JournalTools): Uint8Array | null {
  if (!chunks.every((chunk) => chunk.startsWith("P1 "))) return null;
  const payload = fromBase64(chunks.map((chunk) => chunk.slice(3)).join(""));
  return payload !== null && payload.length === bytes && tools.sha256Hex(payload) === commitment ? payload : null;
}

function sizeOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

function isTimestamp(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(text);
}

function hashText(text: string, tools: JournalTools): string {
  return tools.sha256Hex(tools.encodeUtf8(text));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const parts = {
  head: { "zh-CN": "列首无法读取", en: "its head cannot be read" },
  entry: { "zh-CN": "这一条无法读取", en: "the entry cannot be read" },
  chain: { "zh-CN": "与前一条对不上", en: "it does not follow the entry before" },
  payload: { "zh-CN": "内容与校验值不符", en: "its content does not match its checksum" },
  twice: { "zh-CN": "同一个客户端有两列", en: "the same client has two columns" },
} as const;

function damaged(column: number, row: number, part: keyof typeof parts): Problem {
  return {
    code: "journal/damaged",
    message: { "zh-CN": "修改记录第 {column} 列第 {row} 格已损坏：{part}。", en: "The journal is damaged in column {column}, cell {row}: {part}." },
    hint: { "zh-CN": "请用最近的备份打开；其余的修改记录仍可查看。", en: "Open a recent backup. The other entries of the journal can still be read." },
    data: { column: column + 1, row: row + 1, part: parts[part] },
  };
}

function newer(column: number): Problem {
  return {
    code: "journal/newer",
    message: { "zh-CN": "修改记录第 {column} 列由更新的版本写成。", en: "Column {column} of the journal was written by a newer version." },
    hint: { "zh-CN": "请更新后再打开。", en: "Update, then open it again." },
    data: { column: column + 1 },
  };
}
