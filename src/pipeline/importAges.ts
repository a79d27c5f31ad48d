import type { ReadTable } from "../engine/engine";
import { standingChanges } from "../changes/standing";
import { isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { serialFromIso } from "../records/serialDay";
import type { ImportSource } from "./importSource";
import type { GovernedTable } from "./locate";
import type { Session } from "./session";
import { changeOf, readState } from "./state";

/** Whether a row of the source, by index, is newer than what a field of a record says. */
export type Ages = (row: number, target: number, field: string) => "newer" | "older" | "unknown";

/** Sources rarely say in which zone their clocks stand, and those of the world are up to this far from UTC. In days. */
const zones = 14 / 24;

/**
 * Tells which is newer. A row of the source is as old as its column says that stands for the field `updatedAt`; a date without a time is some moment of that day. A value of the table is as old as the last
 * change in the journal that wrote it; what no change has written is older than the journal. What lies nearer together than clocks of different places may, or has no date, is unknown.
 * Problems: `import/noTime` (no column of the source says when its rows were changed), `journal/damaged`, and the host's.
 */
export async function sourceAges(session: Session, source: ImportSource, table: GovernedTable, theirs: ReadTable, fields: readonly string[]): Promise<Result<Ages>> {
  const stamp = table.def.fields.find(({ system }) => system === "updatedAt");
  const column = stamp === undefined ? undefined : theirs.columns[stamp.id];
  if (column === undefined) return fail(noTime(source, stamp === undefined ? null : stamp.label));
  const written = await lastWritten(session, table, new Set(fields));
  if (!written.ok) return written;
  const { dateSystem } = source.table.input.circumstances;
  const moments = column.typed.map((value, code) => (column.faults[code] === null && typeof value === "number" ? value + (dateSystem === 1904 ? 1462 : 0) : null));
  return ok((row, target, field) => {
    const theirTime = moments[column.codes[row]!] ?? null;
    if (theirTime === null) return "unknown";
    const { at, isLatest } = written.value(target, field);
    if (theirTime - at >= zones) return "newer";
    return !isLatest && at - (theirTime + (Number.isInteger(theirTime) ? 1 : 0)) >= zones ? "older" : "unknown";
  });
}

/** Of a value, by index of its record: when it was written last (serial day, 1900 system, UTC), or by when at the latest, where only that is known. */
async function lastWritten(session: Session, { def, records }: GovernedTable, fields: ReadonlySet<string>): Promise<Result<(index: number, field: string) => { readonly at: number; readonly isLatest: boolean }>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const last = new Map<string, number>();
  const note = (record: string, field: string, at: number): void => { const key = `${record} ${field}`; if (fields.has(field) && !last.has(key)) last.set(key, at); };
  const [first] = state.value.changes;
  for (const head of standingChanges(state.value.changes).toReversed()) {
    if (head.why.undoes !== undefined) continue;
    const change = changeOf(state.value, head, session.tools);
    if (!change.ok) return change;
    const at = serialOf(head.at);
    for (const { table, record, field } of change.value.edits) if (table === def.id) note(record, field, at);
    for (const { table, record, values } of change.value.inserted) if (table === def.id) for (const [field, value] of Object.entries(values)) if (!isBlank(value)) note(record, field, at);
  }
  const begun = first === undefined ? Infinity : serialOf(first.at);
  return ok((index, field) => { const at = last.get(`${records.ids[index] ?? ""} ${field}`); return at === undefined ? { at: begun, isLatest: true } : { at, isLatest: false }; });
}

function serialOf(iso: string): number {
  const [hours, minutes, seconds] = iso.slice(11, 19).split(":").map(Number) as [number, number, number];
  return (serialFromIso(iso.slice(0, 10), 1900) ?? 0) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

function noTime(source: ImportSource, label: { readonly "zh-CN": string; readonly en: string } | null): Problem {
  const column: { readonly "zh-CN": string; readonly en: string } = label ?? { "zh-CN": "修改时间", en: "updated at" };
  return {
    code: "import/noTime", place: source.name,
    message: { "zh-CN": `约定里有字段要“新的才覆盖”，而“${source.name}”没有哪一列说明每行的修改时间，没有导入任何内容。`, en: `Some fields are to come only where they are newer, and no column of ${source.name} says when its rows were changed; nothing was imported.` },
    hint: { "zh-CN": `给来源加一列“${column["zh-CN"]}”，或者在约定的 headers 里写明哪一列是它；不需要按新旧的话，把 newer 改成 overwrite、fillBlank 或 ask。`, en: `Give the source a column “${column.en}”, or say under headers of the profile which one it is; where age does not matter, use overwrite, fillBlank or ask instead of newer.` },
  };
}
