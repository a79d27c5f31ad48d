import type { FieldContext, FieldSpec } from "../fields/fieldType";
import { amountUnitOf, powerBetween } from "../fields/units";
import type { CellValue } from "../records/cellValue";
import type { FieldDef, TableDef } from "../template/template";
import { columnLetter } from "../workbook/area";
import { assign } from "./assign";
import { columnValues, sampleValues } from "./columnSample";
import { type ColumnSample, contentEvidence, isAnother, readableShare, saysLargerUnit } from "./contentEvidence";
import { dayOrder } from "./dayOrder";
import { columnHeader, fieldNames, headerEvidence } from "./headerEvidence";
import { readHeader } from "./headerText";
import { namesOwnThing } from "./headerWords";
import { type Answers, chosen, type Question } from "./question";
import type { SheetGrid } from "./sheetGrid";
import type { Reason } from "./reason";
import type { CandidateColumn, TableCandidate } from "./tableCandidate";

/** certain: at least 0.9; likely: 0.7; guess: 0.5; below it a column is not matched. */
export type MatchWord = "certain" | "likely" | "guess";

export type ColumnMatch = {
  readonly column: number;
  readonly header: string;
  /** Field id; null: the column stays the user's own. */
  readonly field: string | null;
  readonly confidence: number;
  readonly word: MatchWord | null;
  readonly evidence: readonly Reason[];
  /** Money, and numbers with a unit: the unit that the header names or an answer gave, in which bare numbers are meant; null where neither does, and for every other field. 美元 and the like stay a question. */
  readonly unit: string | null;
  /** A number of the column times ten to this is one in the field's own unit; null where nothing leads there. */
  readonly unitPower: number | null;
  /** Decided by the data or an answer; null where it is open or no matter. */
  readonly dayFirst: boolean | null;
};

export type HeaderMatch = {
  readonly table: string;
  /** One per column of the candidate, in its order. */
  readonly columns: readonly ColumnMatch[];
  /** Required fields without a column, in template order. */
  readonly missing: readonly string[];
  /** Other fields without a column, in template order. */
  readonly absent: readonly string[];
  readonly questions: readonly Question[];
  /** How well the template fits the table, 0 to 1. */
  readonly score: number;
};

/** Gives the context in which a field reads cells. */
export type ContextFor = (field: FieldDef) => FieldContext;

const leastConfidence = 0.5;
/** Two columns closer than this are a question. */
const closeCall = 0.06;
/** Content speaks from so many distinct values, and against a field that can read less than this share of them. */
const fewest = 3;
const leastReadable = 0.3;

/** `isNamed`: the header says so for certain, whatever stands below it. */
type Pair = { readonly confidence: number; readonly evidence: readonly Reason[]; readonly isNamed?: boolean };

/**
 * Which column is which field: by label, id and alias, by likeness, by how such columns are usually headed, and by what the cells hold; each field at most once,
 * as many certain ones as can be, then with the best total. The order of the columns does not matter. What the sheet does not decide comes back as questions; `answers` settles them.
 */
export function matchHeaders(candidate: TableCandidate, grid: SheetGrid, def: TableDef, contextFor: ContextFor, answers: Answers = {}): HeaderMatch {
  const { fields } = def;
  const columns = candidate.columns;
  const pairs = scorePairs(candidate, grid, fields, contextFor);
  const questions: Question[] = [];
  const fieldOf = assignFields(pairs, fields, columns);
  const named = settleColumns(fields, columns, fieldOf, questions, answers);
  const answered = new Set([...named, ...settleTwins(pairs, fields, columns, fieldOf, questions, answers, named)]);
  const matches = columns.map((column, c): ColumnMatch => {
    const f = fieldOf[c]!;
    const header = readHeader(column.header);
    if (f < 0) return { column: column.column, header: column.header, field: null, confidence: 0, word: null, evidence: [], unit: null, unitPower: 0, dayFirst: null };
    const field = fields[f]!;
    const pair = answered.has(c) ? { confidence: 1, evidence: [{ id: "chosen" as const, data: {} }, ...pairs[f]![c]!.evidence] } : pairs[f]![c]!;
    const unit = countsIn(field) !== undefined ? unitOf(field, column, header.unit !== null && field.type === "money" ? amountUnitOf(header.unit) : header.unit, sampleValues(grid, candidate, column.column), questions, answers) : null;
    if (unit === keepAsIs) return { column: column.column, header: column.header, field: null, confidence: 0, word: null, evidence: [], unit: null, unitPower: 0, dayFirst: null };
    const dayFirst = field.fieldType.isDate === true ? dayOrderOf(field, column, columnValues(grid, candidate, column.column), questions, answers) : null;
    return { column: column.column, header: column.header, field: field.id, confidence: round(pair.confidence), word: wordOf(pair.confidence), evidence: pair.evidence, unit, unitPower: unit === null ? 0 : powerBetween(unit, countsIn(field)!), dayFirst };
  });
  const matched = new Set(matches.map((match) => match.field));
  const without = fields.filter((field) => !matched.has(field.id));
  return {
    table: def.id,
    columns: matches,
    missing: without.filter((field) => field.required).map((field) => field.id),
    absent: without.filter((field) => !field.required).map((field) => field.id),
    questions: questions.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    score: round(fitScore(matches, fields)),
  };
}

