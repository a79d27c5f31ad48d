import { type TypedColumn, type TypedTable, typedAt } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { type CellValue, isBlank, isCellError, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type Work, forEach, within } from "../../records/work";
import type { FieldDef } from "../../template/template";
import { cellAt, displayValue, storedValue } from "../cellAt";
import { type CheckInput, type RuleKind, inParts } from "../rule";
import { unreadableIn } from "../unreadable";
import { withValues, workedOut } from "../workedOut";
import { joinLabels } from "./schemaMessages";

const messages: { readonly [messageId: string]: Localized } = {
  missing: { "zh-CN": "“{label}”由“{because}”计算，应为“{after}”，还没有填。", en: "“{label}” is worked out from “{because}” and is blank; it should be “{after}”." },
  differs: { "zh-CN": "“{label}”由“{because}”计算，应为“{after}”，现在是“{value}”。", en: "“{label}” is worked out from “{because}” and should be “{after}”; it is “{value}”." },
  stale: { "zh-CN": "“{label}”由“{because}”计算，其中有空，算不出来，这里却有“{value}”。补上空的那一项，或清空这一格。", en: "“{label}” is worked out from “{because}”. Something of that is blank, yet the cell holds “{value}”. Fill in what is blank, or clear the cell." },
  typedOver: { "zh-CN": "“{label}”是公式列，这一格却写着“{value}”，公式应给出“{after}”。", en: "“{label}” is a column of formulas, yet this cell says “{value}”; the formula gives “{after}”." },
  otherFormula: { "zh-CN": "“{label}”的公式应给出“{after}”，这一格的公式给出“{value}”。从别的行把这一列的公式填过来，或重新计算工作簿。", en: "The formula of “{label}” gives “{after}”, the one in this cell “{value}”. Fill the column's formula down from a cell that has it, or calculate the workbook anew." },
  due: { "zh-CN": "“{label}”应由系统填为“{after}”。", en: "“{label}” is to be filled in by the program with “{after}”." },
  evaluationError: { "zh-CN": "“{label}”在这一行算不出来（{error}），请检查“{because}”。", en: "“{label}” cannot be worked out for this row ({error}). Check “{because}”." },
};

/**
 * The fields that the template fills in. What holds at all times is compared with what is worked out from the other fields (themselves as worked out, so that one mistake is told once). What is
 * filled in at a moment is due in the records of a governed table that have no id yet, and where the edit at hand is that moment and left the cell as it was. Every fix is certain but for a value that rests on a
 * blank. Nothing is said where a field that is read could not be read.
 */
export const workedOutFields: RuleKind = {
  kind: "compute",
  messages,
  ...inParts((input) => [() => check(input)]),
  message: (finding) => messages[finding.messageId],
};

/** Each field rests on those before it as they are worked out: one piece. */
function* check(input: CheckInput): Work<readonly Finding[]> {
  const { def } = input;
  const isGoverned = input.old !== undefined || input.table.records.ids.some((id) => id !== null && id.trim() !== "");
  const findings: Finding[] = [];
  let { table } = input;
  for (const [at, field] of (def.workedOut ?? []).entries()) {
    const column = table.columns[field.id];
    if (column === undefined) continue;
    if (field.compute?.trigger === "always") {
      const judged = yield* within(judge(field, column, { ...input, table }), { from: 100 * at, to: 100 * (at + 1), total: 100 * def.workedOut!.length });
      for (const finding of judged.findings) findings.push(finding);
      table = withValues(table, field.id, judged.values);
    } else if (isGoverned) for (const finding of due(field, column, { ...input, table })) findings.push(finding);
  }
  if (isGoverned) for (const field of def.fields) if (field.initial !== undefined && typeof field.initial !== "object") for (const finding of constantDue(field, input)) findings.push(finding);
  return findings;
}

