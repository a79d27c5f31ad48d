import { cellAddress, parseArea } from "../../workbook/area";
import { cellKind } from "../../workbook/cellContents";
import type { SparseCells } from "../../workbook/cells";
import type { RowRun } from "../../workbook/model";
import type { XlsxStyles } from "../parts/styles";
import type { MemoryBudget } from "../container/memoryBudget";
import { refuse } from "../xlsxProblem";
import { type CellRecord, cellType, type RowRecord, type RowSink } from "./cellRecord";
import { decodeCellText } from "./cellText";
import { OddCells } from "./oddCells";

/** @source Microsoft, "Excel specifications and limits": cell styles of a workbook, characters in a cell. */
const maxStyles = 65_490;
const maxText = 32_767;
/** The day after 9999-12-31 in each date system. */
const afterLastDay = { 1900: 2_958_466, 1904: 2_957_004 } as const;

/**
 * Puts what the row readers say into the cells of a sheet. `place` is the sheet's name, for addresses. A cell that is odd but says what it says is taken and noted in
 * `odd`; where reading on would be guessing (a cell that occurs twice, a text that is not there) the file is refused with the address.
 */
export class CellLoader implements RowSink {
  readonly hiddenRows: RowRun[] = [];
  readonly odd: OddCells;
  private lastRow = -1;
  private lastColumn = -1;
  /** Shared groups by their number in the file: the formula's index, once its main cell was seen. */
  private readonly groups = new Map<number, number>();
  /** Cells that came before the main cell of their group: address → group. */
  private waiting: { row: number; column: number; group: number }[] = [];

  constructor(private readonly cells: SparseCells, private readonly place: string, private readonly date1904: boolean, private readonly styles: XlsxStyles, private readonly budget: MemoryBudget) {
    this.odd = new OddCells(place);
  }

  row(row: RowRecord): void {
    if (row.row <= this.lastRow) this.odd.add("xlsx/outOfOrder", row.row, 0);
    this.lastRow = row.row;
    this.lastColumn = -1;
    const run = this.hiddenRows.at(-1);
    if (row.hidden && run?.last === row.row - 1) run.last = row.row;
    else if (row.hidden) this.hiddenRows.push({ first: row.row, last: row.row });
    if (row.style > 0) {
      if (row.style >= this.styles.count()) this.badStyle(row.row, 0, row.style);
      this.cells.loadRowStyle(row.row, row.style);
    }
  }

  rowEnd(): void {
    // Nothing: cells say it all.
  }

  cell(cell: CellRecord): void {
    if (cell.column <= this.lastColumn) this.odd.add("xlsx/outOfOrder", cell.row, cell.column);
    this.lastColumn = cell.column;
    if (cell.style >= this.styles.count()) this.badStyle(cell.row, cell.column, cell.style);
    const formula = cell.formula === null ? -1 : this.formula(cell);
    if (!this.put(cell, formula)) refuse("xlsx/duplicateCell", this.address(cell));
  }

  /** After the last row. */
  finish(): void {
    for (const { row, column, group } of this.waiting) {
      const formula = this.groups.get(group);
      if (formula === undefined) refuse("xlsx/badFormula", `${this.place}!${cellAddress(row, column)}`);
      this.cells.loadFormula(row, column, formula);
    }
    this.cells.seal();
  }

  private put(cell: CellRecord, formula: number): boolean {
    const { cells } = this;
    const { row, column, style } = cell;
    if (!cell.hasValue) return cells.load(row, column, cellKind.blank, 0, style, formula);
    switch (cell.type) {
      case cellType.number:
        if (Number.isNaN(cell.number)) return this.putOdd(cell, formula, /^[+-]?\d+$/.test(cell.text) && Number.isFinite(Number(cell.text)) ? "xlsx/longDigits" : /^[+-]?[\d.]+(?:[eE][+-]?\d+)?$/.test(cell.text) ? "xlsx/numberTooLarge" : "xlsx/oddValue", "n");
        if ((cell.number < 0 || cell.number >= afterLastDay[1904]) && this.styles.isDate(style)) this.checkDate(cell);
        return cells.load(row, column, cellKind.number, cell.number, style, formula);
      case cellType.shared:
        if (!Number.isInteger(cell.number) || cell.number < 0 || cell.number >= cells.pool.shared) this.bad(cell, String(cell.number), "s");
        cells.pool.inUse[cell.number] = 1;
        this.checkLength(cell, cells.pool.texts[cell.number]!);
        return cells.load(row, column, cellKind.text, cell.number, style, formula);
      case cellType.string:
      case cellType.inline: {
        const text = decodeCellText(cell.text);
        this.checkLength(cell, text);
        return cells.load(row, column, cellKind.text, this.ownText(text), style, formula);
      }
      case cellType.boolean: {
        const value = cell.text === "1" || cell.text === "true" ? 1 : cell.text === "0" || cell.text === "false" ? 0 : null;
        return value === null ? this.putOdd(cell, formula, "xlsx/oddValue", "b") : cells.load(row, column, cellKind.boolean, value, style, formula);
      }
      case cellType.error:
        return cells.load(row, column, cellKind.error, this.ownText(cell.text), style, formula);
      case cellType.date: {
        const serial = this.serial(cell.text);
        return serial === null ? this.putOdd(cell, formula, "xlsx/oddValue", "d") : cells.load(row, column, cellKind.number, serial, style, formula);
      }
      case cellType.unknown:
        return this.putOdd(cell, formula, "xlsx/oddValue", cell.typeName);
    }
  }

