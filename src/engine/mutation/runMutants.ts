import type { Ast } from "../../expression/ast";
import { type CellValue, isCellError, sameValue } from "../../records/cellValue";
import { rowRules } from "../../rules/validation/rowRules";
import { keys } from "../../rules/validation/keys";
import { rowSchema } from "../../rules/validation/rowSchema";
import { classificationFindings } from "../../rules/classification/classificationFindings";
import type { RuleKind } from "../../rules/rule";
import { type TemplatePlace, placesIn } from "../../template/places";
import { compareOutcomes, decisionFields } from "../../template/regions/decisions";
import type { Example } from "../../template/regions/space";
import type { ClassifyDef, RuleDef, TableDef, Template } from "../../template/template";
import { acrossIn, duplicatesIn, expectedValue, mergedIn, repeatsIn } from "../duplicateTrials";
import { type Trial, classOf, isAsSaid, issuesOf, mayKeepOf, outcomeOf as outcomeOfGoing, trialsOf } from "../testTemplate";
import { type Changed, type Mutant, type MutantKind, mutantsOf } from "./mutants";

/** A change that no test notices. `example`: a record on which it would show, where one was found. */
export type Survivor = TemplatePlace & {
  readonly kind: MutantKind;
  readonly table: string;
  /** Id of the rule, key, duplicate rule or classification; the field that is required. */
  readonly name: string;
  readonly part: Changed["part"];
  readonly from: string;
  readonly to: string;
  readonly example: Example | null;
};

export type Mutation = {
  readonly mutants: number;
  readonly killed: number;
  /** Changes that provably change nothing: every case that the conditions can tell apart comes out the same. They do not count. */
  readonly equivalent: number;
  readonly survivors: readonly Survivor[];
  /** Of the mutants that count, 0 to 1; 1 when there are none. */
  readonly score: number;
};

/** Cases gone through for one survivor, so that a template without tests is judged in seconds. Chosen by us. */
const mostCases = 5_000;

/**
 * Changes the template bit by bit and runs its tests against each change: what no test notices is a part of the template that no test is about. Its own tests must pass.
 * Deterministic, in the order of the template.
 */
export function mutateTemplate(template: Template): Mutation {
  const trials = trialsOf(template);
  const place = placesIn(template.source);
  const judges = new Map(template.tables.map((table) => [table.id, new Judge(trials.filter(({ input }) => input.def === table))]));
  const survivors: Survivor[] = [];
  let [equivalent, mutants] = [0, 0];
  for (const mutant of mutantsOf(template)) {
    mutants++;
    const judge = judges.get(mutant.table.id)!;
    if (judge.notices(mutant.changed)) continue;
    const shown = showing(mutant, template, judge.values);
    if (shown === "same") equivalent++;
    else survivors.push({ kind: mutant.kind, table: mutant.table.id, name: nameOf(mutant.changed), part: mutant.changed.part, from: mutant.from, to: mutant.to, example: shown, ...place(mutant.path, mutant.at) });
  }
  const counted = mutants - equivalent;
  return { mutants, equivalent, killed: counted - survivors.length, survivors, score: counted === 0 ? 1 : (counted - survivors.length) / counted };
}

function nameOf(changed: Changed): string {
  return changed.part === "table" ? changed.name : changed.part === "fields" ? changed.before : changed.before.id;
}

/** Asks the tests of one table. Only the part that is changed runs again. */
class Judge {
  /** What the tests' rows hold, by field: values to try a change on. */
  readonly values: { readonly [field: string]: readonly CellValue[] };
  readonly #issues: readonly Trial[];
  readonly #baseline = new Map<RuleKind, readonly string[]>();

  constructor(private readonly trials: readonly Trial[]) {
    this.#issues = trials.filter(({ test: { expect } }) => expect.issues !== undefined || expect.mayKeep !== undefined);
    const columns = trials.flatMap(({ input }) => Object.entries(input.table.columns));
    this.values = Object.fromEntries([...new Set(columns.map(([field]) => field))].map((field) => [field, [...new Set(columns.filter(([name]) => name === field).flatMap(([, { typed }]) => typed.slice(1)))]]));
  }

