import type { ChangeSet } from "../changes/changeSet";
import type { Finding } from "../findings/finding";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { commitChange } from "./commit";
import { mayAct, overrideOf, rolesText } from "../template/permission";
import { aboutOf } from "./kept";
import type { GovernedTable } from "./locate";
import type { Localized, Session } from "./session";

export type Kept = { readonly change: ChangeSet; readonly count: number };

/**
 * Leaves the cells of these findings as they are, with a reason unless the template says that none is needed: they count apart from then on, until a value changes or the decision is undone. No cell is written.
 * Problems: `keep/noReason`, `keep/noRecord` (a finding about the table itself, or a row without a record id), `keep/notAllowed` (the template lets nobody leave what the rule finds), `keep/notYours` (only people with certain roles).
 */
export async function keep(session: Session, table: GovernedTable, findings: readonly Finding[], reason: string): Promise<Result<Kept>> {
  const why = reason.trim();
  for (const finding of findings) {
    const { allowed = true, by, reason: asked } = overrideOf(finding.rule, finding.at.map(({ field }) => field), table.def) ?? {};
    if (!allowed) return fail(notAllowed(table, nameOf(finding, table.def)));
    if (!mayAct(by, session.user)) return fail(notYours(table, nameOf(finding, table.def), rolesText(by!)));
    if (why === "" && asked !== "optional") return fail(noReason);
  }
  const indexOfRow = new Map([...table.records.rows].map((row, index) => [row, index]));
  const about = findings.flatMap((finding) => aboutOf(finding, table.records, (row) => indexOfRow.get(row)) ?? []);
  if (about.length < findings.length || about.length === 0) return fail(noRecord(table));
  const rules = [...new Set(about.map(({ rule }) => rule))].sort().join(" ");
  const change = await commitChange(session, {
    why: { command: "keep", rule: rules, ...(why === "" ? {} : { reason: why }) },
    template: table.template,
    writes: [],
    decision: true,
    document: async (before, id) => ok({ ...before, kept: [...before.kept, ...about.map((one) => ({ ...one, reason: why, by: session.user, at: session.now, change: id }))] }),
  });
  return change.ok ? ok({ change: change.value!, count: about.length }) : change;
}

const noReason: Problem = { code: "keep/noReason", message: { "zh-CN": "还没有写保留的理由。", en: "No reason was given." }, hint: { "zh-CN": "写一句为什么这样是对的，以后的人看得懂就行。", en: "Say in a few words why it is right, for whoever looks later." } };

function notAllowed(table: GovernedTable, rule: Localized): Problem {
  return { code: "keep/notAllowed", place: table.layout.sheet, message: { "zh-CN": `模板规定这条规则的问题不能保留：${rule["zh-CN"]}`, en: `The template lets nobody leave what this rule finds: ${rule.en}` }, hint: { "zh-CN": "改正数据；确实要放行，请模板负责人改规则。", en: "Correct the data; where it must pass, ask whoever keeps the template." } };
}

function notYours(table: GovernedTable, rule: Localized, roles: Localized): Problem {
  return { code: "keep/notYours", place: table.layout.sheet, message: { "zh-CN": `只有${roles["zh-CN"]}可以保留这条规则的问题：${rule["zh-CN"]}`, en: `Only ${roles.en} may leave what this rule finds: ${rule.en}` }, hint: { "zh-CN": "请他们来决定；你就是的话，先写上自己的名字（命令行用 --user）。", en: "Ask one of them; if you are one, give your name first (--user on the command line)." } };
}

/** What people call the rule, or the classified field, of a finding. */
function nameOf({ rule, at }: Finding, { rules, fields }: GovernedTable["def"]): Localized {
  const own = rules.find(({ id }) => rule === `rule/${id}`);
  return own?.title ?? own?.message ?? fields.find(({ id }) => id === at[0]?.field)?.label ?? { "zh-CN": rule, en: rule };
}

function noRecord(table: GovernedTable): Problem {
  return { code: "keep/noRecord", place: table.layout.sheet, message: { "zh-CN": "这个问题不属于某一条有编号的记录，不能保留。", en: "This finding is not about one record with an id, so it cannot be kept." }, hint: { "zh-CN": "新填的行先修复一次，就会得到编号；缺列的问题要补上那一列。", en: "A new row gets its id with the next fix; a missing column has to be added." } };
}
