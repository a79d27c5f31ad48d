import { type CellValue, isBlank, plainText, sameValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { Localized } from "../records/text";
import { codesFor, idMeant, keyOf, recordsBy } from "./codesBeside";
import { importReasons as say } from "./importReasons";
import type { OutcomeKind, PlannedEdit } from "./importRows";
import type { ImportSource } from "./importSource";
import { type GovernedTable, governedTables } from "./locate";
import type { RecordValues } from "./record";
import type { Session } from "./session";

type Outcome = { readonly kind: OutcomeKind; readonly index: number; readonly reasons: readonly Localized[]; readonly edits: readonly PlannedEdit[]; readonly values: RecordValues };

/** Where a row names a record by what several are called, and a column of the source that no field takes says by its header and its cell which is meant, the row refers to that one by its id. */
export async function namedByCode<T extends Outcome>(session: Session, source: ImportSource, table: GovernedTable, outcomes: readonly T[]): Promise<Result<readonly T[]>> {
  const relations = source.own.length === 0 ? [] : table.def.relations.filter(({ from }) => table.layout.columns[from] !== undefined);
  if (relations.length === 0) return ok(outcomes);
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  let rows: readonly T[] = outcomes;
  for (const relation of relations) {
    const target = tables.value.find(({ def }) => def.id === relation.to);
    const codes = target === undefined ? [] : codesFor(relation, target, source.own);
    if (target === undefined || codes.length === 0) continue;
    const named = relation.match.map((field) => recordsBy(target.records, field));
    const idFor = (said: CellValue | undefined, index: number): string | null => {
      if (said === undefined || isBlank(said)) return null;
      const among = [...new Set(named.flatMap((by) => by.get(keyOf(said)) ?? []))];
      return among.length < 2 ? null : idMeant({ target, codes }, index, among.flatMap((record) => target.records.ids[record] ?? []));
    };
    rows = rows.map((outcome): T => {
      if (outcome.kind !== "new" && outcome.kind !== "changed") return outcome;
      const said = outcome.values[relation.from] ?? outcome.edits.find(({ field }) => field === relation.from)?.after;
      const id = idFor(said, outcome.index);
      if (id === null) return outcome;
      const edits = outcome.edits.map((edit) => (edit.field === relation.from ? { ...edit, after: id } : edit)).filter(({ before, after }) => !sameValue(before, after));
      const values = outcome.values[relation.from] === undefined ? outcome.values : { ...outcome.values, [relation.from]: id };
      return { ...outcome, kind: outcome.kind === "changed" && edits.length === 0 ? "unchanged" : outcome.kind, values, edits, reasons: [...outcome.reasons, say.byCode(target.def.label, plainText(said!), id)] };
    });
  }
  return ok(rows);
}
