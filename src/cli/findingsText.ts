import { type RuleCount, countFindings } from "../findings/countFindings";
import type { Finding } from "../findings/finding";
import { renderPlace } from "../findings/renderFinding";
import type { CheckedTable } from "../pipeline/check";
import { type View, maskMessages, maskedValue } from "../pipeline/masking";
import type { Session } from "../pipeline/session";
import type { Style } from "./style";
import { sheetLabels } from "../template/headerLabels";

/** The findings of a table as a person reads them: counts, then the most frequent problems with an example each. */
export async function findingsText(session: Session, { table, findings, kept, tried }: CheckedTable, style: Style, most = 3): Promise<string> {
  const { say, bold, red, yellow, dim, green, count } = style;
  const counts = countFindings(findings, 1);
  const label = table.def.label[style.lang];
  const head = `${bold(label)}  ${say(`${count(table.records.rows.length)} 条记录`, `${count(table.records.rows.length)} records`)} · ${say("工作表", "sheet")} ${table.layout.sheet}`;
  const left = [
    kept.length === 0 ? "" : say(`已保留 ${count(kept.length)} 处`, `${count(kept.length)} kept as they are`),
    tried.length === 0 ? "" : say(`试运行的规则另有 ${count(tried.length)} 处`, `${count(tried.length)} more by rules on trial`),
  ].filter((text) => text !== "").join(" · ");
  if (findings.length === 0) {
    const rules = table.def.rules.length;
    return `${head}\n  ${green(say(`全部 ${count(table.records.rows.length)} 条记录都通过了检查（${rules} 条规则）。`, `All ${count(table.records.rows.length)} records pass (${rules} rules).`))}${left === "" ? "" : ` ${dim(left)}`}\n`;
  }
  const totals = [
    counts.error > 0 ? red(say(`错误 ${count(counts.error)}`, `${count(counts.error)} errors`)) : "",
    counts.warning > 0 ? yellow(say(`提醒 ${count(counts.warning)}`, `${count(counts.warning)} warnings`)) : "",
    counts.info > 0 ? say(`提示 ${count(counts.info)}`, `${count(counts.info)} notes`) : "",
    counts.fixable > 0 ? green(say(`其中 ${count(counts.fixable)} 处可以自动修复`, `${count(counts.fixable)} can be fixed safely`)) : "",
    left === "" ? "" : dim(left),
  ].filter((text) => text !== "");
  const shown = counts.rules.slice(0, most);
  const examples = shown.map((rule) => rule.examples[0]!);
  const texts = maskMessages(table, examples, await session.engine.describe({ template: table.template, table: table.def.id, findings: examples, lang: style.lang, labels: sheetLabels(table.def) }), "pane");
  const lines = shown.map((rule, index) => `  ${severityMark(rule, style)} ${texts[index]!}\n    ${dim(`${renderPlace(rule.examples[0]!, style.lang)} · ${say(`共 ${count(rule.count)} 处`, `${count(rule.count)} in all`)} · ${rule.rule}`)}`);
  const rest = counts.rules.length - shown.length;
  const more = rest > 0 ? `\n  ${dim(say(`另有 ${rest} 类问题，用 --format json 或 csv 看全部。`, `${rest} more kinds; see all with --format json or csv.`))}` : "";
  return `${head}\n  ${totals.join(" · ")}\n${lines.join("\n")}${more}\n`;
}

function severityMark({ severity }: RuleCount, { say, red, yellow, dim }: Style): string {
  return severity === "error" ? red(say("错误", "error")) : severity === "warning" ? yellow(say("提醒", "warning")) : dim(say("提示", "note"));
}

export type FindingJson = { readonly rule: string; readonly severity: string; readonly record: string | null; readonly row: number; readonly field: string | null; readonly value: unknown; readonly message: string; readonly fixes: readonly unknown[] };

/** The findings in the stable shape that the README documents. `value` is the cell as it stands, masked where the template says so of what leaves the workbook; `row` the 1-based sheet row. */
export async function findingsJson(session: Session, { table, findings }: Pick<CheckedTable, "table" | "findings">, view: View | null): Promise<readonly FindingJson[]> {
  const messages = maskMessages(table, findings, await session.engine.describe({ template: table.template, table: table.def.id, findings, lang: session.lang, labels: sheetLabels(table.def) }), view);
  const indexOfRow = new Map([...table.records.rows].map((row, index) => [row, index]));
  return findings.map((finding, index) => {
    const at = finding.at[0];
    const column = at?.field == null ? undefined : table.records.columns[at.field];
    const value = column === undefined || at === undefined ? null : (column.dictionary[column.codes[indexOfRow.get(at.row) ?? -1] ?? 0] ?? null);
    return { rule: finding.rule, severity: finding.severity, record: at?.record ?? null, row: at?.row ?? 0, field: at?.field ?? null, value: maskedValue(table, at?.field ?? null, value, view), message: messages[index]!, fixes: fixesJson(finding, table, view) };
  });
}

function fixesJson(finding: Finding, table: CheckedTable["table"], view: View | null): readonly unknown[] {
  return (finding.fixes ?? []).map((fix) => ({ lossless: fix.lossless, edits: fix.edits.map(({ at, before, after }) => ({ record: at.record, row: at.row, field: at.field, before: maskedValue(table, at.field, before, view), after: maskedValue(table, at.field, after, view) })) }));
}
