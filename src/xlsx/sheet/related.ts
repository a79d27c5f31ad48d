import type { PivotModel, SheetModel, TableModel } from "../../workbook/model";
import type { Package } from "../container/package";
import { isMain } from "../container/xml";
import type { SheetOrigin } from "../origin";
import { parseSqref } from "../parts/areas";
import { readTable } from "../parts/table";
import { refuse } from "../xlsxProblem";
import { children, readSheet, type SheetContext, type SheetSettings } from "./readSheet";

/** A worksheet of the package with its tables and pivots. */
export function readPackageSheet(pkg: Package, settings: SheetSettings & { readonly origin: SheetOrigin }, context: SheetContext): SheetModel {
  const { part } = settings.origin;
  const sheet = readSheet(part, { pieces: () => pkg.pieces(part), whole: () => pkg.bytes(part) }, settings, context);
  sheet.linkTargets = linkTargets(pkg.relTargets(part));
  sheet.tables = relatedTables(pkg, part);
  sheet.pivots = relatedPivots(pkg, part);
  return sheet;
}

/** Where the links of a sheet lead, by the ids of their relationships. */
export function linkTargets(rels: readonly { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean }[]): ReadonlyMap<string, string> {
  return new Map(rels.flatMap(({ id, type, target, external }) => (external && type.endsWith("/hyperlink") ? [[id, target] as const] : [])));
}

/** The tables a sheet relates to, in the order of its relationships. */
function relatedTables(source: Package, part: string): TableModel[] {
  return related(source, part, "table").map((table) => {
    const { text, root } = source.xml(table);
    if (root.name !== "table" || !isMain(root.uri)) refuse("xlsx/unexpectedPart", table, { expected: "table" });
    return { part: table, raw: text, changed: false, ...readTable(text) };
  });
}

function relatedPivots(source: Package, part: string): PivotModel[] {
  return related(source, part, "pivotTable").map((pivot) => {
    const { text, root } = source.xml(pivot);
    const location = children(root, "location")[0]?.attributes["ref"] ?? "";
    const [cache] = related(source, pivot, "pivotCacheDefinition");
    return {
      name: root.attributes["name"] ?? "", area: parseSqref(location)[0] ?? { row: 0, column: 0, rows: 1, columns: 1 }, spec: null, part: pivot,
      ...(cache === undefined ? {} : { raw: { table: text, cache: source.xml(cache).text } }),
    };
  });
}

function related(source: Package, part: string, kind: string): string[] {
  return source.rels(part).flatMap((rel) => (rel.kind === kind && rel.part !== null && source.has(rel.part) ? [rel.part] : []));
}
