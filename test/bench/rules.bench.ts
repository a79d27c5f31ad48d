/**
 * Measures what checking costs: a table of 40 fields and 60 rules, seed 11, one cell in fifty faulty, through the engine's own door; one edited record; and the part that JSON Schema can say
 * beside Ajv, which compiles it to JavaScript, on the same rows in the same run.
 */
import Ajv from "ajv/dist/2020";
import { nodeTools } from "../../src/cli/main";
import { createEngine } from "../../src/engine/createEngine";
import { LiveTable, type RecordCells } from "../../src/engine/liveTable";
import { inputsOf, typeRecords } from "../../src/engine/typeRecords";
import { WorkbookTables } from "../../src/engine/workbookTables";
import type { CellValue } from "../../src/records/cellValue";
import { type RecordTable, encodeColumn, valueAt } from "../../src/records/recordTable";
import { rowSchema } from "../../src/rules/validation/rowSchema";
import { loadTemplate } from "../../src/template/loadTemplate";
import type { Template } from "../../src/template/template";
import { seededRandom } from "../../tools/sample/random";
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

type Random = ReturnType<typeof seededRandom>;
type Column = { readonly id: string; readonly schema: { readonly [keyword: string]: unknown }; readonly good: (random: Random, row: number) => CellValue; readonly bad: CellValue };

const texts = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"] as const;
const cities = ["北京", "上海", "广州", "深圳", "杭州", "南京", "成都", "武汉"] as const;
const word = (random: Random): string => Array.from({ length: 6 }, () => texts[random.int(0, texts.length - 1)]!).join("");

/** Eight of each of five kinds: texts, choices, amounts, whole numbers, days. */
const columns: readonly Column[] = [
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `text${i}`, schema: { type: "string", minLength: 2, maxLength: 20, ...(i < 2 ? { pattern: "^[A-Z]{2}[0-9]{6}$" } : {}) }, good: (random, row) => (i < 2 ? `AB${String((row * 7 + i) % 1_000_000).padStart(6, "0")}` : i < 5 ? word(random) : cities[random.int(0, 7)]! + texts[random.int(0, 7)]!), bad: "长".repeat(21) })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `choice${i}`, schema: { type: "string", enum: cities.slice(0, 4 + (i % 4)) }, good: (random) => cities[random.int(0, 3)]!, bad: "无此项" })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `amount${i}`, schema: { type: "number", minimum: 0, maximum: 1_000_000 }, good: (random) => random.int(0, 9_999_999) / 100, bad: -5 })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `count${i}`, schema: { type: "integer", minimum: 0, exclusiveMaximum: 1000, ...(i === 0 ? { multipleOf: 5 } : {}) }, good: (random) => random.int(0, 199) * 5, bad: 1001 })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `day${i}`, schema: { type: "number", minimum: 36526 }, good: (random) => random.int(43831, 46022), bad: 30000 })),
];
const required = ["text0", "choice0", "amount0", "count0", "day0"];

/** Sixty rules of the shapes that templates have: comparisons, ranges, conditions, texts, days, sums. */
const rules = Array.from({ length: 60 }, (_, i) => {
  const n = i % 8;
  const m = (n + 1) % 8;
  const shapes: readonly { readonly when?: string; readonly assert: string }[] = [
    { assert: `[amount${n}]+[amount${m}]<=150000` },
    { when: `[choice${n}]="北京"`, assert: `[amount${n}]>=100` },
    { assert: `OR([count${n}]>=5, [amount${n}]<90000)` },
    { assert: `[day${n}]<=TODAY()+365` },
    { when: `[day${n}]>[day${m}]`, assert: `[count${n}]<=990` },
    { assert: `AND(LEN([text${n}])<=12, NOT(STARTSWITH([text${n}], "测试")))` },
    { when: `IN([choice${n}], "上海", "广州")`, assert: `ROUND([amount${n}]/1000, 0)<=100` },
    { assert: `IF([count${n}]>900, [amount${n}]>10, TRUE)` },
    { when: "NOT(ISBLANK([text5]))", assert: `[text5]<>[text${n === 5 ? 6 : n}]` },
    { assert: `[amount${n}]*[count${m}]<=90000000` },
  ];
  return { id: `rule${i}`, ...shapes[i % shapes.length]!, message: `Rule ${i}` };
});

