import type { CompareField } from "./compareField";
import { hashText, mix } from "./hashText";
import type { Form } from "./methods/method";

/**
 * The records in an order that only what they say and their ids decide: as good as shuffled, and the same however the rows stand. Its beginning is a random sample, neighbours in it
 * are random pairs. Records that say the same and have no id are interchangeable. `kept`: only these; null = all.
 */
export function canonicalOrder(fields: readonly CompareField[], ids: readonly (string | null)[], kept: Uint32Array | null): Uint32Array {
  const size = ids.length;
  const [high, low] = [new Uint32Array(size), new Uint32Array(size)];
  fields.forEach(({ forms, formOf, codes, hashes: made }, at) => {
    const hashes = made?.own ?? hashForms(forms, at);
    for (let r = 0; r < size; r++) {
      const form = formOf[codes[r]!]!;
      const value = form < 0 ? 0 : hashes[form]!;
      high[r] = Math.imul(high[r]! ^ value, 0x9e3779b1) + (high[r]! >>> 15);
      low[r] = Math.imul(low[r]! + value, 0x85ebca77) ^ (low[r]! >>> 13);
    }
  });
  for (let r = 0; r < size; r++) {
    const id = ids[r] ?? "";
    high[r] = mix(high[r]! ^ hashText(id, 7));
    low[r] = mix(low[r]! ^ hashText(id, 11));
  }
  let order = kept?.slice() ?? new Uint32Array(size);
  if (kept === null) for (let r = 0; r < size; r++) order[r] = r;
  for (const shift of [0, 16]) order = sortByHalf(order, high, shift);
  if (scatter(order, high, low)) for (const shift of [0, 16]) order = sortByHalf(order, high, shift);
  // Ties of the first hash, rare, by the second.
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && high[order[end]!] === high[order[start]!]) end++;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => low[a]! - low[b]! || a - b);
    start = end;
  }
  return order;
}

/**
 * Records without ids that say the same would stand side by side, and whoever takes neighbours for strangers would learn that strangers agree: the second of them, the third and so on get hashes of their own. Returns whether there were any.
 */
function scatter(order: Uint32Array, high: Uint32Array, low: Uint32Array): boolean {
  let found = false;
  const seen = new Map<number, number>();
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && high[order[end]!] === high[order[start]!]) end++;
    if (end - start > 1) {
      seen.clear();
      const hash = high[order[start]!]!;
      for (let at = start; at < end; at++) {
        const record = order[at]!;
        const before = seen.get(low[record]!) ?? 0;
        seen.set(low[record]!, before + 1);
        if (before > 0) high[record] = mix(hash ^ Math.imul(before, 0x9e3779b1));
        found ||= before > 0;
      }
    }
    start = end;
  }
  return found;
}

/** `place`: of the field in the rule. */
export function hashForms(forms: readonly Form[], place: number): Uint32Array {
  const hashes = new Uint32Array(forms.length);
  for (let form = 0; form < forms.length; form++) hashes[form] = hashText(forms[form]!.key, place);
  return hashes;
}

/** One pass of a radix sort: stable, by 16 bits. */
function sortByHalf(order: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(65_537);
  for (let i = 0; i < order.length; i++) starts[((keys[order[i]!]! >>> shift) & 0xffff) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[starts[(keys[order[i]!]! >>> shift) & 0xffff]!++] = order[i]!;
  return sorted;
}
