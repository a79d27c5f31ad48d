import type { ChangeSet } from "../changes/changeSet";
import type { OptionMatch, Question } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { plainText } from "../records/cellValue";
import type { Lang, Localized } from "../records/text";
import { type AddedOption, addOptions } from "../template/addOptions";
import { loadTemplate } from "../template/loadTemplate";
import { commitChange } from "./commit";
import { type GovernPlan, planGovern } from "./governPlan";
import { type OpenOptions, type OpenTable, openTables, tablesFound } from "./locate";
import type { Session } from "./session";

export type Governed = {
  readonly table: OpenTable;
  /** Null when the table was governed already. */
  readonly change: ChangeSet | null;
  readonly plan: GovernPlan | null;
  /** Questions that stay open; the cells concerned stay findings. */
  readonly questions: readonly Question[];
};

/** What governing would do, before anything is done. */
export type Proposal = {
  readonly table: OpenTable;
  /** Null where the table is governed already, or a blocking question has no answer. */
  readonly plan: GovernPlan | null;
  /** All questions of the sheet, answered or not. */
  readonly questions: readonly Question[];
  /** Those without an answer and without a default. */
  readonly open: readonly Question[];
  /** Those of the open ones that must be answered first. */
  readonly blocking: readonly Question[];
  readonly options: readonly OptionMatch[];
  /** Spellings that become options of the template, each with the question whose answer says so. */
  readonly added: readonly (AddedOption & { readonly question: string })[];
};

/** The answer to an option question that makes the spelling an option of its own. */
export const addAsOption = "add";

/**
 * What governing the sheet's table would do. Reads only.
 * Problems: those of `openTables` and `planGovern`, `govern/secondTable`, `govern/noRecords`, and answers that fit no question.
 */
export async function proposeGoverning(session: Session, openOptions: OpenOptions): Promise<Result<Proposal>> {
  const opened = await openTables(session, openOptions);
  return opened.ok ? proposeTable(session, opened.value[0]!, openOptions.answers) : opened;
}

/**
 * The same for a table that was found already. `added`: the options that its template has been given already, where several tables share one; `others`: answers that may be about other tables alone.
 */
export async function proposeTable(session: Session, found: OpenTable, given: OpenOptions["answers"], also: { readonly added?: Proposal["added"]; readonly others?: ReadonlySet<string> } = {}): Promise<Result<Proposal>> {
  if (found.governed !== null) return ok({ table: found, plan: null, questions: [], open: [], blocking: [], options: [], added: [] });
  const added = also.added ?? addedOptions(found, given);
  const amended = also.added !== undefined || added.length === 0 ? ok([found]) : withOptions(session, [found], added);
  if (!amended.ok) return amended;
  const table = amended.value[0]!;
  const settled = new Set(added.map(({ question }) => question));
  const answers = Object.fromEntries(Object.entries(given).filter(([question]) => !settled.has(question)));
  const governed = await tablesFound(session);
  if (!governed.ok) return governed;
  // It may come back: its binding is not taken by another.
  const lost = governed.value.lost.find(({ id }) => id === table.def.id);
  if (lost !== undefined) return fail(lost.problem);
  const same = governed.value.tables.find(({ def }) => def.id === table.def.id);
  if (same !== undefined) return fail(alreadyThere(table, same));
  const options = await session.engine.options({ ...table.input, answers });
  const questions = [...table.match!.headers.questions, ...options.flatMap((match) => match.questions)];
  const asked = new Set(questions.map(({ id }) => id));
  const wrong = await session.engine.checkAnswers({ answers: Object.fromEntries(Object.entries(answers).filter(([question]) => asked.has(question) || also.others?.has(question) !== true)), questions });
  if (wrong.length > 0) return fail(...wrong);
  if (table.records.rows.length === 0) return fail(noRecords(table));
  const open = questions.filter((question) => !(question.id in answers) && question.default === null);
  // Which column is meant and what its amounts count in cannot be left open: the table would be bound to a guess.
  const blocking = open.filter((question) => question.kind === "twoColumns" || question.kind === "unit");
  if (blocking.length > 0) return ok({ table, plan: null, questions, open, blocking, options, added });
  const plan = await planGovern(session, table, options);
  return plan.ok ? ok({ table, plan: plan.value, questions, open, blocking, options, added }) : plan;
}

/** Texts of choice columns for which the answer is to make an option of them. */
export function addedOptions({ def, records }: OpenTable, answers: OpenOptions["answers"]): Proposal["added"] {
  return def.fields.flatMap(({ id, options }) => (options === undefined || options.some(({ code }) => code === addAsOption) ? [] : (records.columns[id]?.dictionary ?? [])).flatMap((value) => {
    const question = `optionValue:${id}:${plainText(value)}`;
    const code = plainText(value).trim();
    return code !== "" && answers[question] === addAsOption ? [{ table: def.id, field: id, code, question }] : [];
  }));
}

/** Tables of one template read with one of this workbook's own, which has more options. What stands in their cells is the same. */
export function withOptions(session: Session, tables: readonly OpenTable[], added: readonly AddedOption[]): Result<readonly OpenTable[]> {
  const [first] = tables;
  if (first === undefined || added.length === 0) return ok(tables);
  const source = addOptions(first.template, added);
  if (!source.ok) return source;
  const loaded = loadTemplate(session.tools.encodeUtf8(source.value), session.tools);
  if (!loaded.ok) return loaded;
  const template = loaded.value;
  return ok(tables.map((table) => ({ ...table, template, def: template.tables.find(({ id }) => id === table.def.id)!, input: { ...table.input, template } })));
}

