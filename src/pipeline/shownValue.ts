import type { OpenTable } from "./locate";
import type { CellValue } from "../records/cellValue";
import type { Lang } from "../records/text";
import { maskedValue } from "./masking";

type Table = Pick<OpenTable, "def" | "input">;

export function labelOf(def: OpenTable["def"], field: string | null, lang: Lang): string {
  return def.fields.find((candidate) => candidate.id === field)?.label[lang] ?? field ?? "";
}

/** A value as people at the pane may see it: as they read it, masked where the template says so. */
export function shown(table: Table, field: string | null, value: CellValue): string {
  const masked = maskedValue(table, field, value, "pane");
  return masked === value ? readable(table, field, value) : plain(masked);
}

/** A value as a person reads it, whole: dates and amounts through their field type, text as it is. */
export function readable({ def, input }: Table, field: string | null, value: CellValue): string {
  if (value === null) return "";
  const definition = def.fields.find((candidate) => candidate.id === field);
  const { dateSystem } = input.circumstances;
  if (typeof value === "number" && definition?.fieldType.json !== "string") return definition?.fieldType.format(value, { spec: definition, dateSystem, dayFirst: null }) ?? String(value);
  return plain(value);
}

/** A value for a .csv: as it is stored. */
export function csvCell(value: unknown): string | number | null {
  return value === null || typeof value === "string" || typeof value === "number" ? value : plain(value);
}

/** A cell's value as it would be read aloud: an error cell is its code. */
export function plain(value: unknown): string {
  if (typeof value === "object" && value !== null) return "error" in value ? String(value.error) : JSON.stringify(value);
  return value === null ? "" : typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}
