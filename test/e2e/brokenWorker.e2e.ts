import type { Page } from "playwright-core";
import { cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";

/** Large enough that the check takes longer than 300 ms: what takes longer shows how far it is, and can be stopped. */
const rows = 20_000;

async function breakOff(page: Page): Promise<void> {
  for (const worker of page.workers()) await worker.evaluate(() => { if (self.name === "openFile") setTimeout(() => { throw new Error("broken off"); }); });
}

describeInBrowser(`a worker that breaks off with ${rows} rows`, () => {
  it("is followed by one that has the file at once, and checks the table with a bar that can be stopped and begun anew; nothing is lost", async () => {
    const served = await startWorkbenches(rows);
    try {
      const { page, pane, faults } = await served.open();
      await gridReady(page);
      await pane.getByRole("button", { name: "整理成规范表" }).click({ timeout: 120_000 });
      await pane.getByRole("button", { name: "建表", exact: true }).click({ timeout: 120_000 });
      const next = pane.getByRole("button", { name: "查看并修复" });
      await next.waitFor({ timeout: 120_000 });
      await gridReady(page);
      await cellCanvas(page).click({ position: { x: 200, y: 400 } });
      await page.keyboard.type("End2End Ltd", { delay: 40 });
      await page.keyboard.press("Enter");
      await page.waitForTimeout(2_000);
      await breakOff(page);
      await page.getByText("正在恢复").waitFor({ timeout: 60_000 });
      await page.getByRole("progressbar", { name: /正在重新打开文件|正在重做修改/ }).waitFor({ timeout: 60_000 });
      // What the pane knew stands there meanwhile.
      expect(await next.isVisible()).toBe(true);
      await page.getByText(/一步也没有丢/).waitFor({ timeout: 60_000 });
      expect(await next.isVisible()).toBe(true);

      const bar = pane.getByRole("progressbar", { name: "正在检查" });
      await bar.waitFor({ timeout: 60_000 });
      await pane.getByRole("button", { name: "停止" }).click();
      const again = pane.getByRole("button", { name: "重新看一遍" });
      await again.waitFor({ timeout: 60_000 });
      // Whoever goes on in the sheet does not begin it anew.
      await gridReady(page);
      await cellCanvas(page).click({ position: { x: 300, y: 400 } });
      await page.waitForTimeout(1_000);
      expect([await bar.count(), await again.isVisible()]).toEqual([0, true]);
      await again.click();
      await bar.waitFor({ timeout: 60_000 });
      await next.waitFor({ timeout: 60_000 });

      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "存为 .xlsx" }).click();
      await download;
      await pane.getByRole("button", { name: "更多" }).click();
      await page.getByRole("menuitem", { name: "历史" }).click();
      await pane.getByText("在表里直接修改").first().waitFor();
      expect(faults.filter((fault) => !fault.includes("broken off"))).toEqual([]);
    } finally {
      await served.close();
    }
  }, 300_000);

  it("need not be waited for: after reloading, what was not saved is offered", async () => {
    const served = await startWorkbenches(rows);
    try {
      const { page } = await served.open();
      await gridReady(page);
      await cellCanvas(page).click({ position: { x: 200, y: 400 } });
      await page.keyboard.type("End2End Ltd", { delay: 40 });
      await page.keyboard.press("Enter");
      await page.waitForTimeout(4_000);
      // Pressed as soon as it is there: a file of this size is back soon.
      await page.evaluate(() => {
        const pressing = new MutationObserver(() => [...document.querySelectorAll("button")].find(({ innerText }) => innerText === "不等了")?.click());
        pressing.observe(document.body, { subtree: true, childList: true });
      });
      await breakOff(page);
      await page.getByText("打开的文件不能再用").waitFor();
      await page.getByRole("button", { name: "重新载入" }).click();
      await page.getByText("没保存的修改").waitFor({ timeout: 60_000 });
    } finally {
      await served.close();
    }
  }, 120_000);
});
