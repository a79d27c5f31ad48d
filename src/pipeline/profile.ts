import type { SheetMatch, TableProfile } from "../engine/engine";
import { type Result, fail, ok } from "../records/problem";
import { loadTemplate } from "../template/loadTemplate";
import { control } from "./check";
import { gridsOf } from "./matchSheets";
import type { OpenOptions } from "./locate";
import type { Session } from "./session";

export type Profiled = { readonly dateSystem: 1900 | 1904; readonly tables: readonly TableProfile[]; /** The template that fits best, sheet by sheet of `tables`; null where none does. */ readonly best: { readonly template: string; readonly title: { readonly "zh-CN": string; readonly en: string }; readonly match: SheetMatch } | null };

/** Looks at every sheet: what each column holds, and which template fits best. Reads only; needs no template. */
export async function profile(session: Session, options: OpenOptions): Promise<Result<Profiled>> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, options.sheet, { numberFormats: true });
  if (!grids.ok) return grids;
  const profiled = await session.engine.profile({ grids: grids.value, dateSystem: info.value.dateSystem, today: session.today }, control(session));
  if (profiled.tables.length === 0) return fail(...profiled.problems.slice(0, 3));
  const templates = [];
  for (const bytes of options.templates) {
    const read = loadTemplate(bytes, session.tools);
    if (!read.ok) return read;
    templates.push(read.value);
  }
  const [match] = templates.length === 0 ? [] : (await session.engine.match({ templates, grids: grids.value, answers: {}, dateSystem: info.value.dateSystem })).matches;
  const template = templates.find((one) => one.hash === match?.templateHash);
  return ok({ dateSystem: info.value.dateSystem, tables: profiled.tables, best: match === undefined || template === undefined ? null : { template: template.id, title: template.title, match } });
}
