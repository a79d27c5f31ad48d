/**
 * Measures what checking costs: a table of 40 fields and 60 rules, seed 11, one cell in fifty faulty, through the engine's own door; one edited record; and the part that JSON Schema can say
 * beside Ajv, which compiles it to JavaScript, on the same rows in the same run.
 */
import Ajv from "ajv/dist/2020";
import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import type { RecordCells } from "../../src/engine/liveRecords";
import { LiveTable } from "../../src/engine/liveTable";
import { inputsOf, typeRecords } from "../../src/engine/typeRecords";
import { WorkbookTables } from "../../src/engine/workbookTables";
import { type RecordTable, valueAt } from "../../src/records/recordTable";
import { rowSchema } from "../../src/rules/validation/rowSchema";
import type { Template } from "../../src/template/template";
import { benchTemplate, circumstances, columns, makeRecords, required, rules } from "./manyRules";
import { memory } from "./measure";

export type RulesBench = {
  readonly rows: number;
  readonly fields: number;
  readonly rules: number;
  readonly findings: number;
  /** CPU and clock seconds of a whole check, and MB over the records themselves at its highest. */
  readonly check: { readonly cpu: number; readonly wall: number; readonly peakMb: number };
  /** CPU seconds of one edited record. */
  readonly edit: { readonly median: number; readonly p95: number };
  /** CPU seconds of what JSON Schema can say, by us and by Ajv; both find so many faults. */
  readonly schema: { readonly ours: number; readonly ajv: number; readonly faults: number };
};

export async function benchRules(rows: number): Promise<RulesBench> {
  const tools = nodeTools("bench");
  const engine = createEngine(tools);
  const template = benchTemplate(tools, true);
  const records = makeRecords(rows);
  const before = memory();
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const findings = await engine.check({ template, records, circumstances });
  const spent = process.cpuUsage(cpu);
  const check = { cpu: (spent.user + spent.system) / 1e6, wall: (performance.now() - wall) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 - before.rss };
  if (!findings.ok) throw new Error(findings.problems[0]!.code);
  return { rows, fields: columns.length, rules: rules.length, findings: findings.value.length, check, edit: benchEdit(template, records), schema: benchSchema(benchTemplate(tools, false), records) };
}

function benchEdit(template: Template, records: RecordTable): RulesBench["edit"] {
  const [def] = template.tables;
  const inputs = inputsOf(template, circumstances);
  const live = LiveTable.of(def!, new WorkbookTables(template, new Map([[def!.id, typeRecords(def!, records, circumstances)]]), inputs), circumstances);
  const size = records.rows.length;
  const cells = (index: number, from: number): RecordCells => ({ row: records.rows[index]!, record: records.ids[index]!, values: Object.fromEntries(columns.map(({ id }) => [id, valueAt(records, id, from)])), formulas: [] });
  const single = Array.from({ length: 200 }, (_, i) => cpuOf(() => live.edit([cells((i * 7919) % size, (i * 104_729 + 1) % size)], []))).sort((a, b) => a - b);
  return { median: single[100]!, p95: single[190]! };
}

/** Both begin with what they take: we with the encoded columns, read through their field types, Ajv with an object a row. */
function benchSchema(template: Template, records: RecordTable): RulesBench["schema"] {
  const [def] = template.tables;
  const inputs = inputsOf(template, circumstances);
  const rows = Array.from(records.rows, (_, index) => Object.fromEntries(columns.flatMap(({ id }) => { const value = valueAt(records, id, index); return value === null ? [] : [[id, value]]; })));
  const validate = new Ajv({ allErrors: true }).compile({ type: "object", required, properties: Object.fromEntries(columns.map(({ id, schema }) => [id, schema])), additionalProperties: false });
  let [ours, theirs] = [0, 0];
  const best = (run: () => void): number => Math.min(...[1, 2, 3].map(() => cpuOf(run)));
  const own = best(() => { ours = rowSchema.check({ def: def!, table: typeRecords(def!, records, circumstances), inputs }).length; });
  const ajv = best(() => { theirs = 0; for (const row of rows) if (!validate(row)) theirs += validate.errors!.length; });
  if (ours !== theirs) throw new Error(`We find ${ours} faults, Ajv ${theirs}`);
  return { ours: own, ajv, faults: ours };
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
