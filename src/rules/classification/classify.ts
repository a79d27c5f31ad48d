/**
 * Classification: which class each record has by the template's decision table or scorecard, why, and what is missing to the next one.
 * May: read a typed table and a classification. May not: write; it proposes edits of the target field.
 */
import type { Finding, FixEdit } from "../../findings/finding";
import { type CellValue, sameValue } from "../../records/cellValue";
import type { Localized } from "../../records/text";
import type { ClassifyDef } from "../../template/template";
import { cellAt, displayValue } from "../cellAt";
import type { CheckInput } from "../rule";
import { type Decision, type Distance, classLabel } from "./decision";
import { decideByTable } from "./decisionTable";
import { decideByScore } from "./scorecard";

export type ClassifiedRecord = Decision & {
  readonly index: number;
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
  const { table } = input;
  const target = input.def.fields.find((field) => field.id === def.target);
  const column = table.columns[def.target];
  const formulas = new Set(table.records.formulas[def.target]);
  const decider = def.kind === "score" ? decideByScore(input, def) : decideByTable(input, def);
  const records: ClassifiedRecord[] = [];
  const edits: FixEdit[] = [];
  const findings: Finding[] = [];
  for (let index = 0; index < table.size; index++) {
    const decision = decider.decide(index);
    const code = column?.codes[index] ?? 0;
    const current = column?.raw[code] ?? null;
    const at = cellAt(table, index, def.target);
    const result = decision.class;
    records.push({ ...decision, index, record: at.record, row: at.row, label: result === null ? null : classLabel(result, target), current, next: result === null ? null : decider.next(index, decision) });
    const edit = result === null || column === undefined || formulas.has(index) || sameValue(current, result) ? null : { at, before: current, after: result };
    if (edit !== null) edits.push(edit);
    if (decision.problem === "undecided") continue;
    if (decision.problem !== null) {
      const data = { label: target?.label ?? classLabel(def.target, undefined), ...decision.reason.data };
      findings.push({ rule: `classification/${decision.problem}`, messageId: decision.reason.messageId, data, severity: decision.problem === "ambiguous" ? "error" : "warning", at: [at] });
    } else if (result !== null && column !== undefined && column.typed[code] !== null && !sameValue(column.typed[code]!, result)) {
      const data = { label: target?.label ?? classLabel(def.target, undefined), value: classLabel(displayValue(column, code), target), class: classLabel(result, target) };
      // A computed field: brought up to date by classifying, not in passing by fixes.
      findings.push({ rule: "classification/outdated", messageId: "outdated", data, severity: "warning", at: [at], ...(edit === null ? {} : { fixes: [{ edits: [edit], lossless: false }] }) });
    }
  }
  return { id: def.id, target: def.target, records, edits, findings };
}
