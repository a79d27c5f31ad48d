import type { Finding } from "../../findings/finding";
import { type CellValue, isCellError, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { bound } from "../bound";
import { cellAt, displayValue } from "../cellAt";
import { hiddenIn, readOnlyIn } from "../conditions";
import { type CheckInput, type RuleKind, inParts } from "../rule";
import { unreadableIn } from "../unreadable";
import { joinLabels } from "./schemaMessages";

const messages: { readonly [messageId: string]: Localized } = {
  notAsked: { "zh-CN": "按这一行“{because}”的内容，不用填“{label}”，但这里有“{value}”。核对后再决定是否清空。", en: "Given what “{because}” holds in this row, “{label}” is not asked for, yet it holds “{value}”. Look before you clear it." },
  readOnly: { "zh-CN": "按这一行“{because}”的内容，“{label}”不能再改；原来是“{before}”，现在是“{value}”。", en: "Given what “{because}” holds in this row, “{label}” must not be changed any more; it was “{before}” and is “{value}” now." },
  deprecated: { "zh-CN": "“{label}”已经停用，不用再填。", en: "“{label}” is no longer in use and need not be filled in." },
  evaluationError: { "zh-CN": "“{label}”的条件在这一行无法计算（{error}），请检查“{because}”。", en: "The condition of “{label}” cannot be worked out for this row ({error}). Check “{because}”." },
};

/**
 * What a field's conditions say of its cells, besides what is required: a value where nothing is asked for is kept and told; of an edit, that it changed what was read-only before and after
 * it, or filled what is no longer in use. A condition that cannot be worked out on a row is a finding there, unless a field that it reads could not be read.
 */
export const fieldConditions: RuleKind = {
  kind: "condition",
  messages,
  ...inParts((input) => input.def.fields.map((field) => () => [...notAsked(field, input), ...changed(field, input), ...errorsOf(field, input)])),
  message: (finding) => messages[finding.messageId],
};

function notAsked(field: FieldDef, input: CheckInput): readonly Finding[] {
  const { table, def } = input;
  const column = table.columns[field.id];
  if (column === undefined || field.visibleWhen === undefined) return [];
  const hidden = hiddenIn(field, input);
  const because = joinLabels(field.visibleWhen.fields, def);
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const code = column.codes[index]!;
    if (column.typed[code] === null || !hidden(index)) continue;
    findings.push({ rule: "condition/x-visibleWhen", messageId: "notAsked", data: { label: field.label, because, value: displayValue(column, code) }, severity: "info", at: [cellAt(table, index, field.id)] });
  }
  return findings;
}

/** What the edit at hand did to cells that are not to be changed. */
function changed(field: FieldDef, input: CheckInput): readonly Finding[] {
  const { table, old, def } = input;
  const column = table.columns[field.id];
  const before = old?.columns[field.id];
  if (old === undefined || column === undefined || before === undefined || (field.readOnlyWhen === undefined && field.deprecated !== true)) return [];
  const closedBefore = readOnlyIn(field, { table: old, inputs: input.inputs });
  const closed = readOnlyIn(field, input);
  const because = joinLabels(field.readOnlyWhen?.fields ?? [], def);
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const was = before.typed[before.codes[index]!] ?? null;
    const code = column.codes[index]!;
    if (sameValue(was, column.typed[code] ?? null)) continue;
    const at = [cellAt(table, index, field.id)];
    const value = displayValue(column, code);
    if (closedBefore(index) && closed(index)) {
      const undo: CellValue = before.raw[before.codes[index]!] ?? null;
      const fixes = table.records.formulas[field.id]?.includes(index) === true ? {} : { fixes: [{ edits: [{ at: at[0]!, before: column.raw[code] ?? null, after: undo }], lossless: false }] };
      findings.push({ rule: "condition/x-readOnlyWhen", messageId: "readOnly", data: { label: field.label, because, before: displayValue(before, before.codes[index]!), value }, severity: field.severity, at, ...fixes });
    } else if (field.deprecated === true && was === null) {
      findings.push({ rule: "condition/deprecated", messageId: "deprecated", data: { label: field.label }, severity: "warning", at });
    }
  }
  return findings;
}

function errorsOf(field: FieldDef, input: CheckInput): readonly Finding[] {
  const { table, def } = input;
  const conditions = (["x-requiredWhen", "x-visibleWhen", "x-readOnlyWhen"] as const).flatMap((keyword) => {
    const condition = { "x-requiredWhen": field.requiredWhen, "x-visibleWhen": field.visibleWhen, "x-readOnlyWhen": field.readOnlyWhen }[keyword];
    return condition === undefined ? [] : [{ keyword, condition }];
  });
  return conditions.flatMap(({ keyword, condition }) => {
    const value = bound(condition, input);
    const unreadable = unreadableIn(condition.fields, table);
    const because = joinLabels(condition.fields, def);
    const findings: Finding[] = [];
    for (let index = 0; index < table.size; index++) {
      const said = value(index);
      if (!isCellError(said) || unreadable(index, true)) continue;
      findings.push({ rule: `condition/${keyword}`, messageId: "evaluationError", data: { label: field.label, because, error: said.error }, severity: field.severity, at: [cellAt(table, index, field.id)] });
    }
    return findings;
  });
}
