import { countFindings } from "../../findings/countFindings";
import { mark } from "../../pipeline/mark";
import type { Command } from "../command";
import { openOptions } from "../options";
import { styleOf } from "../style";

export const markCommand: Command = {
  name: "mark",
  summary: { "zh-CN": "用条件格式给有问题的单元格上色，不动原来的填充色；--clear 去掉", en: "Colours the cells that have findings, by conditional formats over whatever fill they have; --clear takes it off" },
  usage: "FILE -o OUT [--clear] [--format text|json]",
  writes: "always",
  formats: ["text", "json"],
  async run(context) {
    const { args, session, system } = context;
    const marked = await mark(session, { ...openOptions(context), clear: args.clear });
    if (!marked.ok) return marked;
    const { tables, cells, change } = marked.value;
    const { error, warning, info } = countFindings(tables.flatMap(({ findings }) => findings));
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change?.id ?? null, cells, summary: { error, warning, info } }, null, 2) + "\n", exit: 0 };
    const { say, count, dim } = styleOf(args.lang, system.color);
    const id = dim(change === null ? "" : `（${change.id}）`);
    return { ok: true, text: args.clear ? say(`已去掉问题标色${id}。`, `The marks are off ${dim(change?.id ?? "")}.`) + "\n" : say(`已给 ${count(cells)} 个单元格标色${id}：错误红、提醒黄、提示蓝。`, `${count(cells)} cells are marked ${dim(change?.id ?? "")}: errors red, warnings yellow, notes blue.`) + "\n", exit: 0 };
  },
};
