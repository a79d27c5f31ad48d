import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import { cellCanvas, describeInBrowser, gridReady, startWorkbenches, type Workbenches } from "./browser";
import { throughLibreOffice } from "./soffice";
import { asUpload, sumsFile } from "./sumsFile";

/** Every text and number on the visible sheets. */
async function said(file: OpenFile): Promise<ReadonlySet<unknown>> {
  const sheets = await file.host.sheets();
  if (!sheets.ok) throw new Error(sheets.problems[0]?.code);
  const all = new Set<unknown>();
  for (const { name, used, visibility } of sheets.value) {
    if (used === null || visibility !== "visible") continue;
    const read = await file.host.readCells(name, used);
    if (read.ok) for (const value of read.value.values.flat()) all.add(value);
  }
  return all;
}

function opened(bytes: Uint8Array): OpenFile {
  const file = openFile("saved.xlsx", bytes);
  if (!file.ok) throw new Error(file.problems[0]?.code);
  return file.value;
}

/** What cells of the file say that the page saves; with `formulas`, each with its formula. */
async function savedValues(page: Page, cells: readonly (readonly [sheet: string, row: number, column: number])[], formulas = false): Promise<readonly unknown[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为 .xlsx" }).click();
  const { host } = opened(new Uint8Array(readFileSync(await (await download).path())));
  const read = await Promise.all(cells.map(async ([sheet, row, column]) => {
    const block = await host.readCells(sheet, { row, column, rows: 1, columns: 1 }, { formulas });
    return block.ok ? [block.value.values[0]![0], ...(block.value.formulas?.[0] ?? [])] : [];
  }));
  return read.flat();
}

/** The sample becomes a table, and a name is typed over in a cell below its header. */
async function typeIntoTable(page: Page, pane: Locator, name: string): Promise<void> {
  await gridReady(page);
  await pane.getByRole("button", { name: "整理成规范表" }).click();
  await pane.getByRole("button", { name: "建表", exact: true }).click();
  await pane.getByText(/已整理成规范表/).waitFor();
  await gridReady(page);
  await cellCanvas(page).click({ position: { x: 200, y: 400 } });
  await page.keyboard.type(name, { delay: 40 });
  await page.keyboard.press("Enter");
}

