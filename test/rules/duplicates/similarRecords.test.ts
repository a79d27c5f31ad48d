import { nodeTools } from "../../../src/cli/main";
import { typeRecords } from "../../../src/engine/typeRecords";
import { createEngine } from "../../../src/engine/createEngine";
import { check } from "../../../src/pipeline/check";
import { govern } from "../../../src/pipeline/govern";
import { type RecordTable, encodeColumn, valueAt } from "../../../src/records/recordTable";
import { findDuplicates } from "../../support/findDuplicates";
import { similarRecords } from "../../../src/rules/duplicates/similarRecords";
import { inputsOf } from "../../../src/engine/typeRecords";
import { makeSmallSample } from "../../../tools/sample/makeSample";
import { must } from "../../contracts/sampleWorkbook";
import { openBook, own, withTemplate } from "../../pipeline/book";

async function sample() {
  const book = openBook(makeSmallSample(3, 300).bytes);
  must(await govern(book.session, withTemplate()));
  const { def, records, input, template } = must(await check(book.session, own))[0]!.table;
  return { def, records, input, inputs: inputsOf(template, input.circumstances), template };
}

function draftOf(records: RecordTable, index: number): RecordTable {
  return { table: records.table, ids: [null], rows: Uint32Array.of(0), columns: Object.fromEntries(Object.keys(records.columns).map((field) => [field, encodeColumn([valueAt(records, field, index)])])), formulas: {} };
}

function without(records: RecordTable, index: number): RecordTable {
  const kept = [...records.rows.keys()].filter((record) => record !== index);
  return { table: records.table, ids: kept.map((record) => records.ids[record]!), rows: Uint32Array.from(kept, (record) => records.rows[record]!), columns: Object.fromEntries(Object.keys(records.columns).map((field) => [field, encodeColumn(kept.map((record) => valueAt(records, field, record)))])), formulas: {} };
}

describe("records that a draft may be", () => {
  it("are those that a search of the whole table finds, with the same score, verdict and evidence", async () => {
    const { def, records, input, inputs } = await sample();
    const whole = findDuplicates({ def, table: typeRecords(def, records, input.circumstances), inputs }, def.dedupe[0]!);
    const pairs = whole.pairs.filter(({ verdict, block }) => verdict !== "related" && block !== "cluster");
    expect(pairs.length).toBeGreaterThan(15);
    for (const index of [...new Set(pairs.map(({ b }) => b))]) {
      const rest = without(records, index);
      const found = similarRecords({ def, table: typeRecords(def, rest, input.circumstances), inputs }, null).find(typeRecords(def, draftOf(records, index), input.circumstances), null);
      for (const pair of pairs.filter(({ b }) => b === index)) {
        const same = found.find(({ a }) => rest.ids[a] === records.ids[pair.a]);
        expect(same?.score).toBeCloseTo(pair.score, 9);
        expect(same!.evidence).toEqual(pair.evidence);
        expect(same!.b).toBe(rest.rows.length);
      }
    }
  });

  it("leave out the record itself, and cost no second reading of columns that have not changed", async () => {
    const { def, records, input, inputs } = await sample();
    const table = typeRecords(def, records, input.circumstances);
    const first = similarRecords({ def, table, inputs }, null);
    const draft = typeRecords(def, draftOf(records, 5), input.circumstances);
    expect(first.find(draft, null)[0]).toMatchObject({ a: 5, verdict: "duplicate" });
    expect(first.find(draft, 5).map(({ a }) => a)).not.toContain(5);
    const patched = { ...records, columns: { ...records.columns, mobile: encodeColumn(Array.from(records.rows, (_, index) => (index === 5 ? "13800000000" : valueAt(records, "mobile", index)))) } };
    const second = similarRecords({ def, table: typeRecords(def, patched, input.circumstances, table), inputs }, first);
    const [kept, made] = [...second.made].map(([name, one]) => [name, first.made.get(name) === one || ("recordsOf" in one && (first.made.get(name) as typeof one).recordsOf === one.recordsOf)] as const).reduce<[string[], string[]]>((lists, [name, same]) => { lists[same ? 0 : 1].push(name); return lists; }, [[], []]);
    expect(made).toEqual(["same-company match 2", "same-company block mobile phone8"]);
    expect(kept.length).toBeGreaterThan(8);
  });

  it("are the same from what was made ready before as from what is made anew, after a few edits and with a record more", async () => {
    const { def, records, input, inputs } = await sample();
    const size = records.rows.length;
    const table = typeRecords(def, records, input.circumstances);
    const first = similarRecords({ def, table, inputs }, null);
    const at = (index: number): number => (index === 7 ? 5 : index === size ? 20 : index);
    // Record 7 says what 5 does now; a new one, the last, says what 20 does.
    const later: RecordTable = { ...records, ids: [...records.ids, null], rows: Uint32Array.from([...records.rows, size + 2]), columns: Object.fromEntries(Object.keys(records.columns).map((field) => [field, encodeColumn(Array.from({ length: size + 1 }, (_, index) => valueAt(records, field, at(index))))])) };
    const now = typeRecords(def, later, input.circumstances, table);
    const patched = first.patched({ def, table: now, inputs })!;
    const anew = similarRecords({ def, table: now, inputs }, null);
    const told = (found: ReturnType<typeof anew.find>) => found.filter(({ verdict }) => verdict !== "related").map(({ a, b, verdict }) => `${a} ${b} ${verdict}`).sort();
    for (let index = 0; index <= size; index += index < 30 ? 1 : 17) {
      const draft = typeRecords(def, draftOf(later, index), input.circumstances);
      expect(told(patched.find(draft, index))).toEqual(told(anew.find(draft, index)));
    }
    expect(told(patched.find(typeRecords(def, draftOf(records, 5), input.circumstances), 5))).toEqual(expect.arrayContaining([`7 ${size + 1} duplicate`]));
    expect(told(patched.find(typeRecords(def, draftOf(records, 20), input.circumstances), 20))).toEqual(expect.arrayContaining([`${size} ${size + 1} duplicate`]));
    // What 7 said before nobody says any more.
    expect(patched.patched({ def, table: now, inputs })).not.toBeNull();
    expect(first.patched({ def, table: typeRecords(def, without(records, 3), input.circumstances), inputs })).toBeNull();
  });

  it("come from the engine, and are none for a draft that says nothing", async () => {
    const { def, records, input } = await sample();
    const engine = createEngine(nodeTools("similar"));
    expect(await engine.similar({ ...input, values: { name: valueAt(records, "name", 7), mobile: valueAt(records, "mobile", 7) }, skip: null, most: 1 })).toMatchObject([{ a: 7 }]);
    expect(await engine.similar({ ...input, values: {}, skip: null, most: 5 })).toEqual([]);
    expect(def.dedupe).toHaveLength(1);
  });
});
