import { type Ast, children } from "../expression/ast";
import { durationFromIso } from "../records/isoDuration";
import { type Fields, type Loading, complaint, expressionType, words } from "./loading";
import { calculatedKeywords, isCalculated, loadCalculated, tablesOf } from "./loadCalculated";
import { loadListedIn } from "./loadListedIn";
import type { RawField } from "./rawTemplate";
import type { Expression, FieldDef } from "./template";
import type { Path } from "./templateProblems";

/** The field with the expressions that it states over the other fields of its table. */
export function withExpressions(field: FieldDef, raw: RawField, path: Path, fields: Fields, loading: Loading): FieldDef {
  checkUses(field, raw, path, loading);
  const condition = (keyword: "x-requiredWhen" | "x-visibleWhen" | "x-readOnlyWhen"): Expression | null => {
    const text = raw[keyword];
    return text === undefined ? null : loading.expression(text, [...path, keyword], fields.types, "boolean");
  };
  const requiredWhen = condition("x-requiredWhen");
  const visibleWhen = condition("x-visibleWhen");
  const readOnlyWhen = condition("x-readOnlyWhen");
  const initial = raw["x-default"] === undefined ? null : loading.expression(raw["x-default"], [...path, "x-default"], fields.types, expressionType(field));
  const formula = loadCalculated(field, raw, path, fields, loading);
  const compute = formula !== null ? { value: formula, trigger: "always" as const } : raw["x-compute"] === undefined ? null : loadCompute(field, raw["x-compute"], [...path, "x-compute"], fields, loading);
  const freshness = raw["x-freshness"] === undefined ? null : loadFreshness(raw["x-freshness"], [...path, "x-freshness"], fields, loading);
  const listedIn = raw["x-optionsFrom"] === undefined ? null : loadListedIn(field, raw["x-optionsFrom"], [...path, "x-optionsFrom"], fields, loading);
  return {
    ...field,
    ...(listedIn === null ? {} : { listedIn }),
    ...(freshness === null ? {} : { freshness }),
    ...(requiredWhen === null ? {} : { requiredWhen }), ...(visibleWhen === null ? {} : { visibleWhen }), ...(readOnlyWhen === null ? {} : { readOnlyWhen }),
    ...(initial === null ? {} : { initial }), ...(compute === null ? {} : { compute, readOnly: raw.readOnly ?? true }), ...(formula === null ? {} : { calculated: { reads: tablesOf(formula, loading) } }),
  };
}

const expressions = ["x-requiredWhen", "x-visibleWhen", "x-readOnlyWhen", "x-default", "x-compute"] as const;
/** Who says what a field holds: one of these at most. */
const sources = ["default", "x-default", "x-compute"] as const;

function checkUses(field: FieldDef, raw: RawField, path: Path, loading: Loading): void {
  if (field.system !== undefined || field.autoNumber !== undefined) {
    for (const keyword of expressions) {
      if (raw[keyword] !== undefined && !(keyword === "x-visibleWhen" && field.autoNumber !== undefined)) loading.problems.add([...path, keyword], complaint("not-for-type", `${field.type} 类型的字段由系统填写，用不到 ${keyword}。`, `The program fills in a field of type ${field.type}; ${keyword} means nothing for it.`, `去掉 ${keyword}。`, `Remove ${keyword}.`, { keyword, type: field.type }), "key");
    }
  }
  if (isCalculated(field.type)) {
    for (const keyword of ["default", "x-default", "x-compute", "x-readOnlyWhen", "x-requiredWhen"] as const) if (raw[keyword] !== undefined) loading.problems.add([...path, keyword], complaint("not-for-type", `${field.type} 类型的字段是公式，用不到 ${keyword}。`, `A field of type ${field.type} is a formula; ${keyword} means nothing for it.`, `去掉 ${keyword}。`, `Remove ${keyword}.`, { keyword, type: field.type }), "key");
    return;
  }
  const [first, second] = sources.filter((keyword) => raw[keyword] !== undefined);
  if (first !== undefined && second !== undefined) loading.problems.add([...path, second], complaint("keywords-differ", `${first} 和 ${second} 都要决定这个字段的值。`, `${first} and ${second} both say what the field holds.`, "只留一个。", "Keep one of them."), "key");
}

