import type { TypedColumn, TypedTable } from "../../fields/typedTable";
import { blockKeys, readMethod } from "../../template/matchMethods";
import type { BlockDef, DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { blockKeyKinds } from "./blockKeyKinds";
import type { Copies } from "./copies";
import { type CompareField, formAt, formsOf, keyAt } from "./compareField";
import { worded } from "./lexicon";
import { methodOf } from "./methods/index";
import type { Form } from "./methods/method";

type Ids = CheckInput["table"]["records"]["ids"];
/** Records that share a key. `name` says which: `mobile phone8`; where a block was cut, what by: `company company + region`. */
type Block = { readonly name: string; readonly records: readonly number[] };
/** A group of one block of the rule that is too large to compare everybody with everybody. `value`: the key that its records share. */
export type BoundedBlock = BlockDef & { readonly value: string; readonly records: number };
/** A way of splitting records: by the number of a key, -1 = none. */
type Split = { readonly name: string; readonly keyOf: (record: number) => number };

/** A block of more records is cut: its pairs grow with the square. Measured on generated lists, 30 to 60 lose nothing that other keys do not bring. */
const largest = 50;
/** In a block that no value cuts any further each record meets this many next ones in the order of content. */
const nearest = 10;
/** Of a group that is cut it is told from so many records on: below that hardly anybody is passed over. */
const told = 1_000;

/**
 * Calls `visit` once for every pair of records that share a block, `a < b`. A block that is too large is cut by what its records also share, one field after the other; and all
 * through it every record meets its nearest ones in the order of content (sorted neighbourhood), so no block is ever dropped. Of `copies` only those that stand for others. Gives the largest group of each block that was cut.
 * @source M. A. Hernández, S. J. Stolfo, The merge/purge problem for large databases, SIGMOD 1995
 */
export function eachCandidate(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], copies: Copies | null, visit: (a: number, b: number, block: string) => void): readonly BoundedBlock[] {
  const { size } = input.table;
  const bounded: BoundedBlock[] = [];
  const blocks = [...blocksOf(input, rule, fields, copies, bounded)];
  const of: number[][] = Array.from({ length: size }, () => []);
  blocks.forEach(({ records }, at) => { for (const record of records) of[record]!.push(at); });
  const seen = new Int32Array(size).fill(-1);
  for (let a = 0; a < size; a++) {
    for (const at of of[a]!) {
      const { name, records } = blocks[at]!;
      for (let r = records.length - 1; r >= 0; r--) {
        const b = records[r]!;
        if (b <= a || seen[b] === a) continue;
        seen[b] = a;
        visit(a, b, name);
      }
    }
  }
  return bounded;
}

function* blocksOf(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], copies: Copies | null, bounded: BoundedBlock[]): Iterable<Block> {
  const splits = fields.map((field): Split => ({ name: field.def.id, keyOf: (record) => formAt(field, record) }));
  for (const block of rule.block) {
    const { field, key } = block;
    const others = splits.filter(({ name }) => name !== field);
    const groups = groupsOf(input.table, block, fields, copies);
    const [value, records] = groups.reduce((most, group) => (group[1].length > most[1].length ? group : most), ["", []]);
    if (records.length > told) bounded.push({ field, key, value, records: records.length });
    for (const [, group] of groups) yield* cut({ name: blockName(block), records: group }, others, fields, input.table.records.ids);
  }
}

/** The keys of every distinct value of a column under a block key, by code. */
export function keysByCode(column: TypedColumn, field: string, key: string, fields: readonly CompareField[]): readonly (readonly string[])[] {
  const use = readMethod(key, blockKeys);
  if (use === null) return [];
  const kind = blockKeyKinds[use.word.name]!;
  return kind.method === null ? column.typed.map(kind.keysOf) : formKeys(column, kind.method, use.n ?? 0, fields.find(({ def, match, n }) => def.id === field && match.method.split(":")[0] === kind.method && n === (use.n ?? 0)), kind.keysOf);
}

/** What a block is called: its field and key, and those of the second. */
export function blockName({ field, key, and }: BlockDef): string {
  return `${field} ${key}${and === undefined ? "" : ` + ${blockName(and)}`}`;
}

/** By record its keys under a block: those of the field, each with each of the second field's where there is one; null where the table lacks a column. */
export function blockKeysOf(table: TypedTable, { field, key, words, and }: BlockDef, fields: readonly CompareField[]): ((record: number) => readonly string[]) | null {
  const column = table.columns[field];
  const second = and === undefined ? null : blockKeysOf(table, and, fields);
  if (column === undefined || (and !== undefined && second === null)) return null;
  const keys = keysByCode(worded(column, words), field, key, fields);
  const first = (record: number): readonly string[] => keys[column.codes[record]!] ?? [];
  return second === null ? first : (record) => first(record).flatMap((one) => second(record).map((other) => `${one}\u0000${other}`));
}

/** Records by key, in the order of the keys, so that it does not matter in which order the rows stand. */
function groupsOf(table: TypedTable, block: BlockDef, fields: readonly CompareField[], copies: Copies | null): readonly (readonly [string, readonly number[]])[] {
  const keysOf = blockKeysOf(table, block, fields);
  if (keysOf === null) return [];
  const groups = new Map<string, number[]>();
  for (let record = 0; record < table.size; record++) {
    if (copies !== null && copies.standIn[record] !== record) continue;
    for (const each of keysOf(record)) {
      const group = groups.get(each);
      if (group === undefined) groups.set(each, [record]);
      else group.push(record);
    }
  }
  return [...groups].filter(([, records]) => records.length > 1).sort(([x], [y]) => (x < y ? -1 : 1));
}

/** Keys by code, made once per form; forms that a match field has already are not made again. */
function formKeys(column: TypedColumn, method: string, n: number, made: CompareField | undefined, keysOf: (form: Form) => readonly string[]): readonly (readonly string[])[] {
  const { formOf, forms } = made !== undefined && made.elsewhere === null ? made : formsOf(column, methodOf(method), n);
  const keys = forms.map(keysOf);
  return Array.from(formOf, (form) => (form < 0 ? [] : keys[form]!));
}

function* cut(block: Block, splits: readonly Split[], fields: readonly CompareField[], ids: Ids, depth = 0): Iterable<Block> {
  if (block.records.length <= largest) {
    yield block;
    return;
  }
  for (const [at, { name, keyOf }] of splits.entries()) {
    const groups = new Map<number, number[]>();
    for (const record of block.records) {
      const key = keyOf(record);
      if (key < 0) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [record]);
      else group.push(record);
    }
    for (const records of groups.values()) {
      if (records.length < 2) continue;
      const part = { name: `${block.name} + ${name}`, records };
      if (records.length <= largest) yield part;
      else if (depth < 2) yield* cut(part, splits.slice(at + 1), fields, ids, depth + 1);
    }
  }
  if (depth === 0) yield* neighbours(block, fields, ids);
}

/** Overlapping runs along the content of the records, as the rule's fields have it. */
function* neighbours({ name, records }: Block, fields: readonly CompareField[], ids: Ids): Iterable<Block> {
  const content = new Map(records.map((record) => [record, [...fields.map((field) => keyAt(field, record)), ids[record] ?? ""].join("\u0000")]));
  const sorted = [...records].sort((a, b) => (content.get(a)! < content.get(b)! ? -1 : content.get(a)! > content.get(b)! ? 1 : a - b));
  for (let at = 0; at < sorted.length - 1; at += nearest) yield { name, records: sorted.slice(at, at + 2 * nearest) };
}
