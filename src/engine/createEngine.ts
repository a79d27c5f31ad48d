/**
 * The one door to the pure folders, made so that it can stand in a worker: plain or transferable data in and out, asynchronous, with progress and cancel passed in.
 * May: load templates, match sheets, run rules, classify, find duplicates, build reports, put findings into words. May not: touch a host, write, know a clock.
 * It never names a field type, a rule or a report.
 */
import type { TypedTable } from "../fields/typedTable";
import type { Finding } from "../findings/finding";
import { renderMessage } from "../findings/renderFinding";
import { sortFindings } from "../findings/sortFindings";
import { checkWork } from "./checkTable";
import { type ClassifiedTable, classifyTables } from "./classifyTable";
import { type AcrossTables, type KeptApartAcross, SimilarAcross, type SimilarElsewhere, acrossTablesWork, compareAcrossTables } from "./acrossTables";
import { type DuplicatePair, type DuplicateResult, type LearnedRule, type MergePlan, type PairVerdict, compareAll, dedupeWork, learnedRules, linesText, mergeRecords } from "./dedupeTable";
import { type CleaningInput, cleanWork, planCleaning } from "./cleanTable";
import { type DraftState, type RecordDraft, draftStates } from "./drafts";
import { type ReferenceEdit, referencesIn } from "./relinkTable";
import { type ReadTable, readTable } from "./readTable";
import { newRecordIds } from "./recordIds";
import { LiveTable, type LiveFindings, type RecordCells } from "./liveTable";
import { type Mutation, mutateTemplate } from "./mutation/runMutants";
import { survivorProblem } from "./mutation/mutationTexts";
import { testTemplate } from "./testTemplate";
import { type Circumstances, inputsOf, typeRecords, typeWork } from "./typeRecords";
import { workedOutValues } from "./workedOutValues";
import { WorkbookTables } from "./workbookTables";
import { type HeaderMatch, knownHeaders } from "../intake/matchHeaders";
import { findTables } from "../intake/findTable";
import { type OptionMatch, matchOptions } from "../intake/matchOptions";
import type { Cleaned } from "../intake/cleaning/applyPlan";
import type { CleaningPlan } from "../intake/cleaning/cleaningPlan";
import { type InferredTemplate, inferWork } from "../intake/infer/inferTemplate";
import { readPlan } from "../intake/cleaning/readPlan";
import type { CrossHint } from "../intake/profile/hints/hint";
import { hintReason } from "../intake/profile/hints/hintReason";
import { type TableProfile, profileWork } from "../intake/profile/profileTable";
import { type Answers, type Question, checkAnswers, questionText } from "../intake/question";
import { rankTemplates } from "../intake/rankTemplates";
import { type Reason, reasonText } from "../intake/reason";
import type { SheetGrid } from "../intake/sheetGrid";
import type { TableCandidate } from "../intake/tableCandidate";
import type { CellValue } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { type Column, type RecordTable, encodeColumn } from "../records/recordTable";
import { type PivotInput, buildPivot } from "../reports/pivot";
import type { Lang, Localized } from "../records/text";
import { type Work, finish, within } from "../records/work";
import { type SimilarRecords, similarRecords } from "../rules/duplicates/similarRecords";
import { findingMessage, ruleKinds } from "../rules/index";
import type { CheckInput } from "../rules/rule";
import { type TemplateTools, loadTemplate } from "../template/loadTemplate";
import type { TableDef, Template } from "../template/template";
import type { PivotSpec } from "../workbook/host";

export type { AcrossTables, Circumstances, ClassifiedTable, Cleaned, CleaningInput, CleaningPlan, CrossHint, DraftState, DuplicatePair, DuplicateResult, InferredTemplate, LearnedRule, LiveFindings, MergePlan, OptionMatch, PairVerdict, Question, ReadTable, Reason, RecordCells, ReferenceEdit, RecordDraft, SheetGrid, SimilarElsewhere, TableCandidate, TableProfile };

/** A template as plain data: its exact text. A loaded template is one too. */
export type TemplateText = { readonly source: string; readonly hash: string };

/** Progress is told and cancelling asked between steps; the answer may be awaited, so that a worker hears its messages in between. */
export type Control = { readonly progress?: (step: string, done: number, total: number) => void; readonly cancelled?: () => boolean | Promise<boolean> };

