import { type CellValue, isBlank, plainText } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { FieldDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import { headerText } from "./headerDays";
import type { OpenTable } from "./locate";
import type { Session } from "./session";

/** A column of the table to be: the sheet's own, a field's, or a new one (`source` null). The id column may be a field too. */
export type Column = { readonly header: string; readonly field: FieldDef | null; /** column of the source sheet; null for a new one */ readonly source: number | null; readonly role: "own" | "field" | "id" };

/** The last row of the header: what each column's header cell shows. `isText` false: a number, which a table needs as text. */
export type Header = ReadonlyMap<number, { readonly shown: CellValue; readonly isText: boolean }>;

export async function headerTexts(session: Session, { layout, match, input: { circumstances: { dateSystem } } }: OpenTable): Promise<Result<Header>> {
  const { data } = layout;
  const { headerRow, headerRows } = match!.candidate;
  if (headerRows === 0) return ok(new Map());
  const block = await session.host.readCells(layout.sheet, { ...data, row: headerRow + headerRows - 1, rows: 1 }, { numberFormats: true });
  if (!block.ok) return block;
  return ok(new Map(block.value.values[0]!.map((value, index) => [data.column + index, { shown: headerText(value, block.value.numberFormats![0]![index]!, dateSystem), isText: typeof value !== "number" }])));
}

/** Whether the last of several header rows tells the columns apart by itself: then the rows above it can stay where they are. */
export function tellsApart(header: Header, table: OpenTable): boolean {
  const texts = table.columns.filter((column) => column.header.trim() !== "").map(({ column }) => plainText(header.get(column)?.shown ?? null).trim().toLowerCase());
  return texts.every((text) => text !== "") && new Set(texts).size === texts.length;
}

/** The user's columns as they are, then a column for each class and value that the template computes and each thing that the program fills in, then the record ids at the right end. */
export function planColumns({ lang }: Session, table: OpenTable, header: Header): readonly Column[] {
  const { def } = table;
  const fieldOf = new Map(def.fields.map((field) => [field.id, field]));
  const taken = new Set<string>();
  const unique = (wanted: string): string => {
    const base = wanted.trim() === "" ? (lang === "zh-CN" ? "列" : "Column") : wanted.slice(0, 250);
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : `${base} ${n}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
  const idField = usableIdField(table);
  const columns: Column[] = table.columns.map(({ column, header: joined, field }) => {
    const matched = field === null ? null : (fieldOf.get(field) ?? null);
    const definition = matched?.system !== undefined && !canTakeOver(matched, table) ? null : matched;
    const own = plainText(header.get(column)?.shown ?? null);
    const renamed = definition !== null && (table.layout.factors[definition.id] !== undefined || joined.trim() === "");
    const wanted = renamed ? definition.label[lang] : own.trim() === "" ? joined : definition === null ? own : withoutMark(own);
    return { header: unique(wanted === "" ? `${lang === "zh-CN" ? "列" : "Column"} ${columnLetter(column)}` : wanted), field: definition, source: column, role: definition === null ? "own" : definition.id === idField ? "id" : "field" };
  });
  for (const target of [...def.classify.map((one) => one.target), ...def.fields.flatMap(({ id, system, compute }) => (system === undefined && compute === undefined ? [] : [id]))]) {
    const definition = fieldOf.get(target);
    if (definition !== undefined && !columns.some((column) => column.field === definition)) columns.push({ header: unique(definition.label[lang]), field: definition, source: null, role: "field" });
  }
  if (!columns.some((column) => column.role === "id")) {
    const definition = idField === null ? null : (fieldOf.get(idField) ?? null);
    columns.push({ header: unique(definition?.label[lang] ?? (lang === "zh-CN" ? "记录编号" : "Record ID")), field: definition, source: null, role: "id" });
  }
  return columns;
}

/** What a company has written of its records by hand; the rest is the program's own and nobody else's. */
const takenOver: ReadonlySet<string | undefined> = new Set(["createdAt", "createdBy", "source", "updatedAt", "updatedBy"]);

/** Whether the program may go on with a column of the sheet: it computes nothing, and everything in it can be read as what the field says. */
function canTakeOver(field: FieldDef, { records, input: { circumstances: { dateSystem, dayFirst } } }: OpenTable): boolean {
  const column = records.columns[field.id];
  if (column === undefined || records.formulas[field.id] !== undefined) return false;
  const values = column.dictionary.filter((value) => !isBlank(value));
  const context = { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null };
  return values.length === 0 || (takenOver.has(field.system) && values.every((value) => {
    const read = field.fieldType.parse(value, context);
    return read.ok && read.lossless && (read.value === null || field.fieldType.check(read.value, context) === null);
  }));
}

/** `客户名称 *` → `客户名称`: the table marks required cells itself, and LibreOffice takes a star at the end of a pivot field for a sign of its own. */
function withoutMark(header: string): string {
  return header.replace(/[\s*＊]+$/, "") || header;
}

/** The template's own id field, where the sheet's column can serve: no two records share a value. Blank ones are given ids. */
export function usableIdField({ def, records }: OpenTable): string | null {
  if (def.recordId === null) return null;
  const column = records.columns[def.recordId];
  if (column === undefined) return def.recordId;
  const seen = new Set<number>();
  for (const code of column.codes) {
    if (code === 0) continue;
    if (seen.has(code) || typeof column.dictionary[code] !== "string") return null;
    seen.add(code);
  }
  return def.recordId;
}

/** Only the headers that change: a table needs each to be text and unlike the others. */
export function headerBlocks(columns: readonly Column[], row: number, firstColumn: number, header: Header): { row: number; column: number; values: CellValue[][] }[] {
  return columns.flatMap((column, c) => (column.source !== null && header.get(column.source)?.isText === true && header.get(column.source)!.shown === column.header ? [] : [{ row, column: firstColumn + c, values: [[column.header]] }]));
}
