import type { SheetChange, SheetModel } from "../workbook/model";
import { encodeXml } from "./container/xml";
import { putDumpedParts } from "./dumpedParts";
import { inlineWriter } from "./inlineWriter";
import { inDialect, type SheetOrigin } from "./origin";
import { dumpedBytes } from "./readDump";
import { type SaveJob, spreadsheetType } from "./saveJob";
import { savePivots } from "./savePivots";
import { saveTables } from "./saveTables";
import { cellsOf, emptySheet, everything } from "./sheetParts";
import { patchSheet } from "./sheet/patchSheet";
import { linkTargets as linkTargetsOf } from "./sheet/related";

/** Writes one sheet with its tables and pivots and gives its part. `selected`: whether its tab is the selected one; null leaves that as it is. */
export function saveSheet(job: SaveJob, sheet: SheetModel, from: SheetOrigin | null, selected: boolean | null): string {
  const { edit, origin } = job;
  const fromPackage = from !== null && from.dump === null;
  const dump = from?.dump ?? null;
  const part = fromPackage ? from.part : dump !== null && !edit.has(dump.part) ? dump.part : edit.freeName(`${origin.folder}worksheets/sheet`, ".xml");
  const parts = new Set<SheetChange>(from === null ? everything : sheet.changed);
  const cells = cellsOf(sheet);
  if (parts.has("cells") && cells.changes().length === 0 && !cells.isRelocated()) parts.delete("cells");
  if (dump !== null) {
    putDumpedParts(job, part, dump);
    parts.add("tables");
    parts.add("pivots");
  }
  if (parts.size === 0 && selected === null && fromPackage) return part;
  if (parts.has("aroundRows")) saveLinks(job, sheet, part, fromPackage ? origin.pkg.relTargets(part) : (dump?.rels ?? []));
  const tableRels = parts.has("tables") ? saveTables(job, sheet, part, fromPackage) : [];
  if (parts.has("pivots")) savePivots(job, sheet, part, fromPackage);
  const source = fromPackage ? origin.pkg.bytes(part) : dump !== null ? dumpedBytes(dump.xml) : encodeXml(inDialect(emptySheet, job.dialect));
  // What programs keep in a very hidden sheet are large texts that no other cell says: they go with the sheet, and not through a list that everybody reads.
  const writeText = sheet.visibility === "veryHidden" ? inlineWriter(origin) : job.strings.write;
  edit.write(part, source, (out) => patchSheet(part, source, {
    sheet: { ...sheet, cells }, parts, selected, writeText, inlineAll: false, tableRels, relationships: job.dialect.relationships,
    addDxf: (spec) => origin.styles.addDxf(spec.look),
  }, out));
  if (!fromPackage) edit.setContentType(part, dump?.contentType ?? `${spreadsheetType}.worksheet+xml`);
  return part;
}

/** The relationships of links that lead elsewhere than in the file; those that no link has any more go, with what they said. */
function saveLinks({ edit, dialect }: SaveJob, { aroundRows, linkTargets }: SheetModel, part: string, rels: Parameters<typeof linkTargetsOf>[0]): void {
  const known = linkTargetsOf(rels);
  const used = (id: string): boolean => aroundRows?.includes(`:id="${id}"`) === true || aroundRows?.includes(`:id='${id}'`) === true;
  for (const [id, target] of linkTargets) if (!known.has(id) && used(id)) edit.relate(part, `${dialect.relationships}/hyperlink`, target, id, true);
  if ([...linkTargets.keys()].some((id) => !known.has(id))) for (const id of known.keys()) if (!used(id)) edit.unrelate(part, id);
}
