import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { openFile } from "../../src/hosts/file/openFile";
import { describeInBrowser, gridReady, startWorkbenches, type Workbenches } from "./browser";
import { throughLibreOffice } from "./soffice";

/** How a person presses a control of the pane: with the pointer, or by Tab and Enter alone. */
type Way = (page: Page, control: Locator) => Promise<void>;

const ways: Readonly<Record<"pointer" | "keyboard", Way>> = {
  pointer: async (_, control) => control.click(),
  keyboard: async (page, control) => {
    await control.waitFor({ timeout: 60_000 });
    for (let tabs = 0; tabs < 150; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return page.keyboard.press("Enter");
      // Behind the pane comes the spreadsheet, where Tab means the next cell: F6 leads back to the pane.
      const inPane = await page.evaluate(() => document.activeElement?.closest("aside") != null);
      await page.keyboard.press(inPane ? "Tab" : "F6");
    }
    throw new Error(`Tab does not reach ${String(control)}`);
  },
};

describeInBrowser("the whole path in the workbench", () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(300); });
  afterAll(() => workbenches.close());

  it.each(Object.keys(ways) as (keyof typeof ways)[])("from the messy sheet to a governed table with fixes, one record of duplicates, classes and a pivot, and the merge taken back, by %s", async (way) => {
    const { page, pane, faults, foreign } = await workbenches.open();
    await gridReady(page);
    await pane.getByRole("heading", { level: 2 }).first().waitFor();
    const press = (control: Locator): Promise<void> => ways[way](page, control);
    const button = (name: string | RegExp): Locator => pane.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
    const said = (text: RegExp): Promise<void> => pane.getByText(text).last().waitFor({ timeout: 90_000 });
    const back = async (): Promise<void> => {
      const start = pane.getByRole("heading", { level: 1, name: "开始" });
      if (way === "pointer") await button("返回").click();
      // Escape closes what is open in the view first, such as a preview whose end has been told but not yet drawn.
      else for (let escapes = 0; escapes < 5 && !(await start.isVisible()); escapes++) {
        // What was pressed is gone: the focus stays in the pane all the same.
        await page.waitForFunction(() => document.activeElement?.closest("aside") != null);
        await page.keyboard.press("Escape");
        await start.waitFor({ timeout: 3_000 }).catch(() => undefined);
      }
      await start.waitFor();
    };

    await press(button("整理成规范表"));
    await press(button("建表"));
    await said(/已整理成规范表，300 条记录/);

    await press(button("查看并修复"));
    await press(button("预览并修复…"));
    await press(button(/^确认修改 [\d,]+ 处/));
    await said(/已修复/);
    // What Start named as the next step leads back to it.
    await pane.getByRole("heading", { level: 1, name: "开始" }).waitFor();

    await press(button(/^重复/));
    await press(button("全部合并…"));
    await press(button(/^合并 \d+ 组$/));
    await said(/已合并/);
    await back();

    await press(button(/^分级/));
    await press(button(/^补上 [\d,]+ 个分级$/));
    await said(/已写入/);
    await back();

    await press(button(/^报表/));
    await press(button("全部生成"));
    await said(/已生成/);
    await back();

    // What came after the merge stands on what it left, so it is taken back first, in order.
    for (const what of ["生成报表", "分级", "合并重复"]) {
      await pane.getByRole("main").press("Control+z");
      await said(new RegExp(`已撤销：${what}`));
    }
    await press(button(/^重复/));
    await button("全部合并…").waitFor({ timeout: 60_000 });

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "存为 .xlsx" }).click();
    const bytes = new Uint8Array(readFileSync(await (await download).path()));
    const opened = openFile("saved.xlsx", throughLibreOffice({ saved: bytes }, "xlsx")["saved"]!);
    if (!opened.ok) throw new Error(opened.problems[0]?.code);
    const sheets = await opened.value.host.sheets();
    if (!sheets.ok) throw new Error(sheets.problems[0]?.code);
    expect(sheets.value.flatMap(({ tables }) => tables.map(({ name }) => name))).toContain("Customers");
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});
