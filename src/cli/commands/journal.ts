import { journal } from "../../pipeline/journal";
import type { Command } from "../command";
import { alignColumns, csvText, styleOf } from "../style";

export const journalCommand: Command = {
  name: "journal",
  summary: { "zh-CN": "列出工作簿里记下的每次更改：谁、何时、为什么、多少单元格", en: "Lists every change the workbook remembers: who, when, why, how many cells" },
  usage: "FILE",
  writes: "never",
  formats: ["text", "json", "csv"],
  async run({ session, args, system }) {
    const read = await journal(session);
    if (!read.ok) return read;
    const rows = read.value.map(({ change, stands, cells, merged }) => ({ id: change.id, at: change.at, by: change.by, command: change.why.command, undoes: change.why.undoes ?? null, stands, cells, edits: change.edits.length, template: `${change.template.id}@${change.template.version}`, merged: merged.map(({ survivor, gone, stands: still }) => ({ survivor, losers: gone.map(({ record }) => record), stands: stands && still })) }));
    if (args.format === "json") return { ok: true, text: JSON.stringify(rows, null, 2) + "\n", exit: 0 };
    if (args.format === "csv") return { ok: true, text: csvText(["id", "at", "by", "command", "undoes", "stands", "cells", "edits", "template"], rows.map((row) => [row.id, row.at, row.by, row.command, row.undoes, String(row.stands), row.cells, row.edits, row.template])), exit: 0 };
    const { say, dim, count } = styleOf(args.lang, system.color);
    if (rows.length === 0) return { ok: true, text: `${say("还没有更改记录。用 govern 或 run 开始。", "No changes yet. Begin with govern or run.")}\n`, exit: 0 };
    const lines = rows.map((row) => [row.id, row.at.slice(0, 16).replace("T", " "), row.by, row.undoes === null ? row.command : `${row.command} ${row.undoes}`, say(`${count(row.cells)} 格`, `${count(row.cells)} cells`), row.stands ? "" : dim(say("已撤销", "undone"))]);
    return { ok: true, text: alignColumns(lines, "") + "\n", exit: 0 };
  },
};
