import { type Ast, printExpression } from "../../expression/ast";
import { expressionOf as expressionFrom } from "../../expression/compile";
import type { Expression } from "../../expression/expression";
import type { Severity } from "../../records/severity";
import type { ClassifyDef, DedupeDef, KeyDef, RfmDef, RuleDef, TableDef, Template } from "../../template/template";
import { survivorText } from "../../template/survivorTexts";
import type { Path } from "../../template/templateProblems";
import { type MutantKind, conditionMutants } from "./conditionMutants";
import { type PartMutant, partMutants } from "./partMutants";

export type { MutantKind };

/** One small change of a template. `changed` is the part that is changed, before and after; the rest of the table stays. */
export type Mutant = {
  readonly kind: MutantKind;
  readonly table: TableDef;
  readonly path: Path;
  /** Character of the text at `path`, where it is a condition. */
  readonly at?: number;
  readonly from: string;
  readonly to: string;
  readonly changed: Changed;
};
export type Changed =
  | { readonly part: "rules"; readonly before: RuleDef; readonly after: RuleDef | null }
  | { readonly part: "keys"; readonly before: KeyDef; readonly after: KeyDef | null }
  | { readonly part: "dedupe"; readonly before: DedupeDef; readonly after: DedupeDef | null }
  | { readonly part: "classify"; readonly before: ClassifyDef; readonly after: ClassifyDef }
  | { readonly part: "fields"; readonly before: string; readonly after: null }
  | Pick<PartMutant, "name" | "judged" | "change"> & { readonly part: "table" };

type Made = Omit<Mutant, "path" | "table"> & { readonly path: Path };

/** Every mutant of a template, in the order of its tables and their parts. Nothing is read or compiled again: trees are changed and bound. */
export function mutantsOf(template: Template): readonly Mutant[] {
  return template.tables.flatMap((table) => {
    const made: readonly Made[] = [
      ...table.fields.filter(({ required }) => required).map(({ id }): Made => ({ kind: "required", path: ["schema", "required"], from: id, to: "", changed: { part: "fields", before: id, after: null } })),
      ...table.keys.flatMap((key, index) => keyMutants(key, ["keys", index])),
      ...table.rules.flatMap((rule, index) => ruleMutants(rule, table.rules, ["rules", index])),
      ...table.dedupe.flatMap((rule, index) => dedupeMutants(rule, ["dedupe", index])),
      ...table.classify.flatMap((def, index) => classMutants(def, ["classify", index])),
      ...partMutants(table, template).map(({ name, judged, change, ...made }): Made => ({ ...made, changed: { part: "table", name, judged, change } })),
    ];
    return made.map((one) => ({ ...one, table, path: ["tables", table.id, ...one.path] }));
  });
}

function expressionOf(ast: Ast): Expression {
  return expressionFrom(ast, printExpression(ast));
}

const otherSeverity: { readonly [severity in Severity]: Severity } = { error: "warning", warning: "error", info: "warning" };

function ruleMutants(rule: RuleDef, rules: readonly RuleDef[], path: Path): readonly Made[] {
  const made = (kind: MutantKind, place: Path, from: string, to: string, after: RuleDef | null, at?: number): Made => ({ kind, path: [...path, ...place], from, to, changed: { part: "rules", before: rule, after }, ...(at === undefined ? {} : { at }) });
  const inCondition = (name: "when" | "assert", ast: Ast): readonly Made[] => conditionMutants(ast).map(({ kind, condition, from, to, at }) => made(kind, [name], from, to, { ...rule, [name]: expressionOf(condition) }, at));
  const next = rules[(rules.indexOf(rule) + 1) % rules.length]!;
  return [
    made("dropped", [], rule.id, "", null),
    ...(rule.when === null ? [] : [made("condition", ["when"], rule.when.text, "", { ...rule, when: null }), ...inCondition("when", rule.when.ast)]),
    ...inCondition("assert", rule.assert.ast),
    ...(rule.at === undefined ? [] : [
      made("moment", ["at"], rule.at.join(", "), "", without(rule, "at")),
      ...(rule.at.length < 2 ? [] : rule.at.map((moment, index) => made("moment", ["at", index], moment, "", { ...rule, at: rule.at!.filter((other) => other !== moment) }))),
    ]),
    ...(rule.override === undefined || (rule.override.allowed && rule.override.by === undefined) ? [] : [made("role", ["override"], rule.id, "", without(rule, "override"))]),
    made("strict", [], String(rule.strict), String(!rule.strict), { ...rule, strict: !rule.strict }),
    made("severity", ["severity"], rule.severity, otherSeverity[rule.severity], { ...rule, severity: otherSeverity[rule.severity] }),
    made("message", ["message"], rule.message["zh-CN"], next === rule ? "" : next.message["zh-CN"], { ...rule, message: next === rule ? { "zh-CN": "", en: "" } : next.message }),
  ];
}

