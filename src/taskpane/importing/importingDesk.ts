import { joint, severalTexts } from "../../fields/severalValues";
import { addOptions } from "../../pipeline/addOption";
import { type ImportChoice, type ImportPlan, type OutcomeKind, type RowOutcome, importedCells, planImport, profileChoice } from "../../pipeline/importPlan";
import { importRecords, importStamp } from "../../pipeline/importRecords";
import { type ImportSource, type SourceChoice, readSource } from "../../pipeline/importSource";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import { maskOutcome } from "../../pipeline/masking";
import { ourSheets } from "../../pipeline/ownSheets";
import type { Localized, Problem, Result, WorkbookHost } from "../../pipeline/session";
import { readState } from "../../pipeline/state";
import { type StayingLinks, stayingLinks } from "../../pipeline/stayingLinks";
import { plain, shown } from "../../pipeline/shownValue";
import { type CellValue, isBlank, plainText } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import { isOfPeople } from "../../template/addOptions";
import { profileFor } from "../../template/importProfiles";
import { columnLetter } from "../../workbook/area";
import type { DeskContext } from "../desk/deskContext";
import { type Answers, type AskedQuestion, asked } from "../governing/questions";

export type SourceColumn = { readonly letter: string; readonly header: string; readonly field: string | null; readonly word: "certain" | "likely" | "guess" | null; readonly samples: readonly string[] };
/** What was brought, and how its columns are understood. */
export type SourceView = {
  readonly name: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly records: number;
  readonly columns: readonly SourceColumn[];
  /** What a column may be: fields that the table has a column for. */
  readonly fields: readonly { readonly id: string; readonly label: Localized; readonly required: boolean }[];
  readonly questions: readonly AskedQuestion[];
  readonly blocked: boolean;
  /** The template's agreement by which it is read, as its file name says, and how its records then come. */
  readonly profile: Localized | null;
  readonly choice: ImportChoice | null;
  /** How its columns were set the last time that columns of these names were brought. */
  readonly answers: Answers;
  /** The same for every source with these headers that is brought into this table. */
  readonly fingerprint: string;
};
export type DryRun = {
  readonly counts: { readonly [kind in OutcomeKind]: number };
  /** Records of other tables that come too, because rows name them. */
  readonly created: readonly { readonly label: Localized; readonly count: number }[];
  readonly leftOut: readonly string[];
  /** Required fields that new records come without. */
  readonly missing: readonly { readonly label: Localized; readonly count: number }[];
  readonly byRecordId: boolean;
  /** Cells of existing records that change. */
  readonly edits: number;
  /** By field the cells that say something else already, the most first, with the first of them; `isKept`: a person leaves them as they are. */
  readonly replaced: readonly { readonly field: string; readonly label: Localized; readonly count: number; readonly isKept: boolean; readonly samples: readonly { readonly row: number; readonly before: string; readonly after: string }[] }[];
  /** By field of people what the source says that is nobody on the list, the most frequent first: their rows do not come until they are on it. */
  readonly unknownPeople: readonly { readonly field: string; readonly label: Localized; readonly texts: readonly { readonly text: string; readonly count: number; /** Who is on the list and called nearly so. */ readonly near: string | null }[] }[];
  /** Of the cells that change, those whose links stay. */
  readonly links: StayingLinks;
  readonly stamp: string;
};
export type RowView = {
  readonly row: number;
  readonly title: string;
  /** The sheet row of the record that it is about; null for a new one. */
  readonly target: number | null;
  readonly reasons: readonly Localized[];
  readonly edits: readonly { readonly label: Localized; readonly before: string; readonly after: string }[];
  readonly values: readonly { readonly label: Localized; readonly text: string }[];
};
export type ImportSetting = { readonly sheet: string | null; readonly answers: Answers; readonly choice: ImportChoice };

type File = { readonly name: string; readonly host: WorkbookHost };
const page = 100;

