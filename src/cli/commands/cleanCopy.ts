import { cleanCopy } from "../../pipeline/cleanCopy";
import type { Command } from "../command";
import { csvText, styleOf } from "../style";

export const cleanCopyCommand: Command = {
  name: "clean-copy",
  summary: { "zh-CN": "写一份不带我们状态（模板、修改记录）的副本，可以外发", en: "Writes a copy without our state (template, journal), to be given away" },
  usage: "FILE -o OUT.xlsx|.csv|.tsv|.jsonl [--sheet NAME] [--output-encoding NAME] [--guard off] [--reveal]",
  writes: "always",
  purges: true,
  formats: ["text", "json", "csv"],
  async run({ session, args, system }) {
    const cleaned = await cleanCopy(session, { isOriginal: args.inPlace, reveal: args.reveal });
    if (!cleaned.ok) return cleaned;
    const { say } = styleOf(args.lang, system.color);
    if (args.format === "csv") return { ok: true, text: csvText(["removed"], cleaned.value.removed.map((name) => [name])), exit: 0 };
    if (args.format === "json") return { ok: true, text: JSON.stringify(cleaned.value) + "\n", exit: 0 };
    const text = cleaned.value.removed.length === 0 ? say("工作簿里没有我们的状态，副本里的单元格和原件一样。", "The workbook holds no state of ours; the cells of the copy are the same.") : say("副本里没有模板和修改记录了；表格、下拉和校验都还在。", "The copy holds no template and no journal; the table, its dropdowns and validation stay.");
    const { masked } = cleaned.value;
    const hidden = masked.length === 0 ? "" : `${say(`按模板遮盖或留空的列：${masked.map(({ sheet, field }) => `${sheet} ${field}`).join("、")}。`, `Masked or left out, as the template says: ${masked.map(({ sheet, field }) => `${sheet} ${field}`).join(", ")}.`)}\n`;
    return { ok: true, text: `${text}\n${hidden}`, exit: 0 };
  },
};
