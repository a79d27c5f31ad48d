import type { Finding } from "../findings/finding";
import { type Result, ok } from "../records/problem";
import { type OpenOptions, type OpenTable, openTables } from "./locate";
import type { Session } from "./session";

export type CheckedTable = { readonly table: OpenTable; readonly findings: readonly Finding[] };

/** What the rules say about every table: findings in row order. Reads only. */
export async function check(session: Session, options: OpenOptions): Promise<Result<readonly CheckedTable[]>> {
  const opened = await openTables(session, options);
  if (!opened.ok) return opened;
  const checked: CheckedTable[] = [];
  for (const table of opened.value) checked.push({ table, findings: await session.engine.check(table.input, control(session)) });
  return ok(checked);
}

export function control(session: Session): { readonly progress?: NonNullable<Session["progress"]> } {
  return session.progress === undefined ? {} : { progress: session.progress };
}
