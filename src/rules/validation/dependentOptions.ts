import { joint } from "../../fields/severalValues";
import type { Finding } from "../../findings/finding";
import type { Localized } from "../../records/text";
import { cellAt, displayValue } from "../cellAt";
import { offeredIn } from "../offered";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  notUnder: { "zh-CN": "“{value}”不在“{parent}”之下，可选：{allowed}。核对“{label}”和“{parentLabel}”哪个填错。", en: "“{value}” is not under “{parent}”. There: {allowed}. Look which is wrong, “{label}” or “{parentLabel}”." },
};
const most = 10;

/** Options that depend on another field: what is chosen must be one of those that there are under what is chosen there. A blank, and a cell that could not be read, says nothing here. */
export const dependentOptions: RuleKind = {
  kind: "options",
  messages,
  check({ def, table }) {
    return def.fields.flatMap((field): readonly Finding[] => {
      const column = table.columns[field.id];
      const parent = def.fields.find(({ id }) => id === field.optionsFrom);
      const above = parent === undefined ? undefined : table.columns[parent.id];
      if (column === undefined || parent === undefined || above === undefined) return [];
      const byCode = new Map(field.options!.map((option) => [option.code, option]));
      const offered = offeredIn(field, def.fields, table);
      const judged = new Map<number, string | null>();
      const findings: Finding[] = [];
      for (let index = 0; index < table.size; index++) {
        const code = column.codes[index]!;
        const value = column.typed[code] ?? null;
        if (typeof value !== "string" || column.parsed[code]?.ok !== true) continue;
        const pair = code * above.raw.length + above.codes[index]!;
        let stray = judged.get(pair);
        if (stray === undefined) {
          const isOffered = offered(index);
          judged.set(pair, (stray = value.split(joint).find((each) => { const option = byCode.get(each); return option !== undefined && !isOffered(option); }) ?? null));
        }
        if (stray === null) continue;
        const isOffered = offered(index);
        const there = field.options!.filter((option) => option.active && isOffered(option));
        const list = (lang: "zh-CN" | "en"): string => there.slice(0, most).map(({ label }) => label[lang]).join(lang === "en" ? ", " : "、") + (there.length > most ? " …" : "");
        findings.push({
          rule: `options/${field.id}`, messageId: "notUnder", severity: field.severity,
          data: { label: field.label, parentLabel: parent.label, value: byCode.get(stray)!.label, parent: displayValue(above, above.codes[index]!), allowed: { "zh-CN": list("zh-CN"), en: list("en") } },
          at: [cellAt(table, index, field.id), cellAt(table, index, parent.id)],
        });
      }
      return findings;
    });
  },
  message: (finding) => messages[finding.messageId],
};
