import type { Ast } from "../../expression/ast";
import { isCellError } from "../../records/cellValue";
import { fieldTypeOf } from "../../fields/index";
import type { ClassifyDef, FieldDef, TableDef } from "../template";
import type { Calendar } from "../../expression/expression";
import { isValid } from "./cells";
import { type Axis, type Example, type Space, spaceOf, triedSpace } from "./space";

/** By field, the groups of cells that a region spans; an axis that is not named does not matter. */
export type Region = readonly { readonly axis: Axis; readonly groups: readonly number[] }[];

/**
 * What is found of one decision table. `region` null: the example was found by trying, its surroundings are not known. `rows` are indexes of the table.
 * `unreachable`: an earlier row always comes first; `never`: the condition cannot hold. `undecided`: parts (`because`, as written; none = too many cases) stand in the way of a proof.
 */
export type DecisionFinding =
  | { readonly kind: "gap"; readonly example: Example; readonly region: Region | null }
  | { readonly kind: "overlap"; readonly rows: readonly [number, number]; readonly example: Example; readonly region: Region | null }
  | { readonly kind: "unreachable"; readonly row: number }
  | { readonly kind: "never"; readonly row: number }
  | { readonly kind: "undecided"; readonly what: "gaps" | "overlaps"; readonly because: readonly string[] };

/** At most this many gaps, and overlaps of two rows, are told. */
const mostTold = 20;

/**
 * What a decision table leaves out and what it says twice, over the values its fields let pass: a gap is a valid record that no row takes, where the table has no `else`; an
 * overlap one that two rows of a `unique` table take. Everything told is proved or comes with a record that shows it; a condition that gives an error is neither.
 */
export function decisionFindings(def: ClassifyDef, table: Pick<TableDef, "fields">, calendar: Calendar): readonly DecisionFinding[] {
  const conditions = def.table.map(({ when }) => when.ast);
  const input = { conditions, fields: decisionFields(def, table), domain: "valid", calendar } as const;
  const space = spaceOf(input);
  const findings: DecisionFinding[] = [];
  const reachable = space === null ? null : reachableRows(space, def.hit === "first");
  reachable?.forEach((state, row) => { if (state !== "reachable") findings.push({ kind: state, row }); });
  const because = space?.open ?? [];
  const exact = space !== null && because.length === 0;
  let tried: Space | null = null;
  const trial = (): Space => (tried ??= triedSpace(input));
  const look = (what: "gaps" | "overlaps", isHit: (space: Space, index: number) => boolean, tell: (example: Example, region: Region | null) => DecisionFinding): void => {
    const hits = space === null ? null : casesWhere(space, (index) => isHit(space, index));
    if (hits !== null && hits.size === 0) return;
    if (exact) {
      const regions = regionsOf(space, hits!).map(({ region, index }) => ({ region, example: validExample(space, hits!, region, index) }));
      for (const { region, example } of regions.slice(0, mostTold)) if (example !== null) findings.push(tell(example, region));
      if (regions.length > 0 && regions.every(({ example }) => example === null)) findings.push({ kind: "undecided", what, because });
      return;
    }
    const found = firstCase(trial(), (index) => isHit(trial(), index) && allValid(trial(), index));
    findings.push(found === null ? { kind: "undecided", what, because } : tell(trial().example(found), null));
  };
  const none = (space: Space, index: number): boolean => space.conditions.every((condition) => { const value = condition(index); return value !== true && !isCellError(value); });
  if (def.otherwise === null) look("gaps", none, (example, region) => ({ kind: "gap", example, region }));
  if (def.hit === "unique" || def.hit === "any") {
    const undecided = findings.length;
    for (let a = 0; a < conditions.length; a++) {
      for (let b = a + 1; b < conditions.length; b++) {
        if (def.hit === "any" && def.table[a]!.then === def.table[b]!.then) continue;
        const both = (space: Space, index: number): boolean => space.conditions[a]!(index) === true && space.conditions[b]!(index) === true;
        look("overlaps", both, (example, region) => ({ kind: "overlap", rows: [a, b], example, region }));
      }
    }
    // One word for all pairs that cannot be decided.
    const kept = findings.slice(undecided).filter((finding, index, all) => finding.kind !== "undecided" || all.findIndex(({ kind }) => kind === "undecided") === index);
    findings.splice(undecided, findings.length, ...kept);
  }
  return findings;
}

