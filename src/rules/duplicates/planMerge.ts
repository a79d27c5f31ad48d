import { type CellValue, isBlank, isCellError, plainText, sameValue } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import { typedAt } from "../../fields/typedTable";
import type { DedupeDef, FieldDef, Survivorship } from "../../template/template";
import type { CheckInput } from "../rule";
import type { MergePlan } from "./duplicates";

/** What a person decided: the record that stays, and by field the record whose value is taken. */
export type Decided = { readonly keep: number | null; readonly values: Readonly<Record<string, number>> };

/**
 * How `records` become one. The survivor is the one to keep, else the one with most values, else the smallest id. Each field takes one of the values that are there, never a mixture:
 * by decision, else by the rule's survivorship (`*` for the rest, mostComplete without a rule). A blank or an error never beats a value, a cell with a formula is never edited, and of
 * values that say the same the survivor keeps its own spelling.
 */
export function planMerge(input: CheckInput, rule: DedupeDef | null, records: readonly number[], decided: Decided): MergePlan {
  const { def, table } = input;
  const filled = new Map(records.map((record) => [record, def.fields.filter(({ id }) => holds(valueAt(table.records, id, record))).length]));
  const ranked = [...records].sort((a, b) => filled.get(b)! - filled.get(a)! || byName(input, a, b));
  const survivor = decided.keep ?? ranked[0]!;
  const sources = [survivor, ...ranked.filter((record) => record !== survivor)];
  const edits: MergePlan["edits"][number][] = [];
  const open: MergePlan["open"][number][] = [];
  for (const field of def.fields) {
    if (table.columns[field.id] === undefined || field.readOnly || (table.records.formulas[field.id]?.includes(survivor) ?? false)) continue;
    const chosen = decided.values[field.id] ?? choose(input, field, rule?.survive[field.id] ?? rule?.survive["*"] ?? "mostComplete", sources);
    if (chosen === null) {
      open.push({ field: field.id, values: sources.map((record) => ({ record, value: valueAt(table.records, field.id, record) })).filter(({ value }) => holds(value)) });
      continue;
    }
    const [before, after] = [valueAt(table.records, field.id, survivor), valueAt(table.records, field.id, chosen)];
    if (chosen !== survivor && !sameValue(before, after)) edits.push({ field: field.id, before, after, from: chosen });
  }
  return { survivor, losers: records.filter((record) => record !== survivor), edits, open };
}

function holds(value: CellValue): boolean {
  return !isBlank(value) && !isCellError(value);
}

function byName({ table }: CheckInput, a: number, b: number): number {
  const [x, y] = [table.records.ids[a] ?? "", table.records.ids[b] ?? ""];
  return x < y ? -1 : x > y ? 1 : a - b;
}

/** The record whose value is taken; null = a person chooses. `sources` begin with the survivor. */
function choose(input: CheckInput, field: FieldDef, how: Survivorship, sources: readonly number[]): number | null {
  const { table } = input;
  const survivor = sources[0]!;
  const value = (record: number): CellValue => typedAt(table, field.id, record);
  const filled = sources.filter((record) => holds(value(record)));
  const first = filled[0];
  if (first === undefined || filled.every((record) => sameValue(value(record), value(first)))) return first ?? survivor;
  const best = (of: (record: number) => number): number => filled.reduce((winner, record) => (of(record) > of(winner) ? record : winner), first);
  switch (how) {
    case "manual": return null;
    case "longest": return best((record) => [...plainText(value(record))].length);
    case "max": return best((record) => numberOf(value(record)));
    case "min": return best((record) => -numberOf(value(record), Infinity));
    case "newest": return best((record) => latest(input, record));
    case "oldest": return best((record) => -latest(input, record));
    case "mostComplete": return first;
  }
}

function numberOf(value: CellValue, none = -Infinity): number {
  return typeof value === "number" ? value : none;
}

/** The latest date that a record bears. */
function latest({ def, table }: CheckInput, record: number): number {
  return Math.max(-Infinity, ...def.fields.filter(({ fieldType }) => fieldType.isDate === true).map(({ id }) => numberOf(typedAt(table, id, record))));
}
