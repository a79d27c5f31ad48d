import type { ChangeSet } from "../changes/changeSet";
import type { SheetMatch } from "../engine/createEngine";
import { type Problem, type Result, ok } from "../records/problem";
import type { Localized } from "../records/text";
import type { Template } from "../template/template";
import { checkTables } from "./check";
import { fixTables } from "./fix";
import { type Governed, govern, governProposal, proposeTable } from "./govern";
import { type GovernedTable, type OpenOptions, governedTables, loadAll, readLoose } from "./locate";
import { closeCall, gridsOf, leastFit, matchSheets } from "./matchSheets";
import type { Session } from "./session";

export type GovernedSheets = {
  /** In the order of the template; what was governed before stands here too. */
  readonly governed: readonly Governed[];
  /** Sheets that may be a table of the template, and why they were left alone. */
  readonly left: readonly Problem[];
  /** The change set that put record ids in the place of names; null where no reference named a record. */
  readonly links: ChangeSet | null;
};

/**
 * Governs every sheet of the workbook that is a table of the template, then puts the record's id wherever a reference names exactly one record by name, phone or code; what names none or several
 * stays as it is written, and is a finding. A sheet is taken for the table that fits it best; where two fit about as well, it is left alone and said so. With a named sheet, or a template of one
 * table, it is `govern`. One change set for each sheet, one for the references.
 * Problems: those of `govern`.
 */
export async function governSheets(session: Session, options: OpenOptions): Promise<Result<GovernedSheets>> {
  const standing = await governedTables(session, options.answers);
  if (!standing.ok) return standing;
  const template = await templateOf(session, options, standing.value);
  if (!template.ok) return template;
  if (template.value === null) {
    const one = await govern(session, options);
    return one.ok ? ok({ governed: [one.value], left: [], links: null }) : one;
  }
  const wanted = await sheetsOf(session, template.value, options, standing.value);
  if (!wanted.ok) return wanted;
  const { matches, left } = wanted.value;
  if (matches.length === 0 && standing.value.length === 0) {
    const none = await govern(session, options);
    return none.ok ? ok({ governed: [none.value], left, links: null }) : none;
  }
  const governed: Governed[] = standing.value.map((table) => ({ table, change: null, plan: null, questions: [] }));
  const info = await session.host.info();
  if (!info.ok) return info;
  for (const match of matches) {
    const def = template.value.tables.find(({ id }) => id === match.table)!;
    const table = await readLoose(session, { match, template: template.value, def }, info.value.dateSystem);
    if (!table.ok) return table;
    const proposed = await proposeTable(session, table.value, options.answers, { others: matches.length > 1 });
    if (!proposed.ok) return proposed;
    const done = await governProposal(session, proposed.value);
    if (!done.ok) return done;
    governed.push(done.value);
  }
  const order = new Map(template.value.tables.map(({ id }, index) => [id, index]));
  governed.sort((a, b) => (order.get(a.table.def.id) ?? 0) - (order.get(b.table.def.id) ?? 0));
  if (matches.length === 0) return ok({ governed, left, links: null });
  const links = await linkReferences(session, options);
  return links.ok ? ok({ governed, left, links: links.value }) : links;
}

/** A sheet that would become a table of the template. `score`: 0 … 1. */
export type ProposedSheet = { readonly sheet: string; readonly table: string; readonly label: Localized; readonly records: number; readonly score: number };

/** What `governSheets` would make of which sheet, in the order of the template; nothing is written. Null where one sheet is meant. Problems: those of `govern`. */
export async function proposeSheets(session: Session, options: OpenOptions): Promise<Result<{ readonly title: Localized; readonly version: string; readonly sheets: readonly ProposedSheet[]; readonly left: readonly Problem[] } | null>> {
  const standing = await governedTables(session, options.answers);
  if (!standing.ok) return standing;
  const template = await templateOf(session, options, standing.value);
  if (!template.ok) return template;
  if (template.value === null) return ok(null);
  const { title, version } = template.value;
  const wanted = await sheetsOf(session, template.value, options, standing.value);
  if (!wanted.ok) return wanted;
  const { matches, left } = wanted.value;
  return ok({ title, version, left, sheets: matches.map(({ table, candidate, score }) => ({ sheet: candidate.sheet, table, label: labelOf(template.value!, table), score, records: candidate.rows.reduce((sum, { kind, count }) => sum + (kind === "data" ? count : 0), 0) })) });
}

/** Record ids for the names that each name one record; nothing else is touched. */
async function linkReferences(session: Session, { answers }: OpenOptions): Promise<Result<ChangeSet | null>> {
  const tables = await governedTables(session, answers);
  if (!tables.ok) return tables;
  const checked = await checkTables(session, tables.value.filter(({ def }) => def.relations.length > 0));
  if (!checked.ok) return checked;
  const fixed = await fixTables(session, checked.value.map((one) => ({ ...one, findings: one.findings.filter(({ rule }) => rule.startsWith("relation/")) })));
  return fixed.ok ? ok(fixed.value.change) : fixed;
}

