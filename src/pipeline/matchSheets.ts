import type { SheetGrid, SheetMatch } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import type { TableDef, Template } from "../template/template";
import type { SheetInfo } from "../workbook/host";
import { withHeaderDays } from "./headerDays";
import { ourSheets } from "./ownSheets";
import type { Session } from "./session";
import { listSheet, readState, stateSheet } from "./state";

/** `beside`: the other tables that stand on the same sheet, each with what it fits best. */
export type FoundTable = { readonly match: SheetMatch; readonly template: Template; readonly def: TableDef; readonly beside?: readonly SheetMatch[] };
/** Where a table of a sheet begins: the first row and column of its header, from 0. */
export type TablePlace = { readonly row: number; readonly column: number };
export type MatchOptions = { readonly sheet: string | null; readonly table?: string | null; /** Which table of the sheet is meant, where it holds several. */ readonly at?: TablePlace | null; readonly chosen: boolean; readonly answers: { readonly [question: string]: string } };

/** A fit below this is another kind of table. Chosen by us: an unrelated sheet reaches about 0.2, a messy customer sheet 0.6 and more. */
export const leastFit = 0.4;
/** Two that differ by no more fit a sheet about as well. As in `rankTemplates`. */
export const closeCall = 0.04;
/** Wider than any table a template can describe. */
const mostColumns = 2_000;

/**
 * The one table of the workbook that fits a template best.
 * Problems: `match/noSheet`, `match/otherSheet`, `match/empty`, `match/tooWide`, `match/noFit`, `match/twoTables`, `match/twoTemplates`, and what intake says of a sheet.
 */
export async function matchSheets(session: Session, templates: readonly Template[], options: MatchOptions): Promise<Result<FoundTable>> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, options.sheet);
  if (!grids.ok) return grids;
  const result = await session.engine.match({ templates, grids: grids.value, table: options.table ?? null, answers: options.answers, dateSystem: info.value.dateSystem });
  const { at = null } = options;
  const matches = at === null ? result.matches : result.matches.filter(({ candidate }) => isAt(candidate, at));
  const [first] = matches;
  if (at !== null && first === undefined && result.matches.length > 0) return fail(noTableThere(options.sheet));
  if (first === undefined) return fail(...(result.problems.length > 0 ? result.problems.slice(0, 3) : [emptyWorkbook()]));
  const whole = options.chosen ? null : betterAlone(result.matches, first, templates);
  const settled = whole ?? (isTied(matches, first) ? bestOfTied(result.matches, first, templates) : first);
  const best = settled ?? first;
  const template = templates.find((one) => one.hash === best.templateHash)!;
  if ((whole === null ? best : first).score < leastFit) return fail(noFit(best, template, options.chosen));
  if (at === null && result.ambiguousTable) return fail(twoTables(result.matches.filter((match) => match.table === best.table && match.templateHash === best.templateHash).slice(0, 2)));
  if (settled === null) return fail(twoTemplates(best, [...new Set(result.matches.slice(0, 2).map((match) => templates.find((one) => one.hash === match.templateHash)!.id))]));
  return ok({ match: best, template, def: template.tables.find((def) => def.id === best.table)!, beside: besides(result.matches, best) });
}

function isAt({ headerRow, area }: SheetMatch["candidate"], { row, column }: TablePlace): boolean {
  return headerRow === row && area.column === column;
}

/** Whether another definition fits the table of the first match about as well. As in `rankTemplates`. */
function isTied(matches: readonly SheetMatch[], first: SheetMatch): boolean {
  return matches.some(({ candidate, table, templateHash, score }) => candidate === first.candidate && (table !== first.table || templateHash !== first.templateHash) && score > 0 && first.score - score <= closeCall);
}

/** The other tables of the sheet that hold records under a header, in the order of the sheet, each with what it fits best. */
function besides(matches: readonly SheetMatch[], best: SheetMatch): readonly SheetMatch[] {
  const others = new Map<SheetMatch["candidate"], SheetMatch>();
  // Best first: what stands is what fits best.
  for (const match of matches) if (match.candidate.sheet === best.candidate.sheet && match.candidate !== best.candidate && isTable(match) && !others.has(match.candidate)) others.set(match.candidate, match);
  return [...others.values()].sort((a, b) => a.candidate.headerRow - b.candidate.headerRow || a.candidate.area.column - b.candidate.area.column);
}

function isTable({ candidate: { headerRows, data, columns } }: SheetMatch): boolean {
  return headerRows > 0 && data !== null && columns.length > 1;
}

/**
 * The tables of the workbook that are not governed and fit a template, best first, each with what it fits best. `governed`: the ids of the tables that the workbook has, of which there is one each,
 * and the names of their native tables. Problems: those of reading the sheets.
 */
