import type { Copies } from "./copies";
import type { Group } from "./clusters";
import type { RelatedPairs, Through, Verdict } from "./duplicates";
import type { Gate } from "./gates";
import { doubled } from "./growing";
import { sureParts } from "./sureParts";
import { groupPairs } from "./through";

/** Pairs of record indexes, `a < b`, sorted by `a`, then `b`: those that are one or may be, and `related` ones by themselves, for of these there may be a million and nobody asks how sure one is. */
export type MatchList = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; /** With what the others of its group add. */ readonly bits: Float64Array; /** What a pair that says too little by itself is judged through; null = nothing. */ readonly through: (pair: number) => Through | null; /** By pair a place in `verdicts`. */ readonly verdict: Uint8Array; /** The place of the pair `a`, `b`, `a < b`; null where it is not among them. */ readonly find: (a: number, b: number) => number | null; /** Where the rule declares blocks, the one that brought the two together. */ readonly block: (pair: number) => string | null; readonly related: RelatedPairs };

export const verdicts: readonly Verdict[] = ["duplicate", "review", "related"];
export const isDuplicate = 0, isReview = 1, isRelated = 2;

/** Records of a group of which every pair is listed, at most. */
const mostPaired = 300;

/** Pairs as they are found, without an object for each. */
export class FoundPairs {
  count = 0;
  a: Uint32Array;
  b: Uint32Array;
  bits: Float64Array;
  private verdict: Uint8Array;
  /** The candidate, + 1; 0 = none. */
  private candidate: Uint32Array;
  private readonly through = new Map<number, Through>();
  /** `room`: pairs that there may be; what is not used takes no memory. */
  constructor(room: number) {
    const most = Math.max(1024, room);
    this.a = new Uint32Array(most);
    this.b = new Uint32Array(most);
    this.bits = new Float64Array(most);
    this.verdict = new Uint8Array(most);
    this.candidate = new Uint32Array(most);
  }

