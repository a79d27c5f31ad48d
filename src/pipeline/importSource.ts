import type { OptionMatch, Question } from "../engine/engine";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { encodeColumn } from "../records/recordTable";
import { headerFields } from "../template/importProfiles";
import type { ImportProfile } from "../template/template";
import { columnLetter } from "../workbook/area";
import { gridsOf } from "./matchSheets";
import { type GovernedTable, type OpenTable, readLoose } from "./locate";
import { type OwnColumn, ownColumns } from "./ownColumns";
import type { Session, WorkbookHost } from "./session";

/** A table that is brought: found in another file or pasted, its columns set against the fields of the table that takes it. */
export type ImportSource = {
  readonly name: string;
  readonly table: OpenTable;
  /** Its columns that no field takes, where a field of the table refers to records: they may say which of several is meant. */
  readonly own: readonly OwnColumn[];
  /** Sheets of the file in which a table was found. */
  readonly sheets: readonly string[];
  readonly questions: readonly Question[];
  /** Those without an answer and without a default. */
  readonly open: readonly Question[];
  /** Those of the open ones that must be answered first. */
  readonly blocking: readonly Question[];
};
/** `profile`: the template's agreement by which it is read; what a person answers comes before it. */
export type SourceChoice = { readonly sheet: string | null; readonly answers: { readonly [question: string]: string }; readonly profile?: ImportProfile | null };

/**
 * Reads what is brought with the definition of the table that takes it: which columns are which fields, with a person's corrections (`column:C`). Reads only.
 * Problems: `import/noTable`, `import/noRecords`, and answers that fit no question.
 */
export async function readSource(session: Session, target: GovernedTable, file: { readonly name: string; readonly host: WorkbookHost }, { sheet, answers, profile = null }: SourceChoice): Promise<Result<ImportSource>> {
  const first = await readByAnswers(session, target, file, sheet, answers);
  if (!first.ok || profile === null) return first;
  const agreed = { ...profileAnswers(profile, first.value), ...answers };
  const second = await readByAnswers(session, target, file, sheet, agreed);
  // A column that became a date by its header may ask only now.
  return second.ok ? readByAnswers(session, target, file, sheet, { ...profileAnswers(profile, second.value), ...agreed }) : second;
}

async function readByAnswers(session: Session, target: GovernedTable, file: { readonly name: string; readonly host: WorkbookHost }, sheet: string | null, answers: SourceChoice["answers"]): Promise<Result<ImportSource>> {
  const there: Session = { ...session, host: file.host, lang: session.lang, user: session.user, now: session.now, today: session.today };
  const info = await file.host.info();
  if (!info.ok) return info;
  const grids = await gridsOf(there, null);
  if (!grids.ok) return grids;
  const { matches, problems } = await session.engine.match({ templates: [target.template], grids: grids.value, answers, dateSystem: info.value.dateSystem });
  const fitting = matches.filter((match) => match.table === target.def.id);
  const match = fitting.find(({ candidate }) => sheet === null || candidate.sheet === sheet);
  if (match === undefined) return fail(...(problems.length > 0 ? problems.slice(0, 3) : [noTable(file.name)]));
  const read = await readLoose(there, { match, template: target.template, def: target.def }, info.value.dateSystem, target.governed.bound.id.field === null ? target.governed.bound.id.header : undefined);
  if (!read.ok) return read;
  if (read.value.records.rows.length === 0) return fail(noRecords(match.candidate.sheet));
  const options = await session.engine.options({ ...read.value.input, answers });
  const questions = [...match.headers.questions, ...options.flatMap((one) => one.questions)];
  const wrong = await session.engine.checkAnswers({ answers, questions });
  if (wrong.length > 0) return fail(...wrong);
  const own = target.def.relations.length === 0 ? ok([]) : await ownColumns(there, read.value);
  if (!own.ok) return own;
  const open = questions.filter((question) => !(question.id in answers) && question.default === null);
  const blocking = open.filter(({ kind }) => kind === "twoColumns" || kind === "unit");
  return ok({ name: file.name, table: withOptions(read.value, options), own: own.value, sheets: [...new Set(fitting.map(({ candidate }) => candidate.sheet))], questions, open, blocking });
}

/** What the profile says to the questions about a source: which headers are which fields, and whether days stand before months. */
function profileAnswers(profile: ImportProfile, { table, questions }: ImportSource): SourceChoice["answers"] {
  const fieldOf = headerFields(profile);
  const columns = (table.match?.headers.columns ?? []).flatMap(({ column, header }) => { const field = fieldOf(header); return field === undefined ? [] : [[`column:${columnLetter(column)}`, field] as const]; });
  const { dates } = profile;
  const days = dates === null ? [] : questions.filter(({ kind }) => kind === "dayOrder").map(({ id }) => [id, dates] as const);
  return Object.fromEntries([...columns, ...days]);
}

/** Words that a person, or the template by name, has put to an option stand for it; what is only alike stays as it is written. */
function withOptions(table: OpenTable, options: readonly OptionMatch[]): OpenTable {
  const columns = { ...table.records.columns };
  for (const { field, values } of options) {
    const meant = new Map(values.flatMap(({ value, code, lossless }) => (code !== null && lossless ? [[value, code] as const] : [])));
    const column = columns[field]!;
    columns[field] = encodeColumn(Array.from(column.codes, (code) => meant.get(column.dictionary[code]!) ?? column.dictionary[code]!));
  }
  const records = { ...table.records, columns };
  return { ...table, records, input: { ...table.input, records } };
}

function noTable(name: string): Problem {
  return { code: "import/noTable", place: name, message: { "zh-CN": "里面没有找到像这张表的内容。", en: "Nothing in it looks like this table." }, hint: { "zh-CN": "第一行要是列名，下面是数据；也可以带着表头一起复制。", en: "The first row has to be the column names, with the data below. When pasting, copy the header too." } };
}

function noRecords(sheet: string): Problem {
  return { code: "import/noRecords", place: sheet, message: { "zh-CN": "有表头，但下面没有数据。", en: "There is a header but no data below it." }, hint: { "zh-CN": "选中表头和数据再复制，或者换一张工作表。", en: "Copy the header with its data, or choose another sheet." } };
}
