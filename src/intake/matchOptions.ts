import { distance } from "fastest-levenshtein";
import type { EnumOption } from "../fields/fieldType";
import { opposes } from "../fields/optionWords";
import { foldKey } from "../fields/width";
import { type CellValue, plainText } from "../records/cellValue";
import type { Column } from "../records/recordTable";
import type { FieldDef } from "../template/template";
import { isFilled, isPlaceholder } from "./cellLook";
import { isOtherScript } from "./contentEvidence";
import { type MatchWord, wordOf } from "./matchHeaders";
import { exactOptions, type OptionIndex, optionIndex } from "./optionIndex";
import { type Answers, chosen, type Question } from "./question";
import type { Reason } from "./reason";

export type OptionCandidate = { readonly code: string; readonly confidence: number };

/** What one distinct cell value means. */
export type OptionValue = {
  readonly value: CellValue;
  readonly count: number;
  /** null: not decided; the cells stay as they are and become findings. */
  readonly code: string | null;
  readonly confidence: number;
  readonly word: MatchWord | null;
  /** Named exactly (code, label or alias of one option) or answered: nothing that the user typed is lost. */
  readonly lossless: boolean;
  readonly evidence: readonly Reason[];
  /** Other options it may mean, best first. */
  readonly candidates: readonly OptionCandidate[];
};

/** A proposed edit of every cell of the column that holds `before`. */
export type OptionEdit = { readonly before: CellValue; readonly after: string; readonly count: number; readonly lossless: boolean };

export type OptionMatch = {
  readonly field: string;
  /** Distinct filled values, most frequent first, then by text. */
  readonly values: readonly OptionValue[];
  readonly edits: readonly OptionEdit[];
  readonly questions: readonly Question[];
};

/** From here a likeness is proposed without asking, when no other option comes near. */
const proposeFrom = 0.85;
const nearMiss = 0.1;
const leastCandidate = 0.45;
const mostCandidates = 5;
/** Endings that say "this kind of" and add nothing: 信息技术业, 金融类, 教育行业, IT industry. */
const kindEnding = /(?:行业|产业|业务|领域|类型|类别|客户|阶段|等级|业|类|型|级|industry|sector|customer|stage)$/;

const keep = { id: "keep", label: { "zh-CN": "先不改", en: "Leave it as it is" } };

/** Reads the distinct values of a choice column: exactly by code, label and alias, else by likeness; asks what stays open. `field` must have options. */
export function matchOptions(column: Column, field: FieldDef, answers: Answers = {}): OptionMatch {
  const options = field.options ?? [];
  const index = optionIndex(options);
  const counts = new Uint32Array(column.dictionary.length);
  for (const code of column.codes) counts[code]!++;
  const questions: Question[] = [];
  const found = column.dictionary
    .map((value, code) => ({ value, count: counts[code]! }))
    .filter(({ value, count }) => count > 0 && isFilled(value))
    .sort((a, b) => b.count - a.count || compare(plainText(a.value), plainText(b.value)));
  // A whole column of English is not translated word by word unasked.
  const translates = isOtherScript(options.map(({ code }) => code), found.map(({ value }) => value));
  const values = found.map(({ value, count }) => decide(value, count, field, options, index, questions, answers, translates));
  const edits = values.flatMap(({ value, code, count, lossless }) => (code === null || code === value ? [] : [{ before: value, after: code, count, lossless }]));
  return { field: field.id, values, edits, questions };
}

/** The data decides, or a likeness; a person's answer holds over both. What nothing decides is asked. */
function decide(value: CellValue, count: number, field: FieldDef, options: readonly EnumOption[], index: OptionIndex, questions: Question[], answers: Answers, translates: boolean): OptionValue {
  const exact = exactOptions(index, value);
  const answered = Object.hasOwn(answers, questionId(field, value));
  if (exact.length === 1 && translates) return translated(value, count, exact[0]!, ask(value, count, field, options, [{ code: exact[0]!.option.code, confidence: 0.9 }], false), questions, answers, options);
  if (exact.length === 1 && !answered) return named(value, count, exact[0]!);
  const candidates = exact.length > 1 ? exact.map(({ option }) => ({ code: option.code, confidence: 0.5 })) : likeOptions(value, options, index);
  const found = exact.length === 1 ? named(value, count, exact[0]!) : exact.length === 0 ? alike(value, count, options, candidates) : null;
  if (found !== null && !answered) return found;
  const question = { ...ask(value, count, field, options, candidates, exact.length > 1), default: found?.code ?? null };
  questions.push(question);
  const answer = chosen(question, answers);
  if (found !== null && answer === found.code) return found;
  const code = options.some((option) => option.code === answer) ? answer : null;
  return { value, count, code, confidence: code === null ? 0 : 1, word: code === null ? null : "certain", lossless: code !== null, evidence: code === null ? question.evidence : [{ id: "option.answered", data: {} }], candidates };
}

