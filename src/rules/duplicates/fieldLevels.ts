import type { CompareField } from "./compareField";
import { defaultThreshold } from "./declaredWeights";
import { type Form, type MatchMethod, hint, incomparable, kin } from "./methods/method";

/** Levels of a field: blank says nothing; exact; then down the method's cuts, where these no longer say that values agree the turned ones, if the field has a partner; kin; what is below the last cut differs. */
export const blank = 0, exact = 1;

const usualCuts = [0.999, 0.92, 0.8] as const;

/** Pairs of which the levels are found together. */
export const together = 512;

/** Pairs of values that are remembered, at most; a level fits into so many bits, a form of any table into the rest. */
const remembered = 1 << 15;
const levelBits = 4;

/** What of a field is compared. */
export type Compared = Pick<CompareField, "forms" | "elsewhere" | "method" | "n"> & { readonly match: Pick<CompareField["match"], "blank"> };

/**
 * A field as the learned matcher sees it: pairs of values fall into a few levels, each pair of values once while it is remembered. A class, for all fields run the same code one after the other: of functions that each field
 * makes for itself an engine takes the first field's for the only ones, and throws what it compiled away with every further field.
 */
export class FieldLevels<F extends Compared = Compared> {
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
  /** Level of a part that stands in the partner's column of the other record; -1 = no partner. */
  readonly turned: number;
  /** Level where one value is blank. */
  private readonly blank: number;
  /** Of the field and its method what each comparison asks for: fields and methods differ in what they hold, and code that looks into several kinds of objects is slower. */
  private readonly forms: Compared["forms"];
  private readonly elsewhere: Compared["elsewhere"];
  private readonly n: number;
  private readonly compare: MatchMethod["compare"];
  private readonly differByMarks: NonNullable<MatchMethod["marks"]>["differ"] | null;
  /** By form its mark, and behind it the rest of that where the method has one. */
  private readonly marks: Int32Array | null;
  private readonly silentByMarks: NonNullable<NonNullable<MatchMethod["marks"]>["silent"]> | null;
  private readonly marksOfForm: number;
  /** By slot the two forms, the second with the level in its last bits: side by side, for a look costs as much as it reaches into memory. */
  private readonly known: Int32Array;
  private readonly open = new Uint16Array(together);
  private readonly left = new Int32Array(together);
  private readonly right = new Int32Array(together);

  /** `partner`: where two columns hold the two parts of a name, the place of the other one among the fields; null = none. */
  constructor(readonly field: F, readonly partner: number | null) {
    const { forms, method, match, elsewhere, n } = field;
    const more = partner === null ? 0 : 1;
    this.cuts = method.cuts ?? usualCuts;
    this.agreeing = exact + this.cuts.filter((cut) => cut >= defaultThreshold).length + more;
    this.turned = partner === null ? -1 : this.agreeing;
    this.kin = 2 + this.cuts.length + more;
    this.hint = method.hints === true ? this.kin + 1 : -1;
    this.differ = Math.max(this.kin, this.hint) + 1;
    this.levels = this.differ + 1;
    this.blank = match.blank === "ignore" ? blank : match.blank === "match" ? exact : this.differ;
    this.forms = forms;
    this.elsewhere = elsewhere;
    this.n = n;
    this.compare = method.compare;
    this.differByMarks = method.marks?.differ ?? null;
    this.silentByMarks = method.marks?.silent ?? null;
    // Where the forms are made elsewhere only few are compared here.
    this.marks = method.marks === undefined || elsewhere !== null ? null : marksOf(forms, method.marks);
    this.marksOfForm = method.marks?.rest === undefined ? 1 : 2;
    this.known = new Int32Array(2 * Math.min(remembered, 2 ** Math.ceil(Math.log2(forms.length * 4 + 1)))).fill(-1);
  }

  /** `x` and `y`: forms of the two records; `px` and `py`: their forms in the partner's field. */
  levelOf(x: number, y: number, px?: number, py?: number): number;
  levelOf(x: number, y: number): number {
    return this.asTheyStand(x, y);
  }

  asTheyStand(x: number, y: number): number {
    if (x < 0 || y < 0) return this.blank;
    if (x === y) return exact;
    if (this.marks !== null && this.isMarkedApart(this.marks, x, y)) return this.differ;
    const isAscending = x < y;
    const a = isAscending ? x : y, b = isAscending ? y : x;
    const level = this.recalled(a, b);
    return level < 0 ? this.compared(a, b) : level;
  }

  private isMarkedApart(marks: Int32Array, x: number, y: number): boolean {
    return this.marksOfForm === 1 ? this.differByMarks!(marks[x]!, marks[y]!, 0, 0) : this.differByMarks!(marks[2 * x]!, marks[2 * y]!, marks[2 * x + 1]!, marks[2 * y + 1]!);
  }

