import { type CompareField, formAt } from "./compareField";

/** What brought two records together where no block is declared: the field in which they share a key that the fewest records have, and that key. Null where they share none. */
export function sharedKey(fields: readonly CompareField[], a: number, b: number): string | null {
  let best: { readonly name: string; readonly count: number } | null = null;
  for (const field of fields) {
    const [x, y] = [formAt(field, a), formAt(field, b)];
    if (x < 0 || y < 0) continue;
    const keysOf = (form: number): readonly string[] => field.method.keys?.(field.forms[form]!) ?? [field.forms[form]!.key];
    const left = keysOf(x);
    const shared = keysOf(y).find((key) => key !== "" && left.includes(key));
    const count = Math.max(field.counts[x]!, field.counts[y]!);
    if (shared !== undefined && (best === null || count < best.count)) best = { name: `${field.def.id} ${shared}`, count };
  }
  return best?.name ?? null;
}
