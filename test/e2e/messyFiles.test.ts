import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openFile } from "../../src/hosts/file/openFile";
import { type CellValue, plainText } from "../../src/records/cellValue";
import { must } from "../contracts/sampleWorkbook";
import { commandLine, type CommandLine } from "../cli/commandLine";
import { field, smallTemplate } from "../pipeline/book";
import { describeShared } from "../support/shared";

type Cells = readonly (readonly CellValue[])[];

async function sheetCells(name: string, bytes: Uint8Array, sheet?: string): Promise<Cells> {
  const { host } = must(openFile(name, bytes));
  const info = must(await host.sheets()).find((candidate) => sheet === undefined || candidate.name === sheet)!;
  const used = info.used!;
  return must(await host.readCells(info.name, { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns })).values;
}

/** Fitting templates, written for three of the files: as a person would begin. */
const fitting: { readonly [file: string]: { readonly template: object; readonly sheet?: string; readonly records: number; readonly fields: number } } = {
  "01_chicago_sites_raw.csv": {
    template: smallTemplate({ id: field("text", "Id"), source: field("text", "Source"), name: field("companyName", "Site name"), address: field("text", "Address"), zip: field("integer", "Zip"), phone: field("text", "Phone"), agency: field("text", "Agency"), email: field("email", "Email Address") }, {
      table: { recordId: "id", dedupe: [{ id: "same", block: [{ field: "phone", key: "phone8" }, { field: "name", key: "company" }], match: [{ field: "name", method: "companyParts", weight: 5, threshold: 0.7 }, { field: "address", method: "address", weight: 4, threshold: 0.8 }, { field: "phone", method: "exact", weight: 4 }], score: { auto: null, duplicate: 0.9, review: 0.6 }, survive: { "*": "mostComplete" } }] },
    }),
    records: 3337, fields: 8,
  },
  "05_janitor_dirty_roster.xlsx": {
    template: smallTemplate({ first: field("personName", "First Name"), last: field("personName", "Last Name"), status: field("enum", "Employee Status", { "x-options": ["Teacher", "Coach", "Administration"].map((code) => ({ code, label: { "zh-CN": code, en: code } })) }), subject: field("text", "Subject"), hired: field("date", "Hire Date"), allocated: field("percent", "% Allocated"), full: field("bool", "Full time?") }),
    records: 12, fields: 7,
  },
  "08_readxl_deaths_notes_merged.xlsx": {
    template: smallTemplate({ name: field("personName", "Name"), profession: field("text", "Profession"), age: field("integer", "Age"), kids: field("bool", "Has kids"), born: field("date", "Date of birth"), died: field("date", "Date of death") }, { table: { rules: [{ id: "order", assert: "[died] >= [born]", severity: "error", message: { "zh-CN": "去世日期早于出生日期。", en: "Died before birth." } }] } }),
    sheet: "arts", records: 10, fields: 6,
  },
};