describeInBrowser("the workbench", () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(300); });
  afterAll(() => workbenches.close());

  it("opens on the sample, sees what is typed in the grid, loses nothing with its worker, and saves a file that other programs open", async () => {
    const { page, pane, faults, foreign } = await workbenches.open();
    await typeIntoTable(page, pane, "End2End Ltd");
    // The worker breaks off just then: another one has all of it.
    for (const worker of page.workers()) await worker.evaluate(() => { if (self.name === "openFile") setTimeout(() => { throw new Error("broken off"); }); });
    await page.getByText(/一步也没有丢/).waitFor();
    await gridReady(page);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "存为 .xlsx" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("sample.xlsx");

    // Saving notes what was typed: the desk has seen it.
    await pane.getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name: "历史" }).click();
    await pane.getByText("在表里直接修改").first().waitFor();

    const bytes = new Uint8Array(readFileSync(await saved.path()));
    expect(await said(opened(bytes))).toContain("End2End Ltd");
    expect(await said(opened(throughLibreOffice({ saved: bytes }, "xlsx")["saved"]!))).toContain("End2End Ltd");
    expect(faults.filter((fault) => !fault.includes("broken off"))).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it("offers what a page has left that is gone, and opens it with all that was written", async () => {
    const { page, pane, faults } = await workbenches.open();
    await typeIntoTable(page, pane, "Left Behind Ltd");
    // A copy is taken once nothing more has come for two seconds.
    await page.waitForTimeout(4_000);
    await page.close();
    const next = await page.context().newPage();
    await next.goto(page.url());
    await next.getByRole("button", { name: "恢复" }).click();
    const again = next.getByTestId("pane");
    await again.getByRole("button", { name: "查看并修复" }).waitFor();
    await gridReady(next);
    const download = next.waitForEvent("download");
    await next.getByRole("button", { name: "存为 .xlsx" }).click();
    expect(await said(opened(new Uint8Array(readFileSync(await (await download).path()))))).toContain("Left Behind Ltd");
    await again.getByRole("button", { name: "更多" }).click();
    await next.getByRole("menuitem", { name: "历史" }).click();
    await again.getByText("在表里直接修改").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("works out what follows from what is typed, also far below and on another sheet, and writes it into the file", async () => {
    const rows = 3_000;
    const { page, faults } = await workbenches.open();
    await gridReady(page);
    await page.locator("input[type=file]").setInputFiles(asUpload("sums.xlsx", await sumsFile(rows)));
    await page.getByText("合计", { exact: true }).first().waitFor();
    await page.getByTestId("opening").waitFor({ state: "detached" });
    // The first number: below the letters of the columns and the header. Clicked once, as soon as it can be, while the rows below are still being read.
    await cellCanvas(page).click({ position: { x: 60, y: 53 } });
    await page.keyboard.type("1001", { delay: 40 });
    await page.keyboard.press("Enter");
    // Saving waits for the results.
    const cells = [["a", 1, 0], ["a", 1, 1], ["a", 2, 1], ["a", rows + 1, 1], ["合计", 0, 0], ["合计", 1, 0]] as const;
    expect(await savedValues(page, cells)).toEqual([1001, 2002, 4, rows * (rows + 1) + 2000, rows * (rows + 1) + 2000, 7]);
    // Taken back in the grid, though results have come since; and a formula that is typed, shown and saved with its result.
    await cellCanvas(page).click({ position: { x: 60, y: 53 } });
    await page.keyboard.press("Control+z");
    expect(await savedValues(page, cells)).toEqual([1, 2, 4, rows * (rows + 1), rows * (rows + 1), 7]);
    await cellCanvas(page).click({ position: { x: 220, y: 53 } });
    await page.keyboard.type("=xlookup(3,A:A,B:B)+1/0", { delay: 20 });
    await page.keyboard.press("Enter");
    expect(await savedValues(page, [["a", 1, 2]])).toEqual([{ error: "#DIV/0!" }]);
    await cellCanvas(page).click({ position: { x: 220, y: 53 } });
    await page.keyboard.type("=xlookup(3,A:A,B:B)", { delay: 20 });
    await page.keyboard.press("Enter");
    expect(await savedValues(page, [["a", 1, 2]], true)).toEqual([6, "=_xlfn.XLOOKUP(3,A:A,B:B)"]);
    expect(faults).toEqual([]);
  });

  it("lets nothing that is typed reach the file before, or a cell of the new one, while another is opened", async () => {
    const { page, faults } = await workbenches.open();
    await gridReady(page);
    await cellCanvas(page).click({ position: { x: 200, y: 400 } });
    const at = await page.locator("[data-testid=grid] input").first().inputValue();
    // Not ended with Enter: it is written all the same, and so there is something to be saved first.
    await page.keyboard.type("Half typed", { delay: 20 });
    const other = asUpload("sums.xlsx", await sumsFile(3_000));
    await page.locator("input[type=file]").setInputFiles(other);
    await page.getByText("这个文件有还没保存的修改").waitFor();
    const [row, column] = [Number(/\d+$/.exec(at)![0]) - 1, at.charCodeAt(0) - 65];
    const sheet = "客户台账2024";
    expect(await savedValues(page, [[sheet, row, column]])).toEqual(["Half typed"]);

    const typing = (async () => { for (let n = 0; n < 40; n++) { await page.keyboard.type("9"); await page.keyboard.press("Enter"); } })();
    await page.locator("input[type=file]").setInputFiles(other);
    await typing;
    await page.getByText("合计", { exact: true }).first().waitFor();
    await page.getByTestId("opening").waitFor({ state: "detached" });
    await gridReady(page);
    expect(await savedValues(page, [["a", 1, 0], ["a", 19, 1], ["a", 20, 1], ["a", 21, 1], ["合计", 1, 0]])).toEqual([1, 38, 40, 42, 7]);
    expect(faults).toEqual([]);
  });

  it("gives the file before back untouched where the opening is cancelled", async () => {
    // A disk that takes its time.
    const { page, pane, faults } = await workbenches.open({ before: () => {
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = async function (this: File) { await new Promise((resolve) => { setTimeout(resolve, 3_000); }); return read.call(this); };
    } });
    await gridReady(page);
    await cellCanvas(page).click({ position: { x: 200, y: 400 } });
    await page.locator("input[type=file]").setInputFiles(asUpload("sums.xlsx", await sumsFile(300)));
    const cover = page.getByTestId("opening");
    await cover.getByText("正在打开").waitFor();
    await page.keyboard.type("Under the cover");
    await page.keyboard.press("Enter");
    await cover.getByRole("button", { name: "取消" }).click();
    await page.keyboard.type("Under the cover too");
    await cover.waitFor({ state: "detached" });
    await expect(page.getByText("sample.xlsx").first().isVisible()).resolves.toBe(true);
    await pane.getByRole("button", { name: "整理成规范表" }).waitFor();
    // The keyboard is where it was.
    await page.keyboard.type("Going on", { delay: 40 });
    await page.keyboard.press("Enter");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "存为 .xlsx" }).click();
    const all = await said(opened(new Uint8Array(readFileSync(await (await download).path()))));
    expect([all.has("Going on"), [...all].some((value) => String(value).includes("Under the cover"))]).toEqual([true, false]);
    expect(faults).toEqual([]);
  });

  it("keeps the open file where another is refused, and says why and what to do", async () => {
    const { page, faults } = await workbenches.open({ lang: "en" });
    await gridReady(page);
    await page.locator("input[type=file]").setInputFiles({ name: "old.xls", mimeType: "application/vnd.ms-excel", buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]) });
    await expect(page.getByRole("alert").first().innerText()).resolves.toMatch(/\.xlsx/);
    await expect(page.getByText("sample.xlsx").first().isVisible()).resolves.toBe(true);
    expect(faults).toEqual([]);
  });

  it("shows in the pane what is selected in the sheet and in the sheet what is chosen in the pane, and rows put in and taken out by the grid's menu are so in the file", async () => {
    const { page, pane, faults } = await workbenches.open();
    await gridReady(page);
    await pane.getByRole("button", { name: "整理成规范表" }).click();
    await pane.getByRole("button", { name: "建表", exact: true }).click();
    await pane.getByText(/已整理成规范表/).waitFor();
    const view = async (name: string): Promise<void> => {
      await pane.getByRole("button", { name: "更多" }).click();
      await page.getByRole("menuitem", { name, exact: true }).click();
    };
    const selected = page.locator("[data-testid=grid] input").first();
    const rowOf = async (): Promise<number> => Number(/\d+$/.exec(await selected.inputValue())![0]);

    await view("记录");
    await cellCanvas(page).click({ position: { x: 200, y: 400 } });
    await pane.getByText(/^第 \d+ 行/).waitFor();
    const row = await rowOf();
    const name = await pane.getByLabel(/^单位名称/).inputValue();
    await pane.getByText(new RegExp(`^第 ${row} 行`)).waitFor();

    const menu = async (item: string): Promise<void> => {
      // Until the new rows are in, nothing can be edited and the menu has no such item.
      await gridReady(page);
      await cellCanvas(page).click({ position: { x: 20, y: 400 }, button: "right" });
      // At its left end: one has a number in its middle.
      await page.getByText(item).click({ position: { x: 10, y: 8 } });
    };
    await menu("在上方插入");
    // At once, while the rows are read anew: what is seen there is what is selected.
    await cellCanvas(page).click({ position: { x: 200, y: 422 } });
    await pane.getByText(new RegExp(`^第 ${row + 1} 行`)).waitFor();
    await expect(pane.getByLabel(/^单位名称/).inputValue()).resolves.toBe(name);
    await menu("删除选中行");
    await cellCanvas(page).click({ position: { x: 200, y: 400 } });
    await pane.getByText(new RegExp(`^第 ${row} 行`)).waitFor();
    await expect(pane.getByLabel(/^单位名称/).inputValue()).resolves.toBe(name);

    // The button in the header of that column, and then the first row below it.
    await cellCanvas(page).click({ position: { x: 316, y: 147 } });
    await page.getByRole("heading", { name: "排序和筛选：单位名称" }).waitFor();
    await page.getByRole("dialog").locator("input[type=search]:focus").waitFor();
    await page.keyboard.type("保险");
    await page.getByRole("button", { name: "筛选", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await gridReady(page);
    await cellCanvas(page).click({ position: { x: 200, y: 181 } });
    await pane.locator("input[value*=保险]").first().waitFor();

    await view("问题");
    await pane.getByRole("button", { name: /处$/ }).first().click();
    const option = pane.getByRole("option").first();
    await option.click();
    const address = /^[A-Z]+\d+/.exec(await option.innerText())![0];
    await page.waitForFunction((wanted) => document.querySelector<HTMLInputElement>("[data-testid=grid] input")?.value === wanted, address);
    expect(faults).toEqual([]);
  });
});
