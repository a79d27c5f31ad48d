import { type Ast, printExpression } from "../../expression/ast";
import { expressionOf } from "../../expression/compile";
import type { Expression } from "../../expression/expression";
import { compilePattern } from "../../expression/pattern";
import type { Json } from "../../records/cellValue";
import { relations } from "../../rules/relations/relations";
import type { RuleKind } from "../../rules/rule";
import { stageFindings } from "../../rules/stages/stageFindings";
import { rowSchema } from "../../rules/validation/rowSchema";
import { workedOutFields } from "../../rules/validation/workedOutFields";
import { compileRowSchema } from "../../template/rowSchema";
import type { FieldDef, RelationDef, StagesDef, TableDef, Template } from "../../template/template";
import type { Path } from "../../template/templateProblems";
import { type MutantKind, conditionMutants } from "./conditionMutants";

/** A change of a part that only one kind of rule reads. `name`: the finding that a test of it would expect. */
export type PartMutant = { readonly kind: MutantKind; readonly path: Path; readonly at?: number; readonly from: string; readonly to: string; readonly name: string; /** Null: by what becomes of rows when a record goes. */ readonly judged: RuleKind | null; readonly change: (def: TableDef) => TableDef };

/** Stages, relations, values that are worked out, and limits of single values. */
export function partMutants(table: TableDef, template: Template): readonly PartMutant[] {
  const { relations: stated = [] } = (JSON.parse(template.source) as { readonly tables: { readonly [id: string]: { readonly relations?: readonly { readonly [keyword: string]: unknown }[] } } }).tables[table.id]!;
  return [...limitMutants(table, template), ...(table.workedOut ?? []).flatMap(computeMutants), ...(table.stages === undefined ? [] : stageMutants(table.stages)), ...table.relations.flatMap(relationMutants), ...table.relations.flatMap((relation, index) => goingMutants(relation, index, stated[index] ?? {}))];
}

type Conditions = readonly { readonly kind: MutantKind; readonly after: Expression; readonly from: string; readonly to: string; readonly at: number }[];

function changesOf({ ast }: { readonly ast: Ast }): Conditions {
  return conditionMutants(ast).map(({ kind, condition, from, to, at }) => ({ kind, from, to, at, after: expressionOf(condition, printExpression(condition)) }));
}

function computeMutants(field: FieldDef): readonly PartMutant[] {
  const { compute } = field;
  // Only what holds at all times can be wrong in a row of a test.
  if (compute?.trigger !== "always") return [];
  return changesOf(compute.value).map(({ after, ...made }) => {
    const changed: FieldDef = { ...field, compute: { ...compute, value: after } };
    const swap = (fields: readonly FieldDef[]): readonly FieldDef[] => fields.map((each) => (each.id === field.id ? changed : each));
    return { ...made, path: ["schema", "properties", field.id, "x-compute"], name: `compute/${field.id}`, judged: workedOutFields, change: (def) => ({ ...def, fields: swap(def.fields), workedOut: swap(def.workedOut ?? []) }) };
  });
}

function stageMutants(stages: StagesDef): readonly PartMutant[] {
  const made = (kind: MutantKind, place: Path, from: string, to: string, name: string, after: StagesDef, at?: number): PartMutant => ({ kind, path: ["stages", ...place], from, to, name, judged: stageFindings, change: (def) => ({ ...def, stages: after }), ...(at === undefined ? {} : { at }) });
  const transitions = stages.transitions.flatMap((transition, index): readonly PartMutant[] => {
    const place = ["transitions", index];
    const put = (after: readonly (typeof transition)[]): StagesDef => ({ ...stages, transitions: stages.transitions.flatMap((each) => (each === transition ? after : [each])) });
    return [
      ...(transition.by === undefined ? [] : [made("role", [...place, "roles"], transition.to, "", "stage/role", put([withoutRoles(transition)]))]),
      ...transition.require.map((field, at) => made("gate", [...place, "require", at], field, "", "stage/gate", put([{ ...transition, require: transition.require.filter((other) => other !== field) }]))),
      ...(transition.assert === null ? [] : changesOf(transition.assert).map(({ kind, after, from, to, at }) => made(kind, [...place, "assert"], from, to, "stage/gate", put([{ ...transition, assert: after }]), at))),
    ];
  });
  const list = stages.list.flatMap((stage, index): readonly PartMutant[] => {
    const put = (after: typeof stage): StagesDef => ({ ...stages, list: stages.list.map((each) => (each === stage ? after : each)) });
    const { reason, ...rest } = stage;
    return [
      ...(stage.maxAge === null ? [] : [made("limit", ["list", index, "maxAge"], `${stage.id} maxAge`, "", "stage/overdue", put({ ...stage, maxAge: null }))]),
      ...(reason === undefined ? [] : [made("gate", ["list", index, "reason"], reason.field, "", "stage/reason", put(rest))]),
    ];
  });
  return [...transitions, ...list];
}

