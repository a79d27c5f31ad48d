import data from "../../templates/data/regionCodes.json";
import { isWithin, type Region, regionTree } from "./regionTree";

/**
 * The six-digit codes of GB/T 2260 over the years. What is known of a code is between which of some twenty revisions (1998 to 2023) it stands; of older codes only that they were used
 * between 1980 and the first of them. Years are therefore read generously: a code counts as in use in every year in which it may have been.
 */
type CodeUse = {
  /** The year in which it may have begun at the earliest, null = before the first revision. */
  readonly from: number | null;
  /** The year in which it may have been in use at the latest, null = still in use. */
  readonly to: number | null;
  /** Last name, without those above it; null = the name of today. */
  readonly name: string | null;
  readonly next: string | null;
};
let uses: ReadonlyMap<string, CodeUse> | null = null;
const years = data.revisions.map((month) => Number(month.slice(0, 4)));

function codeUses(): ReadonlyMap<string, CodeUse> {
  return (uses ??= new Map(data.codes.map((line): [string, CodeUse] => {
    const [code = "", span = "", name, next] = line.split(" ");
    const [first = "", last = ""] = span.split("-");
    const dated = span !== "";
    return [code, {
      from: dated && Number(first) > 0 ? years[Number(first) - 1]! : null,
      to: !dated ? years[0]! : last === "" ? null : years[Number(last) + 1]!,
      name: name ?? null,
      next: next ?? null,
    }];
  })));
}

/**
 * Whether a code was in use in a year: `notYet` = it came later, `abolished` = it was gone by then, `unknown` = never a code since 1980. Identity numbers were first given out in 1984 and often
 * after birth, so for a birth year only `abolished` and `unknown` speak against a number.
 */
export function regionCodeAt(code: string, year: number): "used" | "notYet" | "abolished" | "unknown" {
  const use = codeUses().get(code);
  if (use === undefined) return regionTree().byCode.has(code) ? "used" : "unknown";
  if (use.from !== null && year < use.from) return "notYet";
  return use.to !== null && year > use.to ? "abolished" : "used";
}

/** What became of a code that is no longer in use: its last name and the present code of the place, null where the place was divided or went into another. Undefined for a code in use, or none. */
export function formerRegion(code: string): { readonly name: string; readonly lastYear: number; readonly next: string | null } | undefined {
  const use = codeUses().get(code);
  if (use === undefined || use.to === null || use.name === null) return undefined;
  let next = use.next;
  for (let steps = 0; next !== null && steps < 9 && !regionTree().byCode.has(next); steps++) next = codeUses().get(next)?.next ?? null;
  return { name: use.name, lastYear: use.to, next: next !== null && regionTree().byCode.has(next) ? next : null };
}

type FormerName = { readonly code: string; readonly name: string; readonly next: string };
let names: ReadonlyMap<string, readonly FormerName[]> | null = null;

/** Former divisions by their full name, those whose present code is known. */
export function formerRegions(): ReadonlyMap<string, readonly FormerName[]> {
  if (names !== null) return names;
  const byName = new Map<string, FormerName[]>();
  for (const code of codeUses().keys()) {
    const former = formerRegion(code);
    if (former === undefined || former.next === null) continue;
    const having = byName.get(former.name);
    const entry = { code, name: former.name, next: former.next };
    if (having === undefined) byName.set(former.name, [entry]);
    else having.push(entry);
  }
  return (names = byName);
}

const longestName = 15;

/**
 * The present division for the former one that a text begins with (昌平县科技园路 → 北京市/昌平区), `under` the division already read, null = none. Null where no former name stands there, or where it
 * leads to two divisions.
 */
export function readFormerRegion(text: string, under: Region | null): { readonly region: Region; readonly name: string; readonly rest: string } | null {
  const { byCode } = regionTree();
  for (let length = Math.min(longestName, text.length); length >= 2; length--) {
    const name = text.slice(0, length);
    const present = new Set((formerRegions().get(name) ?? []).map(({ next }) => byCode.get(next)!).filter((region) => under === null || isWithin(region, under)));
    const [region] = present;
    if (region !== undefined) return present.size === 1 ? { region, name, rest: text.slice(length) } : null;
  }
  return null;
}
