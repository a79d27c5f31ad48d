import type { Example } from "../regions/space";
import { fieldsOf } from "../regions/atoms";
import { exampleText } from "../regions/regionText";
import { spaceOf } from "../regions/space";
import type { RuleDef, TableDef, Template } from "../template";
import { isBroken } from "./deadRules";
import { type Found, type Lint, found } from "./lint";

/** Cases of one pair of rules that are gone through: there are many pairs. Chosen by us. */
const mostCases = 10_000;

/** Two rules that apply to the same records and that no value can please both of, though each could be pleased. A blank, which passes most rules, is no way out. */
export const contradictions: Lint = {
  name: "contradiction",
  check: ({ template }) => template.tables.flatMap((table) => table.rules.flatMap((rule, index) => table.rules.slice(0, index).flatMap((other) => checkPair(other, rule, index, table, template)))),
};

function checkPair(a: RuleDef, b: RuleDef, index: number, table: TableDef, { calendar }: Template): readonly Found[] {
  if (!a.assert.fields.some((field) => b.assert.fields.includes(field))) return [];
  const given = [a.when, a.assert, b.when, b.assert].map((expression) => expression?.ast ?? null);
  const space = spaceOf({ conditions: given.filter((ast) => ast !== null), fields: table.fields, domain: "valid", calendar, mostCases });
  if (space === null || space.open.length > 0) return [];
  const value = (part: number, at: number) => (given[part] === null ? true : space.conditions[given.slice(0, part).filter((ast) => ast !== null).length]!(at));
  // What the conditions ask about is given; what else the rules read can be chosen.
  const asked = new Set([given[0], given[2]].flatMap((ast) => (ast == null ? [] : fieldsOf(ast))));
  const fixed = space.axes.flatMap(({ field }, axis) => (asked.has(field.id) ? [axis] : []));
  const chosen = space.axes.flatMap((_, axis) => (fixed.includes(axis) ? [] : [axis]));
  const blankAt = (axis: number, at: number): boolean => space.axes[axis]!.groups[space.groupAt(axis, at)]![0]!.value === null;
  const cases = new Map<string, { a: boolean; b: boolean; both: boolean; readonly example: Example }>();
  for (let at = 0; at < space.size; at++) {
    if (value(0, at) !== true || value(2, at) !== true || chosen.some((axis) => blankAt(axis, at))) continue;
    const key = fixed.map((axis) => space.groupAt(axis, at)).join();
    let one = cases.get(key);
    if (one === undefined) cases.set(key, (one = { a: false, b: false, both: false, example: Object.fromEntries(fixed.map((axis) => [space.axes[axis]!.field.id, space.example(at)[space.axes[axis]!.field.id]!])) }));
    const [good, other] = [!isBroken(a, value(1, at)), !isBroken(b, value(3, at))];
    one.a ||= good;
    one.b ||= other;
    one.both ||= good && other;
  }
  const clash = [...cases.values()].find((one) => one.a && one.b && !one.both);
  if (clash === undefined) return [];
  const example = exampleText(clash.example, table);
  return [found(a.severity === "error" && b.severity === "error" ? "error" : "warning", ["tables", table.id, "rules", index], `规则 ${b.id} 与 ${a.id} 矛盾（${example["zh-CN"]}时）：填什么值都不能同时满足两条。`, `The rules ${b.id} and ${a.id} contradict each other (with ${example.en}): whatever is entered, one of them is broken.`, "改其中一条，或用 when 把它们分开。", "Change one of them, or keep them apart with when.")];
}
