import { actionOf, comparesOn } from "../duplicateAction";
import type { DedupeDef } from "../template";
import { type Found, type Lint, found } from "./lint";

/** Duplicate rules whose action has no occasion, and refusals that nobody can lift though the rule may be wrong. */
export const duplicateRules: Lint = {
  name: "duplicate-rules",
  check: ({ template }) => template.tables.flatMap(({ id, dedupe }) => dedupe.flatMap((rule, index): readonly Found[] => {
    const path = ["tables", id, "dedupe", index];
    return [...(rule.action !== undefined && (["create", "update", "import"] as const).every((moment) => !comparesOn(rule, moment))
      ? [found("warning", [...path, "action"], `规则 ${rule.id} 只在整表查重时比较，action 用不到。`, `The rule ${rule.id} compares only where the whole table is searched, so its action means nothing.`, "在 on 里加上 create、update 或 import，或去掉 action。", "Add create, update or import to on, or remove action.", { fix: [{ op: "remove", path: `/tables/${id}/dedupe/${index}/action` }] })] : []),
    ...(actionOf(rule) === "block" && rule.override === undefined && !isPlain(rule)
      ? [found("info", [...path, "action"], `规则 ${rule.id} 凭相似程度就不让保存，认错的时候没有人能放行。`, `The rule ${rule.id} refuses by likeness, and where it is wrong nobody can save the record.`, "用 override.roles 写上谁可以照样保存，或把 action 改为 warn。", "Say with override.roles who may save all the same, or make the action warn.")] : [])];
  })),
};

/** Two records that it takes for one say the same in what it compares. */
function isPlain({ match, mustMatch }: DedupeDef): boolean {
  return match.every(({ field, method }) => (method === "exact" || method === "normalized") && mustMatch.includes(field));
}
