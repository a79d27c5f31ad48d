import { countFindings } from "../../findings/countFindings";
import { type CheckedTable, check } from "../../pipeline/check";
import type { Command, CommandContext } from "../command";
import { type FindingJson, findingsJson, findingsText } from "../findingsText";
import { openOptions, viewOf } from "../options";
import { junitReport, sarifReport } from "../reports";
import { csvText, styleOf } from "../style";
import { csvCell } from "../../pipeline/shownValue";

export const checkCommand: Command = {
  name: "check",
  summary: { "zh-CN": "按模板检查每条记录，列出问题和理由；不改动文件", en: "Checks every record against the template and lists what is wrong and why; changes nothing" },
  usage: "FILE [--template ID|FILE] [--sheet NAME] [--format text|json|csv|sarif|junit] [--reveal]",
  writes: "never",
  formats: ["text", "json", "csv", "sarif", "junit"],
  async run(context) {
    const checked = await check(context.session, openOptions(context));
    if (!checked.ok) return checked;
    const errors = checked.value.reduce((sum, { findings }) => sum + countFindings(findings).error, 0);
    return { ok: true, text: await render(context, checked.value), exit: errors > 0 ? 1 : 0 };
  },
};

async function render(context: CommandContext, tables: readonly CheckedTable[]): Promise<string> {
  const { args, session, system, file } = context;
  const style = styleOf(args.lang, system.color);
  if (args.format === "text") {
    const parts = await Promise.all(tables.map((table) => findingsText(session, table, style)));
    return `${parts.join("\n")}${nextStep(context, tables)}`;
  }
  const all: { readonly table: CheckedTable; readonly findings: readonly FindingJson[]; readonly tried: readonly FindingJson[] }[] = [];
  for (const table of tables) all.push({ table, findings: await findingsJson(session, table, viewOf(args)), tried: await findingsJson(session, { table: table.table, findings: table.tried }, viewOf(args)) });
  if (args.format === "json") {
    const summary = { error: 0, warning: 0, info: 0 };
    for (const { findings } of all) for (const { severity } of findings) summary[severity as keyof typeof summary]++;
    return JSON.stringify({ tables: all.map(({ table, findings, tried }) => ({ table: table.table.def.id, records: table.table.records.rows.length, findings, ...(tried.length === 0 ? {} : { tried }) })), summary }, null, 2) + "\n";
  }
  if (args.format === "csv") {
    const rows = all.flatMap(({ table, findings }) => findings.map((f) => [table.table.def.id, f.record, f.row, f.field, f.severity, f.rule, csvCell(f.value), f.message]));
    return csvText(["table", "record", "row", "field", "severity", "rule", "value", "message"], rows);
  }
  const flat = all.flatMap(({ table, findings }) => findings.map((finding) => ({ ...finding, sheet: table.table.layout.sheet, column: finding.field === null ? null : (table.table.layout.columns[finding.field] ?? null) })));
  return args.format === "sarif" ? sarifReport(file, flat) : junitReport(file, flat, tables.flatMap(({ table }) => table.def.rules.map((rule) => `rule/${rule.id}`)));
}

function nextStep({ args, system, file }: CommandContext, tables: readonly CheckedTable[]): string {
  const { say, dim } = styleOf(args.lang, system.color);
  const fixable = tables.some(({ findings }) => findings.some((finding) => finding.fixes?.some((fix) => fix.lossless)));
  const governed = tables.every(({ table }) => table.governed !== null);
  if (!governed) return `\n${dim(say("下一步：", "Next:"))} crm run ${file} -o out.xlsx\n`;
  return fixable ? `\n${dim(say("下一步：", "Next:"))} crm fix ${file} -o fixed.xlsx\n` : "";
}
