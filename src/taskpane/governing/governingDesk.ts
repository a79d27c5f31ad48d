import { countFindings } from "../../findings/countFindings";
import type { Finding } from "../../findings/finding";
import type { InferredTemplate, OptionMatch } from "../../engine/engine";
import { cleanCopy, removeState } from "../../pipeline/cleanCopy";
import { checkTables } from "../../pipeline/check";
import { type Proposal, addAsOption, govern, proposalStamp, proposeGoverning } from "../../pipeline/govern";
import { governSheets, proposeSheets } from "../../pipeline/governSheets";
import { infer } from "../../pipeline/infer";
import { governedTables } from "../../pipeline/locate";
import type { SheetMatch } from "../../engine/engine";
import { type TablePlace, gridsOf, leastFit, tablesLeft } from "../../pipeline/matchSheets";
import { ourSheets } from "../../pipeline/ownSheets";
import type { Localized, Problem, Result, Session } from "../../pipeline/session";
import { isAnotherWord } from "../../pipeline/governPlan";
import { readState } from "../../pipeline/state";
import { type CellValue, plainText, sameValue, valueKey } from "../../records/cellValue";
import { loadTemplate } from "../../template/loadTemplate";
import type { TableDef, Template } from "../../template/template";
import { type Answers, type AskedQuestion, asked } from "./questions";
import { fail, ok } from "../../records/problem";
import type { DeskContext } from "../desk/deskContext";
import { areaAddress, columnLetter } from "../../workbook/area";

export type ProposedColumn = {
  /** The answer that says which field it holds. */
  readonly question: string;
  readonly letter: string;
  readonly header: string;
  readonly field: string | null;
  /** How sure the match is; null where the column stays as it is. */
  readonly word: "certain" | "likely" | "guess" | null;
  /** What speaks for it, in the session's language. */
  readonly reasons: readonly string[];
  /** What it looks like. */
  readonly samples: readonly string[];
};

/** A table that stands beside the one that is spoken of. `fits`: what it is most like; null where it is like nothing that the templates know, or that table is governed already. */
export type OtherTable = { readonly sheet: string; readonly at: TablePlace; readonly address: string; readonly headers: readonly string[]; readonly records: number; readonly fits: (TemplateChoice & { readonly label: Localized; readonly score: number }) | null };

/** What would become of one sheet. */
export type TableProposal = {
  readonly sheet: string;
  /** Where its records stand there. */
  readonly address: string;
  /** As it would be pinned: with the options that were added, under a version of its own. */
  readonly template: { readonly title: Localized; readonly version: string };
  readonly table: string;
  readonly score: number;
  readonly records: number;
  readonly columns: readonly ProposedColumn[];
  /** What a column may be. */
  readonly fields: readonly { readonly id: string; readonly label: Localized; readonly required: boolean }[];
  readonly missing: readonly Localized[];
  /** What else the sheet holds: rows (1-based) and columns (letters), each from and to; and the tables among it. */
  readonly beside: { readonly rows: readonly (readonly [number, number])[]; readonly columns: readonly (readonly [string, string])[]; readonly tables: readonly OtherTable[] };
  readonly questions: readonly AskedQuestion[];
  /** Null where a blocking question is open. */
  readonly changes: {
    readonly sheet: string;
    readonly tableName: string;
    readonly newSheet: string | null;
    readonly cells: number;
    readonly addedColumns: readonly string[];
    readonly renamedHeaders: readonly { readonly from: string; readonly to: string }[];
    readonly unmerged: number;
    readonly leftOut: number;
    readonly totalsBelow: readonly number[];
    readonly mapped: number;
    /** Cells that are an option already but for blanks, capitals and width, and get its own spelling. */
    readonly respelled: number;
    readonly convertedUnits: readonly Localized[];
    readonly rewritten: readonly { readonly field: Localized; readonly count: number; readonly samples: readonly { readonly before: string; readonly after: string }[] }[];
    readonly digitsLost: readonly { readonly header: string; readonly count: number; readonly cells: readonly string[] }[];
    readonly noResults: readonly { readonly header: string; readonly count: number; readonly cells: readonly string[] }[];
    readonly keptAsShown: readonly { readonly field: Localized; readonly count: number; readonly samples: readonly string[] }[];
  } | null;
  /** Values of choice fields that mean an option under another name, the most frequent first; `question`: the answer that says otherwise. */
  readonly mappings: readonly { readonly question: string; readonly field: Localized; readonly before: string; readonly after: string | null; readonly count: number; readonly choices: AskedQuestion["choices"] }[];
  /** Spellings that become options of their own; `question`: the answer that says so. */
  readonly added: readonly { readonly question: string; readonly field: Localized; readonly code: string }[];
  readonly findings: { readonly errors: number; readonly warnings: number; readonly infos: number };
  /** Given back with `apply`, so that what was seen is what is done. */
  readonly stamp: string;
};

