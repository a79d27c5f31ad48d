/**
 * `npm run parity [-- --seed N] [-- --cases N] [-- --judges libreoffice,duckdb,postgresql]`: random expressions on random rows. What the JavaScript closure says must be what LibreOffice makes of the
 * Excel formula, and DuckDB and PostgreSQL of the SQL. A case is one expression on one row; each judge evaluates it where the expression has its rendering.
 * Exit code 1 on one disagreement, with the smallest case found. The same seed gives the same cases.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { compileExpression } from "../../src/expression/compile";
import type { Expression } from "../../src/expression/expression";
import { type CellValue, plainText } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { type Random, seededRandom } from "../../tools/sample/random";
import { randomExpression } from "./generate";
import type { Batch, Judge } from "./judge";
import { isSame, libreOffice } from "./libreOffice";
import { duckdb, hasPostgres, postgresql } from "./sqlJudge";
import { type Field, type Row, fieldNames, fields, randomRow } from "./rows";

const inputs = { today: 45292, now: 45292.75, me: "li", dateSystem: 1900 as const, calendar: { weekend: [0, 6], holidays: [], workdays: [] } };
/** Expressions and rows of one batch: 50,000 cases, a workbook that LibreOffice takes in its stride. */
const perBatch = { expressions: 125, rows: 400 } as const;

const known = {
  libreoffice: { start: async () => libreOffice(), missing: () => (spawnSync("soffice", ["--version"], { stdio: "ignore" }).error === undefined ? null : "soffice is missing") },
  duckdb: { start: duckdb, missing: () => null },
  postgresql: { start: async () => postgresql(), missing: () => (hasPostgres() ? null : "PostgreSQL is missing") },
} as const satisfies { readonly [name: string]: { readonly start: () => Promise<Judge>; readonly missing: () => string | null } };

type Disagreement = { readonly judge: string; readonly text: string; readonly row: Row; readonly expected: CellValue; readonly found: CellValue };
type Count = { evaluations: number; none: Map<string, number>; exempt: Map<string, number> };

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
  const counts = new Map<string, Count>(judges.map(({ name }) => [name, { evaluations: 0, none: new Map(), exempt: new Map() }]));
  const wrong: Disagreement[] = [];
  print(`seed ${seed}, ${cases.toLocaleString("en")} cases, judges: ${judges.map(({ name }) => name).join(", ")}`);
  try {
    for (let done = 0; done < cases && wrong.length === 0; ) {
      const rows = Array.from({ length: Math.min(perBatch.rows, cases - done) }, () => randomRow(random, true));
      const expressions = Array.from({ length: Math.max(1, Math.min(perBatch.expressions, Math.floor((cases - done) / rows.length))) }, () => randomCompiled(random));
      for (const judge of judges) wrong.push(...(await judged(judge, { expressions, rows }, counts.get(judge.name)!)));
      done += rows.length * expressions.length;
      if (wrong.length > 0) report(wrong);
    }
  } finally {
    for (const judge of judges) await judge.stop();
  }
  for (const [name, { evaluations, none, exempt }] of counts) {
    print(`${name}: ${evaluations.toLocaleString("en")} evaluations compared`);
    for (const [reason, count] of [...none].sort(([, a], [, b]) => b - a)) print(`  ${count.toLocaleString("en")} expressions have no such rendering: ${reason}`);
    for (const [reason, count] of [...exempt].sort(([, a], [, b]) => b - a)) print(`  ${count.toLocaleString("en")} not judged: ${name} ${reason}`);
  }
  print(wrong.length === 0 ? `✔ no disagreement (seed ${seed})` : `✖ ${wrong.length} disagreements (seed ${seed})`);
  return wrong.length === 0 ? 0 : 1;
}

/** Of the types that the generator keeps to, only comparisons with "" are refused: then another one. */
function randomCompiled(random: Random): Expression {
  for (;;) {
    const { text } = randomExpression(random);
    const result = compileExpression(text, fields, ["text", "number", "date", "boolean"]);
    if (result.ok) return result.value;
    const other = result.problems.find(({ code }) => code !== "expression/compares-blank");
    if (other !== undefined) throw new Error(`the generator wrote ${text}: ${other.message.en}`);
  }
}

async function judged(judge: Judge, batch: Batch, count: Count): Promise<Disagreement[]> {
  const columns = Object.fromEntries(fieldNames.map((field) => [field, encodeColumn(batch.rows.map((row) => row[field]))]));
  const verdicts = await judge.answer(batch);
  const wrong: Disagreement[] = [];
  batch.expressions.forEach((expression, index) => {
    const verdict = verdicts[index]!;
    if ("none" in verdict) {
      count.none.set(verdict.none, (count.none.get(verdict.none) ?? 0) + 1);
      return;
    }
    const at = expression.bind(columns, inputs);
    batch.rows.forEach((row, r) => {
      const expected = at(r);
      const found = verdict.answers[r] ?? null;
      const reason = lastBit(expression, row) ?? judge.exempt(expression, row, expected);
      if (reason !== null) count.exempt.set(reason, (count.exempt.get(reason) ?? 0) + 1);
      else if (++count.evaluations > 0 && !isSame(expected, found)) wrong.push({ judge: judge.name, text: expression.text, row, expected, found });
    });
  });
  return wrong;
}

/** Programs raise numbers with fractions to a power by different algorithms; the last bit may show in the 15th digit. */
function lastBit({ text, fields: read }: Expression, row: Row): string | null {
  return text.includes(" ^ ") && read.some((field) => { const cell = row[field as Field]; return typeof cell === "number" && (!Number.isInteger(cell) || Math.abs(cell) > 1e5); }) ? "may have another last bit of a power" : null;
}

/** The smallest case of each expression that is judged otherwise, shortest expressions first. */
function report(wrong: readonly Disagreement[]): void {
  const smallest = new Map<string, Disagreement>();
  for (const one of wrong) {
    const known = smallest.get(one.text);
    if (known === undefined || size(one) < size(known)) smallest.set(one.text, one);
  }
  for (const { judge, text, row, expected, found } of [...smallest.values()].sort((a, b) => a.text.length - b.text.length).slice(0, 10)) {
    const read = fieldNames.filter((field) => text.includes(`[${field}]`)).map((field) => `[${field}] = ${show(row[field])}`).join(", ");
    print(`✖ ${judge}: ${text}\n    ${read}\n    expected ${show(expected)}, found ${show(found)}`);
  }
}

function size({ text, row }: Disagreement): number {
  return fieldNames.reduce((sum, field) => sum + (text.includes(`[${field}]`) ? plainText(row[field]).length : 0), 0);
}

function show(value: CellValue): string {
  return value === null ? "unknown" : typeof value === "string" ? JSON.stringify(value) : plainText(value);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => { process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`); process.exitCode = 1; });
