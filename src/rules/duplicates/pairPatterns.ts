import { type Work, finish, ranges } from "../../records/work";
import { type Canon } from "./candidatePairs";
import { doubled } from "./growing";
import type { Patterns } from "./latentClasses";
import { type FieldLevels, together } from "./fieldLevels";
import type { LevelField } from "./levels";

/** Pairs by what their fields say; `of[i]`: the pattern of pair `i`. Patterns are numbered in the order of their first pair. */
export type PairPatterns = Patterns & { readonly of: Uint32Array };

/** Levels of pairs by the place of the field, for fields that are compared elsewhere. */
export type LevelsElsewhere = { readonly places: ReadonlySet<number>; readonly levels: Promise<ReadonlyMap<number, Uint8Array>> };

/** Pairs that are compared at a stretch, before others are let in. */
const stretch = 20_000;

/** `patternWork` in one go. */
export function patternsOf(fields: readonly LevelField[], canon: Canon, a: Uint32Array, b: Uint32Array): PairPatterns {
  return finish(patternWork(fields, canon, a, b));
}

/**
 * Compares pairs of canonical numbers, one field after the other over all pairs, so that its values and method stay at hand. A pattern grows by the level of each field: the patterns so
 * far are the nodes of a trie, so no code can run over. `elsewhere`: what others compare meanwhile. Told in pairs times fields.
 */
export function* patternWork(fields: readonly LevelField[], canon: Canon, a: Uint32Array, b: Uint32Array, elsewhere: LevelsElsewhere | null = null): Work<PairPatterns> {
  const total = fields.length * a.length;
  const own = new Map<number, Uint8Array>();
  let theirs: ReadonlyMap<number, Uint8Array> = new Map();
  if (elsewhere !== null) {
    for (const [f, field] of fields.entries()) {
      if (elsewhere.places.has(f)) continue;
      own.set(f, levelsOfPairs(field, canon.forms[f]!, besideOf(field, canon), a, b));
      yield { done: (f * a.length) >> 1, total };
    }
    yield { done: total >> 1, total, wait: elsewhere.levels.then((levels) => { theirs = levels; }) };
  }
  const of = new Uint32Array(a.length);
  const steps: Step[] = [];
  const room = new Uint8Array(Math.min(stretch, a.length));
  for (const [f, field] of fields.entries()) {
    const step = new Step(field.levels);
    const known = own.get(f) ?? theirs.get(f);
    for (const { from, to } of ranges(a.length, stretch)) {
      if (known === undefined) compareInto(room, field, canon.forms[f]!, besideOf(field, canon), a, b, from, to);
      step.take(of, known === undefined ? room : known.subarray(from, to), from, to);
      if (known === undefined) yield { done: f * a.length + to, total };
    }
    steps.push(step);
  }
  const size = a.length === 0 ? 0 : (steps.at(-1)?.size ?? 1);
  return { fields: fields.length, size, levels: levelsAlong(steps, size), counts: countsOf(of, size), of };
}

/** The levels of each pattern, from its last field back to the first. */
function levelsAlong(steps: readonly Step[], size: number): Uint8Array {
  const levels = new Uint8Array(size * steps.length);
  for (let p = 0; p < size; p++) for (let f = steps.length - 1, at = p; f >= 0; f--) {
    levels[p * steps.length + f] = steps[f]!.levels[at]!;
    at = steps[f]!.parents[at]!;
  }
  return levels;
}

function countsOf(of: Uint32Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (let i = 0; i < of.length; i++) counts[of[i]!]!++;
  return counts;
}

/** The forms of the partner's field. */
function besideOf({ partner }: LevelField, { forms }: Canon): Int32Array | null {
  return partner === null ? null : forms[partner]!;
}

/** The level of each pair in one field. `forms`: by record, `beside` the same of the partner's field. */
export function levelsOfPairs(field: FieldLevels, forms: Int32Array, beside: Int32Array | null, a: Uint32Array, b: Uint32Array): Uint8Array {
  const levels = new Uint8Array(a.length);
  compareInto(levels, field, forms, beside, a, b, 0, a.length);
  return levels;
}

function compareInto(levels: Uint8Array, field: FieldLevels, forms: Int32Array, beside: Int32Array | null, a: Uint32Array, b: Uint32Array, from: number, to: number): void {
  if (beside !== null) {
    for (let i = from; i < to; i++) levels[i - from] = field.levelOf(forms[a[i]!]!, forms[b[i]!]!, beside[a[i]!]!, beside[b[i]!]!);
    return;
  }
  const x = new Int32Array(together), y = new Int32Array(together);
  for (let first = from; first < to; first += together) {
    const count = Math.min(together, to - first);
    takeForms(forms, a, first, count, x);
    takeForms(forms, b, first, count, y);
    field.levelsInto(x, y, count, levels, first - from);
  }
}

function takeForms(forms: Int32Array, records: Uint32Array, from: number, count: number, into: Int32Array): void {
  for (let i = 0; i < count; i++) into[i] = forms[records[from + i]!]!;
}

/** From the patterns in the fields before to those with one more. */
class Step {
  size = 0;
  parents = new Uint32Array(256);
  levels = new Uint8Array(256);
  /** By pattern before and level the pattern, + 1; 0 = none so far. */
  private children = new Uint32Array(1024);
  /** `width`: levels of the field. */
  constructor(private readonly width: number) {}

  /** `found`: the level of each pair, that of pair `from` first. */
  take(of: Uint32Array, found: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const level = found[i - from]!;
      const at = of[i]! * this.width + level;
      while (at >= this.children.length) this.children = doubled(this.children);
      of[i] = (this.children[at] || this.add(at, of[i]!, level)) - 1;
    }
  }
  private add(at: number, parent: number, level: number): number {
    if (this.size === this.parents.length) [this.parents, this.levels] = [doubled(this.parents), doubled(this.levels)];
    this.parents[this.size] = parent;
    this.levels[this.size] = level;
    return (this.children[at] = ++this.size);
  }
}
