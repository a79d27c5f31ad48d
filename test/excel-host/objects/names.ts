import type { Book } from "../book";
import type { SheetModel } from "../../../src/workbook/model";
import { originOf } from "../../../src/xlsx/origin";
import { childNamed, parseXml } from "../../../src/xlsx/parts/xmlTree";
import { Bound, type WireClass } from "../wireClass";

/** Names of the workbook, or those of one sheet. The model does not say which belongs where, so all of them stand at the workbook. */
export const namesClass: WireClass<{ readonly book: Book; readonly sheet: SheetModel | null }> = {
  name: "NamedItemCollection",
  items: ({ book, sheet }) => (sheet === null ? book.model.definedNames.filter((name) => !name.startsWith("_xlnm.")).map((name) => Bound.of(nameClass, { book, name })) : []),
};

const nameClass: WireClass<{ readonly book: Book; readonly name: string }> = {
  name: "NamedItem",
  identity: ({ name }) => ({ Name: name }),
  scalars: { Name: { get: ({ name }) => name }, Formula: { get: formulaOf } },
};

/** The model leaves the formulas of names in the file. */
function formulaOf({ book, name }: { readonly book: Book; readonly name: string }): string {
  const { pkg } = originOf(book.model);
  const part = pkg.entries.find((entry) => pkg.contentType(entry.name)?.toLowerCase().endsWith(".sheet.main+xml") === true);
  const names = part === undefined ? null : childNamed(parseXml(pkg.xml(part.name).text), "definedNames");
  return `=${names?.children.find((child) => child.attributes["name"] === name)?.text ?? ""}`;
}
