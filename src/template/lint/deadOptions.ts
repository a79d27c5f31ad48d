import { type Lint, found } from "./lint";

/** Options of a field that only a classification fills, and that it never gives. */
export const deadOptions: Lint = {
  name: "dead-option",
  check: ({ template }) => template.tables.flatMap((table) => table.classify.flatMap((def) => {
    const target = table.fields.find(({ id }) => id === def.target);
    if (target?.options === undefined || !target.readOnly) return [];
    const given = new Set([...def.table.map(({ then }) => then), ...(def.score?.bands ?? []).map(({ then }) => then), ...(def.taxonomy?.rules ?? []).map(({ then }) => then), ...(def.otherwise === null ? [] : [def.otherwise])]);
    return target.options.flatMap(({ code, active }, index) => (given.has(code) || !active ? [] : [found("warning", ["tables", table.id, "schema", "properties", target.id, "x-options", index], `选项 ${code} 用不到：${target.id} 由分类填写，没有一级给出它。`, `The option ${code} is never used: ${target.id} is classified, and no row gives it.`, "在分类里用上它；旧记录还有它就写 \"active\": false；否则去掉。", "Give it in the classification; write \"active\": false where old records have it; else remove it.")]));
  })),
};
