import type { CellValue, Json } from "../../records/cellValue";
import type { CrossHint } from "../profile/hints/hint";
import type { StudiedColumn } from "../profile/profileTable";

/** The options of a choice, and the code that each value is a spelling of. */
export type Choice = { readonly list: readonly Json[]; readonly codes: ReadonlyMap<CellValue, string> };

/** A drafted field, as hints about it see it. `choice`: what it offers where it is a choice, or would offer as one; null where it is none and cannot be. */
export type HintedField = { readonly id: string; readonly column: StudiedColumn; readonly choice: Choice | null };

/** The records in which the second field of a `fillWhen` hint is filled, as a condition; null where a value of the first cannot be written. */
export function filledWhen({ facts }: CrossHint, first: HintedField): { readonly condition: string; readonly values: readonly string[] } | null {
  const values = [...new Set((facts["values"] as readonly CellValue[]).map((value) => first.choice?.codes.get(value) ?? value))];
  if (values.some((value) => value === null || typeof value === "object")) return null;
  const list = values.map((value) => (typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : typeof value === "boolean" ? String(value).toUpperCase() : String(value)));
  return { condition: list.length === 1 ? `[${first.id}]=${list[0]}` : `IN([${first.id}], ${list.join(", ")})`, values: values.map(String) };
}

/** What the hints say of single fields: a choice that depends on another, and when a field is required. By field id, keywords that the field has besides. */
export function fieldHints(hints: readonly { readonly hint: CrossHint; readonly fields: readonly HintedField[] }[]): ReadonlyMap<string, { readonly [keyword: string]: Json }> {
  const found = new Map<string, { readonly [keyword: string]: Json }>();
  for (const { hint, fields } of hints) {
    const [first, second] = fields;
    if (first === undefined || second === undefined || fields.length !== hint.columns.length) continue;
    // The first follows from nothing else: a choice depends on one field only.
    if (hint.kind === "dependency" && hint.facts["oneToOne"] !== true && found.get(first.id)?.["x-optionsFrom"] === undefined) {
      const under = optionsUnder(first, second);
      if (under !== null) {
        found.set(first.id, { ...found.get(first.id), "x-type": "enum", "x-options": under, "x-optionsFrom": { field: second.id } });
        // Places in columns of their own are choices: one such column says half of where it is.
        found.set(second.id, { "x-type": "enum", "x-options": second.choice!.list, ...found.get(second.id) });
      }
    }
    if (hint.kind === "fillWhen" && hint.facts["always"] === true) {
      const when = filledWhen(hint, first);
      if (when !== null) found.set(second.id, { ...found.get(second.id), "x-requiredWhen": when.condition });
    }
  }
  return found;
}

/** The options of a field, each with the option of the other under which it stands most often; the first in text order of equally frequent ones. Null where one of the two offers no choice. */
function optionsUnder(child: HintedField, parent: HintedField): readonly Json[] | null {
  if (child.choice === null || parent.choice === null) return null;
  const counts = new Map<string, Map<string, number>>();
  const codesOf = ({ column: { index } }: HintedField, { codes }: Choice): readonly (string | undefined)[] => index.dictionary.map((value) => codes.get(value ?? null));
  const [own, above] = [codesOf(child, child.choice), codesOf(parent, parent.choice)];
  child.column.index.codes.forEach((code, record) => {
    const [option, under] = [own[code], above[parent.column.index.codes[record]!]];
    if (option === undefined || under === undefined) return;
    const seen = counts.get(option) ?? new Map<string, number>();
    seen.set(under, (seen.get(under) ?? 0) + 1);
    counts.set(option, seen);
  });
  return (child.choice.list as readonly { readonly [keyword: string]: Json }[]).map((option): Json => {
    const [main] = [...(counts.get(String(option["code"])) ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return main === undefined ? option : { ...option, parents: [main[0]] };
  });
}
