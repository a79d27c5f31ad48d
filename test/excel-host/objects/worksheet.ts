import { maxColumns, maxRows } from "../../../src/workbook/area";
import type { SheetModel } from "../../../src/workbook/model";
import { cellsOf } from "../../../src/xlsx/sheetParts";
import type { Book } from "../book";
import { WireError, refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { freezePanesClass } from "./freezePanes";
import { namesClass } from "./names";
import { pivotTablesClass } from "./pivotTables";
import { autoFilterClass } from "./autoFilter";
import { rangeAreasClass, rangeClass } from "./range";
import { countClass } from "./counts";
import { tablesClass } from "./tables";

export type Sheet = { readonly book: Book; readonly sheet: SheetModel };

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

/** @source Microsoft, "Rename a worksheet" */
function checkName(book: Book, name: string, own: SheetModel | null): void {
  const bad = typeof name !== "string" || name.length < 1 || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name) || name.trim() === "" || name.toLowerCase() === "history";
  if (bad) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  if (book.model.sheets.some((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase())) refuseWith("ItemAlreadyExists", "The resource being created already exists.");
}

function lastVisible(book: Book, sheet: SheetModel): boolean {
  return !book.model.sheets.some((other) => other !== sheet && other.visibility === "visible");
}

/** Excel shows a neighbour when the active sheet goes. */
function keepActive(book: Book): void {
  const { model } = book;
  if (model.sheets.find((sheet) => sheet.name === model.activeSheet)?.visibility !== "visible") model.activeSheet = model.sheets.find((sheet) => sheet.visibility === "visible")!.name;
}

export function rename(book: Book, sheet: SheetModel, name: string, remote = false): void {
  const before = sheet.name;
  checkName(book, name, sheet);
  if (book.model.activeSheet === before) book.model.activeSheet = name;
  sheet.name = name;
  book.model.sheetsChanged = true;
  if (name !== before) book.renamed(sheet, before, remote);
}

export const worksheetsClass: WireClass<Book> = {
  name: "WorksheetCollection",
  items: (book) => book.worksheets.map((sheet) => Bound.of(worksheetClass, { book, sheet })),
  indexer: (book, key) => Bound.of(worksheetClass, { book, sheet: book.findSheet(key) ?? refuseWith("ItemNotFound", "The requested resource doesn't exist.") }),
  methods: {
    GetItemOrNullObject: (book, key: string) => {
      const sheet = book.findSheet(key);
      return sheet === null ? null : Bound.of(worksheetClass, { book, sheet });
    },
    GetActiveWorksheet: (book) => Bound.of(worksheetClass, { book, sheet: book.findSheet(book.model.activeSheet)! }),
    Add: (book, name: string) => {
      book.checkInFront();
      checkName(book, name, null);
      const sheet = book.model.newSheet(name, "visible");
      book.model.sheets = [...book.model.sheets, sheet];
      book.model.sheetsChanged = true;
      return Bound.of(worksheetClass, { book, sheet });
    },
    ...Object.fromEntries([["DataChanged", "DataChangedEvent"], ["SelectionChanged", "SelectionChangedEvent"], ["Deleted", "DeletedEvent"], ["NameChanged", "EventNameChanged"]].flatMap(([event, wire]) => [
      [`_Register${wire}`, (book: Book) => void book.registered.set(event!, (book.registered.get(event!) ?? 0) + 1)],
      [`_Unregister${wire}`, (book: Book) => void book.registered.set(event!, (book.registered.get(event!) ?? 0) - 1)],
    ])),
  },
};

export const worksheetClass: WireClass<Sheet> = {
  name: "Worksheet",
  identity: ({ book, sheet }) => {
    if (!book.model.sheets.includes(sheet)) throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
    return { Id: book.idOf(sheet) };
  },
  scalars: {
    Id: { get: ({ book, sheet }) => book.idOf(sheet) },
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ book, sheet }, name: string) => {
        checkName(book, name, sheet);
        rename(book, sheet, name);
      },
    },
    Position: {
      get: ({ book, sheet }) => book.worksheets.indexOf(sheet),
      set: ({ book, sheet }, position: number) => {
        const others = book.model.sheets.filter((other) => other !== sheet);
        if (!Number.isInteger(position) || position < 0 || position > others.length) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
        book.model.sheets = others.toSpliced(position, 0, sheet);
        book.model.sheetsChanged = true;
      },
    },
    Visibility: {
      get: ({ sheet }) => visibilities[sheet.visibility],
      set: ({ book, sheet }, wanted: string) => {
        const [visibility] = Object.entries(visibilities).find(([, name]) => name === wanted) ?? refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
        if (visibility !== "visible" && lastVisible(book, sheet)) refuseWith("InvalidOperation", "A workbook has at least one visible sheet.");
        sheet.visibility = visibility as SheetModel["visibility"];
        book.model.sheetsChanged = true;
        keepActive(book);
      },
    },
    StandardWidth: { get: () => 8.43 },
  },
  navigation: {
    AutoFilter: ({ book, sheet }) => Bound.of(autoFilterClass, { book, sheet, filter: () => (sheet.autoFilter === null ? null : { area: sheet.autoFilter.area, raw: sheet.autoFilter.raw }) }),
    Charts: ({ book, sheet }) => Bound.of(countClass("ChartCollection"), () => book.drawingsOn.get(sheet.name) ?? 0),
    Comments: ({ book, sheet }) => Bound.of(countClass("CommentCollection"), () => book.commentsOn.get(sheet.name) ?? 0),
    FreezePanes: (self) => Bound.of(freezePanesClass, self),
    Names: ({ book, sheet }) => Bound.of(namesClass, { book, sheet }),
    PivotTables: (self) => Bound.of(pivotTablesClass, self),
    Protection: (self) => Bound.of(protectionClass, self),
    Shapes: ({ book, sheet }) => Bound.of(countClass("ShapeCollection"), () => book.drawingsOn.get(sheet.name) ?? 0),
    Tables: (self) => Bound.of(tablesClass, self),
  },
  methods: {
    Activate: ({ book, sheet }) => {
      book.checkInFront();
      if (sheet.visibility !== "visible") refuseWith("InvalidOperation", "A hidden sheet cannot be activated.");
      book.model.activeSheet = sheet.name;
      return null;
    },
    /** A very hidden sheet cannot be deleted. @source Microsoft, "Work with worksheets using the Excel JavaScript API" */
    Delete: ({ book, sheet }) => {
      if (sheet.visibility === "veryHidden") refuseWith("GeneralException", "A very hidden sheet cannot be deleted.");
      if (sheet.visibility === "visible" && lastVisible(book, sheet)) refuseWith("InvalidOperation", "A workbook has at least one visible sheet.");
      book.sheetDeleted(sheet);
      book.model.sheets = book.model.sheets.filter((other) => other !== sheet);
      book.model.sheetsChanged = true;
      book.undoStackLost++;
      keepActive(book);
      return null;
    },
    GetRange: (self, address: string | null) =>
      Bound.of(rangeClass, { book: self.book, place: self.book.place(self.sheet, address === null || address === undefined ? { row: 0, column: 0, rows: maxRows, columns: maxColumns } : self.book.parse(address)) }),
    GetRanges: ({ book, sheet }, address: string) => {
      if (address.length > 8192) return refuseWith("InvalidArgument", "The address is too long.");
      return Bound.of(rangeAreasClass, { book, sheet, areas: address.split(",").map((one) => book.parse(one)) });
    },
    GetRangeByIndexes: ({ book, sheet }, row: number, column: number, rows: number, columns: number) => {
      const fits = row >= 0 && column >= 0 && rows >= 1 && columns >= 1 && row + rows <= maxRows && column + columns <= maxColumns;
      if (!fits) refuseWith("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
      return Bound.of(rangeClass, { book, place: book.place(sheet, { row, column, rows, columns }) });
    },
    GetUsedRangeOrNullObject: ({ book, sheet }, valuesOnly: boolean | null) => {
      const used = valuesOnly === true ? sheet.cells.used() : cellsOf(sheet).extent();
      return used === null ? null : Bound.of(rangeClass, { book, place: book.place(sheet, used) });
    },
  },
};

const protectionClass: WireClass<Sheet> = {
  name: "WorksheetProtection",
  scalars: { Protected: { get: ({ sheet }) => sheet.protected } },
};
