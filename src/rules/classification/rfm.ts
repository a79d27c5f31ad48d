import { numberField } from "../../fields/numberField";
import type { TypedColumn } from "../../fields/typedTable";
import { addDuration } from "../../records/isoDuration";
import type { FieldDef, RfmDef } from "../../template/template";
import type { CheckInput } from "../rule";

/** The three scores as a decision table reads them: `[R]`, `[F]`, `[M]`. */
export const rfmScores: readonly Pick<FieldDef, "id" | "label">[] = [
  { id: "R", label: { "zh-CN": "最近一次（R）", en: "Recency (R)" } },
  { id: "F", label: { "zh-CN": "次数（F）", en: "Frequency (F)" } },
  { id: "M", label: { "zh-CN": "金额（M）", en: "Monetary (M)" } },
];

/**
 * The same table with the scores beside its fields: 1 (lowest) up to the number of grades. All three are blank where date, count or amount is blank or no number, and where the date lies before
 * the window. Quantiles are counted over the records that are scored: 1 + floor(grades x records with less / records), so that equal values score equally in any order of rows.
 * @source Hughes, Strategic Database Marketing (1994), for the three scores; equal shares by rank
 */
export function withRfmScores(input: CheckInput, rfm: RfmDef): CheckInput {
  const { def, table, inputs } = input;
  const columns = [rfm.date, rfm.count, rfm.amount].map((field) => table.columns[field]);
  const first = rfm.window === null ? null : addDuration(inputs.today, rfm.window, -1, inputs.dateSystem);
  const values: (readonly number[] | null)[] = Array.from({ length: table.size }, (_, index) => {
    const three = columns.map((column) => { const code = column?.codes[index] ?? 0; return column?.parsed[code]?.ok === true ? column.typed[code] : null; });
    return three.every((value) => typeof value === "number") && (first === null || (three[0] as number) >= first) ? (three as readonly number[]) : null;
  });
  const scored = rfmScores.map((score, part) => {
    const grade = gradeOf(rfm, part, values, inputs.today);
    return [score, scoreColumn(score, values.map((three) => (three === null ? 0 : grade(three[part]!))))] as const;
  });
  const parts = [rfm.date, rfm.count, rfm.amount];
  const holds: CheckInput["holds"] = input.holds === undefined ? undefined : (of, field) => (of === def.id && rfmScores.some(({ id }) => id === field) ? parts.every((part) => input.holds!(of, part)) : input.holds!(of, field));
  return {
    inputs,
    ...(input.related === undefined ? {} : { related: input.related }),
    ...(holds === undefined ? {} : { holds }),
    def: { ...def, fields: [...def.fields, ...scored.map(([, column]) => column.spec as FieldDef)] },
    table: { ...table, columns: { ...table.columns, ...Object.fromEntries(scored.map(([{ id }, column]) => [id, column])) } },
  };
}

function gradeOf({ cuts }: RfmDef, part: number, values: readonly (readonly number[] | null)[], today: number): (value: number) => number {
  if (typeof cuts === "number") {
    const sorted = Float64Array.from(values.flatMap((three) => (three === null ? [] : [three[part]!]))).sort();
    return (value) => 1 + Math.floor((cuts * countBelow(sorted, value)) / sorted.length);
  }
  const limits = cuts[part]!;
  // Days since, where fewer are better: within the last limit 2, within the one before it 3 ...
  if (part === 0) return (value) => 1 + limits.filter((days) => today - Math.floor(value) <= days).length;
  return (value) => 1 + limits.filter((limit) => value >= limit).length;
}

/** How many of the sorted numbers are less than this one. */
function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Grades as a column of whole numbers; 0 is the blank, and so is its code. */
function scoreColumn({ id, label }: Pick<FieldDef, "id" | "label">, grades: readonly number[]): TypedColumn {
  const spec: FieldDef = { id, label, type: "number", fieldType: numberField, aliases: [], required: false, readOnly: true, severity: "error", limits: {} };
  const most = grades.reduce((highest, grade) => Math.max(highest, grade), 0);
  const dictionary = Array.from({ length: most + 1 }, (_, grade) => (grade === 0 ? null : grade));
  const nothing = dictionary.map(() => null);
  const read = dictionary.map((grade) => (grade === null ? null : { ok: true, lossless: true } as const));
  return { spec, fieldType: numberField, context: { spec, dateSystem: 1900, dayFirst: null }, codes: Uint32Array.from(grades), raw: dictionary, typed: dictionary, parsed: read, issues: nothing };
}
