import { writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { type Workbenches, cellCanvas, describeInBrowser, gridReady, startWorkbenches } from "./browser";
import { type RendererMemory, rendererMemory } from "./rendererMemory";
import { tasksOf } from "./pageTasks";

/**
 * `npm run bench:pane longTasks`: tasks of the page's thread over 50 ms, by what a person does, on 100,000 customers. By the clock a task also takes what other programs on the machine take from it;
 * computing is the thread's own. Figures for reading; nothing is asserted of them. TRACE=FILE keeps the recording, with what functions and garbage took: Chromium's performance panel opens it.
 */
const rows = Number(process.env["ROWS"] ?? 100_000);
const limit = 50;
const kept = process.env["TRACE"];
const recordedFor = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", ...(kept === undefined ? [] : ["v8", "disabled-by-default-v8.gc", "disabled-by-default-v8.cpu_profiler", "toplevel"])];

describeInBrowser(`the page's thread with ${rows} rows`, () => {
  let workbenches: Workbenches;
  beforeAll(async () => { workbenches = await startWorkbenches(rows); }, 600_000);
  afterAll(() => workbenches.close());

  it("is recorded", async () => {
    // Recording begins before the page does.
    const { page, pane } = await workbenches.open({ path: "/assets/icons/app-32.png" });
    const browser = page.context().browser() as Browser;
    await browser.startTracing(page, { categories: recordedFor });
    await page.goto(new URL("/", page.url()).href, { timeout: 600_000 });
    const steps: string[] = [];
    const notes = new Map<string, string>();
    let memory = null as RendererMemory | null;
    const told = async (what: string): Promise<void> => {
      steps.push(what);
      await page.evaluate((name) => performance.mark(`step ${name}`), what);
      // The page's process is told by its size, which it has not at the beginning.
      memory ??= await rendererMemory(browser);
      if (memory === null) return;
      const peak = memory.peak();
      notes.set(what, [...(notes.has(what) ? [notes.get(what)!] : []), `    page and workers: ${memory.restart().toFixed(0)} MB, ${peak.toFixed(0)} at the highest`].join("\n"));
    };
    await pane.getByRole("button", { name: "整理成规范表" }).waitFor({ timeout: 600_000 });
    await told("the pane says what the file holds");
    await gridReady(page);
    await told("the spreadsheet has all rows");
    await pane.getByRole("button", { name: "整理成规范表" }).click();
    await pane.getByRole("button", { name: "建表", exact: true }).click({ timeout: 600_000 });
    await pane.getByText(/已整理成规范表/).waitFor({ timeout: 600_000 });
    await pane.getByRole("button", { name: "查看并修复" }).waitFor({ timeout: 600_000 });
    await told("the table is made and checked");
    await pane.getByRole("button", { name: "查看并修复" }).click();
    await pane.getByRole("button", { name: "预览并修复…" }).waitFor({ timeout: 600_000 });
    await told("the findings are listed");
    await cellCanvas(page).hover();
    for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 400);
    await page.waitForTimeout(1000);
    await told("the spreadsheet is scrolled");
    // Every customer has a formula: the grid works out which of them follow from the cell.
    await cellCanvas(page).click({ position: { x: 200, y: 200 } });
    await page.keyboard.type("试");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(8_000);
    await told("a cell is typed into");
    const cpu = memory?.cpuSeconds();
    await pane.getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name: "重复" }).click();
    await pane.getByRole("tab", { name: /^重复/ }).waitFor({ timeout: 600_000 });
    await told("the duplicates are found");
    if (memory !== null && cpu !== undefined) notes.set("the duplicates are found", `${notes.get("the duplicates are found")!}, ${(memory.cpuSeconds() - cpu).toFixed(1)} s of computing`);
    const recording = await browser.stopTracing();
    if (kept !== undefined) writeFileSync(kept, recording);
    const recorded = tasksOf(recording);
    const lines = steps.flatMap((step) => {
      const { seconds, tasks } = recorded.get(step)!;
      const over = (of: "clock" | "computing") => tasks.filter((task) => task[of] > limit);
      const longest = (of: "clock" | "computing") => String(Math.round(Math.max(0, ...tasks.map((task) => task[of])))).padStart(5);
      const owners = [...new Set(over("clock").map(({ owner }) => owner))].map((owner) => `${over("clock").filter((task) => task.owner === owner).length} ${owner}`);
      return [
        `${step.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s ${String(over("computing").length).padStart(4)} over ${limit} ms of computing, longest ${longest("computing")}; by the clock ${String(over("clock").length).padStart(4)}, longest ${longest("clock")}${owners.length === 0 ? "" : ` (${owners.join(", ")})`}`,
        ...(notes.has(step) ? [notes.get(step)!] : []),
      ];
    });
    process.stdout.write(`\n${rows.toLocaleString("en-US")} rows, tasks of the page's thread\n${lines.join("\n")}\n\n`);
  }, 1_800_000);
});
