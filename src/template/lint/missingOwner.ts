import { type Lint, found } from "./lint";

/** Nobody answers for a part of the template. The template's owner answers for what names none. */
export const missingOwner: Lint = {
  name: "missing-owner",
  check({ template }) {
    if (template.owner !== undefined) return [];
    const rules = template.tables.flatMap((table) => table.rules);
    const without = rules.filter(({ owner }) => owner === undefined).length + template.reports.filter(({ owner }) => owner === undefined).length;
    if (without === 0 && rules.length > 0) return [];
    return [found("warning", [], `模板没有负责人${without === 0 ? "" : `，有 ${without} 条规则或报表也没有`}。`, `The template has no owner${without === 0 ? "" : `, nor have ${without} of its rules and reports`}.`, "在模板开头写 \"owner\": \"部门或姓名\"。", "Write \"owner\" at the head of the template: a department or a name.")];
  },
};
