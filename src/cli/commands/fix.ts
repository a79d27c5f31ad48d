import { countFindings } from "../../findings/countFindings";
import { type Fixed, fix } from "../../pipeline/fix";
import type { Command } from "../command";
import { openOptions, viewOf } from "../options";
import { linksLeft } from "../../pipeline/stayingLinks";
import { linksText } from "../linksText";
import { type Style, csvText, styleOf } from "../style";
import { type View, maskedValue } from "../../pipeline/masking";
import { csvCell, kindWords, labelOf, shownChange } from "../../pipeline/shownValue";

export const fixCommand: Command = {
  name: "fix",
  summary: { "zh-CN": "只做不丢信息的修复；有冲突的留作问题", en: "Applies the fixes that lose nothing; what conflicts stays a finding" },
  usage: "FILE -o OUT [--sheet NAME] [--reveal]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const fixed = await fix(context.session, openOptions(context));
    if (!fixed.ok) return fixed;
    if (context.args.format === "csv") return { ok: true, text: csvText(["table", "record", "row", "field", "before", "after"], fixed.value.tables.flatMap(({ table, chosen }) => chosen.edits.map(({ at, before, after }) => [at.table, at.record, at.row, at.field, csvCell(maskedValue(table, at.field, before, viewOf(context.args))), csvCell(maskedValue(table, at.field, after, viewOf(context.args)))]))), exit: 0 };
    const style = styleOf(context.args.lang, context.system.color);
    const left: string[] = [];
    for (const { table, chosen } of fixed.value.change === null || context.args.format === "json" ? [] : fixed.value.tables) {
      const links = await linksLeft(context.session, table, chosen.edits.map(({ at: { row, field }, before, after }) => ({ row, field, before, after })));
      if (!links.ok) return links;
      left.push(...linksText(links.value, style));
    }
    return { ok: true, text: context.args.format === "json" ? JSON.stringify(fixJson(fixed.value, viewOf(context.args)), null, 2) + "\n" : fixText(fixed.value, style) + left.map((line) => `${line}\n`).join(""), exit: 0 };
  },
};

export function fixJson({ tables, change }: Fixed, view: View | null): object {
  return {
    change: change?.id ?? null,
    tables: tables.map(({ table, findings, chosen }) => ({
      table: table.def.id,
      found: findings.length,
      fixed: chosen.edits.length,
      edits: chosen.edits.map(({ at, before, after }) => ({ record: at.record, row: at.row, field: at.field, before: maskedValue(table, at.field, before, view), after: maskedValue(table, at.field, after, view) })),
      conflicts: chosen.conflicts.map(({ at, before, wanted }) => ({ record: at.record, row: at.row, field: at.field, before: maskedValue(table, at.field, before, view), wanted: wanted.map((one) => ({ ...one, after: maskedValue(table, at.field, one.after, view) })) })),
    })),
  };
}

export function fixText({ tables, change }: Fixed, { say, bold, dim, green, yellow, count, lang }: Style): string {
  if (change === null) return `${say("没有可以自动修复的内容，没有改动。", "There is nothing that can be fixed safely; nothing was changed.")}\n`;
  const lines: string[] = [];
  for (const { table, findings, chosen } of tables) {
    lines.push(`${bold(table.def.label[lang])}  ${green(say(`修复了 ${count(chosen.edits.length)} 个单元格`, `${count(chosen.edits.length)} cells fixed`))}  ${dim(change.id)}`);
    for (const { at, before, after } of chosen.edits.slice(0, 3)) {
      const change = shownChange(table, at.field, before, after);
      const [was, is] = change.kinds?.map((kind) => kindWords[kind][lang]) ?? ["", ""];
      lines.push(`  ${say(`第 ${at.row} 行`, `row ${at.row}`)} ${labelOf(table.def, at.field, lang)}: ${dim(`${change.before}${was}`)} → ${change.after}${is}`);
    }
    if (chosen.edits.length > 3) lines.push(`  ${dim("…")}`);
    for (const { id, from } of table.def.relations) {
      const named = new Set(findings.filter(({ rule, messageId, data }) => rule === `relation/${id}` && messageId === "named" && data["by"] !== undefined).map(({ at }) => at[0]!.row));
      const cells = chosen.edits.filter(({ at }) => at.field === from && named.has(at.row)).length;
      if (cells > 0) lines.push(yellow(`  ${labelOf(table.def, from, lang)}: ${say(`${count(cells)} 个名称换成了编号，undo 可以换回`, `${count(cells)} names became record ids; undo brings them back`)}`));
    }
    if (chosen.conflicts.length > 0) lines.push(yellow(`  ${say(`${count(chosen.conflicts.length)} 个单元格有两种改法，没有动`, `${count(chosen.conflicts.length)} cells have two possible fixes and were left alone`)}`));
    const left = countFindings(findings.filter((finding) => !finding.fixes?.some((candidate) => candidate.lossless)));
    lines.push(`  ${dim(say(`还需要人来看：错误 ${count(left.error)}，提醒 ${count(left.warning)}`, `Left for people: ${count(left.error)} errors, ${count(left.warning)} warnings`))}`);
  }
  return lines.join("\n") + "\n";
}
