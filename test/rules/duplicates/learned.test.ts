import { companyNameField } from "../../../src/fields/companyNameField";
import type { CellValue } from "../../../src/records/cellValue";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { formsOf } from "../../../src/rules/duplicates/compareField";
import { findDuplicates } from "../../support/findDuplicates";
import { methodOf } from "../../../src/rules/duplicates/methods/index";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import { similarRecords } from "../../../src/rules/duplicates/similarRecords";
import type { DedupeDef } from "../../../src/template/template";
import { sampleTable } from "./sampleTable";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";

const { input, truth } = sampleTable(11, 260);
const declared = input.def.dedupe[0]!;
const rule: DedupeDef = { ...declared, block: [], match: declared.match.map((line) => ({ ...line, weight: null })) };
const entityAt = new Map(truth.records.map(({ row, entity }) => [row, entity]));
const entity = Array.from(input.table.records.rows, (row) => entityAt.get(row)!);
const found = findDuplicates(input, rule);

describe("a rule without weights and blocks", () => {
  it("learns from the table what agreement is worth, and finds most of what the given weights find", () => {
    const duplicates = found.pairs.filter(({ verdict }) => verdict === "duplicate");
    const right = duplicates.filter(({ a, b }) => entity[a] === entity[b]).length;
    const given = findDuplicates(input, declared).pairs.filter(({ a, b, verdict }) => verdict === "duplicate" && entity[a] === entity[b]).length;
    expect(right / duplicates.length).toBeGreaterThan(0.97);
    expect(right).toBeGreaterThan(0.6 * given);
  });

  it("explains every pair by bits that add up to its score, and by what brought it together", () => {
    for (const { score, start, evidence, block } of found.pairs) {
      expect(1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start))).toBeCloseTo(score, 9);
      expect(block === "cluster" || rule.match.some(({ field }) => block.startsWith(`${field} `))).toBe(true);
    }
  });

  it("finds the same whatever the order of the rows", () => {
    const { records, columns } = input.table;
    const turned = [...records.rows.keys()].reverse();
    const rows = turned.map((at) => Object.fromEntries(Object.entries(columns).map(([field, { codes, raw }]) => [field, raw[codes[at]!]!])));
    const again = findDuplicates({ ...input, table: typedTable(input.def, rows, { ids: turned.map((at) => records.ids[at]!) }) }, rule);
    const named = (pairs: typeof found.pairs, name: (index: number) => number): readonly string[] => pairs.map(({ a, b, score, verdict }) => `${[name(a), name(b)].sort((x, y) => x - y).join("-")} ${verdict} ${score}`).sort();
    expect(named(again.pairs, (index) => turned[index]!)).toEqual(named(found.pairs, (index) => index));
  });

  it("knows a name that is written in two orders by the same one of them, whichever row comes first", () => {
    const people = tableDef([fieldDef(personNameField, "name")]);
    const formsOfRows = (...names: readonly string[]): readonly unknown[] => formsOf(typedTable(people, names.map((name) => ({ name }))).columns["name"]!, methodOf("personName"), 0).forms;
    expect(formsOfRows("Smith, John", "John Smith", "Ann Lee")).toEqual(formsOfRows("John Smith", "Smith, John", "Ann Lee"));
  });

  it("shows somebody who types the record that the draft repeats, and learns no second time after an edit", () => {
    const { records, columns } = input.table;
    const def = { ...input.def, dedupe: [rule] };
    const rowOf = (at: number): Record<string, CellValue> => Object.fromEntries(Object.entries(columns).map(([field, { codes, raw }]) => [field, raw[codes[at]!]!]));
    const sure = found.pairs.filter(({ verdict, score }) => verdict === "duplicate" && score > 0.99);
    const index = similarRecords({ ...input, def }, null);
    expect(sure.length).toBeGreaterThan(10);
    for (const { a, b } of sure) expect(index.find(typedTable(def, [rowOf(b)]), b).filter(({ verdict }) => verdict !== "related").map((pair) => pair.a)).toContain(a);
    const edited = { ...input.table, records, columns: { ...columns, mobile: { ...columns["mobile"]! } } };
    const again = similarRecords({ ...input, def, table: edited }, index);
    expect([...again.made].filter(([name, made]) => index.made.get(name) !== made).map(([name]) => name)).toEqual(rule.match.flatMap(({ field }, at) => (field === "mobile" ? [`${rule.id} match ${at}`] : [])));
  });

  it("takes a surname alone for a hint, which counts as much as colleagues seldom share one", () => {
    const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"], given = [..."伟芳娜敏静丽强磊军洋"];
    const people = surnames.flatMap((surname, s) => given.map((name, g) => ({ name: `${surname}${name}`, mobile: `138${String(10_000_000 + 7919 * (10 * s + g))}`, company: `企业${String((3 * s + 7 * g) % 23)}有限公司` })));
    // Every fourth is there again, half of them by the surname alone.
    const rows = people.flatMap((one, at) => (at % 4 === 0 ? [one, at % 8 === 0 ? { ...one, name: `${one.name.charAt(0)}总` } : one] : [one]));
    const asked = [{ name: "郑凯", mobile: "", company: "海蓝有限公司" }, { name: "郑总", mobile: "", company: "海蓝有限公司" }, { name: "谢凯", mobile: "", company: "" }, { name: "韩总", mobile: "", company: "" }];
    const def = tableDef([fieldDef(personNameField, "name", { matchRole: "identity" }), fieldDef(phoneField, "mobile", { matchRole: "identity" }), fieldDef(companyNameField, "company", { matchRole: "group" })], { subject: "person" });
    const one: DedupeDef = { ...rule, id: "people", match: [["name", "personName"], ["mobile", "phone"], ["company", "companyParts"]].map(([field, method]) => ({ field: field!, method: method!, weight: null, threshold: null, blank: "ignore" })), mustMatch: [], mustNotDiffer: [] };
    const matcher = pairMatcher({ def, table: typedTable(def, [...rows, ...asked]), inputs }, one);
    const said = (a: number, b: number): number => comparePair(matcher, rows.length + a, rows.length + b, []).evidence.find(({ field }) => field === "name")!.bits;
    expect(said(0, 1)).toBeGreaterThan(0.5);
    expect(said(2, 3)).toBeLessThan(-1);
  });

  it("keeps a weight that one of its lines gives", () => {
    const mixed = findDuplicates(input, { ...rule, match: rule.match.map((line) => (line.field === "uscc" ? { ...line, weight: 20 } : line)) });
    const codes = mixed.pairs.flatMap(({ evidence }) => evidence.filter(({ field, similarity }) => field === "uscc" && similarity === 1).map(({ bits }) => bits));
    expect(codes.length).toBeGreaterThan(0);
    for (const bits of codes) expect(bits).toBeGreaterThan(17);
  });
});

describe("a table in which one field alone is compared", () => {
  const def = tableDef([fieldDef(companyNameField, "name")], { subject: "organisation" });
  const names = ["NUTRICIA N.V.", "N. V. Nutricia", "Nutricia NV", "Bowne Global Solutions Inc.", "Bowne Technology Enterprise Inc.", "HONEYWELL B.V."];
  const alone: DedupeDef = { ...rule, id: "alone", match: [{ field: "name", method: "companyParts", weight: null, threshold: null, blank: "ignore" }], mustMatch: [], mustNotDiffer: [] };

  it("is decided by how alike the values are, however many have one, and adds up", () => {
    const { pairs, clusters } = findDuplicates({ def, table: typedTable(def, names.map((name) => ({ name }))), inputs }, alone);
    expect(clusters.map(({ records }) => records)).toEqual([[0, 1, 2]]);
    for (const { score, start, evidence } of pairs) expect(1 / (1 + 2 ** -evidence.reduce((sum, { bits }) => sum + bits, start))).toBeCloseTo(score, 9);
  });
});
