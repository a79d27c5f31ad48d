import type { SheetMatch } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { Localized } from "../records/text";
import type { Template } from "../template/template";
import type { GovernedTable, OpenOptions } from "./locate";
import { betterAlone, closeCall, gridsOf, leastFit } from "./matchSheets";
import type { Session } from "./session";

export type SheetAnswers = { readonly match: SheetMatch; readonly answers: OpenOptions["answers"] };

/** Which sheet is which table: each table once, each sheet once. `shared`: the answers that are about none of these sheets alone. */
export async function whichSheets(session: Session, template: Template, options: OpenOptions, standing: readonly GovernedTable[]): Promise<Result<{ readonly matches: readonly SheetAnswers[]; readonly left: readonly Problem[]; readonly keptOut: readonly string[]; readonly shared: OpenOptions["answers"] }>> {
  const taken = new Set(standing.map(({ def }) => def.id));
  const occupied = new Set(standing.map(({ layout }) => layout.sheet));
  const nothing = ok({ matches: [], left: [], keptOut: [], shared: options.answers });
  if (template.tables.every(({ id }) => taken.has(id))) return nothing;
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, null);
  if (!grids.ok) return grids;
  const free = grids.value.filter(({ sheet }) => !occupied.has(sheet));
  if (free.length === 0) return nothing;
  const { shared, bySheet: answers } = answersBySheet(options.answers, free.map(({ sheet }) => sheet));
  const said = new Map([...answers].flatMap(([sheet, { [whichTable]: table }]) => (table === undefined ? [] : [[sheet, table] as const])));
  const unknown = [...said].find(([, table]) => table !== "none" && !template.tables.some(({ id }) => id === table));
  if (unknown !== undefined) return fail(noSuchTable(template, ...unknown));
  const match = (of: typeof free, table: string | null, given: OpenOptions["answers"]) => session.engine.match({ templates: [template], grids: of, table, answers: given, dateSystem: info.value.dateSystem });
  const { matches } = await match(free, null, shared);
  const bySheet = new Map<string, SheetMatch[]>();
  for (const one of matches) if (one.score >= leastFit || said.get(one.candidate.sheet) === one.table) (bySheet.get(one.candidate.sheet) ?? bySheet.set(one.candidate.sheet, []).get(one.candidate.sheet)!).push(one);
  const left: Problem[] = [];
  const chosen = new Map<string, SheetMatch[]>();
  for (const [sheet, fits] of bySheet) {
    const told = said.get(sheet);
    if (told === "none") continue;
    const fitting = fits.find(({ table }) => told === undefined || table === told)!;
    const whole = told === undefined ? betterAlone(matches, fitting, [template], taken) : null;
    const best = whole ?? fitting;
    const rival = told === undefined && whole === null ? fits.find(({ table, score }) => table !== best.table && best.score - score <= closeCall) : undefined;
    if (taken.has(best.table) && told === undefined) continue;
    if (rival === undefined) chosen.set(best.table, [...(chosen.get(best.table) ?? []), best]);
    else left.push(twoKinds(template, best, rival));
  }
  const decided: SheetMatch[] = [];
  for (const { id } of template.tables) {
    const isSaid = ({ candidate: { sheet } }: SheetMatch): boolean => said.get(sheet) === id;
    const [best, ...others] = (chosen.get(id) ?? []).sort((a, b) => Number(isSaid(b)) - Number(isSaid(a)) || b.score - a.score);
    if (best === undefined) continue;
    const close = others.some((other) => isSaid(other) === isSaid(best) && best.score - other.score <= closeCall);
    if (!close) decided.push(best);
    for (const other of close ? [best, ...others] : others) left.push(secondSheet(template, other, close ? null : best));
  }
  // What is said of a sheet's columns settles them; it does not settle which table the sheet is.
  const settled: SheetAnswers[] = [];
  for (const one of decided) {
    const own = Object.fromEntries(Object.entries(answers.get(one.candidate.sheet) ?? {}).filter(([id]) => id !== whichTable));
    const given = { ...shared, ...own };
    const again = Object.keys(own).length === 0 ? [one] : (await match(free.filter(({ sheet }) => sheet === one.candidate.sheet), one.table, given)).matches;
    settled.push({ match: again.find(({ candidate }) => candidate.headerRow === one.candidate.headerRow) ?? one, answers: given });
  }
  // What is said of a sheet that becomes no table is an answer to nobody's question.
  const tables = new Set(decided.map(({ candidate: { sheet } }) => sheet));
  const idle = [...answers].flatMap(([sheet, own]) => (tables.has(sheet) || said.get(sheet) === "none" ? [] : Object.entries(own).map(([id, answer]) => [`${sheet}!${id}`, answer])));
  return ok({ matches: settled, left, keptOut: [...said].flatMap(([sheet, table]) => (table === "none" ? [sheet] : [])), shared: { ...shared, ...Object.fromEntries(idle) } });
}

