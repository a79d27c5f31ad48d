import { maxColumns } from "./area";
import { type CellMove, movesColumns, RowShift } from "./cellMove";
import { type Corner, type FormulaReference, referencesIn } from "./formulaReferences";
import { translateFormula } from "./translateFormula";

/**
 * Formulas after cells have moved, as Excel changes them: a reference follows what it refers to, whether it is written with `$` or not; an area grows by cells put in
 * between its ends and shrinks by those taken out; one that has lost all its cells becomes `#REF!`. Areas of which not all columns move stay, and so do references over
 * several sheets and to other workbooks. @source Microsoft, "Insert or delete rows and columns"; "Create a 3-D reference".
 */
export class FormulaMover {
  private readonly shift: RowShift;
  private readonly sheet: string;
  /** By home sheet here or elsewhere: what a formula has become. Columns of formulas are the same text again and again. */
  private readonly known = [new Map<string, string>(), new Map<string, string>()] as const;

  constructor(private readonly move: CellMove, shift: RowShift = new RowShift(move)) {
    this.shift = shift;
    this.sheet = move.sheet.toLowerCase();
  }

  /** A formula of a cell, or of anything whose references are absolute. `home`: the sheet that references without a sheet mean. */
  moved(formula: string, home: string): string {
    const here = home.toLowerCase() === this.sheet;
    if (!here && !formula.includes("!")) return formula;
    const known = this.known[here ? 0 : 1];
    let moved = known.get(formula);
    if (moved === undefined) known.set(formula, (moved = rewritten(formula, (reference) => (this.meansMoved(reference, here) ? this.body(formula, reference) : null))));
    return moved;
  }

  /**
   * A formula that speaks for many cells, relative to the first of `rows` rows from `from`, which afterwards is `to`: of a validation or a conditional format. What is
   * fixed by `$` follows what it refers to. What is relative keeps its distance, unless all that it refers to moves by one distance.
   */
  movedRule(formula: string, home: string, from: number, rows: number, to: number): string {
    const here = home.toLowerCase() === this.sheet;
    return rewritten(formula, (reference) => {
      const means = this.meansMoved(reference, here);
      const relative = (corner: Corner): boolean => corner.row !== null && !corner.rowFixed;
      const corners = reference.last === null ? [reference.first] : [reference.first, reference.last];
      if (!corners.some(relative)) return means ? this.body(formula, reference) : null;
      const text = formula.slice(reference.start, reference.end);
      if (!means || !this.follows(reference)) return to === from ? null : translateFormula(text, to - from, 0);
      const distances = corners.map((corner) => (relative(corner) ? this.distance(corner.row!, rows) : 0));
      if (distances.every((distance) => distance === "gone")) return "#REF!";
      // Both ends by their own rule: a fixed one follows, a relative one keeps its distance where its cells part.
      return withRows(text, corners.map((corner, i) => {
        const distance = distances[i]!;
        if (corner.row === null) return null;
        if (!relative(corner)) return this.shift.span(corner.row, corner.row)?.first ?? corner.row;
        return corner.row + (typeof distance === "number" ? distance : to - from);
      }));
    });
  }

  /** A formula of a name: what is fixed by `$` follows, what is relative means another cell from every place and stays. */
  movedName(formula: string): string {
    return rewritten(formula, (reference) => {
      if (!this.meansMoved(reference, false)) return null;
      const corners = reference.last === null ? [reference.first] : [reference.first, reference.last];
      return corners.every((corner) => corner.row !== null && corner.rowFixed) ? this.body(formula, reference) : null;
    });
  }

  private meansMoved({ sheet, elsewhere }: FormulaReference, here: boolean): boolean {
    return !elsewhere && (sheet === null ? here : sheet.toLowerCase() === this.sheet);
  }

  /** By how much the rows that a relative reference means from all its cells move: one distance, "gone" together, or not as one. */
  private distance(row: number, rows: number): number | "gone" | "parted" {
    const [first, last] = [this.shift.at(row), this.shift.at(row + rows - 1)];
    const span = this.shift.span(row, row + rows - 1);
    if (span === null) return "gone";
    return first >= 0 && last >= 0 && last - first === rows - 1 && first - row === last - (row + rows - 1) ? first - row : "parted";
  }

  /** Whether the columns of a reference are among those that move. */
  private follows({ first, last }: FormulaReference): boolean {
    if (first.column === null) return movesColumns(this.move, 0, maxColumns);
    const [a, b] = [first.column, last?.column ?? first.column];
    return movesColumns(this.move, Math.min(a, b), Math.abs(a - b) + 1);
  }

  private body(formula: string, reference: FormulaReference): string | null {
    const { first, last, start, end } = reference;
    if (first.row === null || !this.follows(reference)) return null;
    const [a, b] = [first.row, last?.row ?? first.row];
    const span = this.shift.span(Math.min(a, b), Math.max(a, b));
    if (span === null) return "#REF!";
    if (span.first === Math.min(a, b) && span.last === Math.max(a, b)) return null;
    return withRows(formula.slice(start, end), a <= b ? [span.first, span.last] : [span.last, span.first]);
  }
}

/** The formula with the references replaced for which `body` gives another text. */
export function rewritten(formula: string, body: (reference: FormulaReference) => string | null): string {
  let out = "";
  let at = 0;
  for (const reference of referencesIn(formula)) {
    const text = body(reference);
    if (text === null) continue;
    out += formula.slice(at, reference.start) + text;
    at = reference.end;
  }
  return at === 0 ? formula : out + formula.slice(at);
}

/** The reference with other rows (from 0; null leaves one), corner by corner. */
function withRows(text: string, rows: readonly (number | null)[]): string {
  return text.split(":").map((corner, i) => (rows[i] == null ? corner : corner.replace(/\d+$/, String(rows[i] + 1)))).join(":");
}