/** A word that names an option in another language: asked, and until it is answered the cells stay as they are. */
function translated(value: CellValue, count: number, hit: ReturnType<typeof exactOptions>[number], question: Question, questions: Question[], answers: Answers, options: readonly EnumOption[]): OptionValue {
  questions.push(question);
  const answer = chosen(question, answers);
  const code = options.find((option) => option.code === answer)?.code ?? null;
  return { value, count, code, confidence: code === null ? 0 : 1, word: code === null ? null : "certain", lossless: code !== null, evidence: code === null ? [{ id: "option.alias", data: { option: hit.option.label } }] : [{ id: "option.answered", data: {} }], candidates: [{ code: hit.option.code, confidence: 0.9 }] };
}

function named(value: CellValue, count: number, { option, by }: ReturnType<typeof exactOptions>[number]): OptionValue {
  return { value, count, code: option.code, confidence: 1, word: "certain", lossless: true, evidence: [{ id: `option.${by}`, data: { option: option.label } }], candidates: [] };
}

function alike(value: CellValue, count: number, options: readonly EnumOption[], [best, second, ...rest]: readonly OptionCandidate[]): OptionValue | null {
  if (best === undefined || best.confidence < proposeFrom || best.confidence - (second?.confidence ?? 0) < nearMiss) return null;
  const option = options.find((one) => one.code === best.code)!;
  return { value, count, code: best.code, confidence: best.confidence, word: wordOf(best.confidence), lossless: false, evidence: [{ id: "option.alike", data: { option: option.label } }], candidates: second === undefined ? [] : [second, ...rest] };
}

/** Active options by likeness, best first, at most five. */
function likeOptions(value: CellValue, options: readonly EnumOption[], index: OptionIndex): readonly OptionCandidate[] {
  if (value === null || typeof value === "object" || isPlaceholder(value)) return [];
  const text = plainText(value);
  if (text.length > 100) return [];
  const best = new Map<string, number>();
  const offer = (option: EnumOption, confidence: number) => {
    if (option.active && confidence >= leastCandidate) best.set(option.code, Math.max(best.get(option.code) ?? 0, confidence));
  };
  const parts = text.split(/[/、，,;；|+&\s]+/).filter((part) => part !== "");
  const key = foldKey(text);
  if (parts.length > 1) for (const part of parts) if (!opposes(key, foldKey(part))) for (const { option } of exactOptions(index, part)) offer(option, parts.every((one) => exactOptions(index, one).some((hit) => hit.option === option)) ? 0.95 : 0.7);
  const bare = key.replace(kindEnding, "");
  for (const [name, having] of index) for (const { option } of having) offer(option, likeness(key, bare, name));
  const order = new Map(options.map((option, i) => [option.code, i]));
  return [...best]
    .map(([code, confidence]) => ({ code, confidence: Math.round(confidence * 1000) / 1000 }))
    .sort((a, b) => b.confidence - a.confidence || order.get(a.code)! - order.get(b.code)!)
    .slice(0, mostCandidates);
}

function likeness(key: string, bare: string, name: string): number {
  if (bare !== "" && bare === name.replace(kindEnding, "")) return 0.93;
  if (opposes(key, name)) return 0;
  const [short, long] = key.length < name.length ? [key, name] : [name, key];
  const within = short.length >= 2 && long.includes(short) ? 0.5 + (0.4 * short.length) / long.length : 0;
  const edits = long.length < 3 ? 0 : 1 - distance(key, name) / long.length;
  return Math.max(within, edits * 0.95);
}

function questionId(field: FieldDef, value: CellValue): string {
  return `optionValue:${field.id}:${plainText(value)}`;
}

function ask(value: CellValue, count: number, field: FieldDef, options: readonly EnumOption[], candidates: readonly OptionCandidate[], twoOptions: boolean): Question {
  const text = plainText(value);
  const rank = new Map(candidates.map((candidate, i) => [candidate.code, i]));
  const listed = options
    .filter((option) => option.active || rank.has(option.code))
    .map((option, i) => ({ option, at: rank.get(option.code) ?? candidates.length + i }))
    .sort((a, b) => a.at - b.at);
  return {
    id: questionId(field, value), kind: "optionValue", field: field.id, column: null,
    data: { field: field.label, value: text, count },
    choices: [...listed.map(({ option }) => ({ id: option.code, label: option.label })), ...(options.some((option) => option.code === keep.id) ? [] : [keep])],
    default: null,
    evidence: [{ id: twoOptions ? "option.several" : candidates.length > 0 ? "option.unsure" : "option.unknown", data: { candidates: candidates.map((candidate) => candidate.code) } }],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
