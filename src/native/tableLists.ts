/** Dropdowns whose values stand in a table of the workbook: options listed there, and the records that a reference may name. */
import type { Lang } from "../records/text";
import type { FieldDef, TableDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import type { Area, ValidationSpec } from "../workbook/host";

/** Where a field of a table stands, null = its record ids: the sheet, and row and column of the header. Null where the workbook does not hold it. */
export type ColumnOf = (table: string, field: string | null) => { readonly sheet: string; readonly row: number; readonly column: number } | null;

/** `columns`: sheet column of each field; `tables`: the definitions that fields may lead to. */
export type TableListInput = { readonly def: TableDef; readonly lang: Lang; readonly data: Area; readonly columns: { readonly [field: string]: number }; readonly tables: readonly TableDef[]; readonly columnOf: ColumnOf };

/** The table to whose records or values a field leads, where its dropdown can come from there; null for all other fields, and for several references in a cell, which no dropdown can write. */
export function leadsTo(field: FieldDef, def: TableDef): string | null {
  return field.native === "none" ? null : (field.listedIn?.table ?? def.relations.find(({ from, kind }) => from === field.id && kind !== "manyToMany")?.to ?? null);
}

/** The dropdown of such a field; null where the workbook does not hold its table. */
export function tableList(field: FieldDef, input: TableListInput): ValidationSpec | null {
  const { def, lang, data, columns, tables, columnOf } = input;
  const to = leadsTo(field, def);
  const target = tables.find(({ id }) => id === to);
  const column = columns[field.id];
  if (to === null || target === undefined || column === undefined) return null;
  const named = field.listedIn === undefined ? namesOf(field, def, target) : [field.listedIn.column];
  const place = named.reduce<ReturnType<ColumnOf>>((found, each) => found ?? columnOf(to, each), null);
  if (place === null) return null;
  const zh = lang === "zh-CN";
  const label = field.label[lang];
  const formula = listUnder(field, place, input) ?? `=${listFormula(place)}`;
  return {
    areas: [{ row: data.row, column, rows: data.rows, columns: 1 }],
    type: "list", formula1: formula, allowBlank: true, alert: alertOf(field, target),
    errorTitle: label.slice(0, 32),
    error: (zh ? `“${target.label[lang]}”里没有这一项。从列表里选，或先在那张表里加上。` : `${target.label[lang]} has no such entry. Choose from the list, or add it to that table first.`).slice(0, 225),
    ...(field.help === undefined ? {} : { promptTitle: label.slice(0, 32), prompt: field.help[lang].slice(0, 255) }),
  };
}

/** What of a record a dropdown shows, best first: the identity that it brings with it, what people call it, our own id. */
function namesOf(field: FieldDef, def: TableDef, target: TableDef): readonly (string | null)[] {
  const relation = def.relations.find(({ from }) => from === field.id)!;
  return [...(target.recordId === null ? [] : [target.recordId]), ...(target.display?.fields.slice(0, 1) ?? []), ...relation.match, null];
}

/**
 * A reference is written as an id or as a name, and a list that skips blanks may end early: then Excel asks rather than refuses. The pane says what is wrong in either case.
 */
function alertOf({ native, severity, listedIn }: FieldDef, target: TableDef): ValidationSpec["alert"] {
  if (native === "strict") return "stop";
  if (listedIn === undefined || severity === "warning") return "warning";
  if (severity === "info") return "information";
  const source = target.fields.find(({ id }) => id === listedIn.column);
  return source?.required === true || target.recordId === listedIn.column ? "stop" : "warning";
}

/** What Excel takes as the formula of a validation. */
const formulaLimit = 255;

/**
 * Only the entries beside which the other column says what the field above says here. They have to stand together, as in a sorted list, for a dropdown is one range: where they do not, where the cell
 * above says nothing that is there, and where the formula would be too long, all entries are offered, and the pane says what does not fit. Columns are named whole, to be short: what stands above the
 * header is found too and then does not stand together with the rest.
 */
function listUnder({ listedIn }: FieldDef, place: NonNullable<ReturnType<ColumnOf>>, { data, columns, columnOf }: TableListInput): string | null {
  if (listedIn?.under == null) return null;
  const above = columns[listedIn.under.field];
  const under = columnOf(listedIn.table, listedIn.under.column);
  if (above === undefined || under === null || under.sheet !== place.sheet) return null;
  const sheet = sheetPrefix(place.sheet);
  const cell = `$${columnLetter(above)}${data.row + 1}`;
  const letter = columnLetter(under.column);
  const where = `${sheet}$${letter}:$${letter}`;
  const run = (column: number): string => `OFFSET(${sheet}$${columnLetter(column)}$1,MATCH(${cell},${where},0)-1,0,COUNTIF(${where},${cell}),1)`;
  const formula = `=IF(IFERROR(COUNTIF(${run(under.column)},${cell})=COUNTIF(${where},${cell}),FALSE),${run(place.column)},${listFormula(place)})`;
  return formula.length > formulaLimit ? null : formula;
}

/** Names of Chinese characters alone need no quotes. */
function sheetPrefix(sheet: string): string {
  return /^\p{Script=Han}+$/u.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

/** As many cells below the header as are filled: it grows with the table in every program, whether that knows tables or not. From the header on, so that a row put in below it counts. */
function listFormula({ sheet, row, column }: NonNullable<ReturnType<ColumnOf>>): string {
  const at = `${sheetPrefix(sheet)}$${columnLetter(column)}$`;
  return `OFFSET(${at}${row + 1},1,0,MAX(1,COUNTA(${at}${row + 1}:$${columnLetter(column)}$1048576)-1),1)`;
}
