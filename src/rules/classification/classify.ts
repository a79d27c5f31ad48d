/**
 * Classification: which class each record has by the template's decision table, scorecard or taxonomy, why, and what is missing to the next one.
 * May: read a typed table and a classification. May not: write; it proposes edits of the target field.
 */
import type { CellRef, Finding, FixEdit } from "../../findings/finding";
import { addDuration } from "../../records/isoDuration";
import { systemOffset } from "../../records/serialDay";
import { type CellValue, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type Work, finish } from "../../records/work";
import type { ClassifyDef } from "../../template/template";
import { cellAt, displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import type { ClassText } from "./classText";
import { type Decider, type Decision, type Distance, classLabel } from "./decision";
import { decideByTable } from "./decisionTable";
import { lacksOf } from "./lacking";
import { decideByScore } from "./scorecard";
import { decideByWords } from "./taxonomy";
import { unstableFindings } from "./unstable";

export type ClassifiedRecord = Decision & {
  readonly index: number;
  readonly reason: ClassText;
  readonly record: string | null;
  /** 1-based sheet row. */
  readonly row: number;
  /** The class as people read it: the option's label. */
  readonly label: Localized | null;
  /** What the sheet says now. */
  readonly current: CellValue;
  /** Null at the top, and where nothing was decided. */
  readonly next: Distance | null;
};

export type Classification = {
  readonly id: string;
  readonly target: string;
  /** In record order. */
  readonly records: readonly ClassifiedRecord[];
  /** Target cells that say something else than the class, and what is kept with the change; never a formula, never a record without a class. */
  readonly edits: readonly FixEdit[];
  /** Records that could not be classified, and cells that say another class. */
  readonly findings: readonly Finding[];
};

/** Classifies every record. A record whose deciding fields cannot be read keeps what it has: a guess would look like a fact. */
export function classify(input: CheckInput, def: ClassifyDef): Classification {
  return finish(classifyWork(input, def));
}

/** `classify`, told in records. */
export function* classifyWork(input: CheckInput, def: ClassifyDef): Work<Classification> {
  const decider = deciderOf(input, def);
  const target = input.def.fields.find((field) => field.id === def.target);
  const column = input.table.columns[def.target];
  const records: ClassifiedRecord[] = [];
  const edits: FixEdit[] = [];
  const findings: Finding[] = [];
  yield* judge(input, def, decider, (index, decision, own, finding) => {
    const at = cellAt(input.table, index, def.target);
    const { class: result, decidedBy, points, problem } = decision;
    // Written out: a spread for each record is what classifying would wait for.
    records.push({
      class: result, decidedBy, points, problem, index, record: at.record, row: at.row, reason: decider.reason(index, decision), label: result === null ? null : classLabel(result, target),
      current: column?.raw[column.codes[index]!] ?? null, next: result === null ? null : decider.next(index, decision),
    });
    edits.push(...own);
    if (finding !== null) findings.push(finding);
  });
  return { id: def.id, target: def.target, records, edits, findings };
}

/** Only what classifying finds wrong: without the reasons and distances of all records it costs little more than the conditions. */
export function findClassFaults(input: CheckInput, def: ClassifyDef): readonly Finding[] {
  const findings: Finding[] = [];
  finish(judge(input, def, deciderOf(input, def), (_index, _decision, _edits, finding) => { if (finding !== null) findings.push(finding); }));
  return def.checks?.unstable === undefined ? findings : [...findings, ...unstableFindings(input, def, (of) => deciderOf(of, def))];
}

/** The class of each record and nothing else; null = it has none. */
export function classesOf(input: CheckInput, def: ClassifyDef): readonly (string | null)[] {
  const decider = deciderOf(input, def);
  return Array.from({ length: input.table.size }, (_, index) => decider.decide(index).class);
}

function deciderOf(input: CheckInput, def: ClassifyDef): Decider {
  return { score: decideByScore, table: decideByTable, taxonomy: decideByWords }[def.kind](input, def);
}

/** Records that are decided at a stretch, before others are let in. */
const stretch = 5_000;

const none: readonly FixEdit[] = [];

/** Whether classes may be out of date: those that hold for a while are not before that is over. */
export function classesDue({ inputs, classified }: Pick<CheckInput, "inputs" | "classified">, { schedule }: ClassifyDef): boolean {
  if (schedule?.every == null || classified === undefined) return true;
  const until = addDuration(classified, schedule.every);
  return until === null || inputs.today >= until;
}

/** What is written beside a class that changes: the one before, and the day. */
export function keptWith({ def, table, inputs }: Pick<CheckInput, "def" | "table" | "inputs">, { schedule }: ClassifyDef): (index: number, before: CellValue, after: CellValue) => readonly FixEdit[] {
  const to = (id: string | null | undefined): { readonly id: string; readonly isFormula: (index: number) => boolean } | null => {
    if (id == null || table.columns[id] === undefined || !def.fields.some((field) => field.id === id)) return null;
    const formulas = new Set(table.records.formulas[id]);
    return { id, isFormula: (index) => formulas.has(index) };
  };
  const [previous, since] = [to(schedule?.previous), to(schedule?.since)];
  const today = inputs.dateSystem === 1904 ? inputs.today - systemOffset : inputs.today;
  return (index, before, after) => {
    if (sameValue(before, after)) return none;
    return [[previous, before] as const, [since, today] as const].flatMap(([field, value]): readonly FixEdit[] => {
      if (field === null || field.isFormula(index)) return [];
      const column = table.columns[field.id]!;
      const now = column.raw[column.codes[index]!] ?? null;
      return sameValue(now, value) ? [] : [{ at: cellAt(table, index, field.id), before: now, after: value }];
    });
  };
}

/** Decides record by record, in order, and compares with what the sheet says. */
function* judge(input: CheckInput, def: ClassifyDef, decider: Decider, take: (index: number, decision: Decision, edits: readonly FixEdit[], finding: Finding | null) => void): Work<void> {
  const { table } = input;
  const isDue = classesDue(input, def);
  const kept = keptWith(input, def);
  const target = input.def.fields.find((field) => field.id === def.target);
  const label = target?.label ?? classLabel(def.target, undefined);
  const column = table.columns[def.target];
  const formulas = new Set(table.records.formulas[def.target]);
  // The class of everything else says little against one that people have given for reasons of which the workbook holds nothing.
  const isPartly = def.kind === "table" && def.rfm === undefined && def.table.some(({ when }) => lacksOf(when, input).length > 0);
  for (let index = 0; index < table.size; index++) {
    if (index % stretch === stretch - 1) yield { done: index, total: table.size };
    const decision = decider.decide(index);
    const result = decision.class;
    const code = column?.codes[index] ?? 0;
    const at = cellAt(table, index, def.target);
    if (result === null) {
      take(index, decision, none, decision.problem === null || decision.problem === "undecided" || decision.problem === "lacking" ? null : problemFinding(decision.problem, decider.reason(index, decision), label, at));
      continue;
    }
    const before = column?.raw[code] ?? null;
    const edits = column === undefined || formulas.has(index) || sameValue(before, result) ? none : [{ at, before, after: result }, ...kept(index, column.typed[code] ?? null, result)];
    if (column === undefined || column.typed[code] === null || sameValue(column.typed[code]!, result) || !isDue || (isPartly && decision.decidedBy.length === 0)) {
      take(index, decision, edits, null);
      continue;
    }
    const data = { label, value: classLabel(displayValue(column, code), target), class: classLabel(result, target) };
    // A computed field: brought up to date by classifying, not in passing by fixes.
    take(index, decision, edits, { rule: "classification/outdated", messageId: "outdated", data, severity: "warning", at: [at], ...(edits.length === 0 ? {} : { fixes: [{ edits, lossless: false }] }) });
  }
}

function problemFinding(problem: "ambiguous" | "failed" | "unclassified", { messageId, data }: ClassText, label: Localized, at: CellRef): Finding {
  return { rule: `classification/${problem}`, messageId, data: { label, ...data }, severity: problem === "ambiguous" ? "error" : "warning", at: [at] };
}