export type TableInput = {
  readonly template: TemplateText;
  readonly records: RecordTable;
  readonly circumstances: Circumstances;
  /** Pairs of records, by index, that a person has said are not the same: no duplicate rule takes them for one. */
  readonly keptApart?: readonly (readonly [number, number])[];
  /** The workbook's other tables of the same template, by id, which relations and expressions may read. */
  readonly related?: RelatedTables;
};
export type RelatedTables = { readonly [table: string]: { readonly records: RecordTable; readonly dayFirst: Circumstances["dayFirst"] } };

/** A table found on a sheet, read with the definition that fits it best. */
export type SheetMatch = { readonly templateHash: string; readonly table: string; readonly candidate: TableCandidate; readonly headers: HeaderMatch; readonly score: number };
export type MatchResult = {
  /** Best first; the first is what to use, unless one of the two is ambiguous. */
  readonly matches: readonly SheetMatch[];
  readonly ambiguousTemplate: boolean;
  readonly ambiguousTable: boolean;
  /** Per sheet: why no table was found there. */
  readonly problems: readonly Problem[];
};

export interface Engine {
  match(input: { readonly templates: readonly TemplateText[]; readonly grids: readonly SheetGrid[]; /** Only this table of the templates; absent or null: all of them. */ readonly table?: string | null; readonly answers: Answers; readonly dateSystem: 1900 | 1904 }, control?: Control): Promise<MatchResult>;
  /** The best table of each sheet, without a template; and per sheet why there is none. */
  findTables(input: { readonly grids: readonly SheetGrid[] }): Promise<{ readonly tables: readonly TableCandidate[]; readonly problems: readonly Problem[] }>;
  /** What the best table of each sheet holds, column by column; no template needed. `today`: serial day of the 1900 system. Cancelled, it has the problem `engine/cancelled`. */
  profile(input: { readonly grids: readonly SheetGrid[]; readonly dateSystem: 1900 | 1904; readonly today?: number }, control?: Control): Promise<{ readonly tables: readonly TableProfile[]; readonly problems: readonly Problem[] }>;
  /** A first template from the best table of the first sheet that has one. Problems: why no table was found, `engine/cancelled`. */
  infer(input: { readonly grids: readonly SheetGrid[]; readonly dateSystem: 1900 | 1904; readonly today?: number }, control?: Control): Promise<Result<InferredTemplate>>;
  /** What could be done to clean a table. Problems: `engine/cancelled`. */
  planCleaning(input: CleaningInput, control?: Control): Promise<Result<CleaningPlan>>;
  /** What the chosen steps of a plan, by id, make of a table: edits to be written, and what became of each step. Problems: `engine/cancelled`. */
  clean(input: CleaningInput & { readonly plan: CleaningPlan; readonly chosen: readonly string[] }, control?: Control): Promise<Result<Cleaned>>;
  /** A plan from the text of a file. Problems: `plan/notJson`, `plan/notAPlan`, `plan/newer`, `plan/badShape`. */
  readPlan(input: { readonly text: string }): Promise<Result<CleaningPlan>>;
  /** Each hint in words, in order. */
  tellHints(input: { readonly hints: readonly CrossHint[]; readonly lang: Lang }): Promise<readonly string[]>;
  /** Each reason in words, in order. */
  tellReasons(input: { readonly reasons: readonly Reason[]; readonly lang: Lang }): Promise<readonly string[]>;
  /** Which options the values of choice fields mean. */
  options(input: TableInput & { readonly answers: Answers }): Promise<readonly OptionMatch[]>;
  /** Answers to questions that nobody asked, and choices that are not offered. */
  checkAnswers(input: { readonly answers: Answers; readonly questions: readonly Question[] }): Promise<readonly Problem[]>;
  /** The text of each question, in order. */
  ask(input: { readonly questions: readonly Question[] }): Promise<readonly Localized[]>;
  /** What every rule says of a table. Problems: `engine/cancelled`. */
  check(input: TableInput, control?: Control): Promise<Result<readonly Finding[]>>;
  /** All findings of a table as `check` gives them, and from here on kept so that `edit` can bring them up to date. One table of each id is kept: the last. Problems: `engine/cancelled`. */
  watch(input: TableInput, control?: Control): Promise<Result<readonly Finding[]>>;
  /** Records that changed, are new, or are gone (by 1-based sheet row) where no other record has moved: the findings of every row that this touches. */
  edit(input: { readonly table: string; readonly changed: readonly RecordCells[]; readonly gone: readonly number[] }): Promise<LiveFindings>;
  /** The findings that a record of a watched table would have if it said this; a new one stands in a row of its own. Nothing is kept of it. */
  trial(input: { readonly table: string; readonly record: RecordCells }): Promise<readonly Finding[]>;
  /** What the template makes of records that are about to be written to the table, in order. */
  drafts(input: TableInput & { readonly drafts: readonly RecordDraft[]; /** Says too what may be chosen in fields whose values stand in a table. */ readonly choices?: boolean }): Promise<readonly DraftState[]>;
  /**
   * The records that a draft may be the same subject as, by every duplicate rule of the table, the surest first. In each pair `a` is the record's index and `b` the draft, counted behind the
   * last record. The table is indexed once and asked often. `skip`: a record not to be compared, which the draft is to take the place of.
   */
  similar(input: TableInput & { readonly values: { readonly [field: string]: CellValue }; readonly skip: number | null; readonly most: number }): Promise<readonly DuplicatePair[]>;
  /** The same in the workbook's other tables, by every rule that compares them with this one. */
  similarElsewhere(input: TableInput & { readonly values: { readonly [field: string]: CellValue }; readonly most: number }): Promise<readonly SimilarElsewhere[]>;
  /** An id for every record, in row order: those it brings, new ones for the rest. `field`: the template's own id field, or null for our own ids. `retired`: ids never to be given again. */
  recordIds(input: TableInput & { readonly field: string | null; readonly retired?: readonly string[] }): Promise<readonly string[]>;
  /** What the fields that are worked out at all times should say of every record, by field; fields that the records have no column for are left out. */
  workedOut(input: TableInput): Promise<{ readonly [field: string]: Column }>;
  /** Every cell as its field understands it, and what the records' unique keys are. */
  read(input: TableInput & { readonly lang: Lang }): Promise<ReadTable>;
  /** One result for each duplicate rule of the table. Problems: `engine/cancelled`. */
  dedupe(input: TableInput, control?: Control): Promise<Result<readonly DuplicateResult[]>>;
  /** One result for each rule that compares the table with another one of the workbook; `own`: only those of the table itself. Problems: `engine/cancelled`. */
  dedupeAcross(input: TableInput & { readonly own?: boolean; readonly keptApartFrom?: KeptApartAcross }, control?: Control): Promise<Result<readonly AcrossTables[]>>;
  /** What the rules say of a record of the table and one of another one, by index; null where none compares the two. */
  compareAcross(input: TableInput & { readonly other: string; readonly pairs: readonly (readonly [number, number])[]; readonly keptApartFrom?: KeptApartAcross }): Promise<readonly (PairVerdict & { readonly owner: string })[] | null>;
  /** What the duplicate rules say of pairs of records by themselves, by index, and what would turn each verdict; of each pair the rule that says most for it, or only the one named. Null where the table has none. */
  comparePairs(input: TableInput & { readonly pairs: readonly (readonly [number, number])[]; readonly rule?: string }): Promise<readonly PairVerdict[] | null>;
  /** How each duplicate rule does on pairs, by index, that people have merged (`isSame`) or marked as not the same. */
  learnedRules(input: TableInput & { readonly decided: readonly { readonly a: number; readonly b: number; readonly isSame: boolean }[] }): Promise<readonly LearnedRule[]>;
  /** The evidence of each pair, in words; the same for what would turn the verdict on it, given as `evidence`. */
  explain(input: { readonly pairs: readonly { readonly evidence: readonly Pick<DuplicatePair["evidence"][number], "text">[] }[]; readonly lang: Lang }): Promise<readonly (readonly string[])[]>;
  /** How records, given by index, become one by the survivorship of a duplicate rule; `values`: by field the record whose value is taken. */
  merge(input: TableInput & { readonly merge: readonly number[]; readonly rule: string | null; readonly keep: number | null; readonly values: Readonly<Record<string, number>> }): Promise<MergePlan>;
  /** The cells of a table that name records of the table `to` which become others, by id, or go (null). */
  references(input: TableInput & { readonly to: string; readonly become: { readonly [id: string]: string | null } }): Promise<readonly ReferenceEdit[]>;
  /** Every record's class by each classification of the table. Problems: `engine/cancelled`. */
  classify(input: TableInput & { readonly lang: Lang }, control?: Control): Promise<Result<readonly ClassifiedTable[]>>;
  /** The native pivot of one report. */
  report(input: { readonly template: TemplateText; readonly report: string } & Omit<PivotInput, "report" | "def">): Promise<PivotSpec>;
  /** The template's own tests: a problem for each that does not hold. */
  testTemplate(input: { readonly template: TemplateText }): Promise<readonly Problem[]>;
  /** What becomes of the template's tests when its rules are changed bit by bit: the changes that none of them notices, as problems with their place. */
  mutateTemplate(input: { readonly template: TemplateText }): Promise<Omit<Mutation, "survivors"> & { readonly survivors: readonly Problem[] }>;
  /** The text of each finding, in order. */
  describe(input: { readonly template: TemplateText; readonly table: string; readonly findings: readonly Finding[]; readonly lang: Lang }): Promise<readonly string[]>;
}

