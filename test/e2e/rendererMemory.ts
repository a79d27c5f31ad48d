import { readFileSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** What the process of a page takes, its workers with it. */
export type RendererMemory = {
  /** MB held now; from here on the peak is counted anew. */
  restart(): number;
  /** MB at the highest since. */
  peak(): number;
  /** Seconds that its threads have computed, all together. */
  cpuSeconds(): number;
};

/** Of the one page that a browser has open, by what Linux tells; null elsewhere. */
export async function rendererMemory(browser: Browser): Promise<RendererMemory | null> {
  if (process.platform !== "linux") return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const megabytes = (id: number, name: "VmRSS" | "VmHWM"): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) / 1024;
  // A browser without a head has a page of its own beside ours, which is small.
  const [id] = processInfo.filter(({ type }) => type === "renderer").map(({ id: one }) => one).toSorted((a, b) => megabytes(b, "VmRSS") - megabytes(a, "VmRSS"));
  if (id === undefined) return null;
  return {
    restart: () => {
      // @source proc_pid_clear_refs(5): 5 resets the peak.
      writeFileSync(`/proc/${id}/clear_refs`, "5");
      return megabytes(id, "VmRSS");
    },
    peak: () => megabytes(id, "VmHWM"),
    // @source proc_pid_stat(5): utime and stime, in hundredths; the name before them may hold blanks.
    cpuSeconds: () => readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) /s, "").split(" ").slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) / 100, 0),
  };
}
