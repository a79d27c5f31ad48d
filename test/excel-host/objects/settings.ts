import type { WorkbookModel } from "../../../src/workbook/model";
import type { Book } from "../book";
import { WireError } from "../wire";
import { Bound, type WireClass } from "../wireClass";

/** What add-ins keep with the open workbook, for all clients; the model knows nothing of it. */
const kept = new WeakMap<WorkbookModel, Map<string, unknown>>();

function settingsOf({ model }: Book): Map<string, unknown> {
  return kept.get(model) ?? kept.set(model, new Map<string, unknown>()).get(model)!;
}

type Setting = { readonly book: Book; readonly key: string };

const settingOf = (book: Book, key: string): Bound => Bound.of(settingClass, { book, key });

export const settingsClass: WireClass<Book> = {
  name: "SettingCollection",
  items: (book) => [...settingsOf(book).keys()].map((key) => settingOf(book, key)),
  indexer: settingOf,
  methods: {
    /** One that is there gets the new value. @source Microsoft, Excel.SettingCollection.add: "Sets or adds the specified setting" */
    Add: (book, key: string, value: unknown) => {
      settingsOf(book).set(key, value);
      return settingOf(book, key);
    },
    GetItemOrNullObject: (book, key: string) => (settingsOf(book).has(key) ? settingOf(book, key) : null),
  },
};

const settingClass: WireClass<Setting> = {
  name: "Setting",
  identity: ({ book, key }) => {
    if (!settingsOf(book).has(key)) throw new WireError("ItemNotFound", "The requested resource doesn't exist.");
    return { _Id: key };
  },
  scalars: { Key: { get: ({ key }) => key }, Value: { get: ({ book, key }) => settingsOf(book).get(key) } },
  methods: { Delete: ({ book, key }) => settingsOf(book).delete(key) },
};
