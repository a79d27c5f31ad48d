import { type CellValue, sameValue } from "../records/cellValue";
import { type Area, contains, maxColumns, maxRows } from "./area";
import { type ArrayFormula, ArrayFormulas } from "./arrayFormulas";
import { CellContents, cellKind, type CellKind, type CellState } from "./cellContents";
import { CellPlaces } from "./cellPlaces";
import { type CellMove, movedArea, movesColumns, movesWholeRows, RowShift } from "./cellMove";
import { type FormulaSource, FormulaTexts } from "./formulaTexts";
import type { CellStore, StyleIndex } from "./model";
import { Relocation } from "./relocation";
import type { TextPool } from "./textPool";

/** A formula that a move has changed for good: the move back alone does not give it back. `row` is where its cell stood before; `isArray`: it is that of an array formula. */
export type LostFormula = { readonly row: number; readonly column: number; readonly formula: string; readonly value: CellValue; readonly isArray: boolean };

/**
 * Cells in parallel arrays (18 bytes each), found by their places (8 to 16 bytes each): any mix of dense and scattered cells costs the same, so a file cannot make it explode
 * by where it puts them.
 */
export class SparseCells implements CellStore {
  private readonly where = new CellPlaces();
  private grows: (bytes: number) => void = () => undefined;
  private readonly contents: CellContents;
  /** What `changes` gave last; null once something has changed again. */
  private listed: Int32Array | null = null;
  private live = 0;
  private usedArea: Area | null | undefined;
  private readonly formulas = new FormulaTexts();
  private readonly arrays = new ArrayFormulas();
  private rowStyles = new Map<number, StyleIndex>();
  private relocation = Relocation.none;

  /** `columnStyle`: the style of cells that a column gives to cells without one. `onChange` is called at every change. */
  constructor(readonly pool: TextPool, private readonly columnStyle: (column: number) => StyleIndex = () => 0, private readonly onChange: () => void = () => undefined) {
    this.contents = new CellContents(pool);
  }

  // Loading

  /** Adds a cell of the file; false when it is there already. Only before `seal`. */
  load(row: number, column: number, kind: CellKind, value: number, style: StyleIndex, formula: number): boolean {
    const before = this.where.size;
    const i = this.place(row, column);
    if (this.where.size === before) return false;
    this.contents.set(i, kind, value, style);
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
    this.contents.seal(this.where.size);
    this.arrays.seal();
  }

  // Reading

  value(row: number, column: number): CellValue {
    const i = this.where.find(row, column);
    return i < 0 ? null : this.contents.valueAt(i);
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
    return i < 0 ? this.inherited(row, column) : this.contents.styleAt(i);
  }

  /** The style that a cell without one takes from its row or column. */
  inherited(row: number, column: number): StyleIndex {
    return this.rowStyles.get(row) ?? this.columnStyle(column);
  }

