/**
 * JSON as text with places: one pass without recursion that decides validity exactly as RFC 8259 does, and remembers where every value stands,
 * so that each later complaint can name line and column. JSON.parse alone accepts what hurts later (100,000 nested arrays, double keys) and names no place.
 */

/** Where a value stands. Offsets are UTF-16 units of the text, `end` exclusive. */
export type JsonNode = {
  readonly start: number;
  end: number;
  /** Of the key with its quotes, for a member of an object; else the value's own start. */
  readonly keyStart: number;
  readonly members: Map<string, JsonNode> | null;
  readonly items: JsonNode[] | null;
};

export type JsonLimits = { readonly depth: number; readonly items: number };

export type JsonFaultKind = "syntax" | "end" | "depth" | "items" | "duplicate-key" | "forbidden-key" | "number" | "surrogate";
export type JsonFault = { readonly kind: JsonFaultKind; readonly offset: number; /** The key, literal or character it is about. */ readonly what: string; /** Keys and indexes from the root to the value or member. */ readonly path: readonly (string | number)[] };

export type JsonScan = { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly fault: JsonFault };

/** An open object or array; `key` is the member being read. */
type Container = { readonly node: JsonNode; key: string | null };

/** Names that reach into the prototype of an object. */
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const space = /[ \t\n\r]*/y;
const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** The plain part of a string: up to a quote, a backslash or a control character. */
const plainPart = /[^"\\\u0000-\u001f]*/y;
const escapePart = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Checks the whole text. The first fault ends the scan. */
export function scanJson(text: string, limits: JsonLimits): JsonScan {
  const open: Container[] = [];
  let at = 0;
  let count = 0;
  let root: JsonNode | null = null;
  let failure: JsonFault | null = null;

  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const skipSpace = (): void => { at = match(space); };
  /** Where the scan stands: the member or item being read; the container itself while its next key is not read yet. */
  const path = (): (string | number)[] =>
    open.flatMap<string | number>(({ node, key }, level) => (node.items !== null ? [level === open.length - 1 ? node.items.length : node.items.length - 1] : key === null ? [] : [key]));
  const stop = (kind: JsonFaultKind, offset: number, what: string): void => { failure ??= { kind, offset, what, path: path() }; };
  const unexpected = (): void => {
    if (at >= text.length) stop("end", text.length, "");
    else stop("syntax", at, String.fromCodePoint(text.codePointAt(at) ?? 0));
  };

  /** Reads a string at `at`; the text between its quotes, decoded, or null after a fault. */
  const readString = (): string | null => {
    const start = at++;
    let escaped = false;
    for (;;) {
      at = match(plainPart);
      if (text[at] === '"') break;
      const next = text[at] === "\\" ? match(escapePart) : -1;
      if (next < 0) { unexpected(); return null; }
      escaped = true;
      at = next;
    }
    at++;
    const value = escaped ? (JSON.parse(text.slice(start, at)) as string) : text.slice(start + 1, at - 1);
    if (/\p{Cs}/u.test(value)) { stop("surrogate", start, value); return null; }
    return value;
  };

  /** Reads one value, or the opening of an object or array; false after a fault. */
  const readValue = (keyStart: number): boolean => {
    const start = at;
    if (++count > limits.items) { stop("items", start, String(limits.items)); return false; }
    const first = text[at];
    let node: JsonNode;
    if (first === "{" || first === "[") {
      if (open.length >= limits.depth) { stop("depth", start, String(limits.depth)); return false; }
      node = { start, end: start, keyStart, members: first === "{" ? new Map() : null, items: first === "[" ? [] : null };
      at++;
    } else {
      if (first === '"') {
        if (readString() === null) return false;
      } else {
        let end = match(literal);
        if (end < 0) {
          end = match(number);
          if (end < 0) { unexpected(); return false; }
          const digits = text.slice(start, end);
          if (!keepsExactly(digits)) { stop("number", start, digits); return false; }
        }
        at = end;
      }
      node = { start, end: at, keyStart, members: null, items: null };
    }
    const parent = open[open.length - 1];
    if (parent === undefined) root = node;
    else if (parent.node.items !== null) parent.node.items.push(node);
    else parent.node.members?.set(parent.key ?? "", node);
    if (node.members !== null || node.items !== null) open.push({ node, key: null });
    return true;
  };

  /** Reads `"key" :` and leaves `at` before the value; false after a fault. */
  const readKey = (owner: Container): boolean => {
    const start = at;
    owner.key = null;
    if (text[at] !== '"') { unexpected(); return false; }
    const key = readString();
    if (key === null) return false;
    owner.key = key;
    if (forbiddenKeys.has(key)) { stop("forbidden-key", start, key); return false; }
    if (owner.node.members?.has(key) === true) { stop("duplicate-key", start, key); return false; }
    skipSpace();
    if (text[at] !== ":") { unexpected(); return false; }
    at++;
    skipSpace();
    return readValue(start);
  };

  skipSpace();
  let going = readValue(at);
  while (going && open.length > 0) {
    skipSpace();
    const top = open[open.length - 1]!;
    const { members, items } = top.node;
    const close = members !== null ? "}" : "]";
    const empty = members !== null ? members.size === 0 : items!.length === 0;
    if (text[at] === close) {
      top.node.end = ++at;
      open.pop();
      const outer = open[open.length - 1];
      if (outer !== undefined) outer.key = null;
      continue;
    }
    if (!empty) {
      if (text[at] !== ",") { unexpected(); break; }
      at++;
      skipSpace();
    }
    going = members !== null ? readKey(top) : readValue(at);
  }
  if (failure === null && open.length === 0) {
    skipSpace();
    if (at < text.length) unexpected();
  }
  return failure !== null || root === null ? { ok: false, fault: failure! } : { ok: true, root };
}

/** Whether a JavaScript number holds the literal exactly as a decimal: 0.1 does, 9007199254740993 and 1e999 do not. */
function keepsExactly(digits: string): boolean {
  if (digits.length <= 15 && !/[eE]/.test(digits)) return true;
  const value = Number(digits);
  return Number.isFinite(value) && decimal(digits) === decimal(String(value));
}

/** A decimal in one spelling: sign, digits without outer zeros, power of ten. */
function decimal(text: string): string {
  const [, sign, whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  let digits = (whole + fraction).replace(/^0+/, "");
  const all = digits.length;
  let end = all;
  while (end > 0 && digits[end - 1] === "0") end--;
  digits = digits.slice(0, end);
  return digits === "" ? "0" : `${sign ?? ""}${digits}e${Number(exponent) - fraction.length + (all - end)}`;
}

/** The node at a path; as far as the path leads. */
export function nodeAt(root: JsonNode, path: readonly (string | number)[]): JsonNode {
  let node = root;
  for (const key of path) {
    const next = node.members !== null ? node.members.get(String(key)) : node.items?.[Number(key)];
    if (next === undefined) break;
    node = next;
  }
  return node;
}

/** Line and column of an offset, both from 1; a column counts UTF-16 units, as editors do. Lines end with LF, CR LF or CR. */
export function linesOf(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return (offset) => {
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** The offset in the text of the `index`-th character of the string value that `node` holds, escapes counted. */
export function offsetInString(text: string, node: JsonNode, index: number): number {
  let at = node.start + 1;
  for (let i = 0; i < index && at < node.end - 1; i++) at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  return at;
}

/** RFC 6901. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((key) => "/" + String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}