/** The context for reading a matched column: the unit its header names and the order of day and month that its data shows. */
export function matchedContext(base: FieldContext, match: ColumnMatch): FieldContext {
  const own = countsIn(base.spec);
  const unit = match.unit !== null && own !== undefined && powerBetween(match.unit, own) !== null ? match.unit : undefined;
  return { ...base, dayFirst: match.dayFirst ?? base.dayFirst, spec: unit === undefined ? base.spec : { ...base.spec, unit } };
}

/** Headers that these tables know, for `findTables`. */
export function knownHeaders(defs: readonly TableDef[]): ReadonlySet<string> {
  return new Set(defs.flatMap((def) => def.fields.flatMap((field) => [field.id, field.label["zh-CN"], field.label.en, ...field.aliases])).map((name) => readHeader(name).base).filter((base) => base !== ""));
}

function scorePairs(candidate: TableCandidate, grid: SheetGrid, fields: readonly FieldDef[], contextFor: ContextFor): readonly (readonly Pair[])[] {
  const headers = candidate.columns.map(columnHeader);
  const samples = candidate.columns.map((column): ColumnSample => ({ values: sampleValues(grid, candidate, column.column), guesses: new Map() }));
  const ofType = new Map<string, number>();
  for (const field of fields) ofType.set(field.type, (ofType.get(field.type) ?? 0) + 1);
  return fields.map((field) => {
    const names = fieldNames(field);
    const context = contextFor(field);
    return headers.map((header, c): Pair => {
      const named = headerEvidence(header, names, ofType.get(field.type) === 1);
      // What the program fills in stands under its own name or nowhere.
      if (field.system !== undefined && (named === null || named.confidence < 0.9)) return none;
      if (isAnother(field, context, samples[c]!)) return none;
      const content = contentEvidence(field, context, samples[c]!);
      if (named === null) {
        if (namesOwnThing(readHeader(candidate.columns[c]!.header).base)) return none;
        const confidence = (content.fits * 0.75) / (field.options === undefined ? ofType.get(field.type)! : 1);
        return confidence >= leastConfidence && samples[c]!.values.length >= fewest ? { confidence, evidence: [content.reason] } : none;
      }
      const supported = named.confidence >= 0.9 ? named.confidence : named.confidence + (1 - named.confidence) * 0.5 * content.fits;
      const readable = samples[c]!.values.length < fewest ? 1 : readableShare(field, context, samples[c]!);
      const contradicted = readable < leastReadable;
      // A guess at the column and at its unit would be wrong by a factor of ten thousand.
      if (named.confidence < likely && isUnitOpen(field, candidate.columns[c]!, samples[c]!.values)) return none;
      const evidence: readonly Reason[] = [named.reason, ...(content.fits > 0.3 ? [content.reason] : []), ...(contradicted ? [{ id: "contentDiffers" as const, data: { share: Math.round(readable * 100), type: field.type } }] : [])];
      return { confidence: contradicted ? supported * 0.75 : supported, evidence, isNamed: wordOf(named.confidence) === "certain" };
    });
  });
}

const none: Pair = { confidence: 0, evidence: [] };

/** For each column the index of its field, or -1. Columns are put into an order of their own first, so that their place in the sheet does not decide. */
function assignFields(pairs: readonly (readonly Pair[])[], fields: readonly FieldDef[], columns: readonly CandidateColumn[]): number[] {
  const order = columns.map((_, c) => c).sort((a, b) => compare(signature(a), signature(b)) || a - b);
  // A pair that is certain by its header is not given up for two guesses: 客户名称 is the name, though 客户编号 is a little like it and 客户名称 a little like 客户简称.
  const worth = ({ confidence, isNamed = false }: Pair): number => (confidence < leastConfidence ? 0 : isNamed ? confidence + fields.length : confidence);
  const weights = fields.map((_, f) => order.map((c) => worth(pairs[f]![c]!)));
  const fieldOf = new Array<number>(columns.length).fill(-1);
  for (const [f, at] of assign(weights).entries()) if (at >= 0) fieldOf[order[at]!] = f;
  return fieldOf;

  function signature(c: number): string {
    return `${columns[c]!.header} ${fields.map((_, f) => pairs[f]![c]!.confidence.toFixed(4)).join(" ")}`;
  }
}

