import type { Book } from "../book";
import type { SheetModel } from "../../../src/workbook/model";
import { Bound, type WireClass } from "../wireClass";

/** Names of the workbook, or those of one sheet. The model does not say which belongs where, so all of them stand at the workbook. */
export const namesClass: WireClass<{ readonly book: Book; readonly sheet: SheetModel | null }> = {
  name: "NamedItemCollection",
  items: ({ book, sheet }) => (sheet === null ? book.model.definedNames.filter((name) => !name.startsWith("_xlnm.")).map((name) => Bound.of(nameClass, name)) : []),
};

const nameClass: WireClass<string> = {
  name: "NamedItem",
  identity: (name) => ({ Name: name }),
  scalars: { Name: { get: (name) => name } },
};
