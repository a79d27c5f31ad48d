import type { CompareField, FormHashes } from "./compareField";
import { hashText, mix } from "./hashText";
import { KeyHashes } from "./keyWriter";
import { writeForm } from "./methods/method";

/**
 * Keys that more records share bring nobody together by themselves, only two and two with a key of another field. The work grows with records times this, so a small table can afford more,
 * and large groups of one subject are found in it. @source 30 to 60 measured on generated lists of 100,000
 */
function commonFrom(size: number): number {
  return Math.min(500, Math.max(40, Math.round(3e6 / size)));
}
/** Common keys of one record that are joined two and two. */
const mostJoined = 8;

/** Records by the rare keys they share, both as lists in one array: `keysOf[keyStarts[r]..]` are key numbers, `records[starts[k]..]` the records of a key, ascending. */
export type KeyIndex = {
  readonly size: number;
  readonly keyStarts: Uint32Array; readonly keysOf: Uint32Array;
  readonly starts: Uint32Array; readonly records: Uint32Array;
  /** Bits that sharing a key is worth: log2 of how rare it is. */
  readonly worth: Float32Array;
};

/** By form the hashes of its keys. Fields compared by one method share their keys: a mobile typed where the landline belongs is found. */
type FormKeys = Pick<FormHashes, "starts" | "keys">;

export function formKeys({ forms, method, elsewhere = null }: Pick<CompareField, "forms" | "method"> & Partial<Pick<CompareField, "elsewhere">>): FormKeys {
  // The index puts numbers in the place of the hashes.
  if (elsewhere !== null) return { starts: elsewhere.hashes.starts, keys: elsewhere.hashes.keys.slice() };
  const starts = new Uint32Array(forms.length + 1);
  const keys = new KeyHashes(hashText(method.name, 0));
  for (let at = 0; at < forms.length; at++) {
    writeForm(method, forms[at]!, keys);
    starts[at + 1] = keys.count;
  }
  return { starts, keys: keys.done() };
}

/** By number of a key how many records have it, and its hash. */
type Numbered = { readonly counts: Uint32Array; readonly hashOf: Int32Array };

/** A key that brings nobody: only one record has it. Those that too many have stand below it: see `commonNumber`. */
const alone = -1;

/** The number of a key that more than a few records have, as it stands in the lists of forms; its own inverse. */
function commonNumber(number: number): number {
  return -2 - number;
}

/** Gives the keys of all forms numbers, which take the place of their hashes: `alone`, or `commonNumber` for those of more than `most` records. */
function numberKeys(fields: readonly CompareField[], made: readonly FormKeys[], most: number): Numbered {
  const repeated = new Repeated(made.reduce((sum, { keys }) => sum + keys.length, 0));
  made.forEach(({ starts, keys }, f) => {
    const { counts } = fields[f]!;
    for (let form = 0; form < counts.length; form++) for (let k = starts[form]!; k < starts[form + 1]!; k++) repeated.add(keys[k]!, counts[form]!);
  });
  const hashes = new HashNumbers(repeated.size);
  for (const { keys } of made) hashes.numberRepeated(keys, repeated);
  const hashOf = hashes.all();
  const counts = new Uint32Array(hashOf.length);
  made.forEach(({ starts, keys }, f) => {
    const { counts: having } = fields[f]!;
    for (let form = 0; form < having.length; form++) for (let k = starts[form]!; k < starts[form + 1]!; k++) if (keys[k]! >= 0) counts[keys[k]!]! += having[form]!;
  });
  for (const { keys } of made) for (let k = 0; k < keys.length; k++) {
    const number = keys[k]!;
    if (number < 0) continue;
    const count = counts[number]!;
    if (count > most) keys[k] = commonNumber(number);
    else if (count < 2) keys[k] = alone;
  }
  return { counts, hashOf };
}

