import { type Reported, report } from "../../pipeline/report";
import type { Command } from "../command";
import { openOptions } from "../options";
import { type Style, csvText, styleOf } from "../style";

export const reportCommand: Command = {
  name: "report",
  summary: { "zh-CN": "按模板建原生数据透视表，注明数据质量", en: "Builds the template's native PivotTables, stamped with the data quality" },
  usage: "FILE -o OUT",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    const reported = await report(session, openOptions(context));
    if (!reported.ok) return reported;
    if (args.format === "csv") return { ok: true, text: csvText(["report", "sheet", "records", "clean"], reported.value.reports.map(({ report: { id }, sheet, quality }) => [id, sheet, quality.records, quality.clean])), exit: 0 };
    if (args.format === "json") {
      const json = { change: reported.value.change?.id ?? null, reports: reported.value.reports.map(({ report: { id }, sheet, pivot, quality }) => ({ id, sheet, pivot: pivot.name, quality })), skipped: reported.value.skipped.map(({ id, missing }) => ({ id, missing })) };
      return { ok: true, text: JSON.stringify(json, null, 2) + "\n", exit: 0 };
    }
    return { ok: true, text: reportText(reported.value, styleOf(args.lang, system.color)), exit: 0 };
  },
};

export function reportText({ reports, skipped, change }: Reported, { lang, say, bold, dim, yellow }: Style): string {
  const lines = reports.map(({ report: definition, sheet, quality }) => {
    const share = `${(Math.floor(quality.share * 1000) / 10).toFixed(1)}%`;
    const trust = say(`数据质量 ${share}`, `data quality ${share}`);
    return `${bold(definition.title[lang])}  ${say("工作表", "sheet")} ${sheet}  ${quality.enough ? dim(trust) : yellow(`${trust} ${say("低于要求", "below what is asked for")}`)}${quality.gaps.map(({ label, blank }) => `\n  ${yellow(say(`${blank} 条没有${label["zh-CN"]}，归在“（空白）”`, `${blank} records have no ${label.en} and stand under "(blank)"`))}`).join("")}`;
  });
  for (const { title, missing } of skipped) lines.push(yellow(`${title[lang]}: ${missing.length === 0 ? say("没有建，模板里已经没有它用的字段", "not built, the template no longer has the fields that it uses") : say(`没有建，表里缺 ${missing.join("、")} 列`, `not built, the table lacks ${missing.join(", ")}`)}`));
  if (change === null && reports.length > 0) lines.push(dim(say("报表已是最新，没有改动。", "The reports are up to date; nothing was changed.")));
  return lines.join("\n") + "\n";
}
