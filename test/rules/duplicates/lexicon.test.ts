import { holdsWord, replaceWords, worded } from "../../../src/rules/duplicates/lexicon";
import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { duplicatesWork } from "../../../src/rules/duplicates/findDuplicates";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import { similarRecords } from "../../../src/rules/duplicates/similarRecords";
import { finish } from "../../../src/records/work";
import { wordList } from "../../../src/template/wordList";
import { field, smallTemplate } from "../../pipeline/book";
import { load } from "../../template/support";
import { inputs, typedTable } from "../../support/typedTables";

describe("words replaced before texts are compared", () => {
  const words = wordList([{ 研究院: "研究所", 股份有限公司: "", 有限公司: "", Inc: "", International: "Intl" }, { 有限公司: "公司" }]);
  it.each([
    ["明达研究院有限公司", "明达研究所"], ["明达研究所", "明达研究所"], ["ACME INC", "acme"], ["Ａｃｍｅ　Ｉｎｃ", "acme"], ["Acme Incorporated", "Acme Incorporated"], ["Princess", "Princess"],
    ["Acme International Trading", "acme intl trading"], ["有限公司", "有限公司"], ["明达股份有限公司", "明达"], ["", ""], ["明达2Inc", "明达2Inc"], ["明达Inc", "明达"],
  ])("%s becomes %s", (text, made) => expect(replaceWords(text, words)).toBe(made));

  it("a word is held where it stands by itself, in Chinese anywhere", () => {
    expect([holdsWord("costco", "co"), holdsWord("costco co", "co"), holdsWord("明达集团有限公司", "集团"), holdsWord("co", "co"), holdsWord("", "co")]).toEqual([false, true, true, true, false]);
  });

  it("makes a column once, and leaves what is no text", () => {
    const { table } = book([["甲有限公司", "1"], ["乙", "2"]]);
    const column = table.columns["name"]!;
    expect(worded(column, words)).toBe(worded(column, words));
    expect(worded(column, undefined)).toBe(column);
    expect(worded(column, words).typed).toEqual([null, "甲", "乙"]);
  });
});

const template = (lexicon: object | undefined, method = "ngram:2", more: object = {}) => {
  const read = load(JSON.stringify(smallTemplate({ name: field("text", "名称"), phone: field("text", "电话") }, {
    template: { lexicons: { own: { 研究院: "研究所", 有限公司: "" } } },
    table: { dedupe: [{ id: "same", match: [{ field: "name", method, weight: 25, ...(method.startsWith("ngram") ? { threshold: 0.95 } : {}) }], ...(lexicon === undefined ? {} : { lexicon }), score: { duplicate: 0.9, review: 0.5 }, ...more }] },
  })));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.tables[0]!;
};
function book(rows: readonly (readonly string[])[], lexicon?: object, method?: string, more?: object) {
  const def = template(lexicon, method, more);
  return { def, inputs, table: typedTable(def, rows.map(([name, phone]) => ({ name: name!, phone: phone! })), { ids: rows.map((_, at) => `R${at}`) }) };
}
const pairsOf = (input: ReturnType<typeof book>) => finish(duplicatesWork(input, input.def.dedupe[0]!)).pairs.filter(({ verdict }) => verdict === "duplicate").map(({ a, b }) => `${a} ${b}`);
const rows = [["明达材料研究院", "1"], ["明达材料研究所有限公司", "2"], ["明达材料研究院集团", "3"], ["别的单位", "4"]];

describe("a duplicate rule with a lexicon", () => {
  it.each<[string, object]>([["that finds its own keys", {}], ["with blocks", { block: [{ field: "name", key: "normalized" }] }]])("%s: synonyms and idle words are the same", (_, more) => {
    expect(pairsOf(book(rows, undefined, "ngram:2", more))).toEqual([]);
    expect(pairsOf(book(rows, { words: ["own"] }, "ngram:2", more))).toEqual(["0 1"]);
  });

  it("keeps apart what differs in a word that tells apart, also for a single pair and for a draft", () => {
    const names = [["明达材料研究院", "1"], ["明达材料研究院集团", "2"], ["明达材料研究院", "3"]];
    expect(pairsOf(book(names, undefined, "prefix:7"))).toEqual(["0 1", "0 2", "1 2"]);
    const input = book(names, { differ: ["集团"], fields: ["name"] }, "prefix:7");
    expect(pairsOf(input)).toEqual(["0 2"]);
    const rule = input.def.dedupe[0]!;
    expect([comparePair(pairMatcher(input, rule), 0, 1, []).reason, comparePair(pairMatcher(input, rule), 0, 2, []).reason]).toEqual(["gate", "same"]);
    const draft = typedTable(input.def, [{ name: "明达材料研究院 集团", phone: "9" }], {});
    expect(similarRecords(input, null).find(draft, null).map(({ a, verdict }) => `${a} ${verdict}`)).toEqual(["1 duplicate"]);
  });

  it("compares a draft by the same words", () => {
    const input = book(rows, { words: ["own"] });
    const draft = typedTable(input.def, [{ name: "明达材料研究所", phone: "9" }], {});
    expect(similarRecords(input, null).find(draft, null).filter(({ verdict }) => verdict === "duplicate").map(({ a }) => a)).toEqual([0, 1]);
  });

  it("finds the same whatever the order of the rows", () => {
    const names = (input: ReturnType<typeof book>) => finish(duplicatesWork(input, input.def.dedupe[0]!)).clusters.map(({ records }) => records.map((at) => input.table.records.ids[at]).sort());
    const turned = book([...rows].reverse(), { words: ["own"], differ: ["集团"] });
    expect(names(turned).map((group) => group.map((id) => rows.length - 1 - Number(id!.slice(1))).sort())).toEqual([[0, 1]]);
  });
});
