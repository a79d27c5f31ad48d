import type { TypedTable } from "../fields/typedTable";
import { renderMessage } from "../findings/renderFinding";
import { inSheetWords } from "../findings/sheetWords";
import { sortFindings } from "../findings/sortFindings";
import { checkWork } from "./checkTable";
import { classifyTables } from "./classifyTable";
import { SimilarAcross, acrossTablesWork, compareAcrossTables, evidenceAcrossTables } from "./acrossTables";
import { type KeptApart, compareAll, dedupeWork, evidenceOfPairs, scoresOfRelated, learnedRules, linesText, mergeRecords } from "./dedupeTable";
import { cleanWork, planCleaning } from "./cleanTable";
import { draftStates } from "./drafts";
import { referencesIn, unnamedIn } from "./relinkTable";
import { readTable } from "./readTable";
import { missingNumbers, newRecordIds } from "./recordIds";
import { LiveTable } from "./liveTable";
import { mutateTemplate } from "./mutation/runMutants";
import { survivorProblem } from "./mutation/mutationTexts";
import { testTemplate } from "./testTemplate";
import { typeRecords } from "./typeRecords";
import { workedOutWork } from "./workedOutValues";
import { knownHeaders } from "../intake/matchHeaders";
import { findTables } from "../intake/findTable";
import { matchOptions } from "../intake/matchOptions";
import { draftLink } from "../intake/infer/draftLink";
import { inferWork } from "../intake/infer/inferTemplate";
import { mostFields, tooManyFields } from "../intake/searchProblem";
import type { TableCandidate } from "../intake/tableCandidate";
import { readPlan } from "../intake/cleaning/readPlan";
import { hintReason } from "../intake/profile/hints/hintReason";
import { type TableProfile, profileWork } from "../intake/profile/profileTable";
import { checkAnswers, questionText } from "../intake/question";
import { rankTemplates } from "../intake/rankTemplates";
import { reasonText } from "../intake/reason";
import type { CellValue } from "../records/cellValue";
import { type Problem, fail, ok } from "../records/problem";
import { encodeColumn } from "../records/recordTable";
import { type PivotInput, buildPivot, recordsBehind } from "../reports/pivot";
import { type SimilarRecords, similarRecords } from "../rules/duplicates/similarRecords";
import { findingMessage, ruleKinds } from "../rules/index";
import { readReport } from "../template/readReport";
import type { TableDef } from "../template/template";
import { areaAddress } from "../workbook/area";
import type { Engine, ReportRequest, TableInput } from "./engine";
import { drive } from "./drive";
import { type EngineTools, openTables, tableOf } from "./openTables";