function templateText(withRules: boolean): Uint8Array {
  const types: { readonly [kind: string]: string } = { text: "text", choice: "enum", amount: "money", count: "integer", day: "date" };
  const properties = Object.fromEntries(columns.map(({ id, schema }) => [id, withRules ? { ...schema, "x-type": types[id.replace(/\d/, "")] } : schema]));
  // For the comparison with a schema compiler every field is what JSON Schema knows: text and numbers.
  const plain = Object.fromEntries(Object.entries(properties).map(([id, schema]) => [id, withRules ? schema : { ...schema, "x-type": id.startsWith("choice") || id.startsWith("text") ? "text" : id.startsWith("count") ? "integer" : "number" }]));
  const table = { sheet: "表", subject: "organisation", schema: { type: "object", required, properties: plain, additionalProperties: false }, ...(withRules ? { rules } : {}) };
  return new TextEncoder().encode(JSON.stringify({ $schema: "https://crm-sheets.example/dialect/1", id: "https://crm-sheets.example/t/bench", version: "1.0.0", tables: { bench: table } }));
}

function makeRecords(rows: number): RecordTable {
  const random = seededRandom(11);
  const made = Object.fromEntries(columns.map(({ id, good, bad }) => [id, encodeColumn(Array.from({ length: rows }, (_, row) => (random.int(0, 49) === 0 ? (random.int(0, 1) === 0 ? bad : null) : good(random, row))))]));
  return { table: "bench", ids: Array.from({ length: rows }, (_, row) => `R${String(row + 1).padStart(7, "0")}`), rows: Uint32Array.from({ length: rows }, (_, row) => row + 2), columns: made, formulas: {} };
}

export async function benchRules(rows: number): Promise<RulesBench> {
  const tools = nodeTools("bench");
  const engine = createEngine(tools);
  const read = (bytes: Uint8Array): Template => { const loaded = loadTemplate(bytes, tools); if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems)); return loaded.value; };
  const template = read(templateText(true));
  const circumstances = { today: 46022, now: 46022, me: null, dateSystem: 1900, dayFirst: {} } as const;
  const records = makeRecords(rows);
  const before = memory();
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const findings = await engine.check({ template, records, circumstances });
  const spent = process.cpuUsage(cpu);
  const check = { cpu: (spent.user + spent.system) / 1e6, wall: (performance.now() - wall) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 - before.rss };
  if (!findings.ok) throw new Error(findings.problems[0]!.code);
  return { rows, fields: columns.length, rules: rules.length, findings: findings.value.length, check, edit: benchEdit(template, records), schema: benchSchema(read(templateText(false)), records) };
}

function benchEdit(template: Template, records: RecordTable): RulesBench["edit"] {
  const [def] = template.tables;
  const circumstances = { dateSystem: 1900, dayFirst: {} } as const;
  const inputs = inputsOf(template, { today: 46022, now: 46022, me: null, ...circumstances });
  const live = LiveTable.of(def!, new WorkbookTables(template, new Map([[def!.id, typeRecords(def!, records, circumstances)]]), inputs), circumstances);
  const size = records.rows.length;
  const cells = (index: number, from: number): RecordCells => ({ row: records.rows[index]!, record: records.ids[index]!, values: Object.fromEntries(columns.map(({ id }) => [id, valueAt(records, id, from)])), formulas: [] });
  const single = Array.from({ length: 200 }, (_, i) => cpuOf(() => live.edit([cells((i * 7919) % size, (i * 104_729 + 1) % size)], []))).sort((a, b) => a - b);
  return { median: single[100]!, p95: single[190]! };
}

/** Both begin with what they take: we with the encoded columns, read through their field types, Ajv with an object a row. */
function benchSchema(template: Template, records: RecordTable): RulesBench["schema"] {
  const [def] = template.tables;
  const circumstances = { dateSystem: 1900, dayFirst: {} } as const;
  const inputs = inputsOf(template, { today: 46022, now: 46022, me: null, ...circumstances });
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
