// All checks, in the order in which they are quickest to fail. `npm test` runs it; it ends with what was not run, and why.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bin = (name) => join("node_modules", ".bin", name);
const report = join(mkdtempSync(join(tmpdir(), "crm-check-")), "tests.json");
const steps = [
  ["types", bin("tsc"), ["--noEmit"]],
  ["types of the pure folders", bin("tsc"), ["--noEmit", "-p", "tsconfig.pure.json"]],
  ["lint", bin("eslint"), ["."]],
  ["import tree", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs"]],
  ["dependency picture in the README", process.execPath, ["tools/dependencyPicture.mjs", "--check"]],
  ["build", bin("webpack"), []],
  ["shipped templates", process.execPath, ["dist/cli.cjs", "template", "check", "templates/customer/customer.crm.json"]],
  ["page of the emulated Excel", bin("webpack"), ["--env", "e2e"]],
  ["labelled suites", process.execPath, ["dist/suites.cjs"]],
  ["tests", bin("jest"), ["--json", `--outputFile=${report}`, "--maxWorkers=2"]],
  ["end to end in a browser", bin("jest"), ["--config", "jest.e2e.config.js"]],
];

for (const [name, command, args] of steps) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) {
    console.error(`\n✖ ${name} failed (exit ${status ?? "by signal"})`);
    if (name === "tests") summary();
    process.exit(1);
  }
  console.log(`✔ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
summary();

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
