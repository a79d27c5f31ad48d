import { toExcel } from "../../expression/render/excel";
import { type Found, type Lint, found } from "./lint";

/** Rules that Excel itself cannot check: a colleague without the add-in is not warned by them. */
export const paneOnly: Lint = {
  name: "pane-only",
  check: ({ template }) => template.tables.flatMap((table) => {
    const columns = new Map(table.fields.map(({ id }, index) => [id, `$A${index + 2}`]));
    return table.rules.flatMap((rule, index) => (["when", "assert"] as const).flatMap((part): readonly Found[] => {
      if (rule.at?.includes("check") === false) return part === "when" ? [] : [found("info", ["tables", table.id, "rules", index, "at"], `规则 ${rule.id} 不在 check 时检查，Excel 里不标色。`, `The rule ${rule.id} is not judged at check, so Excel marks nothing by it.`, "可以留着；要让没有插件的人也看到，就在 at 里加上 check。", "It may stay; to warn people without the add-in as well, add check to at.")];
      const expression = rule[part];
      const rendered = expression === null ? null : toExcel(expression.ast, { use: "conditional format", reference: (field) => columns.get(field) ?? null });
      if (rendered === null || rendered.ok) return [];
      const { reason, start } = rendered.why;
      return [found("info", ["tables", table.id, "rules", index, part], `规则 ${rule.id} 只在插件里检查，Excel 公式表达不了：${reason["zh-CN"].replace(/。?$/, "。")}`, `The rule ${rule.id} is checked by the add-in only, for no Excel formula says it: ${reason.en.replace(/[.]?$/, ".")}`, "可以留着；要让没有插件的人也看到，就改用 Excel 有的函数。", "It may stay; to warn people without the add-in as well, use functions that Excel has.", { at: start })];
    }));
  }),
};
