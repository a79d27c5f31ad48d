import { type Area, areaAddress, maxColumns, maxRows, overlaps } from "../../../src/workbook/area";
import type { CellValue } from "../../../src/workbook/host";
import { isCellError } from "../../../src/records/cellValue";
import type { SheetModel } from "../../../src/workbook/model";
import type { Book, Place } from "../book";
import { refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { conditionalFormatsClass } from "./conditionalFormats";
import { dataValidationClass } from "./dataValidation";
import { rangeFormatClass, cellProperties, type PropertyWishes } from "./rangeFormat";
import { hyperlinkAt, setHyperlink } from "./hyperlinks";
import { growTables } from "../tableGrowth";
import { shiftCells } from "../shifting";
import { worksheetClass } from "./worksheet";

export type RangeRef = { readonly book: Book; readonly place: Place };

const wrongSize = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

export const addressOf = (sheet: SheetModel, area: Area): string => {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  const bare = area.rows === maxRows && area.columns < maxColumns ? areaAddress({ ...area, rows: 1 }).replaceAll(/\d+/g, "") : areaAddress(area);
  return `${name}!${bare.includes(":") || area.rows < maxRows ? bare : `${bare}:${bare}`}`;
};

/** `work` for every cell, row by row; null where the range has more cells than one read may have, or is unbounded. */
function eachCell<T>({ book, place }: RangeRef, work: (sheet: SheetModel, row: number, column: number) => T): T[][] | null {
  const sheet = book.live(place);
  const { row, column, rows, columns } = place.area;
  if (rows * columns > book.profile.cellsPerRead || rows === maxRows || columns === maxColumns) return null;
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => work(sheet, row + r, column + c)));
}

/** A 2-D array of the range's own size, or one value for every cell. */
function assign(self: RangeRef, input: unknown, put: (sheet: SheetModel, row: number, column: number, value: unknown) => void): void {
  const { book, place } = self;
  const sheet = book.live(place);
  const { row, column, rows, columns } = place.area;
  if (rows === maxRows || columns === maxColumns) refuseWith("InvalidArgument", "An unbounded range cannot be written.");
  const array = Array.isArray(input) ? (input as unknown[]) : null;
  if (array !== null && (array.length !== rows || array.some((line) => !Array.isArray(line) || line.length !== columns))) refuseWith("InvalidArgument", wrongSize);
  book.writable(sheet);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) put(sheet, row + r, column + c, array === null ? input : (array[r] as unknown[])[c]);
  book.changed(sheet, place.area);
}

function type(self: RangeRef, input: unknown): void {
  const { book, place } = self;
  const before = book.profile.tablesGrow ? growTables(book, book.live(place), place.area) : () => undefined;
  assign(self, input, (sheet, row, column, value) => book.type(sheet, row, column, value));
  before();
}

function shown(value: CellValue): string | number | boolean {
  return value === null ? "" : isCellError(value) ? value.error : value;
}

