import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makePlainTable } from "./plainTable";
import { makeSampleWithTruth } from "./makeSample";

/** `node sample.js OUT.xlsx [--seed N] [--rows N] [--plain] [--truth OUT.json]`: writes the messy workbook, or with --plain a table of 20 fields for the benchmark. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: "string", default: "2024" }, rows: { type: "string" }, plain: { type: "boolean", default: false }, truth: { type: "string" } } });
const [out] = positionals;
const seed = Number(values.seed);
const rows = values.rows === undefined ? undefined : Number(values.rows);
if (out === undefined || !Number.isInteger(seed) || (rows !== undefined && !Number.isInteger(rows))) {
  process.stderr.write("usage: sample OUT.xlsx [--seed N] [--rows N] [--plain] [--truth OUT.json]\n");
  process.exitCode = 2;
} else if (values.plain) {
  writeFileSync(out, makePlainTable(seed, rows ?? 100_000));
} else {
  const sample = makeSampleWithTruth(seed, rows === undefined ? {} : { rows });
  writeFileSync(out, sample.bytes);
  if (values.truth !== undefined) writeFileSync(values.truth, JSON.stringify(sample.truth, null, 1));
}
