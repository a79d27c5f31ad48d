import type { Expression, TableDef } from "../template";
import type { Path } from "../templateProblems";

/** Every condition of a table with its place. */
export function conditionsOf(table: TableDef): readonly { readonly expression: Expression; readonly path: Path }[] {
  const at = (...path: Path): Path => ["tables", table.id, ...path];
  const given = (expression: Expression | null, path: Path) => (expression === null ? [] : [{ expression, path }]);
  return [
    ...table.fields.flatMap(({ id, requiredWhen, visibleWhen, readOnlyWhen }) => ([["x-requiredWhen", requiredWhen], ["x-visibleWhen", visibleWhen], ["x-readOnlyWhen", readOnlyWhen]] as const).flatMap(([keyword, expression]) => given(expression ?? null, at("schema", "properties", id, keyword)))),
    ...table.keys.flatMap(({ when }, index) => given(when, at("keys", index, "when"))),
    ...table.rules.flatMap(({ when, assert }, index) => [...given(when, at("rules", index, "when")), ...given(assert, at("rules", index, "assert"))]),
    ...table.classify.flatMap(({ table: rows, score }, index) => [
      ...rows.flatMap(({ when }, row) => given(when, at("classify", index, "table", row, "when"))),
      ...(score?.factors ?? []).flatMap(({ when }, factor) => given(when, at("classify", index, "score", "factors", factor, "when"))),
    ]),
    ...table.layouts.flatMap(({ when }, index) => given(when, at("layout", "variants", index, "when"))),
    ...(table.stages?.transitions ?? []).flatMap(({ assert }, index) => given(assert, at("stages", "transitions", index, "assert"))),
  ];
}
