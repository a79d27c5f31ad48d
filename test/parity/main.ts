/**
 * `npm run parity [-- --seed N] [-- --cases N] [-- --judges libreoffice,duckdb,postgresql]`: random expressions on random rows. What the JavaScript closure says must be what LibreOffice makes of the
 * Excel formula, and DuckDB and PostgreSQL of the SQL. A case is one expression on one row; each judge evaluates it where the expression has its rendering.
 * Exit code 1 on one disagreement, with the smallest case found. The same seed gives the same cases.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { compileExpression } from "../../src/expression/compile";
import { type Ast, children, printExpression } from "../../src/expression/ast";
import type { Expression } from "../../src/expression/expression";
import { type CellValue, isCellError, plainText } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { type Random, seededRandom } from "../../tools/sample/random";
import { randomExpression } from "./generate";
import type { Batch, Judge, Verdicts } from "./judge";
import { libreOffice } from "./libreOffice";
import { duckdb, hasPostgres, postgresql } from "./sqlJudge";
import { type Field, type Row, fieldNames, fields, inputs, randomRow } from "./rows";

const types = ["text", "number", "date", "boolean"] as const;
/** Expressions and rows of one batch: 100,000 cases, a workbook that LibreOffice takes in its stride. */
const perBatch = { expressions: 250, rows: 400 } as const;

const known = {
  libreoffice: { start: async () => libreOffice(), missing: () => (spawnSync("soffice", ["--version"], { stdio: "ignore" }).error === undefined ? null : "soffice is missing") },
  duckdb: { start: duckdb, missing: () => null },
  postgresql: { start: async () => postgresql(), missing: () => (hasPostgres() ? null : "PostgreSQL is missing") },
} as const satisfies { readonly [name: string]: { readonly start: () => Promise<Judge>; readonly missing: () => string | null } };

type Disagreement = { readonly judge: Judge; readonly expression: Expression; readonly row: Row; readonly expected: CellValue; readonly found: CellValue };
type Count = { evaluations: number; none: Map<string, number>; excused: Map<string, number> };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, cases: { type: "string", default: "50000" }, judges: { type: "string", default: Object.keys(known).join(",") } } });
  const [seed, cases] = [Number(values.seed), Number(values.cases)];
  if (!Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) throw new Error(`--seed ${values.seed} --cases ${values.cases}: two whole numbers`);
  const wanted = values.judges.split(",");
  const unknown = wanted.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) throw new Error(`--judges ${unknown}: there are ${Object.keys(known).join(", ")}`);
  const judges: Judge[] = [];
  for (const name of wanted as (keyof typeof known)[]) {
    const { start, missing } = known[name];
    const reason = missing();
    if (reason === null) judges.push(await start());
    else if (process.env["CRM_REQUIRE_TOOLS"] === "1") throw new Error(reason);
    else print(`${name} [not run: ${reason}]`);
  }
  const random = seededRandom(seed);
  const counts = new Map<Judge, Count>(judges.map((judge) => [judge, { evaluations: 0, none: new Map(), excused: new Map() }]));
  print(`seed ${seed}, ${cases.toLocaleString("en")} cases, judges: ${judges.map(({ name }) => name).join(", ")}`);
  let done = 0;
  let wrong: readonly Disagreement[] = [];
  try {
    while (done < cases && wrong.length === 0) {
      const rows = Array.from({ length: Math.min(perBatch.rows, cases - done) }, () => randomRow(random, true));
      const expressions = Array.from({ length: Math.max(1, Math.min(perBatch.expressions, Math.floor((cases - done) / rows.length))) }, () => randomCompiled(random));
      wrong = await judged(judges, { expressions, rows }, counts);
      done += rows.length * expressions.length;
    }
    for (const one of await smallest(wrong)) report(one);
  } finally {
    for (const judge of judges) await judge.stop();
  }
  for (const [{ name }, { evaluations, none, excused }] of counts) {
    print(`${name}: ${evaluations.toLocaleString("en")} of ${done.toLocaleString("en")} evaluations compared`);
    for (const [reason, count] of descending(none)) print(`  ${count.toLocaleString("en")} cases have no such rendering: ${reason}`);
    for (const [reason, count] of descending(excused)) print(`  ${count.toLocaleString("en")} differ and are excused: ${name} ${reason}`);
  }
  print(wrong.length === 0 ? `✔ no disagreement in ${done.toLocaleString("en")} cases (seed ${seed})` : `✖ ${wrong.length} disagreements (seed ${seed})`);
  return wrong.length === 0 ? 0 : 1;
}

