/** The steps of the bench: what is done to the file, by us and by exceljs. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Buffer as ExcelBuffer, CellValue as ExcelValue } from "exceljs";
import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { typeColumn } from "../../src/fields/typedTable";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import { check } from "../../src/pipeline/check";
import { fix } from "../../src/pipeline/fix";
import { govern } from "../../src/pipeline/govern";
import { type OpenOptions, type OpenTable, openTables } from "../../src/pipeline/locate";
import { plan } from "../../src/pipeline/plan";
import { profile } from "../../src/pipeline/profile";
import { readRecords } from "../../src/pipeline/readRecords";
import { run } from "../../src/pipeline/run";
import type { Result, Session } from "../../src/pipeline/session";
import type { CellValue } from "../../src/workbook/host";
import { makePlainTable } from "../../tools/sample/plainTable";
import type { Step } from "./measure";
import { done, open, write } from "./openFile";

export const seed = 42;
export type Files = { readonly messy: string; readonly governed: string; readonly csv: string };

export function filesIn(folder: string): Files {
  return { messy: join(folder, "messy.xlsx"), governed: join(folder, "governed.xlsx"), csv: join(folder, "messy.csv") };
}

export const customerTemplate = new Uint8Array(readFileSync(join(__dirname, "../templates/customer/customer.crm.json")));
export const starterPack = join(__dirname, "../templates/crm/crm.crm.json");
const options: OpenOptions = {
  templates: [customerTemplate],
  chosen: false,
  sheet: null,
  answers: {},
};

/** Writes the table of the bench, as it comes and governed. */
export async function makeFiles(files: Files, rows: number): Promise<void> {
  writeFileSync(files.messy, makePlainTable(seed, rows));
  const file = openLater(files.messy)();
  writeFileSync(files.csv, done(file.saveText("csv")).bytes);
  done(await govern(sessionOn(file), options));
  writeFileSync(files.governed, done(file.save("xlsx")));
}

/** By name, in the order of the report. `peer`: exceljs doing the same. */
export function stepsOn(files: Files): { readonly [name: string]: { readonly what: string; readonly ours: Step; readonly peer?: Step } } {
  return {
    open: {
      what: "open",
      ours: { prepare: async () => { const opening = openLater(files.messy); return async () => opening(); } },
      peer: { prepare: async () => { const bytes = readFileSync(files.messy); return () => peerOpen(bytes); } },
    },
    csv: {
      what: "open it as .csv",
      ours: { prepare: async () => { const bytes = new Uint8Array(readFileSync(files.csv)); return async () => done(openFile("bench.csv", bytes)); } },
      peer: {
        prepare: async () => {
          const bytes = readFileSync(files.csv);
          const { Workbook } = await import("exceljs");
          // Every field as the text it is: by default it tries each as a date, which takes a hundred times as long.
          return () => new Workbook().csv.read(Readable.from([bytes]), { map: (value: string) => value });
        },
      },
    },
    check: { what: "check: find the table, read, rules", ours: onFile(files.messy, (file) => check(sessionOn(file), options)) },
    values: {
      what: "  of it 2 M cells to typed values",
      ours: {
        prepare: async () => {
          const session = sessionOn(openLater(files.messy)());
          const [{ layout, def, input }] = done(await openTables(session, options)) as [OpenTable];
          const { dateSystem, dayFirst } = input.circumstances;
          return async () => {
            const { columns } = done(await readRecords(session.host, layout));
            return def.fields.flatMap((field) => (columns[field.id] === undefined ? [] : [typeColumn(columns[field.id]!, field.fieldType, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null })]));
          };
        },
      },
    },
    rules: {
      what: "  of it typed values and the rules",
      ours: {
        prepare: async () => {
          const session = sessionOn(openLater(files.messy)());
          const [table] = done(await openTables(session, options));
          return () => session.engine.check(table!.input);
        },
      },
    },
    profile: { what: "profile every column and pair", ours: onFile(files.messy, (file) => profile(sessionOn(file), { ...options, templates: [] })) },
    plan: { what: "plan the cleaning", ours: onFile(files.messy, (file) => plan(sessionOn(file), options)) },
    govern: { what: "govern", ours: onFile(files.messy, (file) => govern(sessionOn(file), options)) },
    fix: { what: "fix the governed table", ours: onFile(files.governed, (file) => fix(sessionOn(file), options)) },
    save: {
      what: "save, one column changed",
      ours: {
        prepare: async () => {
          const file = openLater(files.messy)();
          const rows = done(await file.host.sheets())[0]!.used!.rows;
          await write(file, { verb: "writeCells", sheet: "客户", blocks: [{ row: 1, column: 2, values: Array.from({ length: rows - 1 }, (_, row): CellValue[] => [`short ${row}`]) }] });
          return async () => done(file.save("xlsx"));
        },
      },
      peer: {
        prepare: async () => {
          const { workbook } = await peerOpen(readFileSync(files.messy));
          const sheet = workbook.worksheets[0]!;
          for (let row = 2; row <= sheet.rowCount; row++) sheet.getCell(row, 3).value = `short ${row - 2}`;
          return async () => new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
        },
      },
    },
    write: {
      what: "write all cells to a new sheet, save",
      ours: {
        prepare: async () => {
          const values = await allCells(files.messy);
          const file = openLater(files.messy)();
          await write(file, { verb: "addSheet", name: "new", visibility: "visible" });
          await write(file, { verb: "deleteSheet", name: "客户" });
          return async () => {
            await write(file, { verb: "writeCells", sheet: "new", blocks: [{ row: 0, column: 0, values }] });
            return done(file.save("xlsx"));
          };
        },
      },
      peer: {
        prepare: async () => {
          const values = await allCells(files.messy);
          const { Workbook } = await import("exceljs");
          return async () => {
            const workbook = new Workbook();
            workbook.addWorksheet("new").addRows(values as ExcelValue[][]);
            return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
          };
        },
      },
    },
    run: { what: "the whole run, with save", ours: onFile(files.messy, async (file) => { done(await run(sessionOn(file), options)); return file.save("xlsx"); }) },
  };
}

/** The file is read now and opened when it is asked for. */
function openLater(path: string): () => OpenFile {
  const bytes = new Uint8Array(readFileSync(path));
  return () => open(bytes);
}

/** The file is opened first, outside the measured time. */
function onFile(path: string, work: (file: OpenFile) => Promise<Result<unknown>>): Step {
  return { prepare: async () => { const file = openLater(path)(); return async () => done(await work(file)); } };
}

function sessionOn({ host }: OpenFile): Session {
  const tools = nodeTools(String(seed));
  return { host, engine: createEngine(tools), lang: "zh-CN", user: "Bench", client: "bench", now: "2025-06-30T00:00:00.000Z", today: 45838, tools };
}

async function allCells(path: string): Promise<readonly (readonly CellValue[])[]> {
  const { host } = openLater(path)();
  const [sheet] = done(await host.sheets());
  return done(await host.readCells(sheet!.name, sheet!.used!)).values;
}

/** exceljs wants the file's own buffer; it is loaded only where it is measured. */
async function peerOpen(bytes: Uint8Array): Promise<{ readonly workbook: import("exceljs").Workbook }> {
  const { Workbook } = await import("exceljs");
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelBuffer);
  return { workbook };
}