function without<T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> {
  const { [key]: gone, ...rest } = whole;
  return gone === undefined ? whole : rest;
}

function keyMutants(key: KeyDef, path: Path): readonly Made[] {
  const made = (kind: MutantKind, place: Path, from: string, to: string, after: KeyDef | null, at?: number): Made => ({ kind, path: [...path, ...place], from, to, changed: { part: "keys", before: key, after }, ...(at === undefined ? {} : { at }) });
  const other = key.nulls === "equal" ? "ignore" : "equal";
  return [
    made("dropped", [], key.id, "", null),
    ...(key.fields.length < 2 ? [] : key.fields.map((field, index) => made("field", ["fields", index], field, "", { ...key, fields: key.fields.filter((name) => name !== field) }))),
    made("blanks", ["nulls"], key.nulls, other, { ...key, nulls: other }),
    made("severity", ["mode"], key.mode, key.mode === "block" ? "warn" : "block", { ...key, mode: key.mode === "block" ? "warn" : "block" }),
    ...(key.when === null ? [] : [made("condition", ["when"], key.when.text, "", { ...key, when: null }), ...conditionMutants(key.when.ast).map(({ kind, condition, from, to, at }) => made(kind, ["when"], from, to, { ...key, when: expressionOf(condition) }, at))]),
  ];
}

function dedupeMutants(rule: DedupeDef, path: Path): readonly Made[] {
  const made = (kind: MutantKind, place: Path, from: string, after: DedupeDef | null, to = ""): Made => ({ kind, path: [...path, ...place], from, to, changed: { part: "dedupe", before: rule, after } });
  const less = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, other) => other !== index);
  return [
    made("dropped", [], rule.id, null),
    ...(rule.match.length < 2 ? [] : rule.match.map(({ field, method }, index) => made("match", ["match", index], `${field} ${method}`, { ...rule, match: less(rule.match, index) }))),
    ...rule.match.flatMap((match, index) => (match.threshold === null ? [] : [made("threshold", ["match", index, "threshold"], String(match.threshold), { ...rule, match: rule.match.map((other) => (other === match ? { ...match, threshold: null } : other)) })])),
    ...rule.mustMatch.map((field, index) => made("gate", ["mustMatch", index], field, { ...rule, mustMatch: less(rule.mustMatch, index) })),
    ...rule.mustNotDiffer.map((field, index) => made("gate", ["mustNotDiffer", index], field, { ...rule, mustNotDiffer: less(rule.mustNotDiffer, index) })),
    ...(rule.lexicon === undefined || rule.lexicon.words.length === 0 ? [] : [made("words", ["lexicon", "words"], rule.lexicon.words.join(", "), { ...rule, match: rule.match.map((line) => without(line, "words")), block: rule.block.map((line) => without(line, "words")) })]),
    ...(rule.lexicon?.differ ?? []).map((word, index) => made("words", ["lexicon", "differ", index], word, { ...rule, lexicon: { ...rule.lexicon!, differ: less(rule.lexicon!.differ, index) } })),
    ...(rule.action === undefined ? [] : [made("action", ["action"], rule.action, { ...rule, action: rule.action === "warn" ? "allow" : "warn" }, rule.action === "warn" ? "allow" : "warn")]),
    ...(rule.override === undefined ? [] : [made("role", ["override"], rule.id, { ...rule, override: { roles: [], holders: rule.override.people.map(({ id }) => id), people: rule.override.people } })]),
    ...(rule.on === undefined ? [] : [made("moment", ["on"], rule.on.join(", "), without(rule, "on")), ...(rule.on.length < 2 ? [] : rule.on.map((moment, index) => made("moment", ["on", index], moment, { ...rule, on: less(rule.on!, index) })))]),
    ...(rule.master === undefined ? [] : [made("survivor", ["master"], `master ${survivorText(rule.master).en}`, without(rule, "master"))]),
    // What holds anyway is not changed by leaving it out.
    ...Object.entries(rule.survive).filter(([field, how]) => field !== "*" || how !== "mostComplete").map(([field, how]) => made("survivor", ["survive", field], `${field} ${survivorText(how).en}`, { ...rule, survive: without(rule.survive, field) })),
    ...(rule.keepLoser?.names === undefined ? [] : [made("survivor", ["keepLoser", "names"], rule.keepLoser.names.in, { ...rule, keepLoser: without(rule.keepLoser, "names") })]),
    ...(rule.relink === undefined ? [] : [made("going", ["relink"], "relink restrict", without(rule, "relink"), "relink")]),
    ...(rule.across ?? []).flatMap((across, index) => {
      const named = Object.entries(across.fields);
      const withFields = (fields: typeof named): DedupeDef => ({ ...rule, across: rule.across!.map((each) => (each === across ? { ...across, fields: Object.fromEntries(fields) } : each)) });
      return [
        made("dropped", ["across", index], across.table, { ...rule, across: less(rule.across!, index) }),
        ...(named.length < 2 ? [] : named.map(([field], at) => made("match", ["across", index, "fields", field], field, withFields(named.filter((_, other) => other !== at))))),
      ];
    }),
  ];
}

