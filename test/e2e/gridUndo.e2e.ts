import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { openFile } from "../../src/hosts/file/openFile";
import { cellCanvas, describeInBrowser, gridReady, startWorkbenches, type Workbenches } from "./browser";

/** The sample becomes a table. */
async function govern(page: Page, pane: Locator): Promise<void> {
  await gridReady(page);
  await pane.getByRole("button", { name: "整理成规范表" }).click();
  await pane.getByRole("button", { name: "建表", exact: true }).click();
  await pane.getByText(/已整理成规范表/).waitFor();
  await gridReady(page);
}

/** Sheet row 10 as it is saved: what it says, how it is shown, what it looks like. */
async function savedRow(page: Page): Promise<unknown> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为 .xlsx" }).click();
  const file = openFile("saved.xlsx", new Uint8Array(readFileSync(await (await download).path())));
  if (!file.ok) throw new Error(file.problems[0]?.code);
  const { host, looks } = file.value;
  const area = { row: 9, column: 0, rows: 1, columns: 31 };
  const read = await host.readCells("客户台账2024", area, { formulas: true, numberFormats: true });
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return [read.value, [...looks.styles("客户台账2024", area)].map((style) => looks.describe(style))];
}

/** The header of sheet row 10, which the sample marks yellow. */
const row10 = { x: 20, y: 269 };

describeInBrowser("taking back what was done in the grid", () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(300); });
  afterAll(() => workbenches.close());

  it("brings a deleted row back as it was with one Ctrl+Z, says what was deleted, and goes on back through the pane and forward again", async () => {
    const { page, pane, faults } = await workbenches.open();
    await govern(page, pane);
    const before = await savedRow(page);
    await cellCanvas(page).click({ position: row10, button: "right" });
    await page.getByText("删除选中行").click();
    await pane.getByText("已删除 1 行：上海渊菁资产管理股份有限公司").waitFor();
    await pane.getByText("299 条").waitFor();
    await page.keyboard.press("Control+z");
    await pane.getByText("已撤销：删除 1 行").waitFor();
    await pane.getByText("300 条").waitFor();
    expect(await savedRow(page)).toEqual(before);

    // One put in goes too; so does one that the bar takes back.
    await cellCanvas(page).click({ position: row10, button: "right" });
    // Beside the field for how many.
    await page.locator("button", { hasText: "在上方插入" }).click({ position: { x: 183, y: 16 } });
    await page.waitForTimeout(500);
    await page.keyboard.press("Control+z");
    await pane.getByText("已撤销：插入 1 行").waitFor();
    expect(await savedRow(page)).toEqual(before);
    // At once: what the step back did is not taken for what the person does.
    await cellCanvas(page).click({ position: row10, button: "right" });
    await page.getByText("删除选中行").click();
    await pane.getByText(/^已删除 1 行/).waitFor();
    await pane.getByRole("button", { name: "撤销", exact: true }).click();
    await pane.getByText("已撤销：删除 1 行").waitFor();
    expect(await savedRow(page)).toEqual(before);

    // The grid has the focus; what was done before was done in the pane.
    await cellCanvas(page).click({ position: { x: 200, y: row10.y } });
    await page.keyboard.press("Control+z");
    await pane.getByText("已撤销：整理成规范表").waitFor();
    await page.keyboard.press("Control+z");
    await pane.getByText("没有可以撤销的操作了").waitFor();
    await page.keyboard.press("Control+y");
    await pane.getByText("已重做：整理成规范表").waitFor();
    await pane.getByText("300 条").waitFor();
    expect(await savedRow(page)).toEqual(before);
    expect(faults).toEqual([]);
  });
});