  used(): Area | null {
    if (this.usedArea !== undefined) return this.usedArea;
    let top = maxRows, bottom = -1, left = maxColumns, right = -1;
    for (let i = 0; i < this.where.size; i++) {
      if (!this.contents.isFilled(i)) continue;
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
        if (line !== undefined && k >= 0 && k < area.columns) line[k] = this.contents.valueAt(i);
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
        if (i >= 0) line[k] = this.contents.valueAt(i);
      }
    }
    return block;
  }

  readColumns(area: Area, kinds: Uint8Array, numbers: Float64Array): void {
    const { rows, columns, size } = this.where;
    const { values, meta } = this.contents;
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
    const { formulas } = this.contents;
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
    const { formulas } = this.contents;
    if (formulas !== null) for (let i = 0; i < this.where.size; i++) if (formulas[i]! > 0) return true;
    return false;
  }

  // Changing

  setContent(row: number, column: number, value: CellValue, formula: string | null): void {
    const i = this.where.find(row, column);
    if (i < 0 && value === null && formula === null) return;
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`A cell cannot hold ${value}.`);
    if (i >= 0 && (formula === null ? this.formulaText(i) === null : this.formulaText(i) === formula) && sameValue(this.contents.valueAt(i), value) && this.arrays.anchoredAt(row, column) === null) return;
    this.touch();
    const array = this.arrays.anchoredAt(row, column);
    if (array !== null) this.arrays.dissolve(array);
    const at = i >= 0 ? i : this.create(row, column);
    const had = this.contents.isFilled(at);
    this.contents.setValue(at, value);
    this.setFormula(at, formula === null ? -1 : this.formulaLike(at, formula));
    if (this.usedArea !== undefined && had !== this.contents.isFilled(at)) this.usedArea = had || this.usedArea === null ? undefined : grown(this.usedArea, row, column);
  }

  setStyle(row: number, column: number, style: StyleIndex): void {
    const i = this.where.find(row, column);
    if ((i < 0 ? this.inherited(row, column) : this.contents.styleAt(i)) === style) return;
    this.touch();
    this.contents.setStyle(i >= 0 ? i : this.create(row, column), style);
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
      if (before !== after && back(after) !== before) lost.push({ row, column, formula: "=" + before, value: cell < 0 ? null : this.contents.valueAt(cell), isArray: cell < 0 });
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
    this.arrays.replace(arrays.map(({ area, text, was }) => (area === was.area && text === was.text ? was : { area, text })));
    return lost;
  }

  /** What cells with formulas say before and after, by handle: those that change, and where cells move all of shared groups, which may not speak for them any more. */
  private movedTexts(moved: (formula: string) => string, isMoved: boolean, stays: (row: number, column: number) => boolean): Map<number, { readonly row: number; readonly before: string; readonly after: string }> {
    const texts = new Map<number, { row: number; before: string; after: string }>();
    const { formulas } = this.contents;
    for (let i = 0; formulas !== null && i < this.where.size; i++) {
      if (formulas[i]! <= 0) continue;
      const [row, column, number] = [this.where.rows[i]!, this.where.columns[i]!, formulas[i]! - 1];
      const before = this.formulas.textAt(number, row, column);
      const after = moved(before);
      // One that has left its shared group may be what the file says again.
      const mayJoin = isMoved && (this.groupOf(number) !== null || (i < this.contents.loaded && this.contents.formulaBefore(i) !== number));
      if ((mayJoin || before !== after) && stays(row, column)) texts.set(i, { row, before, after });
    }
    return texts;
  }

  private moveRows(move: CellMove, shift: RowShift, revive: boolean): void {
    const { rows, columns, size } = this.where;
    const [relocation, change] = this.relocation.moved({ rows, columns, now: this.contents, size, loaded: this.contents.loaded }, move, shift, revive);
    this.relocation = relocation;
    this.live += change;
    this.arrays.moveDissolved(move, shift);
    if (movesWholeRows(move)) this.rowStyles = new Map([...this.rowStyles].flatMap(([row, style]) => (shift.at(row) < 0 ? [] : [[shift.at(row), style] as const])));
    this.usedArea = undefined;
    this.where.reenter();
  }

  /** The state of all cells now; the function it gives puts it back. */
  checkpoint(): () => void {
    const { live, listed, usedArea, rowStyles, relocation } = this;
    const putBack = [this.contents.checkpoint(this.where.size), this.where.checkpoint(), this.arrays.checkpoint()];
    return () => {
      Object.assign(this, { live, listed, usedArea, rowStyles, relocation });
      for (const put of putBack) put();
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
    const array = this.arrays.anchoredAt(row, column);
    if (array === null) return null;
    this.touch();
    this.arrays.setText(array, text);
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
    return this.relocation.differs(this.where.rows) || this.arrays.differ();
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
    return handle < this.contents.loaded;
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
    if (!this.contents.isTouched) return new Int32Array(0);
    const { loaded } = this.contents;
    const changed = new Int32Array(this.where.size);
    let count = 0;
    for (let i = 0; i < loaded; i++) if (this.where.rows[i]! >= 0 && (this.contents.differs(i) || this.isDissolved(this.where.rows[i]!, this.where.columns[i]!))) changed[count++] = i;
    for (let i = loaded; i < this.where.size; i++) {
      if (this.where.rows[i]! >= 0 && (this.contents.isFilled(i) || this.contents.styleAt(i) !== this.inherited(this.where.rows[i]!, this.where.columns[i]!))) changed[count++] = i;
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
    return this.contents.loadedState(handle);
  }

  state(handle: number): CellState {
    return this.contents.stateAt(handle);
  }

  /** Whether a changed cell says something else than it did, not only in another style. */
  contentChanged(handle: number): boolean {
    return this.contents.contentChanged(handle);
  }

  /** Whether a changed cell holds a formula now and did not before, or the other way round. */
  formulaMoved(handle: number): boolean {
    return this.contents.formulaBefore(handle) >= 0 !== this.contents.formulaAt(handle) >= 0 || this.isDissolved(this.where.rows[handle]!, this.where.columns[handle]!);
  }

  /** The handle of a cell, or -1. */
  handleAt(row: number, column: number): number {
    return this.where.find(row, column);
  }

  /** True for the main cell of an array formula of the file that was written over. */
  isDissolved(row: number, column: number): boolean {
    return this.arrays.isDissolved(row, column);
  }

  arrayFormulas(): readonly ArrayFormula[] {
    return this.arrays.all();
  }

  /** Every style that a cell or row names. */
  styles(): Set<StyleIndex> {
    const styles = new Set<StyleIndex>(this.rowStyles.values());
    for (let i = 0; i < this.where.size; i++) styles.add(this.contents.styleAt(i));
    return styles;
  }

  /** Sets `used[index]` for every text of the pool below its length that a cell says now. */
  markTexts(used: Uint8Array): void {
    const { values, meta } = this.contents;
    for (let i = 0; i < this.where.size; i++) if ((meta[i]! & 7) === cellKind.text && values[i]! < used.length) used[values[i]!] = 1;
  }

  /** Every distinct formula text that a cell holds now. */
  formulaTexts(): Set<string> {
    const texts = new Set<string>(this.arrays.all().map((array) => array.text));
    const { formulas } = this.contents;
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

  private formulaText(i: number): string | null {
    const index = this.contents.formulaAt(i);
    return index >= 0 ? "=" + this.formulaTextAt(index, this.where.rows[i]!, this.where.columns[i]!) : null;
  }

  private formulaLike(i: number, formula: string): number {
    const text = formula.startsWith("=") ? formula.slice(1) : formula;
    const was = this.contents.formulaBefore(i);
    return was >= 0 && this.formulaTextAt(was, this.where.rows[i]!, this.where.columns[i]!) === text ? was : this.formulaOf(text);
  }

  private touch(): void {
    this.listed = null;
    this.contents.touch();
    this.onChange();
  }

  /** The handle of a cell, with room for what it says where it is new. */
  private place(row: number, column: number): number {
    const i = this.where.place(row, column);
    const more = this.contents.growth(this.where.rows.length);
    if (more > 0) {
      this.grows(more);
      this.contents.grow(this.where.rows.length);
    }
    return i;
  }

  private create(row: number, column: number): number {
    const style = this.inherited(row, column);
    const i = this.place(row, column);
    this.contents.set(i, cellKind.blank, 0, style);
    this.live++;
    return i;
  }

  private setFormula(i: number, formula: number): void {
    this.contents.setFormula(i, formula, this.where.rows.length);
  }
}

function grown(area: Area, row: number, column: number): Area {
  const top = Math.min(area.row, row);
  const left = Math.min(area.column, column);
  return { row: top, column: left, rows: Math.max(area.row + area.rows, row + 1) - top, columns: Math.max(area.column + area.columns, column + 1) - left };
}
