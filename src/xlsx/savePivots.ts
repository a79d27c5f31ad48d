import type { PivotModel, SheetModel } from "../workbook/model";
import { encodeXml } from "./container/xml";
import { inDialect } from "./origin";
import { pivotParts } from "./parts/pivot";
import { editAttributes, editXml, parseXml } from "./parts/xmlTree";
import { relType, type SaveJob, spreadsheetType } from "./saveJob";
import { children } from "./sheet/readSheet";
import { refuse } from "./xlsxProblem";

/** Writes the pivots of a sheet: those of the file stay as they are, new ones get their parts, those that are gone lose them. */
export function savePivots(job: SaveJob, sheet: SheetModel, part: string, fromPackage: boolean): void {
  const { edit, origin } = job;
  const before = fromPackage ? origin.pkg.rels(part).filter((rel) => rel.kind === "pivotTable" && rel.part !== null) : [];
  for (const pivot of sheet.pivots) {
    const rel = before.find((candidate) => candidate.part === pivot.part && !job.claimed.has(candidate.part!.toLowerCase()));
    if (rel !== undefined) job.claimed.add(rel.part!.toLowerCase());
    else addPivot(job, part, pivot);
  }
  for (const rel of before) {
    if (job.claimed.has(rel.part!.toLowerCase())) continue;
    edit.remove(rel.part!);
    edit.unrelate(part, rel.id);
  }
}

function addPivot(job: SaveJob, sheetPart: string, pivot: PivotModel): void {
  const { edit, origin } = job;
  const cacheId = nextCacheId(job);
  const xml = pivot.spec !== null ? pivotParts(pivot.spec, { cacheId, numFmtId: (format) => origin.styles.formatId(format), dateSystem: job.model.dateSystem }) : returned(pivot, cacheId);
  const table = edit.freeName(`${origin.folder}pivotTables/pivotTable`, ".xml");
  const cache = edit.freeName(`${origin.folder}pivotCache/pivotCacheDefinition`, ".xml");
  edit.put(table, encodeXml(inDialect(xml.pivotTableXml, job.dialect)));
  edit.put(cache, encodeXml(inDialect(xml.pivotCacheXml, job.dialect)));
  edit.setContentType(table, `${spreadsheetType}.pivotTable+xml`);
  edit.setContentType(cache, `${spreadsheetType}.pivotCacheDefinition+xml`);
  edit.relate(sheetPart, relType(job, "pivotTable"), table);
  edit.relate(table, relType(job, "pivotCacheDefinition"), cache);
  job.newCaches.push({ part: cache, cacheId });
}

/** A pivot that was deleted and comes back: its records are gone, so the program that opens it reads the source anew. */
function returned({ name, raw }: PivotModel, cacheId: number): { readonly pivotTableXml: string; readonly pivotCacheXml: string } {
  if (raw === undefined) return refuse("xlsx/notWritable", name, { why: { zh: "数据透视表的定义已不在文件里", en: "the definition of the PivotTable is not in the file any more" } });
  const table = parseXml(raw.table);
  const cache = parseXml(raw.cache);
  const rel = Object.keys(cache.attributes).find((attribute) => attribute.endsWith(":id"));
  const change = { saveData: "0", refreshOnLoad: "1", ...(rel === undefined ? {} : { [rel]: null }), recordCount: null };
  return { pivotTableXml: editXml(raw.table, editAttributes(raw.table, table, { cacheId: String(cacheId) })), pivotCacheXml: editXml(raw.cache, editAttributes(raw.cache, cache, change)) };
}

function nextCacheId(job: SaveJob): number {
  const { root } = job.origin.pkg.xml(job.origin.workbookPart);
  const known = children(root, "pivotCaches").flatMap((list) => list.children).map((cache) => Number(cache.attributes["cacheId"] ?? 0));
  return Math.max(0, ...known, ...job.newCaches.map(({ cacheId }) => cacheId)) + 1;
}
