import type { CellEdit } from "../changes/changeSet";
import { type NativePlan, listsNeeded, nativePlan } from "../native/nativePlan";
import { type ColumnOf, leadsTo, tableList } from "../native/tableLists";
import type { OptionMatch } from "../engine/engine";
import { type CellValue, isBlank, plainText, sameValue, valueKey } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import { areaAddress, overlaps } from "../workbook/area";
import type { Area, HostWrite, SheetInfo } from "../workbook/host";
import type { NamedTable } from "./calculated";
import { calculatedWrites } from "./calculatedWrites";
import { type Column, type Header, headerBlocks, headerTexts, planColumns, tellsApart } from "./governColumns";
import { fieldFormats, formatRuns, isNoDay, isQuantity, keepsFormat } from "./governFormats";
import { nextId } from "./commit";
import { type BoundTable, boundTable } from "./boundTable";
import type { OpenTable } from "./locate";
import { cellWriter } from "./inCells";
import { inFieldUnit } from "./readRecords";
import { planLists } from "./optionLists";
import { freeName } from "./ownSheets";
import type { Session } from "./session";
import { readFormats } from "./shownNumbers";
import { shown } from "./shownValue";
import { momentOf, stampValue } from "./stamp";
import { type StateDocument, type TableBinding, readState } from "./state";

/** What governing will do, before it is done. */
export type GovernPlan = {
  readonly writes: readonly HostWrite[];
  readonly edits: readonly CellEdit[];
  /** From the ids that the host gives the table's columns. */
  readonly binding: (columnIds: readonly number[]) => TableBinding;
  readonly sheet: string;
  readonly tableName: string;
  readonly area: Area;
  /** Why a new sheet is made; null = in place. */
  readonly newSheet: NewSheetReason | null;
  /** Rows between the data that did not come along onto a new sheet. */
  readonly leftOut: readonly { readonly row: number; readonly kind: string }[];
  /** Rows below the data that are taken for totals, counted from 1: no records. */
  readonly totalsBelow: readonly number[];
  readonly addedColumns: readonly string[];
  readonly renamedHeaders: readonly { readonly from: string; readonly to: string }[];
  /** Merged areas taken apart; the value of a column merged downwards now stands in each of its rows. */
  readonly unmerged: readonly string[];
  readonly convertedUnits: readonly string[];
  /** Numbers of dates, percents and codes that became the text they show, by field: how many cells, and some of these texts, masked where the template says so. */
  readonly keptAsShown: readonly { readonly field: string; readonly count: number; readonly samples: readonly string[] }[];
  /** Cells that get another value for another reason than those above, such as what a merged cell said of all its rows; by field, with some of them before and after. */
  readonly rewritten: readonly { readonly field: string; readonly count: number; readonly samples: readonly { readonly before: string; readonly after: string }[] }[];
  /** Columns that stay as they are and hold numbers of more than 15 digits, which have lost the last ones. */
  readonly digitsLost: readonly { readonly header: string; readonly count: number; readonly cells: readonly string[] }[];
  /** Columns with formulas of which none has a result, as programs leave them that write files and work nothing out: their cells count as blank. */
  readonly noResults: readonly { readonly header: string; readonly count: number; readonly cells: readonly string[] }[];
  /** Values of choice fields that mean an option under another name. */
  readonly mappedOptions: readonly { readonly field: string; readonly before: CellValue; readonly after: string; readonly count: number }[];
};
export type NewSheetReason = "headerOfSeveralRows" | "rowsBetween" | "blocked" | "noHeader";

const style = "TableStyleMedium2";

