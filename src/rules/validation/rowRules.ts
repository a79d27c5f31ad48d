import { typedAt, written } from "../../fields/typedTable";
import type { Finding, Fix, FixEdit } from "../../findings/finding";
import { isCellError, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { RuleDef } from "../../template/template";
import { bound } from "../bound";
import { cellAt, displayValue, storedValue, tableAt } from "../cellAt";
import { type CheckInput, type RuleKind, inParts } from "../rule";
import { unreadableIn } from "../unreadable";

const messages: { readonly [messageId: string]: Localized } = {
  evaluationError: {
    "zh-CN": "规则“{title}”在这一行无法计算（{error}），请检查它用到的字段：{labels}。",
    en: "Rule “{title}” cannot be worked out for this row ({error}). Check the fields it uses: {labels}.",
  },
};

/**
 * The template's own rules: where `when` is true, `assert` must hold. Unknown (a blank operand) does not apply in `when` and passes in `assert`, unless the
 * rule is strict. An error value is a finding, unless a field that the rule reads could not be read on that row: then that field's own finding says why.
 */
export const rowRules: RuleKind = {
  kind: "rule",
  messages,
  ...inParts((input) => input.def.rules.map((rule) => () => {
    if (rule.mode === "off") return [];
    const due = dueIn(rule, input);
    if (due === never) return [];
    const found = rule.scope === undefined ? checkRule(rule, input, due) : checkWhole(rule, input);
    return rule.mode === "shadow" ? found.map((finding): Finding => ({ ...finding, tried: true })) : found;
  })),
  message(finding, def) {
    if (finding.messageId !== "broken" && finding.messageId !== "unknown") return messages[finding.messageId];
    return def.rules.find((rule) => `rule/${rule.id}` === finding.rule)?.message;
  },
};

type Due = (index: number) => boolean;
const always: Due = () => true;
const never: Due = () => false;

/** The records for which it is the moment to judge a rule. */
function dueIn({ at, scope }: RuleDef, { def, table, old, moments }: CheckInput): Due {
  if (at === undefined || moments === undefined) return always;
  const isDue = (row: number): boolean => at.some((moment) => moments(row).has(moment));
  if (scope !== undefined) return isDue(0) ? always : never;
  const stage = at.includes("stage") && old !== undefined ? def.stages?.field : undefined;
  const rows = table.records.rows;
  return (index) => isDue(rows[index]!) || (stage !== undefined && typedAt(table, stage, index) !== null && typedAt(table, stage, index) !== typedAt(old!, stage, index));
}

/** A rule about the table or the workbook as a whole reads no row: it is judged once. */
function checkWhole(rule: RuleDef, input: CheckInput): readonly Finding[] {
  const applies = rule.when === null ? true : bound(rule.when, input)(0);
  if (applies !== true && !isCellError(applies)) return [];
  const verdict = applies === true ? bound(rule.assert, input)(0) : applies;
  if (verdict === true || (verdict === null && !rule.strict)) return [];
  const at = [tableAt(input.table, rule.fields[0] ?? null)];
  if (isCellError(verdict)) return [{ rule: `rule/${rule.id}`, messageId: "evaluationError", data: errorData(rule, input, verdict.error), severity: rule.severity, at }];
  return [{ rule: `rule/${rule.id}`, messageId: verdict === null ? "unknown" : "broken", data: {}, severity: rule.severity, at }];
}

function checkRule(rule: RuleDef, input: CheckInput, due: Due): readonly Finding[] {
  const { table } = input;
  // One text for all its findings, of which there may be a hundred thousand.
  const name = `rule/${rule.id}`;
  const when = rule.when === null ? undefined : bound(rule.when, input);
  const assert = bound(rule.assert, input);
  // Made for the first record that needs them: most edited records break nothing.
  let unreadable: ReturnType<typeof unreadableIn> | undefined;
  let propose: ReturnType<typeof fixer> | undefined;
  let data: ReturnType<typeof rowData> | undefined;
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    if (due !== always && !due(index)) continue;
    const applies = when === undefined ? true : when(index);
    if (applies !== true && !isCellError(applies)) continue;
    const verdict = applies === true ? assert(index) : applies;
    if (verdict === true || (verdict === null && !rule.strict)) continue;
    unreadable ??= unreadableIn([...new Set([...(rule.when?.fields ?? []), ...rule.assert.fields])], table);
    if (unreadable(index, isCellError(verdict))) continue;
    const at = rule.fields.map((field) => cellAt(table, index, field));
    if (isCellError(verdict)) {
      findings.push({ rule: name, messageId: "evaluationError", data: errorData(rule, input, verdict.error), severity: rule.severity, at });
      continue;
    }
    const fix = (propose ??= fixer(rule, input))(index);
    findings.push({
      rule: name,
      messageId: verdict === null ? "unknown" : "broken",
      data: (data ??= rowData(rule, input))(index),
      severity: rule.severity,
      at,
      ...(fix === null ? {} : { fixes: [fix] }),
    });
  }
  return findings;
}

/** The values of the fields that the rule reads, by field id, for the places of the rule's own message. */
function rowData(rule: RuleDef, { def, table }: CheckInput): (index: number) => { readonly [key: string]: string | Localized } {
  const first = def.fields.find((field) => field.id === rule.fields[0]);
  const read = rule.assert.fields.concat(rule.when?.fields ?? []).map((field) => ({ field, column: table.columns[field] }));
  return (index) => {
    const data: Record<string, string | Localized> = first === undefined ? {} : { label: first.label };
    for (const { field, column } of read) data[field] = column === undefined ? "" : displayValue(column, column.codes[index]!);
    return data;
  };
}

function errorData(rule: RuleDef, { def }: CheckInput, error: string): { readonly [key: string]: string | Localized } {
  const read = def.fields.filter((field) => rule.assert.fields.includes(field.id) || rule.when?.fields.includes(field.id) === true);
  const first = def.fields.find((field) => field.id === rule.fields[0]);
  return {
    error,
    title: rule.title ?? { "zh-CN": rule.id, en: rule.id },
    labels: { "zh-CN": read.map((field) => field.label["zh-CN"]).join("、"), en: read.map((field) => field.label.en).join(", ") },
    ...(first === undefined ? {} : { label: first.label }),
  };
}

/**
 * The rule's proposed edits of one record, in the form their fields store; never lossless, because a rule says what it wants, not what was meant.
 * No fix when a value is unknown or not taken by its field, or when a cell holds a formula: half a fix is none.
 */
function fixer(rule: RuleDef, input: CheckInput): (index: number) => Fix | null {
  const { def, table } = input;
  const steps = rule.fix.map((step) => ({
    field: def.fields.find((field) => field.id === step.field),
    column: table.columns[step.field],
    value: bound(step.value, input),
    formulas: new Set(table.records.formulas[step.field]),
    inCell: table.columns[step.field] === undefined ? undefined : written(table.columns[step.field]!),
  }));
  if (steps.length === 0) return () => null;
  return (index) => {
    const edits: FixEdit[] = [];
    for (const { field, column, value, formulas, inCell } of steps) {
      const result = value(index);
      if (field === undefined || column === undefined || result === null || isCellError(result) || formulas.has(index)) return null;
      const stored = storedValue(result, field, column);
      if (stored === undefined) return null;
      const before = column.raw[column.codes[index]!] ?? null;
      const after = inCell!(stored);
      if (!sameValue(before, after) && !sameValue(column.typed[column.codes[index]!] ?? null, stored)) edits.push({ at: cellAt(table, index, field.id), before, after });
    }
    return edits.length === 0 ? null : { edits, lossless: false };
  };
}
