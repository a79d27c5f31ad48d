import { checkBefore } from "../changes/applyEdits";
import type { Binding } from "../changes/binding";
import type { CellEdit, ChangeSet, RecordRow } from "../changes/changeSet";
import { planEdits } from "../changes/planEdits";
import type { Cleaned, CleaningPlan } from "../engine/engine";
import type { FixEdit } from "../findings/finding";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { valueAt } from "../records/recordTable";
import type { HostWrite } from "../workbook/host";
import { control } from "./check";
import { type CleaningTarget, cleaningTarget } from "./cleaningTarget";
import { type Change, commitChange } from "./commit";
import type { OpenOptions } from "./locate";
import type { Session } from "./session";

export type CleanOptions = OpenOptions & {
  /** Text of the plan. */
  readonly plan: string;
  /** Ids or kinds of steps: only these, ticked or not; empty = those that are ticked. */
  readonly only: readonly string[];
  /** Ids or kinds of steps that are left out. */
  readonly without: readonly string[];
};
/** `left`: chosen steps that could not be done on this file; each outcome says why. */
export type Clean = { readonly plan: CleaningPlan; readonly chosen: readonly string[]; readonly left: number; readonly cleaned: Cleaned; readonly target: CleaningTarget; readonly change: ChangeSet | null };

/**
 * Does the chosen steps of a plan, on this file or the next, as one change set. A step that does not fit the file is left out and said so; when none fits, nothing is done.
 * Problems: those of reading a plan and of `cleaningTarget`, `plan/noStep`, `plan/noneChosen`, `plan/noneApplies`, and the host's.
 */
export async function clean(session: Session, options: CleanOptions): Promise<Result<Clean>> {
  const read = await session.engine.readPlan({ text: options.plan });
  if (!read.ok) return read;
  const plan = read.value;
  const chosen = chooseSteps(plan, options);
  if (!chosen.ok) return chosen;
  const target = await cleaningTarget(session, options, { template: plan.template?.id ?? null, sheet: plan.source.sheet });
  if (!target.ok) return target;
  const cleaned = await session.engine.clean({ ...target.value.input, plan, chosen: chosen.value }, control(session));
  if (!cleaned.ok) return cleaned;
  const done = cleaned.value.outcomes.filter(({ applied }) => applied);
  const left = chosen.value.length - done.length;
  if (done.length === 0) return fail(await noneApplies(session, cleaned.value, target.value, chosen.value));
  const change = await planChange(session, target.value, cleaned.value);
  if (!change.ok) return change;
  const template = target.value.opened?.template ?? { id: plan.kind, version: String(plan.version), hash: session.tools.sha256Hex(session.tools.encodeUtf8(options.plan)) };
  const committed = await commitChange(session, { why: { command: "clean", reason: done.map(({ id }) => id).join(", ") }, template, ...change.value });
  return committed.ok ? ok({ plan, chosen: chosen.value, left, cleaned: cleaned.value, target: target.value, change: committed.value }) : committed;
}

function chooseSteps({ steps }: CleaningPlan, { only, without }: CleanOptions): Result<readonly string[]> {
  const names = (word: string): readonly string[] => steps.filter(({ id, kind }) => id === word || kind === word).map(({ id }) => id);
  const unknown = [...only, ...without].filter((word) => names(word).length === 0);
  if (unknown.length > 0) return fail(noStep(unknown, steps.map(({ id }) => id)));
  const wanted = new Set(only.length > 0 ? only.flatMap(names) : steps.filter(({ chosen }) => chosen).map(({ id }) => id));
  for (const id of without.flatMap(names)) wanted.delete(id);
  return wanted.size === 0 ? fail(noneChosen) : ok([...wanted]);
}

