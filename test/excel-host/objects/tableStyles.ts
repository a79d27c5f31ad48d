import type { Book } from "../book";
import { refuseWith } from "../wire";
import { Bound, type WireClass } from "../wireClass";

/** @source Microsoft, Excel.TableStyleCollection (ExcelApi 1.10): `add` "creates a blank TableStyle with the specified name". */
export const tableStylesClass: WireClass<Book> = {
  name: "TableStyleCollection",
  methods: {
    Add: (book, name: string, makeUniqueName: boolean | null) => {
      let unique = name;
      for (let n = 2; makeUniqueName === true && book.tableStyles.has(unique); n++) unique = `${name} ${n}`;
      if (book.tableStyles.has(unique)) return refuseWith("ItemAlreadyExists", "The resource being created already exists.");
      book.tableStyles.add(unique);
      book.blankTableStyles.add(unique);
      return Bound.of(tableStyleClass, { book, name: unique });
    },
  },
  indexer: (book, name) => (book.tableStyles.has(name) ? Bound.of(tableStyleClass, { book, name }) : refuseWith("ItemNotFound", "The requested resource doesn't exist.")),
};

const tableStyleClass: WireClass<{ readonly book: Book; readonly name: string }> = {
  name: "TableStyle",
  identity: ({ name }) => ({ Name: name }),
  scalars: { Name: { get: ({ name }) => name } },
  methods: {
    Delete: ({ book, name }) => {
      book.tableStyles.delete(name);
      book.blankTableStyles.delete(name);
      return null;
    },
  },
};
