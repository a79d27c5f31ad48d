import { maxColumns } from "../../workbook/area";
import { SparseCells } from "../../workbook/cells";
import type { ColumnModel, Kept, PivotModel, SheetChange, SheetFilter, SheetModel, TableModel } from "../../workbook/model";
import type { Problem, SheetVisibility, ValidationSpec } from "../../workbook/host";
import type { TextPool } from "../../workbook/textPool";
import type { XmlNode } from "../container/xml";
import { isMain } from "../container/xml";
import type { MemoryBudget } from "../container/memoryBudget";
import { sheetOriginOf } from "../origin";
import { parseSqref } from "../parts/areas";
import { readSheetFilter } from "../parts/sheetFilter";
import type { XlsxStyles } from "../parts/styles";
import { refuse } from "../xlsxProblem";
import { CellLoader } from "./loadCells";
import { type PartContent, readSheetFrame, type SheetFrame } from "./sheetSource";

export type SheetSettings = { readonly name: string; readonly visibility: SheetVisibility; readonly origin: unknown };

/** A sheet without cells, tables or anything else; its cells note their changes in `changed`. */
export function blankSheet(settings: SheetSettings, pool: TextPool, kind: SheetModel["kind"] = "worksheet"): SheetModel & { readonly cells: SparseCells } {
  const changed = new Set<SheetChange>();
  let known: readonly ColumnModel[] | null = null;
  let styles: Uint32Array | null = null;
  const columnStyle = (column: number): number => {
    if (known !== sheet.columns) {
      known = sheet.columns;
      styles = known.some((item) => item.style > 0) ? new Uint32Array(maxColumns) : null;
      if (styles !== null) for (const item of known) styles.fill(item.style, item.first, item.last + 1);
    }
    return styles === null ? 0 : styles[column]!;
  };
  const cells = new SparseCells(pool, columnStyle, () => changed.add("cells"));
  const sheet = {
    ...settings, kind, cells, changed, hiddenRows: [], newRows: [], aroundRows: null as string | null, linkTargets: new Map<string, string>(), merges: [], autoFilter: null as SheetFilter | null, columns: [] as ColumnModel[], validations: [], conditionalFormats: [], tables: [] as TableModel[],
    pivots: [] as PivotModel[], frozen: { rows: 0, columns: 0 }, protected: false,
  };
  return sheet;
}

/** What the sheets of a workbook share while they are read; what is odd about their cells is added to `notices`. */
export type SheetContext = { readonly pool: TextPool; readonly date1904: boolean; readonly styles: XlsxStyles; readonly notices: Problem[]; readonly budget: MemoryBudget };

/** Reads a worksheet part into a new sheet model; tables and pivots are other parts and not read here. */
export function readSheet(part: string, content: PartContent, settings: SheetSettings, { pool, date1904, styles, notices, budget }: SheetContext): SheetModel {
  const claim = (bytes: number): void => budget.hold(bytes, settings.name);
  let sheet = blankSheet(settings, pool);
  let loader: CellLoader | null = null;
  const source = readSheetFrame(part, content, settings.name, () => {
    sheet = blankSheet(settings, pool);
    sheet.cells.onGrow = claim;
    return (loader = new CellLoader(sheet.cells, settings.name, date1904, styles, budget));
  });
  if (source.root.name !== "worksheet" || !isMain(source.root.uri)) refuse("xlsx/unexpectedPart", part, { expected: "worksheet" });
  sheet.aroundRows = source.outer;
  sheet.columns = readColumns(source);
  for (const { style } of sheet.columns) if (style >= styles.count()) styles.reserve(style + 1);
  (loader as CellLoader | null)?.finish();
  sheet.hiddenRows = (loader as CellLoader | null)?.hiddenRows ?? [];
  notices.push(...((loader as CellLoader | null)?.odd.notices() ?? []));
  sheet.merges = children(source.root, "mergeCells").flatMap((list) => children(list, "mergeCell")).flatMap((merge) => parseSqref(merge.attributes["ref"] ?? ""));
  sheet.autoFilter = readAutoFilter(source, settings);
  sheet.conditionalFormats = children(source.root, "conditionalFormatting").map((element) => kept(source, element, element.attributes["sqref"] ?? ""));
  sheet.validations = readValidations(source);
  const pane = children(source.root, "sheetViews").flatMap((list) => children(list, "sheetView")).slice(0, 1).flatMap((view) => children(view, "pane"))[0];
  if (pane !== undefined && (pane.attributes["state"] === "frozen" || pane.attributes["state"] === "frozenSplit")) {
    sheet.frozen = { rows: whole(pane.attributes["ySplit"]), columns: whole(pane.attributes["xSplit"]) };
  }
  sheet.protected = children(source.root, "sheetProtection").some((element) => ["1", "true"].includes(element.attributes["sheet"] ?? "0"));
  sheet.changed.clear();
  return sheet;
}

