import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of the labelled data and suites made by others: `CRM_SHARED`, or `../shared` beside the project, whose scripts all run in its folder, bundled or not. */
export const sharedRoot = resolve(process.env["CRM_SHARED"] ?? join("..", "shared"));

export function sharedPath(path: string): string {
  return join(sharedRoot, path);
}

/** A describe block over shared data; when the data is missing it is skipped, and its title says why so that the run can count it. */
export function describeShared(title: string, path: string, tests: (root: string) => void): void {
  const root = sharedPath(path);
  if (existsSync(root)) describe(title, () => tests(root));
  else describe.skip(`${title} [not run: ${path} is missing]`, () => { it("needs the shared data", () => undefined); });
}
