import type { TypedTable } from "../../fields/typedTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type Canon, type Pairs, candidatePairs, canonOf } from "./candidatePairs";
import { type CompareField, formNumbered } from "./compareField";
import { copiesOf } from "./copies";
import { type Model, type Patterns, learn } from "./latentClasses";
import { type LevelField, levelFields } from "./levels";
import { nameAlone } from "./nameAlone";
import { type PairPatterns, patternsOf } from "./pairPatterns";

/**
 * Random pairs that strangers are learned from: so many per record, up to so many, and one per record of a larger table. Each stands for the more pairs the larger the table is: among 100,000
 * of a million contacts none or four agree in nearly all of a name, and such a name then counts five bits more or less.
 */
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
  const canon = canonOf(input, fields, copiesOf(input, rule));
  const pairs = candidatePairs(input, rule, fields, canon);
  const levelled = levelFields(fields);
  const drawn = sampleOf(canon, fields.length);
  return learnModel(input, rule, levelled, canon, pairs, patternsOf(levelled, canon, pairs.a, pairs.b), patternsOf(levelled, canon, drawn.a, drawn.b));
}

/** `candidates`: the patterns of `pairs`; `sample`: those of the pairs of `sampleOf`. */
export function learnModel({ table }: CheckInput, rule: DedupeDef, fields: readonly LevelField[], canon: Canon, pairs: Pick<Pairs, "a" | "b">, candidates: Patterns, sample: PairPatterns): Model {
  const shapes = fields.map(({ field, levels, agreeing }, f) => ({ role: field.role, levels, agreeing, goesWith: goesWith(fields, f), within: holderOf(fields, canon, f) }));
  const groups = shapes.some(({ role }) => role === "group") && shapes.some(({ role }) => role === "identity");
  const [only, second] = fields;
  const model = only !== undefined && second === undefined ? nameAlone(only, canon.size) : learn({ shapes, candidates, sample, unlooked: unlookedOf(canon, pairs, sample), all: Math.max(1, (canon.size * (canon.size - 1)) / 2) }, groups);
  const ofTable = models.get(table) ?? new Map<string, Model>();
  models.set(table, ofTable.set(rule.id, model));
  return model;
}

/** The field before it whose agreement brings the agreement of this one, or whose agreement it brings; null = none. */
function goesWith(fields: readonly LevelField[], f: number): number | null {
  const { method, role } = fields[f]!.field;
  const at = fields.findIndex(({ field: other }) => (role === "group" && method.goesWith === other.method.name) || (other.role === "group" && other.method.goesWith === method.name));
  return at >= 0 && at < f ? at : null;
}

/** Records that tell whether one column repeats another, at most; of ten that have both so many must. */
const columnsSampled = 1000, repeatedOfTen = 8;

/** The first field before it whose value holds that of this one in nearly every record; null = none. */
function holderOf(fields: readonly LevelField[], { forms, size }: Canon, f: number): number | null {
  const { field } = fields[f]!;
  const { method } = field;
  for (let g = 0; g < f; g++) {
    if (method.holds === undefined || fields[g]!.field.method !== method) continue;
    let [both, held] = [0, 0];
    for (let record = 0; record < Math.min(size, columnsSampled); record++) {
      const [whole, part] = [forms[g]![record]!, forms[f]![record]!];
      if (whole < 0 || part < 0) continue;
      both++;
      if (method.holds(formNumbered(fields[g]!.field, whole), formNumbered(field, part))) held++;
    }
    if (both > 0 && 10 * held >= repeatedOfTen * both) return g;
  }
  return null;
}

/** Random pairs: neighbours in canonical order, then the next but one, until there are enough; none where one field alone is compared. */
export function sampleOf({ size }: Pick<Canon, "size">, fields: number): { readonly a: Uint32Array; readonly b: Uint32Array } {
  const count = fields < 2 ? 0 : Math.min(Math.max(sampledPairs, size), sampledPerRecord * size, (size * (size - 1)) / 2);
  const [a, b] = [new Uint32Array(count), new Uint32Array(count)];
  for (let step = 1, at = 0; at < count; step++) for (let x = 0; x + step < size && at < count; x++) {
    a[at] = x;
    b[at++] = x + step;
  }
  return { a, b };
}

/** By pattern how many pairs of `sampleOf` are not among `pairs`. */
function unlookedOf({ size }: Canon, { a, b }: Pick<Pairs, "a" | "b">, sample: PairPatterns): Float64Array {
  const counts = sample.counts.slice();
  for (let i = 0; i < a.length; i++) {
    const x = Math.min(a[i]!, b[i]!), step = Math.max(a[i]!, b[i]!) - x;
    // Behind those of the steps before, of which each has one fewer.
    const at = (step - 1) * size - ((step - 1) * step) / 2 + x;
    if (at < sample.of.length) counts[sample.of[at]!]!--;
  }
  return counts;
}
