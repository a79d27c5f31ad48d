import type { Json } from "../records/cellValue";
import { type JsonLimits, forbiddenKeys } from "./jsonText";
import type { JsonObject } from "./rowKeywords";

/** Strings with the colon behind those that are keys, and what may be a number that is not kept exactly. No quote stands between two strings, so that none is taken apart. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[\d.eE+-]{16,}|\d[eE]/g;

/**
 * The value of a text that is surely in order; undefined where `scanJson` must decide and say why not. Of native parts only, for almost every template is in order and nobody asks where in
 * it things stand. A key that stands twice is missing from the value: then there are fewer keys than the text has.
 */
export function quickJson(text: string, limits: JsonLimits): Json | undefined {
  if (parts(text, 2 * limits.items) > 2 * limits.items || /\p{Cs}|\\u[dD][89a-fA-F]/u.test(text)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  let keys = 0;
  for (const token of text.match(tokens) ?? []) {
    if (token[0] !== '"') return undefined;
    if (token.endsWith(":")) keys++;
  }
  const seen = { items: 0, keys: 0 };
  return within(value, limits, limits.depth, seen) && seen.keys === keys ? value : undefined;
}

/** How many characters open or part something, those inside strings too; no further than one past `most`: what is huge by its structure is not parsed at all. */
function parts(text: string, most: number): number {
  let count = 0;
  for (const mark of ["[", "{", ","]) for (let at = text.indexOf(mark); at >= 0 && count <= most; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

/** Counts what is in the value; false past a limit and at a forbidden key. `depth`: how much deeper it may go. */
function within(value: Json, limits: JsonLimits, depth: number, seen: { items: number; keys: number }): boolean {
  if (++seen.items > limits.items) return false;
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) if (!within(item, limits, depth - 1, seen)) return false;
    return true;
  }
  for (const key of Object.keys(value)) {
    seen.keys++;
    if (forbiddenKeys.has(key) || !within((value as JsonObject)[key]!, limits, depth - 1, seen)) return false;
  }
  return true;
}
