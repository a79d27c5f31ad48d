/**
 * The one door to the pure folders, made so that it can stand in a worker: plain or transferable data in and out, asynchronous, with progress and cancel passed in.
 * May: load templates, match sheets, run rules, classify, find duplicates, build reports, put findings into words. May not: touch a host, write, know a clock.
 * It never names a field type, a rule or a report.
 */
import type { FieldLabels } from "../findings/sheetWords";
import type { Finding, FixEdit } from "../findings/finding";
import type { ClassifiedTable } from "./classifyTable";
import type { AcrossTables, KeptApartAcross, SimilarElsewhere } from "./acrossTables";
import type { DuplicatePair, DuplicateResult, Explained, FoundPair, LearnedRule, MergePlan, PairVerdict } from "./dedupeTable";
import type { SimilarPair } from "../rules/duplicates/similarRecords";
import type { DedupeMoment } from "../template/template";
import type { CleaningInput } from "./cleanTable";
import type { DraftState, RecordDraft } from "./drafts";
import type { ReferenceEdit } from "./relinkTable";
import type { ReadTable } from "./readTable";
import type { RecordCells } from "./liveRecords";
import type { LiveFindings } from "./liveTable";
import type { Mutation } from "./mutation/runMutants";
import type { Circumstances } from "./typeRecords";
import type { HeaderMatch } from "../intake/matchHeaders";
import type { OptionMatch } from "../intake/matchOptions";
import type { Cleaned } from "../intake/cleaning/applyPlan";
import type { CleaningPlan } from "../intake/cleaning/cleaningPlan";
import type { DraftedLink, LinkedFile } from "../intake/infer/draftLink";
import type { InferredTemplate } from "../intake/infer/inferTemplate";
import type { CrossHint } from "../intake/profile/hints/hint";
import type { TableProfile } from "../intake/profile/profileTable";
import type { Answers, Question } from "../intake/question";
import type { Reason } from "../intake/reason";
import type { SheetGrid } from "../intake/sheetGrid";
import type { TableCandidate } from "../intake/tableCandidate";
import type { CellValue, Json } from "../records/cellValue";
import type { Problem, Result } from "../records/problem";
import type { Column, RecordTable } from "../records/recordTable";
import type { PivotInput, recordsBehind } from "../reports/pivot";
import type { Lang, Localized } from "../records/text";
import type { PivotSpec } from "../workbook/host";

export { isTotalWord } from "../intake/cellLook";
export type { LinkedFile, SimilarPair };
export type { AcrossTables, Circumstances, ClassifiedTable, Cleaned, CleaningInput, CleaningPlan, CrossHint, DraftState, DraftedLink, DuplicatePair, DuplicateResult, FoundPair, InferredTemplate, LearnedRule, LiveFindings, MergePlan, OptionMatch, PairVerdict, Question, ReadTable, Reason, RecordCells, ReferenceEdit, RecordDraft, SheetGrid, SimilarElsewhere, TableCandidate, TableProfile };

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
  /** By duplicate rule what counts for it instead. */
  readonly keptApartBy?: { readonly [rule: string]: readonly (readonly [number, number])[] };
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

export type ReportRequest = { readonly template: TemplateText; readonly report: string | Json } & Omit<PivotInput, "report" | "def">;

