import type { Json } from "../records/cellValue";

/**
 * JSON of many alike things, such as the edits of a change set, as columns: the keys are written once, each column stands together (it deflates to a third), and a
 * column of one value is that value. Long columns are cut into lines of their own, so that no text grows with the number of cells (V8 ends at half a billion characters).
 *
 * Objects stay objects. An array becomes `[0, ...items]`; alike objects `[1, [key ...], column ...]`; rows of one length `[2, length, items of all rows]`; inside
 * them a column of one text, number, boolean or null `[3, value]`, never the first; and a long array `[4, line ...]`, each line an array of these.
 */
export function packJson(value: Json): readonly string[] {
  const lines: string[] = [];
  const tree = JSON.stringify(packValue(value, lines));
  return [tree, ...lines];
}

/** What was packed; null for lines that `packJson` does not write. Never larger than a small multiple of the lines. */
export function unpackJson(lines: readonly string[]): Json | null {
  try {
    const used = new Set<number>();
    // Each line once: lines that name each other could stand for more than any memory holds.
    const line = (number: number): Json => {
      if (used.has(number) || !(number > 0)) throw new TypeError("Not packed");
      used.add(number);
      return JSON.parse(lines[number] ?? "") as Json;
    };
    return unpackValue(JSON.parse(lines[0] ?? "") as Json, line);
  } catch {
    return null;
  }
}

const kind = { list: 0, objects: 1, rows: 2, same: 3, lines: 4 } as const;
const longest = 50_000;

function packValue(value: Json, lines: string[]): Json {
  if (Array.isArray(value)) return packList(value as readonly Json[], lines);
  if (!isObject(value)) return value;
  const packed: Record<string, Json> = {};
  for (const key of Object.keys(value)) if (value[key] !== undefined) define(packed, key, packValue(value[key]!, lines));
  return packed;
}

function packList(items: readonly Json[], lines: string[]): Json {
  const keys = items.length > 1 ? commonKeys(items) : null;
  if (keys !== null) {
    const objects = items as readonly { readonly [key: string]: Json }[];
    return [kind.objects, keys, ...keys.map((key, index) => packColumn(objects.map((object) => object[key]!), index > 0, lines))];
  }
  const width = items.length > 1 ? commonLength(items) : 0;
  if (width > 0) return [kind.rows, width, packList(flattened(items as readonly (readonly Json[])[]), lines)];
  if (items.length <= longest) return listOf(items, lines);
  const numbers: number[] = [];
  for (let from = 0; from < items.length; from += longest) numbers.push(lines.push(JSON.stringify(packList(items.slice(from, from + longest), lines))));
  return [kind.lines, ...numbers];
}

/** What `flat` gives, which takes three times as long for millions of items. */
function flattened(rows: readonly (readonly Json[])[]): readonly Json[] {
  const items: Json[] = [];
  for (const row of rows) for (const item of row) items.push(item);
  return items;
}

function listOf(items: readonly Json[], lines: string[]): readonly Json[] {
  const packed: Json[] = [kind.list];
  for (const item of items) packed.push(packValue(item, lines));
  return packed;
}

function packColumn(values: readonly Json[], maySame: boolean, lines: string[]): Json {
  const first = values[0]!;
  return maySame && isPlain(first) && values.every((value) => value === first) ? [kind.same, first] : packList(values, lines);
}

/** The keys of all of them, where they are objects with the same keys in the same order. */
function commonKeys(items: readonly Json[]): readonly string[] | null {
  const first = items[0]!;
  if (!isObject(first)) return null;
  const keys = Object.keys(first);
  if (keys.length === 0) return null;
  for (const item of items) {
    if (!isObject(item)) return null;
    let at = 0;
    for (const key in item) if (key !== keys[at++] || item[key] === undefined) return null;
    if (at !== keys.length) return null;
  }
  return keys;
}

function commonLength(items: readonly Json[]): number {
  const first = items[0]!;
  return Array.isArray(first) && items.every((item) => Array.isArray(item) && item.length === (first as readonly Json[]).length) ? (first as readonly Json[]).length : 0;
}

type ReadLine = (line: number) => Json;

function unpackValue(packed: Json, line: ReadLine): Json {
  if (Array.isArray(packed)) return unpackList(packed as readonly Json[], line);
  if (!isObject(packed)) return packed;
  const value: Record<string, Json> = {};
  for (const key of Object.keys(packed)) define(value, key, unpackValue(packed[key]!, line));
  return value;
}

/** @throws TypeError for anything that `packList` does not give. */
function unpackList([how, ...rest]: readonly Json[], line: ReadLine): Json[] {
  if (how === kind.list) return rest.map((item) => unpackValue(item, line));
  if (how === kind.lines) return rest.flatMap((number) => unpackList(asList(line(Number(number))), line));
  if (how === kind.rows) {
    const width = Number(rest[0]);
    const items = unpackList(asList(rest[1]), line);
    if (!(width >= 1) || items.length % width !== 0) throw new TypeError("Not packed");
    return Array.from({ length: items.length / width }, (_, row) => items.slice(row * width, row * width + width));
  }
  if (how !== kind.objects) throw new TypeError("Not packed");
  const keys = asList(rest[0]).map(String);
  let count = -1;
  const columns = rest.slice(1).map((column) => {
    const packed = asList(column);
    if (packed[0] === kind.same && count >= 0 && isPlain(packed[1] ?? null)) return packed[1] ?? null;
    const values = unpackList(packed, line);
    if (count >= 0 && values.length !== count) throw new TypeError("Not packed");
    count = values.length;
    return values;
  });
  if (count < 0 || columns.length !== keys.length) throw new TypeError("Not packed");
  return Array.from({ length: count }, (_, row) => {
    const object: Record<string, Json> = {};
    for (let k = 0; k < keys.length; k++) {
      const column = columns[k]!;
      define(object, keys[k]!, Array.isArray(column) ? (column as readonly Json[])[row]! : column);
    }
    return object;
  });
}

function asList(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new TypeError("Not packed");
  return value as readonly Json[];
}

function isPlain(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `__proto__` is a key like any other. */
function define(object: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
