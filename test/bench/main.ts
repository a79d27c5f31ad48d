/**
 * `npm run bench [-- --rows N] [-- --only NAME] [-- --limit SECONDS]`: what it costs to open, edit and save two sizes of file beside two libraries, one table of what
 * the steps of our work cost on a file of 20 columns, then rules, templates, duplicates, and the expression language beside the fastest safe library. It judges nothing: figures depend on
 * the machine. Every step runs in a process of its own; a library that takes longer than the limit is stopped.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchDuplicates, type DuplicatesBench } from "./duplicates.bench";
import type { BenchRow } from "./expression.bench";
import { benchFile, type FileBench, fileOf, libraries, type Library, makeFile, type Size, sizes } from "./files.bench";
import { benchLive, type LiveBench } from "./live.bench";
import { benchRules, type RulesBench } from "./rules.bench";
import { inChild, type Measured, measure } from "./measure";
import { benchTemplates, type TemplatesBench } from "./templates.bench";
import { customerTemplate, filesIn, makeFiles, seed, starterPack, stepsOn } from "./steps";

const columns = [38, 8, 8, 9, 9, 10, 10, 10, 10, 9, 9] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" }, only: { type: "string" }, folder: { type: "string" }, step: { type: "string" }, peer: { type: "boolean", default: false }, limit: { type: "string", default: "120" } } });
  const rows = Number(values.rows);
  const limit = Number(values.limit);
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`--rows ${values.rows} is not a number of rows`);
  if (!(limit > 0)) throw new Error(`--limit ${values.limit} is not a number of seconds`);
  if (values.step !== undefined) return print(JSON.stringify(await child(values.step, values.peer, values.folder ?? "", rows)));
  const folder = mkdtempSync(join(tmpdir(), "crm-bench-"));
  try {
    report(folder, rows, limit, values.only ?? null);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What one child process does. */
async function child(step: string, peer: boolean, folder: string, rows: number): Promise<unknown> {
  const files = filesIn(folder);
  if (step === "make") return makeFiles(files, rows).then(() => null);
  const [kind, which, library] = step.split(" ");
  if (kind === "makeFile") return makeFile(folder, sizes[Number(which)]!, seed) ?? null;
  if (kind === "file") return benchFile(library as Library, folder, sizes[Number(which)]!);
  if (step === "expression") return (await import(/* webpackMode: "eager" */ "./expression.bench")).benchExpression();
  if (step === "duplicates") return benchDuplicates(customerTemplate, rows);
  if (step === "live") return benchLive(customerTemplate, rows);
  if (step === "manyRules") return benchRules(rows);
  if (step === "templates") return benchTemplates(starterPack);
  const { ours, peer: theirs } = stepsOn(files)[step]!;
  if (!peer) return measure(ours);
  // Loading the library is not part of what it is measured for.
  await import("exceljs");
  return measure(theirs!);
}