export async function tablesLeft(session: Session, templates: readonly Template[], governed: { readonly ids: ReadonlySet<string>; readonly native: ReadonlySet<string> }): Promise<Result<readonly FoundTable[]>> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(session, null);
  if (!grids.ok) return grids;
  const { matches } = await session.engine.match({ templates, grids: grids.value, table: null, answers: {}, dateSystem: info.value.dateSystem });
  const left = new Map<SheetMatch["candidate"], FoundTable>();
  for (const match of matches) {
    const { candidate, score, table } = match;
    if (score < leastFit || !isTable(match) || governed.ids.has(table) || (candidate.nativeTable !== null && governed.native.has(candidate.nativeTable)) || left.has(candidate)) continue;
    const template = templates.find(({ hash }) => hash === match.templateHash)!;
    left.set(candidate, { match, template, def: template.tables.find(({ id }) => id === table)! });
  }
  return ok([...left.values()]);
}

/**
 * Where a match is a table whose records belong to those of another, such as contacts to customers, and the other is neither there (`there`: ids of tables of the template) nor what another sheet fits
 * best: the one for the same cells that needs nothing, is about those that the records name, and knows more of their columns. Null where there is none. Required fields say little here: contacts need no
 * more than a name, which most lists have.
 */
export function betterAlone(matches: readonly SheetMatch[], of: SheetMatch, templates: readonly Template[], there: ReadonlySet<string> = new Set()): SheetMatch | null {
  /** The fields of a match that name records of tables which are not there. */
  const lacking = ({ templateHash, table }: SheetMatch): readonly string[] => {
    const { relations } = templates.find(({ hash }) => hash === templateHash)!.tables.find(({ id }) => id === table)!;
    const own = matches.filter((other) => other.templateHash === templateHash);
    // Best first: what stands is what fits best.
    const present = (to: string): boolean => there.has(to) || own.some((other, n) => other.table === to && other.candidate !== of.candidate && other.score >= leastFit && own.findIndex(({ candidate }) => candidate === other.candidate) === n);
    return relations.flatMap(({ from, to, integrity }) => (integrity.orphan === null || to === table || present(to) ? [] : [from]));
  };
  const names = lacking(of);
  const naming = of.headers.columns.flatMap(({ field, column }) => (field !== null && names.includes(field) ? [column] : []));
  const isAbout = ({ headers }: SheetMatch): boolean => headers.columns.some(({ field, column }) => field !== null && naming.includes(column));
  const known = ({ headers }: SheetMatch): number => headers.columns.reduce((sum, { confidence }) => sum + confidence, 0);
  const others = matches.filter((match) => match.candidate === of.candidate && isAbout(match) && known(match) > known(of) && lacking(match).length === 0);
  return others.toSorted((a, b) => known(b) - known(a))[0] ?? null;
}

/**
 * Of the templates that fit the sheet of the first match about as well, the one of which most tables fit a sheet of the workbook, then the one with the fewest tables left over. Null where two are
 * left, or where two tables of that template fit the sheet.
 */
function bestOfTied(matches: readonly SheetMatch[], first: SheetMatch, templates: readonly Template[]): SheetMatch | null {
  const tied = matches.filter(({ candidate, score }) => candidate === first.candidate && first.score - score <= closeCall);
  const ranked = [...new Set(tied.map(({ templateHash }) => templateHash))].map((hash) => {
    const fitting = new Map<SheetMatch["candidate"], string>();
    // Best first: what stands is what fits best.
    for (const { templateHash, candidate, table, score } of matches) if (templateHash === hash && score >= leastFit && !fitting.has(candidate)) fitting.set(candidate, table);
    const fits = new Set(fitting.values()).size;
    return { own: tied.filter(({ templateHash }) => templateHash === hash), fits, over: templates.find((template) => template.hash === hash)!.tables.length - fits };
  }).sort((a, b) => b.fits - a.fits || a.over - b.over);
  const [winner, next] = ranked;
  return winner === undefined || winner.own.length > 1 || (next !== undefined && next.fits === winner.fits && next.over === winner.over) ? null : winner.own[0]!;
}

/** The cells of the sheets that may hold a table, with their number formats where they are asked for. A sheet too wide to be one is passed over, or refused when it is the only one. */
export async function gridsOf(session: Session, sheet: string | null, also: { readonly numberFormats?: boolean } = {}): Promise<Result<readonly SheetGrid[]>> {
  const candidates = await candidateSheets(session, sheet);
  if (!candidates.ok) return candidates;
  const grids: SheetGrid[] = [];
  for (const { name, used, merges, tables, pivots } of candidates.value) {
    if (used === null) continue;
    if (used.columns > mostColumns) {
      if (candidates.value.length === 1) return fail(tooWide(name, used.columns));
      continue;
    }
    const block = await session.host.readCells(name, used, { formulas: true, ...also });
    if (!block.ok) return block;
    const grid = await withHeaderDays(session.host, { sheet: name, row: used.row, column: used.column, ...block.value, merges, tables, pivots: pivots.map((pivot) => pivot.area) });
    if (!grid.ok) return grid;
    grids.push(grid.value);
  }
  return ok(grids);
}