  notices(changed: Changed): boolean {
    switch (changed.part) {
      case "rules": return this.#byRule(rowRules, `rule/${changed.before.id}`, (def) => ({ ...def, rules: changed.after === null ? [] : [changed.after] }));
      case "keys": return this.#byRule(keys, `key/${changed.before.id}`, (def) => ({ ...def, keys: changed.after === null ? [] : [changed.after] }));
      case "fields": return this.#byKind(rowSchema, (def) => ({ ...def, fields: def.fields.map((field) => (field.id === changed.before ? { ...field, required: false } : field)) }));
      case "classify": return this.#byClass(changed.before, changed.after) || this.#byKind(classificationFindings, (def) => ({ ...def, classify: def.classify.map((each) => (each === changed.before ? changed.after : each)) }));
      case "table": return changed.judged === null ? this.#byGoing(changed.change) : this.#byKind(changed.judged, changed.change);
      case "dedupe": return this.trials.some(({ test, input }) => {
        const { expect } = test;
        const rules = input.def.dedupe.flatMap((rule) => (rule !== changed.before ? [rule] : changed.after === null ? [] : [changed.after]));
        return (expect.duplicates !== undefined && duplicatesIn(input, rules) !== expect.duplicates) || Object.entries(expect.across ?? {}).some(([other, count]) => acrossIn(input, other, rules) !== count) || (expect.repeats !== undefined && repeatsIn(test, input, rules) !== expect.repeats) || mergesOtherwise({ test, input }, rules);
      });
    }
  }

  /** Rules and keys: what they find goes by their own name, so one of them can be asked alone. */
  #byRule(kind: RuleKind, name: string, changed: (def: TableDef) => TableDef): boolean {
    const noticed = ({ test, input }: Trial): boolean => {
      const def = changed(input.def);
      const findings = kind.check({ ...input, def });
      const { issues, mayKeep } = test.expect;
      return (issues !== undefined && issuesOf(findings).includes(name) !== issues.includes(name)) || (mayKeep !== undefined && mayKeepOf(findings, { ...input, def }).includes(name) !== mayKeep.includes(name)) || (test.expect.said ?? []).some((said) => said.rule === name && !isAsSaid(findings, said, def));
    };
    // The tests that expect it are the likeliest to notice.
    const expects = ({ test: { expect } }: Trial): boolean => expect.issues?.includes(name) === true;
    return this.#issues.some((trial) => expects(trial) && noticed(trial)) || this.#issues.some((trial) => !expects(trial) && noticed(trial));
  }

  #byKind(kind: RuleKind, changed: (def: TableDef) => TableDef): boolean {
    let baseline = this.#baseline.get(kind);
    if (baseline === undefined) this.#baseline.set(kind, (baseline = this.#issues.map((trial) => judged(trial, kind, trial.input))));
    return this.#issues.some((trial, index) => judged(trial, kind, { ...trial.input, def: changed(trial.input.def) }) !== baseline[index]);
  }

  #byGoing(changed: (def: TableDef) => TableDef): boolean {
    return this.trials.some(({ test: { expect }, input }) => ([["onDelete", expect.onDelete], ["onArchive", expect.onArchive], ["onMerge", expect.onMerge]] as const).some(([on, outcomes]) => Object.entries(outcomes ?? {}).some(([field, expected]) => outcomeOfGoing({ ...input, def: changed(input.def) }, field, on) !== expected)));
  }

  #byClass(before: ClassifyDef, after: ClassifyDef): boolean {
    return this.trials.some(({ test, input }) => {
      const expected = test.expect.classes?.[before.target];
      return expected !== undefined && classOf(input, after) !== expected;
    });
  }
}

/** Whether the rows become another record, by these rules, than the test expects. */
function mergesOtherwise({ test, input }: Pick<Trial, "test" | "input">, rules: Parameters<typeof mergedIn>[2]): boolean {
  const { merged, mergeAsks } = test.expect;
  if (merged === undefined && mergeAsks === undefined) return false;
  const found = mergedIn(test, input, rules);
  if (found === null || merged === null) return found !== null || merged !== null;
  return Object.entries(merged ?? {}).some(([field, value]) => !sameValue(found.says(field), expectedValue(input.def, input.table, field, value))) || (mergeAsks !== undefined && found.open.join() !== mergeAsks.join());
}

