import { type Work, finish, ranges } from "../../records/work";
import { type Canon, doubled } from "./candidatePairs";
import type { Patterns } from "./latentClasses";
import type { LevelField } from "./levels";

/** Pairs by what their fields say; `of[i]`: the pattern of pair `i`. Patterns are numbered in the order of their first pair. */
export type PairPatterns = Patterns & { readonly of: Uint32Array };

/** Pairs that are compared at a stretch, before others are let in. */
const stretch = 20_000;

/** `patternWork` in one go. */
export function patternsOf(fields: readonly LevelField[], canon: Canon, a: Uint32Array, b: Uint32Array): PairPatterns {
  return finish(patternWork(fields, canon, a, b));
}

/**
 * Compares pairs of canonical numbers, one field after the other over all pairs, so that its values and method stay at hand. A pattern grows by the level of each field: the patterns so
 * far are the nodes of a trie, so no code can run over. Told in pairs times fields.
 */
export function* patternWork(fields: readonly LevelField[], { forms }: Canon, a: Uint32Array, b: Uint32Array): Work<PairPatterns> {
  const of = new Uint32Array(a.length);
  const steps: Step[] = [];
  for (const [f, field] of fields.entries()) {
    const step = new Step(field, forms[f]!, field.partner === null ? null : forms[field.partner]!);
    for (const { from, to } of ranges(a.length, stretch)) {
      step.take(of, a, b, from, to);
      yield { done: f * a.length + to, total: fields.length * a.length };
    }
    steps.push(step);
  }
  const size = a.length === 0 ? 0 : (steps.at(-1)?.size ?? 1);
  const levels = new Uint8Array(size * fields.length);
  for (let p = 0; p < size; p++) for (let f = fields.length - 1, at = p; f >= 0; f--) {
    levels[p * fields.length + f] = steps[f]!.levels[at]!;
    at = steps[f]!.parents[at]!;
  }
  const counts = new Float64Array(size);
  for (const p of of) counts[p]!++;
  return { fields: fields.length, size, levels, counts, of };
}

/** From the patterns in the fields before to those with one more. */
class Step {
  size = 0;
  parents = new Uint32Array(256);
  levels = new Uint8Array(256);
  /** By pattern before and level the pattern, + 1; 0 = none so far. */
  private children = new Uint32Array(1024);
  constructor(private readonly field: LevelField, private readonly forms: Int32Array, private readonly beside: Int32Array | null) {}

  take(of: Uint32Array, a: Uint32Array, b: Uint32Array, from: number, to: number): void {
    const { forms, beside } = this;
    const { levels: width, levelOf } = this.field;
    for (let i = from; i < to; i++) {
      const level = beside === null ? levelOf(forms[a[i]!]!, forms[b[i]!]!) : levelOf(forms[a[i]!]!, forms[b[i]!]!, beside[a[i]!]!, beside[b[i]!]!);
      const at = of[i]! * width + level;
      while (at >= this.children.length) this.children = doubled(this.children);
      of[i] = (this.children[at] || this.add(at, of[i]!, level)) - 1;
    }
  }
  private add(at: number, parent: number, level: number): number {
    if (this.size === this.parents.length) [this.parents, this.levels] = [doubled(this.parents), doubled(this.levels)];
    [this.parents[this.size], this.levels[this.size]] = [parent, level];
    return (this.children[at] = ++this.size);
  }
}
