import { typedAt, typedValues } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { addDuration } from "../../records/isoDuration";
import { type Localized, joinTexts } from "../../records/text";
import type { FieldDef, StagesDef, TransitionDef } from "../../template/template";
import { mayAct, rolesText } from "../../template/permission";
import { joint } from "../../fields/severalValues";
import { cellAt, displayValue } from "../cellAt";
import type { CheckInput, RuleKind } from "../rule";
import { unreadableIn } from "../unreadable";

const messages = {
  move: { "zh-CN": "不能从“{before}”直接到“{stage}”，可以到：{ways}。", en: "“{before}” does not lead to “{stage}”. It leads to: {ways}." },
  noWay: { "zh-CN": "“{before}”之后没有下一阶段，不能改成“{stage}”。", en: "“{before}” is an end: it does not lead to “{stage}”." },
  notYours: { "zh-CN": "只有{roles}可以把“{before}”改成“{stage}”。", en: "Only {roles} may move “{before}” to “{stage}”." },
  notYoursNew: { "zh-CN": "只有{roles}可以新建“{stage}”的记录。", en: "Only {roles} may begin a record in “{stage}”." },
  gate: { "zh-CN": "进入“{stage}”须先填写：{labels}。", en: "“{stage}” needs these first: {labels}." },
  overdue: { "zh-CN": "在“{stage}”已经 {days} 天，应在 {limit} 天内推进或结束。", en: "In “{stage}” for {days} days; it should have moved on or ended within {limit}." },
  noReason: { "zh-CN": "进入“{stage}”要说明“{reasonLabel}”。", en: "“{stage}” needs a reason under {reasonLabel}." },
  otherReason: { "zh-CN": "“{value}”不是“{stage}”的原因，可选：{allowed}。", en: "“{value}” is no reason for “{stage}”. There: {allowed}." },
} satisfies Record<string, Localized>;
const texts: { readonly [messageId: string]: Localized } = messages;

/**
 * The life cycle: a record stands in a stage only if one of the gates into it would let it through (its required fields are filled and its condition does not fail; unknown passes), and no longer
 * than the stage allows. A stage without a gate is open to all. While a stage is being changed, only the gates that lead there from where the record stood count, and of these only those that are open to whoever changes it.
 */
export const stageFindings: RuleKind = {
  kind: "stage",
  messages: texts,
  check: (input) => (input.def.stages === undefined ? [] : [...closedGates(input, input.def.stages), ...withoutReason(input, input.def.stages), ...overdue(input, input.def.stages)]),
  message: ({ messageId, data }, { stages }) => (messageId === "condition" ? (stages?.transitions.find(({ id }) => id === data["gate"])?.message ?? undefined) : texts[messageId]),
};

function closedGates(input: CheckInput, stages: StagesDef): readonly Finding[] {
  const { def, table, old } = input;
  const target = fieldOf(def.fields, stages.field);
  const gatesInto = new Map<string, Gate[]>();
  for (const transition of stages.transitions) gatesInto.set(transition.to, [...(gatesInto.get(transition.to) ?? []), bindGate(transition, input)]);
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const stage = typedAt(table, stages.field, index);
    const gates = typeof stage === "string" ? gatesInto.get(stage) : undefined;
    if (gates === undefined) continue;
    const about = { label: target.label, stage: stageLabel(target, stage as string) };
    const before = old === undefined ? null : typedAt(old, stages.field, index);
    const ways = typeof before !== "string" || before === stage ? gates : gates.filter(({ from }) => from.length === 0 || from.includes(before));
    if (ways.length === 0) {
      const open = stages.transitions.filter(({ from }) => from.includes(before as string)).map(({ to }) => stageLabel(target, to));
      findings.push({ rule: "stage/move", messageId: open.length === 0 ? "noWay" : "move", data: { ...about, before: stageLabel(target, before as string), ways: joinTexts(open) }, severity: "error", at: [cellAt(table, index, stages.field)] });
      continue;
    }
    const barred = before === stage || old === undefined ? undefined : ways.find(({ by }) => !mayAct(by, input.inputs.me))?.by;
    const mine = barred === undefined ? ways : ways.filter(({ by }) => mayAct(by, input.inputs.me));
    if (mine.length === 0) {
      findings.push({ rule: "stage/role", messageId: before === null ? "notYoursNew" : "notYours", data: { ...about, before: before === null ? "" : stageLabel(target, String(before)), roles: rolesText(barred!) }, severity: "error", at: [cellAt(table, index, stages.field)] });
      continue;
    }
    const faults = mine.map(({ faultOf }) => faultOf(index));
    if (faults.some((fault) => fault === null)) continue;
    // The gate that lacks the least says what is missing; the first of equals.
    const least = faults.reduce((best, fault) => (fault!.missing.length < best!.missing.length ? fault : best))!;
    const at = (fields: readonly string[]) => fields.map((field) => cellAt(table, index, field));
    findings.push(least.missing.length > 0
      ? { rule: "stage/gate", messageId: "gate", data: { ...about, labels: joinTexts(least.missing.map((id) => fieldOf(def.fields, id).label)) }, severity: "error", at: at([...least.missing, stages.field]) }
      : { rule: "stage/gate", messageId: "condition", data: { ...about, gate: least.gate.id }, severity: "error", at: at([...new Set([...(least.gate.assert?.fields ?? []), stages.field])]) });
  }
  return findings;
}