/** What a test sees of a kind of findings. */
function judged({ test: { expect } }: Trial, kind: RuleKind, input: Trial["input"]): string {
  const findings = kind.check(input);
  return `${expect.issues === undefined ? "" : issuesOf(findings).join(" ")}|${expect.mayKeep === undefined ? "" : mayKeepOf(findings, input).join(" ")}`;
}

/** A record on which the change shows; `same` where it is proved that there is none; null where neither is known. */
function showing({ changed, table }: Mutant, template: Template, values: Judge["values"]): Example | "same" | null {
  const input = { fields: table.fields, calendar: template.calendar, mostCases };
  if (changed.part === "rules") {
    const { before, after } = changed;
    if (after === null) return compareOutcomes({ ...input, conditions: conditionsOf(before) }, (given) => fires(before, given) !== false, values);
    // The same conditions say other words.
    if (after.message !== before.message || after.severity !== before.severity || after.at !== before.at || after.override !== before.override) return compareOutcomes({ ...input, conditions: conditionsOf(before) }, (given) => fires(before, given) !== false, values);
    const count = conditionsOf(before).length;
    return compareOutcomes({ ...input, conditions: [...conditionsOf(before), ...conditionsOf(after)] }, (given) => fires(before, given.slice(0, count)) !== fires(after, given.slice(count)), values);
  }
  if (changed.part === "classify") {
    const { before, after } = changed;
    if (before.kind === "taxonomy" || after.override !== before.override) return null;
    const count = conditionsOfClass(before).length;
    return compareOutcomes({ ...input, fields: decisionFields(before, table), conditions: [...conditionsOfClass(before), ...conditionsOfClass(after)] }, (given) => outcomeOf(before, given.slice(0, count)) !== outcomeOf(after, given.slice(count)), values);
  }
  return null;
}

function conditionsOf({ when, assert }: RuleDef): readonly Ast[] {
  return when === null ? [assert.ast] : [when.ast, assert.ast];
}

/** As `rowRules` judges: is there a finding, and of which kind? */
function fires({ when, strict }: RuleDef, given: readonly CellValue[]): string | false {
  const applies = when === null ? true : given[0]!;
  if (isCellError(applies)) return "error";
  if (applies !== true) return false;
  const verdict = given[when === null ? 0 : 1]!;
  if (isCellError(verdict)) return "error";
  return verdict === false ? "broken" : verdict === null && strict ? "broken" : false;
}

function conditionsOfClass({ table, score }: ClassifyDef): readonly Ast[] {
  return [...table.map(({ when }) => when.ast), ...(score?.factors ?? []).map(({ when }) => when.ast)];
}

/** As `decideByTable` and `decideByScore` decide; of points that decay only which factors hold is known. */
function outcomeOf(def: ClassifyDef, given: readonly CellValue[]): string | null {
  if (def.score !== null) {
    if (given.some(isCellError)) return "#";
    if (def.score.factors.some(({ decay }) => decay !== undefined)) return JSON.stringify([def.score.factors.filter((_, index) => given[index] === true).map(({ id, points }) => [id, points]), def.score.bands]);
    const points = def.score.factors.reduce((sum, factor, index) => (given[index] === true ? sum + factor.points : sum), 0);
    return def.score.bands.find(({ min }) => Number(points.toPrecision(15)) >= min)?.then ?? def.otherwise;
  }
  const hits: string[] = [];
  for (const [index, row] of def.table.entries()) {
    if (isCellError(given[index]!)) return "#";
    if (given[index] !== true) continue;
    hits.push(row.then);
    if (def.hit === "first") break;
  }
  const classes = [...new Set(hits)];
  if (def.hit === "collect") return classes.length === 0 ? def.otherwise : classes.sort().join();
  return (def.hit === "any" ? classes : hits).length > 1 ? "##" : (hits[0] ?? def.otherwise);
}
