import { tmpdir } from "node:os";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { matchRecords } from "../../../src/rules/duplicates/matchRecords";
import { tableOf } from "../../bench/duplicates/columns";
import { load } from "../../bench/duplicates/sets";
import { describeShared } from "../../support/shared";
import { inputs, typedTable } from "../../support/typedTables";

describeShared("a small table with a handful of duplicates", "tools/gen_people.mjs", () => {
  const folder = mkdtempSync(join(tmpdir(), "crm-small-tables-"));
  // Pairs of one town are many more than pairs of one company: what one company is, is learned all the same.
  it.each([[100, 3021, 0.02], [300, 3022, 0.02], [400, 3027, 0.02], [500, 3024, 0.03], [600, 3026, 0.02], [800, 3029, 0.02], [3000, 3021, 0.005]])("of %d companies (seed %d, %d of the rows copies) is not taken for one in which all of a town are one", (rows, seed, share) => {
    const { columns, schema, truth, ids } = load({ name: "small", goal: {}, generate: `--rows ${rows} --seed ${seed} --lang mix --kind company --dup-rate ${share}` }, folder)!;
    const { def, rule } = tableOf(schema);
    const table = typedTable(def, ids.map((_, at) => Object.fromEntries(def.fields.map(({ id }) => [id, columns[id]![at]!]))), { ids });
    const { groups } = matchRecords({ def, table, inputs }, rule, []);
    const pairs = groups.flatMap(({ records }) => records.flatMap((a, at) => records.slice(at + 1).map((b) => truth.right(a, b))));
    const right = pairs.filter(Boolean).length;
    expect(right).toBeGreaterThanOrEqual(0.7 * truth.pairs);
    expect(pairs.length - right).toBeLessThanOrEqual(2);
  });
});
