import type { Json } from "../workbook/host";
import type { PivotModel, TableModel, WorkbookModel } from "../workbook/model";
import type { TextPool } from "../workbook/textPool";
import type { Package } from "./container/package";
import type { XlsxStyles } from "./parts/styles";

/** Words that differ between Transitional and Strict files. `relationships` is also the start of every relationship type. */
export type Dialect = { readonly strict: boolean; readonly main: string; readonly relationships: string };

export const transitional: Dialect = {
  strict: false,
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
export const strict: Dialect = { strict: true, main: "http://purl.oclc.org/ooxml/spreadsheetml/main", relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships" };

/** A part written by us in the words of the workbook. */
export function inDialect(xml: string, dialect: Dialect): string {
  return dialect.strict ? xml.replaceAll(transitional.main, strict.main).replaceAll(transitional.relationships, strict.relationships) : xml;
}

/** Where a workbook came from. */
export class WorkbookOrigin {
  constructor(
    readonly bytes: Uint8Array,
    readonly pkg: Package,
    readonly workbookPart: string,
    readonly dialect: Dialect,
    readonly sheets: readonly SheetOrigin[],
    readonly activeSheet: string,
    readonly pool: TextPool,
    readonly styles: XlsxStyles,
    /** Names of the tables of the file. */
    readonly tables: readonly string[],
  ) {}

  /** Sheets of the file that were dumped without a change, by their dump's XML: put back, they are what they were. */
  readonly pristine = new Map<string, SheetOrigin>();

  /** Folder of the workbook part, with its slash. */
  get folder(): string {
    return this.workbookPart.slice(0, this.workbookPart.lastIndexOf("/") + 1);
  }

  /** The part that the workbook relates to by this kind. */
  partOf(kind: string): string | null {
    return this.pkg.rels(this.workbookPart).find((rel) => rel.kind === kind)?.part ?? null;
  }
}

/** Where a sheet came from: a part of the package, or a dump that holds its parts itself. */
export class SheetOrigin {
  constructor(
    readonly name: string,
    readonly part: string,
    /** Relationship id in the workbook; empty for a sheet from a dump. */
    readonly relId: string,
    readonly dump: SheetDump | null,
    /** The hidden name of the sheet's filter, as an element of the workbook. */
    readonly filterName: string | null,
  ) {}
}

/** A sheet with everything that belongs to it alone, as plain JSON. Contents are deflated and in base64. */
export type SheetDump = {
  readonly version: 1;
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly part: string;
  readonly contentType: string;
  /** Texts stand in the cells themselves, so that the list of shared ones may change meanwhile. */
  readonly xml: string;
  readonly rels: readonly DumpedRel[];
  /** What belongs to the sheet alone, tables and pivots apart. */
  readonly parts: readonly DumpedPart[];
  readonly tables: readonly TableModel[];
  readonly pivots: readonly PivotModel[];
  /** Names that only this sheet knows, as elements of the workbook. */
  readonly definedNames: readonly string[];
  /** What each style index of the sheet looks like. */
  readonly styles: readonly { readonly style: number; readonly look: Json }[];

};
export type DumpedRel = { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean };
export type DumpedPart = { readonly part: string; readonly contentType: string | null; readonly content: string; readonly rels: readonly DumpedRel[] };

export function originOf(model: WorkbookModel): WorkbookOrigin {
  if (!(model.origin instanceof WorkbookOrigin)) throw new TypeError("This workbook model was not made by src/xlsx.");
  return model.origin;
}

export function sheetOriginOf(sheet: { readonly origin: unknown }): SheetOrigin | null {
  return sheet.origin instanceof SheetOrigin ? sheet.origin : null;
}
