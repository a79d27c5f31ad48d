import type { SheetModel, WorkbookModel } from "../workbook/model";
import type { Package } from "./container/package";
import type { SheetOrigin, WorkbookOrigin } from "./origin";
import type { SaveJob } from "./saveJob";
import { cellsOf } from "./sheetParts";
import { children } from "./sheet/readSheet";
import { refuse } from "./xlsxProblem";

/** Takes the sheets that are gone out of the package, with every part that nothing else leads to. */
export function removeSheets(job: SaveJob, gone: readonly SheetOrigin[]): void {
  const { edit, origin } = job;
  for (const sheet of gone) {
    for (const part of [sheet.part, ...origin.pkg.rels(sheet.part).map((rel) => rel.part ?? "")]) {
      const blocked = origin.pkg.rels(part).find((rel) => rel.kind === "slicer" || rel.kind === "timeline");
      if (blocked !== undefined) refuse("xlsx/notWritable", sheet.name, { why: { zh: "工作表上有切片器或日程表，工作簿的其他部分依赖它", en: "the sheet has slicers or timelines that other parts of the workbook depend on" } });
    }
    edit.unrelate(origin.workbookPart, sheet.relId);
  }
  removeUnreachable(job, new Set(gone.map((sheet) => sheet.part)));
}

/** Removes the caches that no pivot uses any more, with their records. `edit` knows which pivots are gone. */
export function removeUnusedCaches(job: SaveJob): void {
  const { edit, origin } = job;
  const { pkg } = origin;
  const pivots = pkg.entries.filter(({ name }) => pkg.contentType(name)?.endsWith(".pivotTable+xml"));
  if (pivots.every(({ name }) => edit.has(name))) return;
  const cacheOf = (pivot: string): string[] => pkg.rels(pivot).flatMap((rel) => (rel.kind === "pivotCacheDefinition" && rel.part !== null ? [rel.part] : []));
  const used = new Set(pivots.filter(({ name }) => edit.has(name)).flatMap(({ name }) => cacheOf(name)));
  for (const cache of new Set(pivots.filter(({ name }) => !edit.has(name)).flatMap(({ name }) => cacheOf(name)))) {
    if (used.has(cache)) continue;
    for (const rel of pkg.rels(cache)) if (rel.part !== null) edit.remove(rel.part);
    edit.remove(cache);
  }
}

/** Parts that only the given parts lead to. Caches of pivots hang on the workbook too: they are looked at on their own. */
export function ownedParts(pkg: Package, parts: ReadonlySet<string>): string[] {
  const kept = reachable(pkg, [""], parts);
  return [...reachable(pkg, [...parts], new Set())].filter((part) => !kept.has(part) || parts.has(part));
}

function removeUnreachable(job: SaveJob, gone: ReadonlySet<string>): void {
  for (const part of ownedParts(job.origin.pkg, gone)) job.edit.remove(part);
}

function reachable(pkg: Package, from: readonly string[], without: ReadonlySet<string>): Set<string> {
  const seen = new Set(from);
  const waiting = [...from];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const rel of pkg.rels(part)) {
      if (rel.part === null || seen.has(rel.part) || without.has(rel.part) || !pkg.has(rel.part)) continue;
      seen.add(rel.part);
      waiting.push(rel.part);
    }
  }
  seen.delete("");
  return seen;
}

/** Refuses to write a workbook in which a formula, name or rule refers to a sheet or table that is gone: Excel would call the file damaged. */
export function checkReferences(model: WorkbookModel, origin: WorkbookOrigin, gone: readonly SheetOrigin[]): void {
  const sheets = gone.map(({ name }) => name).filter((name) => !model.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()));
  const tables = goneTables(model, origin);
  if (sheets.length === 0 && tables.length === 0) return;
  const looks = [
    ...sheets.map((sheet) => ({ word: { zh: `工作表“${sheet}”`, en: `the sheet “${sheet}”` }, isIn: refersToSheet(sheet) })),
    ...tables.map((table) => ({ word: { zh: `表格“${table}”`, en: `the table “${table}”` }, isIn: refersToTable(table) })),
  ];
  const check = (text: string, place: string): void => {
    const lower = text.toLowerCase();
    for (const { word, isIn } of looks) if (isIn(lower)) refuse("xlsx/stillUsed", place, { what: word, formula: text.slice(0, 200) });
  };
  for (const sheet of model.sheets) {
    if (sheet.kind !== "worksheet") continue;
    for (const text of cellsOf(sheet).formulaTexts()) check(text, sheet.name);
    for (const rule of [...sheet.validations, ...sheet.conditionalFormats]) check(ruleText(rule), sheet.name);
  }
  const names = children(origin.pkg.xml(origin.workbookPart).root, "definedNames").flatMap((list) => children(list, "definedName"));
  for (const name of names) {
    const local = name.attributes["localSheetId"];
    if (local !== undefined && gone.includes(origin.sheets[Number(local)]!)) continue;
    check(name.text, name.attributes["name"] ?? "");
  }
}

/** Formulas of a raw rule with their entities resolved enough to find a name in them, or of one of ours. */
function ruleText({ raw, spec }: SheetModel["validations"][number] | SheetModel["conditionalFormats"][number]): string {
  if (spec !== null) return "formula" in spec ? spec.formula : `${spec.formula1} ${spec.formula2 ?? ""}`;
  return (raw ?? "").replaceAll("&apos;", "'").replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

function goneTables(model: WorkbookModel, origin: WorkbookOrigin): string[] {
  const now = new Set(model.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name.toLowerCase())));
  return origin.tables.filter((name) => !now.has(name.toLowerCase()));
}

function refersToSheet(name: string): (lower: string) => boolean {
  const lower = name.toLowerCase();
  const quoted = `${lower.replaceAll("'", "''")}'!`;
  return (text) => containsWord(text, `${lower}!`) || text.includes(`'${quoted}`) || text.includes(`:${quoted}`);
}

function refersToTable(name: string): (lower: string) => boolean {
  const lower = name.toLowerCase();
  return (text) => containsWord(text, `${lower}[`);
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}_.\\]/u.test(text[at - 1]!)) return true;
  }
  return false;
}
