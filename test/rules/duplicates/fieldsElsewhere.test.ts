import { finish } from "../../../src/records/work";
import { acrossWork } from "../../../src/rules/duplicates/acrossTables";
import { drive } from "../../../src/engine/drive";
import { type FieldWorkers, buffersOf, fieldWorker } from "../../../src/rules/duplicates/fieldWorker";
import { matchRecords, matchWork } from "../../../src/rules/duplicates/matchRecords";
import { canonOf } from "../../../src/rules/duplicates/candidatePairs";
import { fieldsWork } from "../../../src/rules/duplicates/fieldsElsewhere";
import { levelFields } from "../../../src/rules/duplicates/levels";
import { drawOf, strangersOf, strangersWork } from "../../../src/rules/duplicates/strangers";
import { fieldDef, inputs, tableDef, typedTable } from "../../support/typedTables";
import { addressField } from "../../../src/fields/addressField";
import { companyNameField } from "../../../src/fields/companyNameField";
import { emailField } from "../../../src/fields/emailField";
import { personNameField } from "../../../src/fields/personNameField";
import { phoneField } from "../../../src/fields/phoneField";
import type { AcrossDef, DedupeDef, MatchDef } from "../../../src/template/template";

/** Threads as they are to whoever asks: what is said and answered is copied, and handed over. */
function threads(count: number): FieldWorkers & { readonly asked: number[] } {
  const each = Array.from({ length: count }, fieldWorker);
  const asked: number[] = each.map(() => 0);
  return {
    count,
    least: 1_000,
    asked,
    async ask(worker, question) {
      await Promise.resolve();
      asked[worker]!++;
      const answer = each[worker]!(structuredClone(question));
      return structuredClone(answer, { transfer: buffersOf(answer) });
    },
  };
}

const surnames = ["王", "李", "张", "Smith", "Jones", "Müller"];
const cities = ["杭州", "宁波", "Leeds", "York"];

/** Every third record is written again with a slip. */
function records(size: number) {
  return Array.from({ length: size }, (_, at) => {
    const [of, again] = [at - (at % 3 === 2 ? 1 : 0), at % 3 === 2];
    const name = `${surnames[of % surnames.length]!}${of % 2 === 0 ? "伟" : " Tom"}${of % 17}`;
    return { name, company: `${cities[of % 4]!}云${of % 13}杉${of % 700}科技有限公司`, phone: `0571-8765${String(of % 9000).padStart(4, "0")}`, mobile: `138${String(10_000_000 + of * 7)}`.slice(0, again ? 10 : 11) + (again ? "0" : ""), email: `u${of}${again ? "x" : ""}@firm${of % 50}.com`, address: `${cities[of % 4]!}文三路${of % 300}号${again ? "2室" : ""}` };
  });
}

const fields = [
  fieldDef(personNameField, "name", { matchRole: "identity" }), fieldDef(companyNameField, "company", { matchRole: "group" }), fieldDef(phoneField, "phone", { matchRole: "group" }),
  fieldDef(phoneField, "mobile", { matchRole: "identity" }), fieldDef(emailField, "email", { matchRole: "identity" }), fieldDef(addressField, "address", { matchRole: "group" }),
];
const methods = ["personName", "companyParts", "phone", "phone", "email", "address"];
const match = fields.map(({ id }, at): MatchDef => ({ field: id, method: methods[at]!, weight: null, threshold: null, blank: "ignore" }));
const rule: DedupeDef = { id: "shared", block: [], match, mustMatch: [], mustNotDiffer: [], score: { auto: 0.99, duplicate: 0.95, review: 0.7 }, survive: {}, maxCluster: 1000 };
const def = tableDef(fields, { subject: "person", dedupe: [rule] });
const large = 1_800;

describe("a search that other threads share", () => {
  it.each([1, 2, 3])("finds the same with %d of them, pair by pair", async (count) => {
    const table = typedTable(def, records(large));
    const alone = matchRecords({ def, table, inputs }, rule);
    const workers = threads(count);
    const shared = await drive("dedupe", matchWork({ def, table, inputs }, rule, [], undefined, true, workers));
    if (!shared.ok) throw new Error("cancelled");
    expect(workers.asked.every((times) => times >= 4)).toBe(true);
    expect(alone.groups.length).toBeGreaterThan(large / 6);
    expect(shared.value.groups).toEqual(alone.groups);
    const { count: pairs, a, b, bits, verdict } = shared.value.pairs;
    expect(shared.value.pairs.related).toEqual(alone.pairs.related);
    expect({ pairs, a, b, bits, verdict }).toEqual({ pairs: alone.pairs.count, a: alone.pairs.a, b: alone.pairs.b, bits: alone.pairs.bits, verdict: alone.pairs.verdict });
  });

  it("finds the same namesakes among strangers", async () => {
    const input = { def, table: typedTable(def, records(12_000)), inputs };
    const shared = await drive("dedupe", fieldsWork(input, rule, null, threads(1)));
    if (!shared.ok) throw new Error("cancelled");
    const levelled = levelFields(shared.value.fields);
    const canon = canonOf(input, shared.value.fields, null);
    const draw = drawOf(canon, levelled);
    const alone = finish(strangersWork(canon, levelled));
    expect(alone.places.length).toBeGreaterThan(100);
    expect(strangersOf(draw, await shared.value.namesakes!(canon, draw))).toEqual(alone);
  });

  it("finds the same in two tables that are one list cut in two, a pair of each", async () => {
    const all = records(large);
    const [own, other] = [typedTable(def, all.filter((_, at) => at % 3 !== 2)), typedTable(def, all.filter((_, at) => at % 3 === 2))];
    const across: AcrossDef = { table: "other", fields: Object.fromEntries(fields.map(({ id }) => [id, id])), rule };
    const input = { def, table: own, inputs, related: () => ({ def, table: other, similar: () => [] }) };
    const workers = threads(2);
    const shared = await drive("dedupe", acrossWork(input, across, [], workers));
    expect(workers.asked.every((times) => times >= 4)).toBe(true);
    const alone = finish(acrossWork(input, across));
    expect(alone!.pairs.length).toBeGreaterThan(large / 6);
    expect(shared).toEqual({ ok: true, value: alone });
  });

  it("asks nobody for a small table", async () => {
    const table = typedTable(def, records(900));
    const workers = threads(1);
    const shared = await drive("dedupe", matchWork({ def, table, inputs }, rule, [], undefined, true, workers));
    expect(workers.asked).toEqual([0]);
    expect(shared.ok && shared.value.groups).toEqual(matchRecords({ def, table, inputs }, rule).groups);
  });

  it("tells whoever drives it when a thread fails", async () => {
    const table = typedTable(def, records(large));
    const failing: FieldWorkers = { count: 1, least: 0, ask: () => Promise.reject(new Error("out of memory")) };
    await expect(drive("dedupe", matchWork({ def, table, inputs }, rule, [], undefined, true, failing))).rejects.toThrow("out of memory");
  });
});