function report(folder: string, rows: number, limit: number, only: string | null): void {
  const files = filesIn(folder);
  const steps = Object.entries(stepsOn(files));
  const names = ["files", ...steps.map(([name]) => name), "live", "manyRules", "templates", "duplicates", "expression"];
  if (only !== null && !names.includes(only)) throw new Error(`--only ${only}: choose one of ${names.join(", ")}`);
  const wanted = (name: string): boolean => only === null || only === name;
  if (wanted("files")) sizes.forEach((size, i) => reportFile(folder, size, i, limit));
  if (steps.some(([name]) => wanted(name))) {
    inChild(["--step", "make", "--folder", folder, "--rows", String(rows)]);
    print(`${rows.toLocaleString("en")} rows × 20 columns, seed ${seed}, ${megabytes(statSync(files.messy).size)} MB; node ${process.version}. Seconds; MB over an idle process, from opening on.\n`);
    line("", "CPU", "wall", "peak", "kept", "exceljs:", "CPU", "wall", "peak", "CPU", "peak");
    for (const [name, { what, peer }] of steps) {
      if (!wanted(name)) continue;
      const ours = inChild<Measured>(["--step", name, "--folder", folder]);
      const theirs = peer === undefined ? null : inChild<Measured>(["--step", name, "--peer", "--folder", folder]);
      stepLine(what, ours, theirs);
    }
  }
  if (wanted("live")) {
    const { rows: watched, watch, oneRecord, paste, memoryMb } = inChild<LiveBench>(["--step", "live", "--rows", String(rows)]);
    print(`\n${watched.toLocaleString("en")} records under watch, seed 7: first look ${seconds(watch)} s CPU, ${memoryMb.toFixed(0)} MB; a changed record ${(oneRecord.median * 1000).toFixed(1)} ms (the first ${(oneRecord.first * 1000).toFixed(1)}, 95 % within ${(oneRecord.p95 * 1000).toFixed(1)}), a paste of 5,000 ${(paste * 1000).toFixed(0)} ms`);
  }
  if (wanted("manyRules")) {
    const { rows: checked, fields, rules, findings, check, edit, schema } = inChild<RulesBench>(["--step", "manyRules", "--rows", String(rows)]);
    print(`\n${checked.toLocaleString("en")} rows × ${fields} fields × ${rules} rules, seed 11: checked in ${check.cpu.toFixed(2)} s CPU, ${check.wall.toFixed(2)} s, ${check.peakMb.toFixed(0)} MB over the records, ${findings.toLocaleString("en")} findings; an edited record ${(edit.median * 1000).toFixed(1)} ms (95 % within ${(edit.p95 * 1000).toFixed(1)})`);
    print(`what JSON Schema can say of them, ${schema.faults.toLocaleString("en")} faults: ${schema.ours.toFixed(2)} s CPU against ${schema.ajv.toFixed(2)} by Ajv compiled to JavaScript, ${(schema.ours / schema.ajv).toFixed(1)} times`);
  }
  if (wanted("templates")) {
    const { pack, hostile } = inChild<TemplatesBench>(["--step", "templates"]);
    print(`\nthe starter pack, ${(pack.bytes / 1024).toFixed(0)} KB: read in ${milliseconds(pack.first)} ms CPU at first, in ${milliseconds(pack.again)} again; ${hostile.length} hostile templates, each refused, the slowest:`);
    for (const { name, cpu } of hostile.toSorted((a, b) => b.cpu - a.cpu).slice(0, 5)) print(`${name.padEnd(columns[0])} ${milliseconds(cpu)} ms CPU`);
  }
  if (wanted("duplicates")) {
    const found = inChild<DuplicatesBench>(["--step", "duplicates", "--rows", String(rows)]);
    print(`\nduplicates among ${found.rows.toLocaleString("en")} records, seed 7: ${found.cpuSeconds.toFixed(2)} s CPU, ${found.seconds.toFixed(2)} s, ${found.memoryMb.toFixed(0)} MB; ${found.candidates.toLocaleString("en")} pairs compared, precision ${found.precision.toFixed(4)}, recall ${found.recall.toFixed(4)}`);
  }
  if (wanted("expression")) {
    print("");
    for (const { name, ours, peer, unit, ratio } of inChild<BenchRow[]>(["--step", "expression"])) {
      print(`${name.padEnd(columns[0])} ${ours.toFixed(2)} against ${peer.toFixed(2)} ${unit}: ${ratio.toFixed(1)} times`);
    }
  }
}

function reportFile(folder: string, size: Size, index: number, limit: number): void {
  inChild(["--step", `makeFile ${index}`, "--folder", folder]);
  const path = fileOf(folder, size);
  print(`${size.rows.toLocaleString("en")} rows × ${size.columns} columns, seed ${seed}, ${megabytes(statSync(path).size)} MB: open, edit one cell in a hundred, save; node ${process.version}. CPU seconds; MB over an idle process.\n`);
  line("", "open", "edit", "save", "CPU", "wall", "peak", "file");
  const all = libraries.map((library) => ({ library, bench: inChild<FileBench>(["--step", `file ${index} ${library}`, "--folder", folder], library === "ours" ? 3600 : limit) }));
  for (const { library, bench } of all) {
    if ("why" in bench) line(library, "", bench.why);
    else line(library, seconds(bench.open), seconds(bench.edit), seconds(bench.save), seconds(cpuOf(bench)), seconds(bench.wall), bench.peak.toFixed(0), `${megabytes(bench.bytes)}`);
  }
  const [ours, ...peers] = all.flatMap(({ bench }) => ("why" in bench ? [] : [bench]));
  const least = (figure: (bench: FileBench) => number): string => percent(figure(ours!) / Math.min(...peers.map(figure)));
  if (peers.length > 0) line("ours of the best peer", "", "", "", least(cpuOf), least(({ wall }) => wall), least(({ peak }) => peak));
  print("");
  rmSync(path);
}

const cpuOf = ({ open, edit, save }: FileBench): number => open + edit + save;
const milliseconds = (value: number): string => (value * 1000).toFixed(0);
const seconds = (value: number): string => value.toFixed(2);

function stepLine(what: string, ours: Measured, theirs: Measured | null): void {
  const size = (one: Measured): string => (one.bytes === null ? "" : `${megabytes(one.bytes)} MB`);
  const own = [seconds(ours.cpu), seconds(ours.wall), ours.peak.toFixed(0), ours.kept.toFixed(0)];
  if (theirs === null) return line(what, ...own);
  line(what, ...own, size(theirs), seconds(theirs.cpu), seconds(theirs.wall), theirs.peak.toFixed(0), percent(ours.cpu / theirs.cpu), percent(ours.peak / theirs.peak));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

function line(...cells: readonly string[]): void {
  print(cells.map((cell, index) => (index === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[index]!))).join(""));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

void main();
