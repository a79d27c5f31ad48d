import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine } from "../../src/engine/createEngine";
import { nodeSystem } from "../../src/cli/main";
import { runCli } from "../../src/cli/runCli";
import type { System } from "../../src/cli/system";

export type Ran = { readonly code: 0 | 1 | 2; readonly out: string; readonly err: string };

const templates = join(__dirname, "../../templates");

/** The command line on real files in a folder of its own, with what it prints caught. */
export type CommandLine = {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly put: (name: string, content: Uint8Array | string) => string;
  readonly read: (name: string) => Uint8Array;
  readonly files: () => string[];
  /** `crm` with these arguments; names of files are put into the folder. `--lang zh-CN --today 2026-03-16 --seed 1` unless told. */
  readonly crm: (...argv: readonly string[]) => Promise<Ran>;
  readonly system: System;
  readonly close: () => void;
};

export function commandLine(over: Partial<System> = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), "crm-cli-"));
  const path = (name: string): string => join(folder, name);
  let out = "";
  let err = "";
  const shippedTemplate: System["shippedTemplate"] = async (name) => (/^[\w-]+$/.test(name) && readdirSync(templates).includes(name) ? new Uint8Array(readFileSync(join(templates, name, `${name}.crm.json`))) : null);
  const system: System = {
    ...nodeSystem,
    print: (text) => void (out += text),
    printError: (text) => void (err += text),
    drawProgress: undefined as never,
    color: false,
    preferredLanguage: "zh-CN",
    accountName: "tester",
    shippedTemplate,
    shippedTemplates: async () => [{ name: "customer", bytes: (await shippedTemplate("customer"))! }],
    ...over,
  };
  return {
    folder, path, system,
    put: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    read: (name) => new Uint8Array(readFileSync(path(name))),
    files: () => readdirSync(folder).sort(),
    crm: async (...argv) => {
      out = "";
      err = "";
      const code = await runCli([...argv, ...(argv.includes("--today") ? [] : ["--today", "2026-03-16"]), ...(argv.includes("--seed") ? [] : ["--seed", "1"])], system, createEngine);
      return { code, out, err };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
