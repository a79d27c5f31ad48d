import { journal } from "../../pipeline/journal";
import { governedTables } from "../../pipeline/locate";
import { maskedValue } from "../../pipeline/masking";
import { type Origin, recordHistory } from "../../pipeline/recordHistory";
import type { Problem } from "../../pipeline/session";
import { csvCell, labelOf, shown } from "../../pipeline/shownValue";
import type { Command, CommandContext, Outcome } from "../command";
import { viewOf } from "../options";
import { alignColumns, csvText, styleOf } from "../style";

export const journalCommand: Command = {
  name: "journal",
  summary: { "zh-CN": "列出工作簿里记下的每次更改：谁、何时、为什么、多少单元格", en: "Lists every change the workbook remembers: who, when, why, how many cells" },
  usage: "FILE [--records A,B] [--sheet NAME] [--reveal]",
  writes: "never",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { session, args, system } = context;
    if (args.records.length > 0) return historyOf(context);
    const read = await journal(session);
    if (!read.ok) return read;
    const rows = read.value.map(({ change, stands, cells, merged }) => ({ id: change.id, at: change.at, by: change.by, command: change.why.command, ...(change.why.reason === undefined ? {} : { reason: change.why.reason }), undoes: change.why.undoes ?? null, stands, cells, edits: change.edits.length, inserted: change.inserted.length, removed: change.removed.length, template: `${change.template.id}@${change.template.version}`, merged: merged.map(({ survivor, gone, stands: still }) => ({ survivor, losers: gone.map(({ record }) => record), stands: stands && still })) }));
    if (args.format === "json") return { ok: true, text: JSON.stringify(rows, null, 2) + "\n", exit: 0 };
    if (args.format === "csv") return { ok: true, text: csvText(["id", "at", "by", "command", "undoes", "stands", "cells", "edits", "inserted", "removed", "template"], rows.map((row) => [row.id, row.at, row.by, row.command, row.undoes, String(row.stands), row.cells, row.edits, row.inserted, row.removed, row.template])), exit: 0 };
    const { say, dim, count } = styleOf(args.lang, system.color);
    if (rows.length === 0) return { ok: true, text: `${say("还没有更改记录。用 govern 或 run 开始。", "No changes yet. Begin with govern or run.")}\n`, exit: 0 };
    const size = ({ cells, inserted, removed }: (typeof rows)[number]): string => [
      ...(cells > 0 || inserted + removed === 0 ? [say(`${count(cells)} 格`, `${count(cells)} cells`)] : []),
      ...(inserted > 0 ? [say(`新增 ${count(inserted)} 条`, `${count(inserted)} new`)] : []),
      ...(removed > 0 ? [say(`移走 ${count(removed)} 条`, `${count(removed)} gone`)] : []),
    ].join(say("，", ", "));
    const lines = rows.map((row) => [row.id, row.at.slice(0, 16).replace("T", " "), row.by, row.undoes === null ? row.command : `${row.command} ${row.undoes}`, size(row), `${row.reason ?? ""}${row.stands ? "" : ` ${dim(say("已撤销", "undone"))}`}`.trim()]);
    return { ok: true, text: alignColumns(lines, "") + "\n", exit: 0 };
  },
};

/** How the values of some records came to be, the newest change first, and where those come from whose field says so. Problems: `journal/noRecord`. */
async function historyOf({ session, args, system }: CommandContext): Promise<Outcome> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const all = [];
  for (const record of args.records) {
    const table = tables.value.find(({ records, layout }) => records.ids.includes(record) && (args.sheet === null || layout.sheet === args.sheet));
    if (table === undefined) return { ok: false, problems: [noRecord(record)] };
    const history = await recordHistory(session, table, record);
    if (!history.ok) return history;
    all.push({ record, table, ...history.value });
  }
  const view = viewOf(args);
  const plain = ({ at, by, change, command, source }: Origin) => ({ at, by, change, command, source });
  if (args.format === "json") {
    const json = all.map(({ record, table, lines, origins }) => ({ table: table.def.id, record, history: lines.map((line) => ({ field: line.field, before: maskedValue(table, line.field, line.before, view), after: maskedValue(table, line.field, line.after, view), ...plain(line) })), provenance: origins.map(({ field, origin }) => ({ field, ...(origin === null ? { change: null } : plain(origin)) })) }));
    return { ok: true, text: JSON.stringify(json, null, 2) + "\n", exit: 0 };
  }
  if (args.format === "csv") return { ok: true, text: csvText(["record", "field", "at", "by", "command", "source", "before", "after"], all.flatMap(({ record, table, lines }) => lines.map((line) => [record, line.field, line.at, line.by, line.command, line.source, csvCell(maskedValue(table, line.field, line.before, view)), csvCell(maskedValue(table, line.field, line.after, view))]))), exit: 0 };
  const { say, bold, dim, lang } = styleOf(args.lang, system.color);
  const origin = ({ at, by, command, source }: Origin): string => [at.slice(0, 16).replace("T", " "), by, command, source ?? ""].filter((part) => part !== "").join(" · ");
  const text = all.map(({ record, table, lines, origins }) => [
    bold(record),
    ...origins.map(({ field, origin: of }) => `  ${say(`${labelOf(table.def, field, lang)}的来源`, `${labelOf(table.def, field, lang)} comes from`)}: ${of === null ? say("修改记录以前就有", "before the journal") : origin(of)}`),
    ...lines.map((line) => `  ${labelOf(table.def, line.field, lang)}: ${shown(table, line.field, line.before)} → ${shown(table, line.field, line.after)}  ${dim(origin(line))}`),
    ...(lines.length === 0 ? [`  ${say("修改记录里没有它的改动。", "The journal has no change of it.")}`] : []),
  ].join("\n"));
  return { ok: true, text: text.join("\n") + "\n", exit: 0 };
}

function noRecord(record: string): Problem {
  return { code: "journal/noRecord", message: { "zh-CN": `没有编号为 ${record} 的记录。`, en: `There is no record ${record}.` }, hint: { "zh-CN": "用 check --format json 看记录编号；合并掉的记录看保留的那一条。", en: "See the ids in check --format json; of a merged record look at the one that stays." } };
}
