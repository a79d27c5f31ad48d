import { typedAt } from "../../fields/typedTable";
import type { CellValue } from "../../records/cellValue";
import { type Localized, joinTexts } from "../../records/text";
import type { ClassifyDef, ScoreFactor } from "../../template/template";
import type { CheckInput } from "../rule";
import { type ClassText, classText, rendered } from "./classText";
import { conditionText } from "./conditionText";
import { type Decider, type Decision, type Holds, bindCondition, classLabel, undecided, undecidedReason } from "./decision";
import { type Gap, gapOf } from "./distance";
import { excludes } from "./exclusion";
import { later } from "./later";

/**
 * A scorecard: the points of every factor whose condition is true are added (unknown gives none), less what time has taken from those that decay; the highest band reached gives the class.
 * Where what factors read is nowhere in the workbook and their points could give another class, nothing is decided. The distance is the missing points and the fewest factors that would bring them.
 */
export function decideByScore(input: CheckInput, def: ClassifyDef): Decider {
  const target = input.def.fields.find((field) => field.id === def.target);
  const { factors, bands } = def.score ?? { factors: [], bands: [] };
  const bound = factors.map((factor) => {
    const parts: Bound = {
      factor,
      gap: later(() => gapOf(factor.when, input)),
      condition: later(() => conditionText(factor.when.ast, input.def, input.table)),
      conflicts: later(() => new Set(factors.filter((other) => other !== factor && excludes(factor.when.ast, other.when.ast)).map(({ id }) => id))),
    };
    return { ...parts, ...bindFactor(factor, input), losing: { ...parts, gain: -factor.points, how: "lose" as const }, winning: { ...parts, gain: exact(factor.points), how: "win" as const } };
  });
  const labelOf = (id: string): Localized => input.def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
  // From the highest band down.
  const sorted = bands.toSorted((a, b) => b.min - a.min);
  const decide = (index: number): Decision => {
    let points = 0;
    const decidedBy: string[] = [];
    const lacking: ScoreFactor[] = [];
    for (const { factor, holds, pointsAt } of bound) {
      const held = holds(index);
      if (held === "lacking") {
        lacking.push(factor);
        continue;
      }
      if (typeof held === "string") return { ...undecided(held), decidedBy: [factor.id] };
      if (!held) continue;
      points += pointsAt(index);
      decidedBy.push(factor.id);
    }
    points = exact(points);
    const bandOf = (sum: number): string | null => sorted.find(({ min }) => sum >= min)?.then ?? def.otherwise;
    const result = bandOf(points);
    const reach = (sign: 1 | -1): number => exact(lacking.reduce((sum, factor) => sum + Math.max(0, sign * factor.points), 0) * sign + points);
    if (lacking.length > 0 && (bandOf(reach(1)) !== result || bandOf(reach(-1)) !== result)) return { ...undecided("lacking"), decidedBy: lacking.map(({ id }) => id) };
    return { class: result, decidedBy, points, problem: result === null ? "unclassified" : null };
  };
  const reason = (index: number, decision: Decision): ClassText => {
    const given = bound.filter(({ factor }) => decision.decidedBy.includes(factor.id));
    const { points } = decision;
    if (points === null) return undecidedReason(given.map(({ factor }) => ({ fields: fieldsOf(factor), columns: factor.when.columns })), index, decision, input);
    const facts = { points, factors: factorsText(given.map(({ factor, pointsAt }) => ({ label: factor.label, points: pointsAt(index) }))), class: classLabel(decision.class ?? "", target) };
    const band = sorted.find(({ min }) => points >= min);
    return band !== undefined ? classText("scored", { ...facts, min: band.min }) : classText(decision.class === null ? "scoredNone" : "scoredBelow", facts);
  };
  return {
    decide,
    reason,
    next(index, decision) {
      const points = decision.points ?? 0;
      const better = sorted.findLast(({ min, then }) => min > points && then !== decision.class);
      if (better === undefined) return null;
      const missing = exact(better.min - points);
      const given = bound.filter(({ factor }) => decision.decidedBy.includes(factor.id));
      const ways = bound.flatMap((entry): readonly Way[] => {
        const { factor, conflicts, losing, winning, pointsAt } = entry;
        if (given.includes(entry)) {
          if (factor.decay === undefined) return factor.points < 0 ? [losing] : [];
          const left = pointsAt(index);
          return left < 0 ? [{ ...losing, gain: -left }] : factor.points > left ? [{ ...winning, gain: exact(factor.points - left), how: "renew" }] : [];
        }
        // What a factor brings, less what it takes away: more than 500 employees cannot also be fewer.
        const lost = given.reduce((sum, other) => (conflicts().has(other.factor.id) ? sum + other.pointsAt(index) : sum), 0);
        if (factor.points - lost <= 0) return [];
        return [lost === 0 ? winning : { ...winning, gain: exact(factor.points - lost) }];
      });
      const chosen = fewest(ways, missing).map(({ factor, gap, gain, how, condition }) => {
        const date = factor.decay === undefined ? undefined : { label: labelOf(factor.decay.field) };
        const steps = how === "lose" ? [classText("noLonger", { condition: condition() })] : how === "renew" ? [classText("renewed", date!)] : [...gap()(index), ...(date === undefined || typedAt(input.table, factor.decay!.field, index) !== null ? [] : [classText("noDate", date)])];
        return classText("factor", { label: factor.label, points: gain, steps: joinTexts(steps.map((step) => rendered(step))) });
      });
      return { class: better.then, label: classLabel(better.then, target), missingPoints: missing, steps: [classText("points", { missing }), ...chosen] };
    },
  };
}

