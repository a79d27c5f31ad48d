import type { CellValue } from "../records/cellValue";
import { lengthened } from "./cellPlaces";
import type { StyleIndex } from "./model";
import type { TextPool } from "./textPool";

/** What the number beside a cell means: nothing, itself, a text of the pool, 0/1, or an error text of the pool. */
export const cellKind = { blank: 0, number: 1, text: 2, boolean: 3, error: 4 } as const;
export type CellKind = (typeof cellKind)[keyof typeof cellKind];

/** One cell as it stands: `value` as `cellKind` says, `formula` an index into `formulas` or -1. */
export type CellState = { readonly kind: CellKind; readonly value: number; readonly style: StyleIndex; readonly formula: number };

/** By handle: the number, its kind (3 bits) and style, and the formula + 1, 0 for none; null where no cell has had one. */
export type ContentArrays = { readonly values: Float64Array; readonly meta: Uint32Array; readonly formulas: Int32Array | null };

/**
 * What cells say, by handle, now and as they were loaded; the first `loaded` handles are those of the file. What was loaded is copied before the first change, so that a change is known by comparison: undone, it is
 * no change any more.
 */
export class CellContents {
  values = new Float64Array(64);
  meta = new Uint32Array(64);
  formulas: Int32Array | null = null;
  loaded = 0;
  private before: ContentArrays | null = null;
  private sealed = false;

  constructor(private readonly pool: TextPool) {}

  /** Bytes that room for so many cells takes more than there is. */
  growth(length: number): number {
    return Math.max(0, length - this.values.length) * (this.formulas === null ? 12 : 16);
  }

  grow(length: number): void {
    if (length <= this.values.length) return;
    this.values = lengthened(new Float64Array(length), this.values);
    this.meta = lengthened(new Uint32Array(length), this.meta);
    if (this.formulas !== null) this.formulas = lengthened(new Int32Array(length), this.formulas);
  }

  /** From here on, changes count: the first `loaded` cells are those of the file. */
  seal(loaded: number): void {
    this.loaded = loaded;
    this.sealed = true;
  }

  /** To be called before every change. */
  touch(): void {
    if (this.sealed) this.before ??= this.copy(this.loaded);
  }

  // Reading

  valueAt(i: number): CellValue {
    const value = this.values[i]!;
    switch (this.meta[i]! & 7) {
      case cellKind.number: return value;
      case cellKind.text: return this.pool.texts[value]!;
      case cellKind.boolean: return value === 1;
      case cellKind.error: return { error: this.pool.texts[value]! };
      default: return null;
    }
  }

  styleAt(i: number): StyleIndex {
    return this.meta[i]! >>> 3;
  }

  /** -1 for none. */
  formulaAt(i: number): number {
    return this.formulas === null ? -1 : this.formulas[i]! - 1;
  }

  /** The formula of the cell in the file; -1 for none, and as long as nothing has changed. */
  formulaBefore(i: number): number {
    return i < this.loaded && this.before?.formulas ? this.before.formulas[i]! - 1 : -1;
  }

  /** A value or a formula. */
  isFilled(i: number): boolean {
    return (this.meta[i]! & 7) !== cellKind.blank || this.formulaAt(i) >= 0;
  }

  stateAt(i: number): CellState {
    return stateIn(this, i);
  }

  /** As it was loaded; null for one that the file did not have. */
  loadedState(i: number): CellState | null {
    return i < this.loaded ? stateIn(this.before ?? this, i) : null;
  }

  // Changing

  set(i: number, kind: CellKind, value: number, style: StyleIndex): void {
    this.values[i] = value;
    this.meta[i] = (style << 3) | kind;
  }

  setValue(i: number, value: CellValue): void {
    const [kind, number] = this.encode(i, value);
    this.set(i, kind, number, this.styleAt(i));
  }

  setStyle(i: number, style: StyleIndex): void {
    this.meta[i] = (style << 3) | (this.meta[i]! & 7);
  }

  /** `formula`: -1 for none. `room`: cells that there is room for. */
  setFormula(i: number, formula: number, room: number): void {
    if (this.formulas === null) {
      if (formula < 0) return;
      this.formulas = new Int32Array(room);
    }
    this.formulas[i] = formula + 1;
  }

  // Comparing

  /** Whether anything has been changed, be it back again. */
  get isTouched(): boolean {
    return this.before !== null;
  }

  /** Whether a cell of the file says something else than it did, be it the same in another style. */
  differs(i: number): boolean {
    return this.before !== null && (this.before.meta[i] !== this.meta[i] || this.saysOther(i, this.before));
  }

  /** Whether a cell says something else than in the file, not only in another style. */
  contentChanged(i: number): boolean {
    if (i >= this.loaded) return this.isFilled(i);
    return this.before !== null && ((this.before.meta[i]! & 7) !== (this.meta[i]! & 7) || this.saysOther(i, this.before));
  }

  private saysOther(i: number, before: ContentArrays): boolean {
    return before.values[i] !== this.values[i] || (before.formulas?.[i] ?? 0) !== (this.formulas?.[i] ?? 0);
  }

  /** The state of the first `size` cells now; the function it gives puts it back. */
  checkpoint(size: number): () => void {
    const { before } = this;
    const now = this.copy(size);
    return () => {
      this.before = before;
      this.values.set(now.values);
      this.meta.set(now.meta);
      if (now.formulas !== null) this.formulas!.set(now.formulas);
      else this.formulas = null;
    };
  }

  private copy(size: number): ContentArrays {
    return { values: this.values.slice(0, size), meta: this.meta.slice(0, size), formulas: this.formulas?.slice(0, size) ?? null };
  }

  private encode(i: number, value: CellValue): [CellKind, number] {
    if (value === null) return [cellKind.blank, 0];
    if (typeof value === "number") return [cellKind.number, value];
    if (typeof value === "boolean") return [cellKind.boolean, value ? 1 : 0];
    if (typeof value === "object") return [cellKind.error, this.pool.indexOf(value.error)];
    // Put back what the file said, and its rich text is back too.
    const was = i < this.loaded && this.before !== null && (this.before.meta[i]! & 7) === cellKind.text ? this.before.values[i]! : -1;
    return [cellKind.text, was >= 0 && this.pool.texts[was] === value ? was : this.pool.indexOf(value)];
  }
}

function stateIn({ values, meta, formulas }: ContentArrays, i: number): CellState {
  return { kind: (meta[i]! & 7) as CellKind, value: values[i]!, style: meta[i]! >>> 3, formula: formulas === null ? -1 : formulas[i]! - 1 };
}
