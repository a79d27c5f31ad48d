/**
 * `npm run suites [-- NAME …] [-- --list]`: one table of what others' labelled data says of us. Every suite runs in a process of its own, so that its time and memory are its own
 * and a crash or hang is a verdict. `--list` also names every agreed difference with its reason. Exit code 1 when a verdict is wrong without a listed reason.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { judge, type SuiteVerdicts } from "./suite";
import { suites } from "./index";

const secondsAllowed = 3600;
// Counted from dist/, where this program is built to.
const shared = resolve(process.env["CRM_SHARED"] ?? join(__dirname, "../../shared"));
type Measured = SuiteVerdicts & { readonly seconds: number; readonly peakMb: number };

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { list: { type: "boolean", default: false }, child: { type: "string" } } });
  if (values.child !== undefined) return child(values.child);
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`No suite ${unknown.join(", ")}; there are ${suites.map(({ name }) => name).join(", ")}`);
  line("suite", "files", "cases", "right", "agreed", "wrong", "s CPU", "MB");
  let wrong = 0;
  const missing: string[] = [];
  const details: string[] = [];
  for (const { name, path } of suites.filter((suite) => positionals.length === 0 || positionals.includes(suite.name))) {
    if (path !== null && !existsSync(join(shared, path))) {
      missing.push(path);
      line(name, "-", "-", "-", "-", "-", "-", "-");
      continue;
    }
    const result = inChild(name);
    if (typeof result === "string") {
      wrong++;
      details.push(`✖ ${name}: ${result}`);
      line(name, "-", "-", "-", "-", "1", "-", "-");
      continue;
    }
    wrong += result.wrong.length;
    for (const one of result.wrong) details.push(`✖ ${name}  ${one.name}: expected ${one.expected}, got ${one.actual}`);
    if (values.list) for (const { case: one, reason } of result.agreed) details.push(`≠ ${name}  ${one.name}: expected ${one.expected}, got ${one.actual}. ${reason}`);
    const cases = result.right + result.agreed.length + result.wrong.length;
    line(name, result.files, cases, result.right, result.agreed.length, result.wrong.length, result.seconds.toFixed(1), result.peakMb.toFixed(0));
  }
  if (details.length > 0) print(`\n${details.join("\n")}`);
  print(`\n${wrong === 0 ? "✔ no wrong verdict" : `✖ ${wrong} wrong verdicts`}${missing.length === 0 ? "" : `; ${missing.length} suites not run: ${missing.join(", ")} missing`}`);
  return wrong === 0 ? 0 : 1;
}

async function child(name: string): Promise<number> {
  const suite = suites.find((one) => one.name === name)!;
  const verdicts = judge(suite, await suite.run(suite.path === null ? "" : join(shared, suite.path)));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const measured: Measured = { ...verdicts, seconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 };
  print(JSON.stringify(measured));
  return 0;
}

/** The verdicts of one suite; a text where its process gave none. */
function inChild(name: string): Measured | string {
  const run = spawnSync(process.execPath, [process.argv[1]!, "--child", name], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"], timeout: secondsAllowed * 1000 });
  if (run.status !== 0) return run.error?.message ?? `its process ended with ${run.status ?? run.signal}`;
  return JSON.parse(run.stdout.trimEnd().split("\n").at(-1)!) as Measured;
}

function line(name: string, ...cells: readonly (string | number)[]): void {
  print(name.padEnd(28) + cells.map((cell) => String(cell).padStart(9)).join(""));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
