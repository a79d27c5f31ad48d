import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillText } from "../../../src/records/text";
import { comparePair } from "../../../src/rules/duplicates/comparePair";
import { pairMatcher } from "../../../src/rules/duplicates/pairMatcher";
import { findDuplicates } from "../../support/findDuplicates";
import { describeShared } from "../../support/shared";
import { inputs, typedTable } from "../../support/typedTables";
import { tableOf } from "../../bench/duplicates/columns";
import { type BenchSet, contactsOf, load, sets } from "../../bench/duplicates/sets";

const generated = (name: string, args: string): BenchSet => ({ ...contactsOf(1, 1), name, generate: args });
const looked: readonly BenchSet[] = [
  ...sets.filter(({ name }) => ["fake_1000", "fodors_zagats", "rldata500"].includes(name)),
  generated("hard Chinese and English contacts", "--rows 1500 --seed 2031 --lang mix --kind contact --noise 2 --hard 0.25 --dup-rate 0.35"),
];

describeShared("explanations of what is found in sets made by others", "data", () => {
  it.each(looked)("$name: every one adds up to its score, names fields of the table only and is said in both languages", (set) => {
    const loaded = load(set, join(tmpdir(), "crm-bench-duplicates"))!;
    const { def, rule } = tableOf(loaded.schema);
    const table = typedTable(def, loaded.ids.map((_, at) => Object.fromEntries(def.fields.map(({ id }) => [id, loaded.columns[id]![at]!]))), { ids: loaded.ids });
    const { pairs, clusters } = findDuplicates({ def, table, inputs }, rule);
    const fields = new Set(def.fields.map(({ id }) => id));
    const matcher = pairMatcher({ def, table, inputs }, rule);
    expect(pairs.length).toBeGreaterThan(30);
    let throughOthers = 0;
    const bad: unknown[] = [];
    pairs.forEach((pair, at) => {
      const bits = pair.evidence.reduce((sum, line) => sum + line.bits, pair.start + (pair.third?.bits ?? 0));
      const said = [...pair.evidence, ...(pair.third === undefined ? [] : [pair.third])].flatMap(({ text }) => (["zh-CN", "en"] as const).map((lang) => fillText(text.message, text.data, lang)));
      if (Math.abs(1 / (1 + 2 ** -bits) - pair.score) > 1e-9 || pair.evidence.some(({ field }) => !fields.has(field)) || said.some((text) => !/^[^{}]{4,}$/.test(text))) bad.push({ pair, said });
      if (pair.third !== undefined) throughOthers++;
      if (pair.verdict === "related" || at % 7 > 0) return;
      // Asked for alone the pair is told the same way; what would turn it takes time, so not of every one.
      const alone = comparePair(matcher, pair.a, pair.b, []);
      expect([alone.score, alone.third?.text]).toEqual([expect.closeTo(pair.score, 9), pair.third?.text]);
      if (pair.verdict === "duplicate") expect(alone.reason).toBe("same");
    });
    expect(bad).toEqual([]);
    // Merged without asking are only those of which every two are sure by themselves.
    const scoreOf = new Map(pairs.map(({ a, b, score }) => [`${a} ${b}`, score]));
    const doubtful = clusters.flatMap(({ sure }) => sure.flatMap((part) => part.flatMap((a, at) => part.slice(at + 1).filter((b) => scoreOf.get(`${a} ${b}`)! < rule.score.auto!))));
    expect(doubtful).toEqual([]);
    if (set.name !== "fake_1000") return;
    expect(throughOthers).toBeGreaterThan(100);
    expect(clusters.some(({ records, sure }) => sure.length > 0 && sure[0]!.length < records.length)).toBe(true);
  });
});
