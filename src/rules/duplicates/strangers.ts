import { type Work, ranges } from "../../records/work";
import type { Canon, Pairs } from "./candidatePairs";
import { type FieldLevels, blank } from "./fieldLevels";
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

/** What is drawn: `whole` pairs whatever they say, and of the others up to the `most`th the namesakes by the field `name`, until there are enough of them; null = none. */
export type Draw = { readonly size: number; readonly whole: number; readonly most: number; readonly name: number | null };
/** Of the pairs of a draw behind its whole ones those that agree in the name, their places, and how many were drawn in all. */
export type Namesakes = Pick<Strangers, "a" | "b" | "drawn" | "places">;

/**
 * Draws neighbours in canonical order, then the next but one, until there are enough; none where one field alone is compared. Strangers agree in a name, or in all of it but an initial, once in 50,000 to 200,000 pairs, and a pair
 * that was drawn stands for all those that no search looks at, of 100,000 records for 50,000 others: by luck of the draw such a name counted three bits more or less. Names alone are compared fast, so more pairs are drawn for them.
 * @source two-phase sampling for stratification: J. Neyman, Contribution to the theory of sampling human populations, JASA 33 (1938)
 */
export function drawOf({ size }: Pick<Canon, "size">, fields: readonly LevelField[]): Draw {
  const all = (size * (size - 1)) / 2;
  const whole = fields.length < 2 ? 0 : Math.min(wholePairs, wholePerRecord * size, all);
  const most = fields.length < 2 ? 0 : Math.max(whole, Math.min(namedPairs, namedPerRecord * size, all));
  const name = fields.findIndex(({ field: { role, method } }) => role === "identity" && method.coincidental === true);
  return { size, whole, most, name: name < 0 || most === whole ? null : name };
}

/** The draw and what comes of it, in one thread. */
export function* strangersWork({ size, forms }: Pick<Canon, "size" | "forms">, fields: readonly LevelField[]): Work<Strangers> {
  const draw = drawOf({ size }, fields);
  if (draw.name === null) return strangersOf(draw, null);
  const name = fields[draw.name]!;
  return strangersOf(draw, yield* namesakesWork(draw, name, forms[draw.name]!, name.partner === null ? null : forms[name.partner]!));
}

/** `namesakes`: null where the draw has none. */
export function strangersOf({ size, whole, name }: Draw, namesakes: Namesakes | null): Strangers {
  const drawn = drawPairs(size, 0, whole);
  if (namesakes === null) return { ...drawn, whole, drawn: whole, places: new Uint32Array(0), name: null };
  return { ...namesakes, a: joined(drawn.a, namesakes.a), b: joined(drawn.b, namesakes.b), whole, name };
}

function joined(x: Uint32Array, y: Uint32Array): Uint32Array {
  const both = new Uint32Array(x.length + y.length);
  both.set(x);
  both.set(y, x.length);
  return both;
}

/** Pairs that are compared at a stretch, before others are let in. */
const stretch = 20_000;

/** `forms`: by record that of its name, `beside` that of the other part of the name; null = the name is one. Told in pairs. */
export function* namesakesWork({ size, whole, most }: Draw, name: FieldLevels, forms: Int32Array, beside: Int32Array | null): Work<Namesakes> {
  const [a, b, places] = [new Growing(0), new Growing(0), new Growing(0)];
  let drawn = whole;
  for (const { to } of ranges(most, stretch)) {
    if (places.length >= enoughNamesakes) break;
    if (to <= drawn) continue;
    const { a: x, b: y } = drawPairs(size, drawn, to);
    levelsOfPairs(name, forms, beside, x, y).forEach((level, i) => {
      if (level === blank || level > name.agreeing) return;
      a.push(x[i]!);
      b.push(y[i]!);
      places.push(drawn + i);
    });
    drawn = to;
    yield { done: to, total: most };
  }
  return { a: a.done().slice(), b: b.done().slice(), places: places.done().slice(), drawn };
}

/** Those from place `from` to before `to` of all pairs in the order of the draw, each once. */
function drawPairs(size: number, from: number, to: number): { readonly a: Uint32Array; readonly b: Uint32Array } {
  const [a, b] = [new Uint32Array(to - from), new Uint32Array(to - from)];
  let step = 1, x = from;
  for (; x >= size - step && step < size; step++) x -= size - step;
  for (let i = 0; i < a.length; i++, x++) {
    if (x + step === size) [step, x] = [step + 1, 0];
    a[i] = x;
    b[i] = x + step;
  }
  return { a, b };
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
