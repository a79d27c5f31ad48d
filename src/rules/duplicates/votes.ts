import { Growing } from "./growing";
import type { KeyIndex } from "./rareKeys";

/** Room for counting votes: one for all stretches of a search. By slot a partner, 0 = none, and its votes; all 0 before and after. */
export type Ballot = { partners: Uint32Array; votes: Float32Array; touched: Uint32Array };

export function emptyBallot(): Ballot {
  return { partners: new Uint32Array(0), votes: new Float32Array(0), touched: new Uint32Array(0) };
}

/** Records that vote one after the other, before the lists of the next ones are looked at. */
const voting = 64;

/**
 * Pairs whose shared rare keys are worth `gate` times log2 of the size, each once, `a < b`, with `a` ascending: a vote in which each key has the weight of its rarity. `slot`: where the votes stand in the ballot.
 * Records from `from` to before `to` look for later partners.
 */
export function votedPairs(index: KeyIndex, ballot: Ballot, gate: number, from: number, to: number, visit: (a: number, b: number, slot: number) => void): void {
  const { size, starts, entries, lists, worth } = index;
  const least = gate * Math.log2(size);
  for (let first = from; first < to; first += voting) {
    const end = Math.min(to, first + voting);
    const slots = makeRoom(ballot, index, first, end);
    const { partners, votes, touched } = ballot;
    for (let a = first; a < end; a++) {
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
      for (let i = 0; i < count; i++) {
        const slot = touched[i]!;
        if (votes[slot]! >= least) visit(a, partners[slot]!, slot);
        partners[slot] = votes[slot] = 0;
      }
    }
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
 * Calls `visit` for the pairs of the records that were sampled, those below `to`, as `votedPairs` does.
 */
export function gateFor(index: KeyIndex, ballot: Ballot, visit: (a: number, b: number) => void): { readonly gate: number; readonly to: number } {
  const { size } = index;
  const to = Math.min(size, sampled);
  const counts = gates.map(() => 0);
  /** Pairs, and how many gates let each through. */
  const left = new Growing(0), right = new Growing(0), passed = new Growing(0);
  // The first records look at all the others, so each of their pairs counts half, but for those among themselves.
  votedPairs(index, ballot, gates[0], 0, to, (a, b, slot) => {
    let at = 0;
    for (; at < gates.length && ballot.votes[slot]! >= gates[at]! * Math.log2(size); at++) counts[at]! += b < to ? 1 : 0.5;
    left.push(a);
    right.push(b);
    passed.push(at);
  });
  const partners = counts.map((count) => count / to);
  const last = gates.length - 1;
  const afford = Math.max(10, 200_000 / size, Math.min(3 * partners[last]!, 1e6 / size));
  const found = gates.findIndex((_, at) => partners[at]! <= afford);
  const chosen = found < 0 ? last : found;
  for (let i = 0; i < passed.length; i++) if (passed.at(i) > chosen) visit(left.at(i), right.at(i));
  return { gate: gates[chosen]!, to };
}
