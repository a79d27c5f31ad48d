import type { BrowserContext, Page } from "playwright-core";
import { describeInBrowser, gridReady, startWorkbenches, type Workbenches } from "./browser";
import { contents, goTo, savedBytes } from "./gridHand";

const slow = { timeout: 90_000 };
const sheet = "客户台账2024";

/** A page that is closed, by its person or by something else, while there is work that is not saved, and pages beside each other. */
describeInBrowser("leaving the workbench", () => {
  let workbenches: Workbenches;
  let context: BrowserContext;
  let page: Page;
  let address = "";
  /** The sample as a table, as it was saved once. */
  let governed: Uint8Array;
  let faults: readonly string[];

  const pane = () => page.getByTestId("pane");
  const press = (name: string | RegExp): Promise<void> => page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first().click(slow);
  const view = async (name: string): Promise<void> => {
    await pane().getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  const another = async (): Promise<void> => {
    page = await context.newPage();
    await page.goto(address);
    await gridReady(page);
  };
  const load = async (): Promise<void> => {
    await page.locator("input[type=file]").setInputFiles({ name: "governed.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(governed) });
    await page.getByText("governed.xlsx", { exact: true }).waitFor();
    await pane().getByRole("button", { name: "查看并修复" }).waitFor(slow);
    await gridReady(page);
  };
  const type = async (cell: string, text: string): Promise<void> => {
    await goTo(page, cell);
    await page.keyboard.type(text, { delay: 15 });
    await page.keyboard.press("Enter");
  };
  const restored = async (): Promise<void> => {
    await press("恢复");
    await page.getByText("governed.xlsx", { exact: true }).waitFor();
    await pane().getByRole("button", { name: "查看并修复" }).waitFor(slow);
    await gridReady(page);
  };
  const rows = async (): Promise<readonly (readonly string[])[]> => (await contents(await savedBytes(page))).sheets[sheet]!;

  beforeAll(async () => {
    workbenches = await startWorkbenches(300);
    const opened = await workbenches.open();
    ({ page, faults } = opened);
    context = page.context();
    address = page.url();
    await gridReady(page);
    await press("整理成规范表");
    await press("建表");
    await pane().getByText(/已整理成规范表/).waitFor(slow);
    expect(await page.title()).toBe("● sample.xlsx – CRM Sheets");
    governed = await savedBytes(page);
    await page.getByText(/^已存为 sample.xlsx/).waitFor();
    expect(await page.title()).toBe("sample.xlsx – CRM Sheets");
  });
  afterAll(() => workbenches.close());

  it("in the midst of writing asks first, and what is offered again is the whole of what was done before, and nothing of half a step", async () => {
    const before = (await contents(governed)).sheets[sheet]!;
    const edited = before.map((line, r) => (r === 9 ? line.map((value, c) => (c === 1 ? "改过的名字有限公司" : value)) : line));
    for (const { name, preview, apply, done } of [
      { name: "问题", preview: "预览并修复…", apply: /^确认修改 [\d,]+ 处/, done: (now: typeof before) => now.length === before.length && now.some((line, r) => r !== 9 && line.some((value, c) => value !== before[r]![c])) },
      { name: "重复", preview: "全部合并…", apply: /^合并 \d+ 组$/, done: (now: typeof before) => now.length < before.length },
    ]) {
      await another();
      await load();
      await type("B10", "改过的名字有限公司");
      await view(name);
      await press(preview);
      const button = page.getByRole("button", { name: apply });
      await button.waitFor(slow);
      let asked = "";
      page.on("dialog", (dialog) => {
        asked = dialog.type();
        void dialog.accept();
      });
      await button.click();
      const closed = page.waitForEvent("close", slow);
      await page.close({ runBeforeUnload: true });
      await closed;
      expect(asked).toBe("beforeunload");
      await another();
      await restored();
      const now = await rows();
      // All of the step or nothing of it.
      if (!done(now)) expect(now).toEqual(edited);
      await page.close();
    }
  });

  it("keeps what is offered until it is decided, speaks of unsaved work before it replaces it, and asks twice before anything is thrown away", async () => {
    await another();
    await load();
    await type("B11", "页面没了也在的公司");
    await page.waitForTimeout(2_500);
    await page.close();
    await another();
    // A second page beside it is offered the same.
    const first = page;
    await another();
    await page.getByText(/“governed.xlsx”有 .* 没保存的修改/).waitFor();
    await page.close();
    page = first;
    await page.getByText(/“governed.xlsx”有 .* 没保存的修改/).waitFor();
    await type("B12", "这一页里的改动");
    await page.getByText("有修改未保存").waitFor();
    await press("恢复");
    await page.getByText("这个文件有还没保存的修改").waitFor();
    await page.getByRole("button", { name: "关闭" }).first().click();
    // Nothing was decided: it is offered still.
    await press("丢弃");
    await page.getByRole("button", { name: "确定丢弃，找不回来" }).waitFor();
    await press("恢复");
    await press("不保存，直接打开");
    await page.getByText("governed.xlsx", { exact: true }).waitFor();
    await pane().getByRole("button", { name: "查看并修复" }).waitFor(slow);
    await gridReady(page);
    const now = await rows();
    expect([now[10]![1], now[11]![1]]).toEqual(["页面没了也在的公司", (await contents(governed)).sheets[sheet]![11]![1]]);
    // Saved, there is nothing to be offered any more.
    await page.close();
    await another();
    await page.waitForTimeout(1_000);
    expect(await page.getByRole("button", { name: "恢复" }).count()).toBe(0);
    await page.close();
  });

  it("a file that is saved or given up while a command writes is whole", async () => {
    await another();
    await press("整理成规范表");
    await press("建表");
    const amid = contents(await savedBytes(page));
    await pane().getByText(/已整理成规范表/).waitFor(slow);
    const later = await contents(await savedBytes(page));
    const { tables, sheets } = await amid;
    if (tables.length > 0) expect(sheets[sheet]).toEqual(later.sheets[sheet]);
    await page.close();
    expect(faults).toEqual([]);
  });
});
