import { encodeXml } from "./container/xml";
import { XmlPatch } from "./container/xmlPatch";
import type { SheetOrigin } from "./origin";
import type { SaveJob } from "./saveJob";

/**
 * The extended properties list the sheets by name. A list that names a sheet which is gone goes too, with the counts beside it: both are optional, nothing refers to
 * them, and the next program that saves the file writes them anew. @source ECMA-376 part 1, 22.2.2.8 and 22.2.2.28
 */
export function forgetTitles({ edit, model, origin }: SaveJob, gone: readonly SheetOrigin[]): void {
  const part = origin.pkg.rels("").find((rel) => rel.kind === "extended-properties")?.part ?? null;
  const names = new Set(gone.map(({ name }) => name).filter((name) => !model.sheets.some((sheet) => sheet.name === name)));
  if (part === null || names.size === 0 || !origin.pkg.has(part)) return;
  const patch = new XmlPatch(origin.pkg.xml(part));
  const lists = patch.doc.root.children.filter(({ name }) => name === "HeadingPairs" || name === "TitlesOfParts");
  if (!lists.some((list) => list.children.some((vector) => vector.children.some(({ text }) => names.has(text))))) return;
  for (const list of lists) patch.remove(list);
  edit.put(part, encodeXml(patch.text()));
}
