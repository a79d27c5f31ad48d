import type { SheetModel, TableModel } from "../workbook/model";
import { encodeXml } from "./container/xml";
import { type Dialect, inDialect } from "./origin";
import { newTableXml, patchTableXml } from "./parts/table";
import { editAttributes, editXml, parseXml } from "./parts/xmlTree";
import { relType, type SaveJob, spreadsheetType } from "./saveJob";

/**
 * Writes the table parts of a sheet and gives the relationship ids of its tables in order. A table keeps the part it was read from; one that came back
 * after its part was gone gets a new one.
 */
export function saveTables(job: SaveJob, sheet: SheetModel, part: string, fromPackage: boolean): string[] {
  const { edit, origin } = job;
  const before = fromPackage ? origin.pkg.rels(part).filter((rel) => rel.kind === "table" && rel.part !== null) : [];
  const ids = sheet.tables.map((table) => {
    const rel = before.find((candidate) => candidate.part === table.part && !job.claimed.has(candidate.part!.toLowerCase()));
    const target = rel?.part ?? edit.freeName(`${origin.folder}tables/table`, ".xml");
    job.claimed.add(target.toLowerCase());
    if (table.changed || rel === undefined) edit.put(target, encodeXml(numberedXml(job, table)));
    if (rel !== undefined) return rel.id;
    edit.setContentType(target, `${spreadsheetType}.table+xml`);
    return edit.relate(part, relType(job, "table"), target);
  });
  for (const rel of before) {
    if (job.claimed.has(rel.part!.toLowerCase())) continue;
    // A table that is filled by a query owns the description of the query.
    for (const own of origin.pkg.rels(rel.part!)) if (own.kind === "queryTable" && own.part !== null) edit.remove(own.part);
    edit.remove(rel.part!);
    edit.unrelate(part, rel.id);
  }
  return ids;
}

/** The part of a table. One that is not from a file may have XML too, when it took over a sheet's filter; it is in the words of Transitional. */
export function tableXml(table: TableModel, dialect: Dialect): string {
  const xml = table.raw === null ? newTableXml(table) : patchTableXml(table.raw, table);
  return table.part === null ? inDialect(xml, dialect) : xml;
}

function numberedXml(job: SaveJob, table: TableModel): string {
  let id = table.id;
  // A table that comes back may find its number taken.
  while (job.tableIds.has(id)) id++;
  job.tableIds.add(id);
  const xml = tableXml(table, job.dialect);
  const root = parseXml(xml);
  return root.attributes["id"] === String(id) ? xml : editXml(xml, editAttributes(xml, root, { id: String(id) }));
}
