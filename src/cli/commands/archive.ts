import { archiveRecords } from "../../pipeline/archive";
import { governedTables } from "../../pipeline/locate";
import type { Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";

export const archiveCommand: Command = {
  name: "archive",
  summary: { "zh-CN": "把记录移到归档工作表，按模板的 onArchive 处理引用它们的记录；可以撤销", en: "Moves records to an archive sheet, with what onArchive says of those that name them; can be undone" },
  usage: "FILE -o OUT --records A,B [--sheet NAME] [--all]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run({ args, session, system }) {
    if (args.records.length === 0) return { ok: false, problems: [which] };
    const tables = await governedTables(session);
    if (!tables.ok) return tables;
    // Ids are those of a table: several tables may have the same.
    const named = tables.value.find(({ layout }) => layout.sheet === args.sheet);
    if (args.sheet !== null && named === undefined) return { ok: false, problems: [noTable(args.sheet)] };
    const done = await archiveRecords(named === undefined ? session : { ...session, table: named.def.id }, args.records, { takeAlong: args.all });
    if (!done.ok) return done;
    const { change, count, sheets, rowsStay } = done.value;
    const moved = change?.removed.map(({ table, record }) => ({ table, record })) ?? [];
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change?.id ?? null, archived: moved, sheets }, null, 2) + "\n", exit: 0 };
    if (args.format === "csv") return { ok: true, text: csvText(["table", "record"], moved.map(({ table, record }) => [table, record])), exit: 0 };
    const { say, bold, dim } = styleOf(args.lang, system.color);
    return { ok: true, text: `${bold(say(`归档了 ${count} 条记录，在工作表“${sheets.join("”“")}”`, `Archived ${count} records on ${sheets.join(", ")}`))}${dim(`  ${change?.id ?? ""}`)}\n${rowsStay === null ? "" : dim(say(`表里留下空行：${rowsStay.message["zh-CN"]}\n`, `They leave empty rows: ${rowsStay.message.en}\n`))}`, exit: 0 };
  },
};

const which: Problem = { code: "archive/which", message: { "zh-CN": "没有说归档哪些记录。", en: "It is not said which records to archive." }, hint: { "zh-CN": "加上 --records A,B；连带归档的一起归档再加 --all。", en: "Add --records A,B; with --all what goes along is archived too." } };

function noTable(sheet: string): Problem {
  return { code: "archive/noTable", place: sheet, message: { "zh-CN": `工作表“${sheet}”没有受管理的表。`, en: `The sheet ${sheet} has no governed table.` }, hint: { "zh-CN": "改正 --sheet，或先运行 govern。", en: "Correct --sheet, or run govern first." } };
}
