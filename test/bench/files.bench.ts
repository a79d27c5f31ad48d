/** Opens a file, edits one cell in a hundred and saves it: we and two libraries, each in a process of its own that is given up after a while. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePlainTable } from "../../tools/sample/plainTable";
import type { CellValue } from "../../src/workbook/host";
import { makeLargeTable } from "./largeTable";
import { memory } from "./measure";
import { done, open, write } from "./openFile";

export const sizes = [{ rows: 100_000, columns: 20 }, { rows: 1_000_000, columns: 10 }] as const;
export type Size = (typeof sizes)[number];
export const libraries = ["ours", "excelts", "exceljs"] as const;
export type Library = (typeof libraries)[number];

/** CPU seconds of each step; MB at the highest over an idle process; bytes of the file that came out. */
export type FileBench = { readonly open: number; readonly edit: number; readonly save: number; readonly wall: number; readonly peak: number; readonly bytes: number };
type Edit = { readonly row: number; readonly column: number; readonly value: string | number };
type Opened = { readonly edit: (edits: readonly Edit[]) => Promise<void>; readonly save: () => Promise<Uint8Array> };

export function fileOf(folder: string, { rows }: Size): string {
  return join(folder, `${rows}.xlsx`);
}

export function makeFile(folder: string, size: Size, seed: number): void {
  writeFileSync(fileOf(folder, size), size.columns === 20 ? makePlainTable(seed, size.rows) : makeLargeTable(seed, size.rows));
}

/** Cells all over the table below its header, in turn a number and a text that the file has not said before. */
function* edits({ rows, columns }: Size): Iterable<Edit> {
  for (let i = 0; i * 101 < rows * columns; i++) yield { row: 1 + Math.floor((i * 101) / columns), column: (i * 101) % columns, value: i % 2 === 0 ? i : `edited ${i}` };
}

/** @throws Error when the file that was saved does not say what was edited. */
export async function benchFile(library: Library, folder: string, size: Size): Promise<FileBench> {
  const openWith = await openers[library]();
  const list = [...edits(size)];
  const idle = memory().rss;
  const bytes = new Uint8Array(readFileSync(fileOf(folder, size)));
  const spent: number[] = [];
  const start = performance.now();
  const lap = async <T>(work: () => Promise<T> | T): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1e6);
    return result;
  };
  const opened = await lap(() => openWith(bytes));
  await lap(() => opened.edit(list));
  const saved = await lap(() => opened.save());
  const wall = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024 - idle;
  await checkEdits(saved, list);
  return { open: spent[0]!, edit: spent[1]!, save: spent[2]!, wall, peak, bytes: saved.length };
}

async function checkEdits(saved: Uint8Array, list: readonly Edit[]): Promise<void> {
  const { host } = open(saved);
  const [sheet] = done(await host.sheets());
  for (const { row, column, value } of [list[0]!, list[1]!, list.at(-2)!, list.at(-1)!]) {
    const { values } = done(await host.readCells(sheet!.name, { row, column, rows: 1, columns: 1 }));
    if (values[0]![0] !== value) throw new Error(`row ${row + 1}, column ${column + 1} says ${JSON.stringify(values[0]![0])} and not ${value}`);
  }
}

/** Loading a library is not part of what it is measured for. */
const openers: Readonly<Record<Library, () => Promise<(bytes: Uint8Array) => Promise<Opened>>>> = {
  ours: async () => async (bytes) => {
    const file = open(bytes);
    const [sheet] = done(await file.host.sheets());
    return {
      edit: (list) => write(file, { verb: "writeCells", sheet: sheet!.name, blocks: list.map(({ row, column, value }) => ({ row, column, values: [[value as CellValue]] })) }),
      save: async () => done(file.save("xlsx")),
    };
  },
  excelts: async () => peer((await import("@cj-tech-master/excelts")).Workbook),
  exceljs: async () => peer((await import("exceljs")).Workbook),
};

/** The two have one interface: excelts grew out of exceljs. */
type PeerWorkbook = {
  readonly xlsx: { load(bytes: never): Promise<unknown>; writeBuffer(): Promise<ArrayBufferLike | Uint8Array> };
  readonly worksheets: readonly { getCell(row: number, column: number): { value: unknown } }[];
};

function peer(Workbook: new () => PeerWorkbook): (bytes: Uint8Array) => Promise<Opened> {
  return async (bytes) => {
    const workbook = new Workbook();
    await workbook.xlsx.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) as never);
    return {
      edit: async (list) => {
        const sheet = workbook.worksheets[0]!;
        for (const { row, column, value } of list) sheet.getCell(row + 1, column + 1).value = value;
      },
      save: async () => new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer),
    };
  };
}
