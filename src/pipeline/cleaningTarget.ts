import type { CleaningInput, SheetGrid, TableCandidate } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { loadTemplate } from "../template/loadTemplate";
import { type OpenOptions, type OpenTable, governedTables, openTables } from "./locate";
import { gridsOf } from "./matchSheets";
import type { Session } from "./session";

/** The one table that is cleaned. `opened`: it is read with a template; null: types are guessed. `otherSheets`: sheets with tables that are left alone. */
export type CleaningTarget = { readonly input: CleaningInput; readonly opened: OpenTable | null; readonly otherSheets: readonly string[] };

/** Without a name, the table meant is the only one, or the one so many times larger than any other. Chosen by us: a list beside its summary. */
const plainlyLarger = 5;

/**
 * The table to clean: the governed one, the one that a named template fits, or else the largest of the workbook. `wanted`: the template and the sheet that a plan was made with.
 * Problems: `plan/severalTables`, and those of opening tables.
 */
export async function cleaningTarget(session: Session, options: OpenOptions, wanted: { readonly template: string | null; readonly sheet: string } | null = null): Promise<Result<CleaningTarget>> {
  const info = await session.host.info();
  if (!info.ok) return info;
  const { dateSystem } = info.value;
  const governed = await governedTables(session, options.answers);
  if (!governed.ok) return governed;
  const ofPlan = options.chosen || wanted?.template == null ? [] : templatesOf(session, options.templates, wanted.template);
  const isGoverned = governed.value.some(({ layout }) => options.sheet === null || layout.sheet === options.sheet);
  if (isGoverned || options.chosen || ofPlan.length > 0) {
    const opened = await openTables(session, ofPlan.length > 0 && !isGoverned ? { ...options, templates: ofPlan, chosen: true } : options);
    if (!opened.ok) return opened;
    const tables = opened.value.filter(({ layout }) => opened.value.length === 1 || wanted === null || layout.sheet === wanted.sheet);
    if (tables.length !== 1) return fail(severalTables(opened.value.map(({ layout }) => layout.sheet)));
    return openedTarget(session, tables[0]!, dateSystem);
  }
  const grids = await gridsOf(session, options.sheet, { numberFormats: true });
  if (!grids.ok) return grids;
  const { tables, problems } = await session.engine.findTables({ grids: grids.value });
  if (tables.length === 0) return fail(...problems.slice(0, 3));
  const candidate = tables.find(({ sheet }) => sheet === wanted?.sheet) ?? largest(tables);
  if (candidate === null) return fail(severalTables(tables.map(({ sheet }) => sheet)));
  const grid = grids.value.find(({ sheet }) => sheet === candidate.sheet)!;
  return ok({ input: { grid, candidate, dateSystem, today: session.today, template: null, leftAlone: [] }, opened: null, otherSheets: tables.filter((table) => table !== candidate).map(({ sheet }) => sheet) });
}

async function openedTarget(session: Session, table: OpenTable, dateSystem: 1900 | 1904): Promise<Result<CleaningTarget>> {
  const grids = await gridsOf(session, table.layout.sheet, { numberFormats: true });
  if (!grids.ok) return grids;
  const fields = Object.fromEntries(table.columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field]])));
  const template = { text: { source: table.template.source, hash: table.template.hash }, table: table.def.id, fields, dayFirst: table.input.circumstances.dayFirst };
  const { idColumn, filled } = table.layout;
  return ok({
    input: { grid: grids.value[0]!, candidate: table.match?.candidate ?? governedCandidate(table, grids.value[0]!), dateSystem, today: session.today, template, leftAlone: [...(idColumn === null ? [] : [idColumn]), ...filled] },
    opened: table,
    otherSheets: [],
  });
}

/** A governed table is known, not found: its header row, and the rows that hold records. */
function governedCandidate({ layout, columns, records, governed }: OpenTable, grid: SheetGrid): TableCandidate {
  const { data } = layout;
  const rows = [...records.rows].map((row) => row - 1);
  return {
    sheet: grid.sheet,
    area: { ...data, row: data.row - 1, rows: data.rows + 1 },
    headerRow: data.row - 1,
    headerRows: 1,
    data: { first: data.row, last: data.row + data.rows - 1, rows: rows.length },
    columns: columns.map(({ column, header }) => ({ column, header, parts: header === "" ? [] : [header] })),
    rows: rows.map((from) => ({ from, count: 1, kind: "data" })),
    solid: true,
    nativeTable: governed?.info.name ?? null,
    score: 1,
    reasons: [],
  };
}

function templatesOf(session: Session, templates: readonly Uint8Array[], id: string): readonly Uint8Array[] {
  return templates.filter((bytes) => {
    const read = loadTemplate(bytes, session.tools);
    return read.ok && read.value.id === id;
  });
}

function largest(tables: readonly TableCandidate[]): TableCandidate | null {
  const cells = ({ data, columns }: TableCandidate): number => (data?.rows ?? 0) * columns.length;
  const [first, second] = [...tables].sort((a, b) => cells(b) - cells(a));
  return second === undefined || cells(first!) >= cells(second) * plainlyLarger ? first! : null;
}

function severalTables(sheets: readonly string[]): Problem {
  return {
    code: "plan/severalTables",
    place: sheets.join(" / "),
    message: { "zh-CN": "有几张工作表都有数据，无法确定要清理哪一张。", en: "Several sheets hold tables, so it is open which one is to be cleaned." },
    hint: { "zh-CN": "用 --sheet 指定工作表。", en: "Name the sheet with --sheet." },
  };
}
