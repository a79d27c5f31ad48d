import { distance } from "fastest-levenshtein";
import { type MatchMethod, type Start, incomparable, longestCompared, otherScript } from "./method";
import { plainForm } from "./plainForm";

/** 1 minus the share of characters to change: Levenshtein distance by the longer text. @source V. I. Levenshtein, Soviet Physics Doklady 10 (1966) */
export const edit: MatchMethod<Start> = {
  name: "edit",
  form(value) {
    const key = plainForm(value);
    return key === "" ? null : { key, start: key.slice(0, longestCompared) };
  },
  compare: ({ start: a }, { start: b }) => (otherScript(a, b) ? incomparable : 1 - distance(a, b) / Math.max(a.length, b.length)),
};
