/**
 * `npm run bench:duplicates [-- --only NAME,NAME] [-- --worst] [-- --large] [-- --columns FILE] [-- --pairs FILE]`: how well and how fast the matcher finds duplicates with one default
 * configuration for every set, no labels. `--columns FILE`: a map from column to semantic type, with records.csv and truth.csv (or pairs.csv) beside it. `--pairs FILE`: labelled pairs of names.
 * `--worst`: the ten worst pairs of each set; `--levels`: what was learned, how often each level comes among pairs that are one, related, strangers. `--large`: also 10,000, 100,000 and a million generated contacts. Each set runs in a process of its own.
 * A set that falls below what it had reached fails the run (exit 1).
 * `--speed`: CPU, memory and waiting for generated contacts beside DuckDB; `--million`: a million of them too.
 */
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sharedPath } from "../../support/shared";
import { inChild } from "../measure";
import { scorePairs } from "./namePairs";
import { type Agreement, type Score, score } from "./score";
import { speedPart, speedTable } from "./speed";
import { type BenchSet, type Goal, type Kept, largeSets, load, loadFolder, sets } from "./sets";

const generatedFolder = join(tmpdir(), "crm-bench-duplicates");
const worstShown = 10;
const nameBench = sharedPath("data/name_bench_a/labelled_pairs.csv");
const nameGoal = 0.84;
const widths = [16, 24, 23, 23, 17, 7, 7, 12, 13, 8] as const;

function main(): void {
  const { values } = parseArgs({ options: { only: { type: "string" }, worst: { type: "boolean", default: false }, levels: { type: "boolean", default: false }, large: { type: "boolean", default: false }, columns: { type: "string" }, pairs: { type: "string" }, set: { type: "string" }, speed: { type: "boolean", default: false }, million: { type: "boolean", default: false }, part: { type: "string" } } });
  const worst = values.worst ? worstShown : 0;
  if (values.set !== undefined) return child(values.set, worst);
  if (values.part !== undefined) return void speedPart(values.part, generatedFolder).then((found) => print(JSON.stringify(found)));
  if (values.speed || values.million) return speedTable(values.million, (part) => inChild(["--part", part]), print);
  if (values.pairs !== undefined) return printPairs(values.pairs, worst, null);
  line("set", "must reach", "pair P R F1", "cluster P R F1", `auto P (${autoPrecision}) R`, "cand.", "block R", "classes, EM", "CPU s +read", "peak MB");
  if (values.columns !== undefined) return printSet({ name: values.columns, goal: {} }, values.worst, values.levels);
  const known = [...sets, ...largeSets];
  const wanted = values.only?.split(",") ?? [...sets.map((set) => set.name), "name_bench_a", ...(values.large ? largeSets.map(({ name }) => name) : [])];
  for (const name of wanted) {
    const set = known.find((one) => one.name === name);
    if (name === "name_bench_a") printPairs(nameBench, worst, nameGoal);
    else if (set === undefined) throw new Error(`--only ${name}: choose from ${known.map((one) => one.name).join(", ")}, name_bench_a`);
    else printSet(set, values.worst, values.levels);
  }
}

/** One set, in a process of its own; null = its data is not there. */
function child(name: string, worst: number): void {
  const set: BenchSet | undefined = [...sets, ...largeSets].find((one) => one.name === name);
  const loaded = set === undefined ? loadFolder(name) : load(set, generatedFolder);
  print(JSON.stringify(loaded === null ? null : score(loaded, worst)));
}

function printSet({ name, goal, kept }: BenchSet, errors: boolean, levels: boolean): void {
  const found = inChild<Score | null>(["--set", name, ...(errors ? ["--worst"] : [])]);
  if (found === null) return print(`${name}: not run, its data is not there`);
  const asked = Object.entries(goal).map(([what, least]) => `${what} ${least}`).join(" ");
  line(name, asked, shown(found.pair), shown(found.cluster), `${found.auto.precision.toFixed(4)} ${found.auto.recall.toFixed(4)}`, found.candidatesPerRecord.toFixed(1), found.blockRecall.toFixed(4), `${found.classes}, ${found.rounds}`, `${found.matchSeconds.toFixed(2)} +${found.readSeconds.toFixed(2)}`, found.peakMb.toFixed(0), missing(found, goal) + lost(found, kept));
  found.baseline.forEach(print);
  if (errors) found.errors.forEach(print);
  if (levels) found.levels.forEach(print);
}

function printPairs(path: string, worst: number, goal: number | null): void {
  if (!existsSync(path)) return print(`${path}: not run, it is not there`);
  const { pairs, precision, recall, f1, errors } = scorePairs(path, worst === 0 ? 0 : Infinity);
  print(`${pairs} labelled pairs of names: P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}${goal === null ? "" : `, must reach ${goal}${f1 < goal ? "  BELOW" : ""}`}`);
  errors.forEach(print);
}

/** What is merged without asking is that precise on every set. */
const autoPrecision = 0.995;

function missing({ pair, cluster, auto }: Score, goal: Goal): string {
  return auto.precision < autoPrecision || (goal.pair ?? 0) > pair.f1 || (goal.cluster ?? 0) > cluster.f1 || (goal.precision ?? 0) > cluster.precision ? "  BELOW" : "";
}

/** What was reached before and is no more fails the run. */
function lost({ pair, cluster, auto }: Score, kept: Kept | undefined): string {
  if (kept === undefined || (pair.f1 >= (kept.pair ?? 0) && cluster.f1 >= kept.cluster && auto.precision >= kept.auto)) return "";
  process.exitCode = 1;
  return `  LOST: ${kept.pair === undefined ? "" : `pair F1 was at least ${kept.pair}, `}cluster F1 was at least ${kept.cluster}, auto P ${kept.auto}`;
}

function shown({ precision, recall, f1 }: Agreement): string {
  return `${precision.toFixed(4)} ${recall.toFixed(4)} ${f1.toFixed(4)}`;
}

function line(...cells: readonly string[]): void {
  print(cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" ").trimEnd());
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main();