/** Bringing records from another file or from what was copied. The file stays in the worker; nothing is written before the dry run was seen. */
export function importingDesk({ session, records, once, command, place, tables, choose, onSheet }: DeskContext) {
  let file: { readonly number: number; readonly file: File; /** How the last dry run brings it. */ readonly choice?: ImportChoice } | null = null;
  /** By the headers of a source: what a person said of its columns. */
  const remembered = new Map<string, Answers>();

  const sourceOf = (table: GovernedTable, { sheet, answers }: SourceChoice): Promise<Result<ImportSource>> => {
    const brought = file;
    if (brought === null) return Promise.resolve(fail(noFile));
    return once(`source ${brought.number} ${JSON.stringify([sheet, answers])}`, table, () => readSource(session, table, brought.file, { sheet, answers, profile: profileFor(table.def, brought.file.name) }));
  };
  const open = async (choice: SourceChoice): Promise<Result<{ readonly table: GovernedTable; readonly source: ImportSource }>> => {
    const table = await records();
    if (!table.ok) return table;
    if (table.value === null) return fail(notGoverned);
    const source = await sourceOf(table.value, choice);
    return source.ok ? ok({ table: table.value, source: source.value }) : source;
  };
  const planned = async (setting: ImportSetting): Promise<Result<{ readonly table: GovernedTable; readonly source: ImportSource; readonly plan: ImportPlan }>> => {
    const opened = await open(setting);
    if (!opened.ok) return opened;
    const { table, source } = opened.value;
    if (source.blocking.length > 0) return fail(unanswered);
    const plan = await once(`import ${file!.number} ${JSON.stringify(setting)}`, table, () => planImport(session, source, table, setting.choice));
    return plan.ok ? ok({ table, source, plan: plan.value }) : plan;
  };
  /** Sources with the same headers are set the same way. */
  const fingerprint = ({ table: { def, template }, source }: { readonly table: GovernedTable; readonly source: ImportSource }): string =>
    place.tools.sha256Hex(place.tools.encodeUtf8(JSON.stringify([template.id, def.id, source.table.columns.map(({ header }) => header)])));
  return {
    /** Takes a file, or what was pasted (as the bytes of a .tsv or .csv). */
    async bring(name: string, bytes: Uint8Array): Promise<Result<void>> {
      const opened = place.openBook(name, bytes);
      if (!opened.ok) return opened;
      file = { number: (file?.number ?? 0) + 1, file: { name, host: opened.value.host } };
      return ok(undefined);
    },
    /** The sheets of this workbook whose rows can be brought too: visible, with cells, and without a governed table or a result of ours. */
    async ownSheets(): Promise<Result<readonly string[]>> {
      const sheets = await session.host.sheets();
      if (!sheets.ok) return sheets;
      const state = await readState(session.host, session.tools);
      if (!state.ok) return state;
      const results = await ourSheets(session.host, sheets.value, state.value.document.resultSheets);
      if (!results.ok) return results;
      const taken = new Set([...tables().map(({ sheet }) => sheet), ...results.value]);
      return ok(sheets.value.filter(({ name, kind, visibility, used, pivots }) => kind === "worksheet" && visibility === "visible" && used !== null && pivots.length === 0 && !taken.has(name)).map(({ name }) => name));
    },
    /** Takes a sheet of this workbook. `table`: into which governed table; null: the one that is shown. Its rows stay where they are. */
    async bringSheet(sheet: string, table: string | null): Promise<Result<void>> {
      if (table !== null && tables()[0]?.id !== table) await choose(table);
      const { host } = session;
      const alone: WorkbookHost = { ...host, sheets: async () => { const all = await host.sheets(); return all.ok ? ok(all.value.filter(({ name }) => name === sheet)) : all; } };
      file = { number: (file?.number ?? 0) + 1, file: { name: sheet, host: alone } };
      return ok(undefined);
    },
    async forget(): Promise<void> { file = null; },
    /** Whether something was brought that is neither written nor forgotten. */
    async brought(): Promise<Result<boolean>> { return ok(file !== null); },
    /** The columns of what was brought against the fields of the table. `kept`: what was said of a source with these headers before; it holds where it still fits and nothing is said now. */
    async source(sheet: string | null, answers: Answers | null, kept: Answers | null = null): Promise<Result<SourceView>> {
      const first = await open({ sheet, answers: answers ?? {} });
      if (!first.ok) return first;
      const mark = fingerprint(first.value);
      const before = answers === null ? (remembered.get(mark) ?? kept) : null;
      const again = before === null ? first : await open({ sheet, answers: before });
      const [opened, known] = again.ok ? [again, before] : [first, null];
      const { table, source } = opened.value;
      if (answers !== null) remembered.set(mark, answers);
      const { match, records: brought, def, layout } = source.table;
      const profile = profileFor(def, source.name);
      const holds = answers ?? known ?? {};
      return ok({
        name: source.name,
        sheet: layout.sheet,
        sheets: source.sheets,
        records: brought.rows.length,
        columns: await Promise.all(match!.headers.columns.map(async ({ column, header, field, word }): Promise<SourceColumn> => ({ letter: columnLetter(column), header, field, word, samples: await samplesOf(source, column) }))),
        fields: def.fields.filter(({ id }) => table.layout.columns[id] !== undefined).map(({ id, label, required }) => ({ id, label, required })),
        questions: await asked(session, source.questions, source.open, source.blocking, holds),
        blocked: source.blocking.length > 0,
        profile: profile?.title ?? null,
        choice: file?.choice ?? (profile === null ? null : profileChoice(profile)),
        answers: holds,
        fingerprint: mark,
      });
    },
    /** Makes the text of a question about options (`optionValue:FIELD:TEXT`) an option of its field, in this workbook: rows that say it can be brought. A change of its own. Problems: those of `addOptions`. */
    async addOption(question: string): Promise<Result<{ readonly change: string }>> {
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const [table] = tables.value;
        const [, field = "", text = ""] = /^optionValue:([^:]+):(.*)$/s.exec(question) ?? [];
        if (table === undefined) return fail(notGoverned);
        const added = await addOptions(current, table.def.id, field, [text]);
        return added.ok ? ok({ change: added.value.id }) : added;
      });
    },
    /** Puts people whom the source names onto the list of people of this workbook's template. A change of its own. Problems: those of `addOptions`. */
    async addPeople(field: string, texts: readonly string[]): Promise<Result<{ readonly change: string }>> {
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const [table] = tables.value;
        if (table === undefined) return fail(notGoverned);
        const added = await addOptions(current, table.def.id, field, texts);
        return added.ok ? ok({ change: added.value.id }) : added;
      });
    },
    /** What bringing it would do. */
    async dryRun(setting: ImportSetting): Promise<Result<DryRun>> {
      if (file !== null) file = { ...file, choice: setting.choice };
      const done = await planned(setting);
      if (!done.ok) return done;
      const { table, source, plan } = done.value;
      const counts = { new: 0, changed: 0, unchanged: 0, conflict: 0, duplicate: 0, alike: 0, rejected: 0 };
      for (const { kind } of plan.outcomes) counts[kind]++;
      const links = await onSheet(() => stayingLinks(session, table, importedCells(table, plan)));
      if (!links.ok) return links;
      return ok({ counts, created: createdIn(table, plan), leftOut: plan.leftOut, missing: plan.missing.map(({ field, count }) => ({ label: table.def.fields.find(({ id }) => id === field)!.label, count })), byRecordId: plan.byRecordId, edits: plan.outcomes.reduce((sum, { edits }) => sum + edits.length, 0), replaced: replacedBy(table, plan, setting.choice), unknownPeople: unknownPeople(table, source, plan), links: links.value, stamp: importStamp(session, table, plan) });
    },
    /** The rows of one fate, in the order of the source; `from` counts from 0. */
    async rows(setting: ImportSetting, kind: OutcomeKind, from: number): Promise<Result<{ readonly total: number; readonly lines: readonly RowView[] }>> {
      const done = await planned(setting);
      if (!done.ok) return done;
      const { table, source, plan } = done.value;
      const of = plan.outcomes.filter((outcome) => outcome.kind === kind);
      return ok({ total: of.length, lines: of.slice(from, from + page).map((outcome) => rowView(table, source, plan, outcome)) });
    },
    /** Writes what the dry run said: one change set. */
    async write(setting: ImportSetting, stamp: string): Promise<Result<{ readonly change: string | null; readonly added: number; readonly changed: number; readonly created: DryRun["created"] }>> {
      const brought = file;
      if (brought === null) return fail(noFile);
      return command(async (current) => {
        const tables = await governedTables(current);
        if (!tables.ok) return tables;
        const [table] = tables.value;
        if (table === undefined) return fail(notGoverned);
        const source = await readSource(current, table, brought.file, { ...setting, profile: profileFor(table.def, brought.file.name) });
        if (!source.ok) return source;
        const done = await importRecords(current, source.value, table, setting.choice, stamp);
        if (!done.ok) return done;
        const count = (kind: OutcomeKind): number => done.value.plan.outcomes.filter((outcome) => outcome.kind === kind).length;
        return ok({ change: done.value.change?.id ?? null, added: count("new"), changed: count("changed"), created: createdIn(table, done.value.plan) });
      });
    },
  };

  async function samplesOf({ table: { layout, records: brought } }: ImportSource, column: number): Promise<readonly string[]> {
    const [first] = brought.rows;
    if (first === undefined || file === null) return [];
    const block = await file.file.host.readCells(layout.sheet, { row: first - 1, column, rows: Math.min(20, layout.data.row + layout.data.rows - first + 1), columns: 1 });
    return block.ok ? [...new Set(block.value.values.flatMap(([value]) => (value === null || value === undefined || value === "" || typeof value === "object" ? [] : [String(value)])))].slice(0, 3) : [];
  }
}

