import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { fileHost } from "../../src/hosts/file/fileHost";
import type { OpenOptions } from "../../src/pipeline/locate";
import type { Lang, Session } from "../../src/pipeline/session";
import { clockOf } from "../../src/pipeline/clock";
import type { Json } from "../../src/records/cellValue";
import type { CellValue, HostWrite, WorkbookHost } from "../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { conditionalFormatXml } from "../../src/xlsx/parts/conditionalFormat";
import { validationXml } from "../../src/xlsx/parts/validation";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import { must } from "../contracts/sampleWorkbook";

/** A workbook under test: the use cases work on its host; `model` is for looking and for typing as a user would. */
export type Book = { readonly model: WorkbookModel; readonly host: WorkbookHost; readonly session: Session; readonly save: () => Uint8Array };

export const today = "2026-03-16";
const tools = nodeTools("test");
const engine = createEngine(tools);

export function openBook(bytes: Uint8Array, lang: Lang = "zh-CN", day = today): Book {
  return bookOf(must(openXlsx(bytes)), lang, day);
}

/** Sheets of values, from A1; the rows may be of different length. Text that starts with `=` is a formula with a blank result. */
export function bookOfSheets(sheets: { readonly [name: string]: readonly (readonly CellValue[])[] }, lang: Lang = "zh-CN"): Book {
  const model = newWorkbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = model.newSheet(name, "visible");
    rows.forEach((row, r) => row.forEach((value, c) => { if (value !== null) sheet.cells.setContent(r, c, typeof value === "string" && value.startsWith("=") ? null : value, typeof value === "string" && value.startsWith("=") ? value : null); }));
    model.sheets.push(sheet);
  }
  model.activeSheet = model.sheets[0]!.name;
  model.sheetsChanged = true;
  return openBook(must(saveXlsx(model)), lang);
}

function bookOf(model: WorkbookModel, lang: Lang, day: string): Book {
  const host = fileHost(model, { name: "book.xlsx", format: "xlsx" });
  return { model, host, session: { host, engine, lang, user: "测试", client: "test", tools, ...clockOf(new Date(0), day) }, save: () => must(saveXlsx(model)) };
}

/** Saved and opened again, as by the next command. */
export function reopened(book: Book, lang: Lang = book.session.lang): Book {
  return openBook(book.save(), lang);
}

export const customerTemplate = new Uint8Array(readFileSync(join(__dirname, "../../templates/customer/customer.crm.json")));

export function withTemplate(template: Uint8Array | object = customerTemplate, also: Partial<OpenOptions> = {}): OpenOptions {
  const bytes = template instanceof Uint8Array ? template : new TextEncoder().encode(JSON.stringify(template));
  return { templates: [bytes], chosen: true, sheet: null, answers: {}, ...also };
}

/** Options of a workbook that knows its template. */
export const own: OpenOptions = { templates: [customerTemplate], chosen: false, sheet: null, answers: {} };

/** A template of one table; `fields` by id: schema keywords of each. */
export function smallTemplate(fields: { readonly [id: string]: object }, also: { readonly table?: object; readonly schema?: object; readonly template?: object } = {}): object {
  return {
    $schema: "https://crm-sheets.example/dialect/1",
    id: "https://example.com/templates/small",
    version: "1.0.0",
    title: { "zh-CN": "小表", en: "Small" },
    tables: { small: { sheet: "小表", tableName: "Small", labels: { "zh-CN": "小表", en: "Small" }, subject: "organisation", schema: { type: "object", properties: fields, ...also.schema }, ...also.table } },
    ...also.template,
  };
}

export function field(type: string, label: string, also: object = {}): object {
  const json = ["number", "money", "percent", "date"].includes(type) ? "number" : type === "integer" ? "integer" : type === "bool" ? "boolean" : "string";
  return { type: json, "x-type": type, "x-label": { "zh-CN": label, en: label }, ...also };
}

export async function cellsOf(book: Pick<Book, "host">, sheet: string): Promise<readonly (readonly CellValue[])[]> {
  const used = must(await book.host.sheets()).find(({ name }) => name === sheet)?.used;
  if (used == null) return [];
  return must(await book.host.readCells(sheet, { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns })).values;
}

export async function write(book: Book, ...writes: readonly HostWrite[]): Promise<void> {
  must(await book.host.apply(writes));
}

/** Types into one cell (counted from 0) as a user would. */
export async function type(book: Book, sheet: string, row: number, column: number, value: CellValue): Promise<void> {
  await write(book, { verb: "writeCells", sheet, blocks: [{ row, column, values: [[value]] }] });
}

/**
 * Everything that a user could see or lose, as plain JSON that means the same after another opening: cells with value, formula and look, and every part of every sheet.
 * Our state is left out.
 */
export function look(model: WorkbookModel, skip: readonly string[] = ["_crm"]): Json {
  const sheets = model.sheets.filter(({ name }) => !skip.includes(name)).map((sheet) => lookOfSheet(model, sheet));
  return JSON.parse(JSON.stringify({ dateSystem: model.dateSystem, sheets })) as Json;
}

function lookOfSheet(model: WorkbookModel, sheet: SheetModel): object {
  const { name, kind, visibility, merges, frozen, cells } = sheet;
  const used = sheet.kind === "worksheet" ? cells.used() : null;
  const filled: Record<string, Json> = {};
  if (used !== null) {
    for (let row = 0; row < used.row + used.rows + 2; row++) {
      for (let column = 0; column < used.column + used.columns + 3; column++) {
        const [value, formula, style] = [cells.value(row, column), cells.formula(row, column), cells.style(row, column)];
        if (value !== null || formula !== null || style !== 0) filled[`${row},${column}`] = [value, formula, model.styles.describe(style)] as Json;
      }
    }
  }
  return {
    name, kind, visibility, merges, frozen, filled, protected: sheet.protected,
    validations: sheet.validations.map(({ areas, spec, raw }) => ({ areas, rule: spec === null ? raw : validationXml(spec, "") })),
    conditionalFormats: sheet.conditionalFormats.map(({ areas, spec, raw }) => ({ areas, rule: (spec === null ? raw! : conditionalFormatXml(spec, 0, 1, "")).replace(/ (dxfId|priority)="\d+"/g, "") })),
    columns: sheet.columns.map(({ first, last, width, hidden }) => ({ first, last, width, hidden })),
    tables: sheet.tables.map(({ name: table, area, totalsRow, columns: own, style }) => ({ table, area, totalsRow, columns: own, style })),
    pivots: sheet.pivots.map(({ name: pivot, area }) => ({ pivot, area })),
  };
}
