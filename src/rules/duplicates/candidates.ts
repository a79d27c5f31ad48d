import { blockKeys, readMethod } from "../../template/matchMethods";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { blockKeyOf } from "./blockKeyOf";
import type { CompareField } from "./compareField";

/** Records that share a key, by key: `block` is what is shown of it. */
type Block = { readonly block: string; readonly records: readonly number[] };

/** A block of more records is cut. */
const largest = 100;

/**
 * Calls `visit` once for every pair of records that share a block, `a < b`. A block that is too large is cut by the records' other values; what is still too large is
 * walked in the order of its content, each record with its nearest ones: no block is dropped.
 */
export function eachCandidate(input: CheckInput, rule: DedupeDef, fields: readonly CompareField[], visit: (a: number, b: number, block: string) => void): void {
  const blocks = blocksOf(input, rule, fields);
  const of: number[][] = Array.from({ length: input.table.size }, () => []);
  blocks.forEach(({ records }, at) => { for (const record of records) of[record]!.push(at); });
  const seen = new Int32Array(input.table.size).fill(-1);
  of.forEach((list, a) => {
    for (const at of list) {
      const { block, records } = blocks[at]!;
      for (const b of records) {
        if (b <= a || seen[b] === a) continue;
        seen[b] = a;
        visit(a, b, block);
      }
    }
  });
}

function blocksOf({ table }: CheckInput, rule: DedupeDef, fields: readonly CompareField[]): readonly Block[] {
  const declared = rule.block.length > 0 ? rule.block : fields.map(({ def }) => ({ field: def.id, key: "exact" }));
  return declared.flatMap(({ field, key }) => {
    const column = table.columns[field];
    const use = readMethod(key, blockKeys);
    if (column === undefined || use === null) return [];
    const keys = column.typed.map((value) => (value === null ? "" : blockKeyOf(use.word.name, use.n ?? 0, value, column.context)));
    const groups = new Map<string, number[]>();
    column.codes.forEach((code, record) => {
      const at = keys[code]!;
      if (at === "") return;
      const group = groups.get(at);
      if (group === undefined) groups.set(at, [record]);
      else group.push(record);
    });
    return [...groups.values()].filter(({ length }) => length > 1 && length <= largest).map((records) => ({ block: `${field} ${key}`, records }));
  });
}
