import { translateFormula } from "./translateFormula";

/** The formula of a cell, without `=`: its own text, or that of the group it shares, written for the group's main cell. */
export type FormulaSource = { readonly text: string; readonly group: { readonly row: number; readonly column: number } | null };

/** The formulas of a sheet by number: equal texts share one, and a shared group is one. */
export class FormulaTexts {
  private readonly sources: FormulaSource[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(text, (number = this.sources.push({ text, group: null }) - 1));
    return number;
  }

  /** A shared formula, as it reads in its group's main cell. */
  addGroup(row: number, column: number, text: string): number {
    return this.sources.push({ text, group: { row, column } }) - 1;
  }

  at(number: number): FormulaSource {
    return this.sources[number]!;
  }

  /** As the formula reads in a cell, without `=`. */
  textAt(number: number, row: number, column: number): string {
    const { text, group } = this.sources[number]!;
    return group === null ? text : translateFormula(text, row - group.row, column - group.column);
  }
}
