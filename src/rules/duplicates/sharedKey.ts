import type { TypedColumn } from "../../fields/typedTable";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import { blockKeysOf, blockName } from "./candidates";
import { type CompareField, formAt, formNumbered } from "./compareField";
import { keyTexts } from "./methods/method";

/** A block of the rule that two records share, else, where it declares none, the rarest key that they share. Null where nothing brings them together. */
export function sharedBlock({ table }: CheckInput, rule: DedupeDef, fields: readonly CompareField[], a: number, b: number): string | null {
  if (rule.block.length === 0) return sharedKey(fields, a, b);
  const shared = rule.block.find((block) => {
    const fieldsRead = [block.field, ...(block.and === undefined ? [] : [block.and.field])];
    if (fieldsRead.some((field) => table.columns[field] === undefined)) return false;
    const two = { ...table, size: 2, columns: Object.fromEntries(fieldsRead.map((field) => [field, ofTwo(table.columns[field]!, a, b)])) };
    const keysOf = blockKeysOf(two, block, [])!;
    const right = keysOf(1);
    return keysOf(0).some((each) => right.includes(each));
  });
  return shared === undefined ? null : blockName(shared);
}

/** The column of two records only. */
function ofTwo(column: TypedColumn, a: number, b: number): TypedColumn {
  const pick = <T>(of: readonly T[]): readonly T[] => [of[column.codes[a]!]!, of[column.codes[b]!]!];
  return { ...column, codes: Uint32Array.of(0, 1), raw: pick(column.raw), typed: pick(column.typed), parsed: pick(column.parsed), issues: pick(column.issues) };
}

/** What brought two records together where no block is declared: the field in which they share a key that the fewest records have, and that key. Null where they share none. */
export function sharedKey(fields: readonly CompareField[], a: number, b: number): string | null {
  let best: { readonly name: string; readonly count: number } | null = null;
  for (const field of fields) {
    const [x, y] = [formAt(field, a), formAt(field, b)];
    if (x < 0 || y < 0) continue;
    const left = keyTexts(field.method, formNumbered(field, x));
    const shared = keyTexts(field.method, formNumbered(field, y)).find((key) => left.includes(key));
    const count = Math.max(field.counts[x]!, field.counts[y]!);
    if (shared !== undefined && (best === null || count < best.count)) best = { name: `${field.def.id} ${shared}`, count };
  }
  return best?.name ?? null;
}
