import { problemMessage } from "../../i18n/problemText";
import { type Undone, undo, undoAll } from "../../pipeline/undo";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";

export const undoCommand: Command = {
  name: "undo",
  summary: { "zh-CN": "撤销最近一次更改，或用 --change 指定的一次（合并可用 --records 只撤销其中几组），或 --all 全部", en: "Undoes the latest change, the one named with --change (of a merge, only the groups of --records), or all with --all" },
  usage: "FILE -o OUT [--change ID [--records A,B] | --all]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run({ session, args, system }) {
    const undone = args.all ? await undoAll(session) : await one(undo(session, { ...(args.change === null ? {} : { change: args.change }), records: args.records }));
    if (!undone.ok) return undone;
    const { say, dim } = styleOf(args.lang, system.color);
    if (args.format === "csv") return { ok: true, text: csvText(["undone", "command", "by"], undone.value.map(({ undone: change, by }) => [change.id, change.why.command, by?.id ?? null])), exit: 0 };
    if (args.format === "json") return { ok: true, text: JSON.stringify(undone.value.map(({ undone: change, by, leftAlone }) => ({ undone: change.id, by: by?.id ?? null, leftAlone: leftAlone === null ? null : problemMessage(leftAlone, args.lang) })), null, 2) + "\n", exit: 0 };
    const lines = undone.value.map(({ undone: change, leftAlone }) => `${say("已撤销", "Undone")} ${change.id} ${change.why.command} ${dim(change.at)}${leftAlone === null ? "" : `\n  ${problemMessage(leftAlone, args.lang)}`}`);
    return { ok: true, text: lines.join("\n") + "\n", exit: 0 };
  },
};

async function one(undone: ReturnType<typeof undo>): Promise<{ ok: true; value: readonly Undone[] } | { ok: false; problems: (Awaited<typeof undone> & { ok: false })["problems"] }> {
  const result = await undone;
  return result.ok ? { ok: true, value: [result.value] } : result;
}
