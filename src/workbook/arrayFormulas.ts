import type { Area } from "./area";
import { AreaIndex } from "./areaIndex";
import { type CellMove, movedArea, type RowShift } from "./cellMove";

export type ArrayFormula = { readonly area: Area; readonly text: string };

/** The array formulas of a sheet, and which of those that the file has are gone or changed. Texts without `=`. */
export class ArrayFormulas {
  private index = new AreaIndex<ArrayFormula>();
  private dissolved: ArrayFormula[] = [];
  private loaded: readonly ArrayFormula[] = [];

  add(array: ArrayFormula): void {
    this.index.add(array);
  }

  /** From here on, changes count. */
  seal(): void {
    this.loaded = [...this.all()];
  }

  /** In no order. */
  all(): readonly ArrayFormula[] {
    return this.index.all();
  }

  /** The one that covers a cell. */
  at(row: number, column: number): ArrayFormula | null {
    return this.index.at(row, column);
  }

  /** The one whose first cell this is. */
  anchoredAt(row: number, column: number): ArrayFormula | null {
    const array = this.at(row, column);
    return array !== null && array.area.row === row && array.area.column === column ? array : null;
  }

  /** One that was written over. */
  dissolve(array: ArrayFormula): void {
    this.index.remove(array);
    this.dissolved.push(array);
  }

  /** True for the main cell of one that was written over. */
  isDissolved(row: number, column: number): boolean {
    return this.dissolved.some(({ area }) => area.row === row && area.column === column);
  }

  setText(array: ArrayFormula, text: string): void {
    this.index.remove(array);
    this.index.add({ ...array, text });
  }

  /** Those that stand now, instead of all. */
  replace(arrays: readonly ArrayFormula[]): void {
    this.index = new AreaIndex();
    for (const array of arrays) this.index.add(array);
  }

  /** Those that were written over move with the cells. */
  moveDissolved(move: CellMove, shift: RowShift): void {
    this.dissolved = this.dissolved.flatMap((array) => {
      const area = movedArea(array.area, move, shift);
      return area === null ? [] : [area === array.area ? array : { ...array, area }];
    });
  }

  /** Whether one reads otherwise, or elsewhere, than any of the file. */
  differ(): boolean {
    return !this.all().every((array) => this.loaded.some((own) => own.text === array.text && sameArea(own.area, array.area)));
  }

  /** The state now; the function it gives puts it back, after `replace` and `moveDissolved`. */
  checkpoint(): () => void {
    const { index, dissolved } = this;
    return () => { Object.assign(this, { index, dissolved }); };
  }
}

function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}