/** The answer that says which table of the template a sheet is: its id, or `none`. */
const whichTable = "table";

/** Answers that name a sheet, by sheet and by what is left of their ids; and those that name none. */
function answersBySheet(answers: OpenOptions["answers"], sheets: readonly string[]): { readonly shared: OpenOptions["answers"]; readonly bySheet: ReadonlyMap<string, OpenOptions["answers"]> } {
  const bySheet = new Map<string, Record<string, string>>();
  const shared: Record<string, string> = {};
  for (const [id, answer] of Object.entries(answers)) {
    const sheet = sheets.find((name) => id.startsWith(`${name}!`));
    if (sheet === undefined) shared[id] = answer;
    else (bySheet.get(sheet) ?? bySheet.set(sheet, {}).get(sheet)!)[id.slice(sheet.length + 1)] = answer;
  }
  return { shared, bySheet };
}

function noSuchTable(template: Template, sheet: string, table: string): Problem {
  const offered = [...template.tables.map(({ id }) => id), "none"].join(", ");
  return {
    code: "govern/noSuchTable", place: sheet,
    message: { "zh-CN": `模板里没有“${table}”这张表。`, en: `The template has no table "${table}".` },
    hint: { "zh-CN": `可以选：${offered}。`, en: `It can be answered with: ${offered}.` },
  };
}

function labelOf(template: Template, table: string): Localized {
  return template.tables.find(({ id }) => id === table)!.label;
}

function twoKinds(template: Template, best: SheetMatch, rival: SheetMatch): Problem {
  const [a, b] = [labelOf(template, best.table), labelOf(template, rival.table)];
  return {
    code: "govern/twoKinds", place: best.candidate.sheet,
    message: { "zh-CN": `这张工作表像“${a["zh-CN"]}”，也同样像“${b["zh-CN"]}”，没有处理。`, en: `The sheet fits ${a.en} and ${b.en} equally well, so it was left alone.` },
    hint: { "zh-CN": `加上 --answer "${best.candidate.sheet}!table=${best.table}"（或 ${rival.table}）说明是哪一张。`, en: `Say which with --answer "${best.candidate.sheet}!table=${best.table}" (or ${rival.table}).` },
  };
}

function secondSheet(template: Template, { table, candidate }: SheetMatch, used: SheetMatch | null): Problem {
  const label = labelOf(template, table);
  return {
    code: "govern/secondSheet", place: candidate.sheet,
    message: used === null
      ? { "zh-CN": `不止一张工作表同样像“${label["zh-CN"]}”，都没有处理。`, en: `Several sheets fit ${label.en} equally well, so they were left alone.` }
      : { "zh-CN": `这张工作表也像“${label["zh-CN"]}”，但工作表“${used.candidate.sheet}”更像，已经用了那一张。`, en: `The sheet fits ${label.en} too, but "${used.candidate.sheet}" fits better and was taken.` },
    hint: { "zh-CN": `要用这一张，加上 --answer "${candidate.sheet}!table=${table}"；两张是同一种记录时，把行合到一张里。`, en: `To take this one add --answer "${candidate.sheet}!table=${table}"; where both hold records of one kind, put their rows on one.` },
  };
}

