import type { CellRef, Finding, FixEdit } from "../findings/finding";
import { type CellValue, sameValue, valueKey } from "../records/cellValue";

export type FixChoice = {
  /** Rules whose fixes are wanted: full ids or whole kinds (`field`). Naming rules is a choice: their fixes are then taken even if something typed is lost. Absent = every rule, lossless fixes only. */
  readonly rules?: readonly string[];
  /** Only fixes that touch no other field than these. */
  readonly fields?: readonly string[];
  /** Cells that hold a formula: never written. Findings on such cells bring no fix, but a fix of another cell may reach one. */
  readonly isFormula?: (at: CellRef) => boolean;
};

/** A cell that two fixes want to be different. Nothing is written there; the findings stay. */
export type FixConflict = { readonly at: CellRef; readonly before: CellValue; readonly wanted: readonly { readonly rule: string; readonly after: CellValue }[] };

export type ChosenFixes = {
  /** At most one for each cell; sorted by table, row and field. */
  readonly edits: readonly FixEdit[];
  readonly conflicts: readonly FixConflict[];
  /** The rules that each brought at least one of the edits, sorted. */
  readonly rules: readonly string[];
};

/**
 * Which of the proposed fixes are made together. Of a finding the first fix that may be taken counts. A fix is made whole or not at all: when one of its cells is
 * in conflict, none of its cells is written. Equal edits merge. The result does not depend on the order of the findings.
 */
export function chooseFixes(findings: readonly Finding[], choice: FixChoice = {}): ChosenFixes {
  const fixes = findings.flatMap((finding) => {
    const fix = finding.fixes?.find((candidate) => isWanted(candidate.edits, candidate.lossless, finding.rule, choice));
    return fix === undefined ? [] : [{ rule: finding.rule, edits: fix.edits }];
  });
  const byCell = new Map<string, { at: CellRef; wants: { rule: string; edit: FixEdit; fix: number }[] }>();
  fixes.forEach(({ rule, edits }, fix) => {
    for (const edit of edits) {
      const key = cellKey(edit.at);
      const cell = byCell.get(key);
      if (cell === undefined) byCell.set(key, { at: edit.at, wants: [{ rule, edit, fix }] });
      else cell.wants.push({ rule, edit, fix });
    }
  });
  const refused = new Set<number>();
  const conflicts: FixConflict[] = [];
  for (const { at, wants } of byCell.values()) {
    const first = wants[0]!.edit;
    if (wants.every(({ edit }) => sameValue(edit.after, first.after) && sameValue(edit.before, first.before))) continue;
    for (const { fix } of wants) refused.add(fix);
    conflicts.push({ at, before: first.before, wanted: distinctWants(wants.map(({ rule, edit }) => ({ rule, after: edit.after }))) });
  }
  const edits = new Map<string, FixEdit>();
  const rules = new Set<string>();
  fixes.forEach((fix, index) => {
    if (refused.has(index)) return;
    rules.add(fix.rule);
    for (const edit of fix.edits) edits.set(cellKey(edit.at), edit);
  });
  return { edits: [...edits.values()].sort((a, b) => compareCells(a.at, b.at)), conflicts: conflicts.sort((a, b) => compareCells(a.at, b.at)), rules: [...rules].sort() };
}

function isWanted(edits: readonly FixEdit[], lossless: boolean, rule: string, { rules, fields, isFormula }: FixChoice): boolean {
  if (rules === undefined ? !lossless : !rules.includes(rule) && !rules.includes(rule.slice(0, rule.indexOf("/")))) return false;
  return edits.every(({ at }) => (fields === undefined || (at.field !== null && fields.includes(at.field))) && isFormula?.(at) !== true);
}

function distinctWants(wants: readonly { rule: string; after: CellValue }[]): readonly { rule: string; after: CellValue }[] {
  const byKey = new Map(wants.map((want) => [`${want.rule}\n${valueKey(want.after)}`, want]));
  return [...byKey.entries()].sort(([a], [b]) => compareText(a, b)).map(([, want]) => want);
}

/** One key for each cell: the record's id where it has one, else its row. */
function cellKey(at: CellRef): string {
  return JSON.stringify([at.table, at.row, at.record, at.field]);
}

function compareCells(a: CellRef, b: CellRef): number {
  return compareText(a.table, b.table) || a.row - b.row || compareText(a.field ?? "", b.field ?? "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
