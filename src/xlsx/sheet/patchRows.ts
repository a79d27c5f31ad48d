import { cellKind, type CellState } from "../../workbook/cellContents";
import type { SparseCells } from "../../workbook/cells";
import type { ByteBuilder } from "../container/byteBuilder";
import { cutTag, openTag } from "../container/tag";
import { type CellRecord, cellType, type RowRecord, type RowSink } from "./cellRecord";
import { CellWriter, type TextWriter } from "./cellXml";
import { reformulated } from "./formulaXml";
import { restyled, Splices } from "./splices";

/** First change and the one after the last. */
type Range = { readonly from: number; readonly to: number };
type SeenCell = { readonly column: number; readonly start: number; readonly tagEnd: number; readonly end: number; readonly implied: boolean };

/**
 * Finds, while the rows of a sheet are read again, what must be replaced so that they say what the cells say now: changed cells are written anew, new cells
 * and rows are put where they belong, everything else stays to the letter.
 */
export class RowPatcher implements RowSink {
  private readonly splices = new Splices();
  private readonly writer: CellWriter;
  private readonly changes: Int32Array;
  private readonly done: Uint8Array;
  /** First and last change of each row that has any. */
  private readonly byRow = new Map<number, Range>();
  private readonly seenRows: number[] = [];
  private readonly rowStarts: number[] = [];
  /** Rows that something is to be said about and that the source has not shown yet. */
  private readonly unseen: Set<number>;
  private rowCells: SeenCell[] | null = null;
  /** Of the row at hand: index of its cell by column. */
  private readonly places = new Map<number, number>();
  private readonly brokenGroups = new Set<number>();
  private readonly changed = new Set<number>();

  /** `inlineAll`: also texts that have not changed are written into their cells, so that the sheet can stand without the shared ones. `hidden`: the rows that are hidden now; null leaves that as it is. */
  constructor(private readonly cells: SparseCells, private readonly prefix: string, writeText: TextWriter, private readonly inlineAll: boolean, private readonly hidden: ReadonlySet<number> | null = null) {
    this.writer = new CellWriter(cells, prefix, writeText);
    this.changes = cells.changes();
    this.done = new Uint8Array(this.changes.length);
    for (let from = 0, to = 0; from < this.changes.length; from = to) {
      const row = cells.rowOf(this.changes[from]!);
      while (to < this.changes.length && cells.rowOf(this.changes[to]!) === row) to++;
      this.byRow.set(row, { from, to });
    }
    this.unseen = new Set([...this.byRow.keys(), ...(hidden ?? [])]);
    this.findBrokenGroups();
  }

  row(row: RowRecord): void {
    this.unseen.delete(row.row);
    if (this.byRow.size > 0 || this.hidden !== null) {
      this.seenRows.push(row.row);
      this.rowStarts.push(row.start);
    }
    this.rowCells = this.byRow.has(row.row) ? [] : null;
  }

  cell(cell: CellRecord): void {
    if (this.rowCells !== null) {
      const { column, start, tagEnd, end, implied } = cell;
      this.rowCells.push({ column, start, tagEnd, end, implied });
    }
    const broken = this.brokenGroups.size > 0 && cell.formula?.kind === "shared";
    const inline = this.inlineAll && cell.type === cellType.shared && cell.hasValue;
    if (!broken && !inline) return;
    const handle = this.cells.handleAt(cell.row, cell.column);
    if (this.changed.has(handle)) return;
    const state = this.cells.state(handle);
    if (inline) this.splices.add(cell.start, cell.end, (source) => this.writer.inlined(source, handle, state));
    else if (this.brokenGroups.has(state.formula)) this.splices.add(cell.start, cell.end, this.writer.cellXml(handle, state));
  }

  rowEnd(row: RowRecord): void {
    const hide = this.hidden === null || this.hidden.has(row.row) === row.hidden ? null : !row.hidden;
    const range = this.byRow.get(row.row);
    const added = range === undefined || this.rowCells === null ? [] : this.patchCells(row, range, this.rowCells);
    if (hide === null && added.length === 0) return;
    const columns = added.length === 0 ? null : [this.cells.columnOf(this.changes[range!.from]!), this.cells.columnOf(this.changes[range!.to - 1]!)] as const;
    const tagOf = (tag: string): string => shownOrHidden(columns === null ? tag : fitSpans(tag, columns), hide);
    if (row.tagEnd === row.end && added.length > 0) {
      const text = added.map((cell) => cell.text).join("");
      this.splices.add(row.start, row.end, (tag) => `${openTag(tagOf(tag))}${text}</${this.prefix}row>`);
      return;
    }
    this.splices.add(row.start, row.tagEnd, tagOf);
    for (const { at, text } of added) this.splices.add(at, at, text);
  }

  /** Replaces the changed cells that the row has, and gives those that it lacks with their places. */
  private patchCells(row: RowRecord, range: Range, seen: readonly SeenCell[]): { readonly at: number; readonly text: string }[] {
    const { places } = this;
    places.clear();
    for (let i = 0; i < seen.length; i++) places.set(seen[i]!.column, i);
    const added: { at: number; text: string }[] = [];
    for (let k = range.from; k < range.to; k++) {
      if (this.done[k] === 1) continue;
      const handle = this.changes[k]!;
      const column = this.cells.columnOf(handle);
      const place = places.get(column);
      if (place !== undefined) this.replaceCell(handle, seen[place]!, seen[place + 1]?.implied === true);
      // A change of a cell that stands in another element for the same row waits for that one.
      else if (this.cells.loadedState(handle) !== null) continue;
      else added.push({ at: seen.find((cell) => cell.column > column)?.start ?? row.closeStart, text: this.writer.cellXml(handle, this.cells.state(handle)) });
      this.done[k] = 1;
    }
    return added;
  }

