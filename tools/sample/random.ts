/**
 * tools/sample holds the generator of the messy sample workbook: development-time code, independent of src (own check digits, own XML), so that what it
 * makes is a fair input. May not: import from src, read a clock or unseeded chance. The same seed and options give the same bytes everywhere.
 */

/** A seeded source of chance. Everything below is a function of the seed and the order of calls. */
export type Random = {
  /** 0 <= x < 1, 32 bits. */
  next(): number;
  /** Whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight: `[[item, weight], ...]`, weights of any sum. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** `count` different indexes below `size`, ascending. */
  sample(size: number, count: number): number[];
};

/** sfc32 by Chris Doty-Humphrey (PractRand, public domain), state filled by splitmix32. */
export function seededRandom(seed: number): Random {
  let s = seed >>> 0;
  const split = (): number => {
    s = (s + 0x9e3779b9) >>> 0;
    let z = s;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = split(), b = split(), c = split(), d = 1;
  const next = (): number => {
    const t = (((a + b) >>> 0) + d) >>> 0;
    d = (d + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => items[int(0, items.length - 1)]!,
    weighted: <T>(items: readonly (readonly [T, number])[]): T => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) if ((left -= weight) < 0) return item;
      return items[items.length - 1]![0];
    },
    sample: (size, count) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(size, count)) chosen.add(int(0, size - 1));
      return [...chosen].sort((x, y) => x - y);
    },
  };
}
