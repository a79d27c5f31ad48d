import type { MatchRole } from "../../fields/fieldType";

/** What a column is to duplicates: its field type, how it is compared, and what equal values say in a table of people or organisations. */
export type ColumnKind = { readonly type: string; readonly method: string; readonly person: MatchRole; readonly organisation: MatchRole };

const kind = (type: string, method: string, person: MatchRole, organisation: MatchRole): ColumnKind => ({ type, method, person, organisation });

/** By the words of a map from column to semantic type, which stands in for a template. Behind a colon a word may say more, such as the format of a date. */
const kinds: { readonly [word: string]: ColumnKind } = {
  address_line: kind("address", "address", "group", "group"),
  birth_day: kind("text", "exact", "identity", "none"),
  birth_month: kind("text", "exact", "identity", "none"),
  birth_year: kind("text", "edit", "identity", "none"),
  category: kind("text", "edit", "none", "none"),
  city: kind("text", "jaroWinkler", "group", "group"),
  company_name: kind("companyName", "companyParts", "group", "identity"),
  date: kind("text", "dateParts", "identity", "none"),
  email: kind("email", "email", "identity", "group"),
  family_name: kind("personName", "personName", "group", "none"),
  given_name: kind("personName", "personName", "identity", "none"),
  house_number: kind("text", "edit", "group", "group"),
  id_number: kind("text", "edit", "identity", "identity"),
  middle_initial: kind("text", "exact", "none", "none"),
  mobile: kind("phone", "phone", "identity", "group"),
  person_name: kind("personName", "personName", "identity", "none"),
  phone: kind("phone", "phone", "group", "group"),
  postcode: kind("text", "edit", "group", "group"),
  region: kind("text", "edit", "none", "none"),
  text: kind("text", "jaccardWeighted", "identity", "identity"),
  title: kind("text", "edit", "none", "none"),
  year: kind("text", "edit", "none", "none"),
};
const notCompared: ReadonlySet<string> = new Set(["ignore", "source"]);

/** The words that a map may use, in order. */
export const columnWords: readonly string[] = [...Object.keys(kinds), ...notCompared].sort();

/** Null for a column that is not compared; undefined for a word that is none. */
export function columnKind(word: string): ColumnKind | null | undefined {
  const [name] = word.split(":") as [string];
  return notCompared.has(name) ? null : Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}
