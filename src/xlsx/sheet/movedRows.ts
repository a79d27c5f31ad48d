import { cellKind } from "../../workbook/cellContents";
import type { SparseCells } from "../../workbook/cells";
import type { ByteBuilder } from "../container/byteBuilder";
import { openTag } from "../container/tag";
import { type CellRecord, type FormulaRecord, type RowRecord, type RowSink } from "./cellRecord";
import { CellWriter, type TextWriter } from "./cellXml";
import { readdressed, reformulated, regrouped, retabled } from "./formulaXml";
import { fitSpans, sameContent, shownOrHidden } from "./patchRows";
import { restyled } from "./splices";

type Row = { readonly row: number; readonly hidden: boolean; readonly start: number; readonly tagEnd: number; end: number; closeStart: number; readonly firstCell: number; lastCell: number };

export type MovedRowsJob = {
  readonly cells: SparseCells;
  readonly prefix: string;
  readonly writeText: TextWriter;
  /** Shared texts are written into the cells. */
  readonly inlineAll: boolean;
  /** The rows that are hidden now. */
  readonly hidden: ReadonlySet<number>;
  /** Attributes of rows that the file does not have, by row, from their first blank on. */
  readonly newRows: ReadonlyMap<number, string>;
};

/**
 * Writes the rows of a sheet whose cells have moved: every row and cell of the file where it stands now, with its new address and everything else to the letter;
 * what is gone is left out, what is new is put where it belongs.
 */
export class MovedRows implements RowSink {
  private readonly rows: Row[] = [];
  /** By handle: the cells of the file come in the order of their handles. */
  private readonly starts: number[] = [];
  private readonly tagEnds: number[] = [];
  private readonly ends: number[] = [];
  /** Main cells of groups and arrays, by handle. */
  private readonly mains = new Map<number, FormulaRecord>();
  private readonly writer: CellWriter;
  private readonly changed: Set<number>;
  private readonly brokenGroups = new Set<number>();
  private slice: (start: number, end: number) => Uint8Array = () => new Uint8Array();
  private readonly decoder = new TextDecoder();

  constructor(private readonly job: MovedRowsJob) {
    this.writer = new CellWriter(job.cells, job.prefix, job.writeText);
    this.changed = new Set(job.cells.changes());
  }

  row({ row, hidden, start, tagEnd }: RowRecord): void {
    this.rows.push({ row, hidden, start, tagEnd, end: tagEnd, closeStart: tagEnd, firstCell: this.starts.length, lastCell: this.starts.length });
  }

  cell({ start, tagEnd, end, formula }: CellRecord): void {
    const isMain = formula !== null && (formula.kind === "array" || formula.kind === "dataTable" || (formula.kind === "shared" && formula.text !== ""));
    if (isMain) this.mains.set(this.starts.length, formula);
    this.starts.push(start);
    this.tagEnds.push(tagEnd);
    this.ends.push(end);
  }

  rowEnd({ closeStart, end }: RowRecord): void {
    Object.assign(this.rows.at(-1)!, { closeStart, end, lastCell: this.starts.length });
  }

  /** True when there is no row to write. */
  get unchanged(): boolean {
    const { cells, hidden, newRows } = this.job;
    return this.rows.length === 0 && hidden.size === 0 && newRows.size === 0 && cells.inOrder().length === 0;
  }

