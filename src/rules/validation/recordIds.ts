import type { TypedTable } from "../../fields/typedTable";
import type { Finding } from "../../findings/finding";
import type { Localized } from "../../records/text";
import { cellAt } from "../cellAt";
import type { RuleKind } from "../rule";

const messages: { readonly [messageId: string]: Localized } = {
  copiedRow: { "zh-CN": "这一行与第 {rows} 行完全相同，记录编号 {id} 也相同，可能是整行复制。请删除多余的一行，或清空它的编号作为新记录。", en: "This row is the same as row {rows}, record id {id} included, perhaps copied whole. Delete the extra row, or clear its id to make it a new record." },
  sameId: { "zh-CN": "记录编号 {id} 也出现在第 {rows} 行。请清空其中一行的编号，它会得到新编号。", en: "Record id {id} is also in row {rows}. Clear the id of one of them and it will get a new one." },
  newRecord: { "zh-CN": "新记录，还没有编号，写入时会自动编号。", en: "A new record without an id. It gets one at the next write." },
  missingId: { "zh-CN": "没有记录编号，请填写“{label}”。", en: "The record has no id. Fill in “{label}”." },
};

/**
 * Record ids: each record has one of its own. Nothing is said of a table that is not governed yet. Which of two rows with one id is the original cannot be
 * known here, so neither gets a fix; a record without an id gets one when it is written.
 */
export const recordIds: RuleKind = {
  kind: "record",
  messages,
  check({ def, table }) {
    const { ids } = table.records;
    const idField = def.fields.find((field) => field.id === def.recordId);
    // Ids that we give: our own, or the template's auto number. The company's own ids are for people to fill in.
    const isOurs = idField === undefined || idField.autoNumber !== undefined;
    if (isOurs && ids.every((id) => id === null || id.trim() === "")) return [];
    const label = isOurs ? undefined : idField.label;
    const findings: Finding[] = [];
    const byId = new Map<string, number[]>();
    for (let index = 0; index < table.size; index++) {
      const id = ids[index]?.trim() ?? "";
      if (id === "") {
        const at = [cellAt(table, index, def.recordId)];
        findings.push(label === undefined ? { rule: "record/id", messageId: "newRecord", data: {}, severity: "info", at } : { rule: "record/id", messageId: "missingId", data: { label }, severity: "error", at });
        continue;
      }
      const group = byId.get(id);
      if (group === undefined) byId.set(id, [index]);
      else group.push(index);
    }
    for (const [id, group] of byId) {
      if (group.length === 1) continue;
      for (const index of group) {
        const others = group.filter((other) => other !== index).slice(0, 10);
        const copied = others.every((other) => sameRow(table, index, other));
        findings.push({
          rule: "record/id",
          messageId: copied ? "copiedRow" : "sameId",
          data: { id, rows: others.map((other) => table.records.rows[other]!).join(", "), count: group.length, ...(label === undefined ? {} : { label }) },
          severity: "error",
          at: [index, ...others].map((member) => cellAt(table, member, def.recordId)),
        });
      }
    }
    return findings;
  },
  groups({ table: { records } }) {
    return (index) => { const id = records.ids[index]?.trim() ?? ""; return id === "" ? [] : [id]; };
  },
  message: (finding) => messages[finding.messageId],
};

function sameRow(table: TypedTable, a: number, b: number): boolean {
  return Object.values(table.records.columns).every((column) => column.codes[a] === column.codes[b]);
}