/** `records`: by field, the form of each record, -1 = blank. */
export function indexKeys(fields: readonly CompareField[], records: readonly Int32Array[], size: number): KeyIndex {
  const most = commonFrom(size);
  const made = fields.map(formKeys);
  const { counts, hashOf } = numberKeys(fields, made, most);
  const keyStarts = new Uint32Array(size + 1);
  const kept = new Growing(sharedBy(counts, most));
  const joined = new Growing(16 * size);
  const joinedStarts = new Uint32Array(size + 1);
  const common = new Rarest(counts, hashOf);
  /** By key the record that had it last, + 1. */
  const last = new Uint32Array(counts.length);
  for (let r = 0; r < size; r++) {
    common.clear();
    for (let f = 0; f < made.length; f++) {
      const form = records[f]![r]!;
      if (form < 0) continue;
      const { starts, keys } = made[f]!;
      const end = starts[form + 1]!;
      for (let k = starts[form]!; k < end; k++) {
        const number = keys[k]!;
        if (number < alone) common.add(commonNumber(number), f);
        else if (number >= 0 && last[number] !== r + 1) {
          last[number] = r + 1;
          kept.push(number);
        }
      }
    }
    keyStarts[r + 1] = kept.length;
    for (let i = 0; i < common.count; i++) for (let j = i + 1, a = hashOf[common.numbers[i]!]!; j < common.count; j++) {
      if (common.fields[i] === common.fields[j] && fields.length > 2) continue;
      const b = hashOf[common.numbers[j]!]!;
      joined.push(mix(a < b ? Math.imul(a, 31) ^ b : Math.imul(b, 31) ^ a) >>> 0);
    }
    joinedStarts[r + 1] = joined.length;
  }
  const joinedNumbers = joined.asHashes();
  const repeatedPairs = new Repeated(joinedNumbers.length);
  for (let i = 0; i < joinedNumbers.length; i++) repeatedPairs.add(joinedNumbers[i]!, 1);
  const pairs = new HashNumbers(repeatedPairs.size);
  pairs.numberRepeated(joinedNumbers, repeatedPairs);
  const joinedCounts = new Uint32Array(pairs.all().length);
  for (let i = 0; i < joinedNumbers.length; i++) if (joinedNumbers[i]! >= 0) joinedCounts[joinedNumbers[i]!]!++;
  return invert(size, counts.length, kept, keyStarts, { numbers: joinedNumbers, starts: joinedStarts, counts: joinedCounts }, most);
}

/** How often the keys of two to `most` records are had, together. */
function sharedBy(counts: Uint32Array, most: number): number {
  let sum = 0;
  for (let key = 0; key < counts.length; key++) if (counts[key]! > 1 && counts[key]! <= most) sum += counts[key]!;
  return sum;
}

/** From the keys of each record, own and joined, to the records of each key. */
function invert(size: number, own: number, kept: Growing, keptStarts: Uint32Array, joined: { readonly numbers: Int32Array; readonly starts: Uint32Array; readonly counts: Uint32Array }, most: number): KeyIndex {
  const starts = new Uint32Array(own + joined.counts.length + 1);
  const keysOf = new Growing(kept.length + sharedBy(joined.counts, most));
  const keyStarts = new Uint32Array(size + 1);
  for (let r = 0; r < size; r++) {
    const from = keysOf.length, fromJoined = from + keptStarts[r + 1]! - keptStarts[r]!;
    for (let i = keptStarts[r]!; i < keptStarts[r + 1]!; i++) keysOf.push(kept.at(i));
    for (let i = joined.starts[r]!; i < joined.starts[r + 1]!; i++) {
      const number = joined.numbers[i]!;
      const count = number < 0 ? 0 : joined.counts[number]!;
      if (count > 1 && count <= most && !keysOf.has(own + number, fromJoined)) keysOf.push(own + number);
    }
    for (let i = from; i < keysOf.length; i++) starts[keysOf.at(i) + 1]!++;
    keyStarts[r + 1] = keysOf.length;
  }
  const worth = new Float32Array(starts.length - 1);
  for (let key = 0; key < worth.length; key++) worth[key] = Math.log2(size / Math.max(starts[key + 1]!, 1));
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const next = starts.slice();
  const records = new Uint32Array(keysOf.length);
  for (let r = 0; r < size; r++) for (let i = keyStarts[r]!; i < keyStarts[r + 1]!; i++) records[next[keysOf.at(i)]!++] = r;
  return { size, keyStarts, keysOf: keysOf.done(), starts, records, worth };
}

