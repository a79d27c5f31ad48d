import { type CellValue, isCellError } from "../../records/cellValue";
import { exampleText } from "../regions/regionText";
import { firstCase } from "../regions/decisions";
import { spaceOf } from "../regions/space";
import type { RuleDef, TableDef, Template } from "../template";
import type { Path } from "../templateProblems";
import { type Found, type Lint, found } from "./lint";

/** Rules that never find anything among the values that the fields let pass, and rules that find something wherever they apply. */
export const deadRules: Lint = {
  name: "dead-rule",
  check: ({ template }) => template.tables.flatMap((table) => table.rules.flatMap((rule, index) => checkRule(rule, table, template, ["tables", table.id, "rules", index]))),
};

function checkRule(rule: RuleDef, { fields }: TableDef, { calendar }: Template, path: Path): readonly Found[] {
  const { when, assert } = rule;
  const space = spaceOf({ conditions: when === null ? [assert.ast] : [when.ast, assert.ast], fields, domain: "valid", calendar });
  if (space === null) return [];
  const applies = (index: number): boolean => when === null || space.conditions[0]!(index) === true || isCellError(space.conditions[0]!(index));
  const broken = (index: number): boolean => applies(index) && isBroken(rule, space.conditions.at(-1)!(index));
  const applied = firstCase(space, applies);
  if (applied === null) return [found("warning", [...path, "when"], `规则 ${rule.id} 永远用不上：when 不会成立。`, `The rule ${rule.id} never applies: its when cannot hold.`, "改正 when，或去掉这条规则。", "Correct when, or remove the rule.")];
  const first = firstCase(space, broken);
  if (first === null) return [found("warning", [...path, "assert"], `规则 ${rule.id} 永远不会报问题：凡是字段允许的值，assert 都通过。`, `The rule ${rule.id} never finds anything: whatever the fields let pass, assert holds.`, "改正 assert；字段自己的限制已经管住的，去掉这条规则。", "Correct assert, or remove the rule where the fields' own limits say it already.")];
  if (firstCase(space, (index) => applies(index) && !broken(index)) !== null) return [];
  const example = exampleText(space.example(first), { fields });
  return [found("error", [...path, "assert"], `规则 ${rule.id} 只要适用就报问题，填什么都过不了，例如 ${example["zh-CN"]}。`, `The rule ${rule.id} finds a fault wherever it applies, whatever is entered, for example ${example.en}.`, "改正 assert：它对任何值都不成立。", "Correct assert: it holds for no value.")];
}

export function isBroken({ strict }: RuleDef, verdict: CellValue): boolean {
  return verdict === false || isCellError(verdict) || (verdict === null && strict);
}