function descending(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Of the types that the generator keeps to, only comparisons with "" are refused: then another one. */
function randomCompiled(random: Random): Expression {
  for (;;) {
    const { text } = randomExpression(random);
    const result = compileExpression(text, fields, types);
    if (result.ok) return result.value;
    const other = result.problems.find(({ code }) => code !== "expression/compares-blank");
    if (other !== undefined) throw new Error(`the generator wrote ${text}: ${other.message.en}`);
  }
}

/** All judges at the same time. What differs is excused where the judge is known to go its own way; all else was compared. */
async function judged(judges: readonly Judge[], batch: Batch, counts: ReadonlyMap<Judge, Count>): Promise<readonly Disagreement[]> {
  const expected = answers(batch);
  const found = await Promise.all(judges.map(async (judge) => differing(judge, batch, expected, await judge.answer(batch), counts.get(judge)!)));
  return found.flat();
}

function answers({ expressions, rows }: Batch): readonly (readonly CellValue[])[] {
  const columns = Object.fromEntries(fieldNames.map((field) => [field, encodeColumn(rows.map((row) => row[field]))]));
  return expressions.map((expression) => { const at = expression.bind(columns, inputs); return rows.map((_, r) => at(r)); });
}

function differing(judge: Judge, { expressions, rows }: Batch, expected: readonly (readonly CellValue[])[], verdicts: Verdicts, count: Count): readonly Disagreement[] {
  const wrong: Disagreement[] = [];
  expressions.forEach((expression, index) => {
    const verdict = verdicts[index]!;
    if ("none" in verdict) {
      more(count.none, verdict.none, rows.length);
      return;
    }
    rows.forEach((row, r) => {
      const [right, found] = [expected[index]![r]!, verdict.answers[r] ?? null];
      const reason = isSame(right, found) ? null : lastBit(expression, row) ?? judge.excuse(expression, row, right, found);
      if (reason !== null) more(count.excused, reason, 1);
      else if (++count.evaluations > 0 && !isSame(right, found)) wrong.push({ judge, expression, row, expected: right, found });
    });
  });
  return wrong;
}

function more(counts: Map<string, number>, reason: string, by: number): void {
  counts.set(reason, (counts.get(reason) ?? 0) + by);
}

/** Programs raise numbers with fractions to a power by different algorithms; the last bit may show in the 15th digit. */
function lastBit({ text, fields: read }: Expression, row: Row): string | null {
  return text.includes(" ^ ") && read.some((field) => { const cell = row[field as Field]; return typeof cell === "number" && (!Number.isInteger(cell) || Math.abs(cell) > 1e5); }) ? "may have another last bit of a power" : null;
}

/** Of each expression that is judged otherwise, the smallest part on which judge and closure already differ, on the row that has least in it; ten at most, shortest first. */
async function smallest(wrong: readonly Disagreement[]): Promise<readonly Disagreement[]> {
  const least = new Map<string, Disagreement>();
  for (const one of wrong) {
    const key = `${one.judge.name} ${one.expression.text}`;
    if (!least.has(key) || size(one) < size(least.get(key)!)) least.set(key, one);
  }
  const found = new Map<string, Disagreement>();
  for (const one of [...least.values()].sort(byLength).slice(0, 10)) {
    const expressions = parts(one.expression.ast).flatMap((ast) => { const result = compileExpression(printExpression(ast), fields, types); return result.ok ? [result.value] : []; });
    const batch = { expressions, rows: [one.row] };
    const differ = differing(one.judge, batch, answers(batch), await one.judge.answer(batch), { evaluations: 0, none: new Map(), excused: new Map() });
    const part = [...differ].sort(byLength)[0] ?? one;
    found.set(`${part.judge.name} ${part.expression.text}`, part);
  }
  return [...found.values()].sort(byLength);
}

const byLength = (a: Disagreement, b: Disagreement): number => a.expression.text.length - b.expression.text.length;

function parts(ast: Ast): readonly Ast[] {
  return [ast, ...children(ast).flatMap(parts)];
}

function report({ judge, expression, row, expected, found }: Disagreement): void {
  const read = expression.fields.map((field) => `[${field}] = ${show(row[field as Field])}`).join(", ");
  print(`✖ ${judge.name}: ${expression.text}\n    ${read}\n    expected ${show(expected)}, found ${show(found)}`);
}

function size({ expression, row }: Disagreement): number {
  return expression.fields.reduce((sum, field) => sum + plainText(row[field as Field]).length, 0);
}

/** The same answer? Numbers may differ in the last of fifteen digits, and where nothing is left but what rounding left. */
function isSame(expected: CellValue, found: CellValue): boolean {
  if (isCellError(expected) || isCellError(found)) return isCellError(expected) && isCellError(found);
  const a = expected === "" ? null : expected;
  const b = found === "" ? null : found;
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-12;
  return a === b;
}

function show(value: CellValue): string {
  return value === null ? "unknown" : typeof value === "string" ? JSON.stringify(value) : plainText(value);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => { process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`); process.exitCode = 1; });
