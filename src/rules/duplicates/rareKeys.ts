import { type CompareField, type FormKeys, formNumbered } from "./compareField";
import { commonFrom } from "./commonKeys";
import { Growing, doubled } from "./growing";
import { hashText, mix } from "./hashText";
import { KeyHashes } from "./keyWriter";
import { writeForm } from "./methods/method";
import { alone, commonNumber, numberShared, partBits } from "./sharedHashes";

/** Common keys of one record that are joined two and two. */
const mostJoined = 8;

/**
 * Records by the rare keys they share. `lists[at]` is how many records have a key, and behind it stand these, falling; `entries[starts[r]..]` are the lists in which record `r` stands, but for those in which
 * it is the last one: there is no later partner.
 */
export type KeyIndex = { readonly size: number; readonly starts: Uint32Array; readonly entries: Uint32Array; readonly lists: Uint32Array; /** By records that have a key the bits that sharing it is worth: log2 of how rare it is. */ readonly worth: Float32Array };

/** By form the hashes of its keys. Fields compared by one method share their keys: a mobile typed where the landline belongs is found. */
export function formKeys(field: Pick<CompareField, "forms" | "method"> & Partial<Pick<CompareField, "elsewhere" | "hashes">>): FormKeys {
  const { forms, method, elsewhere = null, hashes = null } = field;
  const taken = hashes?.takeKeys() ?? null;
  if (taken !== null) return taken;
  const starts = new Uint32Array(forms.length + 1);
  const keys = new KeyHashes(hashText(method.name, 0));
  for (let at = 0; at < forms.length; at++) {
    writeForm(method, formNumbered({ forms, elsewhere }, at), keys);
    starts[at + 1] = keys.count;
  }
  return { starts, keys: keys.done() };
}

/** `records`: by field, the form of each record, -1 = blank. */
export function indexKeys(fields: readonly CompareField[], records: readonly Int32Array[], size: number): KeyIndex {
  const most = commonFrom(size);
  const { starts, keys, numbers } = keysOfRecords(fields, records, size, most);
  const { entries, lists } = listed(starts, keys, numbers);
  return { size, starts, entries, lists, worth: Float32Array.from({ length: most + 1 }, (_, count) => Math.log2(size / Math.max(count, 1))) };
}

/** The numbers of the keys of record `r`, each once: `keys[starts[r]..]`. */
type RecordKeys = { readonly starts: Uint32Array; readonly keys: Uint32Array; /** All are below. */ readonly numbers: number };

/** The rare keys of each record, and its common ones joined two and two where these are rare. */
function keysOfRecords(fields: readonly CompareField[], records: readonly Int32Array[], size: number, most: number): RecordKeys {
  const { numbers, own, ownStarts, joined, joinedStarts } = ownKeys(fields, records, size, most);
  const hashes = joined.asHashes();
  const shared = numberShared([{ hashes, had: null }], most);
  const keys = new Growing(own.length + shared.times);
  const starts = new Uint32Array(size + 1);
  for (let r = 0; r < size; r++) {
    for (let i = ownStarts[r]!; i < ownStarts[r + 1]!; i++) keys.push(own.at(i));
    const from = keys.length;
    for (let i = joinedStarts[r]!; i < joinedStarts[r + 1]!; i++) if (hashes[i]! >= 0) keys.pushNew(numbers + hashes[i]!, from);
    starts[r + 1] = keys.length;
  }
  return { starts, keys: keys.done(), numbers: numbers + shared.numbers };
}

/** By record the numbers of its rare keys, all below `numbers`, and the hashes of its common ones two and two. */
type OwnKeys = { readonly numbers: number; readonly own: Growing; readonly ownStarts: Uint32Array; readonly joined: Growing; readonly joinedStarts: Uint32Array };

