import type { OpenTable } from "./locate";
import type { CellValue } from "../records/cellValue";
import { type StoredKind, storedKind } from "../records/storedKind";
import type { Lang, Localized } from "../records/text";
import type { TableDef } from "../template/template";
import { maskedValue } from "./masking";
import { ownHeader } from "./ownKeys";

export { valueAt } from "../records/recordTable";
export { kindWords } from "../records/storedKind";

type Table = Pick<OpenTable, "def" | "input">;

export function labelOf(def: OpenTable["def"], field: string | null, lang: Lang): string {
  return def.fields.find((candidate) => candidate.id === field)?.label[lang] ?? ownHeader(field ?? "") ?? field ?? "";
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

/** A change of a cell as people at the pane may see it. `kinds`: what it was and is stored as, where the two read alike: a number that was text. */
export type ShownChange = { readonly before: string; readonly after: string; readonly kinds: readonly [StoredKind, StoredKind] | null };

export function shownChange(table: Table, field: string | null, before: CellValue, after: CellValue): ShownChange {
  const texts = [shown(table, field, before), shown(table, field, after)] as const;
  // Of two texts or numbers that read alike it is what they hold that tells them apart.
  const [left, right] = texts[0] === texts[1] && storedKind(before) === storedKind(after) && maskedValue(table, field, before, "pane") === before ? [plain(before), plain(after)] : texts;
  return { before: left, after: right, kinds: left === right ? [storedKind(before), storedKind(after)] : null };
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

/**
 * What brought two records together, from the name of a block (`mobile phone8`, `name company + region`, `cluster`) or of a shared key; the key of a sensitive field stays unsaid. `keyed` false: what the key is called in the template is
 * left out.
 */
export function blockText(def: TableDef, block: string, keyed = true): Localized {
  if (block === "cluster") return { "zh-CN": "和同组的其他记录相像，所以放在一起", en: "Brought together by other records of the group" };
  const [first = "", ...rest] = block.split(" ");
  const field = def.fields.find(({ id }) => id === first);
  const label = field?.label ?? { "zh-CN": first, en: first };
  const isSensitive = field?.writeOnly === true || field?.pii !== undefined || field?.sensitivity !== undefined;
  const key = !keyed || isSensitive || rest.length === 0 ? { "zh-CN": "", en: "" } : { "zh-CN": `（${rest.join(" ")}）`, en: ` (${rest.join(" ")})` };
  return { "zh-CN": `因“${label["zh-CN"]}”相近而放在一起比较${key["zh-CN"]}`, en: `Brought together by ${label.en}${key.en}` };
}
