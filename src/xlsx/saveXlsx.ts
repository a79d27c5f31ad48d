import type { Result } from "../workbook/host";
import type { WorkbookModel } from "../workbook/model";
import { PackageEdit } from "./container/packageEdit";
import { encodeXml } from "./container/xml";
import { freeTexts, type TextPurge } from "./freeTexts";
import { inDialect, originOf, sheetOriginOf, type SheetOrigin, transitional } from "./origin";
import { checkReferences, removeSheets, removeUnusedCaches } from "./removeParts";
import { relType, type SaveJob, spreadsheetType } from "./saveJob";
import { forgetTitles } from "./saveProperties";
import { saveSheet } from "./saveSheet";
import { cellsOf } from "./sheetParts";
import { saveWorkbookPart } from "./saveWorkbookPart";
import { SharedStringWriter } from "./sharedStringWriter";
import { patchSharedStrings } from "./sheet/sharedStrings";
import { refuse, Refusal } from "./xlsxProblem";

/**
 * The workbook as an .xlsx package. Parts that did not change are the same bytes as in the file, in the same order; of changed sheets only what changed is
 * written anew. An unchanged model gives the bytes it was read from. Same model, same bytes. What cannot be kept is refused (`xlsx/…`), never dropped. A text that
 * changes took out of the last cell that said it is gone from the package too; `purge` "all" also empties shared texts that no cell said before.
 */
export function saveXlsx(model: WorkbookModel, purge: TextPurge = "dropped"): Result<Uint8Array> {
  try {
    return { ok: true, value: save(model, purge) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

function save(model: WorkbookModel, purge: TextPurge): Uint8Array {
  const origin = originOf(model);
  if (!model.sheets.some((sheet) => sheet.visibility === "visible")) refuse("xlsx/noSheets");
  const gone = origin.sheets.filter((from) => !model.sheets.some((sheet) => sheet.origin === from));
  checkReferences(model, origin, gone);
  const edit = new PackageEdit(origin.pkg);
  const strings = new SharedStringWriter(origin.pool, freeTexts(model, origin, gone.length > 0, purge));
  const job: SaveJob = { model, origin, dialect: origin.dialect, edit, strings, claimed: new Set(), tableIds: keptTableIds(model), newCaches: [] };
  removeSheets(job, gone);
  forgetTitles(job, gone);
  const selection = origin.sheets.length === 0 || model.activeSheet !== origin.activeSheet || !model.sheets.some((sheet) => sheet.name === model.activeSheet);
  const active = model.sheets.find((sheet) => sheet.name === model.activeSheet) ?? model.sheets.find((sheet) => sheet.visibility === "visible");
  const parts = model.sheets.map((sheet) => saveSheet(job, sheet, sheetOriginOf(sheet), selection && sheet.kind === "worksheet" ? sheet === active : null));
  removeUnusedCaches(job);
  saveStrings(job);
  saveStyles(job);
  const effect = formulaEffect(model, gone);
  if (effect.formulasMoved) removeCalcChain(job);
  saveWorkbookPart(job, parts, effect.recalculate);
  const bytes = edit.finish();
  if (bytes === null) return origin.bytes;
  const signature = origin.pkg.rels("").find((rel) => rel.type.includes("digital-signature"));
  if (signature !== undefined) refuse("xlsx/signed", signature.part ?? undefined);
  return bytes;
}

/** Ids of the tables whose parts are not written anew. */
function keptTableIds(model: WorkbookModel): Set<number> {
  return new Set(model.sheets.flatMap((sheet) => sheet.tables.filter((table) => table.part !== null && !table.changed).map((table) => table.id)));
}

/** New texts are put into the list; what no cell says any more is emptied, or cut off where nothing comes after it: indexes never move. */
function saveStrings(job: SaveJob): void {
  const { origin, strings } = job;
  const { pool } = origin;
  const left = strings.free.slice(strings.added.size);
  if (strings.added.size === 0 && !left.some((index) => pool.texts[index] !== "" || pool.isRich(index))) return;
  const part = origin.partOf("sharedStrings");
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${transitional.main}"/>`;
  const before = part !== null && origin.pkg.has(part) ? origin.pkg.bytes(part) : encodeXml(inDialect(empty, job.dialect));
  let kept = pool.shared;
  while (left.at(-1) === kept - 1) {
    left.pop();
    kept--;
  }
  const texts = new Map([...strings.added, ...left.map((index): [number, string] => [index, ""])]);
  putRelated(job, "sharedStrings", patchSharedStrings(part ?? "", before, { known: pool.shared, kept, texts }));
}

function saveStyles(job: SaveJob): void {
  const xml = job.edit.changed ? job.origin.styles.toXml() : null;
  if (xml !== null) putRelated(job, "styles", encodeXml(job.origin.partOf("styles") === null ? inDialect(xml, job.dialect) : xml));
}

/** Puts the one part that the workbook relates to by this kind, which the file may lack. */
function putRelated(job: SaveJob, kind: "sharedStrings" | "styles", bytes: Uint8Array): void {
  const { edit, origin } = job;
  const known = origin.partOf(kind);
  const part = known ?? `${origin.folder}${kind}.xml`;
  edit.put(part, bytes);
  edit.setContentType(part, `${spreadsheetType}.${kind}+xml`);
  if (known === null) edit.relate(origin.workbookPart, relType(job, kind), part);
}

type Effect = { readonly formulasMoved: boolean; readonly recalculate: boolean };

/** Whether cells gained or lost a formula, and whether a result may have become stale. */
function formulaEffect(model: WorkbookModel, gone: readonly SheetOrigin[]): Effect {
  let contentChanged = gone.length > 0;
  let formulasMoved = gone.length > 0;
  let anyFormula = false;
  for (const sheet of model.sheets.filter((candidate) => candidate.kind === "worksheet")) {
    const cells = cellsOf(sheet);
    const hasFormulas = cells.hasFormulas();
    anyFormula ||= hasFormulas;
    if (sheetOriginOf(sheet)?.dump) {
      contentChanged = true;
      formulasMoved ||= hasFormulas;
    }
    if (!sheet.changed.has("cells")) continue;
    if (cells.isRelocated()) {
      contentChanged = true;
      formulasMoved ||= hasFormulas;
    }
    for (const handle of cells.changes()) {
      if (cells.formulaMoved(handle)) formulasMoved = true;
      if (cells.contentChanged(handle)) contentChanged = true;
      if (contentChanged && formulasMoved) break;
    }
  }
  return { formulasMoved, recalculate: contentChanged && anyFormula };
}

/** The order of calculation names cells with formulas; Excel builds it anew when it is missing, but repairs the file when it is wrong. */
function removeCalcChain({ edit, origin }: SaveJob): void {
  for (const rel of origin.pkg.rels(origin.workbookPart)) {
    if (rel.kind !== "calcChain" || rel.part === null) continue;
    edit.remove(rel.part);
    edit.unrelate(origin.workbookPart, rel.id);
  }
}