function typeOf(value: CellValue): string {
  return value === null ? "Empty" : isCellError(value) ? "Error" : typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

const at = (self: RangeRef, area: Area): Bound => {
  const sheet = self.book.live(self.place);
  if (area.row < 0 || area.column < 0 || area.rows < 1 || area.columns < 1 || area.row + area.rows > maxRows || area.column + area.columns > maxColumns) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  return Bound.of(rangeClass, { book: self.book, place: self.book.place(sheet, area) });
};

export const rangeClass: WireClass<RangeRef> = {
  name: "Range",
  identity: ({ book, place }) => {
    book.live(place);
    return {};
  },
  scalars: {
    Address: { get: ({ book, place }) => addressOf(book.live(place), place.area) },
    CellCount: { get: ({ place: { area } }) => (area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns) },
    RowIndex: { get: ({ place }) => place.area.row },
    ColumnIndex: { get: ({ place }) => place.area.column },
    RowCount: { get: ({ place }) => place.area.rows },
    ColumnCount: { get: ({ place }) => place.area.columns },
    Values: { get: (self) => eachCell(self, (sheet, row, column) => shown(sheet.cells.value(row, column))), set: type },
    ValueTypes: { get: (self) => eachCell(self, (sheet, row, column) => typeOf(sheet.cells.value(row, column))) },
    /** The leading apostrophe of a text is not given back. @source office-js issue 6687 */
    Formulas: { get: (self) => eachCell(self, (sheet, row, column) => sheet.cells.formula(row, column) ?? shown(sheet.cells.value(row, column))), set: type },
    NumberFormat: {
      get: ({ book, ...rest }) => eachCell({ book, ...rest }, (sheet, row, column) => book.model.styles.numberFormat(sheet.cells.style(row, column))),
      set: (self, input: unknown) => assign(self, input, (sheet, row, column, value) => {
        if (value === null || value === undefined) return;
        if (typeof value !== "string") refuseWith("InvalidArgument", "A number format is a text.");
        sheet.cells.setStyle(row, column, self.book.model.styles.derive(sheet.cells.style(row, column), { numberFormat: value as string }));
      }),
    },
    Hyperlink: {
      get: ({ book, place }) => hyperlinkAt(book.live(place), place.area.row, place.area.column),
      set: ({ book, place }, link: { readonly address?: string; readonly textToDisplay?: string }) => {
        const sheet = book.live(place);
        book.writable(sheet);
        setHyperlink(sheet, place.area.row, place.area.column, link);
      },
    },
    HasSpill: { get: ({ book, place }) => (book.live(place), false) },
    RowHidden: {
      get: ({ book, place }) => {
        const { row, rows } = place.area;
        const hidden = book.live(place).hiddenRows.reduce((sum, { first, last }) => sum + Math.max(0, Math.min(last, row + rows - 1) - Math.max(first, row) + 1), 0);
        return hidden === 0 ? false : hidden === rows ? true : null;
      },
    },
    ColumnHidden: {
      get: ({ book, place }) => {
        const hidden = columnsOf(place.area).map((column) => book.live(place).columns.find(({ first, last }) => first <= column && column <= last)?.hidden ?? false);
        return hidden.every(Boolean) ? true : hidden.some(Boolean) ? null : false;
      },
      set: ({ book, place }, hidden: boolean) => {
        const sheet = book.live(place);
        book.writable(sheet);
        for (const column of columnsOf(place.area)) book.setColumn(sheet, column, { hidden });
      },
    },
  },
  navigation: {
    ConditionalFormats: (self) => Bound.of(conditionalFormatsClass, { book: self.book, sheet: self.book.live(self.place), areas: [self.place.area] }),
    DataValidation: (self) => Bound.of(dataValidationClass, self),
    Format: (self) => Bound.of(rangeFormatClass, self),
    Worksheet: ({ book, place }) => Bound.of(worksheetClass, { book, sheet: book.live(place) }),
  },
  methods: {
    _ValidateArraySize: ({ place: { area } }, rows: number, columns: number) => (area.rows === rows && area.columns === columns ? null : refuseWith("InvalidArgument", wrongSize)),
    GetRow: (self, row: number) => at(self, { ...self.place.area, row: self.place.area.row + row, rows: 1 }),
    GetCell: (self, row: number, column: number) => at(self, { row: self.place.area.row + row, column: self.place.area.column + column, rows: 1, columns: 1 }),
    GetEntireColumn: (self) => at(self, { ...self.place.area, row: 0, rows: maxRows }),
    Select: (self) => {
      self.book.checkInFront();
      const sheet = self.book.live(self.place);
      if (sheet.visibility !== "visible") refuseWith("InvalidOperation", "Cells of a hidden sheet cannot be selected.");
      self.book.model.activeSheet = sheet.name;
      self.book.selected(sheet, self.place.area);
      return null;
    },
    GetBoundingRect: (self, other: Bound) => {
      const [a, b] = [self.place.area, (other.self as RangeRef).place.area];
      const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
      return at(self, { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column });
    },
    GetCellProperties: (self, wishes: PropertyWishes) => eachCell(self, (sheet, row, column) => cellProperties(self.book, sheet, row, column, wishes)),
    /** Fails above 512 areas, and misses a merge whose first cell lies outside. @source Microsoft, Range.getMergedAreasOrNullObject; office-js issue 3611 */
    GetMergedAreasOrNullObject: (self) => {
      const sheet = self.book.live(self.place);
      const { area } = self.place;
      const merges = sheet.merges.filter((merge) => merge.row >= area.row && merge.row < area.row + area.rows && merge.column >= area.column && merge.column < area.column + area.columns);
      if (merges.length > 512) refuseWith("GeneralException", "There are more than 512 merged areas.");
      return merges.length === 0 ? null : Bound.of(rangeAreasClass, { book: self.book, sheet, areas: merges });
    },
    /** Validations and conditional formats of the cells are left: nobody here relies on either. */
    Clear: (self, applyTo: string) => {
      if (applyTo === "Hyperlinks" && self.place.area.rows * self.place.area.columns === 1) {
        setHyperlink(self.book.live(self.place), self.place.area.row, self.place.area.column, null);
        return null;
      }
      if (applyTo !== "Formats") return refuseWith("EmulatorUnknownMember", "Only formats are cleared here");
      const sheet = self.book.live(self.place);
      self.book.writable(sheet);
      const { area } = self.place;
      for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) if (sheet.cells.style(area.row + r, area.column + c) !== 0) sheet.cells.setStyle(area.row + r, area.column + c, 0);
      return null;
    },
    Delete: (self, shift: string) => (shift === "Up" ? shiftCells(self.book, self.book.live(self.place), self.place.area, "delete") : refuseWith("EmulatorUnknownMember", "Cells only come up here")),
    Insert: (self, shift: string) => {
      const { area } = self.place;
      if (shift !== "Down") return refuseWith("EmulatorUnknownMember", "Cells are only pushed down here");
      shiftCells(self.book, self.book.live(self.place), area, "insert");
      return at(self, area);
    },
    Merge: (self, across: boolean | null) => {
      if (across === true) return refuseWith("EmulatorUnknownMember", "Merging across is not modelled");
      const sheet = self.book.live(self.place);
      const { area } = self.place;
      self.book.writable(sheet);
      if (sheet.tables.some((table) => overlaps(table.area, area))) refuseWith("InvalidOperation", "Cells of a table cannot be merged.");
      if (sheet.pivots.some((pivot) => overlaps(pivot.area, area))) refuseWith("PivotTableRangeConflict", "The attempted operation causes a conflict with a PivotTable range.");
      // What stood in the other cells is thrown away without asking.
      for (let r = 0; r < area.rows; r++) for (let c = 0; c < area.columns; c++) if (r + c > 0) sheet.cells.setContent(area.row + r, area.column + c, null, null);
      sheet.merges = [...sheet.merges.filter((merge) => !overlaps(merge, area)), ...(area.rows * area.columns > 1 ? [area] : [])];
      sheet.changed.add("merges");
      self.book.changed(sheet, area);
      return null;
    },
    Unmerge: (self) => {
      const sheet = self.book.live(self.place);
      self.book.writable(sheet);
      sheet.merges = sheet.merges.filter((merge) => !overlaps(merge, self.place.area));
      sheet.changed.add("merges");
      return null;
    },
  },
};

export function columnsOf(area: Area): number[] {
  return Array.from({ length: area.columns }, (_, i) => area.column + i);
}

export type Areas = { readonly book: Book; readonly sheet: SheetModel; readonly areas: readonly Area[] };

export const rangeAreasClass: WireClass<Areas> = {
  name: "RangeAreas",
  scalars: { AreaCount: { get: ({ areas }) => areas.length }, Address: { get: ({ sheet, areas }) => areas.map((area) => addressOf(sheet, area)).join(",") } },
  navigation: { Areas: (self) => Bound.of(rangesClass, self), ConditionalFormats: (self) => Bound.of(conditionalFormatsClass, self) },
};

const rangesClass: WireClass<Areas> = {
  name: "RangeCollection",
  items: ({ book, sheet, areas }) => areas.map((area) => Bound.of(rangeClass, { book, place: book.place(sheet, area) })),
};
