import { overlaps } from "../../../src/workbook/area";
import type { SheetModel, TableModel } from "../../../src/workbook/model";
import { growthOf } from "../../../src/workbook/tableGrowth";
import { filterTable } from "../../../src/hosts/file/verbs/filterTable";
import { tableFilters } from "../../../src/xlsx/parts/sheetFilter";
import type { Book } from "../book";
import { WireError, refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { autoFilterClass } from "./autoFilter";
import { type RangeRef, rangeClass } from "./range";
import { worksheetClass } from "./worksheet";

type Tables = { readonly book: Book; readonly sheet: SheetModel | null };
/** By number: the model's table objects are replaced when they change. */
export type TableRef = { readonly book: Book; readonly id: number };

function found({ book, id }: TableRef): { sheet: SheetModel; table: TableModel } {
  return book.tables().find(({ table }) => table.id === id) ?? refuseWith("ItemNotFound", "The requested resource doesn't exist.");
}

/** Names obey the rules of defined names. @source Microsoft, "Rename an Excel table" */
function checkName(book: Book, name: string, own: number | null): void {
  const bad = typeof name !== "string" || name.length === 0 || name.length > 255 || !/^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\]*$/u.test(name) || /^[a-z]{1,3}\d+$/i.test(name) || /^(r|c|r\d*c\d*)$/i.test(name);
  if (bad) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  const taken = book.tables().some(({ table }) => table.id !== own && table.name.toLowerCase() === name.toLowerCase()) || book.model.definedNames.some((other) => other.toLowerCase() === name.toLowerCase());
  if (taken) refuseWith("InvalidArgument", "The name is already taken.");
}

function checkFree(book: Book, sheet: SheetModel, area: RangeRef["place"]["area"], own: number | null): void {
  if (sheet.tables.some((table) => table.id !== own && overlaps(table.area, area))) refuseWith("InvalidArgument", "A table cannot overlap another table.");
  if (sheet.pivots.some((pivot) => overlaps(pivot.area, area))) refuseWith("InvalidArgument", "A table cannot overlap a PivotTable.");
  book.writable(sheet);
}

/** Excel makes header cells text, fills the blank ones and makes equal ones different. */
function headers(sheet: SheetModel, area: RangeRef["place"]["area"], known: (column: number) => TableModel["columns"][number] | undefined, nextId: number): TableModel["columns"] {
  const columns: TableModel["columns"] = [];
  for (let i = 0; i < area.columns; i++) {
    const column = area.column + i;
    const old = known(column);
    const value = sheet.cells.value(area.row, column);
    const wanted = old?.name ?? (value === null || value === "" ? `Column${i + 1}` : typeof value === "object" ? value.error : String(value));
    let name = wanted;
    for (let n = 2; columns.some((one) => one.name.toLowerCase() === name.toLowerCase()); n++) name = `${wanted}${n}`;
    if (value !== name || sheet.cells.formula(area.row, column) !== null) sheet.cells.setContent(area.row, column, name, null);
    columns.push({ id: old?.id ?? nextId++, name });
  }
  return columns;
}

export const tablesClass: WireClass<Tables> = {
  name: "TableCollection",
  scalars: { Count: { get: ({ book, sheet }) => book.tables(sheet).length } },
  items: ({ book, sheet }) => book.tables(sheet).map(({ table }) => Bound.of(tableClass, { book, id: table.id })),
  indexer: ({ book, sheet }, key) => Bound.of(tableClass, { book, id: (book.findTable(key, sheet) ?? refuseWith("ItemNotFound", "The requested resource doesn't exist.")).table.id }),
  methods: {
    _RegisterDeletedEvent: ({ book }) => void book.registered.set("TableDeleted", (book.registered.get("TableDeleted") ?? 0) + 1),
    _UnregisterDeletedEvent: ({ book }) => void book.registered.set("TableDeleted", (book.registered.get("TableDeleted") ?? 0) - 1),
    GetItemOrNullObject: ({ book, sheet }, key: string) => {
      const one = book.findTable(key, sheet);
      return one === null ? null : Bound.of(tableClass, { book, id: one.table.id });
    },
    Add: ({ book, sheet }, source: Bound | string, hasHeaders: boolean) => {
      if (!hasHeaders) return refuseWith("EmulatorUnknownMember", "Tables without headers are not modelled");
      const target = typeof source === "string" ? (sheet ?? refuseWith("EmulatorUnknownMember", "Tables are added on a sheet here")) : book.live((source.self as RangeRef).place);
      const wanted = typeof source === "string" ? book.parse(source) : (source.self as RangeRef).place.area;
      const area = wanted.rows === 1 ? { ...wanted, rows: 2 } : wanted;
      checkFree(book, target, area, null);
      // Excel takes merged cells apart without a word.
      target.merges = target.merges.filter((merge) => !overlaps(merge, area));
      const id = Math.max(0, ...book.tables().map(({ table }) => table.id)) + 1;
      let name = "";
      for (let n = id; name === "" || book.findTable(name) !== null; n++) name = `Table${n}`;
      const table: TableModel = { part: null, id, name, area, totalsRow: false, columns: headers(target, area, () => undefined, 1), style: "TableStyleMedium2", raw: null, changed: true };
      book.addTable(target, table);
      return Bound.of(tableClass, { book, id });
    },
  },
};

