import { personNameField } from "../../../src/fields/personNameField";
import { textField } from "../../../src/fields/textField";
import { compareFields, formAt } from "../../../src/rules/duplicates/compareField";
import { findDuplicates } from "../../support/findDuplicates";
import { blank, exact } from "../../../src/rules/duplicates/fieldLevels";
import { levelFields } from "../../../src/rules/duplicates/levels";
import type { DedupeDef } from "../../../src/template/template";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const given = ["Reuben", "Harper", "Sofia", "Freddie", "Osric", "Nancy", "Dylan", "Gabriel", "Kai", "Toby"];
const family = ["James", "Charlotte", "Russell", "Bailey", "Ahmed", "Williams", "Macdonald", "Thomas", "Turner", "Hall"];
const people = given.flatMap((first, i) => family.slice(0, 6).map((last, j) => ({ first, last: family[(i + j) % 10]!, born: `19${50 + ((7 * i + 3 * j) % 50)}-0${1 + ((i + j) % 9)}-1${(3 * i + j) % 10}`, at: `${first}${last}` })));
const copies = people.filter((_, i) => i % 3 === 0).map((person, i) => (i % 2 === 0 ? { ...person, first: person.last, last: person.first } : person));
const rows = [...people, ...copies].map(({ first, last, born }) => ({ first, last, born }));
const fields = [fieldDef(personNameField, "first", { matchRole: "identity" }), fieldDef(personNameField, "last", { matchRole: "group" }), fieldDef(textField, "born", { matchRole: "identity" })];
const def = tableDef(fields, { subject: "person" });
const rule: DedupeDef = { id: "people", match: [["first", "personName"], ["last", "personName"], ["born", "dateParts"]].map(([field, method]) => ({ field: field!, method: method!, weight: null, threshold: null, blank: "ignore" })), block: [], mustMatch: [], mustNotDiffer: [], score: { auto: null, duplicate: 0.9, review: 0.5 }, survive: {}, maxCluster: 50 };
const input = { def, table: typedTable(def, rows), inputs };

describe("given and family names in each other's column", () => {
  it("are compared turned where that says more, whichever record comes first", () => {
    const small = compareFields({ def, inputs, table: typedTable(def, [["James", "Reuben"], ["Reuben", "James"], ["Jackson", null], ["Fisher", "Jackson"], ["Fisher", "Reuben"]].map(([first, last]) => ({ first: first!, last: last!, born: "1990-01-01" }))) }, rule.match);
    const [first, last, born] = levelFields(small);
    const levels = (a: number, b: number): readonly number[] => [[first!, 0, 1], [last!, 1, 0]].map(([field, own, beside]) => (field as typeof first)!.levelOf(...([own, own, beside, beside] as const).map((f, at) => formAt(small[f as number]!, at % 2 === 0 ? a : b)) as [number, number, number, number]));
    expect(born!.partner).toBeNull();
    expect([levels(0, 1), levels(1, 0)]).toEqual([[first!.turned, last!.turned], [first!.turned, last!.turned]]);
    expect([levels(2, 3), levels(3, 2)]).toEqual([[first!.turned, blank], [first!.turned, blank]]);
    expect(levels(3, 4)).toEqual([exact, last!.differ]);
  });

  it("are found and explained, by bits that add up", () => {
    const { pairs } = findDuplicates(input, rule);
    const turned = pairs.filter(({ verdict, evidence }) => verdict === "duplicate" && evidence.some(({ text }) => text.message.en.includes("{other}")));
    expect(turned.length).toBe(copies.filter(({ first, at }) => !at.startsWith(first)).length);
    for (const { score, start, evidence } of turned) {
      expect(1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start))).toBeCloseTo(score, 9);
      expect(evidence[0]!.text.data["other"]).toEqual(fields[1]!.label);
    }
  });
});
