import { type Fields, type Loading, complaint } from "./loading";
import type { RawField } from "./rawTemplate";
import type { Expression, FieldDef } from "./template";
import type { Path } from "./templateProblems";

/** The field with the expressions that it states over the other fields of its table. */
export function withExpressions(field: FieldDef, raw: RawField, path: Path, fields: Fields, loading: Loading): FieldDef {
  const condition = (keyword: "x-requiredWhen" | "x-visibleWhen" | "x-readOnlyWhen"): Expression | undefined => {
    const text = raw[keyword];
    if (text === undefined) return undefined;
    const place = [...path, keyword];
    if (field.system !== undefined) loading.problems.add(place, complaint("not-for-type", `系统字段用不到 ${keyword}。`, `${keyword} means nothing for a system field.`, `去掉 ${keyword}。`, `Remove ${keyword}.`, { keyword, type: "system" }), "key");
    return loading.expression(text, place, fields.types, "boolean") ?? undefined;
  };
  const requiredWhen = condition("x-requiredWhen");
  const visibleWhen = condition("x-visibleWhen");
  const readOnlyWhen = condition("x-readOnlyWhen");
  return { ...field, ...(requiredWhen === undefined ? {} : { requiredWhen }), ...(visibleWhen === undefined ? {} : { visibleWhen }), ...(readOnlyWhen === undefined ? {} : { readOnlyWhen }) };
}
