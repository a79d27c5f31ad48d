import { type CellValue, sameValue } from "../records/cellValue";
import { type Area, contains, maxColumns, maxRows } from "./area";
import { AreaIndex } from "./areaIndex";
import { CellPlaces, lengthened } from "./cellPlaces";
import { type CellMove, movedArea, movesColumns, movesWholeRows, RowShift } from "./cellMove";
import { type FormulaSource, FormulaTexts } from "./formulaTexts";
import type { CellStore, StyleIndex } from "./model";
import { type CellContents, Relocation } from "./relocation";
import type { TextPool } from "./textPool";

/** What the number beside a cell means: nothing, itself, a text of the pool, 0/1, or an error text of the pool. */
export const cellKind = { blank: 0, number: 1, text: 2, boolean: 3, error: 4 } as const;
export type CellKind = (typeof cellKind)[keyof typeof cellKind];

export type ArrayFormula = { readonly area: Area; readonly text: string };

/** One cell as it stands: `value` as `cellKind` says, `formula` an index into `formulas` or -1. */
export type CellState = { readonly kind: CellKind; readonly value: number; readonly style: StyleIndex; readonly formula: number };

/** A formula that a move has changed for good: the move back alone does not give it back. `row` is where its cell stood before; `isArray`: it is that of an array formula. */
export type LostFormula = { readonly row: number; readonly column: number; readonly formula: string; readonly value: CellValue; readonly isArray: boolean };

/**
 * Cells in parallel arrays (18 bytes each), found by their places (8 to 16 bytes each): any mix of dense and scattered cells costs the same, so a file cannot make it explode
 * by where it puts them.
 * What was loaded is copied before the first change, so that a change is known by comparison: undone, it is no change any more.
 */
export class SparseCells implements CellStore {
  private readonly where = new CellPlaces();
  private grows: (bytes: number) => void = () => undefined;
  private now: CellContents = { values: new Float64Array(64), meta: new Uint32Array(64), formulas: null };
  private before: CellContents | null = null;
  private loaded = 0;
  /** What `changes` gave last; null once something has changed again. */
  private listed: Int32Array | null = null;
  private sealed = false;
  private live = 0;
  private usedArea: Area | null | undefined;
  private readonly formulas = new FormulaTexts();
  private arrays = new AreaIndex<ArrayFormula>();
  private removedArrays: ArrayFormula[] = [];
  private rowStyles = new Map<number, StyleIndex>();
  private loadedArrays: readonly ArrayFormula[] = [];
  private relocation = Relocation.none;

  /** `columnStyle`: the style of cells that a column gives to cells without one. `onChange` is called at every change. */
  constructor(readonly pool: TextPool, private readonly columnStyle: (column: number) => StyleIndex = () => 0, private readonly onChange: () => void = () => undefined) {}

  // Loading

  /** Adds a cell of the file; false when it is there already. Only before `seal`. */
  load(row: number, column: number, kind: CellKind, value: number, style: StyleIndex, formula: number): boolean {
    const before = this.where.size;
    const i = this.place(row, column);
    if (this.where.size === before) return false;
    this.now.values[i] = value;
    this.now.meta[i] = (style << 3) | kind;
    if (formula >= 0) this.setFormula(i, formula);
    this.live++;
    return true;
  }

  loadRowStyle(row: number, style: StyleIndex): void {
    this.rowStyles.set(row, style);
  }

  loadArray(area: Area, text: string): void {
    this.arrays.add({ area, text });
  }

  /** Index of a formula; equal texts share one. */
  formulaOf(text: string): number {
    return this.formulas.numberOf(text);
  }

  loadGroup(row: number, column: number, text: string): number {
    return this.formulas.addGroup(row, column, text);
  }

  /** Gives a loaded cell its formula afterwards: a member of a shared group that came before the group's main cell. */
  loadFormula(row: number, column: number, formula: number): void {
    this.setFormula(this.where.find(row, column), formula);
  }

  /** Told before the cells of the file take more memory: by how many bytes. It may throw. */
  set onGrow(told: (bytes: number) => void) {
    this.where.onGrow = this.grows = told;
  }

  /** From here on, changes count. */
  seal(): void {
    this.onGrow = () => undefined;
    this.loaded = this.where.size;
    this.loadedArrays = [...this.arrays.all()];
    this.sealed = true;
  }