describeShared("sheets that real people made", "data/messy", (root) => {
  let line: CommandLine;
  const files = readdirSync(root).filter((name) => /\.(xlsx|csv|xls)$/.test(name)).sort();
  const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(root, file)));

  beforeAll(() => {
    line = commandLine();
    for (const file of files) line.put(file, bytesOf(file));
  });
  afterAll(() => line.close());

  it.each(files)("%s is profiled, or refused in clear words", async (file) => {
    for (const lang of ["zh-CN", "en"]) {
      const { code, out, err } = await line.crm("profile", line.path(file), "--lang", lang);
      expect(out + err).not.toMatch(/\{\w+\}|undefined|\[object|NaN|Error:|\n {4}at /);
      if (file.endsWith(".xls")) expect([code, err]).toEqual([2, expect.stringMatching(/\.xls.*\n {2}→ .*\.xlsx/s)]);
      else expect([code, out]).toEqual([0, expect.stringContaining(file.endsWith(".csv") ? file.slice(0, 20) : " ")]);
    }
  }, 60_000);

  it.each(files.filter((file) => !file.endsWith(".xls")))("%s: a profile counts every record once", async (file) => {
    const { out } = await line.crm("profile", line.path(file), "--format", "json");
    const { tables } = JSON.parse(out) as { tables: readonly { readonly records: number; readonly columns: readonly { readonly filled: number; readonly distinct: number; readonly fillRate: number; readonly top: readonly { count: number }[] }[] }[] };
    expect(tables.length).toBeGreaterThan(0);
    for (const { records, columns } of tables) {
      expect(columns.length).toBeGreaterThan(0);
      for (const { filled, distinct, fillRate, top } of columns) {
        expect(filled).toBeLessThanOrEqual(records);
        expect(distinct).toBeLessThanOrEqual(filled);
        expect(fillRate).toBeCloseTo(records === 0 ? 0 : filled / records, 3);
        expect(top.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(filled);
      }
    }
  }, 60_000);

  it.each(files)("%s is not forced into the template for customers", async (file) => {
    for (const command of [["govern", "-o", line.path(`no-${file}.xlsx`)], ["check"], ["run", "-o", line.path(`no-${file}.xlsx`)], ["dedupe"]]) {
      const { code, err } = await line.crm(command[0]!, line.path(file), "--template", "customer", ...command.slice(1), "--lang", "en");
      expect([command[0], code]).toEqual([command[0], 2]);
      expect(err).toMatch(/^(No delimiter was found[^\n]*\n)?.+\.\n {2}→ .+\.\n$/s);
    }
    expect(line.files().filter((name) => name.startsWith("no-"))).toEqual([]);
  }, 120_000);

  describe.each(Object.entries(fitting))("%s with a template that fits", (file, { template, sheet, records, fields }) => {
    const argv = sheet === undefined ? [] : ["--sheet", sheet];
    let templateFile: string;
    beforeAll(() => { templateFile = line.put(`${file}.crm.json`, JSON.stringify(template)); });

    it("is checked without losing a row", async () => {
      const { code, out } = await line.crm("check", line.path(file), "--template", templateFile, "--format", "json", ...argv);
      expect(code).not.toBe(2);
      expect((JSON.parse(out) as { tables: { records: number }[] }).tables[0]!.records).toBe(records);
    }, 60_000);

    it("is governed with every value kept, and undone to what it was", async () => {
      const output = line.path(`${file}-out.xlsx`);
      const { code, out, err } = await line.crm("govern", line.path(file), "--template", templateFile, "-o", output, "--format", "json", ...argv);
      expect([err.replace(/^No delimiter.*\n/, ""), code]).toEqual(["", 0]);
      const made = JSON.parse(out) as { records: number; sheet: string; newSheet: string | null; renamedHeaders: { from: string }[]; columns: { field: string | null }[] };
      expect([made.records, made.columns.filter((column) => column.field !== null).length]).toEqual([records, fields]);
      const before = await sheetCells(file, bytesOf(file), sheet);
      const after = await sheetCells("x.xlsx", line.read(`${file}-out.xlsx`), made.sheet);
      const texts = (cells: Cells): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const value of cells.flat()) if (value !== null && value !== "") counts.set(plainText(value), (counts.get(plainText(value)) ?? 0) + 1);
        return counts;
      };
      const kept = texts(after);
      // A table needs headers that differ: those that were renamed are told.
      for (const { from } of made.renamedHeaders) kept.set(from, (kept.get(from) ?? 0) + 1);
      expect(made.newSheet).toBeNull();
      expect([...texts(before)].filter(([text, count]) => (kept.get(text) ?? 0) < count)).toEqual([]);
      expect((await line.crm("undo", output, "--all", "-o", line.path(`${file}-back.xlsx`))).code).toBe(0);
      expect(await sheetCells("x.xlsx", line.read(`${file}-back.xlsx`), sheet ?? undefined)).toEqual(before);
    }, 60_000);

    it("goes the whole way, twice, with the second time finding nothing to do", async () => {
      const [first, second] = [line.path(`${file}-run1.xlsx`), line.path(`${file}-run2.xlsx`)];
      const one = await line.crm("run", line.path(file), "--template", templateFile, "-o", first, "--format", "json", ...argv);
      expect([one.err.replace(/^No delimiter.*\n/, ""), one.code === 2]).toEqual(["", false]);
      const two = await line.crm("run", first, "-o", second, "--format", "json");
      expect((JSON.parse(two.out) as { changes: unknown[] }).changes).toEqual([]);
      expect(Buffer.compare(line.read(`${file}-run1.xlsx`), line.read(`${file}-run2.xlsx`))).toBe(0);
    }, 120_000);
  });

  it("duplicates of a .csv are named by its own ids", async () => {
    const file = "01_chicago_sites_raw.csv";
    const { code, out } = await line.crm("dedupe", line.path(file), "--template", line.path(`${file}.crm.json`), "--format", "csv");
    expect(code).toBe(0);
    const pairs = out.trimEnd().split("\r\n").slice(1).map((row) => row.split(","));
    expect(pairs.length).toBeGreaterThan(100);
    const ids = new Set((await sheetCells(file, bytesOf(file))).slice(1).map((row) => String(row[0])));
    expect(pairs.filter(([a, b]) => !ids.has(a!) || !ids.has(b!) || a === b)).toEqual([]);
  }, 60_000);
});
