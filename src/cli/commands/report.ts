import { type ListedReport, listReports } from "../../pipeline/listReports";
import { type Reported, report } from "../../pipeline/report";
import type { Command, CommandContext, Outcome } from "../command";
import { openOptions } from "../options";
import { type Style, csvText, styleOf } from "../style";

export const reportCommand: Command = {
  name: "report",
  summary: { "zh-CN": "按模板和自己做的报表建原生数据透视表，注明数据质量；不写 -o 只列出有哪些", en: "Builds the native PivotTables of the template and of people's own reports, stamped with the data quality; without -o it lists them" },
  usage: "FILE [-o OUT [--only ID ...]]",
  writes: "optional",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    if (args.output === null && !args.inPlace) return list(context);
    const reported = await report(session, openOptions(context), args.only.length === 0 ? undefined : args.only);
    if (!reported.ok) return reported;
    if (args.format === "csv") return { ok: true, text: csvText(["report", "sheet", "records", "clean"], reported.value.reports.map(({ report: { id }, sheet, quality }) => [id, sheet, quality.records, quality.clean])), exit: 0 };
    if (args.format === "json") {
      const json = { change: reported.value.change?.id ?? null, reports: reported.value.reports.map(({ report: { id }, sheet, pivot, quality }) => ({ id, sheet, pivot: pivot.name, quality })), skipped: reported.value.skipped.map(({ id, missing }) => ({ id, missing })) };
      return { ok: true, text: JSON.stringify(json, null, 2) + "\n", exit: 0 };
    }
    return { ok: true, text: reportText(reported.value, styleOf(args.lang, system.color)), exit: 0 };
  },
};

async function list(context: CommandContext): Promise<Outcome> {
  const { args, session, system } = context;
  const listed = await listReports(session, openOptions(context));
  if (!listed.ok) return listed;
  if (args.format === "csv") return { ok: true, text: csvText(["report", "title", "table", "by", "sheet"], listed.value.map(({ id, title, table, by, sheet }) => [id, title[args.lang], table, by, sheet])), exit: 0 };
  if (args.format === "json") return { ok: true, text: JSON.stringify({ reports: listed.value }, null, 2) + "\n", exit: 0 };
  return { ok: true, text: listText(listed.value, styleOf(args.lang, system.color)), exit: 0 };
}

function listText(reports: readonly ListedReport[], { lang, say, bold, dim, yellow }: Style): string {
  const lines = reports.map(({ id, title, by, missing, sheet }) => {
    const whose = by === null ? say("模板里的", "of the template") : by === "" ? say("自己做的", "made in this workbook") : say(`${by} 做的`, `made by ${by}`);
    const state = missing === null ? yellow(say("模板里已经没有它用的字段", "the template no longer has the fields that it uses")) : missing.length > 0 ? yellow(say(`表里缺 ${missing.join("、")} 列`, `the table lacks ${missing.join(", ")}`)) : sheet === null ? say("还没有建", "not built") : `${say("工作表", "sheet")} ${sheet}`;
    return `${bold(title[lang])}  ${dim(id)}  ${whose}  ${state}`;
  });
  return lines.length === 0 ? say("还没有报表。", "There are no reports yet.") + "\n" : lines.join("\n") + "\n";
}

export function reportText({ reports, skipped, change }: Reported, { lang, say, bold, dim, yellow }: Style): string {
  const lines = reports.map(({ report: definition, sheet, quality }) => {
    const share = `${(Math.floor(quality.share * 1000) / 10).toFixed(1)}%`;
    const trust = say(`数据质量 ${share}`, `data quality ${share}`);
    return `${bold(definition.title[lang])}  ${say("工作表", "sheet")} ${sheet}  ${quality.enough ? dim(trust) : yellow(`${trust} ${say("低于要求", "below what is asked for")}`)}${quality.gaps.map(({ label, blank }) => `\n  ${yellow(say(`${blank} 条没有${label["zh-CN"]}，归在“（空白）”`, `${blank} records have no ${label.en} and stand under "(blank)"`))}`).join("")}${quality.texts.map(({ label, count: many }) => `\n  ${yellow(say(`${many} 条的${label["zh-CN"]}是文本，不是日期，各自单独成一组`, `${many} records have a text under ${label.en} that is no date, and stand apart`))}`).join("")}`;
  });
  for (const { title, missing } of skipped) lines.push(yellow(`${title[lang]}: ${missing.length === 0 ? say("没有建，模板里已经没有它用的字段", "not built, the template no longer has the fields that it uses") : say(`没有建，表里缺 ${missing.join("、")} 列`, `not built, the table lacks ${missing.join(", ")}`)}`));
  if (change === null && reports.length > 0) lines.push(dim(say("报表已是最新，没有改动。", "The reports are up to date; nothing was changed.")));
  return lines.join("\n") + "\n";
}