export interface Engine {
  match(input: { readonly templates: readonly TemplateText[]; readonly grids: readonly SheetGrid[]; /** Only this table of the templates; absent or null: all of them. */ readonly table?: string | null; readonly answers: Answers; readonly dateSystem: 1900 | 1904 }, control?: Control): Promise<MatchResult>;
  /** The best table of each sheet, without a template; and per sheet why there is none. */
  findTables(input: { readonly grids: readonly SheetGrid[] }): Promise<{ readonly tables: readonly TableCandidate[]; readonly problems: readonly Problem[] }>;
  /** What the best table of each sheet holds, column by column; no template needed. `today`: serial day of the 1900 system. Cancelled, it has the problem `engine/cancelled`. */
  profile(input: { readonly grids: readonly SheetGrid[]; readonly dateSystem: 1900 | 1904; readonly today?: number }, control?: Control): Promise<{ readonly tables: readonly TableProfile[]; readonly problems: readonly Problem[] }>;
  /** A first template from the best table of the first sheet that has one of several columns with data, or else any. `from`: where that stands, `others`: where more tables with data do. Problems: why no table was found, `intake/tooManyFields`, `engine/cancelled`. */
  infer(input: { readonly grids: readonly SheetGrid[]; readonly dateSystem: 1900 | 1904; readonly today?: number }, control?: Control): Promise<Result<InferredTemplate & { readonly from: string; readonly others: readonly string[] }>>;
  /** One template that compares the records of two files, from one that was inferred of each; `words`: by header what columns are. */
  draftLink(input: { readonly files: readonly [LinkedFile, LinkedFile]; readonly words: { readonly [header: string]: string } | null }): Promise<DraftedLink>;
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
   * last record. The table is indexed once and asked often. `skip`: a record not to be compared, which the draft is to take the place of; null = the draft is a new one.
   */
  similar(input: TableInput & { readonly values: { readonly [field: string]: CellValue }; readonly skip: number | null; readonly most: number }): Promise<readonly SimilarPair[]>;
  /** The same in the workbook's other tables, by every rule that compares them with this one. */
  similarElsewhere(input: TableInput & { readonly values: { readonly [field: string]: CellValue }; readonly isNew: boolean; readonly most: number }): Promise<readonly SimilarElsewhere[]>;
  /** An id for every record, in row order: those it brings, new ones for the rest. `field`: the template's own id field, or null for our own ids. `retired`: ids never to be given again. */
  recordIds(input: TableInput & { readonly field: string | null; readonly retired?: readonly string[] }): Promise<readonly string[]>;
  /** Numbers for the records that have none yet in the fields that the program numbers besides the record's identity, in row order. */
  numbers(input: TableInput): Promise<readonly FixEdit[]>;
  /** What the fields that are worked out at all times should say of every record, by field; fields that the records have no column for are left out. Problems: `engine/cancelled`. */
  workedOut(input: TableInput, control?: Control): Promise<Result<{ readonly [field: string]: Column }>>;
  /** Every cell as its field understands it, and what the records' unique keys are. */
  read(input: TableInput & { readonly lang: Lang }): Promise<ReadTable>;
  /** One result for each duplicate rule of the table that compares on such an occasion; absent: `bulk`. Problems: `engine/cancelled`. */
  dedupe(input: TableInput & { readonly on?: DedupeMoment }, control?: Control): Promise<Result<readonly DuplicateResult[]>>;
  /** Why a duplicate rule found these pairs: what each field says of them, and what brought them together. Ask for those that are shown. */
  evidence(input: TableInput & { readonly rule: string; readonly pairs: readonly FoundPair[] }): Promise<readonly DuplicatePair[]>;
  /** How sure it is, 0 to 1, that two related records are one after all, of each pair: a result does not say, for there may be a million. Ask for those that are shown. */
  relatedScores(input: TableInput & { readonly rule: string; readonly pairs: DuplicateResult["related"] }): Promise<Float64Array>;
  /** One result for each rule that compares the table with another one of the workbook; `owners`: only rules of these tables. Problems: `engine/cancelled`. */
  dedupeAcross(input: TableInput & { readonly owners?: readonly string[]; readonly keptApartFrom?: KeptApartAcross; readonly on?: DedupeMoment }, control?: Control): Promise<Result<readonly AcrossTables[]>>;
  /** Why such a rule found these pairs. Ask for those that are shown. */
  evidenceAcross(input: TableInput & Pick<AcrossTables, "owner" | "other" | "rule"> & { readonly pairs: readonly FoundPair[] }): Promise<readonly DuplicatePair[]>;
  /** What the rules say of a record of the table and one of another one, by index; null where none compares the two. */
  compareAcross(input: TableInput & { readonly other: string; readonly pairs: readonly (readonly [number, number])[]; readonly keptApartFrom?: KeptApartAcross }): Promise<readonly (PairVerdict & { readonly owner: string })[] | null>;
  /** What the duplicate rules say of pairs of records by themselves, by index, and what would turn each verdict; of each pair the rule that says most for it, or only the one named. Null where the table has none. */
  comparePairs(input: TableInput & { readonly pairs: readonly (readonly [number, number])[]; readonly rule?: string }): Promise<readonly PairVerdict[] | null>;
  /** How each duplicate rule does on pairs, by index, that people have merged (`isSame`) or marked as not the same. */
  learnedRules(input: TableInput & { readonly decided: readonly { readonly a: number; readonly b: number; readonly isSame: boolean }[] }): Promise<readonly LearnedRule[]>;
  /** The evidence of each pair, in words; the same for what would turn the verdict on it, given as `evidence`. */
  explain(input: { readonly pairs: readonly Explained[]; readonly lang: Lang }): Promise<readonly (readonly string[])[]>;
  /** How records, given by index, become one by the survivorship of a duplicate rule; `values`: by field the record whose value is taken. */
  merge(input: TableInput & { readonly merge: readonly number[]; readonly rule: string | null; readonly keep: number | null; readonly values: Readonly<Record<string, number>>; /** In what language a number is named that goes into the remarks; absent = zh-CN. */ readonly lang?: Lang }): Promise<MergePlan>;
  /** The cells of a table that name records of the table `to` which become others, by id, or go (null). */
  references(input: TableInput & { readonly to: string; readonly become: { readonly [id: string]: string | null } }): Promise<readonly ReferenceEdit[]>;
  /** Of texts in a reference those that name no record of the other table and are like none; none where the workbook does not hold it. */
  unnamed(input: TableInput & { readonly relation: string; readonly names: readonly string[] }): Promise<readonly string[]>;
  /** Every record's class by each classification of the table. Problems: `engine/cancelled`. */
  classify(input: TableInput & { readonly lang: Lang }, control?: Control): Promise<Result<readonly ClassifiedTable[]>>;
  /** The native pivot of one report: of the template's by its id, or of one that stands outside of it, as a template would say it. */
  report(input: ReportRequest): Promise<PivotSpec>;
  /** The records from which one figure of that pivot is worked out; null where none stands there. */
  recordsBehind(input: ReportRequest & { readonly cell: { readonly row: number; readonly column: number } }): Promise<ReturnType<typeof recordsBehind>>;
  /** The template's own tests: a problem for each that does not hold. */
  testTemplate(input: { readonly template: TemplateText }): Promise<readonly Problem[]>;
  /** What becomes of the template's tests when its rules are changed bit by bit: the changes that none of them notices, as problems with their place. */
  mutateTemplate(input: { readonly template: TemplateText }): Promise<Omit<Mutation, "survivors"> & { readonly survivors: readonly Problem[] }>;
  /** The text of each finding, in order. `labels`: what the sheet calls the fields that it calls otherwise than the template. */
  describe(input: { readonly template: TemplateText; readonly table: string; readonly findings: readonly Finding[]; readonly lang: Lang; readonly labels?: FieldLabels }): Promise<readonly string[]>;
}