/** `sheets`: worksheets that may hold the table. */
export type GoverningProposal = TableProposal & { readonly sheets: readonly string[] };

/** A template that a person may choose. Scores: the share of it that the best table of the workbook fits, 0 … 1; null where there is no table. */
export type OfferedTemplate = {
  readonly hash: string;
  readonly title: Localized;
  readonly version: string;
  /** The person has opened it; the others come with the product. */
  readonly own: boolean;
  readonly score: number | null;
  readonly tables: readonly { readonly id: string; readonly label: Localized; readonly score: number | null; /** Where the table that fits it best stands. */ readonly sheet: string | null }[];
};

/** A template by its hash, and one of its tables; null = the one that fits best. */
export type TemplateChoice = { readonly template: string; readonly table: string | null };

export type SheetsProposal = {
  readonly title: Localized;
  readonly version: string;
  readonly sheets: readonly SheetProposal[];
  /** Sheets that may be a table, and why they are left alone. */
  readonly left: readonly Problem[];
  /** Sheets that an answer keeps as they are. */
  readonly keptOut: readonly string[];
  /** What a sheet can be said to be: the answer `SHEET!table`, or `none`. */
  readonly tables: readonly { readonly id: string; readonly label: Localized }[];
};

/** A first template of a sheet: what `offer` then takes, and what it says. `dropped`: relations between columns that are no rules, because the columns mix texts and numbers. */
export type DraftedTemplate = { readonly hash: string; readonly text: string; readonly title: Localized; readonly fields: number; readonly rules: number; readonly findsDuplicates: boolean; readonly dropped: number; readonly invariants: InferredTemplate["invariants"] };

/** One of several sheets; `links`: references in it that will hold record ids. */
export type SheetProposal = TableProposal & { readonly label: Localized; readonly links: number };

/** The workbook without our state; `bytes` null: it stands open beside this one already. */
export type CleanCopy = { readonly name: string; readonly bytes: Uint8Array | null };

const oneColumn: Problem = { code: "draft/oneColumn", message: { "zh-CN": "这里只有一列，不像一张表，没有起草模板。", en: "There is one column only, which makes no table: no template was drafted." }, hint: { "zh-CN": "换到放数据的工作表，或者补上别的列再试。", en: "Turn to the sheet with the data, or add other columns and try again." } };

