import type { CellRef, Finding, FixEdit } from "../findings/finding";
import { type CellValue, sameValue, valueKey } from "../records/cellValue";

export type FixChoice = {
  /** Rules whose fixes are wanted: full ids or whole kinds (`field`). Naming rules is a choice: their fixes are then taken even if something typed is lost. Absent = every rule, lossless fixes only. */
  readonly rules?: readonly string[];
  /** Only fixes that touch no other field than these. */
  readonly fields?: readonly string[];
  /** Findings that a person picked: only their fixes, also those that lose something typed. */
  readonly picked?: (finding: Finding) => boolean;
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
  const fixes: { readonly rule: string; readonly edits: readonly FixEdit[] }[] = [];
  const wants: Want[] = [];
  for (const finding of findings) {
    const { rule, fixes: proposed } = finding;
    if (choice.picked?.(finding) === false) continue;
    const edits = proposed?.find((candidate) => isWanted(candidate.edits, candidate.lossless, rule, choice))?.edits;
    if (edits === undefined) continue;
    const fix = fixes.push({ rule, edits }) - 1;
    for (const edit of edits) wants.push({ edit, fix });
  }
  // Findings come by row, so the cells are nearly in order already.
  wants.sort((a, b) => compareCells(a.edit.at, b.edit.at));
  const cells = byCell(wants);
  const refused = new Set<number>();
  const conflicts: FixConflict[] = [];
  for (const cell of cells) {
    const { at, before, after } = cell[0]!.edit;
    if (cell.every(({ edit }) => sameValue(edit.after, after) && sameValue(edit.before, before))) continue;
    for (const { fix } of cell) refused.add(fix);
    conflicts.push({ at, before, wanted: distinctWants(cell.map(({ fix, edit }) => ({ rule: fixes[fix]!.rule, after: edit.after }))) });
  }
  const edits: FixEdit[] = [];
  const rules = new Set<string>();
  fixes.forEach(({ rule }, index) => { if (!refused.has(index)) rules.add(rule); });
  for (const cell of cells) {
    const made = cell.find(({ fix }) => !refused.has(fix));
    if (made !== undefined) edits.push(made.edit);
  }
  return { edits, conflicts, rules: [...rules].sort() };
}

/** An edit of the fix with this number. */
type Want = { readonly edit: FixEdit; readonly fix: number };

/** Wants in order of their cells, cut into one list for each cell. */
function byCell(wants: readonly Want[]): readonly (readonly Want[])[] {
  const cells: Want[][] = [];
  for (const want of wants) {
    const last = cells[cells.length - 1];
    if (last !== undefined && compareCells(last[0]!.edit.at, want.edit.at) === 0) last.push(want);
    else cells.push([want]);
  }
  return cells;
}

function isWanted(edits: readonly FixEdit[], lossless: boolean, rule: string, { rules, fields, picked, isFormula }: FixChoice): boolean {
  if (rules === undefined ? picked === undefined && !lossless : !rules.includes(rule) && !rules.includes(rule.slice(0, rule.indexOf("/")))) return false;
  return edits.every(({ at }) => (fields === undefined || (at.field !== null && fields.includes(at.field))) && isFormula?.(at) !== true);
}

function distinctWants(wants: readonly { rule: string; after: CellValue }[]): readonly { rule: string; after: CellValue }[] {
  const byKey = new Map(wants.map((want) => [`${want.rule}\n${valueKey(want.after)}`, want]));
  return [...byKey.entries()].sort(([a], [b]) => compareText(a, b)).map(([, want]) => want);
}

/** 0 for the same cell only: the record's id tells rows apart where it has one. */
function compareCells(a: CellRef, b: CellRef): number {
  return compareText(a.table, b.table) || a.row - b.row || compareText(a.field ?? "", b.field ?? "") || compareText(a.record ?? "", b.record ?? "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