  // Reading

  value(row: number, column: number): CellValue {
    const i = this.where.find(row, column);
    return i < 0 ? null : this.valueAt(i);
  }

  formula(row: number, column: number): string | null {
    const i = this.where.find(row, column);
    const own = i < 0 ? null : this.formulaText(i);
    return own ?? (this.arrays.at(row, column)?.text.replace(/^/, "=") ?? null);
  }

  arrayArea(row: number, column: number): Area | null {
    return this.arrays.at(row, column)?.area ?? null;
  }

  style(row: number, column: number): StyleIndex {
    const i = this.where.find(row, column);
    return i < 0 ? this.inherited(row, column) : this.now.meta[i]! >>> 3;
  }

  /** The style that a cell without one takes from its row or column. */
  inherited(row: number, column: number): StyleIndex {
    return this.rowStyles.get(row) ?? this.columnStyle(column);
  }

  used(): Area | null {
    if (this.usedArea !== undefined) return this.usedArea;
    let top = maxRows, bottom = -1, left = maxColumns, right = -1;
    for (let i = 0; i < this.where.size; i++) {
      if (!this.hasContent(i)) continue;
      const row = this.where.rows[i]!;
      const column = this.where.columns[i]!;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    }
    return (this.usedArea = bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
  }

  read(area: Area): CellValue[][] {
    const block = Array.from({ length: area.rows }, () => new Array<CellValue>(area.columns).fill(null));
    // Half of the sheet or more: one look at each cell as they lie costs less than to look each place up.
    if (area.rows * area.columns * 2 >= this.where.size) {
      for (let i = 0; i < this.where.size; i++) {
        const line = block[this.where.rows[i]! - area.row];
        const k = this.where.columns[i]! - area.column;
        if (line !== undefined && k >= 0 && k < area.columns) line[k] = this.valueAt(i);
      }
      return block;
    }
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line = block[row - area.row]!;
      let i = -1;
      for (let k = 0; k < area.columns; k++) {
        const column = area.column + k;
        // Cells of a row usually lie one behind the other.
        const next = i + 1;
        i = i >= 0 && next < this.where.size && this.where.rows[next] === row && this.where.columns[next] === column ? next : this.where.find(row, column);
        if (i >= 0) line[k] = this.valueAt(i);
      }
    }
    return block;
  }

  readColumns(area: Area, kinds: Uint8Array, numbers: Float64Array): void {
    const { rows, columns, size } = this.where;
    const { values, meta } = this.now;
    for (let i = 0; i < size; i++) {
      // Cells that were taken out have row -1.
      const row = rows[i]! - area.row;
      const column = columns[i]! - area.column;
      if (row < 0 || row >= area.rows || column < 0 || column >= area.columns) continue;
      kinds[column * area.rows + row] = meta[i]! & 7;
      numbers[column * area.rows + row] = values[i]!;
    }
  }

  formulaRows(area: Area): number[] {
    const rows = new Set<number>();
    this.eachFormulaCell(area, (row) => rows.add(row - area.row));
    return [...rows].sort((a, b) => a - b);
  }

  eachFormula(area: Area, tell: (row: number, column: number, formula: string) => void): void {
    this.eachFormulaCell(area, (row, column, i) => tell(row, column, i < 0 ? `=${this.arrays.at(row, column)!.text}` : this.formulaText(i)!));
  }

