import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { duplicatesWork } from "../../../src/rules/duplicates/findDuplicates";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import { similarRecords } from "../../../src/rules/duplicates/similarRecords";
import { finish } from "../../../src/records/work";
import { field, smallTemplate } from "../../pipeline/book";
import { load } from "../../template/support";
import { inputs, typedTable } from "../../support/typedTables";

const rows = [{ name: "上海明达", city: "上海" }, { name: "尚海名大", city: "上海" }, { name: "尚海名大", city: "北京" }, { name: "上海明达", city: null }];
function book(block: object) {
  const read = load(JSON.stringify(smallTemplate({ name: field("text", "名称"), city: field("text", "城市") }, { table: { dedupe: [{ id: "same", block: [block], match: [{ field: "name", method: "pinyin", weight: 25 }], score: { duplicate: 0.9, review: 0.5 } }] } })));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const def = read.value.tables[0]!;
  return { def, inputs, table: typedTable(def, rows, { ids: rows.map((_, at) => `R${at}`) }) };
}
const two = { field: "name", key: "pinyinInitials", and: { field: "city", key: "exact" } };

describe("a block of two keys", () => {
  it.each<[string, object, readonly string[]]>([
    ["one key brings all together that share it", { field: "name", key: "pinyin" }, ["0 1", "0 2", "0 3", "1 2", "1 3", "2 3"]],
    ["two keys only those that share both; a blank shares nothing", two, ["0 1"]],
  ])("%s", (_, block, pairs) => {
    const input = book(block);
    expect(finish(duplicatesWork(input, input.def.dedupe[0]!)).pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(pairs);
  });

  it("finds what a draft may be, and says what brought two together", () => {
    const input = book(two);
    const draft = typedTable(input.def, [{ name: "上海明达", city: "北京" }], {});
    const index = similarRecords(input, null);
    expect(index.find(draft, null).map(({ a, block }) => `${a} ${block}`)).toEqual(["2 name pinyinInitials + city exact"]);
    // The same table a little later takes over what still holds.
    expect(similarRecords(input, index).find(draft, null)).toHaveLength(1);
    const matcher = pairMatcher(input, input.def.dedupe[0]!);
    expect([comparePair(matcher, 0, 1, []).block, comparePair(matcher, 0, 2, []).block]).toEqual(["name pinyinInitials + city exact", null]);
  });
});
