/**
 * Classification: which class each record has by the template's decision table, scorecard or taxonomy, why, and what is missing to the next one.
 * May: read a typed table and a classification. May not: write; it proposes edits of the target field.
 */
import type { CellRef, Finding, FixEdit } from "../../findings/finding";
import { type CellValue, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import { type Work, finish } from "../../records/work";
import type { ClassifyDef } from "../../template/template";
import { cellAt, displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import type { ClassText } from "./classText";
import { type Decider, type Decision, type Distance, classLabel } from "./decision";
import { decideByTable } from "./decisionTable";
import { decideByScore } from "./scorecard";
import { decideByWords } from "./taxonomy";

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
  /** Target cells that say something else than the class; never a formula, never a record without a class. */
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
  yield* judge(input, def, decider, (index, decision, edit, finding) => {
    const at = cellAt(input.table, index, def.target);
    const { class: result, decidedBy, points, problem } = decision;
    // Written out: a spread for each record is what classifying would wait for.
    records.push({
      class: result, decidedBy, points, problem, index, record: at.record, row: at.row, reason: decider.reason(index, decision), label: result === null ? null : classLabel(result, target),
      current: column?.raw[column.codes[index]!] ?? null, next: result === null ? null : decider.next(index, decision),
    });
    if (edit !== null) edits.push(edit);
    if (finding !== null) findings.push(finding);
  });
  return { id: def.id, target: def.target, records, edits, findings };
}

/** Only what classifying finds wrong: without the reasons and distances of all records it costs little more than the conditions. */
export function findClassFaults(input: CheckInput, def: ClassifyDef): readonly Finding[] {
  const findings: Finding[] = [];
  finish(judge(input, def, deciderOf(input, def), (_index, _decision, _edit, finding) => { if (finding !== null) findings.push(finding); }));
  return findings;
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

/** Decides record by record, in order, and compares with what the sheet says. */
function* judge(input: CheckInput, def: ClassifyDef, decider: Decider, take: (index: number, decision: Decision, edit: FixEdit | null, finding: Finding | null) => void): Work<void> {
  const { table } = input;
  const target = input.def.fields.find((field) => field.id === def.target);
  const label = target?.label ?? classLabel(def.target, undefined);
  const column = table.columns[def.target];
  const formulas = new Set(table.records.formulas[def.target]);
  for (let index = 0; index < table.size; index++) {
    if (index % stretch === stretch - 1) yield { done: index, total: table.size };
    const decision = decider.decide(index);
    const result = decision.class;
    const code = column?.codes[index] ?? 0;
    const at = cellAt(table, index, def.target);
    if (result === null) {
      take(index, decision, null, decision.problem === null || decision.problem === "undecided" ? null : problemFinding(decision.problem, decider.reason(index, decision), label, at));
      continue;
    }
    const before = column?.raw[code] ?? null;
    const edit = column === undefined || formulas.has(index) || sameValue(before, result) ? null : { at, before, after: result };
    if (column === undefined || column.typed[code] === null || sameValue(column.typed[code]!, result)) {
      take(index, decision, edit, null);
      continue;
    }
    const data = { label, value: classLabel(displayValue(column, code), target), class: classLabel(result, target) };
    // A computed field: brought up to date by classifying, not in passing by fixes.
    take(index, decision, edit, { rule: "classification/outdated", messageId: "outdated", data, severity: "warning", at: [at], ...(edit === null ? {} : { fixes: [{ edits: [edit], lossless: false }] }) });
  }
}

function problemFinding(problem: "ambiguous" | "failed" | "unclassified", { messageId, data }: ClassText, label: Localized, at: CellRef): Finding {
  return { rule: `classification/${problem}`, messageId, data: { label, ...data }, severity: problem === "ambiguous" ? "error" : "warning", at: [at] };
}
