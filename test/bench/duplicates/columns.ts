/** What a column is, by the words of `schema.json`, as one of our fields: its type, how it is compared and what its agreement says. It stands in for a template. */
import { fieldTypeOf } from "../../../src/fields/index";
import type { FieldContext, FieldType } from "../../../src/fields/fieldType";
import { personNameField } from "../../../src/fields/personNameField";
import { columnKind } from "../../../src/intake/infer/columnKinds";
import type { DedupeDef, FieldDef, MatchDef, TableDef } from "../../../src/template/template";
import { fieldDef, tableDef } from "../../support/typedTables";

/** A map from column to semantic type. `link`: of records with the same `source` no two are one. */
export type Schema = { readonly columns: { readonly [column: string]: string }; readonly mode: "dedupe" | "link" };
/** The table and its one rule: every column that says something is compared as its type is, weights are learned, blocks are found. @throws Error for a type that is none. */
export function tableOf({ columns }: Schema): { readonly def: TableDef; readonly rule: DedupeDef } {
  const used = Object.entries(columns).flatMap(([id, type]) => {
    const known = columnKind(type);
    if (known === undefined) throw new Error(`column ${id}: no type ${type}`);
    return known === null ? [] : [{ id, ...known, fieldType: fieldTypeOf(known.type)! }];
  });
  const subject = used.some(({ fieldType }) => fieldType === personNameField) ? "person" : "organisation";
  const fields = used.map((column): FieldDef => fieldDef(column.fieldType, column.id, { matchRole: column[subject] }));
  const match = used.map(({ id, method }): MatchDef => ({ field: id, method, weight: null, threshold: null, blank: "ignore" }));
  const rule: DedupeDef = { id: "bench", block: [], match, mustMatch: [], mustNotDiffer: [], score: { auto: 0.99, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 1000 };
  return { def: tableDef(fields, { subject, dedupe: [rule] }), rule };
}

/** A field that the template says nothing of. */
export function emptyContext(fieldType: FieldType): FieldContext {
  return { spec: fieldDef(fieldType, "value"), dateSystem: 1900, dayFirst: null };
}