  /** True when nothing has to be said about any row. */
  get unchanged(): boolean {
    return this.byRow.size === 0 && (this.hidden === null || this.hidden.size === 0);
  }

  /** Writes the inside of `sheetData`, which stands between `start` and `end` of the source. */
  write(slice: (start: number, end: number) => Uint8Array, start: number, end: number, out: ByteBuilder): void {
    this.addRows(end);
    this.splices.apply(slice, start, end, out);
  }

  /** Rows that the source does not have: before the first of its rows that comes later, or at the end. */
  private addRows(end: number): void {
    const wanted = [...this.unseen].sort((a, b) => a - b);
    if (wanted.length === 0) return;
    const order = this.seenRows.map((row, i) => ({ row, start: this.rowStarts[i]! }));
    if (this.seenRows.some((row, i) => i > 0 && row < this.seenRows[i - 1]!)) order.sort((a, b) => a.row - b.row);
    let next = 0;
    for (const row of wanted) {
      while (next < order.length && order[next]!.row < row) next++;
      const at = order[next]?.start ?? end;
      // Written when its turn comes: a large new sheet must not stand in memory as text.
      this.splices.add(at, at, () => this.rowXml(row, this.byRow.get(row) ?? { from: 0, to: 0 }));
    }
  }

  private rowXml(row: number, { from, to }: Range): string {
    let text = `<${this.prefix}row r="${row + 1}"${this.hidden?.has(row) === true ? ' hidden="1"' : ""}>`;
    for (let k = from; k < to; k++) text += this.writer.cellXml(this.changes[k]!, this.cells.state(this.changes[k]!));
    return `${text}</${this.prefix}row>`;
  }

  private replaceCell(handle: number, { start, tagEnd, end }: SeenCell, followed: boolean): void {
    const was = this.cells.loadedState(handle)!;
    const now = this.cells.state(handle);
    const row = this.cells.rowOf(handle);
    const column = this.cells.columnOf(handle);
    if (sameContent(was, now) && !this.cells.isDissolved(row, column)) {
      const inline = this.inlineAll && now.kind === cellKind.text;
      if (inline) this.splices.add(start, end, (source) => restyled(this.writer.inlined(source, handle, now), now.style));
      else this.splices.add(start, tagEnd, now.style);
      return;
    }
    const blank = now.kind === cellKind.blank && now.formula < 0 && now.style === 0 && this.cells.inherited(row, column) === 0;
    // A formula whose references have moved: everything else of its cell stays as it is written.
    if (was.kind === now.kind && was.value === now.value && was.style === now.style && was.formula >= 0 && now.formula >= 0 && !this.inlineAll) {
      const text = this.cells.formulaTextAt(now.formula, row, column);
      return this.splices.add(start, end, (source) => reformulated(source, this.prefix, text) ?? this.writer.cellXml(handle, now));
    }
    // A follower that does not say where it stands counts from this cell.
    this.splices.add(start, end, blank && !followed ? "" : this.writer.cellXml(handle, now));
  }

  /** A shared formula whose main cell is written anew is not shared any more: its other cells get their own text. */
  private findBrokenGroups(): void {
    for (const handle of this.changes) {
      const was = this.cells.loadedState(handle);
      if (was === null || was.formula < 0 || sameContent(was, this.cells.state(handle))) continue;
      const group = this.cells.groupOf(was.formula);
      if (group !== null && group.row === this.cells.rowOf(handle) && group.column === this.cells.columnOf(handle)) this.brokenGroups.add(was.formula);
    }
    if (this.brokenGroups.size > 0 || this.inlineAll) for (const handle of this.changes) this.changed.add(handle);
  }
}

export function sameContent(a: CellState, b: CellState): boolean {
  return a.kind === b.kind && a.value === b.value && a.formula === b.formula;
}

/** A row's start tag, hidden or shown; null leaves it. */
export function shownOrHidden(tag: string, hide: boolean | null): string {
  if (hide === null) return tag;
  const without = tag.replace(/\shidden\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  if (!hide) return without;
  // Where Excel writes it, so that a row which was shown for a while is what it was.
  const next = without.search(/\s(?:customHeight|outlineLevel|collapsed|thickTop|thickBot|ph|[\w.-]{1,40}:[\w.-]{1,40})\s*=/);
  const { body, selfClosing } = cutTag(without);
  return next < 0 ? `${body} hidden="1"${selfClosing ? "/>" : ">"}` : `${without.slice(0, next)} hidden="1"${without.slice(next)}`;
}

/** `spans` is a hint about the columns of a row; one that has become wrong is taken out. */
export function fitSpans(tag: string, [first, last]: readonly [number, number]): string {
  const match = /\sspans\s*=\s*(["'])(\d+):(\d+)\1/.exec(tag);
  if (match === null || (first + 1 >= Number(match[2]) && last + 1 <= Number(match[3]))) return tag;
  return tag.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, "");
}