function ownKeys(fields: readonly CompareField[], records: readonly Int32Array[], size: number, most: number): OwnKeys {
  const made = fields.map(formKeys);
  const { numbers, times, common: { counts, hashOf } } = numberShared(made.map(({ starts, keys }, f) => ({ hashes: keys, had: { starts, counts: fields[f]!.counts } })), most);
  const own = new Growing(times), joined = new Growing(16 * size);
  const ownStarts = new Uint32Array(size + 1), joinedStarts = new Uint32Array(size + 1);
  const common = new Rarest(counts, hashOf);
  const gathered = new Gathered(made, records);
  for (let r = 0; r < size; r++) {
    if (r % gathering === 0) gathered.take(r, Math.min(size, r + gathering));
    common.clear();
    const from = own.length;
    const { keys, ends } = gathered;
    for (let f = 0; f < made.length; f++) {
      const place = f * gathering + (r % gathering);
      for (let k = place === 0 ? 0 : ends[place - 1]!; k < ends[place]!; k++) {
        const number = keys[k]!;
        if (number >= 0) own.pushNew(number, from);
        else if (number !== alone) common.add(commonNumber(number), f);
      }
    }
    ownStarts[r + 1] = own.length;
    for (let i = 0; i < common.count; i++) for (let j = i + 1, a = hashOf[common.numbers[i]!]!; j < common.count; j++) {
      if (common.fields[i] === common.fields[j] && fields.length > 2) continue;
      const b = hashOf[common.numbers[j]!]!;
      joined.push(mix(a < b ? Math.imul(a, 31) ^ b : Math.imul(b, 31) ^ a) >>> 0);
    }
    joinedStarts[r + 1] = joined.length;
  }
  return { numbers, own, ownStarts, joined, joinedStarts };
}

/** Lists are made in so many rounds, each of a part of the keys: what is written on the way is the most that the search of a large table holds, and takes room for the keys of one round. */
const rounds = 2;
/** In the place of a key, which is below: that it is one of an earlier round, and its list. */
const listedBefore = 0x8000_0000;

/** Keys of all records together up to which what is kept by key is at hand all the time, and they need not be parted. */
const atHand = 4_000_000;

/** From the keys of each record to the records of each key. `starts` and `keys` become those of the index. */
function listed(starts: Uint32Array, keys: Uint32Array, numbers: number): Pick<KeyIndex, "entries" | "lists"> {
  const lists = keys.length <= atHand ? listTogether(starts, keys, numbers) : listInParts(starts, keys, numbers);
  let kept = 0;
  for (let r = 0, i = 0; r < starts.length - 1; r++) {
    for (const end = starts[r + 1]!; i < end; i++) if (keys[i]! > 0) keys[kept++] = keys[i]!;
    starts[r + 1] = kept;
  }
  return { entries: keys.subarray(0, kept), lists: lists.done() };
}

/** In the place of each key comes where its list begins; 0 where its record is the last in it. */
function listTogether(starts: Uint32Array, keys: Uint32Array, numbers: number): KeyLists {
  const lists = new KeyLists(keys.length, 2 ** Math.ceil(Math.log2(numbers + 1)));
  const records = new Uint32Array(keys.length);
  for (let r = 0; r < starts.length - 1; r++) records.fill(r, starts[r], starts[r + 1]);
  lists.take(keys, records, 0, keys.length);
  return lists;
}

/** The same, a part of the keys after the other, as in `numberShared`. */
function listInParts(starts: Uint32Array, keys: Uint32Array, numbers: number): KeyLists {
  const size = starts.length - 1;
  const shift = Math.max(0, Math.ceil(Math.log2(numbers + 1)) - partBits(keys.length));
  const parts = new Uint32Array((numbers >>> shift) + 2);
  for (let i = 0; i < keys.length; i++) parts[(keys[i]! >>> shift) + 1]!++;
  for (let part = 1; part < parts.length; part++) parts[part]! += parts[part - 1]!;
  const next = parts.slice();
  const lists = new KeyLists(keys.length, 2 ** shift);
  const perRound = Math.ceil((parts.length - 1) / rounds);
  for (let first = 0; first < parts.length - 1; first += perRound) {
    const last = Math.min(parts.length - 1, first + perRound);
    const from = parts[first]!, length = parts[last]! - from;
    const partKeys = new Uint32Array(length), partRecords = new Uint32Array(length);
    for (let r = 0; r < size; r++) for (let i = starts[r]!; i < starts[r + 1]!; i++) {
      const part = keys[i]! >>> shift;
      if (part >= last) continue;
      const at = next[part]!++ - from;
      partKeys[at] = keys[i]!;
      partRecords[at] = r;
    }
    for (let part = first; part < last; part++) lists.take(partKeys, partRecords, parts[part]! - from, parts[part + 1]! - from);
    next.set(parts.subarray(first, last), first);
    for (let i = 0; i < keys.length; i++) {
      const part = keys[i]! >>> shift;
      if (part < last) keys[i] = listedBefore | partKeys[next[part]!++ - from]!;
    }
  }
  for (let i = 0; i < keys.length; i++) keys[i] = keys[i]! & ~listedBefore;
  return lists;
}