export async function planGovern(session: Session, table: OpenTable, options: readonly OptionMatch[]): Promise<Result<GovernPlan>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const info = await session.host.info();
  if (!info.ok) return info;
  const source = sheets.value.find((sheet) => sheet.name === table.layout.sheet)!;
  const candidate = table.match!.candidate;
  const { data } = table.layout;
  const block = await session.host.readCells(source.name, data, { formulas: true });
  if (!block.ok) return block;
  const header = await headerTexts(session, table);
  if (!header.ok) return header;
  const columns = planColumns(session, table, header.value);
  const added = columns.filter((column) => column.source === null);
  const newSheet = await newSheetReason(session, table, source, added.length, header.value);
  if (!newSheet.ok) return newSheet;

  const inPlace = newSheet.value === null;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const sheet = inPlace ? source.name : freeName(table.def.sheet, sheets.value);
  const headerRow = inPlace ? data.row - 1 : 0;
  const firstColumn = inPlace ? data.column : 0;
  const area: Area = { row: headerRow, column: firstColumn, rows: (inPlace ? data.rows : table.records.rows.length) + 1, columns: columns.length };
  const dataArea: Area = { ...area, row: headerRow + 1, rows: area.rows - 1 };
  const sourceRows = inPlace ? Array.from({ length: data.rows }, (_, r) => data.row + r) : [...table.records.rows].map((row) => row - 1);
  const recordOf = new Array<number | undefined>(sourceRows.length).fill(undefined);
  table.records.rows.forEach((row, index) => { recordOf[inPlace ? row - 1 - data.row : index] = index; });
  const optionOf = new Map(options.map((match) => [match.field, new Map(match.edits.map((edit) => [valueKey(edit.before), edit.after]))]));
  const ids = await session.engine.recordIds({ ...table.input, field: columns.find((column) => column.role === "id")!.field?.id ?? null });

  // Merged cells cannot stand in a table; a value merged over several rows of one column belongs to each of them.
  const merges = inPlace ? source.merges.filter((merge) => overlaps(merge, area)) : source.merges.filter((merge) => overlaps(merge, data));
  const mergedDown = new Map<string, CellValue>();
  for (const merge of merges) {
    if (merge.columns > 1 || merge.row < data.row) continue;
    const value = block.value.values[merge.row - data.row]?.[merge.column - data.column] ?? null;
    for (let row = merge.row + 1; row < merge.row + merge.rows; row++) mergedDown.set(`${row},${merge.column}`, value);
  }

  const facts = { at: momentOf(session, info.value.dateSystem), by: session.user, source: source.name, batch: nextId(state.value.changes), version: table.template.version };
  const edits: CellEdit[] = [];
  const headerWrites: CellValue[] = [];
  const body = sourceRows.map(() => new Array<CellValue>(columns.length).fill(null));
  const changedCells: { row: number; column: number; value: CellValue }[] = [];
  const asShown = new Map<string, string[]>();
  columns.forEach((column, c) => {
    headerWrites.push(column.header);
    const chosen = column.field === null ? undefined : optionOf.get(column.field.id);
    const factor = column.field === null ? undefined : table.layout.factors[column.field.id];
    sourceRows.forEach((sourceRow, r) => {
      const record = recordOf[r];
      const before = column.source === null ? null : (block.value.values[sourceRow - data.row]?.[column.source - data.column] ?? null);
      let after = before;
      if (column.role === "id" && record !== undefined && isBlank(before)) after = ids[record]!;
      if (mergedDown.size > 0 && column.source !== null && isBlank(before)) after = mergedDown.get(`${sourceRow},${column.source}`) ?? before;
      const isFormula = column.source !== null && block.value.formulas?.[sourceRow - data.row]?.[column.source - data.column] != null;
      const asText = column.field === null || record === undefined || typeof before !== "number" || (isFormula && inPlace) ? null : valueAt(table.records, column.field.id, record);
      if (typeof asText === "string") {
        after = asText;
        const texts = asShown.get(column.field!.id);
        if (texts === undefined) asShown.set(column.field!.id, [asText]);
        else texts.push(asText);
      }
      if (chosen !== undefined && !isFormula) after = chosen.get(valueKey(after)) ?? after;
      if (factor !== undefined && !isFormula) after = inFieldUnit(after, factor);
      if (column.field?.system !== undefined && record !== undefined && isBlank(after)) after = stampValue(column.field.system, { ...facts, record: ids[record]! });
      body[r]![c] = after;
      if (sameValue(before, after)) return;
      changedCells.push({ row: dataArea.row + r, column: firstColumn + c, value: after });
      // What the program fills into a column of its own is no edit of what people wrote.
      if (column.field !== null && record !== undefined && (column.source !== null || column.field.system === undefined)) edits.push({ record: ids[record]!, table: table.def.id, field: column.field.id, before, after });
    });
  });

  const totalsRows = source.tables.some(({ name, totalsRow }) => name === candidate.nativeTable && totalsRow) ? 1 : 0;
  const tableName = (inPlace ? candidate.nativeTable : null) ?? freeTableName(table.def.tableName, sheets.value, info.value.definedNames);
  const fieldColumns = Object.fromEntries(columns.flatMap((column, c) => (column.field === null ? [] : [[column.field.id, firstColumn + c]])));
  const others = boundTables(session, state.value.document, table, sheets.value);
  if (!others.ok) return others;
  const columnOf: ColumnOf = (id, field) => {
    if (id === table.def.id) { const at = field === null ? firstColumn + columns.findIndex(({ role }) => role === "id") : fieldColumns[field]; return at === undefined ? null : { sheet, row: headerRow, column: at }; }
    const other = others.value.find(({ def }) => def.id === id);
    const at = field === null ? other?.layout.idColumn : other?.layout.columns[field];
    return other === undefined || at == null ? null : { sheet: other.layout.sheet, row: other.layout.data.row - 1, column: at };
  };
  const planned: NamedTable = { def: table.def, native: { name: tableName, area, columns: columns.map(({ header: name }, c) => ({ id: c, name })) }, layout: { columns: fieldColumns, idColumn: firstColumn + columns.findIndex(({ role }) => role === "id") } };
  const lists = planLists(table.def.id, listsNeeded(table.def), sheets.value);
  const native = nativePlan({ def: table.def, lang: session.lang, dateSystem: table.input.circumstances.dateSystem, data: dataArea, columns: fieldColumns, inCell: cellWriter(table, session.lang), listReference: (field, column = "values") => lists.references.get(`${field} ${column}`)!, tables: table.template.tables, columnOf });
  const formulaRows = (column: number): ReadonlySet<number> => {
    if (!inPlace) return new Set();
    const rows = new Set<number>();
    block.value.formulas?.forEach((line, r) => { if (line[column - data.column] != null) rows.add(data.row + r); });
    return rows;
  };

  // What people made their cells look like: in columns of their own, of quantities, of formulas, and of numbers that no date format can show.
  const own = columns.flatMap(({ field, source: from }, c) => {
    if (from === null || (field === null && inPlace) || (field !== null && table.layout.factors[field.id] !== undefined)) return [];
    const formulas = formulaRows(from);
    return field === null || isQuantity(field) || formulas.size > 0 || body.some((line) => isNoDay(field, line[c]!)) ? [{ field, from, c, formulas }] : [];
  });
  const ownFormats = await readFormats(session.host, table.layout, own.map(({ from }) => from));
  if (!ownFormats.ok) return ownFormats;
  const keptRows = new Map<number, ReadonlySet<number>>();
  const keptFormats = own.flatMap(({ field, from, c, formulas }) => {
    const formats = sourceRows.map((row) => ownFormats.value.get(from)![row - data.row]!);
    const isKept = formats.map((format, r) => field === null || keepsFormat(field, format, body[r]![c]!, formulas.has(sourceRows[r]!)));
    keptRows.set(firstColumn + c, new Set(isKept.flatMap((kept, r) => (kept ? [dataArea.row + r] : []))));
    return inPlace ? [] : formatRuns(formats.map((format, r) => (isKept[r] ? format : "General")), dataArea.row, firstColumn + c);
  });

  const writes: HostWrite[] = [];
  if (!inPlace) writes.push({ verb: "addSheet", name: sheet, visibility: "visible" });
  if (inPlace && merges.length > 0) writes.push({ verb: "unmergeCells", sheet, areas: merges });
  const idColumn = columns.findIndex((column) => column.role === "id");
  // Text format goes before the ids, so that no program reads them as numbers.
  writes.push({ verb: "formatCells", sheet, areas: [...keptFormats, ...fieldFormats(native, (column) => keptRows.get(column) ?? new Set()), { area: { ...dataArea, column: firstColumn + idColumn, columns: 1 }, numberFormat: "@" }] });
  writes.push({ verb: "writeCells", sheet, blocks: inPlace ? [...headerBlocks(columns, headerRow, firstColumn, header.value), ...runs(changedCells)] : [{ row: 0, column: 0, values: [headerWrites, ...body] }] });
  if (candidate.nativeTable !== null && inPlace) writes.push({ verb: "resizeTable", name: tableName, area: { ...area, rows: area.rows + totalsRows } });
  else writes.push({ verb: "createTable", sheet, area, name: tableName, style });
  const calculated = await calculatedWrites(session, table, { planned, columns, ids, others: others.value, dayFirstOf: (id) => state.value.document.tables[id]?.dayFirst ?? {}, isBlankAt: (r, column) => column.source === null || (isBlank(body[r]![columns.indexOf(column)]!) && !formulaRows(column.source).has(sourceRows[r]!)), rows: recordOf.map((record, r) => ({ record, row: dataArea.row + r })), sheet });
  if (!calculated.ok) return calculated;
  writes.push(...calculated.value, ...lists.writes);
  if (native.validations.length > 0) writes.push({ verb: "setValidations", sheet, clear: native.validations.flatMap((validation) => validation.areas), add: native.validations });
  if (native.conditionalFormats.length > 0) writes.push({ verb: "setConditionalFormats", sheet, removeIds: native.conditionalFormats.map((format) => format.id), add: native.conditionalFormats });
  writes.push(...others.value.flatMap((other): HostWrite[] => {
    const add = other.def.fields.filter((field) => leadsTo(field, other.def) === table.def.id).flatMap((field) => tableList(field, { def: other.def, lang: session.lang, data: other.layout.data, columns: other.layout.columns, tables: table.template.tables, columnOf }) ?? []);
    return add.length === 0 ? [] : [{ verb: "setValidations", sheet: other.layout.sheet, clear: add.flatMap(({ areas }) => areas), add }];
  }));
  writes.push({ verb: "setColumns", sheet, columns: columnWidths(columns, native, firstColumn, inPlace) });
  writes.push({ verb: "freezePanes", sheet, rows: headerRow + 1, columns: inPlace ? source.frozen.columns : 0 });

  const binding = (columnIds: readonly number[]): TableBinding => ({
    tableName,
    templateHash: table.template.hash,
    columns: columns.flatMap((column, c) => (column.field === null ? [] : [{ field: column.field.id, columnId: columnIds[c]!, header: column.header }])),
    id: { columnId: columnIds[idColumn]!, header: columns[idColumn]!.header, field: columns[idColumn]!.field?.id ?? null },
    dayFirst: table.input.circumstances.dayFirst,
  });
  return ok({
    writes,
    edits,
    binding,
    sheet,
    tableName,
    area,
    newSheet: newSheet.value,
    leftOut: inPlace ? [] : rowsBetween(table),
    totalsBelow: candidate.rows.filter(({ kind, from }) => kind === "total" && from >= data.row + data.rows).flatMap(({ from, count }) => Array.from({ length: count }, (_, i) => from + i + 1)),
    addedColumns: added.map((column) => column.header),
    renamedHeaders: columns.flatMap((column) => {
      const from = column.source === null ? undefined : plainText(header.value.get(column.source)?.shown ?? null);
      return from === undefined || !header.value.has(column.source!) || from === column.header ? [] : [{ from, to: column.header }];
    }),
    unmerged: merges.map(areaAddress),
    convertedUnits: Object.keys(table.layout.factors),
    keptAsShown: [...asShown].map(([field, texts]) => ({ field, count: texts.length, samples: texts.slice(0, 3).map((text) => shown(table, field, text)) })),
    rewritten: rewrittenIn(table, edits, options, new Set([...asShown.keys(), ...Object.keys(table.layout.factors)])),
    digitsLost: columns.flatMap(({ field, source: from, header: name }) => {
      if (field !== null || from === null) return [];
      return cellsTold(name, from, sourceRows.filter((row) => { const value = block.value.values[row - data.row]?.[from - data.column]; return typeof value === "number" && Number.isInteger(value) && Math.abs(value) >= 1e15; }));
    }),
    noResults: columns.flatMap(({ source: from, header: name }) => {
      if (from === null) return [];
      const formulas = sourceRows.filter((row) => block.value.formulas?.[row - data.row]?.[from - data.column] != null);
      return formulas.every((row) => isBlank(block.value.values[row - data.row]?.[from - data.column] ?? null)) ? cellsTold(name, from, formulas) : [];
    }),
    mappedOptions: options.flatMap((match) => match.edits.map(({ before, after, count }) => ({ field: match.field, before, after, count }))),
  });
}