/** Room for counting votes: one for all stretches of a search. `votes` is all 0 before and after. */
export type Ballot = { readonly votes: Float32Array; readonly touched: Uint32Array };

export function ballotOf({ size }: KeyIndex): Ballot {
  return { votes: new Float32Array(size), touched: new Uint32Array(size) };
}

/**
 * Pairs whose shared rare keys are worth `gate` times log2 of the size, each once, `a < b`, with `a` ascending: a vote in which each key has the weight of its rarity.
 * Records from `from` to before `to` look for later partners.
 */
export function votedPairs(index: KeyIndex, { votes, touched }: Ballot, gate: number, from: number, to: number, visit: (a: number, b: number, votes: number) => void): void {
  const { size, keyStarts, keysOf, starts, records, worth } = index;
  const least = gate * Math.log2(size);
  for (let a = from; a < to; a++) {
    let count = 0;
    for (let i = keyStarts[a]!; i < keyStarts[a + 1]!; i++) {
      const key = keysOf[i]!;
      const bits = worth[key]!;
      for (let at = starts[key + 1]! - 1; at >= starts[key]!; at--) {
        const b = records[at]!;
        if (b <= a) break;
        if (votes[b] === 0) touched[count++] = b;
        votes[b]! += bits;
      }
    }
    for (let i = 0; i < count; i++) {
      const b = touched[i]!;
      if (votes[b]! >= least) visit(a, b, votes[b]!);
      votes[b] = 0;
    }
  }
}

const gates = [0.55, 0.8, 1, 1.25, 1.5, 2] as const;
const sampled = 2000;

/**
 * The lowest gate that brings no more partners per record than the table can afford, judged by a sample: 200,000 pairs of a small table, 10 per record of a large one. More bring strangers who share a city.
 * Where most of the partners share very much, as in a list with ten entries of each subject, there are others beyond: three times as many are worth it, up to a million.
 */
export function gateFor(index: KeyIndex, ballot: Ballot): number {
  const { size } = index;
  const to = Math.min(size, sampled);
  const counts = gates.map(() => 0);
  // The first records look at all the others, so each of their pairs counts half, but for those among themselves.
  votedPairs(index, ballot, gates[0], 0, to, (_a, b, votes) => { for (let at = 0; at < gates.length && votes >= gates[at]! * Math.log2(size); at++) counts[at]! += b < to ? 1 : 0.5; });
  const partners = counts.map((count) => count / to);
  const last = gates.length - 1;
  const afford = Math.max(10, 200_000 / size, Math.min(3 * partners[last]!, 1e6 / size));
  return gates.find((_, at) => partners[at]! <= afford) ?? gates[last]!;
}

