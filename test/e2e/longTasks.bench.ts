import type { Page } from "playwright-core";
import { type Workbenches, cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";

/** `npm run bench:pane`: tasks of the page's thread over 50 ms, by what a person does, on 100,000 customers. Figures for reading; nothing is asserted of them. */
const rows = Number(process.env["ROWS"] ?? 100_000);

type Task = { readonly at: number; readonly ms: number };
type Recording = Window & { readonly longTasks: Task[] };

describeInBrowser(`the page's thread with ${rows} rows`, () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(rows); }, 600_000);
  afterAll(() => workbenches.close());

  it("is recorded", async () => {
    const { page, pane } = await workbenches.open();
    const lines: string[] = [];
    let since = 0;
    const told = async (what: string): Promise<void> => {
      const { tasks, now } = await page.evaluate((from) => ({ tasks: (window as unknown as Recording).longTasks.filter(({ at }) => at >= from), now: performance.now() }), since);
      lines.push(`${what.padEnd(44)} ${((now - since) / 1000).toFixed(1).padStart(7)} s ${String(tasks.length).padStart(5)} over 50 ms, longest ${String(Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)))).padStart(5)} ms`);
      since = now;
    };
    await record(page);
    await pane.getByRole("button", { name: "建成受管理的表" }).waitFor({ timeout: 600_000 });
    await told("the pane says what the file holds");
    await gridReady(page);
    await told("the spreadsheet has all rows");
    await pane.getByRole("button", { name: "建成受管理的表" }).click();
    await pane.getByRole("button", { name: "建表", exact: true }).click({ timeout: 600_000 });
    await pane.getByText(/已建成受管理的表/).waitFor({ timeout: 600_000 });
    await pane.getByRole("button", { name: "查看并修复" }).waitFor({ timeout: 600_000 });
    await told("the table is made and checked");
    await pane.getByRole("button", { name: "查看并修复" }).click();
    await pane.getByRole("button", { name: "预览并修复…" }).waitFor({ timeout: 600_000 });
    await told("the findings are listed");
    await cellCanvas(page).hover();
    for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 400);
    await page.waitForTimeout(1000);
    await told("the spreadsheet is scrolled");
    process.stdout.write(`\n${rows.toLocaleString("en-US")} rows, the page's thread\n${lines.join("\n")}\n\n`);
  }, 1_800_000);
});

async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    const recording = window as unknown as { longTasks: Task[] };
    recording.longTasks = [];
    new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) recording.longTasks.push({ at: startTime, ms: duration }); }).observe({ type: "longtask", buffered: true });
  });
}
