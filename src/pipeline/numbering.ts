import type { ChangeHead, ChangeSet } from "../changes/changeSet";
import { type NumberRange, type Numbering, blockSize, numbersOf } from "../engine/recordIds";
import { loadTemplate } from "../template/loadTemplate";
import type { Session } from "./session";
import type { StateDocument, WorkbookState } from "./state";

/** For so long others count as at work after their last change, and a block of one's own can be used after it was reserved: shorter, for clocks differ. Milliseconds. */
const [atWork, usable] = [12, 4].map((hours) => hours * 3_600_000) as [number, number];

/** Where people start at the same moment each leaves another gap, as their names fall. */
const slots = 4;

/**
 * The blocks from which new numbers and record ids of a table are taken while others are at work in the workbook; null where nobody is, and numbers go on one by one. A program on a file, and a file that
 * one has, is alone. Two who reserve their first blocks at the same moment may still get the same one; what then stands twice is found.
 */
export function numberingOf({ client, now, tools }: Session, { columns }: Pick<WorkbookState, "columns">, table: string): Numbering | null {
  if (client === "cli") return null;
  const age = (at: string): number => Date.parse(now) - Date.parse(at);
  const colleagues = columns.filter((column) => column.client !== client && column.client !== "cli" && age(column.entries.at(-1)?.at ?? "") < atWork);
  if (colleagues.length === 0) return null;
  const reserved = (of: typeof columns, most: number): Numbering["own"] => {
    const ranges: Record<string, NumberRange[]> = {};
    // A column is in the order of time: what is older than that stands above.
    for (const { changeSet } of of.flatMap(({ entries }) => entries.slice(entries.findLastIndex(({ at }) => age(at) >= most) + 1))) {
      for (const { table: id, scope, from, to } of changeSet?.why.numbers ?? []) if (id === table) (ranges[scope] ??= []).push({ from, to });
    }
    return ranges;
  };
  const slot = Number.parseInt(tools.sha256Hex(tools.encodeUtf8(client)).slice(0, 2), 16) % slots;
  return { own: reserved(columns.filter((column) => column.client === client), usable), others: reserved(colleagues, atWork), gap: blockSize * (1 + slot) };
}

/** The blocks that a change set begins: those of its new numbers that no block of one's own holds. */
export function newBlocks(session: Session, state: Pick<WorkbookState, "columns">, document: StateDocument, { inserted }: Pick<ChangeSet, "inserted">): NonNullable<ChangeHead["why"]["numbers"]> {
  const made: { table: string; scope: string; from: number; to: number }[] = [];
  for (const table of new Set(inserted.map((one) => one.table))) {
    const numbering = numberingOf(session, state, table);
    const bound = document.tables[table];
    if (numbering === null || bound === undefined) continue;
    const template = loadTemplate(session.tools.encodeUtf8(document.templates[bound.templateHash] ?? ""), session.tools);
    const def = template.ok ? template.value.tables.find(({ id }) => id === table) : undefined;
    if (def === undefined) continue;
    const numbers = new Map<string, number[]>();
    for (const found of inserted.filter((row) => row.table === table).flatMap((row) => numbersOf(def, bound.id.field, row))) {
      if (!(numbering.own[found.scope] ?? []).some(({ from, to }) => found.sequence >= from && found.sequence <= to)) (numbers.get(found.scope) ?? numbers.set(found.scope, []).get(found.scope)!).push(found.sequence);
    }
    for (const [scope, sequences] of numbers) {
      const from = Math.min(...sequences);
      made.push({ table, scope, from, to: Math.max(from + blockSize - 1, ...sequences) });
    }
  }
  return made;
}
