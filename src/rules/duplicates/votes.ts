import { doubled } from "./growing";
import type { KeyIndex } from "./rareKeys";

/** Room for counting votes: one for all stretches of a search. By slot a partner, 0 = none, and its votes; all 0 before and after. */
export type Ballot = { partners: Uint32Array; votes: Float32Array; touched: Uint32Array };

export function emptyBallot(): Ballot {
  return { partners: new Uint32Array(0), votes: new Float32Array(0), touched: new Uint32Array(0) };
}

/** Pairs that were voted for, `a < b`, with `a` ascending, and their votes: the first `count`. */
export class Voted {
  count = 0;
  a = new Uint32Array(1024);
  b = new Uint32Array(1024);
  votes = new Float32Array(1024);
  add(a: number, b: number, votes: number): void {
    if (this.count === this.a.length) [this.a, this.b, this.votes] = [doubled(this.a), doubled(this.b), doubled(this.votes)];
    this.a[this.count] = a;
    this.b[this.count] = b;
    this.votes[this.count++] = votes;
  }
}

/** Records that vote one after the other, before the lists of the next ones are looked at. */
const voting = 64;

/**
 * Pairs whose shared rare keys are worth `gate` times log2 of the size, each once: a vote in which each key has the weight of its rarity. Records from `from` to before `to` look for later partners. They go into a list and to nobody
 * who is called for each, and what is done for one record is a function of its own: so one code serves the sample and all that follows, and is compiled while the first records vote.
 */
export function votedPairs(index: KeyIndex, ballot: Ballot, gate: number, from: number, to: number, found: Voted): void {
  const least = gate * Math.log2(index.size);
  for (let first = from; first < to; first += voting) {
    const end = Math.min(to, first + voting);
    const slots = makeRoom(ballot, index, first, end);
    for (let a = first; a < end; a++) takeVotes(ballot, a, castVotes(index, ballot, a, slots), least, found);
  }
}

/** Returns how many partners of `a` have votes. */
function castVotes({ starts, entries, lists, worth }: KeyIndex, { partners, votes, touched }: Ballot, a: number, slots: number): number {
  let count = 0;
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    let at = entries[i]!;
    const bits = worth[lists[at]!]!;
    // Up to the record itself.
    for (let b = lists[++at]!; b > a; b = lists[++at]!) {
      let slot = b & (slots - 1);
      while (partners[slot] !== b && partners[slot] !== 0) slot = (slot + 1) & (slots - 1);
      if (partners[slot] === 0) {
        partners[slot] = b;
        touched[count++] = slot;
      }
      votes[slot]! += bits;
    }
  }
  return count;
}

function takeVotes({ partners, votes, touched }: Ballot, a: number, count: number, least: number, found: Voted): void {
  for (let i = 0; i < count; i++) {
    const slot = touched[i]!;
    if (votes[slot]! >= least) found.add(a, partners[slot]!, votes[slot]!);
    partners[slot] = votes[slot] = 0;
  }
}

/**
 * Room for the partners of each of some records: twice as many as any may have, but no more than there are records; so few that they are at hand all the time. Returns how many slots that are, a power of two.
 * Asking all the lists for their length one right after the other also lets them come from memory side by side, before they are gone through.
 */
function makeRoom(ballot: Ballot, { size, starts, entries, lists }: KeyIndex, from: number, to: number): number {
  let most = 0;
  for (let r = from; r < to; r++) {
    let partners = 0;
    for (let i = starts[r]!; i < starts[r + 1]!; i++) partners += lists[entries[i]!]!;
    if (partners > most) most = partners;
  }
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, Math.min(2 * most, size))));
  if (ballot.partners.length < slots) Object.assign(ballot, { partners: new Uint32Array(slots), votes: new Float32Array(slots), touched: new Uint32Array(slots) });
  return slots;
}

const gates = [0.55, 0.8, 1, 1.25, 1.5, 2] as const;
const sampled = 2000;

/**
 * The lowest gate that brings no more partners per record than the table can afford, judged by a sample: 200,000 pairs of a small table, 10 per record of a large one. More bring strangers who share a city.
 * Where most of the partners share very much, as in a list with ten entries of each subject, there are others beyond: three times as many are worth it, up to a million.
 * `least`: the votes that a pair must have to pass; `found`: of the records below `to`, which were sampled, the pairs that pass the lowest gate.
 */
export function gateFor(index: KeyIndex, ballot: Ballot): { readonly gate: number; readonly least: number; readonly to: number; readonly found: Voted } {
  const { size } = index;
  const to = Math.min(size, sampled);
  const found = new Voted();
  votedPairs(index, ballot, gates[0], 0, to, found);
  // The first records look at all the others, so each of their pairs counts half, but for those among themselves.
  const partners = gates.map((gate) => {
    const least = gate * Math.log2(size);
    let count = 0;
    for (let i = 0; i < found.count; i++) if (found.votes[i]! >= least) count += found.b[i]! < to ? 1 : 0.5;
    return count / to;
  });
  const last = gates.length - 1;
  const afford = Math.max(10, 200_000 / size, Math.min(3 * partners[last]!, 1e6 / size));
  const passing = gates.findIndex((_, at) => partners[at]! <= afford);
  const gate = gates[passing < 0 ? last : passing]!;
  return { gate, least: gate * Math.log2(size), to, found };
}
