import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { openFile } from "../../src/hosts/file/openFile";
import { must } from "../contracts/sampleWorkbook";
import { type Workbenches, cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";
import { tasksOf } from "./pageTasks";
import { rendererMemory } from "./rendererMemory";
import { asUpload, sumsFile } from "./sumsFile";

/**
 * `npm run bench:pane formulas`: tasks of the page's thread over 50 ms where every one of 100,000 rows has a formula that reads one cell, and a sum reads them all. Each step ends when the file could be
 * saved with its results. Figures for reading; nothing is asserted of them.
 */
const rows = Number(process.env["ROWS"] ?? 100_000);
const limit = 50;

describeInBrowser(`formulas of ${rows} rows`, () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(300); });
  afterAll(() => workbenches.close());

  it("are recorded", async () => {
    const bytes = await sumsFile(rows, { formula: (row) => `=A${row}*$D$1+IF(A${row}>5,1,0)`, result: () => 0 });
    const { page } = await workbenches.open();
    const browser = page.context().browser() as Browser;
    await gridReady(page);
    await page.locator("input[type=file]").setInputFiles(asUpload("sums.xlsx", bytes));
    await page.getByText("sums.xlsx").first().waitFor();
    // Until its rows come, the grid is ready with those of the file before.
    await page.waitForTimeout(3_000);
    await gridReady(page);
    await browser.startTracing(page, { categories: ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
    await page.evaluate(() => performance.mark("step before"));
    const memory = await rendererMemory(browser);
    const steps: [string, number][] = [];
    const told = async (what: string, work: () => Promise<void>): Promise<void> => {
      const cpu = memory?.cpuSeconds() ?? 0;
      await work();
      const sum = await savedSum(page);
      await gridReady(page);
      await page.waitForTimeout(500);
      steps.push([`${what} (the sum is ${String(sum)})`, (memory?.cpuSeconds() ?? 0) - cpu]);
      await page.evaluate((name) => performance.mark(`step ${name}`), steps.at(-1)![0]);
    };
    const typed = async (x: number, y: number, text: string): Promise<void> => {
      await cellCanvas(page).click({ position: { x, y } });
      await page.keyboard.type(text, { delay: 20 });
      await page.keyboard.press("Enter");
    };
    await told("a cell that all rows read", () => typed(290, 31, "3"));
    await told("the same once more", () => typed(290, 31, "4"));
    await told("taken back", async () => { await cellCanvas(page).click({ position: { x: 290, y: 31 } }); await page.keyboard.press("Control+z"); });
    await told("a sum of a column", () => typed(360, 31, "=SUM(A:A)+COUNTA(B:B)"));
    await told("a cell that the sums read", () => typed(60, 75, "77"));
    await told("a column is selected", () => cellCanvas(page).click({ position: { x: 60, y: 10 } }));
    await told("a row put in", async () => {
      await cellCanvas(page).click({ position: { x: 20, y: 97 }, button: "right" });
      await page.getByText("在上方插入").click({ position: { x: 10, y: 8 } });
    });
    const recorded = tasksOf(await browser.stopTracing());
    const lines = steps.map(([step, cpu]) => {
      const { seconds, tasks } = recorded.get(step)!;
      const over = (of: "clock" | "computing") => `${String(tasks.filter((task) => task[of] > limit).length).padStart(3)} over ${limit} ms, longest ${String(Math.round(Math.max(0, ...tasks.map((task) => task[of])))).padStart(4)}`;
      return `${step.padEnd(58)} ${seconds.toFixed(1).padStart(6)} s; by computing ${over("computing")}; by the clock ${over("clock")}; ${cpu.toFixed(1)} s of computing in page and workers`;
    });
    process.stdout.write(`\n${rows.toLocaleString("en-US")} rows with formulas, tasks of the page's thread\n${lines.join("\n")}\n\n`);
  }, 1_800_000);
});

/** What the sum on the second sheet says in the file that the page saves. */
async function savedSum(page: Page): Promise<unknown> {
  const download = page.waitForEvent("download", { timeout: 600_000 });
  await page.getByRole("button", { name: "存为 .xlsx" }).click();
  const file = must(openFile("saved.xlsx", new Uint8Array(readFileSync(await (await download).path()))));
  return file.results.sheets()[1]!.value(0, 0);
}