/** The lists of a `KeyIndex`, of one part of the keys after the other. */
class KeyLists {
  private readonly lists: Uint32Array;
  /** The first is none, for 0 says that there is none. */
  private length = 1;
  /** By key of the part how many records have it, and where its list begins, 0 = it has none. */
  private readonly counts: Uint32Array;
  private readonly places: Uint32Array;
  /** `room`: keys of all records together; `width`: keys of a part, a power of two. */
  constructor(room: number, width: number) {
    // A list of two or more has one number more than records.
    this.lists = new Uint32Array(1 + room + (room >> 1));
    this.counts = new Uint32Array(width);
    this.places = new Uint32Array(width);
  }
  /** In the place of each key comes where its list begins; 0 where its record is the last in it. `records` are ascending for each key. */
  take(keys: Uint32Array, records: Uint32Array, from: number, to: number): void {
    const { lists, counts, places } = this;
    const last = counts.length - 1;
    counts.fill(0);
    for (let i = from; i < to; i++) counts[keys[i]! & last]!++;
    for (let key = 0; key <= last; key++) {
      const count = counts[key]!;
      places[key] = count < 2 ? 0 : this.length;
      if (count < 2) continue;
      lists[this.length] = count;
      this.length += count + 1;
      counts[key] = 0;
    }
    for (let i = to - 1; i >= from; i--) {
      const key = keys[i]! & last;
      const place = places[key]!;
      keys[i] = place === 0 || counts[key] === 0 ? 0 : place;
      if (place > 0) lists[place + ++counts[key]!] = records[i]!;
    }
  }
  /** What it holds, not copied. */
  done(): Uint32Array {
    return this.lists.subarray(0, this.length);
  }
}

/** Records whose keys are gathered together. */
const gathering = 128;

/**
 * The keys of some records, one field after the other: those of the record `from + i` in the field `f` end before `ends[f * gathering + i]`. What they are gathered from lies all over the memory: asked for in short
 * loops, of which none waits for what it asks for, many come side by side.
 */
class Gathered {
  keys = new Int32Array(1024);
  readonly ends: Uint32Array;
  private readonly from = new Uint32Array(gathering);
  private readonly to = new Uint32Array(gathering);
  constructor(private readonly made: readonly FormKeys[], private readonly records: readonly Int32Array[]) {
    this.ends = new Uint32Array(made.length * gathering);
  }
  take(first: number, end: number): void {
    const { from, to, ends } = this;
    let count = 0;
    for (let f = 0; f < this.made.length; f++) {
      const { starts, keys } = this.made[f]!;
      const forms = this.records[f]!;
      let more = 0;
      for (let r = first; r < end; r++) {
        const form = forms[r]!;
        from[r - first] = form < 0 ? 0 : starts[form]!;
        to[r - first] = form < 0 ? 0 : starts[form + 1]!;
        more += to[r - first]! - from[r - first]!;
      }
      while (count + more > this.keys.length) this.keys = doubled(this.keys);
      const all = this.keys;
      for (let i = 0; i < end - first; i++) {
        for (let k = from[i]!; k < to[i]!; k++) all[count++] = keys[k]!;
        ends[f * gathering + i] = count;
      }
      ends.fill(count, f * gathering + end - first, (f + 1) * gathering);
    }
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
