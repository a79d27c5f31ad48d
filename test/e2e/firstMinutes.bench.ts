import type { Locator } from "playwright-core";
import { describeInBrowser, gridReady, startWorkbenches } from "./browser";

/**
 * `npm run bench:pane -- firstMinutes`: from the page of the messy sample to a governed table with what is safe fixed, duplicates merged, classes written and a pivot, by the one next step that Start names each time.
 * How often a person presses something, and how long the product makes them wait. Figures for reading; nothing is asserted of them.
 */
const lookingFor = 5;

describeInBrowser("the first minutes with the workbench", () => {
  it("are measured", async () => {
    const served = await startWorkbenches();
    try {
      const opened = Date.now();
      const { page, pane } = await served.open();
      await gridReady(page);
      const waits: (readonly [string, number])[] = [];
      let presses = 0;
      let since = opened;
      const waited = (until: string): void => { waits.push([until, (Date.now() - since) / 1000]); };
      const button = (name: string | RegExp): Locator => pane.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
      /** Waits until the control is there, presses it, and waits for the next one from then on. */
      const press = async (name: string | RegExp): Promise<void> => {
        const control = button(name);
        await control.and(pane.locator(":enabled")).waitFor({ timeout: 120_000 });
        waited(String(name));
        presses++;
        since = Date.now();
        await control.click();
      };
      const said = async (text: RegExp): Promise<void> => { await pane.getByText(text).last().waitFor({ timeout: 120_000 }); };
      for (const [names, done] of [
        [["整理成规范表", "建表"], /已整理成规范表/],
        [["查看并修复", "预览并修复…", /^确认修改 [\d,]+ 处/], /已修复/],
        [["查看并合并", "全部合并…", /^合并 \d+ 组$/], /已合并/],
        [["查看分级", /^补上 [\d,]+ 个分级$/], /已写入/],
        [["生成报表", "全部生成"], /已生成/],
      ] as const) {
        for (const name of names) await press(name);
        await said(done);
        waited(String(done));
        since = Date.now();
      }
      const waiting = waits.reduce((sum, [, seconds]) => sum + seconds, 0);
      const longest = waits.toSorted((a, b) => b[1] - a[1]).slice(0, 3).map(([until, seconds]) => `${seconds.toFixed(1)} s until ${until}`);
      process.stdout.write(`\nfrom the messy sample of 2,000 records to a table with duplicates merged and pivots: ${presses} presses, ${waiting.toFixed(1)} s of waiting (${longest.join(", ")}); with ${lookingFor} s to find each control ${(waiting + presses * lookingFor).toFixed(0)} s\n\n`);
    } finally {
      await served.close();
    }
  }, 600_000);
});