/** Visible worksheets that hold something, without our own; or the one that was named. */
async function candidateSheets(session: Session, name: string | null): Promise<Result<readonly SheetInfo[]>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const results = await ourSheets(session.host, sheets.value, state.value.document.resultSheets);
  if (!results.ok) return results;
  const ours = new Set([stateSheet, listSheet, ...results.value]);
  if (name !== null) {
    const named = sheets.value.find((sheet) => sheet.name === name);
    if (named === undefined) return fail(noSheet(name, sheets.value.filter((sheet) => sheet.visibility === "visible").map((sheet) => sheet.name)));
    if (named.kind !== "worksheet") return fail(otherSheet(name));
    return named.used === null ? fail(emptySheet(name)) : ok([named]);
  }
  const filled = sheets.value.filter((sheet) => sheet.kind === "worksheet" && sheet.visibility === "visible" && sheet.used !== null && !ours.has(sheet.name));
  return filled.length === 0 ? fail(emptyWorkbook()) : ok(filled);
}

function noSheet(name: string, names: readonly string[]): Problem {
  return { code: "match/noSheet", place: name, message: { "zh-CN": "工作簿里没有这张工作表。", en: "The workbook has no sheet of this name." }, hint: { "zh-CN": `可用的工作表：${names.join("、")}。`, en: `Its sheets are ${names.join(", ")}.` } };
}

function otherSheet(name: string): Problem {
  return { code: "match/otherSheet", place: name, message: { "zh-CN": "这是图表页，没有单元格。", en: "This is a chart sheet; it has no cells." }, hint: { "zh-CN": "用 --sheet 指定放数据的工作表。", en: "Name the sheet with the data with --sheet." } };
}

function emptySheet(name: string): Problem {
  return { code: "match/empty", place: name, message: { "zh-CN": "这张工作表没有任何内容。", en: "The sheet holds nothing." }, hint: { "zh-CN": "用 --sheet 指定放数据的工作表。", en: "Name the sheet with the data with --sheet." } };
}

function emptyWorkbook(): Problem {
  return { code: "match/empty", message: { "zh-CN": "工作簿里没有任何数据。", en: "The workbook holds no data." }, hint: { "zh-CN": "确认选对了文件；隐藏的工作表要用 --sheet 指定。", en: "Make sure that it is the right file; a hidden sheet has to be named with --sheet." } };
}

function noTableThere(sheet: string | null): Problem {
  return { code: "match/noTableThere", ...(sheet === null ? {} : { place: sheet }), message: { "zh-CN": "那里已经不是一张表：工作表变了。", en: "There is no table there any more: the sheet has changed." }, hint: { "zh-CN": "重新看一遍。", en: "Look again." } };
}

function tooWide(name: string, columns: number): Problem {
  return { code: "match/tooWide", place: name, message: { "zh-CN": `这张工作表有 ${columns} 列，超过了能识别的 ${mostColumns} 列。`, en: `The sheet has ${columns} columns; at most ${mostColumns} can be read as a table.` }, hint: { "zh-CN": "删掉用不到的列，或者把客户数据单独放到一张工作表。", en: "Delete the columns that are not needed, or put the customer data on a sheet of its own." } };
}

function noFit(best: SheetMatch, template: Template, chosen: boolean): Problem {
  const share = Math.round(best.score * 100);
  const missing = best.headers.missing.length;
  return {
    // Not the place: the closest may be a small list beside the one that is meant.
    code: "match/noFit",
    message: {
      "zh-CN": `没有合适的表：最接近的是“${best.candidate.sheet}”，也只符合模板“${template.title["zh-CN"]}”的 ${share}%${missing > 0 ? `，缺 ${missing} 个必填列` : ""}。`,
      en: `No table fits: the closest, on "${best.candidate.sheet}", fits the template "${template.title.en}" to ${share} %${missing > 0 ? ` and lacks ${missing} required column${missing === 1 ? "" : "s"}` : ""}.`,
    },
    hint: chosen
      ? { "zh-CN": "换一个模板，或者用 --sheet 指定另一张工作表；也可以先用 profile 看看各列是什么。", en: "Use another template, or name another sheet with --sheet; profile shows what the columns are." }
      : { "zh-CN": "用 --template 指定合适的模板，或者用 template infer 按这张表起草一个；profile 可以看各列是什么。", en: "Name a fitting template with --template, or draft one from the sheet with template infer; profile shows what the columns are." },
  };
}

function twoTables(matches: readonly SheetMatch[]): Problem {
  const places = matches.map((match) => `${match.candidate.sheet}!${match.candidate.headerRow + 1}`);
  return {
    code: "match/twoTables",
    place: places.join(" / "),
    message: { "zh-CN": "有两张表同样符合模板，无法确定要处理哪一张。", en: "Two tables fit the template equally well, so it is open which one is meant." },
    hint: { "zh-CN": "用 --sheet 指定工作表；在同一张工作表里的，先把其中一张移走。", en: "Name the sheet with --sheet; if both are on one sheet, move one of them away first." },
  };
}

function twoTemplates(best: SheetMatch, ids: readonly string[]): Problem {
  return { code: "match/twoTemplates", place: best.candidate.sheet, message: { "zh-CN": `有两个模板同样适合这张表：${ids.join("、")}。`, en: `Two templates fit this table equally well: ${ids.join(", ")}.` }, hint: { "zh-CN": "用 --template 指定一个。", en: "Name one with --template." } };
}