/** How many cells of a column, by row (0-based), and the first of them; nothing where there is none. */
function cellsTold(header: string, column: number, rows: readonly number[]): GovernPlan["digitsLost"] {
  return rows.length === 0 ? [] : [{ header, count: rows.length, cells: rows.slice(0, 3).map((row) => areaAddress({ row, column, rows: 1, columns: 1 })) }];
}

/** Whether a text of a choice column names its option by another word, and not only in other capitals or width. */
export function isAnotherWord({ value, code, lossless, evidence }: OptionMatch["values"][number]): boolean {
  return (code === null || code !== value) && (!lossless || evidence.some(({ id }) => id === "option.answered" || id === "option.alias"));
}

/** Edits that nothing else of the plan tells, by field, in the order of the template. */
function rewrittenIn(table: OpenTable, edits: readonly CellEdit[], options: readonly OptionMatch[], told: ReadonlySet<string>): GovernPlan["rewritten"] {
  const named = new Set(options.flatMap(({ field, values }) => values.filter(isAnotherWord).map(({ value, code }) => `${field} ${valueKey(value)} ${code}`)));
  const byField = new Map<string, CellEdit[]>();
  for (const edit of edits) if (!told.has(edit.field) && !named.has(`${edit.field} ${valueKey(edit.before)} ${plainText(edit.after)}`)) (byField.get(edit.field) ?? byField.set(edit.field, []).get(edit.field)!).push(edit);
  return table.def.fields.flatMap(({ id }) => {
    const of = byField.get(id);
    if (of === undefined) return [];
    const samples = new Map(of.map(({ before, after }) => [`${valueKey(before)} ${valueKey(after)}`, { before: shown(table, id, plainText(before)), after: shown(table, id, plainText(after)) }]));
    return [{ field: id, count: of.length, samples: [...samples.values()].slice(0, 3) }];
  });
}

