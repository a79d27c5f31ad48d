import type { Page } from "playwright-core";
import type { HostWrite } from "../../src/workbook/host";
import type { ExcelHand } from "./excelPage/main";
import { describeInBrowser, excelPage, startWorkbenches, type Workbenches } from "./browser";

type Table = ReturnType<ExcelHand["tables"]>[number];
type WithHand = Window & { readonly excel: ExcelHand };
const slow = { timeout: 90_000 };
const changedMeanwhile = /你看预览的时候，表里有改动/;

const tableOf = (page: Page): Promise<Table> => page.evaluate(() => (window as unknown as WithHand).excel.tables()[0]!);
const valueAt = (page: Page, sheet: string, row: number, column: number): Promise<unknown> => page.evaluate(([name, r, c]) => (window as unknown as WithHand).excel.value(name, r, c), [sheet, row, column] as const);
const does = async (page: Page, actor: "user" | "coauthor", ...writes: readonly HostWrite[]): Promise<void> => expect(await page.evaluate(([who, what]) => (window as unknown as WithHand).excel.apply(who as "user", JSON.parse(what) as HostWrite[]), [actor as string, JSON.stringify(writes)] as const)).toBe(true);
const types = (page: Page, sheet: string, row: number, column: number, ...values: readonly string[]): Promise<void> => does(page, "coauthor", { verb: "writeCells", sheet, blocks: [{ row, column, values: [values] }] });

/** Record ids of the table, sorted: who is in it. */
async function recordsOf(page: Page): Promise<readonly unknown[]> {
  const { sheet, row, rows, columns } = await tableOf(page);
  const column = columns.indexOf("记录编号");
  return (await Promise.all(Array.from({ length: rows - 1 }, (_, r) => valueAt(page, sheet, row + 1 + r, column)))).filter((id) => id !== null).sort();
}

