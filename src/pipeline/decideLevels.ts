import type { ChangeSet } from "../changes/changeSet";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { mayAct, rolesText } from "../template/permission";
import type { Permission } from "../template/template";
import { commitChange } from "./commit";
import { type LearnedTable, proposedTemplate } from "./learned";
import { standingLevels } from "./levels";
import type { Session } from "./session";
import { readState } from "./state";

/** What is proposed for a table, as JSON; the same proposal has the same text. */
function proposalText({ rules }: Pick<LearnedTable, "rules">): string {
  return JSON.stringify(rules.flatMap(({ rule, proposal }) => (proposal === null ? [] : [[rule, proposal.score]])));
}

/** Whether somebody has said that what is proposed for the table is not wanted. */
export async function isRefused(session: Session, learned: LearnedTable): Promise<Result<boolean>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const seen = proposalText(learned);
  return ok(standingLevels(state.value.document.levels, state.value.changes).some(({ table, to, seen: refused }) => to === null && table === learned.table.def.id && refused === seen));
}

/**
 * Takes the levels that are proposed for a table into the workbook's template, as a new version of it, or says that they are not wanted. No cell is written; it is a change set like any other and can
 * be undone. Whoever may say for a rule that two records are not the same may decide its levels. Problems: `levels/none` (nothing is proposed), `levels/notYours`.
 */
export async function decideLevels(session: Session, learned: LearnedTable, accept: boolean): Promise<Result<ChangeSet>> {
  const source = proposedTemplate(learned);
  if (source === null) return fail(nothingProposed);
  const { tools } = session;
  const { template, def } = learned.table;
  const barring = def.dedupe.find(({ id, decisions }) => learned.rules.some(({ rule, proposal }) => rule === id && proposal !== null) && !mayAct(decisions?.by, session.user === "" ? null : session.user));
  if (barring !== undefined) return fail(notYours(barring.decisions!.by!));
  const hash = tools.sha256Hex(tools.encodeUtf8(source));
  const change = await commitChange(session, {
    why: { command: accept ? "levels" : "levelsRefused" },
    template,
    writes: [],
    decision: true,
    document: async (before, id) => ok({
      ...before,
      templates: accept ? { ...before.templates, [hash]: source } : before.templates,
      levels: [...before.levels, { table: def.id, from: template.hash, to: accept ? hash : null, seen: proposalText(learned), by: session.user, at: session.now, change: id }],
    }),
  });
  return change.ok ? ok(change.value!) : change;
}

function notYours(by: Permission): Problem {
  const { "zh-CN": zh, en } = rolesText(by);
  return { code: "levels/notYours", message: { "zh-CN": `按模板，只有角色${zh}可以定这张表查重规则的阈值。`, en: `By the template only ${en} may decide the levels of this table's duplicate rules.` }, hint: { "zh-CN": "请有这个角色的人来定；你就是的话，先写上自己的名字。", en: "Ask somebody with that role; if you have it, give your name first." } };
}

const nothingProposed: Problem = { code: "levels/none", message: { "zh-CN": "现在没有提议的阈值。", en: "No levels are proposed now." }, hint: { "zh-CN": "合并或标记更多记录之后再看。", en: "Look again when more records have been merged or marked." } };
