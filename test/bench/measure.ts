/** Measures one piece of work in a process of its own, so that no step pays for another's garbage, and starts such processes. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export type Measured = {
  /** Seconds of all threads together, and by the clock. */
  readonly cpu: number;
  readonly wall: number;
  /** MB of the whole process at its highest, over what it takes before it has read anything: whatever the work needed to come this far is in it. */
  readonly peak: number;
  /** MB of heap and buffers still held when the work is done and garbage is gone, over the same idle state. */
  readonly kept: number;
  /** Bytes of the file that came out. */
  readonly bytes: number | null;
};
/** `prepare` is not timed. What `work` gives is held until memory has been read; a file comes out as its bytes. */
export type Step = { readonly prepare: () => Promise<() => Promise<unknown>> };

export async function measure({ prepare }: Step): Promise<Measured> {
  const idle = memory();
  const work = await prepare();
  collect();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const held = await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const kept = memory().heap - idle.heap;
  return { cpu: (user + system) / 1e6, wall, peak: process.resourceUsage().maxRSS / 1024 - idle.rss, kept, bytes: held instanceof Uint8Array ? held.length : null };
}

/** MB of heap and buffers that are held, and of the whole process. */
export function memory(): { readonly heap: number; readonly rss: number } {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 2 ** 20, rss: rss / 2 ** 20 };
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error("Run with --expose-gc");
  globalThis.gc();
}

/**
 * Runs this very program (from dist/, which is where the shared data is counted from) again with other arguments and reads the one line of JSON it ends with.
 * `limitSeconds`: a child that has not ended by then is stopped, and the reason comes back, as it does for one that dies of too little memory.
 * @throws Error when it fails.
 */
export function inChild<T>(argv: readonly string[]): T;
export function inChild<T>(argv: readonly string[], limitSeconds: number): T | GivenUp;
export function inChild<T>(argv: readonly string[], limitSeconds?: number): T | GivenUp {
  const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, ...argv], {
    encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", limitSeconds === undefined ? "inherit" : "pipe"], killSignal: "SIGKILL",
    ...(limitSeconds === undefined ? {} : { timeout: limitSeconds * 1000 }), env: { ...process.env, CRM_SHARED: process.env["CRM_SHARED"] ?? join(__dirname, "../../shared") },
  });
  if (child.status === 0) return JSON.parse(child.stdout.trimEnd().split("\n").at(-1)!) as T;
  const why = child.error?.message.includes("ETIMEDOUT") === true ? `stopped after ${limitSeconds} s` : /heap out of memory|Array buffer allocation failed|Invalid string length|Cannot create a string/.exec(child.stderr ?? "")?.[0];
  if (limitSeconds !== undefined && why !== undefined) return { why };
  throw new Error(`${argv.join(" ")} ended with ${child.status ?? child.signal ?? "an error"}${child.stderr ?? ""}`);
}

/** Why there is no figure. */
export type GivenUp = { readonly why: string };
