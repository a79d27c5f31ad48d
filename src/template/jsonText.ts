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
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const literals = ["true", "false", "null"] as const;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapePart = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Checks the whole text. The first fault ends the scan. */
export function scanJson(text: string, limits: JsonLimits): JsonScan {
  return new Scanner(text, limits).scan();
}

const [quote, backslash] = [34, 92];

/** One scan of one text; a class, so that what the machine learns of one text serves for the next. */
class Scanner {
  readonly #open: Container[] = [];
  #at = 0;
  #count = 0;
  #root: JsonNode | null = null;
  #fault: JsonFault | null = null;

  constructor(readonly text: string, readonly limits: JsonLimits) {}

  scan(): JsonScan {
    this.#skipSpace();
    let going = this.#readValue(this.#at);
    while (going && this.#open.length > 0) going = this.#step(this.#open[this.#open.length - 1]!);
    if (this.#fault === null && this.#open.length === 0) {
      this.#skipSpace();
      if (this.#at < this.text.length) this.#unexpected();
    }
    return this.#fault !== null || this.#root === null ? { ok: false, fault: this.#fault! } : { ok: true, root: this.#root };
  }

  /** Reads on in the innermost container: its end, or its next member or item; false after a fault. */
  #step(top: Container): boolean {
    this.#skipSpace();
    const { members, items } = top.node;
    if (this.text[this.#at] === (members !== null ? "}" : "]")) {
      top.node.end = ++this.#at;
      this.#open.pop();
      const outer = this.#open[this.#open.length - 1];
      if (outer !== undefined) outer.key = null;
      return true;
    }
    if (members !== null ? members.size > 0 : items!.length > 0) {
      if (this.text[this.#at] !== ",") return this.#unexpected();
      this.#at++;
      this.#skipSpace();
    }
    return members !== null ? this.#readKey(top) : this.#readValue(this.#at);
  }

  #match(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.test(this.text) ? pattern.lastIndex : -1;
  }

  #skipSpace(): void {
    for (let unit = this.text.charCodeAt(this.#at); unit === 32 || unit === 10 || unit === 13 || unit === 9; unit = this.text.charCodeAt(this.#at)) this.#at++;
  }

  /** Where the scan stands: the member or item being read; the container itself while its next key is not read yet. */
  #path(): (string | number)[] {
    const { length } = this.#open;
    return this.#open.flatMap<string | number>(({ node, key }, level) => (node.items !== null ? [level === length - 1 ? node.items.length : node.items.length - 1] : key === null ? [] : [key]));
  }

  #stop(kind: JsonFaultKind, offset: number, what: string): false {
    this.#fault ??= { kind, offset, what, path: this.#path() };
    return false;
  }

  #unexpected(): false {
    const { text } = this;
    return this.#at >= text.length ? this.#stop("end", text.length, "") : this.#stop("syntax", this.#at, String.fromCodePoint(text.codePointAt(this.#at) ?? 0));
  }

  /** Reads the string that begins here; the text between its quotes, decoded, or null after a fault. */
  #readString(): string | null {
    const { text } = this;
    const start = this.#at;
    let at = start + 1;
    let escaped = false;
    let halves = false;
    for (let unit = text.charCodeAt(at); unit !== quote; unit = text.charCodeAt(at)) {
      if (unit === backslash) {
        this.#at = at;
        at = this.#match(escapePart);
        escaped = true;
        if (at < 0) break;
      } else if (unit >= 32) {
        if (unit >= 0xd800 && unit <= 0xdfff) halves = true;
        at++;
      } else {
        // A control character, or NaN behind the end.
        this.#at = at;
        at = -1;
        break;
      }
    }
    if (at < 0) { this.#unexpected(); return null; }
    this.#at = at + 1;
    const value = escaped ? (JSON.parse(text.slice(start, at + 1)) as string) : text.slice(start + 1, at);
    if ((escaped || halves) && /\p{Cs}/u.test(value)) { this.#stop("surrogate", start, value); return null; }
    return value;
  }

  /** Reads one value, or the opening of an object or array; false after a fault. */
  #readValue(keyStart: number): boolean {
    const { text } = this;
    const start = this.#at;
    if (++this.#count > this.limits.items) return this.#stop("items", start, String(this.limits.items));
    const first = text[start];
    let node: JsonNode;
    if (first === "{" || first === "[") {
      if (this.#open.length >= this.limits.depth) return this.#stop("depth", start, String(this.limits.depth));
      node = { start, end: start, keyStart, members: first === "{" ? new Map() : null, items: first === "[" ? [] : null };
      this.#at++;
    } else {
      if (first === '"' ? this.#readString() === null : !this.#readLiteral()) return false;
      node = { start, end: this.#at, keyStart, members: null, items: null };
    }
    const parent = this.#open[this.#open.length - 1];
    if (parent === undefined) this.#root = node;
    else if (parent.node.items !== null) parent.node.items.push(node);
    else parent.node.members?.set(parent.key ?? "", node);
    if (node.members !== null || node.items !== null) this.#open.push({ node, key: null });
    return true;
  }

  /** Reads true, false, null or a number; false after a fault. */
  #readLiteral(): boolean {
    const { text } = this;
    const start = this.#at;
    const word = literals.find((each) => text.startsWith(each, start));
    const end = word === undefined ? this.#match(number) : start + word.length;
    if (end < 0) return this.#unexpected();
    this.#at = end;
    const digits = text.slice(start, end);
    return word !== undefined || keepsExactly(digits) || this.#stop("number", start, digits);
  }

  /** Reads `"key" :` and the value behind it, or its opening; false after a fault. */
  #readKey(owner: Container): boolean {
    const start = this.#at;
    owner.key = null;
    if (this.text[start] !== '"') return this.#unexpected();
    const key = this.#readString();
    if (key === null) return false;
    owner.key = key;
    if (forbiddenKeys.has(key)) return this.#stop("forbidden-key", start, key);
    if (owner.node.members?.has(key) === true) return this.#stop("duplicate-key", start, key);
    this.#skipSpace();
    if (this.text[this.#at] !== ":") return this.#unexpected();
    this.#at++;
    this.#skipSpace();
    return this.#readValue(start);
  }
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
