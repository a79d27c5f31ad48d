import type { Engine } from "../engine/engine";
import { fail } from "../records/problem";
import { control } from "./check";
import { gridsOf } from "./matchSheets";
import type { Session } from "./session";

/** A first template from the best table of the workbook, or of one sheet. Reads only. */
export async function infer(session: Session, sheet: string | null): ReturnType<Engine["infer"]> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, sheet, { numberFormats: true });
  if (!grids.ok) return grids;
  const inferred = await session.engine.infer({ grids: grids.value, dateSystem: info.value.dateSystem, today: session.today }, control(session));
  return inferred.ok ? inferred : fail(...inferred.problems.slice(0, 3));
}
