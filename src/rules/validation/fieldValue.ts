/**
 * Validation: the rule kinds that look at one table: values, row schema, keys, the template's own rules, record ids.
 * May: read a typed table and a table definition. May not: write, know a clock, or know another kind of rule.
 */
import { type TypedColumn, written } from "../../fields/typedTable";
import type { Finding, Severity } from "../../findings/finding";
import { type CellValue, type Json, plainText, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt } from "../cellAt";
import { type CheckInput, type RuleKind, inParts } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  notStandard: { "zh-CN": "“{value}”不是标准写法，应写成“{after}”。", en: "“{value}” is not in standard form. It should be “{after}”." },
  invisible: { "zh-CN": "单元格看起来是空的，其实有看不见的字符，应清空。", en: "The cell looks blank but holds invisible characters. It should be empty." },
  wrongKind: {
    "zh-CN": "“{value}”看起来没有错，但不是按{type}存的，Excel 会当成别的类型。",
    en: "“{value}” looks right but is stored as another kind of value, so Excel does not treat it as {type}.",
  },
  textAsNumber: {
    "zh-CN": "“{value}”存成了数值，应存成文本：数值没有开头的 0，长的会丢掉末尾的数字。",
    en: "“{value}” is stored as a number and should be text: a number has no leading zeros, and a long one loses its last digits.",
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
  ...inParts((input) => input.def.fields.map((field) => () => checkField(field, input))),
  message(finding, def) {
    const field = def.fields.find((candidate) => candidate.id === finding.at[0]?.field);
    return field?.fieldType.messages[finding.messageId] ?? messages[finding.messageId];
  },
};

function checkField(field: FieldDef, { table }: CheckInput): readonly Finding[] {
  const findings: Finding[] = [];
  const column = table.columns[field.id];
  const verdicts = column === undefined ? [] : judgeColumn(field, column);
  if (column === undefined || verdicts.length === 0) return findings;
  const formulas = new Set(table.records.formulas[field.id]);
  const rule = `field/${field.type}`;
  for (let index = 0; index < table.size; index++) {
    const code = column.codes[index]!;
    const found = verdicts[code];
    if (found === undefined) continue;
    const cell = cellAt(table, index, field.id);
    const at = [cell];
    for (const { messageId, data, severity, fix } of found) {
      if (fix === undefined) findings.push({ rule, messageId, data, severity, at });
      else if (!formulas.has(index)) findings.push({ rule, messageId, data, severity, at, fixes: [{ edits: [{ at: cell, before: column.raw[code]!, after: fix.after }], lossless: fix.lossless }] });
      else if (typeof column.raw[code] !== typeof fix.after) findings.push({ rule, messageId: "formulaNotStandard", data, severity: "info", at });
    }
  }
  return findings;
}

/** By code; empty when nothing is wrong in the whole column. */
function judgeColumn(field: FieldDef, column: TypedColumn): readonly (readonly Verdict[] | undefined)[] {
  const inCell = written(column);
  let any = false;
  const verdicts = column.raw.map((_, code) => {
    const found = judgeValue(field, column, code, inCell);
    any ||= found !== undefined;
    return found;
  });
  return any ? verdicts : [];
}

/** Undefined where there is nothing to say: almost always. */
function judgeValue(field: FieldDef, column: TypedColumn, code: number, inCell: (value: CellValue) => CellValue): readonly Verdict[] | undefined {
  const reading = column.parsed[code] ?? null;
  const issue = column.issues[code] ?? null;
  const raw = column.raw[code]!;
  const read = column.typed[code]!;
  const typed = column.fieldType.spelling?.isGood(raw) === true ? raw : inCell(read);
  if (reading === null || (reading.ok && issue === null && reading.note === undefined && sameValue(raw, typed))) return undefined;
  const { label } = field;
  const value = plainText(raw);
  if (!reading.ok) return [{ messageId: reading.messageId, data: { label, value, ...reading.data }, severity: field.severity }];
  const found: Verdict[] = [];
  const changes = !sameValue(raw, typed);
  if (changes || reading.note !== undefined) {
    const otherKind = typed !== null && typeof raw !== typeof typed;
    const shown = read === null ? "" : typed === read ? column.fieldType.format(read, column.context) : plainText(typed);
    // Where the two read alike but are stored apart, the stored text says what would change.
    // Yes and no stand in the cell as Excel writes them in any language.
    const after = shown === value || typeof typed === "boolean" ? plainText(typed) : shown;
    const messageId = reading.note ?? (typed === null ? "invisible" : otherKind && after === value ? (typeof typed === "string" && typeof raw === "number" ? "textAsNumber" : "wrongKind") : "notStandard");
    // Text where Excel needs a number or date is left out of its sums and filters, and what is not lossless needs a decision: both should be looked at.
    const severity = reading.mild !== true && (!reading.lossless || otherKind) ? "warning" : "info";
    found.push({
      messageId,
      data: { label, value, after, type: column.fieldType.label, ...reading.data },
      severity: field.severity === "info" ? "info" : severity,
      ...(changes ? { fix: { after: typed, lossless: reading.lossless } } : {}),
    });
  }
  if (issue !== null) found.push({ messageId: issue.messageId, data: { label, value, ...issue.data }, severity: issue.severity ?? field.severity });
  return found;
}
