import { type CompareField, formAt } from "./compareField";
import { HashNumbers } from "./hashNumbers";
import type { Form } from "./methods/method";
import { formKeys } from "./rareKeys";

/** The records of a column that are counted by the keys of their forms: `records[starts[key]..ends[key]]`, ascending. */
export type FieldKeys = { readonly numbers: HashNumbers; readonly starts: Uint32Array; readonly ends: Uint32Array; readonly records: Uint32Array };
/** A field of the table with what a draft says in it; null = nothing. */
export type DraftedField = { readonly field: CompareField; readonly keys: FieldKeys; readonly form: Form | null };

/** `counted`: the records that the counts of the field are of; null = all. */
export function fieldKeys(field: CompareField, counted: Uint32Array | null): FieldKeys {
  const { starts: from, keys } = formKeys(field);
  const numbers = new HashNumbers();
  const numberOf = numbers.numbersOf(keys);
  const starts = new Uint32Array(numbers.all().length + 1);
  field.counts.forEach((count, form) => { for (let k = from[form]!; k < from[form + 1]!; k++) starts[numberOf[k]! + 1]! += count; });
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const ends = starts.slice(0, -1);
  const records = new Uint32Array(starts.at(-1)!);
  for (let at = 0; at < (counted?.length ?? field.codes.length); at++) {
    const record = counted?.[at] ?? at;
    const form = formAt(field, record);
    if (form < 0) continue;
    for (let k = from[form]!; k < from[form + 1]!; k++) {
      const key = numberOf[k]!;
      // A form may have a key twice.
      if (ends[key]! === starts[key]! || records[ends[key]! - 1] !== record) records[ends[key]!++] = record;
    }
  }
  return { numbers, starts, ends, records };
}

/** Keys that more records share than this bring nobody: with a few dozen keys a draft stays far below a hundred thousand votes. */
const mostVoting = 2000;
/** Votes are told apart in steps of so many to a bit, up to the last. */
const stepsPerBit = 4, lastStep = 1023;

/**
 * Records that share keys with a draft, at most `most`, those with the most votes first: each key votes with log2 of how rare it is, as in the search of
 * the whole table. Fields compared by one method share their keys. `votes`: room for a vote by record, all 0 before and after.
 */
export function votedRecords(drafted: readonly DraftedField[], size: number, most: number, isLeftOut: (record: number) => boolean, votes: Float32Array): readonly number[] {
  const touched: number[] = [];
  for (const { field: { method }, form } of drafted) {
    if (form === null) continue;
    for (const hash of new Set(formKeys({ forms: [form], method }).keys)) {
      for (const { field, keys: { numbers, starts, ends, records } } of drafted) {
        const key = field.method === method ? numbers.find(hash) : -1;
        const count = key < 0 ? 0 : ends[key]! - starts[key]!;
        if (count === 0 || count > mostVoting) continue;
        const bits = Math.log2((size + 1) / count);
        for (let at = starts[key]!; at < ends[key]!; at++) {
          const record = records[at]!;
          if (isLeftOut(record)) continue;
          if (votes[record] === 0) touched.push(record);
          votes[record]! += bits;
        }
      }
    }
  }
  const step = (record: number): number => Math.min(lastStep, Math.floor(votes[record]! * stepsPerBit));
  const steps = new Uint32Array(lastStep + 1);
  for (const record of touched) steps[step(record)]!++;
  let least = lastStep;
  for (let count = steps[least]!; least > 0 && count < most; ) count += steps[--least]!;
  const found = touched.filter((record) => step(record) >= least).sort((a, b) => votes[b]! - votes[a]! || a - b).slice(0, most);
  for (const record of touched) votes[record] = 0;
  return found;
}
