import type { CleaningPlan } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import { control } from "./check";
import { cleaningTarget } from "./cleaningTarget";
import type { OpenOptions } from "./locate";
import type { Session } from "./session";

export type Planned = { readonly plan: CleaningPlan; readonly dateSystem: 1900 | 1904; readonly otherSheets: readonly string[] };

/** What could be done to clean the table, step by step. Reads only; without a template the types are guessed. */
export async function plan(session: Session, options: OpenOptions): Promise<Result<Planned>> {
  const target = await cleaningTarget(session, options);
  if (!target.ok) return target;
  const { input, otherSheets } = target.value;
  const planned = await session.engine.planCleaning(input, control(session));
  return planned.ok ? ok({ plan: planned.value, dateSystem: input.dateSystem, otherSheets }) : planned;
}
