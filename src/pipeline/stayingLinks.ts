import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { cellAddress } from "../workbook/area";
import { followedTarget } from "../workbook/links";
import type { OpenTable } from "./locate";
import type { Session } from "./session";

/** Linked cells whose text changes while their link leads where it did, since it never said what they said. `cells`: the first of them, and where their links lead. `unread`: cells that change and whose links the host does not look at, for there are too many. */
export type StayingLinks = { readonly count: number; readonly unread: number; readonly cells: readonly { readonly address: string; readonly target: string }[] };

/** The same once the cells say it: the links of cells that changed which do not say what the cell says now. */
export function linksLeft(session: Pick<Session, "host">, table: Pick<OpenTable, "layout" | "binding">, edits: readonly ChangedCell[]): Promise<Result<StayingLinks>> {
  return stayingLinks(session, table, edits.map(({ before, after, ...at }) => ({ ...at, before: after, after: before })));
}

/** `row` counts from 1, as in a record table. */
export type ChangedCell = { readonly row: number; readonly field: string | null; readonly before: CellValue; readonly after: CellValue };

const mostNamed = 3;

/** Which links of the cells that are about to change stay as they are. Reads only; problems are the host's. */
export async function stayingLinks({ host }: Pick<Session, "host">, { layout: { sheet }, binding }: Pick<OpenTable, "layout" | "binding">, edits: readonly ChangedCell[]): Promise<Result<StayingLinks>> {
  const byColumn = new Map<number, Map<number, ChangedCell>>();
  for (const edit of edits) {
    const column = edit.field === null ? undefined : binding.columns[edit.field];
    if (column === undefined) continue;
    const cells = byColumn.get(column) ?? new Map<number, ChangedCell>();
    byColumn.set(column, cells.set(edit.row - 1, edit));
  }
  let unread = 0;
  const staying: { readonly row: number; readonly column: number; readonly target: string }[] = [];
  for (const [column, cells] of byColumn) {
    let [top, bottom] = [Infinity, -1];
    for (const row of cells.keys()) [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    const links = await host.readLinks(sheet, { row: top, column, rows: bottom - top + 1, columns: 1 });
    if (!links.ok) return links;
    if (links.value === null) unread += cells.size;
    for (const { row, target } of links.value ?? []) {
      const edit = cells.get(row);
      if (edit !== undefined && followedTarget(target, edit.before, edit.after) === target) staying.push({ row, column, target });
    }
  }
  staying.sort((a, b) => a.row - b.row || a.column - b.column);
  return ok({ count: staying.length, unread, cells: staying.slice(0, mostNamed).map(({ row, column, target }) => ({ address: cellAddress(row, column), target })) });
}
