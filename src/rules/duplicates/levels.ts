import { type CompareField, formNumbered } from "./compareField";
import { defaultThreshold } from "./declaredWeights";
import { type Form, hint, incomparable, kin } from "./methods/method";

/** Levels of a field: blank says nothing; exact; then down the method's cuts, where these no longer say that values agree the turned ones, if the field has a partner; kin; what is below the last cut differs. */
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
  /** Level of a part that agrees where one says no more; -1 where the method gives no hints. */
  readonly hint: number;
  /** Where two columns hold the two parts of a name, the place of the other one among the fields; null = none. */
  readonly partner: number | null;
  /** Level of a part that stands in the partner's column of the other record; -1 = no partner. */
  readonly turned: number;
  /** `x` and `y`: forms of the two records; `px` and `py`: their forms in the partner's field. */
  levelOf(x: number, y: number, px?: number, py?: number): number;
  /** `levelOf` without a partner for up to `together` pairs: of `x[i]` and `y[i]` into `levels[from + i]`. */
  levelsInto(x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): void;
};

/** Pairs of which the levels are found together. */
export const together = 512;

/** Pairs of values that are remembered, at most; a level fits into so many bits, a form of any table into the rest. */
const remembered = 1 << 15;
const levelBits = 4;

/** The fields of a rule. Given and family name are compared as they stand and, where that says more, turned: people mix up the two columns. */
export function levelFields(fields: readonly CompareField[]): readonly LevelField[] {
  const partner = partners(fields);
  const straight = fields.map((field, f) => levelField(field, partner[f]!));
  return straight.map((one, f) => (one.partner === null ? one : turning(straight, f)));
}

/** Parts of names two and two: what is a person's own with what a family shares, else in the order of the fields. */
function partners(fields: readonly CompareField[]): readonly (number | null)[] {
  const parts = [...fields.keys()].filter((f) => fields[f]!.part);
  const [given, family] = [parts.filter((f) => fields[f]!.role === "identity"), parts.filter((f) => fields[f]!.role === "group")];
  const pairs = given.length > 0 && family.length > 0 ? given.map((f, at) => [f, family[at]]) : parts.flatMap((f, at) => (at % 2 === 0 ? [[f, parts[at + 1]]] : []));
  return fields.map((_, f) => {
    const [a, b] = pairs.find((pair) => pair.includes(f)) ?? [];
    return a === undefined || b === undefined ? null : a === f ? b : a;
  });
}

function turning(fields: readonly LevelField[], f: number): LevelField {
  const own = fields[f]!;
  const other = fields[own.partner!]!;
  const first = f < own.partner!;
  const worth = (level: number, of: LevelField): number => (level === blank || level === of.hint ? 0 : level === exact ? 3 : level <= of.agreeing ? 2 : -3);
  /** A value of the own field against one of the partner's. */
  const across = (mine: number, theirs: number): number => {
    if (mine < 0 || theirs < 0) return blank;
    const [a, b] = [formNumbered(own.field, mine), formNumbered(other.field, theirs)];
    if (a.key === b.key) return exact;
    const likeness = own.field.method.compare(a, b, own.field.n);
    return likeness === incomparable || likeness === hint ? blank : likeness >= defaultThreshold ? own.turned : own.differ;
  };
  return {
    ...own,
    levelOf(x, y, px = -1, py = -1) {
      const level = own.levelOf(x, y);
      const beside = other.levelOf(px, py);
      const straight = worth(level, own) + worth(beside, other);
      // Both agree, or one does and the other says nothing.
      if (straight >= 2) return level;
      const [left, right] = [across(x, py), across(y, px)];
      const turned = worth(left, own) + worth(right, own);
      if (turned <= Math.max(straight, 0)) return level;
      // The surer of the two for the first field, so that it does not matter which record is which.
      const surer = worth(left, own) >= worth(right, own) === first ? left : right;
      return surer === exact ? own.turned : surer;
    },
  };
}

function marksOf(forms: readonly Form[], of: (form: Form) => number): Int32Array {
  const marks = new Int32Array(forms.length);
  for (let form = 0; form < forms.length; form++) marks[form] = of(forms[form]!);
  return marks;
}

/** What of a field is compared. */
type Compared = Pick<CompareField, "forms" | "elsewhere" | "method" | "n"> & { readonly match: Pick<CompareField["match"], "blank"> };

function levelField(field: CompareField, partner: number | null): LevelField {
  return { field, partner, ...levelsOf(field, partner !== null) };
}

