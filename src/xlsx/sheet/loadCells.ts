import { cellAddress, parseArea } from "../../workbook/area";
import { cellKind, type SparseCells } from "../../workbook/cells";
import type { RowRun } from "../../workbook/model";
import { refuse } from "../xlsxProblem";
import { type CellRecord, cellType, type RowRecord, type RowSink } from "./cellRecord";
import { decodeCellText } from "./cellText";

/** Largest style index that fits beside a cell's kind; Excel allows 65,490. */
const maxStyle = 1 << 20;

/** Puts what the row readers say into the cells of a sheet. `place` is the sheet's name, for addresses. */
export class CellLoader implements RowSink {
  readonly hiddenRows: RowRun[] = [];
  /** Shared groups by their number in the file: the formula's index, once its main cell was seen. */
  private readonly groups = new Map<number, number>();
  /** Cells that came before the main cell of their group: address → group. */
  private waiting: { row: number; column: number; group: number }[] = [];

  constructor(private readonly cells: SparseCells, private readonly place: string, private readonly date1904: boolean) {}

  row(row: RowRecord): void {
    const run = this.hiddenRows.at(-1);
    if (row.hidden && run?.last === row.row - 1) run.last = row.row;
    else if (row.hidden) this.hiddenRows.push({ first: row.row, last: row.row });
    if (row.style > 0) this.cells.loadRowStyle(row.row, row.style);
  }

  rowEnd(): void {
    // Nothing: cells say it all.
  }

  cell(cell: CellRecord): void {
    if (cell.style >= maxStyle) this.bad(cell, String(cell.style), "s");
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
        return cells.load(row, column, cellKind.number, cell.number, style, formula);
      case cellType.shared:
        if (!Number.isInteger(cell.number) || cell.number < 0 || cell.number >= cells.pool.shared) this.bad(cell, String(cell.number), "s");
        cells.pool.inUse[cell.number] = 1;
        return cells.load(row, column, cellKind.text, cell.number, style, formula);
      case cellType.string:
      case cellType.inline:
        return cells.load(row, column, cellKind.text, cells.pool.ownIndexOf(decodeCellText(cell.text)), style, formula);
      case cellType.boolean: {
        const value = cell.text === "1" || cell.text === "true" ? 1 : cell.text === "0" || cell.text === "false" ? 0 : this.bad(cell, cell.text, "b");
        return cells.load(row, column, cellKind.boolean, value, style, formula);
      }
      case cellType.error:
        return cells.load(row, column, cellKind.error, cells.pool.ownIndexOf(cell.text), style, formula);
      case cellType.date:
        return cells.load(row, column, cellKind.number, this.serial(cell), style, formula);
    }
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

  /** ISO 8601, as Strict files write dates: days since the workbook's epoch. @source ECMA-376 part 1, 18.17.4. */
  private serial(cell: CellRecord): number {
    const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(cell.text);
    if (match === null || cell.text === "") return this.bad(cell, cell.text, "d");
    const [, year, month, day, hour, minute, second] = match;
    const time = (Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0)) / 86400;
    if (year === undefined) return time;
    const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    if (new Date(days * 86_400_000).getUTCDate() !== Number(day)) return this.bad(cell, cell.text, "d");
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