  /** `bits`: NaN for a related pair. */
  add(x: number, y: number, bits: number, verdict: number, candidate: number): void {
    const at = this.count++;
    if (at === this.a.length) [this.a, this.b, this.bits, this.verdict, this.candidate] = [doubled(this.a), doubled(this.b), doubled(this.bits), doubled(this.verdict), doubled(this.candidate)];
    this.a[at] = Math.min(x, y);
    this.b[at] = Math.max(x, y);
    this.bits[at] = bits;
    this.verdict[at] = verdict;
    this.candidate[at] = candidate + 1;
  }
  /**
   * Every pair inside a group is a duplicate, also one that was related or not found; one that says too little by itself is judged through a third record, or by the whole group where one of the two has joined
   * that alone: `wholeOf` says how sure that is, Infinity for the others. The records of a group come in an order that only their content decides. Returns for each group its parts that may be merged without asking, from `sure` bits on; null = never.
   */
  join(groups: readonly Group[], size: number, enough: number, sure: number | null, bitsOf: (a: number, b: number) => number, wholeOf: (record: number) => number): readonly (readonly (readonly number[])[])[] {
    const groupOf = new Int32Array(size).fill(-1);
    groups.forEach(({ records }, group) => { for (const record of records) groupOf[record] = group; });
    const known = new Map<number, number>();
    for (let at = 0; at < this.count; at++) if (groupOf[this.a[at]!]! >= 0 && groupOf[this.a[at]!] === groupOf[this.b[at]!]) known.set(this.a[at]! * size + this.b[at]!, at);
    return groups.map(({ records }) => {
      if (records.length > mostPaired) return this.joinLarge(records, size, known, bitsOf) >= (sure ?? Infinity) ? [records] : [];
      const knownBits = (a: number, b: number): number => {
        const at = known.get(Math.min(a, b) * size + Math.max(a, b));
        return at === undefined || this.verdict[at] === isRelated ? bitsOf(a, b) : this.bits[at]!;
      };
      const pairs = groupPairs(records.length, enough, (x, y) => knownBits(records[x]!, records[y]!));
      for (let x = 0; x < records.length; x++) for (let y = x + 1; y < records.length; y++) {
        const isAscending = records[x]! < records[y]!;
        const a = records[isAscending ? x : y]!, b = records[isAscending ? y : x]!;
        const through = pairs.through(x, y);
        const direct = pairs.bits[x * records.length + y]!;
        const whole = direct >= enough ? Infinity : Math.min(wholeOf(a), wholeOf(b));
        const byWhole = whole !== Infinity && whole > direct + (through?.bits ?? 0);
        const bits = byWhole ? whole : direct + (through?.bits ?? 0);
        const at = known.get(a * size + b) ?? this.count;
        if (at === this.count) this.add(a, b, bits, isDuplicate, -1);
        this.bits[at] = bits;
        this.verdict[at] = isDuplicate;
        if (byWhole) this.through.set(at, "group");
        else if (through !== null) this.through.set(at, records[through.record]!);
      }
      // What a third record adds, or that nothing else is like it, is no reason to merge without asking.
      return sure === null ? [] : sureParts(records.length, pairs.bits, sure).map((part) => part.map((place) => records[place]!));
    });
  }
  /** Of a group of hundreds those pairs are listed that were found, and those with its first record: all would be the square of it. Returns the bits of the least sure of them. */
  private joinLarge(records: readonly number[], size: number, known: ReadonlyMap<number, number>, bitsOf: (a: number, b: number) => number): number {
    const inside = new Set(records);
    let least = Infinity;
    for (const [pair, at] of known) {
      if (!inside.has(Math.floor(pair / size))) continue;
      if (this.verdict[at] === isRelated) this.bits[at] = bitsOf(this.a[at]!, this.b[at]!);
      this.verdict[at] = isDuplicate;
      least = Math.min(least, this.bits[at]!);
    }
    const [first, ...others] = records as readonly [number, ...number[]];
    for (const other of others) {
      const [a, b] = first < other ? [first, other] : [other, first];
      const bits = bitsOf(a, b);
      least = Math.min(least, bits);
      if (!known.has(a * size + b)) this.add(a, b, bits, isDuplicate, -1);
    }
    return least;
  }
  /** What a pair is, the copies of either are too: each with the record of the other side that stands for its own copies. */
  spread({ others }: Copies, forbidden: Gate): void {
    for (let at = 0, { count } = this; at < count; at++) {
      const [x, y] = [this.a[at]!, this.b[at]!];
      const again = (a: number, b: number): void => { if (!forbidden(a, b)) this.add(a, b, this.bits[at]!, this.verdict[at]!, this.candidate[at]! - 1); };
      for (const copy of others.get(x) ?? []) again(copy, y);
      for (const copy of others.get(y) ?? []) again(x, copy);
    }
  }
  sorted(size: number, blocks: readonly string[] | null): MatchList {
    // By the second record, then by the first: counting keeps the order of what is equal.
    const all = counted(counted(null, this.b, this.count, size), this.a, this.count, size);
    const [order, related] = [all.filter((at) => this.verdict[at] !== isRelated), all.filter((at) => this.verdict[at] === isRelated)];
    const verdict = picked(this.verdict, order);
    const through = new Map<number, Through>();
    for (let at = 0; at < verdict.length; at++) {
      const found = verdict[at] === isDuplicate ? this.through.get(order[at]!) : undefined;
      if (found !== undefined) through.set(at, found);
    }
    return matchList(picked(this.a, order), picked(this.b, order), picked(this.bits, order), verdict, through, blocks, blocks === null ? null : picked(this.candidate, order), { a: picked(this.a, related), b: picked(this.b, related) });
  }
}

/** Holds on to nothing but what it is given: it stands as long as anybody may ask about the table. `through`: by pair. `brought`: by pair the place in `blocks`, + 1; 0 = none. */
function matchList(a: Uint32Array, b: Uint32Array, bits: Float64Array, verdict: Uint8Array, through: ReadonlyMap<number, Through>, blocks: readonly string[] | null, brought: Uint32Array | null, related: RelatedPairs): MatchList {
  return { count: a.length, a, b, bits, verdict, find: (x, y) => placeOf(a, b, x, y), through: (pair) => through.get(pair) ?? null, block: (pair) => blocks?.[brought![pair]! - 1] ?? null, related };
}

/** Where `x`, `y` stands among pairs sorted by `a`, then `b`: by halves. */
function placeOf(a: Uint32Array, b: Uint32Array, x: number, y: number): number | null {
  let from = 0, to = a.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (a[middle]! < x || (a[middle] === x && b[middle]! < y)) from = middle + 1;
    else to = middle;
  }
  return a[from] === x && b[from] === y ? from : null;
}

/** Numbers of pairs sorted by one record of each, stable; null = those below `count` as they come. */
function counted(order: Uint32Array | null, recordOf: Uint32Array, count: number, size: number): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (let i = 0; i < count; i++) next[recordOf[i]! + 1]!++;
  for (let record = 0; record < size; record++) next[record + 1]! += next[record]!;
  const sorted = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const i = order === null ? at : order[at]!;
    sorted[next[recordOf[i]!]!++] = i;
  }
  return sorted;
}

function picked<T extends Uint8Array | Uint32Array | Float64Array>(list: T, order: Uint32Array): T {
  const out = new (list.constructor as new (length: number) => T)(order.length);
  for (let at = 0; at < order.length; at++) out[at] = list[order[at]!]!;
  return out;
}