/** Making a table of a messy sheet: what fits, what is open, what would change. */
export function governingDesk({ session, options, command, place, templates, offer }: DeskContext) {
  const input = (answers: Answers, sheet: string | null, choice: TemplateChoice | null, at: TablePlace | null = null) => ({
    ...options({ answers, sheet, at }),
    ...(choice === null ? {} : { chosen: true, table: choice.table, templates: templates().filter((bytes) => session.tools.sha256Hex(bytes) === choice.template) }),
  });
  return {
    /** Every template there is, those that fit best first; `sheet` null: the whole workbook is looked at. */
    async templates(sheet: string | null): Promise<Result<readonly OfferedTemplate[]>> {
      const known = loadedTemplates();
      if (!known.ok) return known;
      const loaded = known.value;
      const info = await session.host.info();
      if (!info.ok) return info;
      const grids = await gridsOf(session, sheet);
      // A workbook without cells fits nothing, and that is no reason not to show what there is.
      const { matches } = grids.ok ? await session.engine.match({ templates: loaded, grids: grids.value, answers: {}, dateSystem: info.value.dateSystem }) : { matches: [] };
      const shipped = new Set(place.templates.map(session.tools.sha256Hex));
      const offered = loaded.map(({ hash, title, version, tables }): OfferedTemplate => {
        const fits = tables.map(({ id, label }) => {
          const best = matches.find((match) => match.templateHash === hash && match.table === id);
          return { id, label, score: best?.score ?? null, sheet: best?.candidate.sheet ?? null };
        });
        const scores = fits.flatMap(({ score }) => score ?? []);
        return { hash, title, version, own: !shipped.has(hash), score: scores.length === 0 ? null : Math.max(...scores), tables: fits };
      });
      return ok(offered.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1)));
    },
    /** The template of a file, if it is one: what `offer` then takes. */
    async readTemplate(bytes: Uint8Array): Promise<Result<{ readonly hash: string; readonly text: string }>> {
      const read = loadTemplate(bytes, session.tools);
      return read.ok ? ok({ hash: read.value.hash, text: read.value.source }) : read;
    },
    /** A template made of what a sheet holds (null: the best table of the workbook), where none fits it: fields, options, keys, rules with the cells that break them, and a rule for duplicates. */
    async draft(sheet: string | null): Promise<Result<DraftedTemplate>> {
      const inferred = await infer(session, sheet);
      if (!inferred.ok) return inferred;
      const { text, fields, rules, dropped, invariants } = inferred.value;
      const read = loadTemplate(session.tools.encodeUtf8(text), session.tools);
      // Any letter would fit a column of texts; one of names, numbers or addresses that tell records apart is a list.
      if (read.ok && fields < 2 && read.value.tables[0]!.dedupe.length === 0) return fail(oneColumn);
      return read.ok ? ok({ hash: read.value.hash, text: read.value.source, title: read.value.title, fields, rules, findsDuplicates: read.value.tables[0]!.dedupe.length > 0, dropped: dropped.length, invariants }) : read;
    },
    /** The templates that the person has opened, by their texts, in place of those offered before; one that this version of the product refuses is left out. */
    async offer(texts: readonly string[]): Promise<void> {
      offer(texts.map(session.tools.encodeUtf8).filter((bytes) => loadTemplate(bytes, session.tools).ok));
    },
    async propose(answers: Answers, sheet: string | null, choice: TemplateChoice | null = null, at: TablePlace | null = null): Promise<Result<GoverningProposal>> {
      const proposed = await proposeGoverning(session, input(answers, sheet, choice, at));
      if (!proposed.ok) return proposed;
      const sheets = await sheetsWithCells(session);
      if (!sheets.ok) return sheets;
      const checked = await checkTables(session, [proposed.value.table]);
      return checked.ok ? ok({ ...(await proposalOf(proposed.value, answers, checked.value[0]!.findings, "")), sheets: sheets.value }) : checked;
    },
    /** The sheets that would become tables together, where the template has several; null where one sheet is meant. Nothing is written. */
    async proposeSheets(answers: Answers, choice: TemplateChoice | null = null): Promise<Result<SheetsProposal | null>> {
      const proposed = choice?.table == null ? await proposeSheets(session, input(answers, null, choice)) : ok(null);
      if (!proposed.ok) return proposed;
      if (proposed.value === null || proposed.value.sheets.length + proposed.value.keptOut.length < 2) return ok(null);
      const sheets: SheetProposal[] = [];
      for (const { proposal, findings, links } of proposed.value.sheets) sheets.push({ ...(await proposalOf(proposal, answers, findings, `${proposal.table.layout.sheet}!`)), label: proposal.table.def.label, links });
      return ok({ ...proposed.value, sheets });
    },
    /** Makes tables of all of them, and puts record ids where references name one record, unless `keepNames`: one change. `seen`: the stamp of each sheet's proposal, by sheet. */
    async applySheets(answers: Answers, choice: TemplateChoice | null = null, seen: Readonly<Record<string, string>> | null = null, keepNames = false): Promise<Result<{ readonly change: string | null; readonly tables: number; readonly records: number; readonly linked: number; readonly left: readonly Problem[] }>> {
      return command(async (current) => {
        const done = await governSheets(current, { ...input(answers, null, choice), keepNames }, seen === null ? null : new Map(Object.entries(seen)));
        if (!done.ok) return done;
        const { governed, change, links, left } = done.value;
        const made = governed.filter(({ plan }) => plan !== null);
        return ok({ change: change?.id ?? null, tables: made.length, records: made.reduce((sum, { table }) => sum + table.records.rows.length, 0), linked: links.length, left });
      });
    },
    /** The tables of the workbook that are not governed yet and could be, best first. */
    async others(): Promise<Result<readonly OtherTable[]>> {
      const loaded = loadedTemplates();
      if (!loaded.ok) return loaded;
      const governed = await governedTables(session);
      if (!governed.ok) return governed;
      const left = await tablesLeft(session, loaded.value, { ids: new Set(governed.value.map(({ def }) => def.id)), native: new Set(governed.value.map((table) => table.governed.info.name)) });
      return left.ok ? ok(left.value.map(({ match, def }) => otherTable(match, def.label))) : left;
    },
    /** The sheets to choose from where the proposal itself is refused. */
    async sheets(): Promise<Result<readonly string[]>> {
      return sheetsWithCells(session);
    },
    async apply(answers: Answers, sheet: string | null, choice: TemplateChoice | null = null, seen: string | null = null, at: TablePlace | null = null): Promise<Result<{ readonly change: string | null; readonly records: number; readonly sheet: string }>> {
      return command(async (current) => {
        const governed = await govern(current, input(answers, sheet, choice, at), seen);
        if (!governed.ok) return governed;
        const { change, table, plan } = governed.value;
        return ok({ change: change?.id ?? null, records: table.records.rows.length, sheet: plan?.sheet ?? table.layout.sheet });
      });
    },
    /** A copy of the workbook to be given away: without template, history and texts that no cell says. The workbook itself stays as it is. */
    async cleanCopy(): Promise<Result<CleanCopy>> {
      const info = await session.host.info();
      if (!info.ok) return info;
      const bytes = await session.host.bytes();
      if (!bytes.ok) return bytes;
      const copy = place.openBook(info.value.name, bytes.value);
      if (!copy.ok) return copy;
      const cleaned = await cleanCopy({ ...session, host: copy.value.host }, { isOriginal: false, reveal: false });
      if (!cleaned.ok) return cleaned;
      const saved = copy.value.save("xlsx", true);
      if (!saved.ok) return saved;
      const beside = await session.host.openBeside(saved.value);
      return beside.ok ? ok({ name: copyName(info.value.name, session.lang), bytes: beside.value ? null : saved.value }) : beside;
    },
    /** Takes our state out of the workbook: the table stays, its history goes. There is no undo for it. */
    async stop(): Promise<Result<{ readonly removed: readonly string[] }>> {
      return command(async (current) => {
        const cleaned = await removeState(current);
        return cleaned.ok ? ok({ removed: cleaned.value.removed }) : cleaned;
      });
    },
  };

  function loadedTemplates(): Result<readonly Template[]> {
    const loaded: Template[] = [];
    for (const bytes of templates()) {
      const read = loadTemplate(bytes, session.tools);
      if (!read.ok) return read;
      if (!loaded.some(({ hash }) => hash === read.value.hash)) loaded.push(read.value);
    }
    return ok(loaded);
  }

  /** Without those that are governed. */
  async function othersOf(beside: readonly SheetMatch[]): Promise<readonly OtherTable[]> {
    const [loaded, governed] = [loadedTemplates(), beside.length === 0 ? ok([]) : await governedTables(session)];
    if (!loaded.ok || !governed.ok) return [];
    const native = new Set(governed.value.map((table) => table.governed.info.name));
    return beside.filter(({ candidate }) => candidate.nativeTable === null || !native.has(candidate.nativeTable)).map((one) => otherTable(one, loaded.value.find(({ hash }) => hash === one.templateHash)?.tables.find(({ id }) => id === one.table)?.label ?? null));
  }

  async function besideOf({ match, beside = [] }: Pick<Proposal["table"], "match" | "beside">): Promise<TableProposal["beside"]> {
    const sheets = match === null ? null : await session.host.sheets();
    const used = sheets?.ok === true ? sheets.value.find(({ name }) => name === match?.candidate.sheet)?.used : null;
    if (match === null || used == null) return { rows: [], columns: [], tables: [] };
    const { area, rows } = match.candidate;
    const [end, usedEnd] = [area.column + area.columns, used.column + used.columns];
    const columns = (from: number, to: number): readonly (readonly [string, string])[] => (from < to ? [[columnLetter(from), columnLetter(to - 1)]] : []);
    // What another table holds is told as that table, once.
    const tables = await othersOf(beside);
    const told = beside.map(({ candidate: { area: of } }) => of).filter(({ row, column }) => tables.some(({ at }) => at.row === row && at.column === column));
    const others = rows.filter(({ kind, from, count }) => kind === "other" && !told.some((of) => from >= of.row && from + count <= of.row + of.rows));
    const aside = ([[used.column, area.column], [end, usedEnd]] as const).filter(([from, to]) => !told.some((of) => from >= of.column && to <= of.column + of.columns));
    return { rows: others.map(({ from, count }) => [from + 1, from + count]), columns: aside.flatMap(([from, to]) => columns(from, to)), tables };
  }

  async function proposalOf(proposal: Proposal, answers: Answers, findings: readonly Finding[], prefix: string): Promise<TableProposal> {
    const { table, plan, questions, open, blocking, options: matched, added } = proposal;
    const { def, match, records } = table;
    const columns: ProposedColumn[] = [];
    for (const { column, header, field, word, evidence } of match?.headers.columns ?? []) {
      const reasons = await session.engine.tellReasons({ reasons: evidence, lang: session.lang });
      const letter = columnLetter(column);
      columns.push({ question: `${prefix}column:${letter}`, letter, header, field, word, reasons, samples: samplesOf(table, field) });
    }
    const counts = countFindings(withoutSettled(findings, plan), 0);
    const label = (id: string): Localized => def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
    return {
      sheet: table.layout.sheet,
      address: areaAddress(table.layout.data),
      template: { title: table.template.title, version: table.template.version },
      table: def.id,
      score: match?.score ?? 1,
      records: records.rows.length,
      columns,
      fields: def.fields.map((field) => ({ id: field.id, label: field.label, required: field.required })),
      missing: (match?.headers.missing ?? []).map(label),
      beside: await besideOf(table),
      questions: (await asked(session, questions, open, blocking, answers)).map((question) => (question.kind === "optionValue" ? { ...question, choices: withAdding(question.choices) } : question)),
      changes: plan === null ? null : {
        sheet: plan.sheet,
        tableName: plan.tableName,
        newSheet: plan.newSheet,
        cells: plan.edits.length,
        addedColumns: plan.addedColumns,
        renamedHeaders: plan.renamedHeaders,
        unmerged: plan.unmerged.length,
        leftOut: plan.leftOut.length,
        totalsBelow: plan.totalsBelow,
        mapped: plan.mappedOptions.reduce((sum, { count }) => sum + count, 0) - respelled(matched),
        respelled: respelled(matched),
        convertedUnits: plan.convertedUnits.map(label),
        rewritten: plan.rewritten.map((one) => ({ ...one, field: label(one.field) })),
        digitsLost: plan.digitsLost,
        noResults: plan.noResults,
        keptAsShown: plan.keptAsShown.map((kept) => ({ ...kept, field: label(kept.field) })),
      },
      added: added.map(({ question, field, code }) => ({ question, field: label(field), code })),
      mappings: match === null ? [] : mappingsOf(table, matched, prefix),
      findings: { errors: counts.error, warnings: counts.warning, infos: counts.info },
      stamp: proposalStamp(session, proposal),
    };
  }
}

