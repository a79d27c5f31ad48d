import type { Problem, Result } from "../workbook/host";
import type { SheetModel, WorkbookModel } from "../workbook/model";
import { TextPool } from "../workbook/textPool";
import { activeContent } from "./activeContent";
import { type Codec, portableCodec } from "./container/codec";
import { contentTypesPart, Package, type Relationship } from "./container/package";
import { MemoryBudget, usualMemory } from "./container/memoryBudget";
import { readZip } from "./container/readZip";
import { isMain, type XmlNode } from "./container/xml";
import { dumpSheet, loadSheet } from "./dumpSheet";
import { type Dialect, SheetOrigin, strict, transitional, WorkbookOrigin } from "./origin";
import { isFilterName } from "./parts/sheetFilter";
import { readStyles } from "./parts/styles";
import { blankSheet, children } from "./sheet/readSheet";
import { readPackageSheet } from "./sheet/related";
import { readSharedStrings } from "./sheet/sharedStrings";
import { refuse, Refusal } from "./xlsxProblem";

/** `codec`: a faster DEFLATE than the portable one. `memory`: bytes that the opened workbook may take; 2 GiB unless told. */
export type XlsxReading = { readonly codec?: Codec; readonly memory?: number };

/**
 * Reads an .xlsx or .xlsm package. Everything is checked first (`xlsx/…` problems name the part or cell): a file that is damaged, hostile or in another
 * format is refused as a whole, and nothing of it is read half. The model keeps a view of `bytes`; they must not change while it is used.
 */
