import { serialFromDate } from "../../../src/records/serialDay";
import type { Book } from "../book";
import { refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";
import { namesClass } from "./names";
import { settingsClass } from "./settings";
import { tablesClass } from "./tables";
import { tableStylesClass } from "./tableStyles";
import { worksheetsClass } from "./worksheet";

export const workbookClass: WireClass<Book> = {
  name: "Workbook",
  scalars: { Name: { get: () => "sample.xlsx" } },
  navigation: {
    Application: (book) => Bound.of(applicationClass, book),
    Functions: (book) => Bound.of(functionsClass, book),
    Settings: (book) => Bound.of(settingsClass, book),
    Names: (book) => Bound.of(namesClass, { book, sheet: null }),
    Tables: (book) => Bound.of(tablesClass, { book, sheet: null }),
    TableStyles: (book) => Bound.of(tableStylesClass, book),
    Worksheets: (book) => Bound.of(worksheetsClass, book),
  },
};

const applicationClass: WireClass<Book> = {
  name: "Application",
  methods: {
    SuspendScreenUpdatingUntilNextSync: () => null,
    SuspendApiCalculationUntilNextSync: () => null,
    CreateWorkbook: (book, base64File: string) => Bound.of(workbookCreatedClass, { book, base64File }),
  },
};

/** A workbook that is not open yet. */
const workbookCreatedClass: WireClass<{ readonly book: Book; readonly base64File: string }> = {
  name: "WorkbookCreated",
  identity: () => ({ Id: "{CREATED}" }),
  methods: {
    /** A browser may keep the new window from opening. */
    Open: ({ book, base64File }) => {
      if (book.popUpsBlocked) refuseWith("GeneralException", "The window was blocked.");
      book.opened.push(base64File);
      return null;
    },
  },
};

/** Worksheet functions answer with a value and an error text; a wrong argument is an error value, not an error of the call. */
const functionsClass: WireClass<Book> = {
  name: "Functions",
  methods: {
    Date: (book, year: number, month: number, day: number) => Bound.of(functionResultClass, serialFromDate(year, month, day, book.model.dateSystem) ?? refuseWith("InvalidArgument", "No such date.")),
  },
};

const functionResultClass: WireClass<number> = {
  name: "FunctionResult",
  scalars: { Value: { get: (value) => value }, Error: { get: () => null } },
};
