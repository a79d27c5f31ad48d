import { type Area, overlaps, parseArea } from "../../workbook/area";

/** What a change event says that is needed here; `triggerSource` only from ExcelApi 1.14 on. */
export type ChangeNotice = { readonly worksheetId: string; readonly address: string; readonly source: string; readonly triggerSource?: string };

/**
 * Which change events are echoes of our own writes. From ExcelApi 1.14 on Excel says it itself; before, every write is noted until its event has come. A note is used up by
 * one event, so that a user's edit of the same cells afterwards is seen.
 */
export class OwnWrites {
  private readonly expected: { readonly sheet: string; readonly area: Area }[] = [];

  constructor(private readonly marked: boolean) {}

  /** A write to these cells is about to be sent. */
  expect(sheet: string, area: Area): void {
    if (this.marked) return;
    this.expected.push({ sheet, area });
    // Events that never come must not pile up.
    if (this.expected.length > 10_000) this.expected.splice(0, 5_000);
  }

  /** True for an event that our own write caused. Edits of co-authors never are. */
  isOwn(event: ChangeNotice): boolean {
    if (event.source === "Remote") return false;
    if (this.marked) return event.triggerSource === "ThisLocalAddin";
    const area = parseArea(event.address);
    if (area === null) return false;
    const index = this.expected.findIndex((one) => one.sheet === event.worksheetId && overlaps(one.area, area) && inside(area, one.area));
    if (index < 0) return false;
    this.expected.splice(index, 1);
    return true;
  }
}

function inside(inner: Area, outer: Area): boolean {
  return inner.row >= outer.row && inner.column >= outer.column && inner.row + inner.rows <= outer.row + outer.rows && inner.column + inner.columns <= outer.column + outer.columns;
}
