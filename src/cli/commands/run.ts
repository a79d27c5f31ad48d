import { countFindings } from "../../findings/countFindings";
import { type Ran, run } from "../../pipeline/run";
import type { Command, CommandContext } from "../command";
import { findingsText } from "../findingsText";
import type { View } from "../../pipeline/masking";
import { openOptions, viewOf } from "../options";
import { type Style, csvText, styleOf } from "../style";
import { classifyText } from "./classify";
import { dedupeText } from "./dedupe";
import { fixJson, fixText } from "./fix";
import { governSheetsText, governedJson } from "./govern";
import { reportText } from "./report";

export const runCommand: Command = {
  name: "run",
  summary: { "zh-CN": "一次做完：建表、检查、修复、查重、分类、报表，并写出结果清单", en: "All of it: govern, check, fix, find duplicates, classify, report, and write the result sheets" },
  usage: "FILE -o OUT [--template ID|FILE] [--sheet NAME]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const ran = await run(context.session, openOptions(context));
    if (!ran.ok) return ran;
    const errors = ran.value.after.reduce((sum, { findings }) => sum + countFindings(findings).error, 0);
    if (context.args.format === "csv") return { ok: true, text: csvText(["change", "command", "edits"], ran.value.changes.map(({ id, why, edits }) => [id, why.command, edits.length])), exit: errors > 0 ? 1 : 0 };
    const text = context.args.format === "json" ? JSON.stringify(runJson(ran.value, viewOf(context.args)), null, 2) + "\n" : await runText(context, ran.value);
    return { ok: true, text, exit: errors > 0 ? 1 : 0 };
  },
};

function runJson({ governed, fixed, deduped, after, reported, changes }: Ran, view: View | null): object {
  const summary = after.map(({ table, findings }) => ({ table: table.def.id, records: table.records.rows.length, ...counts(findings) }));
  return {
    changes: changes.map(({ id, why }) => ({ id, command: why.command })),
    govern: governedJson(governed),
    fix: fixJson(fixed, view),
    duplicates: deduped.map(({ table, results, across }) => ({ table: table.def.id, clusters: results.reduce((sum, result) => sum + result.clusters.length, 0), review: results.reduce((sum, result) => sum + result.pairs.filter((pair) => pair.verdict === "review").length, 0), ...(across.length === 0 ? {} : { across: across.map(({ result: { other, pairs } }) => ({ other, same: pairs.filter(({ verdict }) => verdict === "duplicate").length, review: pairs.filter(({ verdict }) => verdict === "review").length })) }) })),
    reports: reported?.reports.map(({ report, sheet, quality }) => ({ id: report.id, sheet, quality })) ?? [],
    summary,
  };
}

function counts(findings: Ran["after"][number]["findings"]): object {
  const { error, warning, info } = countFindings(findings);
  return { error, warning, info };
}

/** The summary of a whole run, step by step, in the words of the single commands. */
export async function runText(context: Pick<CommandContext, "session" | "args" | "system">, ran: Ran): Promise<string> {
  const style = styleOf(context.args.lang, context.system.color);
  const { say } = style;
  const parts = [step(style, 1, say("建表", "Govern"), await governSheetsText(context.session, ran.governed, style))];
  parts.push(step(style, 2, say("检查", "Check"), (await Promise.all(ran.before.map((table) => findingsText(context.session, table, style)))).join("")));
  parts.push(step(style, 3, say("修复", "Fix"), fixText(ran.fixed, style)));
  parts.push(step(style, 4, say("分类", "Classify"), classifyText(ran.classified, style)));
  parts.push(step(style, 5, say("查重", "Duplicates"), (await Promise.all(ran.deduped.map((table) => dedupeText(context, table, 3)))).join("")));
  if (ran.reported !== null) parts.push(step(style, 6, say("报表", "Reports"), reportText(ran.reported, style)));
  return `${parts.join("\n")}\n${closing(ran, style)}`;
}

function step({ bold, dim }: Style, number: number, title: string, text: string): string {
  const body = text.trimEnd().split("\n").map((line) => `   ${line}`).join("\n");
  return `${dim(String(number))}  ${bold(title)}\n${body}\n`;
}

function closing({ before, after, changes }: Ran, { say, bold, green, dim, count }: Style): string {
  const share = (tables: Ran["after"]): string => {
    const records = tables.reduce((sum, { table }) => sum + table.records.rows.length, 0);
    const faulty = tables.reduce((sum, { findings }) => sum + new Set(findings.filter((finding) => finding.severity === "error").map((finding) => finding.at[0]?.row)).size, 0);
    return records === 0 ? "100%" : `${(Math.floor(((records - faulty) / records) * 1000) / 10).toFixed(1)}%`;
  };
  const total = (tables: Ran["after"]): number => tables.reduce((sum, { findings }) => sum + findings.length, 0);
  const errors = after.reduce((sum, { findings }) => sum + countFindings(findings).error, 0);
  const lines = [`${bold(say("问题", "Findings"))} ${count(total(before))} → ${green(bold(count(total(after))))}   ${bold(say("没有错误的记录", "Records without an error"))} ${share(after)}`];
  lines.push(say(`还有 ${count(errors)} 个错误要由人处理，逐条列在结果工作表里。`, `${count(errors)} errors are left for people; each is listed on the findings sheet.`));
  lines.push(dim(changes.length === 0 ? say("工作簿已是最新，没有改动。", "The workbook is up to date; nothing was changed.") : say(`共 ${changes.length} 次更改，都可以用 undo 撤销。`, `${changes.length} changes, each of which undo takes back.`)));
  return lines.join("\n") + "\n";
}