/** Edits as writes, once every `before` is seen to stand; and what they mean for records, where the table is governed. */
async function planChange(session: Session, { input, opened }: CleaningTarget, cleaned: Cleaned): Promise<Result<Pick<Change, "writes" | "edits" | "removed">>> {
  const { candidate } = input;
  const table = opened?.def.id ?? "";
  const keyOf = (column: number): string => opened?.columns.find((one) => one.column === column)?.field ?? `#${column}`;
  const keys = new Map(candidate.columns.map(({ column }) => [column, keyOf(column)]));
  const binding: Binding = { table, sheet: candidate.sheet, area: candidate.area, columns: Object.fromEntries([...keys].map(([column, key]) => [key, column])), rows: new Map() };
  const edits = cleaned.edits.map(({ row, column, before, after }): FixEdit => ({ at: { table, record: null, row, field: keys.get(column)! }, before, after }));
  const block = await session.host.readCells(candidate.sheet, candidate.area);
  if (!block.ok) return block;
  const standing = checkBefore(edits, binding, (row, column) => block.value.values[row - candidate.area.row]?.[column - candidate.area.column] ?? null);
  if (!standing.ok) return standing;
  const formats = Object.fromEntries(Object.entries(cleaned.formats).map(([column, format]) => [keys.get(Number(column))!, format]));
  const planned = planEdits(standing.value, binding, formats);
  if (!planned.ok) return planned;
  const writes: HostWrite[] = [];
  if (cleaned.unmerge.length > 0) writes.push({ verb: "unmergeCells", sheet: candidate.sheet, areas: cleaned.unmerge });
  if (cleaned.cellFormats.length > 0) writes.push({ verb: "formatCells", sheet: candidate.sheet, areas: cleaned.cellFormats.map(({ row, column, numberFormat }) => ({ area: { row: row - 1, column, rows: 1, columns: 1 }, numberFormat })) });
  writes.push(...planned.value);
  return ok({ writes, ...recordChanges(opened, standing.value, cleaned.removedRows) });
}

function recordChanges(opened: CleaningTarget["opened"], edits: readonly FixEdit[], removedRows: readonly number[]): Required<Pick<Change, "edits" | "removed">> {
  if (opened?.governed == null) return { edits: [], removed: [] };
  const { records, def } = opened;
  const gone = new Set(removedRows);
  const indexAt = new Map([...records.rows].map((row, index) => [row, index]));
  const named = edits.flatMap(({ at, before, after }): CellEdit[] => {
    const record = records.ids[indexAt.get(at.row) ?? -1] ?? null;
    return record === null || at.field === null || at.field.startsWith("#") || gone.has(at.row) ? [] : [{ record, table: def.id, field: at.field, before, after }];
  });
  const removed = removedRows.map((row): RecordRow => {
    const index = indexAt.get(row)!;
    return { record: records.ids[index] ?? "", table: def.id, values: Object.fromEntries(Object.keys(records.columns).map((field) => [field, valueAt(records, field, index)])) };
  });
  return { edits: named, removed };
}

function noStep(words: readonly string[], ids: readonly string[]): Problem {
  return { code: "plan/noStep", message: { "zh-CN": `计划里没有这些步骤：${words.join("、")}。`, en: `The plan has no such steps: ${words.join(", ")}.` }, hint: { "zh-CN": `可用的步骤：${ids.join("、")}；也可以写一类步骤的名字，如 trim。`, en: `Its steps are ${ids.join(", ")}; a kind such as trim stands for all of its steps.` } };
}

const noneChosen: Problem = {
  code: "plan/noneChosen",
  message: { "zh-CN": "没有选中任何步骤，没有改动。", en: "No step is chosen; nothing was changed." },
  hint: { "zh-CN": "把计划里要做的步骤的 chosen 改成 true，或者用 --only 指定。", en: "Set chosen to true in the plan for the steps you want, or name them with --only." },
};

/** The reason of every chosen step, so that nobody takes a plan that fits nothing for one that found nothing to do. */
async function noneApplies(session: Session, { outcomes }: Cleaned, { input }: CleaningTarget, chosen: readonly string[]): Promise<Problem> {
  const reasons = outcomes.flatMap(({ id, reason }) => (reason !== null && chosen.includes(id) ? [reason] : []));
  const [zh, en] = [[...new Set(await session.engine.tellReasons({ reasons, lang: "zh-CN" }))], [...new Set(await session.engine.tellReasons({ reasons, lang: "en" }))]];
  return {
    code: "plan/noneApplies",
    place: input.candidate.sheet,
    message: { "zh-CN": `选中的 ${chosen.length} 个步骤都不适用于这张表，没有改动：${zh.slice(0, 5).join("")}`, en: `None of the ${chosen.length} chosen steps applies to this table; nothing was changed: ${en.slice(0, 5).join(" ")}` },
    hint: { "zh-CN": "确认文件和工作表对不对（--sheet）；列名改过的，在计划的 aliases 里加上新列名，或者用 plan 重新制定。", en: "Make sure it is the right file and sheet (--sheet); for renamed columns add the new header to the aliases of the plan, or make it again with plan." },
  };
}