export const tableClass: WireClass<TableRef> = {
  name: "Table",
  identity: (self) => ({ Id: self.book.tableId(found(self).table) }),
  scalars: {
    Id: { get: (self) => self.book.tableId(found(self).table) },
    Name: {
      get: (self) => found(self).table.name,
      set: (self, name: string) => {
        const { sheet, table } = found(self);
        self.book.writable(sheet);
        checkName(self.book, name, table.id);
        self.book.replaceTable(sheet, table, { ...table, name, changed: true });
      },
    },
    Style: {
      get: (self) => found(self).table.style ?? "",
      set: (self, style: string) => {
        const { sheet, table } = found(self);
        self.book.writable(sheet);
        if (!self.book.tableStyles.has(style) && !/^TableStyle(Light|Medium|Dark)\d+$/.test(style)) refuseWith("InvalidArgument", "There is no such table style.");
        self.book.replaceTable(sheet, table, { ...table, style, changed: true });
      },
    },
    ShowTotals: { get: (self) => found(self).table.totalsRow },
    ShowHeaders: { get: () => true },
    ...Object.fromEntries(["ShowBandedRows", "ShowBandedColumns", "HighlightFirstColumn", "HighlightLastColumn", "ShowFilterButton"].map((name) => [name, { get: () => name === "ShowBandedRows" || name === "ShowFilterButton" }])),
  },
  navigation: {
    AutoFilter: (self) => Bound.of(autoFilterClass, { book: self.book, sheet: found(self).sheet, filter: () => ({ area: found(self).table.area, raw: found(self).table.raw ?? "" }) }),
    Columns: (self) => Bound.of(tableColumnsClass, self), Worksheet: (self) => Bound.of(worksheetClass, { book: self.book, sheet: found(self).sheet }),
  },
  methods: {
    GetRange: (self) => Bound.of(rangeClass, { book: self.book, place: self.book.place(found(self).sheet, found(self).table.area) }),
    /** The header stays where it is, and the new range overlaps the old one. @source Microsoft, Table.resize */
    Resize: (self, to: Bound | string) => {
      const { sheet, table } = found(self);
      const area = typeof to === "string" ? self.book.parse(to) : (to.self as RangeRef).place.area;
      if (area.row !== table.area.row || !overlaps(area, table.area) || area.rows < 2) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
      checkFree(self.book, sheet, area, table.id);
      const nextId = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
      self.book.replaceTable(sheet, table, { ...table, area, changed: true, columns: headers(sheet, area, (column) => table.columns[column - table.area.column], nextId) });
      self.book.growReaders(growthOf(sheet.name, table.area, area));
      return null;
    },
    /** The look of the table's style stays behind as formats of the cells. @source Microsoft, "Convert an Excel table to a range of data" */
    ConvertToRange: (self) => {
      const { sheet, table } = found(self);
      self.book.writable(sheet);
      self.book.replaceTable(sheet, table, null);
      if (table.style !== null && !self.book.blankTableStyles.has(table.style)) {
        const { row, column, rows, columns } = table.area;
        for (let r = 0; r < rows; r++) {
          for (let c = 0; c < columns; c++) {
            const look = r === 0 ? { bold: true, color: "FFFFFF", fill: "4472C4" } : r % 2 === 1 ? { fill: "D9E1F2" } : {};
            sheet.cells.setStyle(row + r, column + c, self.book.model.styles.derive(sheet.cells.style(row + r, column + c), { look }));
          }
        }
      }
      return Bound.of(rangeClass, { book: self.book, place: self.book.place(sheet, table.area) });
    },
  },
};

const tableColumnsClass: WireClass<TableRef> = {
  name: "TableColumnCollection",
  items: (self) => found(self).table.columns.map((_, index) => Bound.of(tableColumnClass, { ...self, index })),
  methods: { GetItemAt: (self, index: number) => (found(self).table.columns[index] === undefined ? gone() : Bound.of(tableColumnClass, { ...self, index })) },
};

type TableColumnRef = TableRef & { readonly index: number };

/** The filter of one column of a table: only by values, which is what our host asks for. */
const filterClass: WireClass<TableColumnRef> = {
  name: "Filter",
  scalars: {
    Criteria: {
      get: (self) => {
        const filter = tableFilters(found(self).table).find(({ place }) => place === self.index);
        return filter === undefined ? null : filter.values === null ? { filterOn: "Custom" } : { filterOn: "Values", values: filter.values };
      },
    },
  },
  methods: { ApplyValuesFilter: (self, values: readonly string[]) => filterBy(self, values), Clear: (self) => filterBy(self, null) },
};

function filterBy(self: TableColumnRef, values: readonly string[] | null): null {
  const { sheet, table } = found(self);
  self.book.writable(sheet);
  filterTable({ model: self.book.model, rollback: [] }, { verb: "filterTable", name: table.name, column: table.area.column + self.index, values });
  return null;
}

const tableColumnClass: WireClass<TableColumnRef> = {
  name: "TableColumn",
  identity: (self) => ({ Id: (found(self).table.columns[self.index] ?? gone()).id }),
  scalars: { Id: { get: (self) => found(self).table.columns[self.index]!.id }, Name: { get: (self) => found(self).table.columns[self.index]!.name }, Index: { get: ({ index }) => index } },
  navigation: { Filter: (self) => Bound.of(filterClass, self) },
};

function gone(): never {
  throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
}
