import type { ChangeSet, RecordRow } from "../changes/changeSet";
import { type CellValue, plainText, sameValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import type { Session } from "./session";

/** A row of an archive sheet as a change set wrote it: the record's id and the moment come first. */
type ArchiveRow = { readonly sheet: string; readonly values: readonly CellValue[] };

/** By record that went, the row of an archive sheet that the change set wrote of it. Records of two tables may have the same id: `table` tells which are meant. */
export function archiveRows({ removed, ops }: Pick<ChangeSet, "ops" | "removed">, table: string): ReadonlyMap<string, ArchiveRow> {
  const own = new Set(removed.map(({ place }) => place?.sheet));
  const sheets = new Set(ops.flatMap(({ write }) => (write.verb === "writeCells" && !own.has(write.sheet) ? [write.sheet] : [])));
  const rows = new Map<string, ArchiveRow>();
  // One table's records stand in the order in which they were taken, on one sheet of their own.
  for (const sheet of sheets) {
    const lines = ops.flatMap(({ write }) => (write.verb === "writeCells" && write.sheet === sheet ? write.blocks.flatMap(({ values }) => values) : []));
    const of = removed.filter((row) => row.table === table);
    const found = of.flatMap(({ record, values }) => { const line = lines.find(([id, ...rest]) => plainText(id ?? null) === record && Object.values(values).every((value) => value === null || rest.some((each) => sameValue(each, value)))); return line === undefined ? [] : [[record, { sheet, values: line }] as const]; });
    if (found.length === of.length) for (const [record, row] of found) rows.set(record, row);
  }
  return rows;
}

/** The sheets to which a change set has written rows of the records that went. */
export function archiveSheets(change: Pick<ChangeSet, "ops" | "removed">): ReadonlySet<string> {
  return new Set([...new Set(change.removed.map(({ table }) => table))].flatMap((table) => [...archiveRows(change, table).values()].map(({ sheet }) => sheet)));
}

/**
 * Takes the rows of records that come back off the archive sheet; those below move up. A row that says something else now, or is gone, is left: somebody has made it their own.
 */
export async function withoutArchived(session: Session, change: Pick<ChangeSet, "ops" | "removed">, back: readonly Pick<RecordRow, "record" | "table">[]): Promise<Result<readonly HostWrite[]>> {
  const wanted = new Map<string, ArchiveRow[]>();
  for (const table of new Set(back.map((row) => row.table))) {
    const rows = archiveRows(change, table);
    for (const { record } of back.filter((row) => row.table === table)) {
      const row = rows.get(record);
      if (row !== undefined) (wanted.get(row.sheet) ?? wanted.set(row.sheet, []).get(row.sheet)!).push(row);
    }
  }
  if (wanted.size === 0) return ok([]);
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const writes: HostWrite[] = [];
  for (const [name, rows] of wanted) {
    const used = sheets.value.find((sheet) => sheet.name === name)?.used;
    if (used == null) continue;
    const columns = used.column + used.columns;
    const block = await session.host.readCells(name, { row: 0, column: 0, rows: used.row + used.rows, columns });
    if (!block.ok) return block;
    const taken = rows.flatMap(({ values }) => { const at = block.value.values.findIndex((line) => values.every((value, column) => same(line[column] ?? null, value))); return at < 0 ? [] : [at]; });
    if (taken.length > 0) writes.push({ verb: "deleteCells", sheet: name, areas: [...new Set(taken)].sort((a, b) => a - b).map((row) => ({ row, column: 0, rows: 1, columns })) });
  }
  return ok(writes);
}

function same(now: CellValue, written: CellValue): boolean {
  return sameValue(now, written) || (plainText(now) === "" && plainText(written) === "");
}