  /** Writes the inside of `sheetData`, which stands between `start` and `end` of the source. */
  write(slice: (start: number, end: number) => Uint8Array, start: number, end: number, out: ByteBuilder): void {
    this.slice = slice;
    const { cells, hidden, newRows } = this.job;
    this.findBrokenGroups();
    const order = cells.inOrder();
    const ranges = new Map<number, readonly [number, number]>();
    for (let from = 0, to = 0; from < order.length; from = to) {
      const row = cells.rowOf(order[from]!);
      while (to < order.length && cells.rowOf(order[to]!) === row) to++;
      ranges.set(row, [from, to]);
    }
    const places = cells.places(this.rows.reduce((last, { row }) => Math.max(last, row), 0));
    const taken = new Set(this.rows.map(({ row }) => places[row]!));
    const added = [...new Set([...ranges.keys(), ...hidden, ...newRows.keys()])].filter((row) => !taken.has(row)).sort((a, b) => a - b);
    const handlesOf = (row: number): Int32Array => order.subarray(...(ranges.get(row) ?? [0, 0]));
    let [next, at] = [0, start];
    for (const row of this.rows) {
      const to = places[row.row]!;
      if (to >= 0) {
        for (; next < added.length && added[next]! < to; next++) this.writeNewRow(out, added[next]!, handlesOf(added[next]!));
        out.copy(slice(at, row.start));
        this.writeRow(out, row, to, handlesOf(to));
      }
      at = row.end;
    }
    for (; next < added.length; next++) this.writeNewRow(out, added[next]!, handlesOf(added[next]!));
    out.copy(slice(at, end));
  }

  private writeNewRow(out: ByteBuilder, row: number, handles: Int32Array): void {
    const { prefix, hidden, newRows } = this.job;
    const cells = [...handles].map((handle) => this.cellText(handle)).join("");
    const attributes = newRows.get(row) ?? "";
    if (cells === "" && attributes === "" && !hidden.has(row)) return;
    out.write(shownOrHidden(`<${prefix}row r="${row + 1}"${attributes}>`, hidden.has(row) ? true : null));
    out.write(`${cells}</${prefix}row>`);
  }

  private writeRow(out: ByteBuilder, row: Row, to: number, handles: Int32Array): void {
    const { cells, prefix, hidden } = this.job;
    const hide = hidden.has(to) === row.hidden ? null : !row.hidden;
    const added = [...handles].filter((handle) => handle < row.firstCell || handle >= row.lastCell);
    if (to === row.row && hide === null && added.length === 0 && this.staysWhole(row, to)) return out.copy(this.slice(row.start, row.end));
    const newTexts = added.map((handle) => [cells.columnOf(handle), this.cellText(handle)] as const).filter(([, text]) => text !== "");
    let tag = shownOrHidden(this.text(row.start, row.tagEnd), hide);
    if (to !== row.row) tag = renumbered(tag, prefix, to);
    if (newTexts.length > 0) tag = fitSpans(tag, [newTexts[0]![0], newTexts.at(-1)![0]]);
    if (row.tagEnd === row.end) {
      if (newTexts.length === 0) return out.write(tag);
      return out.write(`${openTag(tag)}${newTexts.map(([, text]) => text).join("")}</${prefix}row>`);
    }
    out.write(tag);
    let [next, at] = [0, row.tagEnd];
    for (let handle = row.firstCell; handle < row.lastCell; handle++) {
      const stays = cells.rowOf(handle) === to;
      for (; stays && next < newTexts.length && newTexts[next]![0] < cells.columnOf(handle); next++) out.write(newTexts[next]![1]);
      if (this.starts[handle]! > at) out.copy(this.slice(at, this.starts[handle]!));
      if (stays) this.writeCell(out, handle, to);
      at = this.ends[handle]!;
    }
    for (; next < newTexts.length; next++) out.write(newTexts[next]![1]);
    out.copy(this.slice(at, row.end));
  }

  private staysWhole(row: Row, to: number): boolean {
    for (let handle = row.firstCell; handle < row.lastCell; handle++) {
      if (this.job.cells.rowOf(handle) !== to || !this.staysAsWritten(handle)) return false;
    }
    return true;
  }

  /** Whether a cell says what its source says, its address apart. */
  private staysAsWritten(handle: number): boolean {
    const { cells, inlineAll } = this.job;
    const state = cells.state(handle);
    return !this.changed.has(handle) && !this.mains.has(handle) && !this.brokenGroups.has(state.formula) && !(inlineAll && state.kind === cellKind.text);
  }

  private writeCell(out: ByteBuilder, handle: number, row: number): void {
    const { prefix, cells } = this.job;
    const [start, tagEnd] = [this.starts[handle]!, this.tagEnds[handle]!];
    if (!this.staysAsWritten(handle)) return out.write(this.cellText(handle));
    const tag = this.text(start, tagEnd);
    out.write(readdressed(tag, prefix, row, cells.columnOf(handle)));
    if (this.ends[handle]! > tagEnd) out.copy(this.slice(tagEnd, this.ends[handle]!));
  }

