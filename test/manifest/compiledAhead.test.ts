import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack, { type WebpackPluginInstance } from "webpack";

const { CompiledAhead } = createRequire(__filename)("../../tools/compiledAhead.cjs") as { readonly CompiledAhead: new () => WebpackPluginInstance };
let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "compiledAhead-")); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("has scripts of a page compiled ahead, and none that a worker runs", async () => {
  const source = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  source("page.js", `new Worker(new URL("./background.js", import.meta.url)); import("./view.js"); import("./both.js");`);
  source("view.js", `export const view = "seen by the page";`);
  source("both.js", `export const both = "seen by both";`);
  source("background.js", `import("./both.js"); self.postMessage("seen by the worker");`);
  await new Promise<void>((resolve, reject) => {
    webpack({ mode: "production", context: folder, entry: { page: "./page.js" }, target: ["web", "es2022"], output: { path: join(folder, "out") }, plugins: [new CompiledAhead()] }, (error, stats) => {
      if (error !== null || stats?.hasErrors() !== false) reject(error ?? new Error(stats?.toString()));
      else resolve();
    });
  });
  const scripts = readdirSync(join(folder, "out")).map((name) => readFileSync(join(folder, "out", name), "utf8"));
  const ahead = (text: string): boolean | undefined => scripts.find((script) => script.includes(text))?.startsWith("//# allFunctionsCalledOnLoad\n");
  expect([ahead("new Worker("), ahead("seen by the page"), ahead("seen by both"), ahead("seen by the worker")]).toEqual([true, true, false, false]);
});
