import type { Area } from "./area";

/** Finds the area that covers a cell among many that do not overlap: sorted by first row, with the furthest last row so far, so that a look-up stops early. */
export class AreaIndex<T extends { readonly area: Area }> {
  private sorted: T[] | null = null;
  private furthest: number[] = [];
  private readonly items: T[] = [];

  add(item: T): void {
    this.items.push(item);
    this.sorted = null;
  }

  remove(item: T): void {
    const at = this.items.indexOf(item);
    if (at >= 0) this.items.splice(at, 1);
    this.sorted = null;
  }

  all(): readonly T[] {
    return this.items;
  }

  at(row: number, column: number): T | null {
    if (this.items.length === 0) return null;
    if (this.sorted === null) {
      this.sorted = [...this.items].sort((a, b) => a.area.row - b.area.row);
      let last = -1;
      this.furthest = this.sorted.map(({ area }) => (last = Math.max(last, area.row + area.rows - 1)));
    }
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.area.row <= row) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && this.furthest[i]! >= row; i--) {
      const { area } = this.sorted[i]!;
      if (row < area.row + area.rows && column >= area.column && column < area.column + area.columns) return this.sorted[i]!;
    }
    return null;
  }
}
