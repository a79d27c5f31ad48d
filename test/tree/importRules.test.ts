import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** Runs the real import rules over a small tree of its own; gives the names of the rules that were broken. */
function brokenRules(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "crm-tree-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "tsconfig.json"), '{ "compilerOptions": { "moduleResolution": "bundler", "module": "ESNext" } }');
    writeFileSync(join(folder, "package.json"), '{ "dependencies": { "fflate": "*" }, "devDependencies": { "ajv": "*" } }');
    const run = spawnSync(join(root, "node_modules/.bin/depcruise"), ["src", "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json"], { cwd: folder, encoding: "utf8" });
    const result = JSON.parse(run.stdout) as { summary: { violations: readonly { rule: { name: string } }[] } };
    return [...new Set(result.summary.violations.map((violation) => violation.rule.name))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const value = "export const value = 1;\n";

describe("the import rules", () => {
  it.each([
    { what: "a pure folder imports a host", file: "src/rules/validation/a.ts", text: 'import { value } from "../../hosts/file/b";\nexport const a = value;\n', other: "src/hosts/file/b.ts", broken: "imports-of-rules" },
    { what: "a pure folder imports a type of a host", file: "src/reports/a.ts", text: 'import type { B } from "../hosts/file/b";\nexport type A = B;\n', other: "src/hosts/file/b.ts", broken: "imports-of-reports" },
    { what: "a pure folder imports a Node built-in", file: "src/fields/a.ts", text: 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;\n', other: "src/fields/b.ts", broken: "pure-is-pure" },
    { what: "one rule kind imports another", file: "src/rules/validation/a.ts", text: 'import { value } from "../duplicates/b";\nexport const a = value;\n', other: "src/rules/duplicates/b.ts", broken: "rule-kinds-apart" },
    { what: "the hosts import each other", file: "src/hosts/file/a.ts", text: 'import { value } from "../excel/b";\nexport const a = value;\n', other: "src/hosts/excel/b.ts", broken: "imports-of-hosts-file" },
    { what: "a command chooses a host", file: "src/cli/commands/a.ts", text: 'import { value } from "../../hosts/file/b";\nexport const a = value;\n', other: "src/hosts/file/b.ts", broken: "imports-of-cli" },
    { what: "a command runs engine code instead of naming its types", file: "src/cli/commands/a.ts", text: 'import { value } from "../../engine/b";\nexport const a = value;\n', other: "src/engine/b.ts", broken: "engine-types-only-in-cli" },
    { what: "the pipeline reaches past the engine", file: "src/pipeline/a.ts", text: 'import { value } from "../rules/b";\nexport const a = value;\n', other: "src/rules/b.ts", broken: "imports-of-pipeline" },
    { what: "the product imports its tests", file: "src/xlsx/a.ts", text: 'import { value } from "../../test/b";\nexport const a = value;\n', other: "test/b.ts", broken: "no-tests-in-src" },
    { what: "the product needs what only developers install", file: "src/template/a.ts", text: 'import Ajv from "ajv";\nexport const a = Ajv;\n', other: "src/template/b.ts", broken: "runtime-dependencies" },
    { what: "a folder is not in the table", file: "src/utils/a.ts", text: 'import { value } from "./b";\nexport const a = value;\n', other: "src/utils/b.ts", broken: "unlisted-folder" },
  ])("are broken when $what", ({ file, text, other, broken }) => {
    expect(brokenRules({ [file]: text, [other]: `${value}export type B = number;\n` })).toContain(broken);
  });

  it("hold where each folder imports what the table lists", () => {
    expect(brokenRules({ "src/records/b.ts": value, "src/fields/a.ts": 'import { value } from "../records/b";\nexport const a = value;\n' })).toEqual([]);
  });
});
