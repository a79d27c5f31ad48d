/** Labelled pairs of names: would our method for such names call them the same, with nothing else to go by? */
import { emptyContext } from "./columns";
import { companyNameField } from "../../../src/fields/companyNameField";
import { personNameField } from "../../../src/fields/personNameField";
import { methodOf } from "../../../src/rules/duplicates/methods/index";
import { readTable } from "./sets";

export type PairsScore = { readonly pairs: number; readonly precision: number; readonly recall: number; readonly f1: number; readonly errors: readonly string[] };

/** The model: two names are one from this likeness on, whatever they name. Above the 0.8 of a rule, for no other field can confirm a name of fewer words. */
const sameName = 0.84;

/** A file with columns name1, name2, is_match and schema: Person, or a kind of organisation. */
export function scorePairs(path: string, worst: number): PairsScore {
  const { header, lines } = readTable(path);
  const cell = (line: readonly string[], column: string): string => line[header.indexOf(column)]!;
  let [found, right, all] = [0, 0, 0];
  const errors: string[] = [];
  for (const line of lines) {
    const person = cell(line, "schema") === "Person";
    const method = methodOf(person ? "personName" : "companyParts");
    const [a, b] = [cell(line, "name1"), cell(line, "name2")].map((name) => method.form(name, 0, emptyContext(person ? personNameField : companyNameField)));
    const likeness = a === null || b === null || a === undefined || b === undefined ? 0 : a.key === b.key ? 1 : method.compare(a, b, 0);
    const [same, truth] = [likeness >= sameName, cell(line, "is_match") === "true"];
    if (same) found++;
    if (truth) all++;
    if (same && truth) right++;
    if (same !== truth) errors.push(`  ${truth ? "missed" : "wrong "} ${likeness.toFixed(2)}  ${person ? "person" : "company"}  ${cell(line, "name1")} ~ ${cell(line, "name2")}`);
  }
  const [precision, recall] = [found === 0 ? 1 : right / found, right / all];
  return { pairs: lines.length, precision, recall, f1: (2 * precision * recall) / (precision + recall), errors: errors.slice(0, worst) };
}
