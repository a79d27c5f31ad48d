/** A table of 40 fields and 60 rules of the shapes that templates have, seed 11, one cell in fifty faulty: what checking is measured on, in Node and in a browser. */
import type { CellValue } from "../../src/records/cellValue";
import { type RecordTable, encodeColumn } from "../../src/records/recordTable";
import { loadTemplate } from "../../src/template/loadTemplate";
import type { Template } from "../../src/template/template";
import { seededRandom } from "../../tools/sample/random";

type Random = ReturnType<typeof seededRandom>;
type Column = { readonly id: string; readonly schema: { readonly [keyword: string]: unknown }; readonly good: (random: Random, row: number) => CellValue; readonly bad: CellValue };

const texts = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"] as const;
const cities = ["北京", "上海", "广州", "深圳", "杭州", "南京", "成都", "武汉"] as const;
const word = (random: Random): string => Array.from({ length: 6 }, () => texts[random.int(0, texts.length - 1)]!).join("");

/** Eight of each of five kinds: texts, choices, amounts, whole numbers, days. */
export const columns: readonly Column[] = [
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `text${i}`, schema: { type: "string", minLength: 2, maxLength: 20, ...(i < 2 ? { pattern: "^[A-Z]{2}[0-9]{6}$" } : {}) }, good: (random, row) => (i < 2 ? `AB${String((row * 7 + i) % 1_000_000).padStart(6, "0")}` : i < 5 ? word(random) : cities[random.int(0, 7)]! + texts[random.int(0, 7)]!), bad: "长".repeat(21) })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `choice${i}`, schema: { type: "string", enum: cities.slice(0, 4 + (i % 4)) }, good: (random) => cities[random.int(0, 3)]!, bad: "无此项" })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `amount${i}`, schema: { type: "number", minimum: 0, maximum: 1_000_000 }, good: (random) => random.int(0, 9_999_999) / 100, bad: -5 })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `count${i}`, schema: { type: "integer", minimum: 0, exclusiveMaximum: 1000, ...(i === 0 ? { multipleOf: 5 } : {}) }, good: (random) => random.int(0, 199) * 5, bad: 1001 })),
  ...Array.from({ length: 8 }, (_, i): Column => ({ id: `day${i}`, schema: { type: "number", minimum: 36526 }, good: (random) => random.int(43831, 46022), bad: 30000 })),
];
export const required = ["text0", "choice0", "amount0", "count0", "day0"];

/** Sixty rules of the shapes that templates have: comparisons, ranges, conditions, texts, days, sums. */
export const rules = Array.from({ length: 60 }, (_, i) => {
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

export function makeRecords(rows: number): RecordTable {
  const random = seededRandom(11);
  const made = Object.fromEntries(columns.map(({ id, good, bad }) => [id, encodeColumn(Array.from({ length: rows }, (_, row) => (random.int(0, 49) === 0 ? (random.int(0, 1) === 0 ? bad : null) : good(random, row))))]));
  return { table: "bench", ids: Array.from({ length: rows }, (_, row) => `R${String(row + 1).padStart(7, "0")}`), rows: Uint32Array.from({ length: rows }, (_, row) => row + 2), columns: made, formulas: {} };
}

export const circumstances = { today: 46022, now: 46022, me: null, dateSystem: 1900, dayFirst: {} } as const;

/** @throws Error where the template is refused. */
export function benchTemplate(tools: Parameters<typeof loadTemplate>[1], withRules: boolean): Template {
  const loaded = loadTemplate(templateText(withRules), tools);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}
