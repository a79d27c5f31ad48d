/** Measures the expression language against the fastest safe expression library, on the same rows in the same run; and patterns on the attacks that hang V8. */
import { existsSync, readFileSync } from "node:fs";
import { Environment } from "@marcbachmann/cel-js";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { compileExpression } from "../../src/expression/compile";
import type { FieldTypes, Inputs } from "../../src/expression/expression";
import { compilePattern } from "../../src/expression/pattern";
import { sharedPath } from "../support/shared";

export type BenchRow = { readonly name: string; readonly ours: number; readonly peer: number; readonly unit: string; readonly ratio: number; readonly memoryMb?: number };

type Row = { readonly amount: number; readonly industry: string; readonly stage: string; readonly visits: number; readonly grade: string };

const fields: FieldTypes = { amount: "number", industry: "text", stage: "text", visits: "number", grade: "text" };
const inputs: Inputs = { today: 45292, now: 45292, me: null, dateSystem: 1900, calendar: { weekend: [0, 6], holidays: [], workdays: [] } };
const rule = 'AND([amount] > 100000, IN([industry], "金融", "制造"), [stage] <> "lost", [visits] >= 3, [grade] = "A")';
const celRule = 'amount > 100000.0 && industry in ["金融", "制造"] && stage != "lost" && visits >= 3.0 && grade == "A"';
const size = 100_000;
const passes = 10;

/** Rows by a fixed linear congruence; `distinct` makes every number and every industry another one, so that no answer can be kept. */
function makeRows(distinct: boolean): Row[] {
  let state = 42;
  const next = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  const pick = (words: readonly string[]): string => words[(next(1 << 20) >> 8) % words.length]!;
  return Array.from({ length: size }, (_, i) => ({
    amount: distinct ? 100_001 + i + next(1000) / 1000 : (next(1 << 20) >> 8) * 100,
    industry: distinct ? `制造${i}` : pick(["金融", "制造", "互联网", "教育"]),
    stage: distinct ? `stage ${i}` : pick(["lead", "opp", "won", "lost"]),
    visits: distinct ? 3 + i : next(1 << 20) >> 17,
    grade: pick(["A", "B", "C"]),
  }));
}

/** Evaluations per CPU second, in millions, best of three; and how many rows hold. */
function measure(run: (index: number) => CellValue): { readonly speed: number; readonly held: number } {
  let best = 0;
  let held = 0;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    held = 0;
    for (let pass = 0; pass < passes; pass++) for (let i = 0; i < size; i++) if (run(i) === true) held++;
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, (size * passes) / (user + system));
  }
  return { speed: best, held };
}

function compareRows(name: string, rows: readonly Row[], text: string, celText: string): BenchRow {
  const compiled = compileExpression(text, fields, "boolean");
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const heap = process.memoryUsage().heapUsed;
  const columns = Object.fromEntries(Object.keys(fields).map((field) => [field, encodeColumn(rows.map((row) => row[field as keyof Row]))]));
  const ours = measure(compiled.value.bind(columns, inputs));
  const memoryMb = Math.max(0, (process.memoryUsage().heapUsed - heap) / 1e6);
  const environment = new Environment();
  for (const [field, type] of Object.entries(fields)) environment.registerVariable(field, type === "number" ? "double" : "string");
  const program = environment.parse(celText);
  const peer = measure((index) => program(rows[index]) as boolean);
  if (ours.held !== peer.held) throw new Error(`${name}: ${ours.held} rows hold, for the peer ${peer.held}`);
  return { name, ours: ours.speed, peer: peer.speed, unit: "M evaluations per CPU second", ratio: ours.speed / peer.speed, memoryMb };
}

export function benchExpression(): BenchRow[] {
  const repeated = makeRows(false);
  const distinct = makeRows(true);
  return [
    compareRows("five-term rule, business data", repeated, rule, celRule),
    compareRows("five-term rule, every value distinct", distinct, rule.replace("IN([industry]", "NOT(IN([industry]").replace('"制造")', '"制造"))'), celRule.replace('industry in ["金融", "制造"]', '!(industry in ["金融", "制造"])')),
    ...benchPatterns(),
  ];
}

type Dangerous = { readonly pattern: string; readonly prefix: string; readonly pump: string; readonly suffix: string; readonly v8ms: { readonly [length: string]: number | "timeout" } };

/** `ours`: worst milliseconds per 1,000 characters over the attacks on accepted patterns. `peer`: V8's, as recorded with the data (1.5 s where it was stopped). */
function benchPatterns(): BenchRow[] {
  const path = sharedPath("suites/redos-labelled/dangerous.json");
  if (!existsSync(path)) return [];
  let [ours, peer] = [0, 0];
  for (const { pattern, prefix, pump, suffix, v8ms } of JSON.parse(readFileSync(path, "utf8")) as Dangerous[]) {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) continue;
    const text = prefix + pump.repeat(Math.max(1, Math.floor((32767 - prefix.length - suffix.length) / pump.length))) + suffix;
    const start = process.cpuUsage();
    compiled.value.test(text);
    const { user, system } = process.cpuUsage(start);
    ours = Math.max(ours, (user + system) / 1000 / (text.length / 1000));
    for (const [length, ms] of Object.entries(v8ms)) peer = Math.max(peer, (ms === "timeout" ? 1500 : ms) / (Number(length) / 1000));
  }
  return [{ name: "dangerous patterns, worst case", ours, peer, unit: "ms per 1,000 characters (less is better)", ratio: peer / ours }];
}
