import type { CellValue } from "../../records/cellValue";
import { sameValue } from "../../records/cellValue";
import { type Area, areaAddress, parseArea } from "../../workbook/area";

/** What a change event says that is needed here; `triggerSource` only from ExcelApi 1.14 on. */
export type ChangeNotice = { readonly worksheetId: string; readonly address: string; readonly source: string; readonly changeType?: string; readonly triggerSource?: string };

/** Cells that are remembered at most: events come within moments of the write. */
const mostCells = 200_000;
/** Moves whose events have not come, at most. */
const mostMoves = 10_000;

/**
 * Which change events are echoes of our own writes. From ExcelApi 1.14 on Excel says it itself. Before, what we wrote is remembered: an event is ours while its cells hold
 * just that, and then there is nothing in it that anybody has to look at, however late or often it comes.
 */
export class OwnWrites {
  /** By sheet and cell: what we wrote there last; the value of a formula is Excel's. */
  private readonly written = new Map<string, CellValue | "formula">();
  private readonly selected: string[] = [];
  private readonly moved: string[] = [];
  private readonly deleted = new Set<string>();

  constructor(private readonly marked: boolean) {}

  /** Values are about to be written to these cells. */
  expect(sheet: string, area: Area, values: readonly (readonly CellValue[])[], formulas: readonly (readonly (string | null)[])[]): void {
    if (this.marked) return;
    if (this.written.size > mostCells) this.written.clear();
    values.forEach((line, r) => line.forEach((value, c) => {
      const key = `${sheet}!${area.row + r},${area.column + c}`;
      this.written.set(key, formulas[r]![c] === null ? (value === "" ? null : value) : "formula");
    }));
  }

  /** Cells are about to be put in or taken out there. What was written stands elsewhere afterwards and is forgotten. */
  expectMove(sheet: string, area: Area, kind: "insert" | "delete"): void {
    if (this.marked) return;
    this.written.clear();
    this.moved.push(`${sheet}!${areaAddress(area)} ${kind}`);
    if (this.moved.length > mostMoves) this.moved.shift();
  }

  /** True for the event of a move that we made; each is told once. */
  private isOwnMove({ worksheetId, address, changeType = "" }: ChangeNotice): boolean {
    const kind = changeType.endsWith("Inserted") ? "insert" : changeType.endsWith("Deleted") ? "delete" : null;
    const area = kind === null ? null : parseArea(address);
    const index = area === null ? -1 : this.moved.indexOf(`${worksheetId}!${areaAddress(area)} ${kind}`);
    if (index >= 0) this.moved.splice(index, 1);
    return index >= 0;
  }

  /** `sheet ID` or `table NAME` is about to be deleted by us: no version of Excel marks that. */
  expectDeletion(what: string): void {
    this.deleted.add(what);
  }

  /** True for the event of a deletion that we made; each is told once. */
  isOwnDeletion(what: string): boolean {
    return this.deleted.delete(what);
  }

  /** The area is about to be selected by us. */
  expectSelection(sheet: string, area: Area): void {
    this.selected.push(`${sheet}!${areaAddress(area)}`);
  }

  /** True for the selection that `select` made; each is told once. */
  isOwnSelection(sheet: string, address: string): boolean {
    const index = this.selected.indexOf(`${sheet}!${address}`);
    // Selections come in order: what was expected before is over.
    if (index >= 0) this.selected.splice(0, index + 1);
    return index >= 0;
  }

  /** True for an event that our own write caused. Edits of co-authors never are. `read` gives the cells of the event as they stand. */
  async isOwn(event: ChangeNotice, read: (area: Area) => Promise<readonly (readonly CellValue[])[] | null>): Promise<boolean> {
    if (event.source === "Remote") return false;
    if (this.marked) return event.triggerSource === "ThisLocalAddin";
    if (this.isOwnMove(event)) return true;
    const area = parseArea(event.address);
    if (area === null || !this.wrote(event.worksheetId, area)) return false;
    const now = await read(area);
    return now !== null && now.every((line, r) => line.every((value, c) => {
      const ours = this.written.get(`${event.worksheetId}!${area.row + r},${area.column + c}`)!;
      return ours === "formula" || sameValue(value, ours);
    }));
  }

  private wrote(sheet: string, area: Area): boolean {
    if (area.rows * area.columns > this.written.size) return false;
    for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) if (!this.written.has(`${sheet}!${area.row + r},${area.column + c}`)) return false;
    return true;
  }
}