function withoutRoles(transition: StagesDef["transitions"][number]): StagesDef["transitions"][number] {
  const { by, ...rest } = transition;
  return by === undefined ? transition : rest;
}

/** What becomes of a record that names one that goes, as far as the template says so: another way each. */
function goingMutants({ id, onArchive, onDelete, onMerge }: RelationDef, index: number, stated: { readonly [keyword: string]: unknown }): readonly PartMutant[] {
  const made = (keyword: "onArchive" | "onDelete" | "onMerge", from: string, to: RelationDef["onDelete"]): readonly PartMutant[] => (stated[keyword] === undefined ? [] : [{ kind: "going", path: ["relations", index, keyword], from: `${keyword} ${from}`, to, name: `relation/${id}`, judged: null, change: (def) => ({ ...def, relations: def.relations.map((each) => (each.id === id ? { ...each, [keyword]: to } : each)) }) }]);
  return [...made("onArchive", onArchive, onArchive === "cascade" ? "restrict" : "cascade"), ...made("onDelete", onDelete, onDelete === "cascade" ? "restrict" : "cascade"), ...made("onMerge", onMerge, onMerge === "restrict" ? "relink" : "restrict")];
}

function relationMutants(relation: RelationDef, index: number): readonly PartMutant[] {
  const made = (kind: MutantKind, place: Path, from: string, to: string, after: Partial<RelationDef>, at?: number): PartMutant => ({ kind, path: ["relations", index, ...place], from, to, name: `relation/${relation.id}`, judged: relations, change: (def) => ({ ...def, relations: def.relations.map((each) => (each.id === relation.id ? { ...each, ...after } : each)) }), ...(at === undefined ? {} : { at }) });
  const { filter, integrity } = relation;
  return [
    ...(filter === null ? [] : [made("condition", ["filter"], filter.text, "", { filter: null }), ...changesOf(filter).map(({ kind, after, from, to, at }) => made(kind, ["filter"], from, to, { filter: after }, at))]),
    ...(integrity.orphan === null ? [] : [made("gate", [], relation.from, "", { integrity: { ...integrity, orphan: null } })]),
  ];
}

const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "const"] as const;

/** Each limit of a single value left out: the row's schema is made anew without it. */
function limitMutants(table: TableDef, { source }: Template): readonly PartMutant[] {
  const { schema } = (JSON.parse(source) as { readonly tables: { readonly [id: string]: { readonly schema: { readonly properties: { readonly [field: string]: { readonly [keyword: string]: Json } } } } } }).tables[table.id]!;
  const patterns = new Map<string, ReturnType<typeof compilePattern>>();
  const pattern = (text: string): ReturnType<typeof compilePattern> => { const known = patterns.get(text) ?? compilePattern(text); patterns.set(text, known); return known; };
  return table.fields.flatMap(({ id }) => limits.filter((keyword) => schema.properties[id]?.[keyword] !== undefined).flatMap((keyword): readonly PartMutant[] => {
    const rest = Object.fromEntries(Object.entries(schema.properties[id]!).filter(([name]) => name !== keyword));
    const compiled = compileRowSchema({ ...schema, properties: { ...schema.properties, [id]: rest } }, pattern);
    return compiled.ok ? [{ kind: "limit", path: ["schema", "properties", id, keyword], from: `${id} ${keyword} ${JSON.stringify(schema.properties[id]![keyword])}`, to: "", name: `schema/${keyword}`, judged: rowSchema, change: (def) => ({ ...def, rowSchema: compiled.value }) }] : [];
  }));
}
