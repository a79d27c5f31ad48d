import { maxColumns, maxRows } from "../../../src/workbook/area";
import { refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { type RangeRef, rangeClass } from "./range";
import type { Sheet } from "./worksheet";

/** Freezing changes the view and not the sheet: a protected sheet allows it. */
function freeze({ sheet }: Sheet, rows: number, columns: number): null {
  if (!(rows >= 0 && columns >= 0)) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  sheet.frozen = { rows, columns };
  sheet.changed.add("view");
  return null;
}

export const freezePanesClass: WireClass<Sheet> = {
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: (self, count: number) => freeze(self, count, 0),
    FreezeColumns: (self, count: number) => freeze(self, 0, count),
    /** The top left rows and columns that the range says. */
    FreezeAt: (self, range: Bound | string) => {
      const area = typeof range === "string" ? self.book.parse(range) : (range.self as RangeRef).place.area;
      return freeze(self, area.row + area.rows, area.column + area.columns);
    },
    Unfreeze: (self) => freeze(self, 0, 0),
    GetLocationOrNullObject: ({ book, sheet }) => {
      const { rows, columns } = sheet.frozen;
      if (rows === 0 && columns === 0) return null;
      return Bound.of(rangeClass, { book, place: book.place(sheet, { row: 0, column: 0, rows: rows === 0 ? maxRows : rows, columns: columns === 0 ? maxColumns : columns }) });
    },
  },
};
