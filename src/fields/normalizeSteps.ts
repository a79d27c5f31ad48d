import { dropControls, foldWidth, hasHan, trimEnds } from "./width";

/** One word of `x-normalize`. `loses` gives the part of a text that the step throws away; absent = the step only changes spelling. */
export type NormalizeStep = { readonly name: string; readonly apply: (text: string) => string; readonly loses?: (text: string) => string };

/** Round brackets of any width in one form: full width in a text with Chinese characters, ASCII otherwise. */
export function foldBrackets(text: string): string {
  return hasHan(text) ? text.replace(/\(/g, "（").replace(/\)/g, "）") : text.replace(/（/g, "(").replace(/）/g, ")");
}

/** The steps a template may name, sorted by name. They run in the template's order; any sequence of them is idempotent. */
export const normalizeSteps: readonly NormalizeStep[] = [
  { name: "brackets", apply: foldBrackets },
  { name: "digits", apply: (text) => foldWidth(text).replace(/[^0-9]/g, ""), loses: (text) => foldWidth(text).replace(/[0-9\s\-‐-―−()（）.,+]/g, "") },
  { name: "lower", apply: (text) => text.toLowerCase() },
  /** The part of NFKC that loses nothing: width. ㎡ and ① stay. */
  { name: "nfkc", apply: foldWidth },
  { name: "trim", apply: (text) => trimEnds(dropControls(text)) },
  /** Capital ẞ goes the way of ß, so that upper and lower together come to rest. */
  { name: "upper", apply: (text) => text.replace(/\u1E9E/g, "SS").toUpperCase() },
];

const byName = new Map(normalizeSteps.map((step) => [step.name, step]));

/** The step of that name; undefined = no such step. */
export function normalizeStepOf(name: string): NormalizeStep | undefined {
  return byName.get(name);
}
