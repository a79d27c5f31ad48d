// All checks, the quickest to fail first. `npm test` runs it; it ends with what was not run, and why.
// Steps of one group do not need each other and run two at a time: each of them keeps one core busy, and two cores are what CI has.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bin = (name) => join("node_modules", ".bin", name);
const report = join(mkdtempSync(join(tmpdir(), "crm-check-")), "tests.json");
const shippedTemplates = JSON.parse(readFileSync("templates/index.json", "utf8")).templates.map(({ path }) => join("templates", path));
const groups = [
  [
    ["types", bin("tsc"), ["--noEmit"]],
    ["types of the pure folders", bin("tsc"), ["--noEmit", "-p", "tsconfig.pure.json"]],
    ["lint", bin("eslint"), ["."]],
    ["import tree", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs"]],
    ["dependency picture in the README", process.execPath, ["tools/dependencyPicture.mjs", "--check"]],
    ["build", bin("webpack"), []],
  ],
  [
    ["labelled suites", process.execPath, ["dist/suites.cjs"]],
    ["parity of the renderings, a small share", process.execPath, ["dist/parity.cjs", "--seed", "7", "--cases", "20000"]],
    ["shipped templates", process.execPath, ["dist/cli.cjs", "template", "check", ...shippedTemplates, "--strict", "--mutate", "--least", "90"]],
    ["page of the emulated Excel", bin("webpack"), ["--env", "e2e"]],
  ],
  [["tests", bin("jest"), ["--json", `--outputFile=${report}`, "--maxWorkers=2"]]],
  [["end to end in a browser", bin("jest"), ["--config", "jest.e2e.config.js"]]],
];

for (const group of groups) {
  const waiting = [...group];
  const alone = group.length === 1;
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) if (!(await run(step, alone))) return false;
    return true;
  };
  const lanes = await Promise.all(alone ? [lane()] : [lane(), lane()]);
  if (!lanes.every(Boolean)) {
    if (group[0][0] === "tests") summary();
    process.exit(1);
  }
}
summary();

/** What a step says is shown when it ends, so that two at a time can be read; one that runs alone shows it at once. */
function run([name, command, args], alone) {
  const started = Date.now();
  if (alone) console.log(`\n── ${name}`);
  return new Promise((done) => {
    const said = [];
    const child = spawn(command, args, { stdio: alone ? "inherit" : ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
    child.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (status) => {
      if (!alone) console.log(`\n── ${name}`);
      process.stdout.write(Buffer.concat(said));
      if (status === 0) console.log(`✔ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      else console.error(`\n✖ ${name} failed (exit ${status ?? "by signal"})`);
      done(status === 0);
    });
  });
}

function summary() {
  if (!existsSync(report)) return;
  const result = JSON.parse(readFileSync(report, "utf8"));
  const why = new Map();
  let notRun = 0;
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "passed" || test.status === "failed") continue;
      notRun++;
      const reason = /\[not run: ([^\]]+)\]/.exec([...test.ancestorTitles, test.title].join(" "))?.[1] ?? `skipped in ${file.name.split("/test/").pop()}`;
      why.set(reason, (why.get(reason) ?? 0) + 1);
    }
  }
  console.log(`\n${result.numPassedTests} passed, ${result.numFailedTests} failed, ${notRun} skipped`);
  console.log(`${notRun} checks not run${notRun === 0 ? "" : `: ${[...why].map(([reason, count]) => `${reason} (${count})`).join("; ")}`}`);
}