  /** The cell as it is written now; empty for one that says no more than its row or column. */
  private cellText(handle: number): string {
    const { cells, prefix, inlineAll } = this.job;
    const state = cells.state(handle);
    const [row, column] = [cells.rowOf(handle), cells.columnOf(handle)];
    const blank = state.kind === cellKind.blank && state.formula < 0;
    const was = cells.loadedState(handle);
    if (was === null) return blank && state.style === cells.inherited(row, column) ? "" : this.writer.cellXml(handle, state);
    if (cells.isDissolved(row, column) || was.kind !== state.kind || was.value !== state.value || was.formula < 0 !== state.formula < 0) return blank && state.style === 0 && cells.inherited(row, column) === 0 ? "" : this.writer.cellXml(handle, state);
    const source = this.text(this.starts[handle]!, this.ends[handle]!);
    const formulated = this.withFormula(handle, source) ?? this.writer.cellXml(handle, state);
    const inlined = inlineAll && state.kind === cellKind.text ? this.writer.inlined(formulated, handle, state) : formulated;
    return readdressed(was.style === state.style ? inlined : restyled(inlined, state.style), prefix, row, column);
  }

  private withFormula(handle: number, source: string): string | null {
    const { cells, prefix } = this.job;
    const [row, column, { formula }] = [cells.rowOf(handle), cells.columnOf(handle), cells.state(handle)];
    const main = this.mains.get(handle);
    if (main?.kind === "array" || main?.kind === "dataTable") {
      const area = cells.arrayArea(row, column);
      const text = cells.formula(row, column)?.slice(1);
      if (area === null || text === undefined) return null;
      return main.kind === "array" ? regrouped(source, prefix, text, area) : retabled(source, prefix, text, area);
    }
    if (formula < 0) return source;
    const group = cells.groupOf(formula);
    if (sameContent(cells.loadedState(handle)!, cells.state(handle)) && !this.brokenGroups.has(formula)) {
      return main === undefined || group === null ? source : regrouped(source, prefix, cells.formulaTextAt(formula, row, column), this.groupArea(formula));
    }
    return reformulated(source, prefix, cells.formulaTextAt(formula, row, column));
  }

  private areas: Map<number, { top: number; left: number; bottom: number; right: number }> | null = null;

  /** The area that holds all cells of a group now. */
  private groupArea(formula: number): { row: number; column: number; rows: number; columns: number } {
    if (this.areas === null) {
      this.areas = new Map();
      const { cells } = this.job;
      for (const handle of cells.inOrder()) {
        const index = cells.state(handle).formula;
        if (index < 0 || cells.groupOf(index) === null) continue;
        const [row, column] = [cells.rowOf(handle), cells.columnOf(handle)];
        const area = this.areas.get(index);
        if (area === undefined) this.areas.set(index, { top: row, left: column, bottom: row, right: column });
        else Object.assign(area, { top: Math.min(area.top, row), left: Math.min(area.left, column), bottom: Math.max(area.bottom, row), right: Math.max(area.right, column) });
      }
    }
    const { top, left, bottom, right } = this.areas.get(formula)!;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** A shared formula whose main cell says something else now, or is gone, is not shared any more. */
  private findBrokenGroups(): void {
    const { cells } = this.job;
    for (const [handle, { kind }] of this.mains) {
      const group = cells.loadedState(handle)!.formula;
      if (kind === "shared" && cells.state(handle).formula !== group) this.brokenGroups.add(group);
    }
  }

  private text(start: number, end: number): string {
    return this.decoder.decode(this.slice(start, end));
  }
}

function renumbered(tag: string, prefix: string, row: number): string {
  const own = /\sr\s*=\s*(?:"[^"]*"|'[^']*')/;
  const r = ` r="${row + 1}"`;
  return own.test(tag) ? tag.replace(own, r) : `<${prefix}row${r}${tag.slice(prefix.length + 4)}`;
}
