import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { reveal } from "../../pipeline/reveal";
import type { Problem } from "../../pipeline/session";
import { csvCell, labelOf, readable } from "../../pipeline/shownValue";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";

/** What masked fields of some records hold, with a reason, journaled. Problems: `cli/revealWhat`, and those of revealing. */
export const revealCommand: Command = {
  name: "reveal",
  summary: { "zh-CN": "写明理由，查看记录里遮盖的内容；谁看过、看了哪条、为什么，都记入工作簿", en: "Shows what is masked in some records, with a reason; the workbook journals who saw which, and why" },
  usage: "FILE -o OUT --records A,B --reason TEXT [--sheet NAME]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run({ args, session, system }) {
    const { reason, records } = args;
    if (reason === null || records.length === 0) return { ok: false, problems: [revealWhat] };
    const tables = await governedTables(session);
    if (!tables.ok) return tables;
    const known = tables.value.filter(({ layout }) => args.sheet === null || layout.sheet === args.sheet);
    const table: GovernedTable | undefined = known.find(({ def, records: { ids } }) => def.reveal !== undefined && ids.includes(records[0]!)) ?? known[0];
    if (table === undefined) return { ok: false, problems: [revealWhat] };
    const revealed = await reveal(session, table, records, reason);
    if (!revealed.ok) return revealed;
    const { change, records: shown } = revealed.value;
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change.id, table: table.def.id, revealed: shown }, null, 2) + "\n", exit: 0 };
    if (args.format === "csv") return { ok: true, text: csvText(["record", "field", "value"], shown.flatMap(({ record, values }) => Object.entries(values).map(([field, value]) => [record, field, csvCell(value)]))), exit: 0 };
    const { bold, dim } = styleOf(args.lang, system.color);
    const lines = shown.flatMap(({ record, values }) => [bold(record), ...Object.entries(values).map(([field, value]) => `    ${labelOf(table.def, field, args.lang)}  ${readable(table, field, value)}`)]);
    return { ok: true, text: `${lines.join("\n")}\n${dim(change.id)}\n`, exit: 0 };
  },
};

const revealWhat: Problem = { code: "cli/revealWhat", message: { "zh-CN": "要说明查看哪些记录、为什么。", en: "Say which records are to be seen, and why." }, hint: { "zh-CN": "例如 --records R0000001 --reason 客户来电核对。", en: "For example --records R0000001 --reason \"customer on the phone\"." } };