/** The levels of a field, and what level two forms have. `isPart`: another column holds the other part. */
export function levelsOf(field: Compared, isPart: boolean): Omit<LevelField, "field" | "partner"> {
  const { forms, method, n } = field;
  const cuts = method.cuts ?? usualCuts;
  const near = cuts.filter((cut) => cut >= defaultThreshold).length;
  const more = isPart ? 1 : 0;
  const kinLevel = 2 + cuts.length + more;
  const hintLevel = method.hints === true ? kinLevel + 1 : -1;
  const differ = Math.max(kinLevel, hintLevel) + 1;
  const blankLevel = field.match.blank === "ignore" ? blank : field.match.blank === "match" ? exact : differ;
  // Where the forms are made elsewhere only few are compared here.
  const marks = method.marks === undefined || field.elsewhere !== null ? null : marksOf(forms, method.marks.of);
  const differByMarks = method.marks?.differ;
  const slots = Math.min(remembered, 2 ** Math.ceil(Math.log2(forms.length * 4 + 1)));
  /** By slot the two forms, the second with the level in its last bits: side by side, for a look costs as much as it reaches into memory. */
  const known = new Int32Array(slots * 2).fill(-1);
  const slotOf = (a: number, b: number): number => {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
    return ((mixed ^ (mixed >>> 15)) & (slots - 1)) * 2;
  };
  /** -1 where it is not remembered. `a` below `b`. */
  const recalled = (a: number, b: number): number => {
    const slot = slotOf(a, b);
    return known[slot] === a && known[slot + 1]! >> levelBits === b ? known[slot + 1]! & ((1 << levelBits) - 1) : -1;
  };
  const compared = (a: number, b: number): number => {
    const slot = slotOf(a, b);
    const likeness = method.compare(formNumbered(field, a), formNumbered(field, b), n);
    let level = differ;
    if (likeness === incomparable) level = blank;
    else if (likeness === kin) level = kinLevel;
    else if (likeness === hint) level = hintLevel;
    else for (let at = 0; at < cuts.length; at++) if (likeness >= cuts[at]!) { level = 2 + at + (at < near ? 0 : more); break; }
    known[slot] = a;
    known[slot + 1] = (b << levelBits) | level;
    return level;
  };
  const levelOf = (x: number, y: number): number => {
    if (x < 0 || y < 0) return blankLevel;
    if (x === y) return exact;
    if (marks !== null && differByMarks!(marks[x]!, marks[y]!)) return differ;
    const isAscending = x < y;
    const a = isAscending ? x : y, b = isAscending ? y : x;
    const level = recalled(a, b);
    return level < 0 ? compared(a, b) : level;
  };
  const open = new Uint16Array(together), left = new Int32Array(together), right = new Int32Array(together);
  // The values of many pairs lie all over the memory. Asked for in short loops, of which none waits for what it asks for, they come side by side.
  const levelsInto = (x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): void => {
    let still = 0;
    for (let i = 0; i < count; i++) {
      const isBlank = x[i]! < 0 || y[i]! < 0;
      levels[from + i] = isBlank ? blankLevel : exact;
      if (!isBlank && x[i] !== y[i]) open[still++] = i;
    }
    if (marks !== null) still = markedApart(x, y, still, levels, from);
    const asked = still;
    still = 0;
    for (let at = 0; at < asked; at++) {
      const i = open[at]!;
      const isAscending = x[i]! < y[i]!;
      const a = isAscending ? x[i]! : y[i]!, b = isAscending ? y[i]! : x[i]!;
      const level = recalled(a, b);
      if (level >= 0) levels[from + i] = level;
      else {
        left[still] = a;
        right[still] = b;
        open[still++] = i;
      }
    }
    for (let at = 0; at < still; at++) levels[from + open[at]!] = compared(left[at]!, right[at]!);
  };
  /** Leaves those `open` that their marks do not tell apart. */
  const markedApart = (x: Int32Array, y: Int32Array, asked: number, levels: Uint8Array, from: number): number => {
    for (let at = 0; at < asked; at++) {
      left[at] = marks![x[open[at]!]!]!;
      right[at] = marks![y[open[at]!]!]!;
    }
    let still = 0;
    for (let at = 0; at < asked; at++) {
      if (differByMarks!(left[at]!, right[at]!)) levels[from + open[at]!] = differ;
      else open[still++] = open[at]!;
    }
    return still;
  };
  return { cuts, agreeing: exact + near + more, levels: differ + 1, differ, kin: kinLevel, hint: hintLevel, turned: isPart ? exact + near + 1 : -1, levelOf, levelsInto };
}