type Bound = { readonly factor: ScoreFactor; readonly gap: () => Gap; readonly condition: () => Localized; /** Ids of the factors that cannot hold together with it. */ readonly conflicts: () => ReadonlySet<string> };
type Way = Bound & { readonly gain: number; /** By holding; by no longer holding; by a newer date than the one from which its points have decayed. */ readonly how: "win" | "lose" | "renew" };

/** A factor that decays holds only with a date; its points are halved once per half-life since then and rounded to hundredths. A date to come takes nothing away. */
function bindFactor({ when, points, decay }: ScoreFactor, input: CheckInput): { readonly holds: Holds; readonly pointsAt: (index: number) => number } {
  const condition = bindCondition(when, input);
  if (decay === undefined) return { holds: condition, pointsAt: () => points };
  const column = input.table.columns[decay.field];
  const dateAt = (index: number): CellValue => column?.typed[column.codes[index]!] ?? null;
  return {
    holds: (index) => {
      const held = condition(index);
      const date = dateAt(index);
      return held !== true ? held : date === null && input.holds?.(input.def.id, decay.field) === false ? "lacking" : date === null ? false : typeof date === "number" ? true : "unreadable";
    },
    pointsAt: (index) => {
      const age = Math.max(0, input.inputs.today - Math.floor(Number(dateAt(index))));
      const left = Math.abs(points) * 2 ** (-age / decay.halfLife);
      return exact((Math.sign(points) * Math.round(left * 100)) / 100);
    },
  };
}

function fieldsOf({ when, decay }: ScoreFactor): readonly string[] {
  return decay === undefined ? when.fields : [...when.fields, decay.field];
}

/** The fewest ways that together bring the missing points: the largest first, the last one no larger than it must be; none that exclude each other. Empty when they are not enough. */
function fewest(ways: readonly Way[], missing: number): readonly Way[] {
  const largestFirst = ways.toSorted((a, b) => b.gain - a.gain);
  const chosen: Way[] = [];
  for (;;) {
    const open = largestFirst.filter((way) => !chosen.includes(way) && !chosen.some((other) => other.conflicts().has(way.factor.id)));
    const last = open.findLast(({ gain }) => gain >= missing);
    if (last !== undefined) return [...chosen, last];
    if (open[0] === undefined) return [];
    chosen.push(open[0]);
    missing = exact(missing - open[0].gain);
  }
}

function factorsText(factors: readonly { readonly label: Localized; readonly points: number }[]): Localized {
  if (factors.length === 0) return { "zh-CN": "没有得分项", en: "no factor applies" };
  const write = (points: number): string => (points >= 0 ? `+${points}` : String(points));
  return {
    "zh-CN": factors.map(({ label, points }) => `${label["zh-CN"]} ${write(points)}`).join("、"),
    en: factors.map(({ label, points }) => `${label.en} ${write(points)}`).join(", "),
  };
}

/** Sums of decimal points such as 0.1 + 0.2, as Excel shows them. */
function exact(points: number): number {
  return Number.isSafeInteger(points) ? points : Number(points.toPrecision(15));
}
