import { namesIn, relinked } from "../engine/relinkTable";
import { type CellValue, isBlank } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { Localized } from "../records/text";
import { importReasons as say } from "./importReasons";
import { type OutcomeKind, type PlannedEdit, withNew } from "./importRows";
import { type GovernedTable, governedTables } from "./locate";
import type { RecordValues } from "./record";
import type { Session } from "./session";

/** A record of another table that an import makes, because a row names it and it is not there. */
export type CreatedRecord = { readonly table: string; readonly record: string; readonly values: RecordValues };
type Outcome = { readonly kind: OutcomeKind; readonly reasons: readonly Localized[]; readonly edits: readonly PlannedEdit[]; readonly values: RecordValues };

/**
 * Makes the records that rows name and no table has, where a relation says so (`create`): each with the text that names it in the first field of its `match` and what the template fills in. The rows
 * name them by their ids from then on. Names that are like some record are left to a person, and so are those of a table that is not governed, or stands on the sheet that is brought to.
 */
export async function createNamed<T extends Outcome>(session: Session, table: GovernedTable, outcomes: readonly T[]): Promise<Result<{ readonly created: readonly CreatedRecord[]; readonly outcomes: readonly T[] }>> {
  const relations = table.def.relations.filter(({ create, from }) => create === true && table.layout.columns[from] !== undefined);
  const written = outcomes.filter(({ kind }) => kind === "new" || kind === "changed");
  if (relations.length === 0 || written.length === 0) return ok({ created: [], outcomes });
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const says = ({ values, edits }: Outcome, field: string): CellValue => values[field] ?? edits.find((edit) => edit.field === field)?.after ?? null;
  const created: CreatedRecord[] = [];
  let rows: readonly T[] = outcomes;
  for (const relation of relations) {
    const target = tables.value.find(({ def }) => def.id === relation.to);
    const field = relation.match[0];
    if (target === undefined || field === undefined || target.layout.sheet === table.layout.sheet || target.layout.columns[field] === undefined) continue;
    const names = [...new Set(written.flatMap((outcome) => namesIn(says(outcome, relation.from), relation)))].filter((name) => !isBlank(name));
    const missing = (await session.engine.unnamed({ ...table.input, relation: relation.id, names })).filter((name) => !created.some((one) => one.table === relation.to && one.values[field] === name));
    const drafts = missing.map((name) => ({ before: null, values: { [field]: name } }));
    const states = drafts.length === 0 ? [] : await session.engine.drafts({ ...target.input, drafts });
    const allowed = missing.flatMap((name, at) => (states[at]!.barred === null ? [{ name, values: { ...states[at]!.fills, [field]: name } }] : []));
    if (allowed.length === 0) continue;
    const before = created.filter((one) => one.table === relation.to).map(({ values }) => values);
    const ids = await session.engine.recordIds({ ...target.input, records: withNew(target.records, [...before, ...allowed.map(({ values }) => values)]), field: target.governed.bound.id.field, retired: target.governed.retired });
    const idOf = Object.fromEntries(allowed.map(({ name }, at) => [name, ids[target.records.rows.length + before.length + at]!]));
    created.push(...allowed.map(({ name, values }) => ({ table: relation.to, record: idOf[name]!, values: target.governed.bound.id.field === null ? values : { ...values, [target.governed.bound.id.field]: idOf[name]! } })));
    rows = rows.map((outcome): T => {
      const own = outcome.kind === "new" || outcome.kind === "changed" ? namesIn(says(outcome, relation.from), relation) : [];
      const made = own.filter((name) => Object.hasOwn(idOf, name));
      if (made.length === 0) return outcome;
      const after = relinked(own, idOf, null);
      return {
        ...outcome, reasons: [...outcome.reasons, ...made.map((name) => say.creates(target.def.label, name))],
        values: outcome.values[relation.from] === undefined ? outcome.values : { ...outcome.values, [relation.from]: after },
        edits: outcome.edits.map((edit) => (edit.field === relation.from ? { ...edit, after } : edit)),
      };
    });
  }
  return ok({ created, outcomes: rows });
}
