import type { PivotModel } from "../../../src/workbook/model";
import type { Book } from "../book";
import { Bound, type WireClass } from "../wireClass";
import { rangeClass } from "./range";
import type { Sheet } from "./worksheet";

type Pivot = Sheet & { readonly pivot: PivotModel };

export const pivotTablesClass: WireClass<Sheet> = {
  name: "PivotTableCollection",
  items: (self) => self.sheet.pivots.map((pivot) => Bound.of(pivotTableClass, { ...self, pivot })),
};

const pivotTableClass: WireClass<Pivot> = {
  name: "PivotTable",
  identity: ({ book, pivot }) => ({ Id: idOf(book, pivot) }),
  scalars: { Name: { get: ({ pivot }) => pivot.name } },
  navigation: { Layout: (self) => Bound.of(layoutClass, self) },
};

const layoutClass: WireClass<Pivot> = {
  name: "PivotLayout",
  methods: { GetRange: ({ book, sheet, pivot }) => Bound.of(rangeClass, { book, place: book.place(sheet, pivot.area) }) },
};

function idOf(book: Book, pivot: PivotModel): string {
  let id = book.pivotIds.get(pivot);
  if (id === undefined) book.pivotIds.set(pivot, (id = `{PIVOT-${book.pivotIds.size + 1}}`));
  return id;
}