/** The template of several tables that is meant; null where one table of one sheet is. */
async function templateOf(session: Session, options: OpenOptions, standing: readonly GovernedTable[]): Promise<Result<Template | null>> {
  if (options.sheet !== null) return ok(null);
  const several = (template: Template): Template | null => (template.tables.length > 1 ? template : null);
  const loaded = loadAll(session, options.templates);
  if (!loaded.ok) return loaded;
  const [first] = standing;
  if (first !== undefined) return ok(options.chosen && loaded.value.some(({ hash }) => hash !== first.template.hash) ? null : several(first.template));
  if (!loaded.value.some((template) => template.tables.length > 1)) return ok(null);
  if (options.chosen) return ok(loaded.value.length === 1 ? several(loaded.value[0]!) : null);
  const best = await matchSheets(session, loaded.value, options);
  return ok(best.ok ? several(best.value.template) : null);
}

/** Which sheet is which table: each table once, each sheet once. */
async function sheetsOf(session: Session, template: Template, options: OpenOptions, standing: readonly GovernedTable[]): Promise<Result<{ readonly matches: readonly SheetMatch[]; readonly left: readonly Problem[] }>> {
  const taken = new Set(standing.map(({ def }) => def.id));
  const occupied = new Set(standing.map(({ layout }) => layout.sheet));
  if (template.tables.every(({ id }) => taken.has(id))) return ok({ matches: [], left: [] });
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, null);
  if (!grids.ok) return grids;
  const free = grids.value.filter(({ sheet }) => !occupied.has(sheet));
  if (free.length === 0) return ok({ matches: [], left: [] });
  const { matches } = await session.engine.match({ templates: [template], grids: free, answers: options.answers, dateSystem: info.value.dateSystem });
  const bySheet = new Map<string, SheetMatch[]>();
  for (const match of matches) if (match.score >= leastFit) (bySheet.get(match.candidate.sheet) ?? bySheet.set(match.candidate.sheet, []).get(match.candidate.sheet)!).push(match);
  const left: Problem[] = [];
  const chosen = new Map<string, SheetMatch[]>();
  for (const fits of bySheet.values()) {
    const best = fits[0]!;
    const rival = fits.find(({ table, score }) => table !== best.table && best.score - score <= closeCall);
    if (taken.has(best.table)) continue;
    if (rival === undefined) chosen.set(best.table, [...(chosen.get(best.table) ?? []), best]);
    else left.push(twoKinds(template, best, rival));
  }
  const decided: SheetMatch[] = [];
  for (const { id } of template.tables) {
    const [best, ...others] = (chosen.get(id) ?? []).sort((a, b) => b.score - a.score);
    if (best === undefined) continue;
    const close = others.some(({ score }) => best.score - score <= closeCall);
    if (!close) decided.push(best);
    for (const other of close ? [best, ...others] : others) left.push(secondSheet(template, other, close ? null : best));
  }
  return ok({ matches: decided, left });
}

function labelOf(template: Template, table: string): { readonly "zh-CN": string; readonly en: string } {
  return template.tables.find(({ id }) => id === table)!.label;
}

function twoKinds(template: Template, best: SheetMatch, rival: SheetMatch): Problem {
  const [a, b] = [labelOf(template, best.table), labelOf(template, rival.table)];
  return {
    code: "govern/twoKinds", place: best.candidate.sheet,
    message: { "zh-CN": `这张工作表像“${a["zh-CN"]}”，也同样像“${b["zh-CN"]}”，没有处理。`, en: `The sheet fits ${a.en} and ${b.en} equally well, so it was left alone.` },
    hint: { "zh-CN": "把表头改成其中一张表的字段名，再运行一次。", en: "Give its headers the names of the fields of one of them, then run again." },
  };
}

function secondSheet(template: Template, { table, candidate }: SheetMatch, used: SheetMatch | null): Problem {
  const label = labelOf(template, table);
  return {
    code: "govern/secondSheet", place: candidate.sheet,
    message: used === null
      ? { "zh-CN": `不止一张工作表同样像“${label["zh-CN"]}”，都没有处理。`, en: `Several sheets fit ${label.en} equally well, so they were left alone.` }
      : { "zh-CN": `这张工作表也像“${label["zh-CN"]}”，但工作表“${used.candidate.sheet}”更像，已经用了那一张。`, en: `The sheet fits ${label.en} too, but "${used.candidate.sheet}" fits better and was taken.` },
    hint: { "zh-CN": "用 --sheet 指定要处理的工作表；两张是同一种记录时，把行合到一张里。", en: "Name the sheet that is meant with --sheet; where both hold records of one kind, put their rows on one." },
  };
}

