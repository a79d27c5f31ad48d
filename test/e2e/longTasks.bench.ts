import type { Page } from "playwright-core";
import { type Workbenches, cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";

/** `npm run bench:pane`: tasks of the page's thread over 50 ms, by what a person does, on 100,000 customers. Figures for reading; nothing is asserted of them. */
const rows = Number(process.env["ROWS"] ?? 100_000);

type Task = { readonly at: number; readonly ms: number };
/** A piece of script of a slow frame, and what called it. */
type Script = Task & { readonly owner: "evaluating scripts" | "drawing the spreadsheet" | "everything else" };
type Recording = Window & { readonly longTasks: Task[]; readonly scripts: Script[] };

describeInBrowser(`the page's thread with ${rows} rows`, () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(rows); }, 600_000);
  afterAll(() => workbenches.close());

  it("is recorded", async () => {
    const { page, pane } = await workbenches.open();
    const lines: string[] = [];
    let since = 0;
    const told = async (what: string): Promise<void> => {
      const { tasks, scripts, now } = await page.evaluate((from) => {
        const { longTasks, scripts: all } = window as unknown as Recording;
        return { tasks: longTasks.filter(({ at }) => at >= from), scripts: all.filter(({ at }) => at >= from), now: performance.now() };
      }, since);
      lines.push(`${what.padEnd(44)} ${((now - since) / 1000).toFixed(1).padStart(7)} s ${String(tasks.length).padStart(5)} over 50 ms, longest ${String(Math.round(Math.max(0, ...tasks.map(({ ms }) => ms)))).padStart(5)} ms`);
      for (const owner of new Set(scripts.map((script) => script.owner))) {
        const owned = tasks.filter((task) => worstOf(task, scripts)?.owner === owner);
        if (owned.length > 0) lines.push(`    ${owner.padEnd(52)} ${String(owned.length).padStart(5)} of them, longest ${String(Math.round(Math.max(...owned.map(({ ms }) => ms)))).padStart(9)} ms`);
      }
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
    const recording = window as unknown as { longTasks: Task[]; scripts: Script[] };
    recording.longTasks = [];
    recording.scripts = [];
    const ownerOf = (invokerType: string, invoker: string): Script["owner"] => (invokerType.endsWith("-script") || invoker.endsWith(".onload") ? "evaluating scripts" : invoker === "FrameRequestCallback" ? "drawing the spreadsheet" : "everything else");
    type Frame = PerformanceEntry & { readonly scripts: readonly (PerformanceEntry & { readonly invokerType: string; readonly invoker: string })[] };
    new PerformanceObserver((list) => {
      for (const { scripts } of list.getEntries() as Frame[]) for (const { startTime, duration, invokerType, invoker } of scripts) recording.scripts.push({ at: startTime, ms: duration, owner: ownerOf(invokerType, invoker) });
    }).observe({ type: "long-animation-frame", buffered: true });
    new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) recording.longTasks.push({ at: startTime, ms: duration }); }).observe({ type: "longtask", buffered: true });
  });
}

/** The longest script within a task. */
function worstOf({ at, ms }: Task, scripts: readonly Script[]): Script | undefined {
  return scripts.filter((script) => script.at >= at - 1 && script.at < at + ms).toSorted((a, b) => b.ms - a.ms)[0];
}
