import { infer } from "../../pipeline/infer";
import type { Command } from "../command";
import { styleOf } from "../style";

const mostListed = 6;
const listed = (places: readonly string[]): string => `${places.slice(0, mostListed).join(", ")}${places.length > mostListed ? " …" : ""}`;

export const templateInferCommand: Command = {
  name: "template infer",
  summary: { "zh-CN": "从一张杂乱的表起草模板：字段、类型、选项、唯一键、规则，并列出不符合的单元格", en: "Drafts a template from a messy sheet: fields, types, options, keys and rules, with the cells that break them" },
  usage: "FILE [-o OUT.crm.json] [--sheet NAME]",
  writes: "document",
  formats: ["text", "json"],
  async run({ args, system, session }) {
    const inferred = await infer(session, args.sheet);
    if (!inferred.ok) return inferred;
    const { text, invariants, fields, rules, dropped, from, others } = inferred.value;
    if (args.format === "json") return { ok: true, exit: 0, document: text, text: JSON.stringify({ template: JSON.parse(text) as unknown, from, others, invariants: invariants.map(({ text: said, ...rest }) => ({ text: said[args.lang], ...rest })) }, null, 2) + "\n" };
    const { say, bold, dim, yellow } = styleOf(args.lang, system.color);
    const lines = invariants.map(({ text: said, share, exceptions, at }) => {
      const broken = exceptions === 0 ? "" : yellow(` ${say(`例外 ${exceptions}：`, `Exceptions ${exceptions}: `)}${at.slice(0, 6).join(" ")}${exceptions > Math.min(at.length, 6) ? " …" : ""}`);
      return `  ${said[args.lang]} ${dim(`${Math.floor(share * 1000) / 10} %`)}${broken}`;
    });
    const head = bold(say(`起草了 ${fields} 个字段、${rules} 条规则`, `Drafted ${fields} fields and ${rules} rules`));
    const where = dim(`  ${say(`来自 ${from}`, `From ${from}`)}`);
    const more = others.length === 0 ? [] : [yellow(`  ${say(`还有 ${others.length} 张表没有用到：${listed(others)}；要从别的工作表起草，用 --sheet 指定`, `${others.length === 1 ? "Another table was" : `${others.length} other tables were`} left aside: ${listed(others)}. Name another sheet with --sheet to draft from it`)}`)];
    const left = dropped.length === 0 ? [] : [dim(`  ${say(`有 ${dropped.length} 条列间关系没写成规则：涉及的列文字和数字混杂，先清理`, `${dropped.length} relations are no rules: their columns mix texts and numbers. Clean them first`)}`)];
    const report = `${[head, where, ...more, ...lines, ...left].join("\n")}\n`;
    if (args.output !== null) return { ok: true, exit: 0, document: text, text: report };
    // Without -o the template itself is what is printed.
    system.printError(report);
    return { ok: true, exit: 0, text };
  },
};
