// Draws which folder of src imports which, into the README between two markers. `--check` only says whether the picture is up to date.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const collapse = "^src/(hosts/[^/]+|[^/]+)";
const run = spawnSync(join("node_modules", ".bin", "depcruise"), ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
if (run.status !== 0) {
  console.error(run.stderr);
  process.exit(1);
}
const folderOf = (path) => new RegExp(collapse).exec(path)?.[1];
const edges = new Set();
for (const module of JSON.parse(run.stdout).modules) {
  const from = folderOf(module.source);
  for (const dependency of module.dependencies) {
    const to = folderOf(dependency.resolved);
    if (from !== undefined && to !== undefined && from !== to) edges.add(`${from} --> ${to}`);
  }
}
// Only the edges that no longer path already implies: a picture of every import is a picture of nothing.
const graph = new Map();
for (const edge of edges) {
  const [from, to] = edge.split(" --> ");
  graph.set(from, new Set([...(graph.get(from) ?? []), to]));
}
const reaches = (from, to, direct) => [...(graph.get(from) ?? [])].some((next) => (next === to ? !direct : reaches(next, to, false)));
const kept = [...edges].filter((edge) => !reaches(...edge.split(" --> "), true)).sort();
const id = (folder) => folder.replace("/", "_");
const picture = ["```mermaid", "graph TD", ...kept.map((edge) => { const [from, to] = edge.split(" --> "); return `  ${id(from)}["${from}"] --> ${id(to)}["${to}"]`; }), "```"].join("\n");

const [start, end] = ["<!-- dependencies -->", "<!-- /dependencies -->"];
const readme = readFileSync("README.md", "utf8");
const [before, rest] = readme.split(start);
const after = rest?.split(end)[1];
if (after === undefined) {
  console.error(`README.md has no place for the picture: ${start} ... ${end}`);
  process.exit(1);
}
const next = `${before}${start}\n${picture}\n${end}${after}`;
if (process.argv.includes("--check")) {
  if (next !== readme) {
    console.error("The dependency picture in README.md is out of date: run npm run picture");
    process.exit(1);
  }
} else writeFileSync("README.md", next);