type Opened = CheckInput & { readonly template: Template; readonly book: WorkbookTables };

/** @throws Error when a template that was accepted before does not load again, or a table is asked for that it has not: bugs of the caller. */
export function createEngine(tools: TemplateTools & { readonly encodeUtf8: (text: string) => Uint8Array }): Engine {
  const loaded = new Map<string, Template>();
  const load = (text: TemplateText): Template => {
    const known = loaded.get(text.hash);
    if (known !== undefined) return known;
    const read = loadTemplate(tools.encodeUtf8(text.source), tools);
    if (!read.ok) throw new Error(`A template that was accepted is refused now: ${read.problems[0]?.code ?? ""}`);
    loaded.set(text.hash, read.value);
    return read.value;
  };
  /** Each table as it was last read by its field types: checking, classifying and finding duplicates all start with it. Only the last, for it is as large as the records. */
  const typed = new Map<string, { readonly records: RecordTable; readonly read: string; readonly table: TypedTable }>();
  const watched = new Map<string, LiveTable>();
  const indexed = new Map<string, { readonly table: TypedTable; readonly records: SimilarRecords }>();
  const elsewhere = new SimilarAcross();
  const draftOf = (def: TableDef, { records, circumstances }: TableInput, values: { readonly [field: string]: CellValue }): TypedTable => {
    const columns = Object.fromEntries(Object.keys(records.columns).map((field) => [field, encodeColumn([values[field] ?? null])]));
    return typeRecords(def, { table: def.id, ids: [null], rows: Uint32Array.of(0), columns, formulas: {} }, circumstances);
  };
  const cellsWork = function* (template: TemplateText, def: TableDef, records: RecordTable, circumstances: Pick<Circumstances, "dateSystem" | "dayFirst">): Work<TypedTable> {
    const read = [template.hash, circumstances.dateSystem, JSON.stringify(circumstances.dayFirst)].join(" ");
    const last = typed.get(def.id);
    if (last?.records === records && last.read === read) return last.table;
    const table = yield* typeWork(def, records, circumstances, last?.read === read ? last.table : null);
    typed.set(def.id, { records, read, table });
    return table;
  };
  /** The workbook as it was last seen: its tables are asked for one after the other, and what one works out serves the next. */
  let seen: { readonly of: string; readonly book: WorkbookTables } | null = null;
  const open = (input: TableInput): Opened => finish(openWork(input));
  /** Reads every table that is asked for through its field types. */
  const openWork = function* ({ template, records, circumstances, related = {} }: TableInput): Work<Opened> {
    const full = load(template);
    const tables = new Map<string, TypedTable>();
    const total = 100 * full.tables.length;
    for (const [at, def] of full.tables.entries()) {
      const here = def.id === records.table ? { records, circumstances } : related[def.id] === undefined ? null : { records: related[def.id]!.records, circumstances: { ...circumstances, dayFirst: related[def.id]!.dayFirst } };
      if (here !== null) tables.set(def.id, yield* within(cellsWork(template, def, here.records, here.circumstances), { from: 100 * at, to: 100 * (at + 1), total }));
    }
    const of = JSON.stringify([template.hash, circumstances.today, circumstances.now, circumstances.me, circumstances.dateSystem]);
    const same = seen?.of === of && seen.book.tables.size === tables.size && [...tables].every(([id, table]) => seen!.book.tables.get(id) === table);
    if (!same) seen = { of, book: new WorkbookTables(full, tables, inputsOf(full, circumstances)) };
    return { ...seen!.book.input(tableOf(full, records.table).id), template: full, book: seen!.book };
  };
  /** Long work on a table that is to be read first: reading is told as the first fifth of it. */
  const onOpened = function* <T>(input: TableInput, work: (opened: Opened) => Work<T>): Work<T> {
    const opened = yield* within(openWork(input), { from: 0, to: 20, total: 100 });
    return yield* within(work(opened), { from: 20, to: 100, total: 100 });
  };
  const definitionOf = (template: CleaningInput["template"]): { readonly full: Template; readonly def: TableDef } | null => {
    if (template === null) return null;
    const full = load(template.text);
    return { full, def: tableOf(full, template.table) };
  };

  return {
    async match({ templates, grids, table: only = null, answers, dateSystem }) {
      const defs = templates.flatMap((text) => load(text).tables.filter(({ id }) => only === null || id === only).map((def) => ({ hash: text.hash, def })));
      const known = knownHeaders(defs.map(({ def }) => def));
      const searches = grids.map((grid) => ({ grid, search: findTables(grid, known) }));
      const tables = searches.flatMap(({ grid, search }) => search.candidates.map((candidate) => ({ candidate, grid })));
      const ranking = rankTemplates(tables, defs.map(({ def }) => def), (field) => ({ spec: field, dateSystem, dayFirst: null }), answers);
      return {
        matches: ranking.fits.map((fit) => ({ templateHash: defs.find(({ def }) => def === fit.def)!.hash, table: fit.def.id, candidate: fit.candidate, headers: fit.match, score: fit.score })),
        ambiguousTemplate: ranking.ambiguousTemplate,
        ambiguousTable: ranking.ambiguousTable,
        problems: searches.flatMap(({ search }) => (search.problem === null ? [] : [search.problem])),
      };
    },

    async findTables({ grids }) {
      const searches = grids.map((grid) => findTables(grid));
      return { tables: searches.flatMap(({ candidates }) => candidates.slice(0, 1)), problems: searches.flatMap(({ problem }) => (problem === null ? [] : [problem])) };
    },

    async profile({ grids, dateSystem, today }, control) {
      const tables: TableProfile[] = [];
      const problems: Problem[] = [];
      for (const grid of grids) {
        const { candidates: [candidate], problem } = findTables(grid);
        if (problem !== null) problems.push(problem);
        if (candidate === undefined) continue;
        const profiled = await drive("profile", profileWork(candidate, grid, { dateSystem, ...(today === undefined ? {} : { today }) }), control);
        if (!profiled.ok) return { tables: [], problems: profiled.problems };
        tables.push(profiled.value);
      }
      return { tables, problems };
    },

    async infer({ grids, dateSystem, today }, control) {
      const problems: Problem[] = [];
      for (const grid of grids) {
        const { candidates: [candidate], problem } = findTables(grid);
        if (candidate !== undefined) return drive("profile", inferWork(candidate, grid, { dateSystem, ...(today === undefined ? {} : { today }) }), control);
        if (problem !== null) problems.push(problem);
      }
      return fail(...problems);
    },

    async planCleaning(input, control) {
      return drive("plan", planCleaning(input, definitionOf(input.template)), control);
    },

    async clean(input, control) {
      return drive("clean", cleanWork(input, definitionOf(input.template), input.plan, input.chosen), control);
    },

    async readPlan({ text }) {
      return readPlan(text);
    },

    async tellHints({ hints, lang }) {
      return hints.map((hint) => reasonText(hintReason(hint), lang));
    },

    async tellReasons({ reasons, lang }) {
      return reasons.map((reason) => reasonText(reason, lang));
    },

    async options(input) {
      const { def } = open(input);
      return def.fields.flatMap((field) => {
        const column = input.records.columns[field.id];
        return column === undefined || field.options === undefined || field.fieldType.several === true ? [] : [matchOptions(column, field, input.answers)];
      });
    },

    async checkAnswers({ answers, questions }) {
      return checkAnswers(answers, questions);
    },

    async ask({ questions }) {
      return questions.map((question) => ({ "zh-CN": questionText(question, "zh-CN"), en: questionText(question, "en") }));
    },

    async check(input, control) {
      return drive("check", onOpened(input, function* (opened) {
        const found = yield* checkWork(ruleKinds, opened);
        return sortFindings(found, opened.def.fields.map((field) => field.id));
      }), control);
    },

    async watch(input, control) {
      return drive("check", onOpened(input, function* ({ def, book }) {
        const live = yield* LiveTable.work(def, book, input.circumstances);
        watched.set(def.id, live);
        return live.findings();
      }), control);
    },

    async edit({ table, changed, gone }) {
      const live = watched.get(table);
      if (live === undefined) throw new Error(`Table ${table} is not watched`);
      return live.edit(changed, gone);
    },

    async trial({ table, record }) {
      const live = watched.get(table);
      if (live === undefined) throw new Error(`Table ${table} is not watched`);
      return live.trial(record);
    },

    async drafts(input) {
      const { def, inputs, book } = open(input);
      return draftStates(def, Object.keys(input.records.columns), input.drafts, inputs, input.circumstances, book, input.choices === true);
    },

    async similar(input) {
      const opened = open(input);
      const { def, table, book } = opened;
      let index = indexed.get(def.id);
      if (index?.table !== table) indexed.set(def.id, (index = { table, records: similarRecords(opened, index?.records ?? null) }));
      return index.records.find(book.inputOf(def.id, draftOf(def, input, input.values)).table, input.skip).slice(0, input.most);
    },

    async similarElsewhere(input) {
      const { template, def, book } = open(input);
      return elsewhere.find(template, book, def.id, book.inputOf(def.id, draftOf(def, input, input.values)).table).slice(0, input.most);
    },

    async workedOut(input) {
      return workedOutValues(open(input));
    },

    async recordIds(input) {
      const { def } = open(input);
      return newRecordIds(def, input.records, input.field, input.circumstances.today, input.retired);
    },

    async read(input) {
      return readTable(open(input), input.lang);
    },

    async dedupe(input, control) {
      return drive("dedupe", onOpened(input, (opened) => dedupeWork(opened, input.keptApart ?? [])), control);
    },

    async dedupeAcross(input, control) {
      return drive("dedupe", onOpened(input, ({ template, book, def }) => acrossTablesWork(template, book, def.id, input.own === true, input.keptApartFrom ?? {})), control);
    },

    async compareAcross(input) {
      const { template, book, def } = open(input);
      return compareAcrossTables(template, book, def.id, input.other, input.pairs, input.keptApartFrom?.[input.other] ?? []);
    },

    async comparePairs(input) {
      return compareAll(open(input), input.pairs, input.keptApart ?? [], input.rule ?? null);
    },

    async learnedRules(input) {
      return learnedRules(open(input), input.decided);
    },

    async explain({ pairs, lang }) {
      return pairs.map((pair) => linesText(pair.evidence, lang));
    },

    async merge(input) {
      return mergeRecords(open(input), input.merge, input.rule, { keep: input.keep, values: input.values });
    },

    async references(input) {
      return referencesIn(open(input), input.to, input.become);
    },

    async classify(input, control) {
      return drive("classify", onOpened(input, (opened) => classifyTables(opened, input.lang)), control);
    },

    async report(input) {
      const template = load(input.template);
      const report = template.reports.find((candidate) => candidate.id === input.report);
      if (report === undefined) throw new Error(`The template has no report ${input.report}`);
      return buildPivot({ ...input, report, def: tableOf(template, input.records.table) });
    },

    async testTemplate({ template }) {
      return testTemplate(load(template));
    },

    async mutateTemplate({ template }) {
      const full = load(template);
      const mutation = mutateTemplate(full);
      return { ...mutation, survivors: mutation.survivors.map((survivor) => survivorProblem(survivor, tableOf(full, survivor.table))) };
    },

    async describe({ template, table, findings, lang }) {
      const def = tableOf(load(template), table);
      return findings.map((finding) => renderMessage(finding, findingMessage(finding, def), lang));
    },
  };
}

/** Does long work step by step, telling of it and asking whether to go on. Where it is over, or given up, it is told as done. */
async function drive<T>(step: string, work: Work<T>, control?: Control): Promise<Result<T>> {
  let [done, total] = [0, 1];
  try {
    for (;;) {
      const next = work.next();
      if (next.done === true) return ok(next.value);
      ({ done, total } = next.value);
      control?.progress?.(step, done, total);
      if ((await control?.cancelled?.()) === true) return fail(cancelled);
    }
  } finally {
    if (done < total) control?.progress?.(step, total, total);
  }
}

const cancelled: Problem = { code: "engine/cancelled", message: { "zh-CN": "已取消，没有改动任何内容。", en: "It was cancelled; nothing was changed." }, hint: { "zh-CN": "需要时重新运行。", en: "Run it again when you want it." } };

function tableOf(template: Template, id: string): TableDef {
  const def = template.tables.find((candidate) => candidate.id === id);
  if (def === undefined) throw new Error(`The template has no table ${id}`);
  return def;
}