/** Governing works in place, unless the header needs two rows, other rows stand between the data, or something stands where the new columns go. */
async function newSheetReason(session: Session, table: OpenTable, source: SheetInfo, added: number, header: Header): Promise<Result<NewSheetReason | null>> {
  const { candidate } = table.match!;
  if (candidate.headerRows === 0) return ok("noHeader");
  if (candidate.headerRows > 1 && !tellsApart(header, table)) return ok("headerOfSeveralRows");
  if (!candidate.solid || table.layout.data.row !== candidate.headerRow + candidate.headerRows) return ok("rowsBetween");
  if (added === 0) return ok(null);
  const { data } = table.layout;
  const totalsRows = source.tables.some(({ name, totalsRow }) => name === candidate.nativeTable && totalsRow) ? 1 : 0;
  const beside: Area = { row: data.row - 1, column: data.column + data.columns, rows: data.rows + 1 + totalsRows, columns: added };
  if (beside.column + added > 16_384) return ok("blocked");
  const others = [...source.merges, ...source.tables.filter((other) => other.name !== candidate.nativeTable).map((other) => other.area), ...source.pivots.map((pivot) => pivot.area)];
  if (others.some((other) => overlaps(other, beside))) return ok("blocked");
  const block = await session.host.readCells(source.name, beside, { formulas: true });
  if (!block.ok) return block;
  const filled = block.value.values.some((line, r) => line.some((value, c) => !isBlank(value) || block.value.formulas?.[r]?.[c] != null));
  return ok(filled ? "blocked" : null);
}