/** What is still found once the plan has rewritten its cells: a spelling that becomes its option is none any more. */
function withoutSettled(findings: readonly Finding[], plan: Proposal["plan"]): readonly Finding[] {
  const key = (field: string | null, { before, after }: { readonly before: CellValue; readonly after: CellValue }): string => `${field} ${valueKey(before)} ${valueKey(after)}`;
  const rewritten = new Set(plan?.edits.map((edit) => key(edit.field, edit)));
  return findings.filter(({ fixes = [] }) => !fixes.some(({ edits }) => edits.length > 0 && edits.every((edit) => rewritten.has(key(edit.at.field, edit)))));
}

export function otherTable({ candidate: { sheet, area, headerRow, columns, data }, templateHash, table, score }: SheetMatch, label: Localized | null): OtherTable {
  return {
    sheet, at: { row: headerRow, column: area.column }, address: areaAddress(area), headers: columns.map(({ header }) => header).filter((header) => header !== ""), records: data?.rows ?? 0,
    fits: score < leastFit || label === null ? null : { template: templateHash, table, label, score },
  };
}

function copyName(name: string, lang: Session["lang"]): string {
  const [, stem = name, kind = ".xlsx"] = /^(.*?)(\.xlsm)?$/i.exec(name.replace(/\.(csv|tsv|tab|txt|jsonl|ndjson|xltx|xlsx)$/i, "")) ?? [];
  return `${stem} ${lang === "zh-CN" ? "干净副本" : "clean copy"}${kind}`;
}

