/** Formulas of one column of a sheet that are to be worked out. A question for the next of them at or below a row costs next to nothing, however many have been done before it. */
export class PendingColumn {
  private readonly rows: Uint32Array;
  /** The next index that is not done, or a step towards it. */
  private readonly next: Uint32Array;
  /** On the way: being worked out, or waiting for another that is. */
  private readonly begun: Uint8Array;
  private left: number;

  /** `rows`: each once, in any order. */
  constructor(rows: Iterable<number>) {
    this.rows = Uint32Array.from(rows).sort();
    this.next = Uint32Array.from({ length: this.rows.length + 1 }, (_, i) => i);
    this.begun = new Uint8Array(this.rows.length);
    this.left = this.rows.length;
  }

  get size(): number {
    return this.rows.length;
  }

  /** The first row from one on that is not done; -1 where there is none up to another. */
  firstPending(from: number, to: number): number {
    if (this.left === 0) return -1;
    const i = this.undone(this.placeOf(from));
    return i < this.rows.length && this.rows[i]! <= to ? this.rows[i]! : -1;
  }

  isPending(row: number): boolean {
    return this.firstPending(row, row) === row;
  }

  isBegun(row: number): boolean {
    return this.begun[this.placeOf(row)] === 1;
  }

  begin(row: number): void {
    this.begun[this.placeOf(row)] = 1;
  }

  /** Done: it is not pending any more. */
  done(row: number): void {
    const i = this.placeOf(row);
    if (this.rows[i] !== row || this.next[i] !== i) return;
    this.next[i] = i + 1;
    this.left--;
  }

  /** @source Tarjan, "Efficiency of a good but not linear set union algorithm" (1975): path halving. */
  private undone(from: number): number {
    let i = from;
    while (this.next[i] !== i) {
      this.next[i] = this.next[this.next[i]!]!;
      i = this.next[i]!;
    }
    return i;
  }

  private placeOf(row: number): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
