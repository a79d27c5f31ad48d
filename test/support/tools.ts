import { spawnSync } from "node:child_process";

const found = new Map<string, boolean>();

function hasTool(command: string): boolean {
  if (!found.has(command)) found.set(command, spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined);
  return found.get(command)!;
}

/** A describe block that needs a program from outside. Missing, it is skipped and its title says why; with `CRM_REQUIRE_TOOLS` it fails instead. */
export function describeTool(title: string, command: string, tests: () => void): void {
  if (hasTool(command) || process.env["CRM_REQUIRE_TOOLS"] === "1") describe(title, tests);
  else describe.skip(`${title} [not run: ${command} is missing]`, () => { it(`needs ${command}`, () => undefined); });
}
