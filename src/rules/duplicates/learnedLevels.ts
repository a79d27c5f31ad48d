import type { DedupeDef } from "../../template/template";
import { oddsBits, probability } from "./odds";
import type { PairReason } from "./pairMatcher";

/** A pair on which a person has decided, as a rule sees it. `isSame`: it was merged; else it was marked as not the same. */
export type DecidedPair = { readonly isSame: boolean; readonly score: number; readonly reason: PairReason };
/** Pairs of one level: how many of them people merged, and how many they kept apart. */
export type Decided = { readonly same: number; readonly apart: number };
/**
 * How a rule does on what people have decided. `taken`: what it takes for one; `asked`: what it leaves to people; `passed`: what it says nothing of. `precision`: of what it takes for one, how much
 * people merged; null where it takes nothing. `proposal`: levels that fit the decisions better, and what they would take and pass then; null where there are none, or too few decisions (`few`).
 */
export type LearnedRule = {
  readonly rule: string;
  readonly taken: Decided;
  readonly asked: Decided;
  readonly passed: Decided;
  readonly precision: number | null;
  readonly few: boolean;
  readonly proposal: { readonly score: { readonly duplicate: number; readonly review: number; readonly auto?: number }; readonly taken: Decided; readonly asked: Decided; readonly passed: Decided } | null;
};

/** Decisions of either kind without which nothing is proposed. */
const enough = 5;
/** Of a hundred pairs above the level for duplicates so many may be wrong. */
const wrongShare = 0.01;
const least = 0.05, most = 0.999;

/** Compares a rule with what people have decided. Pairs that no level could join (a gate, a branch) count, but move no level. The order of the decisions does not matter. */
export function learnedLevels({ id, score }: DedupeDef, decided: readonly DecidedPair[]): LearnedRule {
  const now = countsAt(decided, score);
  const same = decided.filter(({ isSame }) => isSame).length;
  const few = same < enough || decided.length - same < enough;
  const rated = now.taken.same + now.taken.apart;
  const rest = { rule: id, ...now, precision: rated === 0 ? null : now.taken.same / rated, few };
  if (few) return { ...rest, proposal: null };
  const movable = decided.filter(isMovable).sort((a, b) => b.score - a.score || Number(b.isSame) - Number(a.isSame));
  const duplicate = duplicateLevel(movable, score.duplicate);
  const review = Math.min(duplicate, reviewLevel(movable, score.review));
  const proposed = { duplicate, review, ...(score.auto === null ? {} : { auto: Math.max(score.auto, duplicate) }) };
  const then = countsAt(decided, proposed);
  // Fewer wrong ones first, then fewer that people had to be asked for or that were passed over.
  const worth = (of: typeof now): number => -10 * of.taken.apart - 2 * of.passed.same - of.asked.same - of.asked.apart / 2;
  return { ...rest, proposal: worth(then) > worth(now) ? { score: proposed, ...then } : null };
}

function isMovable({ reason }: DecidedPair): boolean {
  return reason === "same" || reason === "review" || reason === "unlike";
}

function countsAt(decided: readonly DecidedPair[], { duplicate, review }: { readonly duplicate: number; readonly review: number }): { readonly taken: Decided; readonly asked: Decided; readonly passed: Decided } {
  const count = (pairs: readonly DecidedPair[]): Decided => ({ same: pairs.filter(({ isSame }) => isSame).length, apart: pairs.filter(({ isSame }) => !isSame).length });
  const level = (pair: DecidedPair): "taken" | "asked" | "passed" => (!isMovable(pair) || pair.score < review ? "passed" : pair.score >= duplicate ? "taken" : "asked");
  return { taken: count(decided.filter((pair) => level(pair) === "taken")), asked: count(decided.filter((pair) => level(pair) === "asked")), passed: count(decided.filter((pair) => level(pair) === "passed")) };
}

/** The lowest level above which nearly nothing is wrong; `sorted` from the highest score down. */
function duplicateLevel(sorted: readonly DecidedPair[], now: number): number {
  let [wrong, lowest] = [0, -1];
  sorted.forEach(({ isSame }, at) => {
    if (!isSame) wrong++;
    const isLast = sorted[at + 1]?.score !== sorted[at]!.score;
    if (isLast && isSame && wrong <= wrongShare * (at + 1)) lowest = at;
  });
  if (lowest < 0) return most;
  const below = sorted[lowest + 1]?.score;
  // Below everything that was decided nobody knows.
  return below === undefined ? Math.min(now, tidy(sorted[lowest]!.score)) : between(below, sorted[lowest]!.score);
}

/** Below the least sure pair that people merged. */
function reviewLevel(sorted: readonly DecidedPair[], now: number): number {
  const last = sorted.findLastIndex(({ isSame }) => isSame);
  if (last < 0) return now;
  const below = sorted[last + 1]?.score;
  return below === undefined ? Math.min(now, tidy(sorted[last]!.score)) : between(below, sorted[last]!.score);
}

/** Half-way in bits, of three digits, above `low` and not above `high` where three digits tell them apart. */
function between(low: number, high: number): number {
  return Math.min(tidy(probability((oddsBits(low) + oddsBits(high)) / 2)), Math.max(least, Math.floor(high * 1000) / 1000));
}

function tidy(level: number): number {
  return Math.min(most, Math.max(least, Math.floor(level * 1000) / 1000));
}
