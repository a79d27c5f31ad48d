import { type CellValue, isBlank } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { OpenTable } from "./locate";
import type { Session } from "./session";
import { shown } from "./shownValue";

/** Record ids; before governing the template's id field or a column headed `id` where it is filled, else the data row, counted from 1 below the header. */
export async function recordNames(session: Session, { records, layout, def, columns }: OpenTable): Promise<Result<readonly string[]>> {
  const own = columns.find(({ header, field }) => (def.recordId !== null ? field === def.recordId : header.trim().toLowerCase() === "id"));
  const brought: (string | null)[] = [...records.ids];
  if (own !== undefined && layout.idColumn === null) {
    const block = await session.host.readCells(layout.sheet, { ...layout.data, column: own.column, columns: 1 });
    if (!block.ok) return block;
    records.rows.forEach((row, index) => {
      const value = block.value.values[row - 1 - layout.data.row]?.[0] ?? null;
      brought[index] = value === null || typeof value === "object" || value === "" ? null : String(value);
    });
  }
  return ok(brought.map((name, index) => name ?? String(records.rows[index]! - layout.data.row)));
}

const nameTypes = { organisation: "companyName", person: "personName" } as const;

/**
 * The field of the sheet by which people know a record, of those that say something of it: what the template displays, else the name of the company or person that the table is about, else its first
 * field; null where none says anything. A code that stands before the name is no title. `valueOf`: what the record says.
 */
export function namingField({ def, layout }: Pick<OpenTable, "def" | "layout">, valueOf: (field: string) => CellValue): string | null {
  const fields = def.fields.filter(({ id, system }) => id !== def.recordId && system === undefined && layout.columns[id] !== undefined);
  const known = [...(def.display?.fields ?? []), ...fields.filter(({ type }) => type === nameTypes[def.subject]).map(({ id }) => id)].filter((field) => fields.some(({ id }) => id === field));
  return [...known, ...fields.map(({ id }) => id)].find((field) => !isBlank(valueOf(field))) ?? null;
}

/** What people know a record by, as it is shown: of a person whose name is displayed in two fields both. `text`: how a field is shown. */
export function namingText(table: Pick<OpenTable, "def" | "layout">, valueOf: (field: string) => CellValue, text: (field: string) => string): string {
  const field = namingField(table, valueOf);
  if (field === null) return "";
  const { fields, display } = table.def;
  const shownFields = display === null ? [] : display.fields.toSorted((a, b) => display.text.indexOf(`[${a}]`) - display.text.indexOf(`[${b}]`));
  const typeOf = (id: string): string | undefined => fields.find((one) => one.id === id)?.type;
  const parts = (typeOf(field) === "personName" ? shownFields : []).filter((id) => ["personName", "text"].includes(typeOf(id) ?? "") && table.layout.columns[id] !== undefined && !isBlank(valueOf(id)));
  if (parts.length < 2 || !parts.includes(field)) return text(field);
  const texts = parts.map(text);
  return texts.join(texts.every((one) => /^\p{Script=Han}+$/u.test(one)) ? "" : " ");
}

/** A record by its name in the output and what people know it by. */
export function titled(table: OpenTable, names: readonly string[], index: number): string {
  const valueOf = (id: string): CellValue => valueAt(table.records, id, index);
  return `${names[index]!} ${namingText(table, valueOf, (field) => shown(table, field, valueOf(field)))}`.trim();
}