class Growing {
  private values: Uint32Array;
  length = 0;
  /** `room`: numbers that it will hold, as far as that is known; what is not used takes no memory. */
  constructor(room: number) {
    this.values = new Uint32Array(Math.max(1024, room));
  }
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
  at(index: number): number {
    return this.values[index]!;
  }
  has(value: number, from: number): boolean {
    for (let i = from; i < this.length; i++) if (this.values[i] === value) return true;
    return false;
  }
  /** What it holds, not copied. */
  done(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
  asHashes(): Int32Array {
    return new Int32Array(this.values.buffer, 0, this.length);
  }
}

function slotOf(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Tells of most hashes that come only once that they do, so that nothing is kept for them: they bring nobody together. Hashes that meet in one place count as repeated. */
class Repeated {
  private readonly counts: Uint8Array;
  /** Places in which something is repeated. */
  size = 0;
  /** `most`: hashes that will be added. */
  constructor(most: number) {
    this.counts = new Uint8Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
  }
  add(hash: number, times: number): void {
    const at = slotOf(hash) & (this.counts.length - 1);
    const before = this.counts[at]!;
    if (before > 1) return;
    const now = before + times;
    this.counts[at] = now > 1 ? 2 : now;
    if (now > 1) this.size++;
  }
  has(hash: number): boolean {
    return this.counts[slotOf(hash) & (this.counts.length - 1)]! > 1;
  }
}

/** Of the keys of one record the rarest few, rarest first; equally rare ones in the order of their hashes. */
class Rarest {
  count = 0;
  readonly numbers = new Uint32Array(mostJoined);
  readonly fields = new Uint32Array(mostJoined);
  /** Records that have each of them. */
  private readonly having = new Uint32Array(mostJoined);
  constructor(private readonly counts: Uint32Array, private readonly hashOf: Int32Array) {}

  clear(): void {
    this.count = 0;
  }
  add(number: number, field: number): void {
    const { numbers, fields, having } = this;
    const records = this.counts[number]!;
    let at = this.count;
    while (at > 0 && (records < having[at - 1]! || (records === having[at - 1] && this.hashOf[number]! < this.hashOf[numbers[at - 1]!]!))) at--;
    if (at >= mostJoined) return;
    if (this.count < mostJoined) this.count++;
    for (let i = this.count - 1; i > at; i--) {
      numbers[i] = numbers[i - 1]!;
      fields[i] = fields[i - 1]!;
      having[i] = having[i - 1]!;
    }
    numbers[at] = number;
    fields[at] = field;
    having[at] = records;
  }
}

/** Numbers from 0 for 32-bit hashes, in the order of their first coming: open addressing. */
export class HashNumbers {
  /** By slot a number, + 1, 0 = free, and its hash: side by side, for a look costs as much as it reaches into memory. */
  private slots: Int32Array;
  private hashes: Int32Array;
  private count = 0;
  /** `room`: hashes that will come, as far as that is known. */
  constructor(room = 0) {
    const bits = Math.max(11, Math.ceil(Math.log2(room + 1)));
    this.hashes = new Int32Array(2 ** bits);
    this.slots = new Int32Array(2 ** (bits + 2));
  }
  numberOf(hash: number): number {
    let at = this.slotFor(hash);
    if (this.slots[at] !== 0) return this.slots[at]! - 1;
    if (this.count === this.hashes.length) {
      this.grow();
      at = this.slotFor(hash);
    }
    this.hashes[this.count] = hash;
    this.slots[at + 1] = hash;
    this.slots[at] = ++this.count;
    return this.count - 1;
  }
  /** -1 for a hash that has none. */
  find(hash: number): number {
    return this.slots[this.slotFor(hash)]! - 1;
  }
  numbersOf(hashes: Int32Array | Uint32Array): Uint32Array {
    const numbers = new Uint32Array(hashes.length);
    for (let i = 0; i < hashes.length; i++) numbers[i] = this.numberOf(hashes[i]! | 0);
    return numbers;
  }
  /** Puts numbers in the place of the hashes; -1 for one that comes only once. */
  numberRepeated(hashes: Int32Array, repeated: Repeated): void {
    for (let i = 0; i < hashes.length; i++) hashes[i] = repeated.has(hashes[i]!) ? this.numberOf(hashes[i]!) : -1;
  }
  all(): Int32Array {
    return this.hashes.subarray(0, this.count);
  }
  /** Where a hash stands or may be put. */
  private slotFor(hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (slotOf(hash) << 1) & mask;
    while (slots[at] !== 0 && slots[at + 1] !== hash) at = (at + 2) & mask;
    return at;
  }
  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.count; number++) {
      const at = this.slotFor(hashes[number]!);
      this.slots[at] = number + 1;
      this.slots[at + 1] = hashes[number]!;
    }
  }
}
