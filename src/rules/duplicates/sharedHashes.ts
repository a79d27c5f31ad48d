/** Hashes of which `had` says how many records have each: those from `starts[form]` to before `starts[form + 1]` are had by `counts[form]`; null = each by one. */
export type HashList = { readonly hashes: Int32Array; readonly had: { readonly starts: Uint32Array; readonly counts: Uint32Array } | null };

/** How many numbers were given, and how often their hashes are had, together. `common`: by `commonNumber` the hashes that more records have. */
export type SharedHashes = { readonly numbers: number; readonly times: number; readonly common: { readonly counts: Uint32Array; readonly hashOf: Int32Array } };

/** In the place of a hash that only one record has. */
export const alone = -1;

/** The number of a hash that more than a few records have, as it stands in its place, below `alone`; its own inverse. */
export function commonNumber(number: number): number {
  return -2 - number;
}

/** Hashes that are looked at together: a table of so many is at hand all the time, which one of all of them is not. */
const perPart = 1 << 14;
/** Parts that are written side by side, at most, in bits. */
const mostPartBits = 11;

/** In how many parts, in bits, a list of so many is cut. */
export function partBits(length: number): number {
  return Math.min(mostPartBits, Math.max(1, Math.ceil(Math.log2(length / perPart))));
}

/**
 * Puts a number in the place of each hash: from 0 for one that two to `most` records have, `commonNumber` of another for more, else `alone`. The lists are cut by the first bits of the hashes, so that equal
 * ones come together, each part is numbered by itself, and its numbers are read back in the order in which its hashes were written.
 * @source radix clustering: P. Boncz, S. Manegold, M. Kersten, Database Architecture Optimized for the New Bottleneck: Memory Access, VLDB 1999
 */
export function numberShared(lists: readonly HashList[], most: number): SharedHashes {
  const length = lists.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const shift = 32 - partBits(length);
  const starts = new Uint32Array(2 ** (32 - shift) + 1);
  for (const { hashes } of lists) for (let k = 0; k < hashes.length; k++) starts[(hashes[k]! >>> shift) + 1]!++;
  const largest = starts.reduce((a, b) => Math.max(a, b));
  for (let part = 1; part < starts.length; part++) starts[part]! += starts[part - 1]!;
  const parted = new Int32Array(length);
  const times = lists.every(({ had }) => had === null) ? null : new Uint32Array(length);
  const next = starts.slice();
  for (const { hashes, had } of lists) {
    if (had === null) for (let k = 0; k < hashes.length; k++) {
      const at = next[hashes[k]! >>> shift]!++;
      parted[at] = hashes[k]!;
      if (times !== null) times[at] = 1;
    } else for (let form = 0; form < had.counts.length; form++) for (let k = had.starts[form]!; k < had.starts[form + 1]!; k++) {
      const at = next[hashes[k]! >>> shift]!++;
      parted[at] = hashes[k]!;
      times![at] = had.counts[form]!;
    }
  }
  const numbering = new Numbering(largest, most);
  for (let part = 0; part < starts.length - 1; part++) numbering.take(parted, times, starts[part]!, starts[part + 1]!);
  next.set(starts);
  for (const { hashes } of lists) for (let k = 0; k < hashes.length; k++) hashes[k] = parted[next[hashes[k]! >>> shift]!++]!;
  return numbering.done();
}

/** Numbers the hashes of one part after the other: open addressing. */
class Numbering {
  private numbers = 0;
  private times = 0;
  private readonly common: { readonly hash: number; readonly count: number }[] = [];
  /** By slot the place of a hash in those below, + 1, 0 = free. */
  private readonly slots: Int32Array;
  private readonly hashes: Int32Array;
  private readonly counts: Uint32Array;
  private readonly numberOf: Int32Array;
  constructor(largest: number, private readonly most: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * largest + 2)));
    this.hashes = new Int32Array(largest);
    this.counts = new Uint32Array(largest);
    this.numberOf = new Int32Array(largest);
  }
  take(parted: Int32Array, times: Uint32Array | null, from: number, to: number): void {
    const { slots, hashes, counts, numberOf } = this;
    const room = 2 ** Math.ceil(Math.log2(2 * (to - from) + 2));
    slots.fill(0, 0, room);
    let different = 0;
    for (let i = from; i < to; i++) {
      const hash = parted[i]!;
      let at = hash & (room - 1);
      while (slots[at] !== 0 && hashes[slots[at]! - 1] !== hash) at = (at + 1) & (room - 1);
      if (slots[at] === 0) {
        hashes[different] = hash;
        counts[different] = 0;
        slots[at] = ++different;
      }
      parted[i] = slots[at]! - 1;
      counts[parted[i]!]! += times === null ? 1 : times[i]!;
    }
    for (let at = 0; at < different; at++) numberOf[at] = this.numbered(hashes[at]!, counts[at]!);
    for (let i = from; i < to; i++) parted[i] = numberOf[parted[i]!]!;
  }
  private numbered(hash: number, count: number): number {
    if (count < 2) return alone;
    if (count > this.most) return commonNumber(this.common.push({ hash, count }) - 1);
    this.times += count;
    return this.numbers++;
  }
  done(): SharedHashes {
    const { numbers, times, common } = this;
    return { numbers, times, common: { counts: Uint32Array.from(common, ({ count }) => count), hashOf: Int32Array.from(common, ({ hash }) => hash) } };
  }
}
