import { check } from "../../pipeline/check";
import { notGoverned } from "../../pipeline/fix";
import { keep } from "../../pipeline/keep";
import type { Problem } from "../../pipeline/session";
import type { Command } from "../command";
import { openOptions } from "../options";
import { csvText, styleOf } from "../style";

/** Leaves findings as they are, with a reason where the template asks for one: of one rule, of these records or of all. Problems: `cli/keepWhat`, `table/notGoverned`, `keep/nothing`, and those of keeping. */
export const keepCommand: Command = {
  name: "keep",
  summary: { "zh-CN": "写明理由，让一条规则的问题保留原样；值变了或到期后又会列出", en: "Leaves what a rule finds as it is, with a reason, until a value changes or the time is over" },
  usage: "FILE -o OUT --rule RULE [--reason TEXT] (--records A,B | --all) [--sheet NAME]",
  writes: "always",
  formats: ["text", "json", "csv"],
  async run(context) {
    const { args, session, system } = context;
    const { rule, reason, records } = args;
    if (rule === null || args.all === records.length > 0) return { ok: false, problems: [keepWhat] };
    const checked = await check(session, openOptions(context));
    if (!checked.ok) return checked;
    const names = new Set([rule, `rule/${rule}`]);
    for (const { table, findings } of checked.value) {
      const meant = findings.filter((finding) => names.has(finding.rule) && (args.all || records.includes(finding.at[0]?.record ?? "")));
      if (meant.length === 0) continue;
      if (table.governed === null) return { ok: false, problems: [notGoverned(table)] };
      const kept = await keep(session, { ...table, governed: table.governed }, meant, reason ?? "");
      if (!kept.ok) return kept;
      const { change, count } = kept.value;
      const of = meant.map(({ at }) => ({ record: at[0]!.record, field: at[0]!.field }));
      if (args.format === "json") return { ok: true, text: JSON.stringify({ change: change.id, kept: of }, null, 2) + "\n", exit: 0 };
      if (args.format === "csv") return { ok: true, text: csvText(["record", "field"], of.map((one) => [one.record, one.field])), exit: 0 };
      const { say, bold, dim } = styleOf(args.lang, system.color);
      return { ok: true, text: `${bold(say(`${count} 处保留原样`, `${count} kept as they are`))}${dim(`  ${change.id}`)}\n`, exit: 0 };
    }
    return { ok: false, problems: [nothing(rule)] };
  },
};

const keepWhat: Problem = { code: "cli/keepWhat", message: { "zh-CN": "要说明保留哪条规则的问题、为什么，以及哪些记录。", en: "Say what is to be left: the rule, the reason, and which records." }, hint: { "zh-CN": "例如 --rule won-needs-amount --reason 合同未到 --records R0000001，或用 --all 保留全部。", en: "For example --rule won-needs-amount --reason \"contract is late\" --records R0000001, or --all." } };

function nothing(rule: string): Problem {
  return { code: "keep/nothing", message: { "zh-CN": `这些记录没有规则“${rule}”的问题。`, en: `These records have no finding of ${rule}.` }, hint: { "zh-CN": "用 check --format json 看 rule 和 record 的写法。", en: "See rule and record in check --format json." } };
}
