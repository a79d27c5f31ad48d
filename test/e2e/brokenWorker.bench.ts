import { cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";

/** `npm run bench:pane -- brokenWorker`: how long the workbench takes to have the file again after its worker broke off, on 100,000 customers that are a governed table with typed cells in it. */
const rows = Number(process.env["ROWS"] ?? 100_000);

describeInBrowser(`a worker that breaks off with ${rows} rows`, () => {
  it("is measured", async () => {
    const served = await startWorkbenches(rows);
    try {
      const { page, pane } = await served.open();
      await gridReady(page);
      await pane.getByRole("button", { name: "整理成规范表" }).click({ timeout: 600_000 });
      await pane.getByRole("button", { name: "建表", exact: true }).click({ timeout: 600_000 });
      await pane.getByRole("button", { name: "查看并修复" }).waitFor({ timeout: 600_000 });
      await gridReady(page);
      await cellCanvas(page).click({ position: { x: 200, y: 400 } });
      await page.keyboard.type("试", { delay: 40 });
      await page.keyboard.press("Enter");
      await page.waitForTimeout(3_000);
      const since = Date.now();
      const seconds = (): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
      for (const worker of page.workers()) await worker.evaluate(() => { if (self.name === "openFile") setTimeout(() => { throw new Error("broken off"); }); });
      await page.getByText("正在恢复").waitFor({ timeout: 600_000 });
      const told = seconds();
      await page.getByText(/一步也没有丢/).waitFor({ timeout: 600_000 });
      const back = seconds();
      await gridReady(page);
      const drawn = seconds();
      await pane.getByRole("button", { name: "查看并修复" }).waitFor({ timeout: 600_000 });
      process.stdout.write(`\n${rows.toLocaleString("en-US")} rows, after the worker broke off: told ${told}, file back ${back}, rows in the grid ${drawn}, the pane knows its findings ${seconds()}\n\n`);
    } finally {
      await served.close();
    }
  }, 1_800_000);
});
