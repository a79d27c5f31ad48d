import type { CompareField } from "./compareField";
import { defaultThreshold } from "./declaredWeights";
import { incomparable, kin } from "./methods/method";

/** Levels of a field: blank says nothing; exact; then down the method's cuts; kin; what is below the last cut differs. */
export const blank = 0, exact = 1;

const usualCuts = [0.999, 0.92, 0.8] as const;

/** A field as the learned matcher sees it: pairs of values fall into a few levels, each pair of values once while it is remembered. */
export type LevelField = {
  readonly field: CompareField;
  /** Likeness from which each level between exact and kin holds. */
  readonly cuts: readonly number[];
  /** The last level that counts as agreement. */
  readonly agreeing: number;
  /** How many levels there are, blank included. */
  readonly levels: number;
  /** Level of two values that differ. */
  readonly differ: number;
  /** Level of head office and branch. */
  readonly kin: number;
  levelOf(x: number, y: number): number;
};

/** Pairs of values that are remembered, at most; a level fits into so many bits, a form of any table into the rest. */
const remembered = 1 << 15;
const levelBits = 4;

export function levelField(field: CompareField): LevelField {
  const cuts = field.method.cuts ?? usualCuts;
  const kinLevel = 2 + cuts.length;
  const differ = kinLevel + 1;
  const blankLevel = field.match.blank === "ignore" ? blank : field.match.blank === "match" ? exact : differ;
  const { forms, method, n } = field;
  const slots = Math.min(remembered, 2 ** Math.ceil(Math.log2(forms.length * 4 + 1)));
  /** By slot the two forms, the second with the level in its last bits: side by side, for a look costs as much as it reaches into memory. */
  const known = new Int32Array(slots * 2).fill(-1);
  const levelOf = (x: number, y: number): number => {
    if (x < 0 || y < 0) return blankLevel;
    if (x === y) return exact;
    const [a, b] = x < y ? [x, y] : [y, x];
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
    const slot = ((mixed ^ (mixed >>> 15)) & (slots - 1)) * 2;
    if (known[slot] === a && known[slot + 1]! >> levelBits === b) return known[slot + 1]! & ((1 << levelBits) - 1);
    const likeness = method.compare(forms[a]!, forms[b]!, n);
    let level = differ;
    if (likeness === incomparable) level = blank;
    else if (likeness === kin) level = kinLevel;
    else for (let at = 0; at < cuts.length; at++) if (likeness >= cuts[at]!) { level = 2 + at; break; }
    known[slot] = a;
    known[slot + 1] = (b << levelBits) | level;
    return level;
  };
  return { field, cuts, agreeing: exact + cuts.filter((cut) => cut >= defaultThreshold).length, levels: differ + 1, differ, kin: kinLevel, levelOf };
}