export function openXlsx(bytes: Uint8Array, { codec = portableCodec, memory = usualMemory }: XlsxReading = {}): Result<WorkbookModel> {
  try {
    const budget = new MemoryBudget(memory);
    const pkg = new Package(readZip(bytes), codec, budget);
    const model = readWorkbook(bytes, pkg, false);
    pkg.verifyRest();
    budget.opened();
    return { ok: true, value: model };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/** The model of a package. `mayBeEmpty`: a new workbook has no sheet yet. */
export function readWorkbook(bytes: Uint8Array, pkg: Package, mayBeEmpty: boolean): WorkbookModel {
  const workbookPart = findWorkbook(pkg);
  const { text, root } = pkg.xml(workbookPart);
  if (root.name !== "workbook" || !isMain(root.uri)) refuse("xlsx/unexpectedPart", workbookPart, { expected: "workbook" });
  const dialect: Dialect = root.uri === strict.main ? strict : transitional;
  const rels = pkg.rels(workbookPart);
  const partOf = (kind: string): string | null => rels.find((rel) => rel.kind === kind && rel.part !== null && pkg.find(rel.part) !== null)?.part ?? null;
  const stringsPart = partOf("sharedStrings");
  const { budget } = pkg;
  budget.hold(bytes.length, workbookPart);
  const pool = stringsPart === null ? new TextPool() : readSharedStrings(stringsPart, pkg.bytes(stringsPart), budget);
  const stylesPart = partOf("styles");
  const styles = readStyles(stylesPart === null ? null : stylesXml(pkg, stylesPart));
  const date1904 = children(root, "workbookPr").some(({ attributes }) => ["1", "true"].includes(attributes["date1904"] ?? "0"));
  const elements = children(root, "sheets").flatMap((list) => children(list, "sheet"));
  if (elements.length === 0 && !mayBeEmpty) refuse("xlsx/noSheets", workbookPart);
  const names = children(root, "definedNames").flatMap((list) => children(list, "definedName"));
  const filterNames = new Map(names.map((name) => [name.attributes["localSheetId"] ?? "", text.slice(name.start, name.end)] as const).filter(([, xml]) => isFilterName(xml)));
  const origins = elements.map((element, i) => sheetOrigin(element, rels, pkg, workbookPart, filterNames.get(String(i)) ?? null));
  const active = activeTab(root, origins.length);
  const notices: Problem[] = [...activeContent(pkg)];
  const sheets = origins.map(({ origin: own, kind, visibility }) => {
    const settings = { name: own.name, visibility, origin: own };
    return kind === "worksheet" ? readPackageSheet(pkg, settings, { pool, date1904, styles, notices, budget }) : blankSheet(settings, pool, "other");
  });
  const tables = sheets.flatMap((sheet) => sheet.tables.map((table) => table.name));
  const origin = new WorkbookOrigin(bytes, pkg, workbookPart, dialect, origins.map(({ origin: own }) => own), origins[active]?.origin.name ?? "", pool, styles, tables);
  const model: WorkbookModel = {
    dateSystem: date1904 ? 1904 : 1900,
    sheets,
    activeSheet: origin.activeSheet,
    styles,
    definedNames: names.map((name) => name.attributes["name"] ?? "").filter((name) => !name.startsWith("_xlnm.")),
    notices,
    sheetsChanged: false,
    newSheet: (name, visibility) => {
      const sheet = blankSheet({ name, visibility, origin: null }, pool);
      sheet.cells.seal();
      return sheet;
    },
    dumpSheet: (sheet) => dumpSheet(model, sheet),
    loadSheet: (dump) => loadSheet(model, dump),
    origin,
  };
  return model;
}

function findWorkbook(pkg: Package): string {
  if (pkg.find(contentTypesPart) === null || pkg.find("_rels/.rels") === null) refuse("xlsx/notXlsx", undefined, { looksLike: otherZip(pkg) });
  const part = pkg.rels("").find((rel) => rel.kind === "officeDocument")?.part ?? null;
  if (part === null) refuse("xlsx/notXlsx", undefined, { looksLike: otherZip(pkg) });
  if (pkg.find(part!) === null) refuse("xlsx/noPart", undefined, { part: part! });
  const type = pkg.contentType(part!) ?? "";
  if (type.includes("sheet.binary") || part!.endsWith(".bin")) refuse("xlsx/notXlsx", undefined, { looksLike: { zh: "二进制工作簿（.xlsb）", en: "a binary workbook (.xlsb)" } });
  if (type.includes("wordprocessingml") || type.includes("presentationml")) refuse("xlsx/notXlsx", undefined, { looksLike: otherZip(pkg) });
  return part!;
}

/** What a zip that is no workbook seems to be. */
function otherZip(pkg: Package): { readonly zh: string; readonly en: string } {
  const has = (part: string): boolean => pkg.find(part) !== null;
  if (has("word/document.xml")) return { zh: " Word 文档（.docx）", en: "a Word document (.docx)" };
  if (has("ppt/presentation.xml")) return { zh: " PowerPoint 演示文稿（.pptx）", en: "a PowerPoint presentation (.pptx)" };
  if (has("mimetype") && has("content.xml")) return { zh: " OpenDocument 文件（.ods）", en: "an OpenDocument file (.ods)" };
  if (has("Index/Document.iwa") || has("Index.zip")) return { zh: " Apple Numbers 文件", en: "an Apple Numbers file" };
  return { zh: "普通的 zip 压缩包", en: "an ordinary zip archive" };
}

/** readStyles parses by itself; what it throws at malformed XML is our refusal, so the guarded parser goes first. */
function stylesXml(pkg: Package, part: string): string {
  const { text, root } = pkg.xml(part);
  if (root.name !== "styleSheet" || !isMain(root.uri)) refuse("xlsx/unexpectedPart", part, { expected: "styleSheet" });
  return text;
}

function sheetOrigin(element: XmlNode, rels: readonly Relationship[], pkg: Package, workbookPart: string, filterName: string | null): { origin: SheetOrigin; kind: SheetModel["kind"]; visibility: SheetModel["visibility"] } {
  const name = element.attributes["name"] ?? refuse("xlsx/badXml", workbookPart, { why: "a sheet has no name" });
  const relId = Object.entries(element.attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
  const rel = rels.find((candidate) => candidate.id === relId);
  if (rel === undefined || rel.part === null || pkg.find(rel.part) === null) refuse("xlsx/noPart", name, { part: rel?.part ?? (relId || "sheet") });
  const state = element.attributes["state"];
  return {
    origin: new SheetOrigin(name, rel!.part!, relId, null, filterName),
    kind: rel!.kind === "worksheet" ? "worksheet" : "other",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
  };
}

function activeTab(root: XmlNode, sheets: number): number {
  const view = children(root, "bookViews").flatMap((list) => children(list, "workbookView"))[0];
  const tab = Number(view?.attributes["activeTab"] ?? 0);
  return Number.isInteger(tab) && tab >= 0 && tab < sheets ? tab : 0;
}
