import { distance } from "fastest-levenshtein";
import { writeHalves, writeKey } from "../keyWriter";
import { type MatchMethod, type Start, incomparable, longestCompared, otherScript } from "./method";
import { foldedText, plainForm } from "./plainForm";

/** 1 minus the share of characters to change: Levenshtein distance by the longer text. @source V. I. Levenshtein, Soviet Physics Doklady 10 (1966) */
export const edit: MatchMethod<Start> = {
  name: "edit",
  cuts: [0.84, 0.7, 0.5],
  keys({ key }, to) {
    writeKey(to, key);
    if (key.length >= 6) writeHalves(to, key);
  },
  form(value) {
    const key = plainForm(value);
    return key === "" ? null : { key, start: key.slice(0, longestCompared) };
  },
  shown: foldedText,
  compare: ({ start: a }, { start: b }) => (otherScript(a, b) ? incomparable : 1 - distance(a, b) / Math.max(a.length, b.length)),
};