/** The fields that the conditions of a classification may read: those of the table, and the scores of recency, frequency and money. */
export function decisionFields({ rfm }: ClassifyDef, { fields }: Pick<TableDef, "fields">): readonly FieldDef[] {
  if (rfm === undefined) return fields;
  const fieldType = fieldTypeOf("integer")!;
  const score = (id: string, limits: readonly number[] | undefined): FieldDef => ({
    id, type: "integer", label: { "zh-CN": id, en: id }, fieldType, aliases: [], required: false, readOnly: true, severity: "error",
    limits: { minimum: 1, maximum: typeof rfm.cuts === "number" ? rfm.cuts : limits!.length + 1 },
  });
  const [r, f, m] = typeof rfm.cuts === "number" ? [] : rfm.cuts;
  return [...fields, score("R", r), score("F", f), score("M", m)];
}

function reachableRows({ size, conditions }: Space, first: boolean): readonly ("reachable" | "unreachable" | "never")[] {
  const states: ("reachable" | "unreachable" | "never")[] = conditions.map(() => "never");
  for (let index = 0; index < size; index++) {
    let taken = false;
    for (let row = 0; row < conditions.length; row++) {
      if (states[row] === "reachable" && (taken || !first)) continue;
      if (conditions[row]!(index) !== true) continue;
      if (!taken || !first) states[row] = "reachable";
      else if (states[row] === "never") states[row] = "unreachable";
      taken = true;
    }
  }
  return states;
}

export function casesWhere({ size }: Space, holds: (index: number) => boolean): ReadonlySet<number> {
  const cases = new Set<number>();
  for (let index = 0; index < size; index++) if (holds(index)) cases.add(index);
  return cases;
}

export function firstCase({ size }: Space, holds: (index: number) => boolean): number | null {
  for (let index = 0; index < size; index++) if (holds(index)) return index;
  return null;
}

function allValid({ axes, example }: Space, index: number): boolean {
  const values = example(index);
  return axes.every(({ field }) => isValid(field, values[field.id] ?? null));
}

/** The cases as few boxes: each begins at the first case that no box holds yet and grows field by field as far as all of it are cases. */
function regionsOf(space: Space, cases: ReadonlySet<number>): readonly { readonly region: Region; readonly index: number }[] {
  const { axes, groupAt } = space;
  const strides = axes.map((_, axis) => axes.slice(axis + 1).reduce((product, { groups }) => product * groups.length, 1));
  const covered = new Set<number>();
  const found: { readonly region: Region; readonly index: number }[] = [];
  for (const index of cases) {
    if (covered.has(index)) continue;
    let box = [index];
    const region = axes.map((axis, at) => {
      const own = groupAt(at, index);
      const groups = axis.groups.flatMap((_, group) => (box.every((each) => cases.has(each + (group - own) * strides[at]!)) ? [group] : []));
      box = groups.flatMap((group) => box.map((each) => each + (group - own) * strides[at]!));
      return { axis, groups };
    });
    for (const each of box) covered.add(each);
    found.push({ index, region: region.filter(({ axis, groups }) => groups.length < axis.groups.length) });
  }
  return found;
}

/** A record of the region whose values the fields themselves let pass; null where every one that stands for its cell would be a finding. */
function validExample(space: Space, cases: ReadonlySet<number>, region: Region, index: number): Example | null {
  if (allValid(space, index)) return space.example(index);
  const inRegion = (each: number): boolean => region.every(({ axis, groups }) => groups.includes(space.groupAt(space.axes.indexOf(axis), each)));
  for (const each of cases) if (inRegion(each) && allValid(space, each)) return space.example(each);
  // Other cells of the same groups say the same to every condition.
  const example = Object.fromEntries(space.axes.map(({ field, groups }, axis) => [field.id, groups[space.groupAt(axis, index)]!.map(({ value }) => value).find((value) => isValid(field, value))]));
  return Object.values(example).includes(undefined) ? null : (example as Example);
}

/** Do two lists of conditions always come out the same, by what `outcome` makes of them? `same`: proved for every value; an example: they differ there; null: neither. */
export function compareOutcomes(input: { readonly conditions: readonly Ast[]; readonly fields: TableDef["fields"]; readonly calendar: Calendar; readonly mostCases?: number }, differ: (values: readonly ReturnType<Space["conditions"][number]>[]) => boolean, more: { readonly [field: string]: readonly Example[string][] } = {}): "same" | Example | null {
  const differs = (space: Space) => (index: number): boolean => differ(space.conditions.map((condition) => condition(index)));
  const space = spaceOf({ ...input, domain: "readable" });
  if (space !== null) {
    const all = differs(space);
    const found = space.open.length === 0 ? firstCase(space, (index) => all(index) && allValid(space, index)) ?? firstCase(space, all) : firstCase(space, all);
    if (found === null) return "same";
    if (space.open.length === 0) return space.example(found);
  }
  const tried = triedSpace({ ...input, domain: "readable" }, more);
  const differing = differs(tried);
  const found = firstCase(tried, (index) => differing(index) && allValid(tried, index)) ?? firstCase(tried, differing);
  return found === null ? null : tried.example(found);
}