function classMutants(def: ClassifyDef, path: Path): readonly Made[] {
  const made = (kind: MutantKind, place: Path, from: string, to: string, after: ClassifyDef, at?: number): Made => ({ kind, path: [...path, ...place], from, to, changed: { part: "classify", before: def, after }, ...(at === undefined ? {} : { at }) });
  const classes = [...new Set([...def.table.map(({ then }) => then), ...(def.score?.bands ?? []).map(({ then }) => then), ...(def.taxonomy?.rules ?? []).map(({ then }) => then), ...(def.otherwise === null ? [] : [def.otherwise])])];
  const other = (name: string): string | undefined => classes[(classes.indexOf(name) + 1) % classes.length];
  const swapped = (name: string): string => { const next = other(name); return next === undefined || next === name ? "" : next; };
  const table = def.table.flatMap((row, index) => {
    const withRow = (after: typeof row): ClassifyDef => ({ ...def, table: def.table.map((each) => (each === row ? after : each)) });
    return [
      made("dropped", ["table", index], row.id, "", { ...def, table: def.table.filter((each) => each !== row) }),
      ...conditionMutants(row.when.ast).map(({ kind, condition, from, to, at }) => made(kind, ["table", index, "when"], from, to, withRow({ ...row, when: expressionOf(condition) }), at)),
      made("swapped", ["table", index, "then"], row.then, swapped(row.then), withRow({ ...row, then: swapped(row.then) })),
    ];
  });
  const { score } = def;
  const factors = (score?.factors ?? []).flatMap((factor, index) => {
    const withFactor = (after: typeof factor): ClassifyDef => ({ ...def, score: { ...score!, factors: score!.factors.map((each) => (each === factor ? after : each)) } });
    return [
      made("dropped", ["score", "factors", index], factor.id, "", { ...def, score: { ...score!, factors: score!.factors.filter((each) => each !== factor) } }),
      ...conditionMutants(factor.when.ast).map(({ kind, condition, from, to, at }) => made(kind, ["score", "factors", index, "when"], from, to, withFactor({ ...factor, when: expressionOf(condition) }), at)),
    ];
  });
  const cutsOf = (rfm: RfmDef): readonly { readonly from: string; readonly to: string; readonly cuts: RfmDef["cuts"] }[] => {
    if (typeof rfm.cuts === "number") return [{ from: String(rfm.cuts), to: String(rfm.cuts + 1), cuts: rfm.cuts + 1 }];
    const [dates, counts, amounts] = rfm.cuts;
    return [dates, counts, amounts].flatMap((list, which) => list.map((_, at) => {
      const rest = list.filter((_limit, other) => other !== at);
      return { from: String(list[at]), to: "", cuts: [which === 0 ? rest : dates, which === 1 ? rest : counts, which === 2 ? rest : amounts] };
    }));
  };
  const { rfm } = def;
  const shares = rfm === undefined ? [] : [
    ...cutsOf(rfm).map(({ from, to, cuts }) => made("limit", ["rfm", "cuts"], from, to, { ...def, rfm: { ...rfm, cuts } })),
    ...(rfm.window === null ? [] : [made("limit", ["rfm", "window"], "window", "", { ...def, rfm: { ...rfm, window: null } })]),
  ];
  const bands = (score?.bands ?? []).map((band) => made("dropped", ["score", "bands"], String(band.min), "", { ...def, score: { ...score!, bands: score!.bands.filter((each) => each !== band) } }));
  const words = (def.taxonomy?.rules ?? []).flatMap((rule, index) => {
    const withRule = (after: readonly (typeof rule)[]): ClassifyDef => ({ ...def, taxonomy: { ...def.taxonomy!, rules: def.taxonomy!.rules.flatMap((each) => (each === rule ? after : [each])) } });
    return [
      made("dropped", ["taxonomy", "rules", index], rule.id, "", withRule([])),
      made("swapped", ["taxonomy", "rules", index, "then"], rule.then, swapped(rule.then), withRule([{ ...rule, then: swapped(rule.then) }])),
      ...rule.unless.map((word) => made("option", ["taxonomy", "rules", index, "unless"], word, "", withRule([{ ...rule, unless: rule.unless.filter((other) => other !== word) }]))),
    ];
  });
  const otherwise = def.otherwise === null ? [] : [made("otherwise", ["else"], def.otherwise, swapped(def.otherwise), { ...def, otherwise: swapped(def.otherwise) })];
  const left = def.override === undefined || (def.override.allowed && def.override.by === undefined) ? [] : [made("role", ["override"], def.target, "", without(def, "override"))];
  return [...left, ...table, ...shares, ...factors, ...bands, ...words, ...otherwise];
}
