import { finish } from "../../records/work";
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
import { type Strangers, asDrawn, strangersWork, unlookedOf } from "./strangers";

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
  const strangers = finish(strangersWork(canon, levelled));
  return learnModel(input, rule, levelled, canon, pairs, patternsOf(levelled, canon, pairs.a, pairs.b), strangers, patternsOf(levelled, canon, strangers.a, strangers.b));
}

/** `candidates`: the patterns of `pairs`; `sample`: those of the strangers. */
export function learnModel({ table }: CheckInput, rule: DedupeDef, fields: readonly LevelField[], canon: Canon, pairs: Pick<Pairs, "a" | "b">, candidates: Patterns, strangers: Strangers, sample: PairPatterns): Model {
  const shapes = fields.map(({ field, levels, agreeing }, f) => ({ role: field.role, levels, agreeing, goesWith: goesWith(fields, f), within: holderOf(fields, canon, f) }));
  const groups = shapes.some(({ role }) => role === "group") && shapes.some(({ role }) => role === "identity");
  const [only, second] = fields;
  const drawn = (counts: Float64Array): Float64Array => asDrawn(sample, strangers, fields[strangers.name ?? 0]!.agreeing, counts);
  const model = only !== undefined && second === undefined ? nameAlone(only, canon.size) : learn({ shapes, candidates, sample: { ...sample, counts: drawn(sample.counts) }, unlooked: drawn(unlookedOf(canon, pairs, sample, strangers)), all: Math.max(1, (canon.size * (canon.size - 1)) / 2) }, groups);
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