/** Children in the spreadsheet namespace by name. */
export function children(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name && isMain(child.uri));
}

/**
 * The validations of a sheet, those that newer Excel keeps in the extension list (they refer to other sheets) included; their raw XML starts with another
 * prefix, which is how they are told apart when written.
 */
export function validationElements(root: XmlNode): { readonly list: XmlNode | null; readonly element: XmlNode; readonly extended: boolean }[] {
  const plain = children(root, "dataValidations").flatMap((list) => children(list, "dataValidation").map((element) => ({ list, element, extended: false })));
  const extensions = children(root, "extLst").flatMap((list) => list.children).flatMap((ext) => ext.children);
  const extended = extensions.filter((list) => list.name === "dataValidations" && !isMain(list.uri))
    .flatMap((list) => list.children.filter((child) => child.name === "dataValidation").map((element) => ({ list, element, extended: true })));
  return [...plain, ...extended];
}

/** The `sqref` of an extended validation is an element of its own. */
export function sqrefOfElement(element: XmlNode): string {
  return element.attributes["sqref"] ?? element.children.find((child) => child.name === "sqref")?.text.trim() ?? "";
}

function readValidations(source: SheetFrame): Kept<ValidationSpec>[] {
  return validationElements(source.root).map(({ element }) => kept(source, element, sqrefOfElement(element)));
}

function kept<T>(source: SheetFrame, element: XmlNode, sqref: string): Kept<T> {
  return { areas: parseSqref(sqref), spec: null, raw: source.outer.slice(element.start, element.end) };
}

function readAutoFilter({ outer, root }: SheetFrame, settings: SheetSettings): SheetFilter | null {
  const element = children(root, "autoFilter")[0];
  const filter = element === undefined ? null : readSheetFilter(outer.slice(element.start, element.end), root.attributes);
  const filterMode = children(root, "sheetPr").some(({ attributes }) => ["1", "true"].includes(attributes["filterMode"] ?? "0"));
  return filter === null ? null : { ...filter, filterMode, definedName: sheetOriginOf(settings)?.filterName ?? null };
}

function readColumns(source: SheetFrame): ColumnModel[] {
  return children(source.root, "cols").flatMap((list) => children(list, "col")).flatMap((element): ColumnModel[] => {
    const first = whole(element.attributes["min"]) - 1;
    const last = Math.min(maxColumns, whole(element.attributes["max"])) - 1;
    if (first < 0 || last < first) return [];
    const width = Number(element.attributes["width"] ?? NaN);
    return [{
      first, last, width: Number.isFinite(width) ? width : null, hidden: ["1", "true"].includes(element.attributes["hidden"] ?? "0"),
      style: whole(element.attributes["style"]), raw: source.outer.slice(element.start, element.end),
    }];
  });
}

function whole(text: string | undefined): number {
  const value = Math.trunc(Number(text ?? 0));
  return Number.isFinite(value) && value > 0 ? value : 0;
}
