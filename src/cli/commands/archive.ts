import { archiveRecords } from "../../pipeline/archive";
import type { Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";
import { tableNamed } from "../tableNamed";

export const archiveCommand: Command = {
  name: "archive",
  summary: { "zh-CN": "把记录移到归档工作表，按模板的 onArchive 处理引用它们的记录；可以撤销", en: "Moves records to an archive sheet, with what onArchive says of those that name them; can be undone" },
  usage: "FILE -o OUT --records A,B [--sheet NAME] [--heir RECORD] [--all]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run({ args, session, system }) {
    if (args.records.length === 0) return { ok: false, problems: [which] };
    const named = await tableNamed(session, args.sheet);
    if (!named.ok) return named;
    const done = await archiveRecords(named.value === null ? session : { ...session, table: named.value.def.id }, args.records, { takeAlong: args.all, heir: args.heir });
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
