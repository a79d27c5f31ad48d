import type { Locator, Page } from "playwright-core";
import { describeInBrowser, excelPage, gridReady, startWorkbenches, type Workbenches } from "./browser";
import { goTo } from "./gridHand";

/** What a person with a keyboard alone, a screen reader or large text meets in the views beyond the whole path (wholePath.e2e.ts). */
describeInBrowser("the pane by keyboard, and with large text", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(300, excelPage); });
  afterAll(() => pages.close());

  it("goes on where it was after Escape, begins a form in its first field, reaches Undo before the lines, keeps what was to be imported, and is no wider with text twice as large", async () => {
    const { page, faults } = await pages.open({ width: 320, height: 760 });
    const main = page.getByRole("main");
    const button = (name: string | RegExp): Locator => page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
    /** By Tab, from wherever the focus is. */
    const reach = async (control: Locator): Promise<void> => {
      await control.waitFor({ timeout: 60_000 });
      for (let tabs = 0; tabs < 80 && !(await control.evaluate((element) => element === document.activeElement)); tabs++) await page.keyboard.press("Tab");
      await isAt(control);
    };
    const isAt = async (control: Locator): Promise<void> => {
      const there = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement);
      for (let tries = 0; tries < 50 && !(await there()); tries++) await page.waitForTimeout(100);
      expect([String(control), await there()]).toEqual([String(control), true]);
    };
    const press = async (control: Locator): Promise<void> => { await reach(control); await page.keyboard.press("Enter"); };
    const view = async (name: string): Promise<void> => {
      await press(button("更多"));
      const item = page.getByRole("menuitem", { name, exact: true });
      for (let steps = 0; steps < 12 && !(await item.evaluate((element) => element === document.activeElement)); steps++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    };
    await press(button("整理成规范表"));
    await press(button("建表"));
    await page.getByText(/已整理成规范表，300 条记录/).waitFor({ timeout: 90_000 });

    await view("重复");
    await press(button("全部合并…"));
    await isAt(button(/^合并 \d+ 组$/));
    await page.keyboard.press("Escape");
    await isAt(button("全部合并…"));
    // The group of the record that is selected stands above the list too.
    const key = await main.locator("[data-key]").nth(2).getAttribute("data-key");
    await press(main.locator(`[data-key="${key}"]`).last());
    await button("合并为一条").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction((of) => document.activeElement?.getAttribute("data-key") === of, key);

    await view("问题");
    await press(button("预览并修复…"));
    await button(/^确认修改/).waitFor();
    await page.keyboard.press("Escape");
    await isAt(button("预览并修复…"));

    await view("记录");
    await press(button("新增"));
    await isAt(main.getByRole("textbox", { name: /^单位名称/ }));

    await view("导入");
    await reach(main.getByRole("textbox"));
    await page.keyboard.insertText("单位名称\t联系人\t手机号码\n新来的公司有限公司\t孙新\t13700001111");
    await press(button("用粘贴的内容"));
    await page.getByRole("status").getByText("试算结果：新增 1 行").waitFor({ state: "attached", timeout: 60_000 });
    await press(button("怎么导入"));
    await reach(main.getByRole("radio", { name: "按编号和唯一键更新" }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1, name: "记录", exact: true }).waitFor();
    await view("导入");
    await button("怎么导入").waitFor();
    await press(button("怎么导入"));
    expect(await main.getByRole("radio", { name: "只新增" }).isChecked()).toBe(true);
    await press(button("写入：新增 1 条"));
    await page.getByText("已导入：新增 1 条").waitFor({ timeout: 60_000 });
    await view("导入");
    await button("选择文件").waitFor();

    await view("历史");
    await press(button(/^整理成规范表/));
    await button("撤销这一次").waitFor();
    await page.keyboard.press("Tab");
    await isAt(button("撤销这一次"));

    await twiceTheText(page);
    for (const [name, opens] of [["记录", "新增"], ["分级", null], ["报表", "自己做一张"]] as const) {
      await button("更多").click();
      await page.getByRole("menuitem", { name, exact: true }).click();
      await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      if (opens !== null) await button(opens).click();
      await (name === "报表" ? main.getByRole("table") : name === "分级" ? button(/^补上/) : button("保存")).waitFor();
      expect([name, await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), await main.locator("input").evaluateAll((all) => all.filter((input) => input.getBoundingClientRect().right > innerWidth).length)]).toEqual([name, 0, 0]);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describeInBrowser("the workbench by keyboard alone", () => {
  it("restores what a page left, sorts and filters, goes round its parts by F6, and saves; the focus is never lost, and a screen reader is told", async () => {
    const workbenches = await startWorkbenches(300);
    const opened = await workbenches.open();
    await gridReady(opened.page);
    await opened.pane.getByRole("button", { name: "整理成规范表" }).click();
    await opened.pane.getByRole("button", { name: "建表", exact: true }).click();
    await opened.pane.getByText(/已整理成规范表/).waitFor({ timeout: 60_000 });
    // A copy is taken once nothing more has come for two seconds.
    await opened.page.waitForTimeout(4_000);
    await opened.page.close();
    const page = await opened.page.context().newPage();
    await page.goto(opened.page.url());
    await gridReady(page);
    const restore = page.getByRole("button", { name: "恢复", exact: true });
    await restore.waitFor();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const has = (selector: string): Promise<unknown> => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
    const spoken = (text: string | RegExp): Promise<void> => page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
    const cells = "[data-u-comp=editor]";
    for (let parts = 0; parts < 4 && !(await restore.evaluate((element) => element === document.activeElement)); parts++) await press("F6");
    await press("Enter");
    await spoken("已打开“sample.xlsx”");
    await page.getByText("有修改未保存").waitFor();
    await gridReady(page);
    for (let parts = 0; parts < 4 && !(await page.evaluate((wanted) => document.activeElement?.matches(wanted), cells)); parts++) await press("F6");
    await has(cells);
    // Beside the table nothing can be sorted: said, and closed by Escape from within.
    await goTo(page, "B2");
    await press("Control+Shift+l");
    await page.getByRole("alert").getByText(/不在表格里/).waitFor();
    await press("F6");
    await has("aside main");
    await press("F6");
    await has("[data-part=message] button");
    await press("Escape");
    await has(cells);
    await goTo(page, "B8");
    await press("Control+Shift+l");
    await has("[role=dialog] input[type=search]");
    await page.keyboard.type("没有人这样叫");
    await page.getByRole("dialog").getByRole("status").getByText("没有含“没有人这样叫”的").waitFor();
    await press("Control+a");
    await page.keyboard.type("保险");
    await press("Enter");
    await spoken(/^已按“单位名称”筛选，显示 \d+ 行$/);
    await has(cells);
    await press("Control+Shift+l");
    await has("[role=dialog] input[type=search]");
    for (let back = 0; back < 3; back++) await press("Shift+Tab");
    await press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await has(cells);
    await press("F6");
    await press("F6");
    await has("header button");
    await press("Tab");
    const download = page.waitForEvent("download");
    await press("Enter");
    expect((await download).suggestedFilename()).toBe("sample.xlsx");
    await spoken(/^已存为 sample.xlsx/);
    await press("F6");
    await has(cells);
    expect(opened.faults).toEqual([]);
    await workbenches.close();
  }, 120_000);
});

/** As browsers enlarge that enlarge text alone: the sizes that Fluent's styles name. */
function twiceTheText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.querySelector(".fui-FluentProvider")!);
    const names = ["200", "300", "400", "500"].flatMap((step) => ["fontSize", "lineHeight"].map((kind) => `--${kind}Base${step}`));
    const sheet = document.createElement("style");
    sheet.textContent = `.fui-FluentProvider { ${names.map((name) => `${name}: ${2 * parseFloat(style.getPropertyValue(name))}px !important`).join("; ")} }`;
    document.head.append(sheet);
  });
}