/** Others work in the same workbook while the pane shows what it would do. */
describeInBrowser("a preview in the pane while somebody else works in the sheet", () => {
  let pages: Workbenches;
  beforeAll(async () => { pages = await startWorkbenches(300, excelPage); });
  afterAll(() => pages.close());

  const open = async () => {
    const opened = await pages.open({ width: 400, path: "/?profile=Windows" });
    const { page } = opened;
    const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first().click(slow);
    const view = async (name: string): Promise<void> => {
      await press("更多");
      await page.getByRole("menuitem", { name, exact: true }).click();
    };
    return { ...opened, press, view, said: (text: RegExp) => page.getByText(text).last().waitFor(slow) };
  };
  const governed = async () => {
    const opened = await open();
    await opened.press("整理成规范表");
    await opened.press("建表");
    await opened.said(/已整理成规范表，300 条记录/);
    return { ...opened, table: await tableOf(opened.page) };
  };

  it("of making a table: what changed is said, and it is asked again; pressed at once, nothing is written", async () => {
    const { page, press, said, faults } = await open();
    const sheet = "客户台账2024";
    await press("整理成规范表");
    await page.getByRole("button", { name: "建表", exact: true }).waitFor(slow);
    const [header, first] = [4, 5];
    const column = (await Promise.all(Array.from({ length: 32 }, (_, c) => valueAt(page, sheet, header, c)))).findIndex((text) => /跟进状态/.test(String(text)));
    await types(page, sheet, first, column, "从没见过的状态");
    await press("建表");
    await said(/在你看预览的时候变了.*没有写入任何内容/);
    expect(await page.evaluate(() => (window as unknown as WithHand).excel.tables().length)).toBe(0);
    await said(changedMeanwhile);
    await said(/没有答案的问题 \d+ → \d+/);
    await press("按新的预览建表");
    await said(/已整理成规范表，300 条记录/);
    expect(await valueAt(page, sheet, first, column)).toBe("从没见过的状态");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("of fixing, merging all, merging one group, classes, an import and an undo: each says what changed, asks again, and loses nothing", async () => {
    const { page, press, view, said, table, faults } = await governed();
    const { sheet, row, columns } = table;
    const column = (name: RegExp): number => columns.findIndex((text) => name.test(text));
    const everybody = await recordsOf(page);

    await press("查看并修复");
    await press("预览并修复…");
    await page.getByRole("button", { name: /^确认修改 [\d,]+ 处/ }).waitFor(slow);
    await types(page, sheet, row + 1, column(/手机/), "１３８ ０００１ ２２２２");
    await said(changedMeanwhile);
    await press(/^按新的预览修改/);
    await said(/已修复/);
    expect(await valueAt(page, sheet, row + 1, column(/手机/))).toBe("13800012222");

    await view("重复");
    await press("全部合并…");
    await page.getByRole("button", { name: /^合并 \d+ 组$/ }).waitFor(slow);
    const groups = Number(/合并 (\d+) 组/.exec(await page.getByRole("button", { name: /^合并 \d+ 组$/ }).innerText())![1]);
    const [, pair] = (await page.locator("[data-key]").first().innerText()).match(/第 \d+、(\d+) 行/)!;
    const other = Number(pair) - 1;
    await types(page, sheet, other, column(/单位名称/), "乌有乡天书阁印务有限公司", "天书阁", "");
    await types(page, sheet, other, column(/联系人/), "无名氏", "", "13911112222", "");
    await said(new RegExp(`合并的组 ${groups} → ${groups - 1}`));
    await press(new RegExp(`^按新的预览合并 ${groups - 1} 组$`));
    await said(/已合并/);
    // What is another record now stays one.
    expect(await page.evaluate(([name, r]) => Array.from({ length: 320 }, (_, i) => (window as unknown as WithHand).excel.value(name, i, r)), [sheet, column(/单位名称/)] as const)).toContain("乌有乡天书阁印务有限公司");
    await press("撤销");
    await said(/已撤销/);
    expect(await recordsOf(page)).toEqual(everybody);

    await page.locator("[data-key]").first().click();
    await page.getByRole("button", { name: "合并为一条" }).waitFor(slow);
    const group = Number(/第 (\d+) 行/.exec(await page.getByRole("radiogroup").first().innerText())![1]) - 1;
    await types(page, sheet, group, column(/详细地址/), "别处路 1 号");
    await said(changedMeanwhile);
    await said(/详细地址.*别处路 1 号/);
    await page.getByRole("button", { name: "按现在的内容合并" }).waitFor(slow);
    await press("全部重复");

    await view("分级");
    const before = await page.getByRole("button", { name: /^(写入|补上) [\d,]+ 个分级$/ }).innerText(slow);
    const money = column(/成交金额/);
    for (const r of [1, 2, 3]) await does(page, "coauthor", { verb: "writeCells", sheet, blocks: [{ row: row + r, column: money, values: [[99_000_000 * r]] }] });
    await said(changedMeanwhile);
    await page.getByRole("button", { name: /^(写入|补上) [\d,]+ 个分级$/ }).waitFor(slow);
    expect(before).toMatch(/个分级/);

    await view("导入");
    await page.getByRole("textbox").fill(["单位名称\t联系人\t手机号码", "新来的公司有限公司\t孙新\t13700001111", "第二家新公司有限公司\t周二\t13700002222"].join("\n"));
    await press("用粘贴的内容");
    await page.getByRole("button", { name: /^写入：新增 2 条/ }).waitFor(slow);
    // A co-author enters one of them meanwhile.
    await does(page, "coauthor", { verb: "writeCells", sheet, blocks: [{ row: row + 5, column: column(/单位名称/), values: [["第二家新公司有限公司"]] }, { row: row + 5, column: column(/^联系人/), values: [["周二"]] }, { row: row + 5, column: column(/手机/), values: [["13700002222"]] }] });
    await said(/新增 2 → 1/);
    await press(/^按新的试算写入/);
    await said(/已导入/);
    expect((await recordsOf(page)).length).toBe(everybody.length + 1);

    await view("历史");
    await page.getByRole("button", { name: /^修复/ }).first().click(slow);
    await page.getByRole("button", { name: "撤销这一次" }).waitFor(slow);
    await types(page, sheet, row + 1, column(/手机/), "13800019999");
    await said(/后来又改过、撤销时不动的 \d+ → \d+/);
    await press("撤销这一次");
    await said(/已撤销/);
    expect(await valueAt(page, sheet, row + 1, column(/手机/))).toBe("13800019999");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("of a header that is edited, rows above that push the table down, and a sheet that gets another name: said before anything is written; what the pane itself did is not said to be another's", async () => {
    const { page, press, view, said, faults } = await open();
    const sheet = "客户台账2024";
    const pushDown: HostWrite = { verb: "insertCells", sheet, areas: [{ row: 0, column: 0, rows: 3, columns: 16_384 }] };
    await press("整理成规范表");
    await page.getByRole("button", { name: "建表", exact: true }).waitFor(slow);
    await does(page, "user", { verb: "writeCells", sheet, blocks: [{ row: 4, column: 14, values: [["手机改名"]] }] });
    await said(/O 列的表头.*手机号码 → .*手机改名/);
    await does(page, "user", pushDown);
    await said(/位置 A6:AE\d+ → A9:AE\d+；O 列的表头/);
    await page.evaluate((name) => (window as unknown as WithHand).excel.rename(name, "换了名的表"), sheet);
    await press("按新的预览建表");
    await said(/“换了名的表”在你看预览的时候变了.*没有写入任何内容/);
    expect(await page.evaluate(() => (window as unknown as WithHand).excel.tables().length)).toBe(0);
    await press(/建表$/);
    await said(/已整理成规范表，300 条记录/);
    // Renamed while the pane still reads it, it would not be found: this Excel tells of no renaming.
    await page.getByRole("button", { name: "查看并修复" }).waitFor(slow);
    await page.evaluate((name) => (window as unknown as WithHand).excel.rename("换了名的表", name), sheet);

    await press("查看并修复");
    await press("预览并修复…");
    await page.getByRole("button", { name: /^确认修改 [\d,]+ 处/ }).waitFor(slow);
    await does(page, "user", pushDown);
    await said(/记录挪了位置/);
    await does(page, "coauthor", { verb: "writeCells", sheet, blocks: [{ row: (await tableOf(page)).row, column: 14, values: [["联络电话"]] }] });
    await said(/O 列的表头 手机改名 → 联络电话/);
    await press(/^按新的预览修改/);
    await said(/已修复/);
    expect((await tableOf(page)).row).toBe(10);

    await view("分级");
    await page.getByRole("button", { name: /^补上 [\d,]+ 个分级$/ }).waitFor(slow);
    await does(page, "user", pushDown);
    await press(/^补上 [\d,]+ 个分级$/);
    await said(/已写入/);
    await said(/没有要补的分级/);
    expect(await page.getByText(changedMeanwhile).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("of a table that vanishes: every view says so with a way on, the history stays, and it goes on when the table is back or was given up", async () => {
    const { page, press, view, said, table, faults } = await governed();
    const everybody = await recordsOf(page);
    const area = { row: table.row, column: 0, rows: table.rows, columns: table.columns.length };
    await view("问题");
    await does(page, "coauthor", { verb: "deleteTable", name: table.name });
    for (const name of ["记录", "重复", "分级", "报表", "导入", "建表", "开始"]) {
      await said(/规范表“Customers”不在工作簿里了/);
      await page.getByRole("button", { name: "重新看一遍" }).waitFor(slow);
      await view(name);
    }
    await view("历史");
    await page.getByRole("button", { name: /^整理成规范表/ }).waitFor(slow);
    // Put back under another name, it is known by its record ids.
    await does(page, "coauthor", { verb: "createTable", sheet: table.sheet, area, name: "我们的客户", style: "TableStyleMedium2" });
    await view("开始");
    await page.getByRole("button", { name: "查看并修复" }).waitFor(slow);
    await view("问题");
    // What is typed is seen again.
    await types(page, table.sheet, table.row + 1, table.columns.findIndex((name) => /手机/.test(name)), "1381234567");
    await said(/手机号少 1 位/);
    expect(await recordsOf(page)).toEqual(everybody);

    await does(page, "user", { verb: "deleteSheet", name: table.sheet });
    await said(/不在工作簿里了/);
    await press("不再管理这张表");
    await said(/不再管理“Customers”，历史还在/);
    await view("历史");
    await page.getByRole("button", { name: /^不再管理丢失的表/ }).waitFor(slow);
    await press("撤销");
    await said(/已撤销/);
    await view("开始");
    await said(/不在工作簿里了/);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
