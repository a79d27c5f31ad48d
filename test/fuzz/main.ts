/**
 * `npm run fuzz [-- --seed N] [-- --cases N]`: damaged files by the thousand. Exit code 1 when one of them crashes the reader, takes longer than 15 s or more than 1 GiB,
 * is refused without a place and a next step, or opens and silently says something else. Cases run in a process of their own, which is watched from here: one that says
 * nothing any more is a hang. The same seed gives the same cases; `--case N` runs one of them.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { basesOf, type Content, type Outcome, runCase } from "./cases";

const most = { seconds: 15, mebibytes: 1024 } as const;
/** A child that has said nothing for so long, by the clock of a machine that may be busy, is stopped. */
const patience = 10 * 60_000;
/** Cases of one process: what it keeps between cases must not add up to a file's fault. */
const batch = 500;
// Counted from dist/, where this program is built to.
const sharedFolder = resolve(process.env["CRM_SHARED"] ?? join(__dirname, "../../shared"));
const shared = existsSync(sharedFolder) ? sharedFolder : null;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, cases: { type: "string", default: "1000" }, case: { type: "string" }, child: { type: "string" } } });
  const [seed, cases] = [Number(values.seed), Number(values.cases)];
  if (!Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) throw new Error(`--seed ${values.seed} --cases ${values.cases}: two whole numbers`);
  if (values.child !== undefined) return child(seed, Number(values.child), cases);
  if (values.case !== undefined) {
    const outcome = await runCase(basesOf(shared), seed, Number(values.case));
    print(`${outcome.base}, ${outcome.damage}: ${outcome.verdict}`);
    return outcome.wrong ? 1 : 0;
  }
  print(`seed ${seed}, ${cases.toLocaleString("en")} cases over ${basesOf(shared).length} files${shared === null ? " (the shared ones are missing)" : ""}; node ${process.version}`);
  const counts = new Map<string, number>();
  let wrong = 0;
  let slowest = 0;
  let peak = 0;
  for (let next = 0; next < cases; ) {
    const end = Math.min(cases, next + batch);
    const last = await watched(seed, next, end, (number, { verdict, wrong: isWrong, base, damage, seconds, mebibytes }) => {
      next = number + 1;
      [slowest, peak] = [Math.max(slowest, seconds), Math.max(peak, mebibytes)];
      const over = seconds > most.seconds || mebibytes > most.mebibytes;
      const kind = isWrong ? verdict.split(":")[0]! : verdict;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (!isWrong && !over) return;
      wrong++;
      print(`✖ case ${number}, ${base}, ${damage}: ${verdict}${over ? ` (${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB)` : ""}`);
    });
    if (last === null) continue;
    wrong++;
    print(`✖ case ${next}: ${last}`);
    next++;
  }
  for (const [verdict, count] of [...counts].sort(([, a], [, b]) => b - a)) print(`${String(count).padStart(8)}  ${verdict}`);
  print(`${wrong === 0 ? "✔ none wrong" : `✖ ${wrong} wrong`}; slowest case ${slowest.toFixed(2)} s CPU, most memory of a process ${peak.toFixed(0)} MiB`);
  return wrong === 0 ? 0 : 1;
}

type Told = Outcome & { readonly seconds: number; readonly mebibytes: number };

/** Runs cases `from` to `to` in a process. Null when all were told of; else how the process ended. */
function watched(seed: number, from: number, to: number, told: (number: number, outcome: Told) => void): Promise<string | null> {
  return new Promise((done) => {
    const process_ = spawn(process.execPath, [process.argv[1]!, "--seed", String(seed), "--child", String(from), "--cases", String(to)], { stdio: ["ignore", "pipe", "inherit"] });
    let count = from;
    let hang = false;
    const stop = (): void => {
      hang = true;
      process_.kill("SIGKILL");
    };
    let timer = setTimeout(stop, patience);
    createInterface({ input: process_.stdout }).on("line", (line) => {
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
      told(count++, JSON.parse(line) as Told);
    });
    process_.on("close", (code, signal) => {
      clearTimeout(timer);
      done(count >= to ? null : hang ? "hang" : `the process ended with ${code ?? signal}`);
    });
  });
}

async function child(seed: number, from: number, to: number): Promise<number> {
  const bases = basesOf(shared);
  const known = new Map<string, Content>();
  for (let number = from; number < to; number++) {
    const cpu = process.cpuUsage();
    const outcome = await runCase(bases, seed, number, known);
    const { user, system } = process.cpuUsage(cpu);
    print(JSON.stringify({ ...outcome, seconds: (user + system) / 1e6, mebibytes: process.resourceUsage().maxRSS / 1024 } satisfies Told));
  }
  return 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
});
