/**
 * Validation: the rule kinds that look at one table: values, row schema, keys, the template's own rules, record ids.
 * May: read a typed table and a table definition. May not: write, know a clock, or know another kind of rule.
 */
import type { TypedColumn } from "../../fields/typedTable";
import type { Finding, Severity } from "../../findings/finding";
import { type CellValue, type Json, plainText, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt } from "../cellAt";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  notStandard: { "zh-CN": "“{value}”不是标准写法，应写成“{after}”。", en: "“{value}” is not in standard form. It should be “{after}”." },
  invisible: { "zh-CN": "单元格看起来是空的，其实有看不见的字符，应清空。", en: "The cell looks blank but holds invisible characters. It should be empty." },
  wrongKind: {
    "zh-CN": "“{value}”看起来没有错，但存成了文本或其他类型，Excel 无法按{type}计算。",
    en: "“{value}” looks right but is stored as another kind of value, so Excel does not treat it as {type}.",
  },
  formulaNotStandard: {
    "zh-CN": "公式的结果“{value}”不是标准写法，应为“{after}”。公式由填表人自己修改。",
    en: "The formula gives “{value}”, which is not in standard form. It should be “{after}”. Change the formula.",
  },
};

/** What is wrong with one distinct value of a column: the same for every cell that holds it. */
type Verdict = { readonly messageId: string; readonly data: { readonly [key: string]: Json }; readonly severity: Severity; readonly fix?: { readonly after: CellValue; readonly lossless: boolean } };

/**
 * What each field type says of its cells: cannot be read, is not in the form that is stored, or is well formed but wrong. Judged once per distinct value.
 * The findings of a type are `field/<x-type>`. Cells with a formula get no fix: formulas are the user's.
 */
export const fieldValue: RuleKind = {
  kind: "field",
  messages,
  check({ def, table }) {
    const findings: Finding[] = [];
    for (const field of def.fields) {
      const column = table.columns[field.id];
      if (column === undefined) continue;
      const verdicts = judgeColumn(field, column);
      if (verdicts.size === 0) continue;
      const formulas = new Set(table.records.formulas[field.id]);
      const rule = `field/${field.type}`;
      for (let index = 0; index < table.size; index++) {
        const code = column.codes[index]!;
        if (code === 0) continue;
        const found = verdicts.get(code);
        if (found === undefined) continue;
        const at = cellAt(table, index, field.id);
        for (const { messageId, data, severity, fix } of found) {
          const finding: Finding = { rule, messageId, data, severity, at: [at] };
          if (fix === undefined) findings.push(finding);
          else if (!formulas.has(index)) findings.push({ ...finding, fixes: [{ edits: [{ at, before: column.raw[code]!, after: fix.after }], lossless: fix.lossless }] });
          else if (typeof column.raw[code] !== typeof fix.after) findings.push({ ...finding, messageId: "formulaNotStandard", severity: "info" });
        }
      }
    }
    return findings;
  },
  message(finding, def) {
    const field = def.fields.find((candidate) => candidate.id === finding.at[0]?.field);
    return field?.fieldType.messages[finding.messageId] ?? messages[finding.messageId];
  },
};

function judgeColumn(field: FieldDef, column: TypedColumn): ReadonlyMap<number, readonly Verdict[]> {
  const verdicts = new Map<number, readonly Verdict[]>();
  for (let code = 1; code < column.raw.length; code++) {
    const found = judgeValue(field, column, code);
    if (found.length > 0) verdicts.set(code, found);
  }
  return verdicts;
}

function judgeValue(field: FieldDef, column: TypedColumn, code: number): readonly Verdict[] {
  const reading = column.parsed[code];
  if (reading === undefined || reading === null) return [];
  const raw = column.raw[code]!;
  const base = { label: field.label, value: plainText(raw) };
  if (!reading.ok) return [{ messageId: reading.messageId, data: { ...base, ...reading.data }, severity: field.severity }];
  const found: Verdict[] = [];
  const changes = !sameValue(raw, reading.value);
  if (changes || reading.note !== undefined) {
    const otherKind = reading.value !== null && typeof raw !== typeof reading.value;
    const shown = reading.value === null ? "" : column.fieldType.format(reading.value, column.context);
    // Where the two read alike but are stored apart, the stored text says what would change.
    const after = shown === base.value ? plainText(reading.value) : shown;
    const messageId = reading.note ?? (reading.value === null ? "invisible" : otherKind && after === base.value ? "wrongKind" : "notStandard");
    // Text where Excel needs a number or date is left out of its sums and filters, and what is not lossless needs a decision: both should be looked at.
    const severity = !reading.lossless || otherKind ? "warning" : "info";
    found.push({
      messageId,
      data: { ...base, after, type: column.fieldType.label, ...reading.data },
      severity: field.severity === "info" ? "info" : severity,
      ...(changes ? { fix: { after: reading.value, lossless: reading.lossless } } : {}),
    });
  }
  const issue = column.issues[code];
  if (issue !== undefined && issue !== null) found.push({ messageId: issue.messageId, data: { ...base, ...issue.data }, severity: issue.severity ?? field.severity });
  return found;
}
