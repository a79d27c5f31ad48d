import { why } from "../../pipeline/why";
import { againstOf } from "../against";
import type { Command } from "../command";
import { openOptions, viewOf } from "../options";
import { pairJson } from "../pairJson";
import { styleOf } from "../style";

const verdicts: Readonly<Record<string, readonly [string, string]>> = {
  decided: ["有人标为不是重复。", "Somebody marked them as not the same."],
  gate: ["不是同一个：有一项必须相同的内容不同，或者缺了。", "Not the same: a field that must agree does not, or is missing."],
  apart: ["不是同一个：有一项内容说明它们是两个，例如分公司。", "Not the same: a value says that they are two, such as a branch."],
  related: ["只是有关联：相同的只有公共的内容，例如公司或地址。", "Related only: what agrees is what a group shares, such as company or address."],
  unlike: ["不是同一个：相同的内容不够多。", "Not the same: too little agrees."],
  review: ["像，但证据还不够，要人来确认。", "Alike, but not enough to be sure: a person decides."],
  same: ["证据足够认为是同一个。", "The evidence is enough for one."],
};

export const whyCommand: Command = {
  name: "why",
  summary: { "zh-CN": "说明两条记录为什么是或不是同一个；不改动文件", en: "Says why two records are the same or not; changes nothing" },
  usage: "FILE --records A,B [--against FILE [--columns FILE]] [--template ID|FILE] [--format text|json] [--reveal]",
  writes: "never",
  formats: ["text", "json"],
  async run(context) {
    const { args, session, system } = context;
    const two = await againstOf(context);
    if (!two.ok) return two;
    const answer = await why(session, { ...openOptions(context), records: args.records, ...(two.value === null ? {} : { against: two.value }) });
    if (!answer.ok) return answer;
    const { verdict, became, texts, turns, brought, masks } = answer.value;
    const { text: hide, forms } = masks(args.format === "json" ? viewOf(args) : "pane");
    if (args.format === "json") return { ok: true, text: JSON.stringify({ records: args.records, ...(became.length === 0 ? {} : { became }), reason: verdict.reason, rule: verdict.rule, ...pairJson(verdict, { evidence: texts, turns, text: hide, forms }) }, null, 2) + "\n", exit: 0 };
    const { say, bold, dim } = styleOf(args.lang, system.color);
    const signed = (bits: number): string => `${bits > 0 ? "+" : ""}${bits.toFixed(1)}`.padStart(7);
    const [zh, en] = verdicts[verdict.reason]!;
    const lines = [`${bold(`${args.records.join(" · ")}  ${verdict.score.toFixed(2)}`)}  ${say(zh, en)}`, ...became.map(({ id, now }) => say(`${id} 已并入 ${now}，下面比较的是 ${now}。`, `${id} was merged into ${now}, which is compared here.`)), `${signed(verdict.start)}  ${dim(say("比较之前：随便两条记录是同一个的可能", "before comparing: how likely it is that two records are one"))}`];
    verdict.evidence.forEach(({ field, a, b, bits }, at) => lines.push(`${signed(bits)}  ${hide(texts[at]!)}  ${dim(formsOf(forms(field, a, b)))}`));
    if (verdict.third !== undefined) lines.push(`${signed(verdict.third.bits)}  ${hide(texts[verdict.evidence.length]!)}`);
    const sum = verdict.evidence.reduce((bits, each) => bits + each.bits, verdict.start) + (verdict.third?.bits ?? 0);
    lines.push(`${signed(sum)}  ${dim(say(`合计，折算成把握 ${verdict.score.toFixed(2)}`, `in all, which is a score of ${verdict.score.toFixed(2)}`))}`);
    lines.push(brought !== null ? hide(brought) : say("没有哪项内容会把这两条放到一起比较", "Nothing brings these two together for comparing"));
    lines.push(...turns.map((turn) => say(`${turn}。`, `${turn}.`)));
    if (turns.length === 0 && verdict.reason !== "decided" && verdict.third === undefined) lines.push(say("只改一项，结论不会变。", "No change of a single field would turn this."));
    return { ok: true, text: lines.join("\n") + "\n", exit: 0 };
  },
};

function formsOf({ a, b }: { readonly a: string; readonly b: string }): string {
  return `${a} | ${b}`;
}