function loadFreshness({ after, verifiedBy }: NonNullable<RawField["x-freshness"]>, path: Path, fields: Fields, loading: Loading): NonNullable<FieldDef["freshness"]> | null {
  const duration = durationFromIso(after);
  if (duration === null) loading.problems.add([...path, "after"], complaint("bad-form", `“${after}”不是时长。`, `"${after}" is not a duration.`, "写成 P180D、P6M 这样，至少一天。", "Write it as P180D or P6M, of a day at least."));
  if (!loading.known(verifiedBy, fields.ids, [...path, "verifiedBy"], words.field)) return null;
  const by = fields.byId.get(verifiedBy);
  if (by !== undefined && by.fieldType.isDate !== true) {
    loading.problems.add([...path, "verifiedBy"], complaint("type-mismatch", `${verifiedBy} 不是日期字段，说不出何时核实。`, `${verifiedBy} is no date, so it cannot say when.`, "指向一个日期字段。", "Name a field of type date."));
    return null;
  }
  return duration === null ? null : { after: duration, verifiedBy };
}

function loadCompute(field: FieldDef, raw: NonNullable<RawField["x-compute"]>, path: Path, fields: Fields, loading: Loading): NonNullable<FieldDef["compute"]> | null {
  const { value: text, trigger = "always" } = typeof raw === "string" ? { value: raw } : raw;
  const place = typeof raw === "string" ? path : [...path, "value"];
  const value = loading.expression(text, place, fields.types, expressionType(field));
  if (typeof trigger !== "string") loading.knownAll(trigger, fields.ids, [...path, "trigger"], words.field);
  if (value === null) return null;
  const moment = trigger === "always" ? callsOf(value.ast).find((name) => momentary.has(name)) : undefined;
  if (moment !== undefined) {
    loading.problems.add(place, complaint("compute-without-trigger", `${moment}() 只在某一刻有意义，随时计算的值不能用它。`, `${moment}() is of one moment, so a value that holds at all times cannot rest on it.`, "写成 {\"value\": …, \"trigger\": \"create\" 或 \"change\"}。", "Write {\"value\": …, \"trigger\": \"create\" or \"change\"}."));
    return null;
  }
  return { value, trigger };
}

/** Functions that say another thing at another moment, or to another person. */
const momentary: ReadonlySet<string> = new Set(["ME", "NOW", "OLD"]);

function callsOf(ast: Ast): readonly string[] {
  return [...(ast.kind === "call" ? [ast.name] : []), ...children(ast).flatMap(callsOf)];
}

/** The fields that expressions fill in, each behind those that it reads now (what it reads of the time before the edit makes no order). Complains about each circle once, with its path. */
export function inOrderOfNeed(fields: Fields, path: Path, loading: Loading): readonly FieldDef[] {
  const needs = new Map(fields.list.flatMap((field) => {
    const value = filledBy(field);
    return value === null ? [] : [[field.id, readsNow(value.ast)] as const];
  }));
  const done = new Map<string, "open" | "done">();
  const order: FieldDef[] = [];
  const visit = (id: string, way: readonly string[]): void => {
    if (done.get(id) === "done") return;
    if (done.get(id) === "open") {
      const circle = [...way.slice(way.indexOf(id)), id].join(" → ");
      const field = fields.byId.get(id)!;
      loading.problems.add([...path, "properties", id, field.compute === undefined ? "x-default" : isCalculated(field.type) ? calculatedKeywords[field.type] : "x-compute"], complaint("compute-circle", `计算成了环：${circle}。`, `The values are worked out in a circle: ${circle}.`, "让其中一个不再依赖别的，或改用 OLD([字段])。", "Break it at one of them, or use OLD([field]).", { circle }));
      return;
    }
    done.set(id, "open");
    for (const need of needs.get(id)!) if (needs.has(need)) visit(need, [...way, id]);
    done.set(id, "done");
    order.push(fields.byId.get(id)!);
  };
  for (const id of needs.keys()) visit(id, []);
  return order;
}

/** The expression that fills a field in; null where there is none. */
export function filledBy({ compute, initial }: FieldDef): Expression | null {
  return compute?.value ?? (typeof initial === "object" ? initial : null);
}

function readsNow(ast: Ast): readonly string[] {
  if (ast.kind === "field") return [ast.field];
  return ast.kind === "call" && ast.name === "OLD" ? [] : children(ast).flatMap(readsNow);
}