/** Subtotals, remarks and the like that stand between the first and the last record; rows count from 1. */
function rowsBetween({ match, layout }: OpenTable): readonly { readonly row: number; readonly kind: string }[] {
  const end = layout.data.row + layout.data.rows;
  return match!.candidate.rows
    .filter((run) => run.kind !== "data" && run.kind !== "blank" && run.from >= layout.data.row && run.from < end)
    .flatMap((run) => Array.from({ length: Math.min(run.count, end - run.from) }, (_, index) => ({ row: run.from + index + 1, kind: run.kind })));
}

/** The tables of the same template that the workbook holds already: dropdowns lead to them from here, and here from them. */
function boundTables(session: Session, document: StateDocument, { def, template }: OpenTable, sheets: readonly SheetInfo[]): Result<readonly BoundTable[]> {
  const found: BoundTable[] = [];
  for (const id of Object.keys(document.tables)) {
    const table = boundTable(session, document, id, sheets);
    if (!table.ok) return table;
    if (table.value !== null && table.value.template.id === template.id && id !== def.id) found.push(table.value);
  }
  return ok(found);
}

function runs(cells: readonly { readonly row: number; readonly column: number; readonly value: CellValue }[]): { row: number; column: number; values: CellValue[][] }[] {
  const blocks: { row: number; column: number; values: CellValue[][] }[] = [];
  for (const { row, column, value } of cells) {
    const last = blocks.at(-1);
    if (last?.column === column && last.row + last.values.length === row) last.values.push([value]);
    else blocks.push({ row, column, values: [[value]] });
  }
  return blocks;
}

/** Columns that somebody has made wide stay so. */
function columnWidths(columns: readonly Column[], native: NativePlan, firstColumn: number, inPlace: boolean): { column: number; width?: number; atLeast?: true; hidden?: boolean }[] {
  const widths = new Map(native.widths.map(({ column, width }) => [column, width]));
  return columns.map((column, c) => {
    const width = widths.get(firstColumn + c) ?? (column.role === "id" ? 12 : inPlace ? undefined : 14);
    const hidden = column.role === "id" ? column.field === null : column.source === null && column.field?.system !== undefined;
    return { column: firstColumn + c, ...(width === undefined ? {} : { width: Math.max(width, Math.min(24, headerWidth(column.header))), ...(inPlace ? { atLeast: true as const } : {}) }), ...(hidden ? { hidden } : {}) };
  });
}

/** Characters a header takes; Chinese ones take two. The filter button needs three more. */
function headerWidth(header: string): number {
  return [...header].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 3);
}

/** Tables and defined names share one list of names. */
function freeTableName(wanted: string, sheets: readonly SheetInfo[], definedNames: readonly string[]): string {
  const taken = new Set([...sheets.flatMap((sheet) => sheet.tables.map((table) => table.name)), ...definedNames].map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
