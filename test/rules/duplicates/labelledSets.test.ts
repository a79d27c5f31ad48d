import { readFileSync } from "node:fs";
import { join } from "node:path";
import { companyNameField } from "../../../src/fields/companyNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { textField } from "../../../src/fields/textField";
import { findDuplicates } from "../../support/findDuplicates";
import type { BlockDef, DedupeDef, MatchDef } from "../../../src/template/template";
import { readRows } from "../../../src/xlsx/csv/dialect";
import { describeShared } from "../../support/shared";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

type Line = readonly [field: string, method: string, weight: number, threshold?: number];
type LabelledSet = { readonly name: string; readonly match: readonly Line[]; readonly block: readonly string[]; readonly subject: "person" | "organisation"; /** least pairwise F1 of the clusters */ readonly atLeast: number };

const febrl: Omit<LabelledSet, "name" | "atLeast"> = {
  subject: "person",
  match: [["given_name", "jaroWinkler", 6], ["surname", "jaroWinkler", 8], ["street_number", "exact", 4], ["address_1", "edit", 9, 0.7], ["address_2", "edit", 5, 0.7], ["suburb", "jaroWinkler", 7], ["postcode", "edit", 7, 0.7], ["state", "exact", 1], ["date_of_birth", "edit", 12, 0.7], ["soc_sec_id", "edit", 15, 0.7]],
  block: ["soc_sec_id normalized", "date_of_birth normalized", "surname normalized", "given_name normalized", "address_1 normalized", "suburb normalized", "postcode normalized"],
};
const sets: readonly LabelledSet[] = [
  { name: "febrl1", ...febrl, atLeast: 0.99 },
  { name: "febrl3", ...febrl, atLeast: 0.99 },
  {
    name: "fodors_zagats", subject: "organisation", atLeast: 0.94,
    match: [["name", "companyParts", 11, 0.6], ["addr", "address", 6, 0.7], ["city", "jaroWinkler", 2, 0.85], ["phone", "phone", 8]],
    block: ["phone phone8", "name company", "addr prefix:8", "name prefix:5"],
  },
];

/** Pairwise precision, recall and F1 of `found` against `true`. */
function measure(found: number, right: number, all: number): { readonly precision: number; readonly recall: number; readonly f1: number } {
  const [precision, recall] = [right / found, right / all];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

describeShared("labelled sets made by others", "data", (root) => {
  it.each(sets)("$name keeps its agreement with the truth", ({ name, match, block, subject, atLeast }) => {
    const rows = (file: string): Record<string, string>[] => {
      const [header, ...lines] = readRows(readFileSync(join(root, name, file), "utf8"), ",").rows;
      return lines.filter(({ length }) => length === header!.length).map((line) => Object.fromEntries(header!.map((column, at) => [column, line[at]!])));
    };
    const records = rows("records.csv");
    const entityOf = new Map(rows("truth.csv").map(({ id, entity }) => [id!, entity!]));
    const entity = records.map(({ id }) => entityOf.get(id!)!);
    const fields = match.map(([id, method]) => fieldDef(method === "companyParts" ? companyNameField : method === "phone" ? phoneField : textField, id));
    const def = tableDef(fields, { subject });
    const rule: DedupeDef = {
      id: name,
      match: match.map(([field, method, weight, threshold]): MatchDef => ({ field, method, weight, threshold: threshold ?? null, blank: "ignore" })),
      block: block.map((text): BlockDef => ({ field: text.split(" ")[0]!, key: text.split(" ")[1]! })),
      mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.9, review: 0.5 }, survive: {}, maxCluster: 50,
    };
    const table = typedTable(def, records.map((record) => Object.fromEntries(match.map(([field]) => [field, record[field]!]))), { ids: records.map(({ id }) => id!) });
    const result = findDuplicates({ def, table, inputs }, rule);

    const sizes = new Map<string, number>();
    for (const one of entity) sizes.set(one, (sizes.get(one) ?? 0) + 1);
    const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    const right = (a: number, b: number): boolean => entity[a] === entity[b];
    const likely = result.pairs.filter(({ verdict, score }) => verdict === "duplicate" || (verdict === "review" && score >= rule.score.duplicate));
    const pairs = measure(likely.length, likely.filter(({ a, b }) => right(a, b)).length, all);
    const joined = result.pairs.filter(({ verdict }) => verdict === "duplicate");
    const clusters = measure(joined.length, joined.filter(({ a, b }) => right(a, b)).length, all);
    const shown = ({ precision, recall, f1 }: ReturnType<typeof measure>): string => `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`;
    process.stdout.write(`${name}: pairs ${shown(pairs)}; clusters ${shown(clusters)}\n`);
    expect(clusters.f1).toBeGreaterThanOrEqual(atLeast);
  });
});
