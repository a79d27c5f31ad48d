import type { Control } from "../engine/engine";
import type { Finding } from "../findings/finding";
import { sortFindings } from "../findings/sortFindings";
import { type Result, ok } from "../records/problem";
import { type SplitFindings, splitFindings } from "./kept";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";
import { otherLooks } from "./otherLooks";

/** `kept`: findings that somebody decided to leave; they are not among `findings`, nor are those of rules that are only tried out. */
export type CheckedTable<T extends OpenTable = OpenTable> = SplitFindings & { readonly table: T };

/** What the rules say about every table: findings in row order. Reads only. */
export async function check(session: Session, options: OpenOptions): Promise<Result<readonly CheckedTable[]>> {
  const opened = await openTables(session, options);
  return opened.ok ? checkTables(session, opened.value) : opened;
}

export async function checkTables<T extends OpenTable>(session: Session, tables: readonly T[]): Promise<Result<readonly CheckedTable<T>[]>> {
  const checked = [];
  for (const table of tables) {
    const found = await session.engine.check(table.input, control(session));
    if (!found.ok) return found;
    const looks = table.governed === null ? ok([]) : await otherLooks(session.host, { ...table, governed: table.governed }, null);
    if (!looks.ok) return looks;
    checked.push({ table, ...splitFindings(withLooks(table, found.value, looks.value), table.governed?.kept ?? [], table.records) });
  }
  return ok(checked);
}

/** What the rules say of the values, and what formats say of the numbers, in the order of both. */
export function withLooks({ def }: Pick<OpenTable, "def">, found: readonly Finding[], looks: readonly Finding[]): readonly Finding[] {
  return looks.length === 0 ? found : sortFindings([...found, ...looks], def.fields.map(({ id }) => id));
}

/** How a run of the engine is told of and stopped. */
export function control({ progress, stopping }: Session): Control {
  return { ...(progress === undefined ? {} : { progress }), ...(stopping === undefined ? {} : { cancelled: stopping() }) };
}
