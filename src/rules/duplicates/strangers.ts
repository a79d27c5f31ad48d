import { type Work, ranges } from "../../records/work";
import type { Canon, Pairs } from "./candidatePairs";
import { blank } from "./fieldLevels";
import { Growing } from "./growing";
import type { Patterns } from "./latentClasses";
import type { LevelField } from "./levels";
import { type PairPatterns, levelsOfPairs } from "./pairPatterns";

/** Random pairs that strangers are learned from: so many per record, up to so many. */
const wholePerRecord = 20, wholePairs = 100_000;
/** Further pairs of which only namesakes are kept: so many per record, up to so many, or until there are enough of them. */
const namedPerRecord = 10, namedPairs = 2_000_000, enoughNamesakes = 400;

/**
 * Random pairs of records, `a` with `b`. The first `whole` are what was drawn, whatever they say; of those drawn behind them, `drawn` in all, only the namesakes stand here, and `places` tells which of the draw they are.
 * `name`: the field whose agreement makes namesakes; null where there are no further ones.
 */
export type Strangers = { readonly a: Uint32Array; readonly b: Uint32Array; readonly whole: number; readonly drawn: number; readonly places: Uint32Array; readonly name: number | null };

/** Pairs that are compared at a stretch, before others are let in. */
const stretch = 20_000;

/**
 * Draws neighbours in canonical order, then the next but one, until there are enough; none where one field alone is compared. Strangers agree in a name, or in all of it but an initial, once in 50,000 to 200,000 pairs, and a pair
 * that was drawn stands for all those that no search looks at, of 100,000 records for 50,000 others: by luck of the draw such a name counted three bits more or less. Names alone are compared fast, so more pairs are drawn for them.
 * @source two-phase sampling for stratification: J. Neyman, Contribution to the theory of sampling human populations, JASA 33 (1938)
 */
export function* strangersWork({ size, forms }: Pick<Canon, "size" | "forms">, fields: readonly LevelField[]): Work<Strangers> {
  const all = (size * (size - 1)) / 2;
  const whole = fields.length < 2 ? 0 : Math.min(wholePairs, wholePerRecord * size, all);
  const most = fields.length < 2 ? 0 : Math.max(whole, Math.min(namedPairs, namedPerRecord * size, all));
  const [a, b, places] = [new Growing(whole), new Growing(whole), new Growing(0)];
  const draw = neighbours(size);
  draw(a, b, whole);
  const at = fields.findIndex(({ field: { role, method } }) => role === "identity" && method.coincidental === true);
  const name = fields[at];
  if (name === undefined || most === whole) return { a: a.done(), b: b.done(), whole, drawn: whole, places: places.done(), name: null };
  const levelsOf = (x: Uint32Array, y: Uint32Array): Uint8Array => levelsOfPairs(name, forms[at]!, name.partner === null ? null : forms[name.partner]!, x, y);
  const agrees = (level: number): boolean => level !== blank && level <= name.agreeing;
  let drawn = whole;
  for (const { to } of ranges(most, stretch)) {
    if (places.length >= enoughNamesakes) break;
    if (to <= drawn) continue;
    const [x, y] = [new Growing(to - drawn), new Growing(to - drawn)];
    draw(x, y, to - drawn);
    levelsOf(x.done(), y.done()).forEach((level, i) => {
      if (!agrees(level)) return;
      a.push(x.at(i));
      b.push(y.at(i));
      places.push(drawn + i);
    });
    drawn = to;
    yield { done: to, total: most };
  }
  return { a: a.done(), b: b.done(), whole, drawn, places: places.done(), name: at };
}

/** Each pair once, in order. */
function neighbours(size: number): (a: Growing, b: Growing, count: number) => void {
  let step = 1, x = 0;
  return (a, b, count) => {
    for (let i = 0; i < count; i++) {
      if (x + step === size) [step, x] = [step + 1, 0];
      a.push(x);
      b.push(x + step);
      x++;
    }
  };
}

/** `counts`, by pattern of the sample, as a random draw of `whole` pairs would have them: of namesakes more were drawn, and each counts for so much less. `agreeing`: the last level at which names agree. */
export function asDrawn({ fields, levels }: Patterns, { whole, drawn, name }: Strangers, agreeing: number, counts: Float64Array): Float64Array {
  if (name === null) return counts;
  return counts.map((count, p) => { const level = levels[p * fields + name]!; return level !== blank && level <= agreeing ? (count * whole) / drawn : count; });
}

/** By pattern how many pairs of the sample are not among `pairs`. */
export function unlookedOf({ size }: Canon, { a, b }: Pick<Pairs, "a" | "b">, sample: PairPatterns, { whole, drawn, places }: Strangers): Float64Array {
  const counts = sample.counts.slice();
  const further = new Map(Array.from(places, (place, i) => [place, whole + i]));
  for (let i = 0; i < a.length; i++) {
    const x = Math.min(a[i]!, b[i]!), step = Math.max(a[i]!, b[i]!) - x;
    // Behind those of the steps before, of which each has one fewer.
    const place = (step - 1) * size - ((step - 1) * step) / 2 + x;
    const at = place < whole ? place : place < drawn ? further.get(place) : undefined;
    if (at !== undefined) counts[sample.of[at]!]!--;
  }
  return counts;
}
