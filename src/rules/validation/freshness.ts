import { typedAt } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import { addDuration } from "../../records/isoDuration";
import { systemOffset } from "../../records/serialDay";
import type { Localized } from "../../records/text";
import { cellAt } from "../cellAt";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  stale: { "zh-CN": "“{label}”{verified}核实过，已过有效期，再核实一次，并更新“{byLabel}”。", en: "“{label}” was last verified on {verified}, which is too long ago. Verify it again and update “{byLabel}”." },
  never: { "zh-CN": "“{label}”没有核实日期，核实后填写“{byLabel}”。", en: "Nothing says when “{label}” was verified. Verify it and fill in “{byLabel}”." },
};

/** Values that nobody has verified for longer than they hold. A value without a day of verification is told of more quietly; a day that could not be read has a finding of its own. */
export const freshness: RuleKind = {
  kind: "freshness",
  messages,
  check({ def, table, inputs }) {
    return def.fields.flatMap((field): readonly Finding[] => {
      const column = table.columns[field.id];
      const by = def.fields.find(({ id }) => id === field.freshness?.verifiedBy);
      const days = by === undefined ? undefined : table.columns[by.id];
      if (field.freshness === undefined || column === undefined || by === undefined || days === undefined) return [];
      const { after } = field.freshness;
      const today = inputs.today - (inputs.dateSystem === 1904 ? systemOffset : 0);
      const findings: Finding[] = [];
      for (let index = 0; index < table.size; index++) {
        if (column.typed[column.codes[index]!] === null) continue;
        const verified = typedAt(table, by.id, index);
        const until = typeof verified === "number" ? addDuration(verified, after, 1, inputs.dateSystem) : null;
        if (verified !== null && (until === null || until >= today)) continue;
        const data = { label: field.label, byLabel: by.label, verified: verified === null ? "" : days.fieldType.format(verified, days.context) };
        findings.push({ rule: `freshness/${field.id}`, messageId: verified === null ? "never" : "stale", data, severity: verified === null ? "info" : "warning", at: [cellAt(table, index, field.id), cellAt(table, index, by.id)] });
      }
      return findings;
    });
  },
  message: (finding) => messages[finding.messageId],
};
