import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import { plainText } from "../../src/records/cellValue";

/** The file as the page would give it to the person. */
export async function savedBytes(page: Page, button: RegExp = /存为 .xlsx|Save as .xlsx/): Promise<Uint8Array> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return new Uint8Array(readFileSync(await (await download).path()));
}

export function opened(bytes: Uint8Array): OpenFile {
  const file = openFile("saved.xlsx", bytes);
  if (!file.ok) throw new Error(file.problems[0]?.code);
  return file.value;
}

/** What every cell of the visible sheets says, by sheet, row after row, and the tables on them. */
export async function contents(bytes: Uint8Array): Promise<{ readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>; readonly tables: readonly string[] }> {
  const { host } = opened(bytes);
  const sheets = await host.sheets();
  if (!sheets.ok) throw new Error(sheets.problems[0]?.code);
  const all: Record<string, readonly (readonly string[])[]> = {};
  for (const { name, used, visibility } of sheets.value) {
    if (visibility !== "visible") continue;
    const read = used === null ? null : await host.readCells(name, { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns });
    all[name] = read?.ok === true ? read.value.values.map((line) => line.map((value) => plainText(value))) : [];
  }
  return { sheets: all, tables: sheets.value.flatMap(({ name, tables }) => tables.map((table) => `${name}!${table.name} ${table.area.row}+${table.area.rows}x${table.area.columns}`)) };
}

/** Goes to a cell of the front sheet by the name box, as a person does who knows its address. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.locator("[data-u-comp=defined-name] input").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(address, { delay: 20 });
  await page.keyboard.press("Enter");
  // The focus is in the cells again.
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-u-comp") === "editor");
}
