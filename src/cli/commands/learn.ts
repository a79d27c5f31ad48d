import { type LearnedTable, learnedTables, proposedTemplate } from "../../pipeline/learned";
import type { Command } from "../command";
import { styleOf } from "../style";

type Style = ReturnType<typeof styleOf>;

export const learnCommand: Command = {
  name: "learn",
  summary: { "zh-CN": "用人的决定（合并、不是重复）衡量查重规则，并提出新的阈值；-o 写出改好的模板，由管理员决定用不用", en: "Measures duplicate rules by what people have decided (merged, not the same) and proposes levels; -o writes the template with them, for an admin to take or leave" },
  usage: "FILE [-o TEMPLATE.crm.json] [--format text|json]",
  writes: "document",
  formats: ["text", "json"],
  async run({ args, session, system }) {
    const learned = await learnedTables(session);
    if (!learned.ok) return learned;
    const wanted = learned.value.filter(({ table }) => args.sheet === null || table.layout.sheet === args.sheet);
    const documents = wanted.flatMap((one) => proposedTemplate(one) ?? []);
    const [document] = documents;
    if (args.output !== null && document === undefined) return { ok: false, problems: [{ code: "learn/nothingToPropose", message: { "zh-CN": "没有要改的阈值，没有写出模板。", en: "There is no level to change; no template was written." }, hint: { "zh-CN": "不加 -o 运行，看每条规则的情况。", en: "Run it without -o to see how each rule does." } }] };
    if (args.output !== null && documents.length > 1) return { ok: false, problems: [{ code: "learn/severalTables", message: { "zh-CN": "有几张表的规则要改，一次写不出。", en: "Rules of several tables would change, which is too much for one file." }, hint: { "zh-CN": "用 --sheet 一张一张来。", en: "Take one at a time with --sheet." } }] };
    const text = args.format === "json" ? `${JSON.stringify(wanted.map(({ table, same, apart, rules }) => ({ table: table.def.id, same, apart, rules })), null, 2)}\n` : `${wanted.map((one) => learnedText(one, styleOf(args.lang, system.color))).join("\n")}\n`;
    return { ok: true, exit: 0, text, ...(document === undefined ? {} : { document }) };
  },
};

function learnedText({ table, same, apart, rules }: LearnedTable, { say, bold, dim, count, lang }: Style): string {
  const lines = [`${bold(table.def.label[lang])}  ${say(`人合并过 ${count(same)} 对，标为不是重复 ${count(apart)} 对`, `people merged ${count(same)} pairs and marked ${count(apart)} as not the same`)}`];
  for (const { rule, taken, asked, passed, precision, few, proposal } of rules) {
    const share = precision === null ? say("没有判为重复的", "takes none of them for one") : say(`判为重复的里面 ${percent(precision)} 是对的（${count(taken.same)} 对，错 ${count(taken.apart)} 对）`, `${percent(precision)} of what it takes for one is right (${count(taken.same)} right, ${count(taken.apart)} wrong)`);
    lines.push(`  ${rule}: ${share}${say(`；交给人看的 ${count(asked.same + asked.apart)} 对，漏掉 ${count(passed.same)} 对`, `; ${count(asked.same + asked.apart)} left to people, ${count(passed.same)} passed over`)}`);
    if (few) lines.push(`    ${dim(say("决定还太少（两种各要 5 对），不提建议", "Too few decisions yet (5 of each kind are needed): nothing is proposed"))}`);
    else if (proposal === null) lines.push(`    ${dim(say("现在的阈值合适", "The levels fit as they are"))}`);
    else lines.push(`    ${say("建议", "Proposed")} ${JSON.stringify({ score: proposal.score })}${say(`：判对 ${count(proposal.taken.same)} 对、错 ${count(proposal.taken.apart)} 对，交给人看 ${count(proposal.asked.same + proposal.asked.apart)} 对，漏掉 ${count(proposal.passed.same)} 对`, `: ${count(proposal.taken.same)} right, ${count(proposal.taken.apart)} wrong, ${count(proposal.asked.same + proposal.asked.apart)} left to people, ${count(proposal.passed.same)} passed over`)}`);
  }
  return lines.join("\n");
}

function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}
