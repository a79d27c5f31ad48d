import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CellValue } from "../../src/records/cellValue";
import type { TableDef } from "../../src/template/template";
import { industries, owners, sourceSpellings, stageSpellings } from "../../tools/sample/words";
import { sampleColumns } from "../../tools/sample/columns";
import type { Row } from "../support/typedTables";
import { customerTemplate, templatesFolder } from "./customer";
import { checkAll, givenTable } from "./givenRows";

const json = <T>(path: string): T => JSON.parse(readFileSync(join(templatesFolder, path), "utf8")) as T;

const template = customerTemplate;
const table: TableDef = template.tables[0]!;
const optionOf = (field: string, typed: string): CellValue => {
  const def = table.fields.find(({ id }) => id === field)!;
  const read = def.fieldType.parse(typed, { spec: def, dateSystem: 1900, dayFirst: null });
  return read.ok ? read.value : { error: read.messageId };
};

describe("the customer template", () => {
  it("has a broken and a kept case for every rule, and a case for every class", () => {
    const names = template.tests.map((test) => test.name);
    expect(table.rules.length).toBeGreaterThanOrEqual(12);
    for (const rule of table.rules) expect(names).toEqual(expect.arrayContaining([`${rule.id}: broken`, `${rule.id}: kept`]));
    for (const def of table.classify) {
      const classes = new Set(template.tests.map((test) => test.expect.classes?.[def.target]).filter((name) => name !== undefined));
      expect([...classes].sort()).toEqual(table.fields.find(({ id }) => id === def.target)!.options!.map(({ code }) => code).sort());
    }
  });

  it("reads what people write in the messy sample: options, people, columns", () => {
    for (const industry of industries) for (const typed of industry.spellings) expect([typed, optionOf("industry", typed)]).toEqual([typed, industry.code]);
    for (const [code, spellings] of Object.entries(stageSpellings)) for (const typed of spellings) expect([typed, optionOf("stage", typed)]).toEqual([typed, code]);
    for (const [code, spellings] of Object.entries(sourceSpellings)) for (const typed of spellings) expect([typed, optionOf("source", typed)]).toEqual([typed, code]);
    for (const [name, ...spellings] of owners) for (const typed of spellings) expect([typed, optionOf("owner", typed)]).toEqual([typed, name]);
    const fields = new Set(table.fields.map(({ id }) => id));
    expect(sampleColumns.flatMap(({ field }) => (field === null || fields.has(field) ? [] : [field]))).toEqual([]);
  });
});

type Given = { readonly table: string; readonly today: string };

describe("the customer template's rows", () => {
  it("sample rows are silent, and their classes are those of the rules", () => {
    const { table: id, today, rows } = json<Given & { readonly rows: readonly Row[] }>("customer/sampleRows.json");
    expect(rows).toHaveLength(10);
    expect(checkAll(givenTable(template, id, today, rows))).toEqual([]);
  });

  it("bad rows give exactly the findings written beside them", () => {
    const { table: id, today, rows } = json<Given & { readonly rows: readonly { readonly why: string; readonly given: Row; readonly findings: readonly (readonly [string, string | null, string])[] }[] }>("customer/badRows.json");
    const found = checkAll(givenTable(template, id, today, rows.map(({ given }) => given)));
    const byRow = rows.map(({ why }, i) => ({ why, findings: found.filter((finding) => finding.at[0]!.row === i + 2).map(({ rule, at, messageId }) => [rule, at[0]!.field, messageId]) }));
    expect(byRow).toEqual(rows.map(({ why, findings }) => ({ why, findings })));
  });
});
