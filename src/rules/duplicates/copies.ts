import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { commonFrom } from "./commonKeys";

/**
 * Records that are letter for letter the same in everything a rule looks at, too many for each to be compared with each: the first of them by its id stands for all. What the others say is neither looked for
 * nor counted, for a list that was pasted a thousand times would else make the rarest value look common.
 */
export type Copies = {
  /** By record the one that stands for it; most stand for themselves. */
  readonly standIn: Uint32Array;
  /** Those that stand for themselves, ascending. */
  readonly kept: Uint32Array;
  /** By record that stands for others these, in the order of their ids. */
  readonly others: ReadonlyMap<number, readonly number[]>;
};

/** Two records of a table say more than one value in common: where that is all there is they may be anybody. */
const leastFilled = 2;

/** A table that consists of copies of one record for the most part would teach that strangers agree: an eighth of it is enough, but so few never are. */
const fewCopies = 6;

const known = new WeakMap<TypedTable, Map<DedupeDef, Copies | null>>();

/** Found once per table and rule; null where no record is there so often. */
export function copiesOf(input: CheckInput, rule: DedupeDef): Copies | null {
  const ofTable = known.get(input.table) ?? new Map<DedupeDef, Copies | null>();
  known.set(input.table, ofTable);
  let copies = ofTable.get(rule);
  if (copies === undefined) ofTable.set(rule, (copies = findCopies(input, rule)));
  return copies;
}

function findCopies({ table, otherFrom = table.size }: CheckInput, rule: DedupeDef): Copies | null {
  const { size, records: { ids } } = table;
  const most = Math.min(rule.maxCluster, commonFrom(size), Math.max(fewCopies, size / 8));
  const matched = columnsOf(table, rule.match.map(({ field }) => field));
  if (size <= most || matched.length < leastFilled) return null;
  const blocked = rule.block.flatMap(({ field, and }) => (and === undefined ? [field] : [field, and.field]));
  const columns = columnsOf(table, [...rule.match.map(({ field }) => field), ...blocked, ...rule.mustMatch, ...rule.mustNotDiffer, ...(rule.lexicon?.fields ?? [])]);
  const same = (a: number, b: number): boolean => a < otherFrom === b < otherFrom && columns.every(({ codes }) => codes[a] === codes[b]);
  const filled = (record: number): number => matched.reduce((sum, { codes, typed }) => sum + (typed[codes[record]!] === null ? 0 : 1), 0);

  // By hash of the content the first record of it, + 1; behind it the next one with another content.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * size)));
  const standIn = new Uint32Array(size), counts = new Uint32Array(size);
  let largest = 0;
  for (let record = 0; record < size; record++) {
    let hash = 0;
    for (const { codes } of columns) hash = Math.imul(hash ^ codes[record]!, 0x9e3779b1) ^ (hash >>> 15);
    let at = (hash ^ (hash >>> 16)) & (slots.length - 1);
    while (slots[at] !== 0 && !same(slots[at]! - 1, record)) at = (at + 1) & (slots.length - 1);
    if (slots[at] === 0) slots[at] = record + 1;
    const first = (standIn[record] = slots[at]! - 1);
    largest = Math.max(largest, ++counts[first]!);
  }
  if (largest <= most) return null;

  const sets = new Map<number, number[]>();
  for (let record = 0; record < size; record++) {
    const first = standIn[record]!;
    if (counts[first]! > most && filled(first) >= leastFilled) {
      const set = sets.get(first);
      if (set === undefined) sets.set(first, [record]);
      else set.push(record);
    } else standIn[record] = record;
  }
  if (sets.size === 0) return null;
  const others = new Map<number, readonly number[]>();
  for (const set of sets.values()) {
    const id = (record: number): string => ids[record] ?? "";
    const [first, ...rest] = set.sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : a - b)) as [number, ...number[]];
    for (const record of set) standIn[record] = first;
    others.set(first, rest);
  }
  return { standIn, others, kept: standIn.filter((first, record) => first === record) };
}

/** Whether the same records stand for the same others. */
export function sameCopies(a: Copies | null, b: Copies | null): boolean {
  return a === b || (a !== null && b !== null && a.standIn.length === b.standIn.length && a.standIn.every((first, record) => first === b.standIn[record]));
}

function columnsOf(table: TypedTable, fields: readonly string[]): readonly TypedColumn[] {
  return [...new Set(fields)].flatMap((field) => table.columns[field] ?? []);
}