/**
 * Makes the sheet's table a governed one, in place: a native table with typed columns, dropdowns, validation and a record id per row; the template is pinned into the
 * workbook. Nothing outside the table moves. Where that cannot be done in place, a new sheet is made from the data and the old one stays as it is.
 * `seen`: the stamp of the proposal that a person has seen; where it would be another now, nothing is written.
 * Problems: those of `proposeGoverning`, `govern/question`, `govern/changedSince`, and the host's.
 */
export async function govern(session: Session, openOptions: OpenOptions, seen: string | null = null): Promise<Result<Governed>> {
  const proposed = await proposeGoverning(session, openOptions);
  if (!proposed.ok) return proposed;
  if (seen !== null && proposalStamp(session, proposed.value) !== seen) return fail(changedSince(proposed.value.table.layout.sheet));
  return governProposal(session, proposed.value);
}

/** Tells one proposal from another by what it would do to the sheet; of what the pane shows before it is done. */
export function proposalStamp({ tools }: Session, { table: { def, layout, match, records, template }, plan }: Proposal): string {
  const does = plan === null ? null : { ...plan, writes: null, binding: null };
  const headers = match?.headers.columns.map(({ column, header, field }) => [column, header, field]);
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify([template.hash, def.id, layout.sheet, layout.data, layout.columns, headers, records.rows.length, does])));
}

export function changedSince(sheet: string): Problem {
  return { code: "govern/changedSince", place: sheet, message: { "zh-CN": `工作表“${sheet}”在你看预览的时候变了，会改的内容不一样了，没有写入任何内容。`, en: `The sheet "${sheet}" has changed while you looked, and what would be written is not what you saw; nothing was written.` }, hint: { "zh-CN": "看一遍新的预览，再建表。", en: "Look at the new preview, then make the table." } };
}

/** Does what was proposed. Problems: `govern/question`, and the host's. */
export async function governProposal(session: Session, proposal: Proposal): Promise<Result<Governed>> {
  const { table, plan, open, blocking, added } = proposal;
  if (blocking.length > 0) {
    const texts = await session.engine.ask({ questions: blocking });
    return fail(...blocking.map((question, index) => questionProblem(question, texts[index]!)));
  }
  if (plan === null) return ok({ table, change: null, plan: null, questions: [] });
  const { writes, edits, binding } = plan;
  const change = await commitChange(session, {
    why: { command: "govern", ...(added.length === 0 ? {} : { reason: addedReason(table, added, session.lang) }) },
    template: table.template,
    writes,
    edits,
    document: async (before) => {
      const sheets = await session.host.sheets();
      if (!sheets.ok) return sheets;
      const native = sheets.value.flatMap((sheet) => sheet.tables).find((candidate) => candidate.name === plan.tableName)!;
      return ok({
        ...before,
        lang: before.lang ?? session.lang,
        templates: { ...before.templates, [table.template.hash]: table.template.source },
        tables: { ...before.tables, [table.def.id]: binding(native.columns.map((column) => column.id)) },
      });
    },
  });
  return change.ok ? ok({ table, change: change.value, plan, questions: open }) : change;
}

/** A workbook has one table of a kind: a second one would take the place of the first, whose records would no longer be governed. */
function alreadyThere({ def, layout }: OpenTable, other: OpenTable): Problem {
  return {
    code: "govern/secondTable",
    place: layout.sheet,
    message: { "zh-CN": `工作簿里已有一张“${def.label["zh-CN"]}”表，在工作表“${other.layout.sheet}”；一个工作簿只能管理一张。`, en: `The workbook already has a table of ${def.label.en}, on the sheet "${other.layout.sheet}"; a workbook holds one of a kind.` },
    hint: { "zh-CN": `把这些行导入到那张表：import 工作簿 --from 工作簿 --sheet ${layout.sheet}；或者把这张工作表另存为一个工作簿。`, en: `Import these rows into that table: import WORKBOOK --from WORKBOOK --sheet ${layout.sheet}; or keep this sheet in a workbook of its own.` },
    data: { table: def.id },
  };
}

/** What was added, in words. */
export function addedReason({ def }: OpenTable, added: readonly AddedOption[], lang: Lang): string {
  const names = added.map(({ field, code }) => `${def.fields.find(({ id }) => id === field)!.label[lang]} ${code}`);
  return lang === "zh-CN" ? `新增选项：${names.join("、")}` : `Options added: ${names.join(", ")}`;
}

function questionProblem(question: Question, message: Localized): Problem {
  const choices = question.choices.map((choice) => `${choice.id}（${choice.label["zh-CN"]}）`).join("、");
  const choicesEn = question.choices.map((choice) => `${choice.id} (${choice.label.en})`).join(", ");
  return {
    code: "govern/question",
    place: question.id,
    message,
    hint: { "zh-CN": `加上 --answer ${question.id}=选择；可选：${choices}。`, en: `Add --answer ${question.id}=CHOICE, one of ${choicesEn}.` },
  };
}

function noRecords(table: OpenTable): Problem {
  return {
    code: "govern/noRecords",
    place: table.layout.sheet,
    message: { "zh-CN": "找到了表头，但下面没有数据。", en: "There is a header but no data below it." },
    hint: { "zh-CN": "至少填一行数据再建表。", en: "Enter at least one row, then govern." },
  };
}
