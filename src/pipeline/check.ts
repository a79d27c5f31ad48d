import type { Finding } from "../findings/finding";
import { type Result, ok } from "../records/problem";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";

export type CheckedTable = { readonly table: OpenTable; readonly findings: readonly Finding[] };

/** What the rules say about every table: findings in row order. Reads only. */
export async function check(session: Session, options: OpenOptions): Promise<Result<readonly CheckedTable[]>> {
  const opened = await openTables(session, options);
  return opened.ok ? ok(await checkTables(session, opened.value)) : opened;
}

export async function checkTables<T extends OpenTable>(session: Session, tables: readonly T[]): Promise<readonly { readonly table: T; readonly findings: readonly Finding[] }[]> {
  const checked = [];
  for (const table of tables) checked.push({ table, findings: await session.engine.check(table.input, control(session)) });
  return checked;
}

export function control(session: Session): { readonly progress?: NonNullable<Session["progress"]> } {
  return session.progress === undefined ? {} : { progress: session.progress };
}