function* judge(field: FieldDef, column: TypedColumn, input: CheckInput): Work<{ readonly findings: readonly Finding[]; readonly values: readonly CellValue[] }> {
  const { table, def } = input;
  const expression = field.compute!.value;
  const at = workedOut(field, expression, column, input);
  const unreadable = unreadableIn(expression.fields, table);
  const because = joinLabels(expression.fields, def);
  const formulas = field.calculated === undefined ? null : new Set(table.records.formulas[field.id]);
  const foreign = new Set(table.records.foreignFormulas?.[field.id]);
  // Without the tables that it reads, the workbook has no such formula.
  const isFormula = field.calculated?.reads.every((id) => input.inputs.tables?.(id) != null) === true && table.records.ids.some((id) => id !== null);
  const findings: Finding[] = [];
  const values: CellValue[] = [];
  yield* forEach(table.size, (index) => {
    const code = column.codes[index]!;
    const stored = column.typed[code] ?? null;
    const value = at(index);
    const isUsable = value !== undefined && !isCellError(value);
    values.push(isUsable ? value : stored);
    const holdsFormula = formulas?.has(index) === true;
    const isOvertyped = isFormula && !holdsFormula && stored !== null;
    // What the column's own formula gives is known once the workbook is calculated anew.
    if ((isUsable && sameValue(value, stored) && !isOvertyped) || (holdsFormula && (value === undefined || !isCellError(value)) && (stored === null || !foreign.has(index)))) return;
    if (value === undefined || unreadable(index, isCellError(value))) return;
    const cell = cellAt(table, index, field.id);
    const base = { rule: `compute/${field.id}`, at: [cell, ...expression.fields.filter((id) => id !== field.id).map((id) => cellAt(table, index, id))] };
    if (isCellError(value)) {
      findings.push({ ...base, messageId: "evaluationError", data: { label: field.label, because, error: value.error }, severity: field.severity });
      return;
    }
    const data = { label: field.label, because, value: displayValue(column, code), after: value === null ? "" : field.fieldType.format(value, column.context) };
    const messageId = holdsFormula ? "otherFormula" : isOvertyped ? "typedOver" : value === null ? "stale" : stored === null ? "missing" : "differs";
    findings.push({ ...base, messageId, data, severity: messageId === "missing" ? "info" : messageId === "stale" ? "warning" : field.severity, ...fixOf(field, index, table, value, value !== null) });
  });
  return { findings, values };
}

/** What is filled in at a moment, where this is it. */
function due(field: FieldDef, column: TypedColumn, input: CheckInput): readonly Finding[] {
  const { table, old } = input;
  const expression = field.compute?.value ?? field.initial;
  if (typeof expression !== "object") return [];
  const at = workedOut(field, expression, column, input);
  const before = old?.columns[field.id];
  const isMoment = field.compute === undefined ? () => false : momentOf(field.compute.trigger, input);
  const trigger = field.compute?.trigger;
  const comesWith = (index: number): boolean => typeof trigger !== "object" || trigger.some((id) => typedAt(table, id, index) !== null);
  return indexesOf(table).flatMap((index) => {
    const stored = column.typed[column.codes[index]!] ?? null;
    const isNew = isBlank(table.records.ids[index] ?? null);
    if (isNew ? stored !== null || !comesWith(index) : !isMoment(index) || before === undefined || !sameValue(stored, before.typed[before.codes[index]!] ?? null)) return [];
    const value = at(index);
    return value === undefined || value === null || isCellError(value) || sameValue(value, stored) ? [] : [dueFinding(field, index, column, table, value)];
  });
}

function constantDue(field: FieldDef, { table }: CheckInput): readonly Finding[] {
  const column = table.columns[field.id];
  if (column === undefined) return [];
  const value = storedValue(field.initial as string, field, column);
  if (value === undefined || value === null) return [];
  return indexesOf(table).flatMap((index) => (isBlank(table.records.ids[index] ?? null) && column.typed[column.codes[index]!] === null ? [dueFinding(field, index, column, table, value)] : []));
}

function dueFinding(field: FieldDef, index: number, column: TypedColumn, table: TypedTable, value: CellValue): Finding {
  return { rule: `compute/${field.id}`, messageId: "due", data: { label: field.label, after: field.fieldType.format(value, column.context) }, severity: "info", at: [cellAt(table, index, field.id)], ...fixOf(field, index, table, value, true) };
}

/** Whether the edit at hand is one that makes a field be worked out. */
function momentOf(trigger: NonNullable<FieldDef["compute"]>["trigger"], { def, table, old }: CheckInput): (index: number) => boolean {
  if (old === undefined || trigger === "create") return () => false;
  const watched = (typeof trigger === "string" ? def.fields.filter(({ system, compute }) => system === undefined && compute === undefined).map(({ id }) => id) : trigger).flatMap((id) => {
    const [now, before] = [table.columns[id], old.columns[id]];
    return now === undefined || before === undefined ? [] : [{ now, before }];
  });
  return (index) => watched.some(({ now, before }) => !sameValue(now.typed[now.codes[index]!] ?? null, before.typed[before.codes[index]!] ?? null));
}

function fixOf(field: FieldDef, index: number, table: TypedTable, after: CellValue, lossless: boolean): Pick<Finding, "fixes"> {
  if (table.records.formulas[field.id]?.includes(index) === true) return {};
  const { codes, dictionary } = table.records.columns[field.id]!;
  const inCell = field.calculated === undefined ? field.fieldType.spelling?.of({ codes, dictionary }, null)(after) ?? after : after;
  return { fixes: [{ edits: [{ at: cellAt(table, index, field.id), before: dictionary[codes[index]!] ?? null, after: inCell }], lossless }] };
}

function indexesOf({ size }: TypedTable): readonly number[] {
  return Array.from({ length: size }, (_, index) => index);
}