/** A person's word about a column (`column:C` = field or `none`) holds over all evidence; asked of nobody who has not spoken. Gives the columns that are settled by it. */
function settleColumns(fields: readonly FieldDef[], columns: readonly CandidateColumn[], fieldOf: number[], questions: Question[], answers: Answers): ReadonlySet<number> {
  const settled = new Set<number>();
  for (const [c, column] of columns.entries()) {
    const id = `column:${columnLetter(column.column)}`;
    if (!Object.hasOwn(answers, id)) continue;
    const question: Question = {
      id, kind: "column", field: null, column: column.column, data: { header: column.header },
      choices: [...fields.map((field) => ({ id: field.id, label: field.label })), { id: "none", label: { "zh-CN": "保留原样", en: "Keep as it is" } }],
      default: fieldOf[c]! < 0 ? "none" : fields[fieldOf[c]!]!.id,
      evidence: [],
    };
    questions.push(question);
    const f = fields.findIndex((field) => field.id === chosen(question, answers));
    for (const [other, field] of fieldOf.entries()) if (field === f && f >= 0 && !settled.has(other)) fieldOf[other] = -1;
    fieldOf[c] = settled.size > 0 && f >= 0 && [...settled].some((other) => fieldOf[other] === f) ? -1 : f;
    settled.add(c);
  }
  return settled;
}

/** Two columns that say about equally well to be one field: asked; the better one is the default, and none when they are the same. Gives the columns that an answer chose. */
function settleTwins(pairs: readonly (readonly Pair[])[], fields: readonly FieldDef[], columns: readonly CandidateColumn[], fieldOf: number[], questions: Question[], answers: Answers, settled: ReadonlySet<number>): ReadonlySet<number> {
  const answered = new Set<number>();
  for (const [f, field] of fields.entries()) {
    const winner = fieldOf.indexOf(f);
    if (winner < 0 || settled.has(winner)) continue;
    const best = pairs[f]![winner]!.confidence;
    const rivals = columns.map((_, c) => c).filter((c) => c === winner || (fieldOf[c] === -1 && !settled.has(c) && pairs[f]![c]!.confidence >= Math.max(leastConfidence, best - closeCall)));
    if (rivals.length < 2) continue;
    const ranked = [...rivals].sort((a, b) => pairs[f]![b]!.confidence - pairs[f]![a]!.confidence || a - b);
    const clear = pairs[f]![ranked[0]!]!.confidence - pairs[f]![ranked[1]!]!.confidence > 0.005;
    const name = (c: number) => columnLetter(columns[c]!.column);
    const shown = (c: number) => `${name(c)} ${columns[c]!.header}`.trim();
    const question: Question = {
      id: `twoColumns:${field.id}`, kind: "twoColumns", field: field.id, column: null,
      data: { field: field.label, columns: rivals.map(shown).join(" / ") },
      choices: [...rivals.map((c) => ({ id: name(c), label: { "zh-CN": shown(c), en: shown(c) } })), { id: "none", label: { "zh-CN": "都不是", en: "None of them" } }],
      default: clear ? name(ranked[0]!) : null,
      evidence: rivals.flatMap((c) => pairs[f]![c]!.evidence.slice(0, 1).map((reason) => ({ id: reason.id, data: { ...reason.data, column: name(c) } }))),
    };
    questions.push(question);
    const choice = chosen(question, answers);
    for (const c of rivals) {
      fieldOf[c] = name(c) === choice ? f : -1;
      if (name(c) === choice && answers[question.id] === choice) answered.add(c);
    }
  }
  return answered;
}

/** What a bare number of the field is in; undefined = that is not said. */
function countsIn({ type, unit }: FieldSpec): string | undefined {
  return unit ?? (type === "money" ? "元" : undefined);
}

const keepAsIs = "none";
const keepChoice = { id: keepAsIs, label: { "zh-CN": "保留原样", en: "Keep as it is" } };
/** Currencies as headers name them (`readHeader`). */
const currencyUnits: { readonly [unit: string]: string } = { 美元: "USD", 港元: "HKD", 欧元: "EUR" };

/** Whether the field counts in another unit than the 元, and neither the header nor an amount says which one the column is in. */
function isUnitOpen(field: FieldDef, column: CandidateColumn, values: readonly CellValue[]): boolean {
  return field.type === "money" && powerBetween(countsIn(field)!, "元") !== 0 && readHeader(column.header).unit === null && values.some((value) => typeof value === "number" || typeof value === "string") && !saysLargerUnit(values);
}

