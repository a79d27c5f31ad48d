import type { Page } from "playwright-core";
import type { ExcelHand } from "./excelPage/main";
import { describeInBrowser, excelPage, startWorkbenches, type Workbenches } from "./browser";

type WithHand = Window & { readonly excel: ExcelHand };
type Table = ReturnType<ExcelHand["tables"]>[number];

const tableOf = (page: Page): Promise<Table> => page.evaluate(() => (window as unknown as WithHand).excel.tables()[0]!);
const valueAt = (page: Page, sheet: string, row: number, column: number): Promise<unknown> => page.evaluate(([name, r, c]) => (window as unknown as WithHand).excel.value(name, r, c), [sheet, row, column] as const);
const typeIn = (page: Page, sheet: string, row: number, column: number, value: string): Promise<boolean> =>
  page.evaluate(([name, r, c, text]) => (window as unknown as WithHand).excel.apply("user", [{ verb: "writeCells", sheet: name, blocks: [{ row: r, column: c, values: [[text]] }] }]), [sheet, row, column, value] as const);

/** The pane on Microsoft's own client, answered by the emulated Excel. */
describeInBrowser("the pane in Excel", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(300, excelPage); });
  afterAll(() => pages.close());

  it.each(["Windows", "Mac", "web"])("makes a table, sees what is typed, merges, and takes it back (%s)", async (profile) => {
    const { page, faults, foreign } = await pages.open({ width: 400, path: `/?profile=${profile}` });
    await page.getByRole("button", { name: "整理成规范表" }).click();
    await page.getByRole("button", { name: "建表", exact: true }).click();
    await page.getByText(/已整理成规范表，300 条记录/).waitFor({ timeout: 90_000 });
    const table = await tableOf(page);
    // Some rows of the sample are blank.
    expect(table.rows).toBeGreaterThan(300);

    // A wrong number typed into the sheet shows in the pane without anybody asking.
    const phone = table.columns.findIndex((name) => /手机/.test(name));
    const before = await valueAt(page, table.sheet, table.row + 1, phone);
    await page.getByRole("button", { name: /^问题/ }).click();
    await page.getByRole("heading", { level: 1, name: "问题" }).waitFor();
    expect(await typeIn(page, table.sheet, table.row + 1, phone, "1381234567")).toBe(true);
    await page.getByText(/手机号少 1 位/).first().click();
    await page.getByText("1381234567", { exact: true }).first().waitFor({ timeout: 30_000 });
    expect(await typeIn(page, table.sheet, table.row + 1, phone, String(before))).toBe(true);

    // All certain duplicates become one record each, and come back.
    await page.getByRole("button", { name: "返回" }).click();
    await page.getByRole("button", { name: /^重复/ }).click();
    await page.getByRole("button", { name: "全部合并…" }).click();
    await page.getByRole("button", { name: /^合并 \d+ 组$/ }).click();
    await page.getByText(/已合并，/).waitFor({ timeout: 90_000 });
    expect((await tableOf(page)).rows).toBeLessThan(table.rows);
    await page.getByRole("button", { name: "撤销", exact: true }).last().click();
    await page.getByText(/已撤销/).waitFor({ timeout: 90_000 });
    expect((await tableOf(page)).rows).toBe(table.rows);

    expect(await page.evaluate(() => (window as unknown as WithHand).excel.unknown())).toEqual([]);
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});
