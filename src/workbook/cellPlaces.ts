import { maxColumns, maxRows } from "./area";

/**
 * Where cells stand: a handle per cell, found through an open hash table (8 to 16 bytes a cell beside the 6 of its place). Neighbours in a row have neighbouring slots, which
 * keeps row-wise reading in the cache.
 */
export class CellPlaces {
  /** Cells that have a handle: those below it. */
  size = 0;
  /** By handle; -1 for a cell that was taken out. */
  rows = new Int32Array(64);
  columns = new Uint16Array(64);
  /** Told before more memory is taken: by how many bytes. It may throw. */
  onGrow: (bytes: number) => void = () => undefined;
  private slots = new Int32Array(256);

  /** The handle of a cell, or -1. */
  find(row: number, column: number): number {
    const mask = this.slots.length - 1;
    for (let slot = this.slot(row, column); ; slot = (slot + 1) & mask) {
      const i = this.slots[slot]! - 1;
      if (i < 0 || (this.rows[i] === row && this.columns[i] === column)) return i;
    }
  }

  /** The handle of a cell, a new one where it has none. */
  place(row: number, column: number): number {
    const found = this.find(row, column);
    if (found >= 0) return found;
    if (row < 0 || row >= maxRows || column < 0 || column >= maxColumns) throw new RangeError(`There is no cell at row ${row}, column ${column}.`);
    if (this.size === this.rows.length) this.grow();
    const i = this.size++;
    this.rows[i] = row;
    this.columns[i] = column;
    if (this.size * 2 > this.slots.length) {
      this.onGrow(this.slots.length * 4);
      this.slots = new Int32Array(this.slots.length * 2);
      for (let k = 0; k < this.size; k++) this.enter(k);
    } else this.enter(i);
    return i;
  }

  /** Finds all cells anew after their rows were changed. */
  reenter(): void {
    this.slots.fill(0);
    for (let i = 0; i < this.size; i++) if (this.rows[i]! >= 0) this.enter(i);
  }

  /** The places as they are now; the function it gives puts them back. */
  checkpoint(): () => void {
    const { size } = this;
    const rows = this.rows.slice(0, size);
    const columns = this.columns.slice(0, size);
    return () => {
      this.size = size;
      this.rows.set(rows);
      this.columns.set(columns);
      this.reenter();
    };
  }

  /** Handles in row and column order: rows are counted out, and the few cells of a row put in order. */
  sorted(handles: Int32Array): Int32Array {
    const { rows, columns } = this;
    const key = (i: number): number => rows[i]! * maxColumns + columns[i]!;
    if (handles.every((handle, k) => k === 0 || key(handles[k - 1]!) < key(handle))) return handles;
    const starts = new Int32Array(handles.reduce((last, handle) => Math.max(last, rows[handle]!), 0) + 2);
    for (const handle of handles) starts[rows[handle]! + 1]!++;
    for (let row = 1; row < starts.length; row++) starts[row]! += starts[row - 1]!;
    const sorted = new Int32Array(handles.length);
    const next = starts.slice();
    for (const handle of handles) sorted[next[rows[handle]!]!++] = handle;
    for (let row = 0; row + 1 < starts.length; row++) if (starts[row + 1]! - starts[row]! > 1) sorted.subarray(starts[row], starts[row + 1]).sort((a, b) => columns[a]! - columns[b]!);
    return sorted;
  }

  private slot(row: number, column: number): number {
    let h = Math.imul(row, 0x9e3779b1) ^ Math.imul(column >>> 3, 0x85ebca6b);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    h ^= h >>> 13;
    return ((h << 3) | (column & 7)) & (this.slots.length - 1);
  }

  private enter(i: number): void {
    const mask = this.slots.length - 1;
    let slot = this.slot(this.rows[i]!, this.columns[i]!);
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = i + 1;
  }

  private grow(): void {
    const length = Math.ceil(this.rows.length * 1.5);
    this.onGrow((length - this.rows.length) * 6);
    this.rows = lengthened(new Int32Array(length), this.rows);
    this.columns = lengthened(new Uint16Array(length), this.columns);
  }
}

/** `bigger` with what `old` holds at its beginning. */
export function lengthened<T extends Int32Array | Uint16Array | Uint32Array | Float64Array>(bigger: T, old: T): T {
  bigger.set(old);
  return bigger;
}
