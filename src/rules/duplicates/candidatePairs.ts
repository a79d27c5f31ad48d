import { type Work, finish, ranges } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type BoundedBlock, eachCandidate } from "./candidates";
import { canonicalOrder } from "./canonical";
import { type CompareField, formAt } from "./compareField";
import type { Copies } from "./copies";
import { Growing } from "./growing";
import { indexKeys } from "./rareKeys";
import { Voted, emptyBallot, gateFor, votedPairs } from "./votes";

/** The records that are compared, in an order that only their content decides. Numbers are places in `order`, which holds each one's index in the table; `place` is its inverse. `copies`: those that are left out. */
export type Canon = { readonly size: number; readonly order: Uint32Array; readonly place: Uint32Array; readonly copies: Copies | null; /** By field, the form of each record. */ readonly forms: readonly Int32Array[] };
/** Pairs of canonical numbers, `a < b`. */
export type Pairs = { readonly count: number; readonly a: Uint32Array; readonly b: Uint32Array; /** What brought each together, where the rule declares blocks. */ readonly blocks: readonly string[] | null; /** Groups of those blocks that were cut. */ readonly bounded: readonly BoundedBlock[] };

/** Up to so many records each is compared with every other. */
const fewRecords = 250;
/** So are those of more where few fields are compared: so many comparisons of two values in all. */
const fewComparisons = 300_000;

export function canonOf({ table }: CheckInput, fields: readonly CompareField[], copies: Copies | null): Canon {
  const order = canonicalOrder(fields, table.records.ids, copies?.kept ?? null);
  const place = new Uint32Array(table.size);
  for (let at = 0; at < order.length; at++) place[order[at]!] = at;
  return { size: order.length, order, place, copies, forms: fields.map((field) => formsInOrder(field, order)) };
}

function formsInOrder(field: CompareField, order: Uint32Array): Int32Array {
  const forms = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) forms[at] = formAt(field, order[at]!);
  return forms;
}

/** Records whose pairs are found at a stretch, before others are let in. */
const stretch = 5_000;

/** `candidateWork` in one go. */
export function candidatePairs(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], canon: Canon): Pairs {
  return finish(candidateWork(input, rule, fields, canon));
}

/** The pairs that are compared: those of the rule's blocks, else those that share rare keys. Told in records. */
export function* candidateWork(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], canon: Canon): Work<Pairs> {
  if (rule.block.length > 0) return blockedPairs(input, rule, fields, canon);
  const { size } = canon;
  const found = new Partners(size);
  if (size <= fewRecords || fields.length * size * (size - 1) <= 2 * fewComparisons) for (let x = 0; x < size; x++) for (let y = x + 1; y < size; y++) found.add(x, y);
  else yield* votedWork(fields, canon, found);
  return { ...found.nearTogether(), blocks: null, bounded: [] };
}

function blockedPairs(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], { copies, place }: Canon): Pairs {
  const a = new Growing(0), b = new Growing(0);
  const blocks: string[] = [];
  const bounded = eachCandidate(input, rule, fields, copies, (r, s, block) => {
    a.push(Math.min(place[r]!, place[s]!));
    b.push(Math.max(place[r]!, place[s]!));
    blocks.push(block);
  });
  return { count: blocks.length, a: a.done().slice(), b: b.done().slice(), blocks, bounded };
}

/** The index is gone when it is done: that and the pairs in their order are the most that a search of a large table holds. */
function* votedWork(fields: readonly CompareField[], { forms, size }: Canon, found: Partners): Work<void> {
  const index = indexKeys(fields, forms, size);
  yield { done: 0, total: size };
  const ballot = emptyBallot();
  const sampled = gateFor(index, ballot);
  found.take(sampled.found, sampled.least);
  const voted = new Voted();
  for (const { from, to } of ranges(size, stretch)) {
    voted.count = 0;
    votedPairs(index, ballot, sampled.gate, Math.max(from, sampled.to), to, voted);
    found.take(voted, 0);
    yield { done: to, total: size };
  }
}

/** Pairs as they come, `a < b`, with `a` ascending: by `a`, how many each has, and one after the other its partners. */
class Partners {
  private readonly starts: Uint32Array;
  private readonly partners = new Growing(0);
  constructor(private readonly size: number) {
    this.starts = new Uint32Array(size + 1);
  }
  add(a: number, b: number): void {
    this.starts[a + 1]!++;
    this.partners.push(b);
  }
  /** Those with so many votes. */
  take({ count, a, b, votes }: Voted, least: number): void {
    for (let i = 0; i < count; i++) if (votes[i]! >= least) this.add(a[i]!, b[i]!);
  }
  /**
   * The pairs in an order in which those of one group stand together: from each record to its partners, then to theirs. What they are compared by is then still at hand, which is most of the time that comparing
   * takes in a large table. To be asked for once.
   */
  nearTogether(): Pick<Pairs, "count" | "a" | "b"> {
    const { starts, size } = this;
    for (let x = 0; x < size; x++) starts[x + 1]! += starts[x]!;
    const partners = this.partners.done();
    const [left, right] = [new Uint32Array(partners.length), new Uint32Array(partners.length)];
    const waiting = new Uint32Array(size);
    const seen = new Uint8Array(size);
    for (let first = 0, at = 0; first < size; first++) {
      let count = seen[first] === 1 ? 0 : 1;
      waiting[0] = first;
      while (count > 0) {
        const x = waiting[--count]!;
        for (let i = starts[x]!; i < starts[x + 1]!; i++) {
          const y = partners[i]!;
          left[at] = x;
          right[at++] = y;
          if (seen[y] === 1) continue;
          seen[y] = 1;
          waiting[count++] = y;
        }
      }
    }
    return { count: partners.length, a: left, b: right };
  }
}
