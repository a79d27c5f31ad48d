import { type Classified, classify } from "../../pipeline/classify";
import { notGoverned } from "../../pipeline/fix";
import type { Command } from "../command";
import { textMask } from "../../pipeline/masking";
import { openOptions, viewOf } from "../options";
import { type Style, alignColumns, csvText, styleOf } from "../style";

export const classifyCommand: Command = {
  name: "classify",
  summary: { "zh-CN": "给每条记录定级，说明理由和离上一级还差什么；加 -o 写入", en: "Classifies every record, with the reason and what is missing to the next class; writes with -o" },
  usage: "FILE [-o OUT] [--overwrite] [--format text|json|csv] [--reveal]",
  writes: "optional",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    const write = args.output !== null || args.inPlace;
    const classified = await classify(session, { ...openOptions(context), write, overwrite: args.overwrite });
    if (!classified.ok) return classified;
    const loose = classified.value.tables.find(({ table }) => table.governed === null);
    if (write && loose !== undefined) return { ok: false, problems: [notGoverned(loose.table)] };
    const lines = classified.value.tables.flatMap(({ table, classes }) => {
      const mask = textMask(table, viewOf(args)) ?? ((text: string) => text);
      return classes.flatMap(({ field, lines: own }) => own.map((line) => ({ record: line.record ?? String(line.row), field, class: line.class, reason: mask(line.reason, [line.index]), points: line.points, next: line.next === null ? null : { ...line.next, text: mask(line.next.text, [line.index]) }, table: table.def.id })));
    });
    if (args.format === "csv") return { ok: true, text: csvText(["record", "field", "class", "reason"], lines.map((line) => [line.record, line.field, line.class, line.reason])), exit: 0 };
    if (args.format === "json") return { ok: true, text: JSON.stringify({ change: classified.value.change?.id ?? null, records: lines }, null, 2) + "\n", exit: 0 };
    return { ok: true, text: classifyText(classified.value, styleOf(args.lang, system.color)), exit: 0 };
  },
};

/** How many records each class has, with one record as an example of its reason. */
export function classifyText({ tables, change, written }: Classified, { lang, say, bold, dim, count }: Style): string {
  const parts: string[] = [];
  for (const { table, classes, given } of tables) {
    if (classes.length === 0) parts.push(say("模板没有定义分类。", "The template defines no classification."));
    for (const { field, lines } of classes) {
      const label = table.def.fields.find((candidate) => candidate.id === field)?.label[lang] ?? field;
      const byClass = new Map<string, { readonly reason: string; records: number }>();
      const mask = textMask(table, "pane") ?? ((text: string) => text);
      for (const { label: name, reason, index } of lines) {
        const known = byClass.get(name);
        if (known === undefined) byClass.set(name, { reason: mask(reason, [index]), records: 1 });
        else known.records++;
      }
      const options = table.def.fields.find((candidate) => candidate.id === field)?.options?.map((option) => option.label[lang]) ?? [];
      const rank = (name: string): number => (options.includes(name) ? options.indexOf(name) : options.length);
      const rows = [...byClass.entries()].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)).map(([name, own]) => [name === "" ? say("未分类", "unclassified") : bold(name), count(own.records), dim(own.reason)]);
      parts.push(`${bold(label)}\n${alignColumns(rows)}`);
    }
    if (given > 0) parts.push(dim(say(`有 ${count(given)} 个单元格里人给的等级和规则不同，不动；classify 加 --overwrite 才改写。`, `${count(given)} cells hold a class that somebody gave and the rules would not; they stay unless classify is told --overwrite.`)));
  }
  if (change !== null) parts.push(dim(say(`已写入 ${count(written)} 个单元格（${change.id}）。`, `${count(written)} cells written (${change.id}).`)));
  return parts.join("\n") + "\n";
}