/** The header's unit. Where a field counts in 万元 and nothing in the column says so, it is asked, and until it is answered the column is kept as it is. Asked where it is another one than the field's, with no answer to begin with where nothing leads from one to the other (美元, 磅). */
function unitOf(field: FieldDef, column: CandidateColumn, unit: string | null, values: readonly CellValue[], questions: Question[], answers: Answers): string | null {
  const own = countsIn(field)!;
  const power = unit === null ? null : powerBetween(unit, own);
  if (isUnitOpen(field, column, values)) {
    const question: Question = {
      id: `unit:${field.id}`, kind: "unit", field: field.id, column: column.column,
      data: { field: field.label, header: column.header },
      choices: [...new Set(["元", own])].map((id) => unitChoice(id)).concat(keepChoice),
      default: keepAsIs,
      evidence: [{ id: "unitOpen", data: { unit: own } }],
    };
    questions.push(question);
    return chosen(question, answers);
  }
  if (unit === null || power === 0) return unit;
  // Annual Spend USD of a field in USD: what the header says is the field's own currency.
  if (field.type === "money" && currencyUnits[unit] !== undefined && currencyUnits[unit] === field.currency) return null;
  // Neither 元 nor 万元 is right of dollars.
  const choices = [...new Set([...(field.type === "money" ? ["元", "万元"] : []), own, ...(power === null ? [keepAsIs] : [unit])])];
  const question: Question = {
    id: `unit:${field.id}`, kind: "unit", field: field.id, column: column.column,
    data: { field: field.label, header: column.header, unit },
    choices: choices.map((id) => (id === keepAsIs ? keepChoice : unitChoice(id))),
    default: power === null ? null : unit,
    evidence: [{ id: "unitInHeader", data: { unit } }],
  };
  questions.push(question);
  return chosen(question, answers) ?? unit;
}

function unitChoice(id: string): Question["choices"][number] {
  return { id, label: { "zh-CN": id, en: id === "元" ? "Yuan (元)" : id === "万元" ? "Ten thousand yuan (万元)" : id } };
}

function dayOrderOf(field: FieldDef, column: CandidateColumn, values: readonly CellValue[], questions: Question[], answers: Answers): boolean | null {
  const order = dayOrder(values);
  const contradiction = order.dayFirstCount > 0 && order.monthFirstCount > 0;
  if (order.dayFirst !== null || (order.openCount === 0 && !contradiction)) return order.dayFirst;
  const question: Question = {
    id: `dayOrder:${field.id}`, kind: "dayOrder", field: field.id, column: column.column,
    data: { field: field.label, header: column.header, example: order.example, open: order.openCount },
    choices: [{ id: "dayFirst", label: { "zh-CN": "日在前（日/月/年）", en: "Day first (day/month/year)" } }, { id: "monthFirst", label: { "zh-CN": "月在前（月/日/年）", en: "Month first (month/day/year)" } }],
    default: null,
    evidence: [{ id: contradiction ? "dayOrderMixed" : "dayOrderOpen", data: { dayFirst: order.dayFirstCount, monthFirst: order.monthFirstCount, open: order.openCount } }],
  };
  questions.push(question);
  const choice = chosen(question, answers);
  return choice === null ? null : choice === "dayFirst";
}

/**
 * Half for the required fields found, three tenths for how much of the sheet the template explains, two tenths for how much of the template the sheet fills;
 * all weighted by confidence.
 */
function fitScore(matches: readonly ColumnMatch[], fields: readonly FieldDef[]): number {
  const sum = matches.reduce((total, match) => total + match.confidence, 0);
  const required = fields.filter((field) => field.required);
  const confidence = new Map(matches.map((match) => [match.field, match.confidence]));
  const found = required.reduce((total, field) => total + (confidence.get(field.id) ?? 0), 0);
  const named = matches.filter((match) => match.header !== "" || match.field !== null).length;
  const explained = named === 0 ? 0 : sum / named;
  // No sheet brings what the program fills in.
  const brought = fields.filter(({ id, system }) => system === undefined || confidence.has(id)).length;
  const filled = brought === 0 ? 0 : sum / brought;
  return 0.5 * (required.length === 0 ? Math.max(explained, filled) : found / required.length) + 0.3 * explained + 0.2 * filled;
}

const likely = 0.7;

export function wordOf(confidence: number): MatchWord {
  return confidence >= 0.9 ? "certain" : confidence >= likely ? "likely" : "guess";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