  /** `cell`: the handle of one with a formula of its own; -1 of one that an array formula covers. In no order, each once. */
  private eachFormulaCell(area: Area, tell: (row: number, column: number, cell: number) => void): void {
    const { formulas } = this.now;
    const { rows, columns, size } = this.where;
    const own = (i: number): boolean => formulas !== null && i >= 0 && formulas[i]! > 0;
    // As in `read`.
    if (formulas !== null && area.rows * area.columns * 2 >= size) {
      for (let i = 0; i < size; i++) if (formulas[i]! > 0 && contains(area, rows[i]!, columns[i]!)) tell(rows[i]!, columns[i]!, i);
    } else if (formulas !== null) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        let i = -1;
        for (let column = area.column; column < area.column + area.columns; column++) {
          const next = i + 1;
          i = i >= 0 && next < size && rows[next] === row && columns[next] === column ? next : this.where.find(row, column);
          if (own(i)) tell(row, column, i);
        }
      }
    }
    for (const { area: array } of this.arrays.all()) {
      const [right, bottom] = [Math.min(array.column + array.columns, area.column + area.columns), Math.min(array.row + array.rows, area.row + area.rows)];
      for (let row = Math.max(array.row, area.row); row < bottom; row++) for (let column = Math.max(array.column, area.column); column < right; column++) if (!own(this.where.find(row, column))) tell(row, column, -1);
    }
  }

  count(): number {
    return this.live;
  }

  /** True when any cell holds a formula, an array formula included. */
  hasFormulas(): boolean {
    if (this.arrays.all().length > 0) return true;
    const { formulas } = this.now;
    if (formulas !== null) for (let i = 0; i < this.where.size; i++) if (formulas[i]! > 0) return true;
    return false;
  }

  // Changing

  setContent(row: number, column: number, value: CellValue, formula: string | null): void {
    const i = this.where.find(row, column);
    if (i < 0 && value === null && formula === null) return;
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`A cell cannot hold ${value}.`);
    if (i >= 0 && (formula === null ? this.formulaText(i) === null : this.formulaText(i) === formula) && sameValue(this.valueAt(i), value) && this.arrayAnchoredAt(row, column) === null) return;
    this.touch();
    const array = this.arrayAnchoredAt(row, column);
    if (array !== null) {
      this.arrays.remove(array);
      this.removedArrays.push(array);
    }
    const at = i >= 0 ? i : this.create(row, column);
    const had = this.hasContent(at);
    const [kind, number] = this.encode(at, value);
    this.now.values[at] = number;
    this.now.meta[at] = ((this.now.meta[at]! >>> 3) << 3) | kind;
    this.setFormula(at, formula === null ? -1 : this.formulaLike(at, formula));
    if (this.usedArea !== undefined && had !== this.hasContent(at)) this.usedArea = had || this.usedArea === null ? undefined : grown(this.usedArea, row, column);
  }

  setStyle(row: number, column: number, style: StyleIndex): void {
    const i = this.where.find(row, column);
    if (i < 0 ? this.inherited(row, column) === style : this.now.meta[i]! >>> 3 === style) return;
    this.touch();
    const at = i >= 0 ? i : this.create(row, column);
    this.now.meta[at] = (style << 3) | (this.now.meta[at]! & 7);
  }

  // Moving

  /**
   * Moves the cells, where `move` is one of this sheet, and lets `moved` rewrite every formula of the sheet (without `=`). `back` is what the move back will make of a
   * formula; those that it does not give back are listed. `revive`: cells put in where some were taken out are those again, with what they said then.
   */
  relocate(move: CellMove | null, moved: (formula: string) => string, back: (formula: string) => string, revive = false): LostFormula[] {
    const shift = move === null ? null : new RowShift(move);
    const formulas = this.hasFormulas();
    if (shift === null && !formulas) return [];
    const lost: LostFormula[] = [];
    const note = (row: number, column: number, before: string, after: string, cell: number): void => {
      if (before !== after && back(after) !== before) lost.push({ row, column, formula: "=" + before, value: cell < 0 ? null : this.valueAt(cell), isArray: cell < 0 });
    };
    const arrays = this.arrays.all().map((array) => ({ area: shift === null ? array.area : (movedArea(array.area, move!, shift) ?? array.area), text: moved(array.text), was: array }));
    for (const { was, text } of arrays) note(was.area.row, was.area.column, was.text, text, -1);
    const texts = this.movedTexts(moved, move !== null, (row, column) => shift === null || !movesColumns(move!, column, 1) || shift.at(row) >= 0);
    if (move === null && texts.size === 0 && arrays.every(({ was, text }) => was.text === text)) return lost;
    this.touch();
    if (move !== null && shift !== null) this.moveRows(move, shift, revive);
    for (const [i, { row, before, after }] of texts) {
      note(row, this.where.columns[i]!, before, after, i);
      this.setFormula(i, this.formulaLike(i, after));
    }
    this.arrays = new AreaIndex();
    for (const { area, text, was } of arrays) this.arrays.add(area === was.area && text === was.text ? was : { area, text });
    return lost;
  }

  /** What cells with formulas say before and after, by handle: those that change, and where cells move all of shared groups, which may not speak for them any more. */
  private movedTexts(moved: (formula: string) => string, isMoved: boolean, stays: (row: number, column: number) => boolean): Map<number, { readonly row: number; readonly before: string; readonly after: string }> {
    const texts = new Map<number, { row: number; before: string; after: string }>();
    const { formulas } = this.now;
    for (let i = 0; formulas !== null && i < this.where.size; i++) {
      if (formulas[i]! <= 0) continue;
      const [row, column, number] = [this.where.rows[i]!, this.where.columns[i]!, formulas[i]! - 1];
      const before = this.formulas.textAt(number, row, column);
      const after = moved(before);
      // One that has left its shared group may be what the file says again.
      const mayJoin = isMoved && (this.groupOf(number) !== null || (i < this.loaded && (this.before?.formulas?.[i] ?? 0) !== formulas[i]));
      if ((mayJoin || before !== after) && stays(row, column)) texts.set(i, { row, before, after });
    }
    return texts;
  }

  private moveRows(move: CellMove, shift: RowShift, revive: boolean): void {
    const { now, loaded } = this;
    const { rows, columns, size } = this.where;
    const [relocation, change] = this.relocation.moved({ rows, columns, now, size, loaded }, move, shift, revive);
    this.relocation = relocation;
    this.live += change;
    this.removedArrays = this.removedArrays.flatMap((array) => movedArray(array, move, shift));
    if (movesWholeRows(move)) this.rowStyles = new Map([...this.rowStyles].flatMap(([row, style]) => (shift.at(row) < 0 ? [] : [[shift.at(row), style] as const])));
    this.usedArea = undefined;
    this.where.reenter();
  }

  /** The state of all cells now; the function it gives puts it back. */
  checkpoint(): () => void {
    const { live, before, listed, usedArea, removedArrays, rowStyles, relocation, arrays } = this;
    const { values, meta, formulas } = this.now;
    const { size } = this.where;
    const putBack = this.where.checkpoint();
    const now: CellContents = { values: values.slice(0, size), meta: meta.slice(0, size), formulas: formulas?.slice(0, size) ?? null };
    return () => {
      Object.assign(this, { live, before, listed, usedArea, removedArrays, rowStyles, relocation, arrays });
      this.now.values.set(now.values);
      this.now.meta.set(now.meta);
      if (now.formulas !== null) this.now.formulas!.set(now.formulas);
      else this.now.formulas = null;
      putBack();
    };
  }

  /** Smallest area of all cells, those with only a style too. */
  extent(): Area | null {
    let area: Area | null = null;
    for (let i = 0; i < this.where.size; i++) if (this.where.rows[i]! >= 0 && (area === null || !contains(area, this.where.rows[i]!, this.where.columns[i]!))) area = area === null ? { row: this.where.rows[i]!, column: this.where.columns[i]!, rows: 1, columns: 1 } : grown(area, this.where.rows[i]!, this.where.columns[i]!);
    return area;
  }

  /** Gives the array formula whose first cell this is another text; gives the text it had, or null where there is none. */
  setArrayText(row: number, column: number, text: string): string | null {
    const array = this.arrayAnchoredAt(row, column);
    if (array === null) return null;
    this.touch();
    this.arrays.remove(array);
    this.arrays.add({ ...array, text });
    return array.text;
  }

  rowStyle(row: number): StyleIndex | null {
    return this.rowStyles.get(row) ?? null;
  }

  setRowStyle(row: number, style: StyleIndex | null): void {
    this.touch();
    if (style === null) this.rowStyles.delete(row);
    else this.rowStyles.set(row, style);
  }

  /** Whether cells or rows of the file stand elsewhere than in the file, or array formulas read otherwise. */
  isRelocated(): boolean {
    const isLoaded = (array: ArrayFormula): boolean => this.loadedArrays.some((own) => own.text === array.text && sameArea(own.area, array.area));
    return this.relocation.differs(this.where.rows) || (this.arrays.all() !== this.loadedArrays && !this.arrays.all().every(isLoaded));
  }

  /** Where each row of the file up to `last` stands now; -1 for one that is gone. */
  places(last: number): Int32Array {
    return this.relocation.map.places(last);
  }

  /** For rows as they stand now, those of the file that stand there, by row of the file; new rows are left out. */
  sourcesOf(rows: ReadonlySet<number>): ReadonlyMap<number, number> {
    const bands = [...rows].sort((a, b) => a - b).map((row) => ({ row, rows: 1 }));
    return new Map(this.relocation.map.at(bands).flatMap(([source], i) => (source! < 0 ? [] : [[source!, bands[i]!.row] as const])));
  }

  /** Handles of all cells that stand in the sheet, in row and column order. */
  inOrder(): Int32Array {
    const handles = new Int32Array(this.where.size);
    let count = 0;
    for (let i = 0; i < this.where.size; i++) if (this.where.rows[i]! >= 0) handles[count++] = i;
    return this.where.sorted(handles.subarray(0, count));
  }

  /** True for the cells of the file; in its order they have the first handles. */
  isLoaded(handle: number): boolean {
    return handle < this.loaded;
  }

  // For writing

  /**
   * The cells that differ from what was loaded, in row and column order, as handles for `rowOf`, `columnOf`, `before` and `state`. A new cell that says no
   * more than its row or column does is not among them.
   */
  changes(): Int32Array {
    return (this.listed ??= this.listChanges());
  }

  private listChanges(): Int32Array {
    if (this.before === null) return new Int32Array(0);
    const changed = new Int32Array(this.where.size);
    let count = 0;
    for (let i = 0; i < this.loaded; i++) if (this.where.rows[i]! >= 0 && this.differs(i)) changed[count++] = i;
    for (let i = this.loaded; i < this.where.size; i++) {
      if (this.where.rows[i]! >= 0 && (this.hasContent(i) || this.now.meta[i]! >>> 3 !== this.inherited(this.where.rows[i]!, this.where.columns[i]!))) changed[count++] = i;
    }
    return this.where.sorted(changed.slice(0, count));
  }

  rowOf(handle: number): number {
    return this.where.rows[handle]!;
  }

  columnOf(handle: number): number {
    return this.where.columns[handle]!;
  }

  /** The cell as it was loaded; null for one that the file did not have. */
  loadedState(handle: number): CellState | null {
    return handle < this.loaded ? this.stateIn(this.before ?? this.now, handle) : null;
  }

  state(handle: number): CellState {
    return this.stateIn(this.now, handle);
  }

  /** Whether a changed cell says something else than it did, not only in another style. */
  contentChanged(handle: number): boolean {
    const { before, now } = this;
    if (handle >= this.loaded) return this.hasContent(handle);
    return before !== null && ((before.meta[handle]! & 7) !== (now.meta[handle]! & 7) || before.values[handle] !== now.values[handle] || (before.formulas?.[handle] ?? 0) !== (now.formulas?.[handle] ?? 0));
  }

  /** Whether a changed cell holds a formula now and did not before, or the other way round. */
  formulaMoved(handle: number): boolean {
    const had = handle < this.loaded && (this.before?.formulas?.[handle] ?? 0) > 0;
    return had !== (this.now.formulas?.[handle] ?? 0) > 0 || this.isDissolved(this.where.rows[handle]!, this.where.columns[handle]!);
  }

  /** The handle of a cell, or -1. */
  handleAt(row: number, column: number): number {
    return this.where.find(row, column);
  }

  /** True for the main cell of an array formula of the file that was written over. */
  isDissolved(row: number, column: number): boolean {
    return this.removedArrays.some(({ area }) => area.row === row && area.column === column);
  }

  arrayFormulas(): readonly ArrayFormula[] {
    return this.arrays.all();
  }

  /** Every style that a cell or row names. */
  styles(): Set<StyleIndex> {
    const styles = new Set<StyleIndex>(this.rowStyles.values());
    for (let i = 0; i < this.where.size; i++) styles.add(this.now.meta[i]! >>> 3);
    return styles;
  }

  /** Sets `used[index]` for every text of the pool below its length that a cell says now. */
  markTexts(used: Uint8Array): void {
    for (let i = 0; i < this.where.size; i++) if ((this.now.meta[i]! & 7) === cellKind.text && this.now.values[i]! < used.length) used[this.now.values[i]!] = 1;
  }

  /** Every distinct formula text that a cell holds now. */
  formulaTexts(): Set<string> {
    const texts = new Set<string>(this.arrays.all().map((array) => array.text));
    const { formulas } = this.now;
    if (formulas !== null) for (let i = 0; i < this.where.size; i++) if (formulas[i]! > 0) texts.add(this.formulas.at(formulas[i]! - 1).text);
    return texts;
  }

  /** The cell a shared formula is written for; null for a formula of its own. */
  groupOf(index: number): FormulaSource["group"] {
    return this.formulas.at(index).group;
  }

  /** The text of formula `index` as it reads in the cell, without `=`. */
  formulaTextAt(index: number, row: number, column: number): string {
    return this.formulas.textAt(index, row, column);
  }

  // Inside

  private valueAt(i: number): CellValue {
    const value = this.now.values[i]!;
    switch (this.now.meta[i]! & 7) {
      case cellKind.number: return value;
      case cellKind.text: return this.pool.texts[value]!;
      case cellKind.boolean: return value === 1;
      case cellKind.error: return { error: this.pool.texts[value]! };
      default: return null;
    }
  }

  private formulaText(i: number): string | null {
    const index = this.now.formulas === null ? 0 : this.now.formulas[i]!;
    return index > 0 ? "=" + this.formulaTextAt(index - 1, this.where.rows[i]!, this.where.columns[i]!) : null;
  }

  private hasContent(i: number): boolean {
    return (this.now.meta[i]! & 7) !== cellKind.blank || (this.now.formulas !== null && this.now.formulas[i]! > 0);
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

  private formulaLike(i: number, formula: string): number {
    const text = formula.startsWith("=") ? formula.slice(1) : formula;
    const was = i < this.loaded && this.before?.formulas ? this.before.formulas[i]! : 0;
    return was > 0 && this.formulaTextAt(was - 1, this.where.rows[i]!, this.where.columns[i]!) === text ? was - 1 : this.formulaOf(text);
  }

  private arrayAnchoredAt(row: number, column: number): ArrayFormula | null {
    const array = this.arrays.at(row, column);
    return array !== null && array.area.row === row && array.area.column === column ? array : null;
  }

  private stateIn(from: CellContents, i: number): CellState {
    const meta = from.meta[i]!;
    return { kind: (meta & 7) as CellKind, value: from.values[i]!, style: meta >>> 3, formula: from.formulas === null ? -1 : from.formulas[i]! - 1 };
  }

  private differs(i: number): boolean {
    const { before, now } = this;
    if (before === null) return false;
    return before.meta[i] !== now.meta[i] || before.values[i] !== now.values[i] || (before.formulas?.[i] ?? 0) !== (now.formulas?.[i] ?? 0)
      || this.isDissolved(this.where.rows[i]!, this.where.columns[i]!);
  }

  private touch(): void {
    this.listed = null;
    if (this.sealed && this.before === null) {
      const { values, meta, formulas } = this.now;
      this.before = { values: values.slice(0, this.loaded), meta: meta.slice(0, this.loaded), formulas: formulas?.slice(0, this.loaded) ?? null };
    }
    this.onChange();
  }

  /** The handle of a cell, with room for what it says where it is new. */
  private place(row: number, column: number): number {
    const i = this.where.place(row, column);
    const { values, meta, formulas } = this.now;
    const length = this.where.rows.length;
    if (length > values.length) {
      this.grows((length - values.length) * (formulas === null ? 12 : 16));
      this.now = {
        values: lengthened(new Float64Array(length), values),
        meta: lengthened(new Uint32Array(length), meta),
        formulas: formulas === null ? null : lengthened(new Int32Array(length), formulas),
      };
    }
    return i;
  }

  private create(row: number, column: number): number {
    const style = this.inherited(row, column);
    const i = this.place(row, column);
    this.now.meta[i] = style << 3;
    this.live++;
    return i;
  }

  private setFormula(i: number, formula: number): void {
    if (this.now.formulas === null) {
      if (formula < 0) return;
      this.now.formulas = new Int32Array(this.where.rows.length);
    }
    this.now.formulas[i] = formula + 1;
  }
}

function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

function movedArray(array: ArrayFormula, move: CellMove, shift: RowShift): ArrayFormula[] {
  const area = movedArea(array.area, move, shift);
  return area === null ? [] : [area === array.area ? array : { ...array, area }];
}

function grown(area: Area, row: number, column: number): Area {
  const top = Math.min(area.row, row);
  const left = Math.min(area.column, column);
  return { row: top, column: left, rows: Math.max(area.row + area.rows, row + 1) - top, columns: Math.max(area.column + area.columns, column + 1) - left };
}
