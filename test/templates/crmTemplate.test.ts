import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WorkbookTables } from "../../src/engine/workbookTables";
import type { Finding } from "../../src/findings/finding";
import type { Row } from "../support/typedTables";
import { shippedTemplate, templatesFolder } from "./customer";
import { checkAll, givenTable } from "./givenRows";

type Rows<T> = { readonly today: string; readonly tables: { readonly [table: string]: readonly T[] } };
type BadRow = { readonly why: string; readonly given: Row; readonly findings: readonly (readonly [string, string | null, string])[] };

const template = shippedTemplate("crm/crm.crm.json");
const read = <T>(name: string): Rows<T> => JSON.parse(readFileSync(join(templatesFolder, "crm", name), "utf8")) as Rows<T>;
const sample = read<Row>("sampleRows.json");

/** What is found in one table of a workbook; its records are called T1, T2 ... */
function found(table: string, workbook: Rows<Row>["tables"]): readonly Finding[] {
  const given = Object.entries(workbook).map(([id, rows]) => [id, givenTable(template, id, sample.today, rows, rows.map((_, index) => `T${index + 1}`))] as const);
  const tables = new WorkbookTables(template, new Map(given.map(([id, { table: typed }]) => [id, typed])), given[0]![1].inputs);
  return checkAll(tables.input(table));
}

describe("the rows of the starter pack", () => {
  it("are silent where they are good, in every table, with their classes as the rules give them", () => {
    expect(Object.keys(sample.tables)).toEqual(template.tables.map(({ id }) => id));
    for (const { id } of template.tables) expect([id, found(id, sample.tables)]).toEqual([id, []]);
  });

  const bad = read<BadRow>("badRows.json");
  it.each(template.tables.map(({ id }) => [id]))("give exactly the findings written beside them where they are bad: %s", (id) => {
    const [good, rows] = [sample.tables[id]!, bad.tables[id]!];
    const findings = found(id, { ...sample.tables, [id]: [...good, ...rows.map(({ given }) => given)] });
    const byRow = rows.map(({ why }, index) => ({ why, findings: findings.filter(({ at }) => at[0]!.row === good.length + index + 2).map(({ rule, at, messageId }) => [rule, at[0]!.field, messageId]) }));
    expect(byRow).toEqual(rows.map(({ why, findings: expected }) => ({ why, findings: expected })));
  });
});