/** Cells that are the option already, but for blanks, capitals and width. */
function respelled(options: readonly OptionMatch[]): number {
  return options.reduce((sum, { values, edits }) => sum + edits.reduce((cells, { before, count }) => cells + (values.some((one) => sameValue(one.value, before) && isAnotherWord(one)) ? 0 : count), 0), 0);
}

const mostMappings = 200;

function mappingsOf({ def }: { readonly def: TableDef }, options: readonly OptionMatch[], prefix: string): TableProposal["mappings"] {
  return options
    .flatMap(({ field, values }) => {
      const { label, options: choices = [] } = def.fields.find(({ id }) => id === field)!;
      return values
        .filter(isAnotherWord)
        .map(({ value, code, count }) => ({ question: `${prefix}optionValue:${field}:${plainText(value)}`, field: label, before: plainText(value), after: code, count, choices: withAdding([...choices.filter(({ active, code: own }) => active || own === code).map(({ code: id, label: text }) => ({ id, label: text })), { id: "keep", label: { "zh-CN": "先不改", en: "Leave it as it is" } }]) }));
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, mostMappings);
}

/** Before the last choice, which changes nothing. */
function withAdding(choices: AskedQuestion["choices"]): AskedQuestion["choices"] {
  return choices.some(({ id }) => id === addAsOption) ? choices : choices.toSpliced(-1, 0, { id: addAsOption, label: { "zh-CN": "加为新选项", en: "Add as an option" } });
}

/** Visible worksheets that hold something and are not ours. */
async function sheetsWithCells(session: Session): Promise<Result<readonly string[]>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const results = await ourSheets(session.host, sheets.value, state.value.document.resultSheets);
  if (!results.ok) return results;
  return ok(sheets.value.filter(({ name, kind, visibility, used }) => kind === "worksheet" && visibility === "visible" && used !== null && !results.value.has(name)).map(({ name }) => name));
}

function samplesOf({ records }: { readonly records: { readonly columns: { readonly [field: string]: { readonly dictionary: readonly unknown[] } } } }, field: string | null): readonly string[] {
  if (field === null) return [];
  return (records.columns[field]?.dictionary ?? []).filter((value) => value !== null && typeof value !== "object").slice(0, 3).map(String);
}
