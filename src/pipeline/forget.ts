import type { ChangeSet } from "../changes/changeSet";
import { standingChanges } from "../changes/standing";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { commitChange } from "./commit";
import { boundTable } from "./boundTable";
import { withLevels } from "./levels";
import type { Session } from "./session";
import { readState } from "./state";

/**
 * Gives up the governed tables that cannot be found in the workbook any more, or have lost their record ids: nothing but their binding is put aside, and undoing that takes it up again. The history
 * stays. Problems: `forget/nothing`, and the host's.
 */
export async function forgetLost(session: Session): Promise<Result<ChangeSet>> {
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const standing = standingChanges(state.value.changes);
  const { document } = state.value;
  const now = withLevels(document, state.value.changes);
  const lost = Object.entries(document.tables).filter(([id, { templateHash, forgotten }]) => {
    if (standing.some((change) => change.id === forgotten) || !standing.some(({ why, template }) => why.command === "govern" && template.hash === templateHash)) return false;
    const found = boundTable(session, now, id, sheets.value);
    return found.ok ? found.value === null : found.problems.some(({ code }) => code === "table/idColumnGone");
  });
  const [first] = lost;
  if (first === undefined) return fail(nothingLost);
  const governed = standing.findLast(({ why, template }) => why.command === "govern" && template.hash === first[1].templateHash)!;
  const change = await commitChange(session, {
    why: { command: "forget", reason: lost.map(([, { tableName }]) => tableName).join(", ") },
    template: governed.template,
    writes: [],
    decision: true,
    document: async (before, id) => ok({ ...before, tables: { ...before.tables, ...Object.fromEntries(lost.map(([table, bound]) => [table, { ...bound, forgotten: id }])) } }),
  });
  return change.ok ? ok(change.value!) : change;
}

const nothingLost: Problem = { code: "forget/nothing", message: { "zh-CN": "规范表都在，没有可以放弃的。", en: "Every governed table is there; there is none to give up." }, hint: { "zh-CN": "重新看一遍。", en: "Look again." } };
