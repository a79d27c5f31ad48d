export type JsonFault = { readonly kind: "syntax" | "duplicateKey"; readonly at: number; readonly key: string };

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /true|false|null/y;
const blank = /[ \t\n\r]*/y;

/**
 * The first fault of a JSON text, null = it is JSON and no object has a key twice. `at` counts characters from 0. No recursion, so depth costs memory only; linear time.
 * @source RFC 8259
 */
export function jsonFault(text: string): JsonFault | null {
  /** Keys of the open objects; null for an array. */
  const open: (Set<string> | null)[] = [];
  let at = 0;
  const syntax = (): JsonFault => ({ kind: "syntax", at, key: "" });
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  let expects: "value" | "valueOrEnd" | "key" | "keyOrEnd" | "after" = "value";
  for (;;) {
    take(blank);
    const sign = text.charAt(at);
    if (expects === "after") {
      if (open.length === 0) return at === text.length ? null : syntax();
      const keys = open[open.length - 1]!;
      if (sign === ",") expects = keys === null ? "value" : "key";
      else if (sign === (keys === null ? "]" : "}")) open.pop();
      else return syntax();
      at++;
    } else if (expects === "key" || expects === "keyOrEnd") {
      if (sign === "}" && expects === "keyOrEnd") {
        open.pop();
        at++;
        expects = "after";
        continue;
      }
      const start = at;
      const written = take(string);
      if (written === null) return syntax();
      const key = JSON.parse(written) as string;
      const keys = open[open.length - 1]!;
      if (keys!.has(key)) return { kind: "duplicateKey", at: start, key };
      keys!.add(key);
      take(blank);
      if (text.charAt(at) !== ":") return syntax();
      at++;
      expects = "value";
    } else if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? new Set() : null);
      at++;
      expects = sign === "{" ? "keyOrEnd" : "valueOrEnd";
    } else if (sign === "]" && expects === "valueOrEnd") {
      open.pop();
      at++;
      expects = "after";
    } else {
      if (take(string) === null && take(number) === null && take(word) === null) return syntax();
      expects = "after";
    }
  }
}
