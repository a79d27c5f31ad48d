import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testTemplate } from "../../src/engine/testTemplate";
import type { CellValue, Json } from "../../src/records/cellValue";
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
  it("is listed in the catalogue as it is", () => {
    const { id, version, title, description } = template;
    expect(json("index.json")).toEqual({ templates: [{ id, version, path: "customer/customer.crm.json", title, description }] });
  });

  it("says everything in both languages, in plain words", () => {
    const spoken = new Set(["title", "description", "labels", "label", "message", "explain", "x-label", "x-help", "x-message"]);
    const wrong: string[] = [];
    const walk = (value: Json, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, child] of Object.entries(value as { readonly [key: string]: Json })) {
        const at = `${path}/${key}`;
        // What a test expects is a part of a text.
        if (at === "/tests") continue;
        if (spoken.has(key)) {
          const { "zh-CN": zh, en } = child as { readonly "zh-CN"?: string; readonly en?: string };
          if (zh === undefined || en === undefined || /[！]|请您/.test(zh)) wrong.push(at);
          // Sentences end as sentences; an A or B alone is the same in both.
          if (key === "message" && (!zh!.endsWith("。") || !en!.endsWith(".") || /\p{Script=Han}/u.test(en!.replace(/元|万元/g, "")))) wrong.push(at);
        } else walk(child, at);
      }
    };
    walk(json("customer/customer.crm.json"), "");
    expect(wrong).toEqual([]);
  });

  it("gives no header word to two fields, and no option word to two options", () => {
    const fold = (word: string): string => word.normalize("NFKC").toLowerCase().replace(/[\s*()]/g, "");
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    const claim = (word: string, by: string): void => {
      const known = owner.get(fold(word));
      if (known !== undefined && known !== by) clashes.push(`${word}: ${known}, ${by}`);
      owner.set(fold(word), by);
    };
    for (const field of table.fields) for (const word of [field.id, field.label["zh-CN"], field.label.en, ...field.aliases]) claim(word, field.id);
    for (const field of table.fields) {
      owner.clear();
      for (const option of field.options ?? []) for (const word of [option.code, option.label["zh-CN"], option.label.en, ...option.aliases]) claim(word, `${field.id}=${option.code}`);
    }
    expect(clashes).toEqual([]);
  });

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

describe("the customer template's own tests", () => {
  const problems = testTemplate(template);
  it.each(template.tests.map((test) => [test.name]))("%s", (name) => {
    expect(problems.filter(({ place }) => place === name).map(({ message }) => message.en)).toEqual([]);
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
