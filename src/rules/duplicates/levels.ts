import { type CompareField, formNumbered } from "./compareField";
import { defaultThreshold } from "./declaredWeights";
import { FieldLevels, blank, exact } from "./fieldLevels";
import { hint, incomparable } from "./methods/method";

export type LevelField = FieldLevels<CompareField>;

/** The fields of a rule. Given and family name are compared as they stand and, where that says more, turned: people mix up the two columns. */
export function levelFields(fields: readonly CompareField[]): readonly LevelField[] {
  const partner = partners(fields);
  const out = fields.map((field, f): LevelField => (partner[f] === null ? new FieldLevels(field, null) : new TurnedLevels(field, partner[f]!, f < partner[f]!)));
  for (const one of out) if (one instanceof TurnedLevels) one.other = out[one.partner!]!;
  return out;
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

/** One of two columns with the parts of a name. `isFirst`: it stands before the other. */
class TurnedLevels extends FieldLevels<CompareField> {
  other!: LevelField;
  constructor(field: CompareField, partner: number, private readonly isFirst: boolean) {
    super(field, partner);
  }

  override levelOf(x: number, y: number, px = -1, py = -1): number {
    const level = this.asTheyStand(x, y);
    const beside = this.other.asTheyStand(px, py);
    const straight = worth(level, this) + worth(beside, this.other);
    // Both agree, or one does and the other says nothing.
    if (straight >= 2) return level;
    const [left, right] = [this.across(x, py), this.across(y, px)];
    const turned = worth(left, this) + worth(right, this);
    if (turned <= Math.max(straight, 0)) return level;
    // The surer of the two for the first field, so that it does not matter which record is which.
    const surer = worth(left, this) >= worth(right, this) === this.isFirst ? left : right;
    return surer === exact ? this.turned : surer;
  }

  /** A value of the own field against one of the partner's. */
  private across(mine: number, theirs: number): number {
    if (mine < 0 || theirs < 0) return blank;
    const [a, b] = [formNumbered(this.field, mine), formNumbered(this.other.field, theirs)];
    if (a.key === b.key) return exact;
    const likeness = this.field.method.compare(a, b, this.field.n);
    return likeness === incomparable || likeness === hint ? blank : likeness >= defaultThreshold ? this.turned : this.differ;
  }
}

/** What a level says for a part of a name, or against it. */
function worth(level: number, of: LevelField): number {
  return level === blank || level === of.hint ? 0 : level === exact ? 3 : level <= of.agreeing ? 2 : -3;
}