const fewReplaced = 3;

/** The filled cells that get another value, by field; and the fields in which a person has chosen that they do not. */
function replacedBy(table: GovernedTable, { outcomes, fields }: ImportPlan, { policy }: ImportChoice): DryRun["replaced"] {
  return fields.flatMap((id): DryRun["replaced"] => {
    const label = table.def.fields.find((field) => field.id === id)!.label;
    const cells = outcomes.flatMap(({ target, edits }) => edits.filter(({ field, before }) => field === id && !isBlank(before)).map(({ before, after }) => ({ row: table.records.rows[target!]!, before, after })));
    const isKept = policy?.[id] === "fillBlank";
    return cells.length === 0 && !isKept ? [] : [{ field: id, label, count: cells.length, isKept, samples: cells.slice(0, fewReplaced).map(({ row, before, after }) => ({ row, before: shown(table, id, before), after: shown(table, id, after) })) }];
  }).sort((x, y) => y.count - x.count);
}

/** Whom the fields of people name that is not on the list; of cells that name several it is not known who is meant. */
function unknownPeople({ def, template }: GovernedTable, { table: { records } }: ImportSource, { fields, outcomes }: ImportPlan): DryRun["unknownPeople"] {
  const out = new Set(outcomes.flatMap(({ kind, index }) => (kind === "rejected" ? [index] : [])));
  return fields.flatMap((id): DryRun["unknownPeople"] => {
    const field = def.fields.find((one) => one.id === id)!;
    if (!isOfPeople(template, { table: def.id, field: id }) || field.fieldType.several === true) return [];
    const counts = new Map<string, number>();
    for (const index of out) {
      const text = plainText(valueAt(records, id, index)).trim();
      if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const texts = [...counts].flatMap(([text, count]) => {
      const reading = field.fieldType.parse(text, { spec: field, dateSystem: 1900, dayFirst: null });
      if (reading.ok || (reading.messageId !== "unknownPerson" && reading.messageId !== "unknownPersonNear")) return [];
      return [{ text, count, near: typeof reading.data?.["nearest"] === "string" ? reading.data["nearest"] : null }];
    });
    return texts.length === 0 ? [] : [{ field: id, label: field.label, texts: texts.sort((x, y) => y.count - x.count || (x.text < y.text ? -1 : 1)) }];
  });
}

/** How many records of which other tables come too. */
function createdIn({ template }: GovernedTable, { created }: ImportPlan): DryRun["created"] {
  return template.tables.flatMap(({ id, label }) => {
    const count = created.filter(({ table }) => table === id).length;
    return count === 0 ? [] : [{ label, count }];
  });
}

function rowView(table: GovernedTable, source: ImportSource, { fields, created }: ImportPlan, outcome: RowOutcome): RowView {
  const { index, target, edits, values } = outcome;
  const labelOf = (id: string): Localized => table.def.fields.find((field) => field.id === id)?.label ?? { "zh-CN": id, en: id };
  // A record that the import makes has no row yet: it goes by the name that the source gives it.
  const text = (field: string, value: CellValue): string => {
    const relation = table.def.relations.find(({ from }) => from === field);
    const named = relation === undefined || value === null ? [] : (relation.kind === "manyToMany" ? severalTexts(plain(value)) : [plain(value)]).map((id) => ({ id, made: created.find((one) => one.table === relation.to && one.record === id) }));
    return named.some(({ made }) => made !== undefined) ? named.map(({ id, made }) => plain(made?.values[relation!.match[0]!] ?? id)).join(joint) : shown(table, field, value);
  };
  const titled = fields.find((field) => shown(source.table, field, valueAt(source.table.records, field, index)) !== "");
  return {
    row: source.table.records.rows[index]!,
    title: titled === undefined ? "" : shown(source.table, titled, valueAt(source.table.records, titled, index)),
    target: target === null ? null : table.records.rows[target]!,
    reasons: maskOutcome(table, source.table, outcome, "pane").reasons,
    edits: edits.map(({ field, before, after }) => ({ label: labelOf(field), before: shown(table, field, before), after: text(field, after) })),
    values: Object.entries(values).map(([field, value]) => ({ label: labelOf(field), text: text(field, value) })),
  };
}

const noFile: Problem = { code: "import/noFile", message: { "zh-CN": "还没有选要导入的内容。", en: "Nothing has been chosen to import." }, hint: { "zh-CN": "打开一个文件，或者把表格粘贴进来。", en: "Open a file, or paste a table." } };
const unanswered: Problem = { code: "import/unanswered", message: { "zh-CN": "上面还有必须先回答的问题。", en: "A question above has to be answered first." }, hint: { "zh-CN": "回答以后会自动试算。", en: "The dry run follows by itself." } };
const notGoverned: Problem = { code: "table/notGoverned", message: { "zh-CN": "这个工作簿还没有规范表。", en: "This workbook has no governed table yet." }, hint: { "zh-CN": "先在“建表”里把它整理成规范表。", en: "Make it a governed table first." } };