  /** As the text that stands in the file. */
  private putOdd(cell: CellRecord, formula: number, code: "xlsx/oddValue" | "xlsx/numberTooLarge" | "xlsx/longDigits", type: string): boolean {
    const text = decodeCellText(cell.text);
    this.odd.add(code, cell.row, cell.column, { text: text.slice(0, 100), ...(code === "xlsx/oddValue" ? { type: type.slice(0, 100) } : {}) });
    this.checkLength(cell, text);
    return this.cells.load(cell.row, cell.column, cellKind.text, this.ownText(text), cell.style, formula);
  }

  private ownText(text: string): number {
    const { pool } = this.cells;
    const { length } = pool.texts;
    const index = pool.ownIndexOf(text);
    if (pool.texts.length > length) this.budget.holdText(text, this.place);
    return index;
  }

  private badStyle(row: number, column: number, style: number): void {
    if (style >= maxStyles) refuse("xlsx/badCell", `${this.place}!${cellAddress(row, column)}`, { text: String(style), type: "s" });
    // So that a style of ours never gets this number and with it these cells.
    this.styles.reserve(style + 1);
    this.odd.add("xlsx/badStyle", row, column, { style });
  }

  private checkDate({ row, column, number }: CellRecord): void {
    // A 1904 workbook shows days before its epoch.
    if (number < 0 ? !this.date1904 : number >= afterLastDay[this.date1904 ? 1904 : 1900]) this.odd.add("xlsx/dateOutOfRange", row, column, { number });
  }

  private checkLength({ row, column }: CellRecord, text: string): void {
    if (text.length > maxText) this.odd.add("xlsx/textTooLong", row, column, { length: text.length, limit: maxText });
  }

  private formula(cell: CellRecord): number {
    const record = cell.formula!;
    const text = decodeCellText(record.text);
    switch (record.kind) {
      case "shared": {
        if (record.group < 0) refuse("xlsx/badFormula", this.address(cell));
        if (text !== "" && (record.ref !== null || !this.groups.has(record.group))) {
          const index = this.cells.loadGroup(cell.row, cell.column, text);
          this.groups.set(record.group, index);
          return index;
        }
        // A member may repeat its own text; then that is what it says.
        if (text !== "") return this.cells.formulaOf(text);
        const index = this.groups.get(record.group);
        if (index !== undefined) return index;
        this.waiting.push({ row: cell.row, column: cell.column, group: record.group });
        return -1;
      }
      case "array":
      case "dataTable": {
        const area = parseArea(record.ref ?? cellAddress(cell.row, cell.column));
        if (area === null || (record.kind === "array" && text === "" && cell.hasValue === false)) refuse("xlsx/badFormula", this.address(cell));
        const inputs = record.inputs;
        const table = inputs === null ? "" : inputs.twoWay ? `TABLE(${inputs.r1},${inputs.r2})` : inputs.byRow ? `TABLE(${inputs.r1},)` : `TABLE(,${inputs.r1})`;
        this.cells.loadArray(area, record.kind === "array" ? text : table);
        return -1;
      }
      default:
        return text === "" ? -1 : this.cells.formulaOf(text);
    }
  }

  /** ISO 8601, as Strict files write dates: days since the workbook's epoch; null for anything else. @source ECMA-376 part 1, 18.17.4. */
  private serial(text: string): number | null {
    const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(text);
    if (match === null || text === "") return null;
    const [, year, month, day, hour, minute, second] = match;
    const time = (Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0)) / 86400;
    if (year === undefined) return time;
    const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    if (new Date(days * 86_400_000).getUTCDate() !== Number(day)) return null;
    if (this.date1904) return days + 24_107 + time;
    // 1900 was no leap year but Excel counts 29 February 1900: days before it are one lower.
    const serial = days + 25_569;
    return (serial < 61 ? serial - 1 : serial) + time;
  }

  private bad(cell: CellRecord, text: string, type: string): never {
    return refuse("xlsx/badCell", this.address(cell), { text: text.slice(0, 100), type });
  }

  private address(cell: CellRecord): string {
    return `${this.place}!${cellAddress(cell.row, cell.column)}`;
  }
}
