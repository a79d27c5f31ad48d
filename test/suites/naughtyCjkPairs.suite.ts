import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FieldContext } from "../../src/fields/fieldType";
import { fieldTypeOf } from "../../src/fields/index";
import { methodOf } from "../../src/rules/duplicates/methods/index";
import type { Suite } from "./suite";

type Pair = { readonly a: string; readonly b: string; readonly verdict: "equal" | "maybe" | "different" | "suspect" | "empty"; readonly why: string };

/**
 * The pairs: whether the match keys of two values are the same. A key knows only equal and not: `maybe` and `suspect` must not be equal, nor must `different`; `empty` gives no key.
 * Each value is read by the field type and compared by the method that a table would use for it.
 */
export const naughtyCjkPairsSuite: Suite = {
  name: "naughty-cjk pairs",
  path: "suites/naughty-cjk",
  disagreements: {},
  run(root) {
    const { pairs } = JSON.parse(readFileSync(join(root, "vectors.json"), "utf8")) as { pairs: Pair[] };
    const cases = pairs.map(({ a, b, verdict, why }) => ({ name: why, expected: verdict === "equal" || verdict === "empty" ? verdict : "not equal", actual: compare(a, b) }));
    return { files: 1, cases };
  },
};

function compare(a: string, b: string): string {
  const [type, method] = a.includes("@") ? ["email", "exact"] : /^\d/.test(a) ? ["phone", "phone"] : ["text", "normalized"];
  const [left, right] = [keyOf(a, type, method), keyOf(b, type, method)];
  if (left === null && right === null) return "empty";
  return left === right ? "equal" : "not equal";
}

function keyOf(text: string, type: string, method: string): string | null {
  const context: FieldContext = { spec: { id: "f", type, label: { "zh-CN": "", en: "" } }, dateSystem: 1900, dayFirst: null };
  const read = fieldTypeOf(type)!.parse(text, context);
  return methodOf(method).form(read.ok ? read.value : text, 0, context)?.key ?? null;
}
