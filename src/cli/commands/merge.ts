import { leftBehind } from "../../pipeline/leftBehind";
import { merge } from "../../pipeline/merge";
import { takenTexts } from "../../template/survivorTexts";
import type { Command } from "../command";
import { openOptions, viewOf } from "../options";
import { maskedValue } from "../../pipeline/masking";
import { linksText } from "../linksText";
import { csvText, styleOf } from "../style";
import { ownText } from "../../pipeline/ownColumns";
import { labelOf, shown, valueAt } from "../../pipeline/shownValue";

/** Records that go of which the text names each. */
const mostNamed = 12;

export const mergeCommand: Command = {
  name: "merge",
  summary: { "zh-CN": "把重复的记录合并成一条，可以撤销", en: "Makes one record of duplicates; can be undone" },
  usage: "FILE -o OUT (--records A,B [--keep A] [--set FIELD=RECORD] | --all [--own-values] [--seen STAMP]) [--reveal]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    const merged = await merge(session, { ...openOptions(context), records: args.records, all: args.all, automatic: true, tellLinks: true, keep: args.keep, values: args.set, ownValues: args.ownValues, ...(args.seen === null ? {} : { seen: args.seen }) });
    if (!merged.ok) return merged;
    const { table, plans, beside, relinked, links, change, rowsStay, shown: stamp } = merged.value;
    const done: { readonly exit: 0 | 1; readonly unwritten?: true } = stamp === undefined ? { exit: 0 } : { exit: 1, unwritten: true };
    const id = (index: number): string => table.records.ids[index] ?? "";
    if (args.format === "csv") return { ok: true, text: csvText(["survivor", "loser"], plans.flatMap((plan) => plan.losers.map((loser) => [id(plan.survivor), id(loser)]))), ...done };
    if (args.format === "json") {
      const json = { change: change?.id ?? null, ...(stamp === undefined ? {} : { seen: stamp }), merged: plans.map((plan, n) => ({ survivor: id(plan.survivor), losers: plan.losers.map(id), edits: plan.edits.map(({ field, before, after, from }) => ({ field, before: maskedValue(table, field, before, viewOf(args)), after: maskedValue(table, field, after, viewOf(args)), from: id(from) })), values: plan.taken.map(({ field, from, how }) => ({ field, from: from.map(id), how })), moved: plan.moved.map(({ field, from, text, to }) => ({ field, from: id(from), value: maskedValue(table, field, text, viewOf(args)), to })), lost: leftBehind(table, plan).flatMap(({ field, from }) => from.map((record) => ({ field, from: id(record), value: maskedValue(table, field, valueAt(table.records, field, record), viewOf(args)) }))), beside: beside[n]!.map(({ own, from, dropped }) => ({ column: own.key, from: id(from), value: own.valueOf(from), dropped: dropped.map((record) => ({ from: id(record), value: own.valueOf(record) })) })) })), relinked, ...(links === null || links.count === 0 ? {} : { linksThatStay: links }) };
      return { ok: true, text: JSON.stringify(json, null, 2) + "\n", ...done };
    }
    const style = styleOf(args.lang, system.color);
    const { say, bold, dim, count, lang } = style;
    if (plans.length === 0) return { ok: true, text: `${say("没有可以直接合并的重复；需要人选择的，用 --records 逐组合并。", "Nothing can be merged without a person's choice; merge those groups with --records.")}\n`, exit: 0 };
    const groups = plans.length === 1 ? "group" : "groups";
    const lines = [stamp === undefined ? bold(say(`合并了 ${count(plans.length)} 组`, `Merged ${count(plans.length)} ${groups}`)) + dim(`  ${change?.id ?? ""}`) : bold(say(`会合并 ${count(plans.length)} 组，还没有写`, `Would merge ${count(plans.length)} ${groups}; nothing is written yet`))];
    for (const [n, plan] of plans.slice(0, 10).entries()) {
      lines.push(`  ${plan.losers.slice(0, mostNamed).map(id).join(", ")}${plan.losers.length > mostNamed ? say(` 等 ${count(plan.losers.length)} 条`, ` and ${count(plan.losers.length - mostNamed)} more`) : ""} → ${bold(id(plan.survivor))}`);
      for (const edit of plan.edits) {
        const taken = plan.taken.find(({ field }) => field === edit.field);
        const why = taken === undefined ? "" : dim(`  ${takenTexts[taken.how][lang]} · ${taken.from.map(id).join(", ")}`);
        lines.push(`    ${labelOf(table.def, edit.field, lang)}: ${dim(shown(table, edit.field, edit.before))} → ${shown(table, edit.field, edit.after)}${why}`);
      }
      for (const { field, from } of leftBehind(table, plan)) lines.push(dim(`    ${labelOf(table.def, field, lang)}: ${say("只在历史里", "only in the history")} ${from.slice(0, mostNamed).map((record) => `${shown(table, field, valueAt(table.records, field, record))}${say(` （${id(record)}）`, ` (${id(record)})`)}`).join(say("、", ", "))}${from.length > mostNamed ? " …" : ""}`));
      for (const { own, from, dropped } of beside[n]!) {
        if (from !== plan.survivor) lines.push(`    ${own.label[lang]}: ${dim(ownText(table, own, plan.survivor))} → ${ownText(table, own, from)}${dim(`  ${id(from)}`)}`);
        if (dropped.length > 0) lines.push(dim(`    ${own.label[lang]}: ${say("只在历史里", "only in the history")} ${dropped.slice(0, mostNamed).map((record) => ownText(table, own, record)).join(say("、", ", "))}`));
      }
    }
    if (relinked > 0) lines.push(`  ${say(`${count(relinked)} 处引用改为指向保留的记录`, `${count(relinked)} references now name the record that stays`)}`);
    if (links !== null) lines.push(...linksText(links, style));
    if (rowsStay !== null) lines.push(dim(say(`被合并的记录留下空行：${rowsStay.message["zh-CN"]}`, `The records that went leave empty rows: ${rowsStay.message.en}`)));
    if (stamp !== undefined) lines.push(say(`模板要求先看再合并。照这样合并，加上 --seen ${stamp}`, `The template asks to look first. To merge exactly these add --seen ${stamp}`));
    return { ok: true, text: lines.join("\n") + "\n", ...done };
  },
};
