import { personNameField } from "../../../src/fields/personNameField";
import { textField } from "../../../src/fields/textField";
import { findDuplicates } from "../../support/findDuplicates";
import type { DedupeDef } from "../../../src/template/template";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const given = ["Reuben", "Harper", "Sofia", "Freddie", "Osric", "Nancy", "Dylan", "Gabriel", "Kai", "Toby"];
const family = ["James", "Bailey", "Russell", "Hughes", "Ahmed", "Williams", "Macdonald", "Thomas", "Turner", "Hall"];
const people = given.flatMap((first, i) => family.map((last, j) => ({ full: `${first} ${last}`, first, last, born: `19${50 + ((7 * i + 3 * j) % 50)}-0${1 + ((i + j) % 9)}-1${(3 * i + j) % 10}` })));
// Namesakes of another age, and second entries.
const rows = [...people, ...people.filter((_, i) => i % 9 === 0).map((one) => ({ ...one, born: "1931-11-28" })), ...people.filter((_, i) => i % 3 === 0)];
const fields = [fieldDef(personNameField, "full", { matchRole: "identity" }), fieldDef(personNameField, "first", { matchRole: "identity" }), fieldDef(personNameField, "last", { matchRole: "group" }), fieldDef(textField, "born", { matchRole: "identity" })];
const def = tableDef(fields, { subject: "person" });
const match: DedupeDef["match"] = [["full", "personName"], ["first", "personName"], ["last", "personName"], ["born", "dateParts"]].map(([field, method]) => ({ field: field!, method: method!, weight: null, threshold: null, blank: "ignore" }));
const rule: DedupeDef = { id: "people", match, block: [], mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.9, review: 0.5 }, survive: {}, maxCluster: 50 };

describe("a full name beside its parts", () => {
  it("is one piece of evidence, not three: namesakes are not merged for having the same name in each column", () => {
    const { pairs } = findDuplicates({ def, table: typedTable(def, rows), inputs }, rule);
    const duplicates = pairs.filter(({ verdict }) => verdict === "duplicate");
    expect(duplicates.length).toBeGreaterThan(0);
    for (const { a, b, evidence } of duplicates) {
      expect(rows[a]).toEqual(rows[b]);
      for (const { field, bits } of evidence) if (field === "first" || field === "last") expect(Math.abs(bits)).toBeLessThan(0.01);
    }
  });
});
