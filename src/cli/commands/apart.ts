import { rulesBetween } from "../../pipeline/apart";
import { keepApart, keepApartAcross } from "../../pipeline/keepApart";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import type { Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { styleOf } from "../style";

export const apartCommand: Command = {
  name: "apart",
  summary: { "zh-CN": "记下两条记录不是同一个，查重不再提；--clear 让规则重新判断；可以撤销", en: "Notes that two records are not the same, so that no rule takes them for one; --clear lets the rules decide again; can be undone" },
  usage: "FILE -o OUT --records A,B [--clear]",
  writes: "always",
  formats: ["text", "json"],
  async run({ args, session, system }) {
    const [a, b, ...more] = args.records;
    if (a === undefined || b === undefined || a === b || more.length > 0) return { ok: false, problems: [twoRecords] };
    const tables = await governedTables(session);
    if (!tables.ok) return tables;
    const places = (name: string): readonly { readonly table: GovernedTable; readonly id: string }[] => tables.value.flatMap((table) => { const id = name.startsWith(`${table.def.id}/`) ? name.slice(table.def.id.length + 1) : name; return table.records.ids.includes(id) ? [{ table, id }] : []; });
    const pairs = places(a).flatMap((x) => places(b).map((y) => [x, y] as const));
    const pair = pairs.find(([x, y]) => x.table === y.table) ?? pairs.find(([x, y]) => rulesBetween(x.table, y.table).length > 0);
    if (pair === undefined) return { ok: false, problems: [noPair(a, b)] };
    const [x, y] = pair;
    const decided = x.table === y.table ? await keepApart(session, x.table, [[x.id, y.id]], !args.clear) : await keepApartAcross(session, x.table, y.table, [[x.id, y.id]], !args.clear);
    if (!decided.ok) return decided;
    const { change } = decided.value;
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change.id, records: [x, y].map(({ table, id }) => ({ table: table.def.id, record: id })), apart: !args.clear }, null, 2) + "\n", exit: 0 };
    const { say, bold, dim } = styleOf(args.lang, system.color);
    return { ok: true, text: `${bold(args.clear ? say(`${a} 和 ${b} 由规则重新判断`, `The rules decide again on ${a} and ${b}`) : say(`记下 ${a} 和 ${b} 不是同一个`, `${a} and ${b} are noted as not the same`))}${dim(`  ${change.id}`)}\n`, exit: 0 };
  },
};

const twoRecords: Problem = { code: "apart/twoRecords", message: { "zh-CN": "要说的是两条不同的记录。", en: "It is about two different records." }, hint: { "zh-CN": "写 --records 甲,乙；在两张表里时写“表/编号”。", en: "Write --records A,B, or TABLE/A,TABLE/B where they stand in two tables." } };

function noPair(a: string, b: string): Problem {
  return { code: "apart/noPair", message: { "zh-CN": `没有一张表同时有记录 ${a} 和 ${b}，也没有规则把它们所在的两张表放到一起比较。`, en: `No table has both records ${a} and ${b}, and no rule compares two tables that have one each.` }, hint: { "zh-CN": "用 dedupe 列出的编号；几张表有同一个编号时写“表/编号”。", en: "Use the ids that dedupe lists; write TABLE/ID where several tables have the same id." } };
}
