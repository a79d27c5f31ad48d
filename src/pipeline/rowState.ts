import type { Finding, FixEdit } from "../findings/finding";
import { rowStates } from "../template/recordStates";
import { sameValue } from "../records/cellValue";
import { valueAt } from "../records/recordTable";
import type { Lang } from "../records/text";
import type { OpenTable } from "./locate";

/** What the findings say of every record, into the fields that keep it (`x-system: rowState`): the gravest, or that there is none. Cells that say so already are left out. */
export function stateEdits({ def, records, layout }: Pick<OpenTable, "def" | "records" | "layout">, findings: readonly Finding[], lang: Lang): readonly FixEdit[] {
  const fields = def.fields.filter(({ id, system }) => system === "rowState" && layout.columns[id] !== undefined);
  if (fields.length === 0) return [];
  const gravest = new Map<number, Finding["severity"]>();
  for (const worst of ["info", "warning", "error"] as const) for (const { severity, at } of findings) if (severity === worst && at[0] !== undefined) gravest.set(at[0].row, severity);
  return fields.flatMap(({ id }) => [...records.rows].flatMap((row, index): readonly FixEdit[] => {
    const before = valueAt(records, id, index);
    const after = rowStates[gravest.get(row) ?? "clean"][lang];
    return sameValue(before, after) || records.formulas[id]?.includes(index) === true ? [] : [{ at: { table: def.id, record: records.ids[index] ?? null, row, field: id }, before, after }];
  }));
}
