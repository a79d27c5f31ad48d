import { type Ast, children } from "../../expression/ast";
import type { Finding } from "../../findings/finding";
import { serialFromDate } from "../../records/serialDay";
import type { Localized } from "../../records/text";
import type { Expression, TableDef } from "../../template/template";
import { cellAt, displayValue } from "../cellAt";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  beyond: { "zh-CN": "“{label}”的 {value} 在 {year} 年之后，节假日表只到 {year} 年，工作日只按周末算。更新插件，或在模板的 calendar 里补上节假日。", en: "{value} under {label} lies after {year}, where the calendar of holidays ends: workdays there know weekends only. Update the add-in, or add the holidays under calendar in the template." },
};

/** Days by which workdays are counted and which the national calendar does not reach: what is worked out from them may be a few days off. */
export const calendarReach: RuleKind = {
  kind: "calendar",
  messages,
  check({ def, table, inputs }) {
    const { until } = inputs.calendar;
    const last = until === undefined ? null : serialFromDate(until, 12, 31, inputs.dateSystem);
    if (last === null) return [];
    const counted = new Set(expressionsOf(def).flatMap(({ ast }) => countedFields(ast)));
    return def.fields.filter(({ id, fieldType }) => fieldType.isDate === true && counted.has(id)).flatMap((field): readonly Finding[] => {
      const column = table.columns[field.id];
      if (column === undefined) return [];
      const isBeyond = column.typed.map((value) => typeof value === "number" && value >= last + 1);
      if (!isBeyond.includes(true)) return [];
      const findings: Finding[] = [];
      for (let index = 0; index < table.size; index++) {
        const code = column.codes[index]!;
        if (isBeyond[code] === true) findings.push({ rule: `calendar/${field.id}`, messageId: "beyond", data: { label: field.label, value: displayValue(column, code), year: until! }, severity: "info", at: [cellAt(table, index, field.id)] });
      }
      return findings;
    });
  },
  message: (finding) => messages[finding.messageId],
};

function expressionsOf({ fields, rules, keys, classify, stages }: TableDef): readonly Expression[] {
  const all = [
    ...fields.flatMap(({ compute, initial, requiredWhen, visibleWhen, readOnlyWhen }) => [compute?.value, typeof initial === "object" ? initial : null, requiredWhen, visibleWhen, readOnlyWhen]),
    ...rules.flatMap(({ when, assert }) => [when, assert]), ...keys.map(({ when }) => when),
    ...classify.flatMap(({ table, score }) => [...table, ...(score?.factors ?? [])].map(({ when }) => when)),
    ...(stages?.transitions ?? []).map(({ assert }) => assert),
  ];
  return all.filter((each): each is Expression => each != null);
}

/** The fields that stand inside a call of WORKDAY or NETWORKDAYS. */
function countedFields(ast: Ast, inside = false): readonly string[] {
  if (ast.kind === "field") return inside ? [ast.field] : [];
  const counts = inside || (ast.kind === "call" && (ast.name === "WORKDAY" || ast.name === "NETWORKDAYS"));
  return children(ast).flatMap((child) => countedFields(child, counts));
}
