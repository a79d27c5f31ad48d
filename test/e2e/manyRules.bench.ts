import type { Browser } from "playwright-core";
import { describeInBrowser, startWorkbenches, excelPage } from "./browser";
import type { EngineBench } from "./engineBench/bench.worker";
import { rendererMemory } from "./rendererMemory";

/** `npm run bench:pane -- manyRules`: the table of `npm run bench -- --only manyRules`, checked in a worker of Chromium. Figures for reading; nothing is asserted of them. */
const rows = Number(process.env["ROWS"] ?? 100_000);
/** The first also warms the code up. */
const times = 3;

describeInBrowser(`a check of ${rows} rows in a worker`, () => {
  it("is measured", async () => {
    const served = await startWorkbenches(new Uint8Array(), excelPage);
    try {
      const { page } = await served.open({ path: "/engineBench.html" });
      type Page = Window & { readonly engineBench: { readonly [name in keyof EngineBench]: (...of: Parameters<EngineBench[name]>) => Promise<Awaited<ReturnType<EngineBench[name]>>> } };
      await page.evaluate((count) => (window as unknown as Page).engineBench.make(count), rows);
      const memory = await rendererMemory(page.context().browser() as Browser);
      const lines: string[] = [];
      for (let time = 0; time < times; time++) {
        await page.requestGC();
        const [before, cpu] = [memory?.restart(), memory?.cpuSeconds()];
        const { seconds, findings, fields, rules } = await page.evaluate(() => (window as unknown as Page).engineBench.check());
        if (time === 0) lines.push(`${rows.toLocaleString("en-US")} rows × ${fields} fields × ${rules} rules in a worker of ${page.context().browser()!.version()}, ${findings.toLocaleString("en-US")} findings`);
        lines.push(`  checked in ${seconds.toFixed(2)} s${memory === null || before === undefined || cpu === undefined ? "" : `, ${(memory.cpuSeconds() - cpu).toFixed(2)} s of computing, ${(memory.peak() - before).toFixed(0)} MB over the records and the page, which take ${before.toFixed(0)}`}`);
      }
      process.stdout.write(`\n${lines.join("\n")}\n\n`);
    } finally {
      await served.close();
    }
  }, 600_000);
});
