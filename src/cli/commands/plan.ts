import type { CleaningPlan } from "../../engine/engine";
import { fieldTypeOf } from "../../fields/index";
import { type Planned, plan } from "../../pipeline/plan";
import type { Command, CommandContext } from "../command";
import { openOptions } from "../options";
import { csvText, styleOf } from "../style";
import { csvCell, plain } from "../../pipeline/shownValue";

export const planCommand: Command = {
  name: "plan",
  summary: { "zh-CN": "列出清理步骤：每一步改多少单元格，改前改后什么样；用 -o 存成计划，勾选后交给 clean", en: "Lists the cleaning steps, each with cells and samples before and after; -o keeps them as a plan for clean" },
  usage: "FILE [-o PLAN.json] [--template ID|FILE] [--sheet NAME]",
  writes: "document",
  formats: ["text", "json", "csv"],
  async run(context) {
    const planned = await plan(context.session, openOptions(context));
    if (!planned.ok) return planned;
    const { plan: made } = planned.value;
    const document = JSON.stringify(made, null, 2) + "\n";
    if (context.args.format === "json") return { ok: true, text: document, exit: 0, document };
    const reasons = await context.session.engine.tellReasons({ reasons: made.steps.map(({ reason }) => reason), lang: context.args.lang });
    if (context.args.format === "csv") {
      const rows = made.steps.map((step, i) => [step.id, step.kind, step.column, step.cells, String(step.lossless), String(step.chosen), step.samples[0]?.at ?? "", csvCell(step.samples[0]?.before ?? null), csvCell(step.samples[0]?.after ?? null), reasons[i]!]);
      return { ok: true, text: csvText(["step", "kind", "column", "cells", "lossless", "chosen", "at", "before", "after", "reason"], rows), exit: 0, document };
    }
    return { ok: true, text: planText(context, planned.value, reasons), exit: 0, document };
  },
};

function planText({ args, system, file }: CommandContext, { plan: { source, steps, columns, template }, dateSystem, otherSheets }: Planned, reasons: readonly string[]): string {
  const { say, bold, dim, green, count } = styleOf(args.lang, system.color);
  const types = template === null ? say("没有用模板，类型按内容猜测", "no template; types are guessed") : say(`按模板 ${template.id}`, `by the template ${template.id}`);
  const lines = [`${bold(source.sheet)} ${source.area}  ${say(`${count(source.records)} 条记录`, `${count(source.records)} records`)}  ${dim(types)}`];
  if (otherSheets.length > 0) lines.push(dim(say(`没有看的工作表：${otherSheets.join("、")}`, `Sheets left alone: ${otherSheets.join(", ")}`)));
  if (steps.length === 0) return `${lines.join("\n")}\n${green(say("没有发现需要清理的内容。", "There is nothing to clean."))}\n`;
  let kind = "";
  for (const [i, step] of steps.entries()) {
    if (step.kind !== kind) lines.push("", `${bold(step.kind)}  ${step.column === null || sameReason(steps, step) ? reasons[i]! : ""}`.trimEnd());
    kind = step.kind;
    const shown = step.samples.slice(0, 2).map(({ at, before, after }) => `${at} ${clip(valueText(columns, step.column, before, dateSystem))} → ${clip(valueText(columns, step.column, after, dateSystem))}`).join(say("，", ", "));
    lines.push(`  ${step.chosen ? "[x]" : "[ ]"} ${clip(step.column ?? step.kind, 24)}  ${say(`${count(step.cells)} 格`, `${count(step.cells)} cells`)}  ${dim(shown)}`);
    if (step.column !== null && !sameReason(steps, step)) lines.push(`      ${dim(reasons[i]!)}`);
  }
  const ticked = steps.filter(({ chosen }) => chosen);
  lines.push("", say(`共 ${steps.length} 步，勾选了不丢信息的 ${ticked.length} 步。`, `${steps.length} steps; the ${ticked.length} that lose nothing are ticked.`));
  lines.push(args.output === null ? `${dim(say("下一步：", "Next:"))} crm plan ${file} -o plan.json` : `${dim(say("已写入", "Written to"))} ${args.output}\n${dim(say("下一步：", "Next:"))} crm clean ${file} --plan ${args.output} -o out.xlsx`);
  return lines.join("\n") + "\n";
}

/** All steps of the kind say the same, so it is said once. */
function sameReason(steps: CleaningPlan["steps"], { kind, reason }: CleaningPlan["steps"][number]): boolean {
  return steps.every((step) => step.kind !== kind || JSON.stringify(step.reason) === JSON.stringify(reason));
}

/** A blank as such, days as dates, text with its blanks and breaks to be seen. */
export function valueText(columns: CleaningPlan["columns"], column: string | null, value: unknown, dateSystem: 1900 | 1904): string {
  if (value === null) return "∅";
  const type = columns.find(({ key }) => key === column)?.type ?? null;
  const fieldType = type === null ? undefined : fieldTypeOf(type);
  if (typeof value === "number" && fieldType?.isDate === true) return fieldType.format(value, { spec: { id: "", type: fieldType.type, label: fieldType.label }, dateSystem, dayFirst: null });
  return typeof value === "string" ? JSON.stringify(value) : plain(value);
}

export function clip(whole: string, most = 28): string {
  const text = whole.replace(/\s+/g, " ");
  return [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;
}
