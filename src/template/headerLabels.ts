import { foldKey } from "../fields/width";
import type { Localized } from "../records/text";
import type { TableDef } from "./template";

/** By definition and headers: the same object for the same sheet, so that what is remembered of a table by its definition holds. */
const named = new WeakMap<TableDef, Map<string, TableDef>>();
/** What of a definition is called otherwise than in the template that it came from. */
export function sheetLabels(def: TableDef): { readonly [field: string]: Localized } {
  return ownLabels.get(def) ?? {};
}

const ownLabels = new WeakMap<TableDef, { readonly [field: string]: Localized }>();
/** A header longer than this is an explanation. Chosen by us. */
const longest = 24;

/**
 * The definition with its fields called as the headers of the sheet call them: people know their own words. An English reader keeps the template's label where the header is Chinese. `headers`: by field, as
 * the sheet has them.
 */
export function withHeaderLabels(def: TableDef, headers: { readonly [field: string]: string }): TableDef {
  const key = JSON.stringify(headers);
  const known = named.get(def) ?? new Map<string, TableDef>();
  named.set(def, known);
  let found = known.get(key);
  if (found === undefined) {
    const labels = new Map(def.fields.flatMap(({ id, label }) => { const own = labelOf(headers[id] ?? "", label); return own === label ? [] : [[id, own] as const]; }));
    found = labels.size === 0 ? def : { ...def, fields: def.fields.map((field) => (labels.has(field.id) ? { ...field, label: labels.get(field.id)! } : field)) };
    if (found !== def) ownLabels.set(found, Object.fromEntries(labels));
    known.set(key, found);
  }
  return found;
}

function labelOf(header: string, label: Localized): Localized {
  const isHan = /\p{Script=Han}/u.test(header);
  // Broken into lines for the width of its column, and marked as to be filled in.
  const bare = header.replace(/\s*[\r\n]+\s*/g, isHan ? "" : " ").replace(/^[\s*＊]+|[\s*＊]+$/g, "");
  if (bare === "" || [...bare].length > longest || foldKey(bare) === foldKey(label["zh-CN"]) || foldKey(bare) === foldKey(label.en)) return label;
  return { "zh-CN": bare, en: isHan ? label.en : bare };
}
