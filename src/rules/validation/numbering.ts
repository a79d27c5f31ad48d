import { isNumberOf } from "../../fields/autoNumberField";
import { typedAt } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { plainText } from "../../records/cellValue";
import { valueAt } from "../../records/recordTable";
import type { Localized } from "../../records/text";
import type { FieldDef, TableDef } from "../../template/template";
import { cellAt } from "../cellAt";
import { type CheckInput, type RuleKind, inParts } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  twice: { "zh-CN": "{label} {value} 也在第 {rows} 行，编号不能重复。两个人同时新增时会这样：清空后来的那个，修复时会得到新编号。", en: "{label} {value} is also in row {rows}. Two people who add records at once get it so: clear the later one, and the next fix gives it a new one." },
  otherScope: { "zh-CN": "{label} {value} 与这条记录的{parts}不符。清空它，修复时会按{parts}编新号。", en: "{label} {value} does not go with {parts} of this record. Clear it: the next fix gives one that does." },
};

/** Numbers that the program hands out besides the record's identity: each stands once, and holds what its record says. A blank one gets its number with the next fix. */
export const numbering: RuleKind = {
  kind: "number",
  messages,
  ...inParts((input) => numbered(input.def).map((field) => () => checkField(field, input))),
  groups({ def, table }) {
    const fields = numbered(def).filter(({ id }) => table.columns[id] !== undefined);
    return (index) => fields.flatMap(({ id }) => { const value = typedAt(table, id, index); return value === null ? [] : [`${id} ${plainText(value)}`]; });
  },
  message: (finding) => messages[finding.messageId],
};

function numbered(def: TableDef): readonly FieldDef[] {
  return def.fields.filter(({ id, type }) => type === "autoNumber" && id !== def.recordId);
}

/** Whether a record was there before another, by their ids; one without an id is the newest. What both were given at once, the older keeps, whatever the order of the rows. */
function comesBefore({ records: { ids } }: CheckInput["table"], index: number, other: number): boolean {
  const [a, b] = [ids[index], ids[other]];
  return a != null && (b == null || a < b);
}

function checkField(field: FieldDef, { def, table }: CheckInput): readonly Finding[] {
  const { id, label, autoNumber: pattern } = field;
  if (table.columns[id] === undefined || pattern === undefined) return [];
  const findings: Finding[] = [];
  const byNumber = new Map<string, number[]>();
  const parts = def.fields.filter((other) => pattern.includes(`{${other.id}}`));
  for (let index = 0; index < table.size; index++) {
    const value = typedAt(table, id, index);
    if (value === null) continue;
    const number = plainText(value);
    const group = byNumber.get(number);
    if (group === undefined) byNumber.set(number, [index]);
    else group.push(index);
    if (parts.length === 0 || isNumberOf(pattern, number, (other) => plainText(typedAt(table, other, index)))) continue;
    findings.push({ rule: `number/${id}`, messageId: "otherScope", data: { label, value: number, parts: { "zh-CN": parts.map((part) => part.label["zh-CN"]).join("、"), en: parts.map((part) => part.label.en).join(", ") } }, severity: "warning", at: [id, ...parts.map((part) => part.id)].map((each) => cellAt(table, index, each)) });
  }
  for (const [number, group] of byNumber) {
    if (group.length === 1) continue;
    const keeps = group.reduce((first, index) => (comesBefore(table, index, first) ? index : first));
    for (const index of group) {
      const others = group.filter((other) => other !== index).slice(0, 10);
      findings.push({ rule: `number/${id}`, messageId: "twice", data: { label, value: number, rows: others.map((other) => table.records.rows[other]!).join(", "), count: group.length }, severity: "error", at: [index, ...others].map((each) => cellAt(table, each, id)), ...(index === keeps || table.records.formulas[id]?.includes(index) === true ? {} : { fixes: [{ edits: [{ at: cellAt(table, index, id), before: valueAt(table.records, id, index), after: null }], lossless: false }] }) });
    }
  }
  return findings;
}
