import { type Clean, clean } from "../../pipeline/clean";
import type { Command, CommandContext } from "../command";
import { openOptions } from "../options";
import { csvText, styleOf } from "../style";
import { csvCell } from "../../pipeline/shownValue";
import { clip, valueText } from "./plan";

export const cleanCommand: Command = {
  name: "clean",
  summary: { "zh-CN": "照清理计划做勾选的步骤，记成一次更改；不适用的步骤说明原因", en: "Does the ticked steps of a cleaning plan as one change; says why where a step does not apply" },
  usage: "FILE --plan PLAN.json -o OUT [--only STEP] [--without STEP] [--template ID|FILE] [--sheet NAME]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    if (args.plan === null) return { ok: false, problems: [{ code: "cli/noPlan", message: { "zh-CN": "clean 需要一份清理计划。", en: "clean needs a cleaning plan." }, hint: { "zh-CN": "先用 crm plan FILE -o plan.json 制定，再加上 --plan plan.json。", en: "Make one with crm plan FILE -o plan.json, then add --plan plan.json." } }] };
    const bytes = await system.readFile(args.plan);
    if (!bytes.ok) return bytes;
    const cleaned = await clean(session, { ...openOptions(context), plan: session.tools.decodeUtf8(bytes.value) ?? "", only: args.only, without: args.without });
    if (!cleaned.ok) return { ok: false, problems: cleaned.problems.map((problem) => (problem.code.startsWith("plan/") && problem.place === undefined ? { ...problem, place: args.plan! } : problem)) };
    const exit = cleaned.value.left > 0 ? 1 : 0;
    const told = await tell(context, cleaned.value);
    if (args.format === "json") return { ok: true, text: JSON.stringify(cleanJson(cleaned.value, told), null, 2) + "\n", exit };
    if (args.format === "csv") {
      const header = new Map(cleaned.value.target.input.candidate.columns.map((column) => [column.column, column.header]));
      return { ok: true, text: csvText(["row", "column", "before", "after"], cleaned.value.cleaned.edits.map(({ row, column, before, after }) => [row, header.get(column) ?? "", csvCell(before), csvCell(after)])), exit };
    }
    return { ok: true, text: cleanText(context, cleaned.value, told), exit };
  },
};

/** The reason of each outcome in words; "" where it was done. */
async function tell({ session, args }: CommandContext, { cleaned }: Clean): Promise<readonly string[]> {
  const failed = cleaned.outcomes.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  const texts = [...(await session.engine.tellReasons({ reasons: failed, lang: args.lang }))];
  return cleaned.outcomes.map(({ reason }) => (reason === null ? "" : texts.shift()!));
}

function cleanJson({ cleaned, change, target, chosen }: Clean, told: readonly string[]): object {
  return {
    change: change?.id ?? null,
    sheet: target.input.candidate.sheet,
    edits: cleaned.edits.length,
    removedRows: cleaned.removedRows,
    steps: cleaned.outcomes.map(({ id, applied, cells, samples, reason }, i) => ({ id, chosen: chosen.includes(id), applied, cells, samples, reason: reason === null ? null : { id: reason.id, message: told[i]! } })),
    unknownColumns: cleaned.unknownColumns,
  };
}

function cleanText({ args, system }: CommandContext, { plan, cleaned, change, target, chosen, left }: Clean, told: readonly string[]): string {
  const { say, bold, dim, green, yellow, count } = styleOf(args.lang, system.color);
  const done = change === null ? green(say("已经是干净的，没有改动。", "It is clean already; nothing was changed.")) : `${green(say(`清理了 ${count(cleaned.edits.length)} 个单元格`, `${count(cleaned.edits.length)} cells cleaned`))}  ${dim(change.id)}`;
  const lines = [`${bold(target.input.candidate.sheet)}  ${done}`];
  for (const [i, { id, applied, cells, samples }] of cleaned.outcomes.entries()) {
    if (!chosen.includes(id)) continue;
    const step = plan.steps[i]!;
    const shown = samples.slice(0, 1).map(({ before, after }) => `${clip(valueText(plan.columns, step.column, before, target.input.dateSystem))} → ${clip(valueText(plan.columns, step.column, after, target.input.dateSystem))}`).join("");
    lines.push(applied ? `  ✓ ${id}  ${say(`${count(cells)} 格`, `${count(cells)} cells`)}  ${dim(shown)}`.trimEnd() : yellow(`  ✗ ${id}  ${told[i]!}`));
  }
  if (left > 0) lines.push(yellow(say(`${left} 个选中的步骤没有做，原因如上。`, `${left} chosen steps were not done, for the reasons above.`)));
  if (cleaned.removedRows.length > 0) lines.push(say(`清空了 ${count(cleaned.removedRows.length)} 行重复的记录。`, `${count(cleaned.removedRows.length)} repeated rows were emptied.`));
  const unticked = cleaned.outcomes.length - chosen.length;
  if (unticked > 0) lines.push(dim(say(`另有 ${unticked} 步没有选中。`, `${unticked} more steps are not ticked.`)));
  if (cleaned.unknownColumns.length > 0) lines.push(dim(say(`计划里没有提到的列：${cleaned.unknownColumns.join("、")}`, `Columns that the plan says nothing of: ${cleaned.unknownColumns.join(", ")}`)));
  return lines.join("\n") + "\n";
}
