import type { TypedTable } from "../../fields/typedTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type Canon, type Pairs, candidatePairs, canonOf } from "./candidatePairs";
import type { CompareField } from "./compareField";
import { type Model, type Patterns, learn } from "./latentClasses";
import { type LevelField, levelField } from "./levels";

/** Random pairs that strangers are learned from: so many at most, and so many per record. */
const sampledPairs = 100_000, sampledPerRecord = 20;

/** A rule that gives no weight to some line learns them all but those. */
export function learns(rule: DedupeDef): boolean {
  return rule.match.some(({ weight }) => weight === null);
}

const models = new WeakMap<TypedTable, Map<string, Model>>();

/** What the table teaches about its duplicates, learned once per table and rule. */
export function modelOf(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[]): Model {
  const known = models.get(input.table)?.get(rule.id);
  if (known !== undefined) return known;
  const canon = canonOf(input, fields);
  return learnModel(input, rule, fields, canon, candidatePairs(input, rule, fields, canon));
}

export function learnModel({ table }: CheckInput, rule: DedupeDef, compared: readonly CompareField[], canon: Canon, { a, b, count }: Pairs): Model {
  const fields = compared.map(levelField);
  const candidates = new PatternCounter(fields);
  for (let i = 0; i < count; i++) candidates.add(canon, a[i]!, b[i]!);
  const shapes = fields.map(({ field, levels, agreeing }, f) => ({ role: field.role, levels, agreeing, goesWith: goesWith(compared, f) }));
  const groups = shapes.some(({ role }) => role === "group") && shapes.some(({ role }) => role === "identity");
  const model = learn({ shapes, candidates: candidates.done(), sample: sample(fields, canon), all: Math.max(1, (canon.size * (canon.size - 1)) / 2) }, groups);
  const ofTable = models.get(table) ?? new Map<string, Model>();
  models.set(table, ofTable.set(rule.id, model));
  return model;
}

/** The field before it whose agreement brings the agreement of this one, or whose agreement it brings; null = none. */
function goesWith(fields: readonly CompareField[], f: number): number | null {
  const { method, role } = fields[f]!;
  const at = fields.findIndex((other) => (role === "group" && method.goesWith === other.method.name) || (other.role === "group" && other.method.goesWith === method.name));
  return at >= 0 && at < f ? at : null;
}

/** Random pairs: neighbours in canonical order, then the next but one, until there are enough. */
function sample(fields: readonly LevelField[], canon: Canon): Patterns {
  const counter = new PatternCounter(fields);
  const { size } = canon;
  let left = Math.min(sampledPairs, sampledPerRecord * size, (size * (size - 1)) / 2);
  for (let step = 1; left > 0 && step < size; step++) for (let a = 0; a + step < size && left > 0; a++, left--) counter.add(canon, a, a + step);
  return counter.done();
}

class PatternCounter {
  private readonly known = new Map<number, number>();
  private readonly counts: number[] = [];
  private readonly all: number[] = [];
  private readonly now: number[];
  constructor(private readonly fields: readonly LevelField[]) {
    this.now = fields.map(() => 0);
  }
  add({ forms }: Canon, a: number, b: number): void {
    let code = 0;
    for (let f = 0; f < this.fields.length; f++) {
      const level = this.fields[f]!.levelOf(forms[f]![a]!, forms[f]![b]!);
      this.now[f] = level;
      code = code * this.fields[f]!.levels + level;
    }
    let number = this.known.get(code);
    if (number === undefined) {
      this.known.set(code, (number = this.counts.push(0) - 1));
      for (const level of this.now) this.all.push(level);
    }
    this.counts[number]!++;
  }
  done(): Patterns {
    return { fields: this.fields.length, size: this.counts.length, levels: Uint8Array.from(this.all), counts: Float64Array.from(this.counts) };
  }
}
