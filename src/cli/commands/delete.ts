import { governedTables } from "../../pipeline/locate";
import { deleteRecords } from "../../pipeline/record";
import type { Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";
import { tableNamed } from "../tableNamed";

export const deleteCommand: Command = {
  name: "delete",
  summary: { "zh-CN": "删除记录，按模板的 onDelete 处理引用它们的记录；可以撤销", en: "Deletes records, with what onDelete says of those that name them; can be undone" },
  usage: "FILE -o OUT --records A,B [--sheet NAME] [--heir RECORD] [--all]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run({ args, session, system }) {
    const [first] = args.records;
    if (first === undefined) return { ok: false, problems: [which] };
    const named = await tableNamed(session, args.sheet);
    if (!named.ok) return named;
    const tables = await governedTables(session);
    if (!tables.ok) return tables;
    const holding = named.value ?? tables.value.find(({ records: { ids } }) => ids.includes(first));
    if (holding === undefined) return { ok: false, problems: [noRecord(first)] };
    const done = await deleteRecords(session, holding.def.id, args.records, { takeAlong: args.all, heir: args.heir });
    if (!done.ok) return done;
    const { change, removed, rowsStay } = done.value;
    const gone = removed.flatMap(({ table, indexes }) => indexes.map((index) => ({ table: table.def.id, record: table.records.ids[index] ?? "" })));
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change?.id ?? null, deleted: gone }, null, 2) + "\n", exit: 0 };
    if (args.format === "csv") return { ok: true, text: csvText(["table", "record"], gone.map(({ table, record }) => [table, record])), exit: 0 };
    const { say, bold, dim } = styleOf(args.lang, system.color);
    return { ok: true, text: `${bold(say(`删除了 ${gone.length} 条记录`, `Deleted ${gone.length} ${gone.length === 1 ? "record" : "records"}`))}${dim(`  ${change?.id ?? ""}`)}\n${rowsStay === null ? "" : dim(say(`表里留下空行：${rowsStay.message["zh-CN"]}\n`, `They leave empty rows: ${rowsStay.message.en}\n`))}`, exit: 0 };
  },
};

const which: Problem = { code: "delete/which", message: { "zh-CN": "没有说删除哪些记录。", en: "It is not said which records to delete." }, hint: { "zh-CN": "加上 --records A,B；连带删除和改动的一起做再加 --all。", en: "Add --records A,B; with --all what goes along is done too." } };

function noRecord(record: string): Problem {
  return { code: "delete/noRecord", place: record, message: { "zh-CN": `没有编号为 ${record} 的记录。`, en: `There is no record ${record}.` }, hint: { "zh-CN": "用 check --format json 看记录编号；几张表有同样的编号时用 --sheet 指定。", en: "See the ids in check --format json; name the table with --sheet where several have the same ids." } };
}
