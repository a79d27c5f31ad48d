import type { Json } from "../../../records/cellValue";
import { onText, type StepKind } from "../stepKind";

/** Rare spellings become the most frequent one that they look like. Each pair has a tick of its own, for one of a group may be another thing. */
export const spellingStep: StepKind = {
  kind: "spelling",
  lossless: false,
  propose({ type, variants, cells, ticked, proposed }) {
    if (type !== null) return null;
    const merge = variants.flatMap(({ suggested, values: spellings, method }) => {
      if (suggested === null) return [];
      const to = ticked(suggested);
      // What another step would change again is no spelling to end at.
      if (typeof to !== "string" || proposed(to) !== to || !cells.has(to)) return [];
      const others = [...new Set(spellings.map(({ value }) => ticked(value)))].filter((from): from is string => typeof from === "string" && from !== to);
      return others.map((from) => ({ from, to, method, cells: cells.get(from) ?? 0, chosen: true }));
    });
    return merge.length === 0 ? null : { params: { merge }, reason: { id: "step.spelling", data: { count: merge.length } } };
  },
  change({ merge }) {
    if (!Array.isArray(merge)) return null;
    const pairs = new Map<string, string>();
    for (const pair of merge as readonly Json[]) {
      const { from, to, chosen } = (typeof pair === "object" && pair !== null && !Array.isArray(pair) ? pair : {}) as { readonly [name: string]: Json };
      if (typeof from !== "string" || typeof to !== "string" || typeof chosen !== "boolean") return null;
      if (chosen) pairs.set(from, to);
    }
    // A plan edited by hand may chain pairs; whoever is a goal stays.
    const goals = new Set(pairs.values());
    return onText((text) => (goals.has(text) ? text : (pairs.get(text) ?? text)));
  },
};
