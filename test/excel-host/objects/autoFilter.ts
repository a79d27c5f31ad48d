import type { Area } from "../../../src/workbook/area";
import type { SheetModel } from "../../../src/workbook/model";
import type { Book } from "../book";
import { Bound, type WireClass } from "../wireClass";
import { rangeClass } from "./range";

/** The filter of a sheet or of a table; its XML says whether it filters anything out. */
export type Filter = { readonly book: Book; readonly sheet: SheetModel; readonly filter: () => { readonly area: Area; readonly raw: string } | null };

export const autoFilterClass: WireClass<Filter> = {
  name: "AutoFilter",
  scalars: { Enabled: { get: ({ filter }) => filter() !== null }, IsDataFiltered: { get: ({ filter }) => /<(\w+:)?filterColumn\b/.test(filter()?.raw ?? "") } },
  methods: {
    GetRangeOrNullObject: ({ book, sheet, filter }) => {
      const own = filter();
      return own === null ? null : Bound.of(rangeClass, { book, place: book.place(sheet, own.area) });
    },
  },
};
