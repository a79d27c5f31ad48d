import type { Finding } from "../../findings/finding";
import type { Localized } from "../../records/text";
import type { FieldDef } from "../../template/template";
import { cellAt, tableAt } from "../cellAt";
import type { CheckInput, RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  required: { "zh-CN": "必填，现在是空的。", en: "This is required but blank." },
  missingColumn: { "zh-CN": "表里没有“{label}”这一列，而它是必填的。请增加这一列，或在治理时指明它是哪一列。", en: "The table has no column “{label}”, which is required. Add it, or say which column it is when governing." },
};

/** What the table's JSON Schema says of its rows. A required field whose column is missing is one finding for the table, not one for each row. */
export const rowSchema: RuleKind = {
  kind: "schema",
  check: (input) => input.def.fields.filter((field) => field.required).flatMap((field) => checkRequired(field, input)),
  message: (finding) => messages[finding.messageId],
};

function checkRequired(field: FieldDef, { table }: CheckInput): readonly Finding[] {
  const base = { rule: "schema/required", data: { label: field.label }, severity: field.severity } as const;
  const column = table.columns[field.id];
  if (column === undefined) return [{ ...base, messageId: "missingColumn", at: [tableAt(table, field.id)] }];
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    if (column.typed[column.codes[index]!] === null) findings.push({ ...base, messageId: "required", at: [cellAt(table, index, field.id)] });
  }
  return findings;
}
