/** What a column is, by the words of `schema.json`, as one of our fields: its type, how it is compared and what its agreement says. It stands in for a template. */
import { addressField } from "../../../src/fields/addressField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { emailField } from "../../../src/fields/emailField";
import type { FieldContext, FieldType, MatchRole } from "../../../src/fields/fieldType";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { textField } from "../../../src/fields/textField";
import type { DedupeDef, FieldDef, MatchDef, TableDef } from "../../../src/template/template";
import { fieldDef, tableDef } from "../../support/typedTables";

/** A map from column to semantic type. `link`: of records with the same `source` no two are one. */
export type Schema = { readonly columns: { readonly [column: string]: string }; readonly mode: "dedupe" | "link" };
type Kind = { readonly fieldType: FieldType; readonly method: string; readonly person: MatchRole; readonly organisation: MatchRole };

const kind = (fieldType: FieldType, method: string, person: MatchRole, organisation: MatchRole): Kind => ({ fieldType, method, person, organisation });
const kinds: { readonly [type: string]: Kind } = {
  address_line: kind(addressField, "address", "group", "group"),
  birth_day: kind(textField, "exact", "identity", "none"),
  birth_month: kind(textField, "exact", "identity", "none"),
  birth_year: kind(textField, "edit", "identity", "none"),
  category: kind(textField, "edit", "none", "none"),
  city: kind(textField, "jaroWinkler", "group", "group"),
  company_name: kind(companyNameField, "companyParts", "group", "identity"),
  date: kind(textField, "dateParts", "identity", "none"),
  email: kind(emailField, "email", "identity", "group"),
  family_name: kind(personNameField, "personName", "group", "none"),
  given_name: kind(personNameField, "personName", "identity", "none"),
  house_number: kind(textField, "edit", "group", "group"),
  id_number: kind(textField, "edit", "identity", "identity"),
  middle_initial: kind(textField, "exact", "none", "none"),
  mobile: kind(phoneField, "phone", "identity", "group"),
  person_name: kind(personNameField, "personName", "identity", "none"),
  phone: kind(phoneField, "phone", "group", "group"),
  postcode: kind(textField, "edit", "group", "group"),
  region: kind(textField, "edit", "none", "none"),
  text: kind(textField, "jaccardWeighted", "identity", "identity"),
  title: kind(textField, "edit", "none", "none"),
  year: kind(textField, "edit", "none", "none"),
};
const notCompared = new Set(["ignore", "source"]);

/** The table and its one rule: every column that says something is compared as its type is, weights are learned, blocks are found. @throws Error for a type that is none. */
export function tableOf({ columns }: Schema): { readonly def: TableDef; readonly rule: DedupeDef } {
  const used = Object.entries(columns).filter(([, type]) => !notCompared.has(type)).map(([id, type]) => {
    const known = kinds[type.split(":")[0]!];
    if (known === undefined) throw new Error(`column ${id}: no type ${type}`);
    return { id, ...known };
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
