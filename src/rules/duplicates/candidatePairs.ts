import { type Work, finish, ranges } from "../../records/work";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { type BoundedBlock, eachCandidate } from "./candidates";
import { canonicalOrder } from "./canonical";
import { type CompareField, formAt } from "./compareField";
import type { Copies } from "./copies";
import { doubled } from "./growing";
import { indexKeys } from "./rareKeys";
import { emptyBallot, gateFor, votedPairs } from "./votes";

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
  let [a, b] = [new Uint32Array(1024), new Uint32Array(1024)];
  let count = 0;
  const take = (x: number, y: number): void => {
    if (count === a.length) [a, b] = [doubled(a), doubled(b)];
    a[count] = x;
    b[count++] = y;
  };
  const blocks: string[] = [];
  let bounded: readonly BoundedBlock[] = [];
  if (rule.block.length > 0) bounded = eachCandidate(input, rule, fields, canon.copies, (r, s, block) => { const [x, y] = [canon.place[r]!, canon.place[s]!]; take(Math.min(x, y), Math.max(x, y)); blocks.push(block); });
  else if (canon.size <= fewRecords || fields.length * canon.size * (canon.size - 1) <= 2 * fewComparisons) for (let x = 0; x < canon.size; x++) for (let y = x + 1; y < canon.size; y++) take(x, y);
  else {
    const index = indexKeys(fields, canon.forms, canon.size);
    yield { done: 0, total: canon.size };
    const ballot = emptyBallot();
    const sampled = gateFor(index, ballot, take);
    for (const { from, to } of ranges(canon.size, stretch)) {
      votedPairs(index, ballot, sampled.gate, Math.max(from, sampled.to), to, take);
      yield { done: to, total: canon.size };
    }
  }
  if (rule.block.length > 0) return { count, a: a.slice(0, count), b: b.slice(0, count), blocks, bounded };
  return { count, ...nearTogether(canon.size, a.subarray(0, count), b.subarray(0, count)), blocks: null, bounded };
}

/**
 * The same pairs, sorted by `a` as they are, in an order in which those of one group stand together: from each record to its partners, then to theirs. What they are compared by is then
 * still at hand, which is most of the time that comparing takes in a large table.
 */
function nearTogether(size: number, a: Uint32Array, b: Uint32Array): { readonly a: Uint32Array; readonly b: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (let i = 0; i < a.length; i++) starts[a[i]! + 1]!++;
  for (let x = 0; x < size; x++) starts[x + 1]! += starts[x]!;
  const [left, right] = [new Uint32Array(a.length), new Uint32Array(a.length)];
  const waiting = new Uint32Array(size);
  const seen = new Uint8Array(size);
  for (let first = 0, at = 0; first < size; first++) {
    let count = seen[first] === 1 ? 0 : 1;
    waiting[0] = first;
    while (count > 0) {
      const x = waiting[--count]!;
      for (let i = starts[x]!; i < starts[x + 1]!; i++) {
        const y = b[i]!;
        left[at] = x;
        right[at++] = y;
        if (seen[y] === 1) continue;
        seen[y] = 1;
        waiting[count++] = y;
      }
    }
  }
  return { a: left, b: right };
}