type Gate = Pick<TransitionDef, "from" | "by"> & { readonly faultOf: (index: number) => { readonly gate: TransitionDef; readonly missing: readonly string[] } | null };

/** What keeps a record from passing: the fields that are blank, or none where its condition fails; null where it passes. What cannot be read counts as filled: its own finding says so. */
function bindGate(gate: TransitionDef, { table, inputs }: CheckInput): Gate {
  const holds = gate.assert?.bind(typedValues(table), inputs);
  const unreadable = unreadableIn(gate.assert?.fields ?? [], table);
  return {
    from: gate.from,
    ...(gate.by === undefined ? {} : { by: gate.by }),
    faultOf: (index) => {
      const missing = gate.require.filter((field) => typedAt(table, field, index) === null);
      if (missing.length > 0) return { gate, missing };
      const verdict = holds?.(index);
      return verdict === undefined || verdict === true || verdict === null || unreadable(index, verdict !== false) ? null : { gate, missing };
    },
  };
}

/** Why a record came to its stage, where that has to be said. A reason that could not be read says nothing here: its own finding does. */
function withoutReason({ def, table }: CheckInput, stages: StagesDef): readonly Finding[] {
  const asked = new Map(stages.list.flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason] as const])));
  if (asked.size === 0) return [];
  const target = fieldOf(def.fields, stages.field);
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const stage = typedAt(table, stages.field, index);
    const reason = typeof stage === "string" ? asked.get(stage) : undefined;
    const column = reason === undefined ? undefined : table.columns[reason.field];
    if (reason === undefined || column === undefined || column.parsed[column.codes[index]!]?.ok === false) continue;
    const value = typedAt(table, reason.field, index);
    if (value !== null && (reason.among === null || String(value).split(joint).every((each) => reason.among!.includes(each)))) continue;
    const field = fieldOf(def.fields, reason.field);
    const data = { label: target.label, stage: stageLabel(target, stage as string), reasonLabel: field.label };
    const at = [cellAt(table, index, reason.field), cellAt(table, index, stages.field)];
    findings.push(value === null ? { rule: "stage/reason", messageId: "noReason", data, severity: "error", at } : { rule: "stage/reason", messageId: "otherReason", data: { ...data, value: displayValue(column, column.codes[index]!), allowed: joinTexts(reason.among!.map((code) => stageLabel(field, code))) }, severity: "error", at });
  }
  return findings;
}

function overdue({ def, table, inputs }: CheckInput, stages: StagesDef): readonly Finding[] {
  const { entered } = stages;
  if (entered === null) return [];
  const target = fieldOf(def.fields, stages.field);
  const limits = new Map(stages.list.flatMap(({ id, maxAge }) => (maxAge === null ? [] : [[id, maxAge] as const])));
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const stage = typedAt(table, stages.field, index);
    const since = typedAt(table, entered, index);
    const limit = typeof stage === "string" ? limits.get(stage) : undefined;
    if (limit === undefined || typeof since !== "number") continue;
    const until = addDuration(since, limit, 1, inputs.dateSystem);
    if (until === null || inputs.today <= until) continue;
    const day = Math.floor(since);
    findings.push({ rule: "stage/overdue", messageId: "overdue", data: { label: target.label, stage: stageLabel(target, stage as string), days: inputs.today - day, limit: until - day }, severity: "warning", at: [cellAt(table, index, stages.field), cellAt(table, index, entered)] });
  }
  return findings;
}

function fieldOf(fields: readonly FieldDef[], id: string): FieldDef {
  return fields.find((field) => field.id === id)!;
}

function stageLabel({ options }: FieldDef, code: string): Localized {
  return options?.find((option) => option.code === code)?.label ?? { "zh-CN": code, en: code };
}