  /** `levelOf` without a partner for up to `together` pairs: of `x[i]` and `y[i]` into `levels[from + i]`. */
  levelsInto(x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): void {
    let open = this.unequal(x, y, count, levels, from);
    if (this.marks !== null) open = this.marksOfForm === 1 ? this.notMarkedApart(this.marks, x, y, open, levels, from) : this.notMarkedFarApart(this.marks, x, y, open, levels, from);
    this.compareOpen(this.notRecalled(x, y, open, levels, from), levels, from);
  }

  // The values of many pairs lie all over the memory. Asked for in short loops, of which none waits for what it asks for, they come side by side; each is compiled by itself. They return how many pairs are still `open`.

  private unequal(x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): number {
    const { open } = this;
    let still = 0;
    for (let i = 0; i < count; i++) {
      const isBlank = x[i]! < 0 || y[i]! < 0;
      levels[from + i] = isBlank ? this.blank : exact;
      if (!isBlank && x[i] !== y[i]) open[still++] = i;
    }
    return still;
  }

  private notMarkedApart(marks: Int32Array, x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): number {
    const { open, left, right, differ } = this;
    takeMarks(marks, x, open, count, left);
    takeMarks(marks, y, open, count, right);
    let still = 0;
    for (let at = 0; at < count; at++) {
      if (this.differByMarks!(left[at]!, right[at]!, 0, 0)) levels[from + open[at]!] = differ;
      else open[still++] = open[at]!;
    }
    return still;
  }

  /** The same where a mark has a rest. */
  private notMarkedFarApart(marks: Int32Array, x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): number {
    const { open, differ, silentByMarks: silent } = this;
    let still = 0;
    for (let at = 0; at < count; at++) {
      const i = open[at]!;
      const a = 2 * x[i]!, b = 2 * y[i]!;
      if (this.differByMarks!(marks[a]!, marks[b]!, marks[a + 1]!, marks[b + 1]!)) levels[from + i] = differ;
      else if (silent !== null && silent(marks[a]!, marks[b]!, marks[a + 1]!, marks[b + 1]!)) levels[from + i] = blank;
      else open[still++] = i;
    }
    return still;
  }

  /** Leaves the two forms of those that are open in `left` and `right`. */
  private notRecalled(x: Int32Array, y: Int32Array, count: number, levels: Uint8Array, from: number): number {
    const { open, left, right } = this;
    let still = 0;
    for (let at = 0; at < count; at++) {
      const i = open[at]!;
      const isAscending = x[i]! < y[i]!;
      const a = isAscending ? x[i]! : y[i]!, b = isAscending ? y[i]! : x[i]!;
      const level = this.recalled(a, b);
      if (level >= 0) levels[from + i] = level;
      else {
        left[still] = a;
        right[still] = b;
        open[still++] = i;
      }
    }
    return still;
  }

  private compareOpen(count: number, levels: Uint8Array, from: number): void {
    for (let at = 0; at < count; at++) levels[from + this.open[at]!] = this.compared(this.left[at]!, this.right[at]!);
  }

  private slotOf(a: number, b: number): number {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
    return ((mixed ^ (mixed >>> 15)) << 1) & (this.known.length - 2);
  }

  /** -1 where it is not remembered. `a` below `b`. */
  private recalled(a: number, b: number): number {
    const { known } = this;
    const slot = this.slotOf(a, b);
    return known[slot] === a && known[slot + 1]! >> levelBits === b ? known[slot + 1]! & ((1 << levelBits) - 1) : -1;
  }

  private compared(a: number, b: number): number {
    const level = this.levelBy(this.compare(this.form(a), this.form(b), this.n));
    const slot = this.slotOf(a, b);
    this.known[slot] = a;
    this.known[slot + 1] = (b << levelBits) | level;
    return level;
  }

  private form(number: number): Form {
    return this.forms[number] ?? this.elsewhere!(number);
  }

  private levelBy(likeness: number): number {
    if (likeness === incomparable) return blank;
    if (likeness === kin) return this.kin;
    if (likeness === hint) return this.hint;
    const at = this.cuts.findIndex((cut) => likeness >= cut);
    if (at < 0) return this.differ;
    // Behind the levels that say that values agree stands the turned one.
    return exact + 1 + at + (this.turned > 0 && this.cuts[at]! < defaultThreshold ? 1 : 0);
  }
}

function marksOf(forms: readonly Form[], method: NonNullable<MatchMethod["marks"]>): Int32Array {
  const each = method.rest === undefined ? 1 : 2;
  const marks = new Int32Array(each * forms.length);
  for (let form = 0; form < forms.length; form++) {
    marks[each * form] = method.of(forms[form]!);
    if (method.rest !== undefined) marks[2 * form + 1] = method.rest(forms[form]!);
  }
  return marks;
}

function takeMarks(marks: Int32Array, forms: Int32Array, open: Uint16Array, count: number, into: Int32Array): void {
  for (let at = 0; at < count; at++) into[at] = marks[forms[open[at]!]!]!;
}