/** The engine as `Engine` says. @throws Error when a template that was accepted before does not load again, or a table is asked for that it has not: bugs of the caller. */
export function createEngine(tools: EngineTools): Engine {
  const { load, open, onOpened, definitionOf } = openTables(tools);
  const watched = new Map<string, LiveTable>();
  const indexed = new Map<string, { readonly table: TypedTable; readonly records: SimilarRecords }>();
  const elsewhere = new SimilarAcross();
  const draftOf = (def: TableDef, { records, circumstances }: TableInput, values: { readonly [field: string]: CellValue }): TypedTable => {
    const columns = Object.fromEntries(Object.keys(records.columns).map((field) => [field, encodeColumn([values[field] ?? null])]));
    return typeRecords(def, { table: def.id, ids: [null], rows: Uint32Array.of(0), columns, formulas: {} }, circumstances);
  };

  const pivotInput = ({ template: text, report: asked, ...input }: ReportRequest): PivotInput => {
    const template = load(text);
    const outside = typeof asked === "string" ? null : readReport(asked, template);
    const report = outside === null ? template.reports.find((candidate) => candidate.id === asked) : outside.ok ? outside.value : undefined;
    if (report === undefined) throw new Error(`The template has no such report: ${JSON.stringify(asked)}`);
    return { ...input, report, def: tableOf(template, input.records.table) };
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
      const found = grids.map((grid) => ({ grid, ...findTables(grid) }));
      // A sheet of instructions often stands in front of the data.
      const isTable = ({ candidates: [best] }: (typeof found)[number]): boolean => best !== undefined && best.data !== null && best.columns.length > 1;
      const first = found.find(isTable) ?? found.find(({ candidates }) => candidates[0]?.data != null) ?? found.find(({ candidates }) => candidates.length > 0);
      if (first === undefined) return fail(...found.flatMap(({ problem }) => problem ?? []));
      const candidate = first.candidates[0]!;
      if (candidate.columns.length > mostFields) return fail(tooManyFields(candidate));
      const inferred = await drive("profile", inferWork(candidate, first.grid, { dateSystem, ...(today === undefined ? {} : { today }) }), control);
      const placeOf = ({ sheet, area }: TableCandidate): string => `${sheet}!${areaAddress(area)}`;
      return inferred.ok ? ok({ ...inferred.value, from: placeOf(candidate), others: found.flatMap(({ candidates }) => candidates.filter((other) => other !== candidate && other.data !== null).map(placeOf)) }) : inferred;
    },

    async draftLink({ files, words }) {
      return draftLink(files, words);
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
      return draftStates(def, Object.keys(input.records.columns), input.drafts, inputs, input.circumstances, book, input.choices === true, input.records);
    },

    async similar(input) {
      const opened = open(input);
      const { def, table, book } = opened;
      let index = indexed.get(def.id);
      if (index?.table !== table) indexed.set(def.id, (index = { table, records: index?.records.patched(opened) ?? similarRecords(opened, index?.records ?? null) }));
      return index.records.find(book.inputOf(def.id, draftOf(def, input, input.values)).table, input.skip).slice(0, input.most);
    },

    async similarElsewhere(input) {
      const { template, def, book } = open(input);
      return elsewhere.find(template, book, def.id, book.inputOf(def.id, draftOf(def, input, input.values)).table, input.isNew ? "create" : "update").slice(0, input.most);
    },

    async workedOut(input, control) {
      return drive("check", onOpened(input, workedOutWork), control);
    },

    async recordIds(input) {
      const { def } = open(input);
      return newRecordIds(def, input.records, input.field, input.circumstances.today, input.retired, input.circumstances.numbering ?? null);
    },

    async numbers(input) {
      return missingNumbers(open(input).def, input.records, input.circumstances.today, input.circumstances.numbering ?? null);
    },

    async read(input) {
      return readTable(open(input), input.lang);
    },

    async dedupe(input, control) {
      return drive("dedupe", onOpened(input, (opened) => dedupeWork(opened, keptApartOf(input), input.on ?? "bulk", tools.workers ?? null)), control);
    },

    async evidence(input) {
      return evidenceOfPairs(open(input), input.rule, input.pairs);
    },

    async relatedScores(input) {
      return scoresOfRelated(open(input), input.rule, input.pairs);
    },

    async dedupeAcross(input, control) {
      return drive("dedupe", onOpened(input, ({ template, book, def }) => acrossTablesWork(template, book, def.id, input.owners ?? null, input.keptApartFrom ?? {}, input.on ?? "bulk", tools.workers ?? null)), control);
    },

    async evidenceAcross(input) {
      const { template, book, def } = open(input);
      return evidenceAcrossTables(template, book, def.id, input, input.pairs);
    },

    async compareAcross(input) {
      const { template, book, def } = open(input);
      return compareAcrossTables(template, book, def.id, input.other, input.pairs, input.keptApartFrom?.[input.other] ?? []);
    },

    async comparePairs(input) {
      return compareAll(open(input), input.pairs, keptApartOf(input), input.rule ?? null);
    },

    async learnedRules(input) {
      return learnedRules(open(input), input.decided);
    },

    async explain({ pairs, lang }) {
      return pairs.map((pair) => linesText(pair, lang));
    },

    async merge(input) {
      return mergeRecords(open(input), input.merge, input.rule, { keep: input.keep, values: input.values, ...(input.lang === undefined ? {} : { lang: input.lang }) });
    },

    async references(input) {
      return referencesIn(open(input), input.to, input.become);
    },

    async unnamed(input) {
      return unnamedIn(open(input), input.relation, input.names);
    },

    async classify(input, control) {
      return drive("classify", onOpened(input, (opened) => classifyTables(opened, input.lang)), control);
    },

    async report(input) {
      return buildPivot(pivotInput(input));
    },

    async recordsBehind({ cell, ...input }) {
      return recordsBehind(pivotInput(input), cell.row, cell.column);
    },

    async testTemplate({ template }) {
      return testTemplate(load(template));
    },

    async mutateTemplate({ template }) {
      const full = load(template);
      const mutation = mutateTemplate(full);
      return { ...mutation, survivors: mutation.survivors.map((survivor) => survivorProblem(survivor, tableOf(full, survivor.table))) };
    },

    async describe({ template, table, findings, lang, labels = {} }) {
      const def = tableOf(load(template), table);
      const called = inSheetWords(def, labels);
      return findings.map((finding) => renderMessage(called(finding), findingMessage(finding, def), lang));
    },
  };
}

function keptApartOf({ keptApart = [], keptApartBy = {} }: TableInput): KeptApart {
  return (rule) => keptApartBy[rule] ?? keptApart;
}
