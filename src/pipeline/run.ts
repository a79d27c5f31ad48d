import type { ChangeSet } from "../changes/changeSet";
import type { FoundPair } from "../engine/engine";
import { type Result, ok } from "../records/problem";
import type { HostWrite } from "../workbook/host";
import { type CheckedTable, checkTables } from "./check";
import { type Classified, classifyTables } from "./classify";
import { commitChange } from "./commit";
import { type DedupedTable, dedupeTables, relatedPairs } from "./dedupe";
import { type Fixed, fixTables } from "./fix";
import { type GovernedSheets, governSheets } from "./governSheets";
import { type OpenOptions, governedTables } from "./locate";
import { planStates } from "./mark";
import { type Reported, reportTables } from "./report";
import { freeName, ourLists, sheetNames, standingSheet } from "./ownSheets";
import { type ResultSheet, resultSheetWrites } from "./resultSheet";
import { type ListedResult, classesSheet, duplicatesSheet, elsewhereSheet, explainedPairs, findingsSheet } from "./resultSheets";
import type { Session } from "./session";
import { readState, workbookSession } from "./state";
import { sheetLabels } from "../template/headerLabels";

export type Ran = {
  readonly governed: GovernedSheets;
  readonly before: readonly CheckedTable[];
  readonly fixed: Fixed;
  readonly deduped: readonly DedupedTable[];
  readonly classified: Classified;
  readonly reported: Reported | null;
  readonly after: readonly CheckedTable[];
  /** Every change set made, oldest first; none when the workbook was up to date. */
  readonly changes: readonly ChangeSet[];
};

/**
 * The whole way: govern, check, fix, find duplicates, classify, report, and write what was found onto result sheets. A workbook that is up to date is left as it is:
 * the same run again makes no change set.
 */
export async function run(session: Session, options: OpenOptions): Promise<Result<Ran>> {
  const governed = await governSheets(session, options);
  if (!governed.ok) return governed;
  // From here on the workbook's own template and table are meant.
  const open = () => governedTables(session, options.answers);
  const messy = await open();
  if (!messy.ok) return messy;
  const before = await checkTables(session, messy.value);
  if (!before.ok) return before;
  const fixed = await fixTables(session, before.value);
  if (!fixed.ok) return fixed;
  // What a step left as it was is not read again.
  const clean = fixed.value.change === null ? messy : await open();
  if (!clean.ok) return clean;
  const classified = await classifyTables(session, clean.value, { write: true, onlyDue: true });
  if (!classified.ok) return classified;
  const classed = classified.value.change === null ? clean : await open();
  if (!classed.ok) return classed;
  const deduped = await dedupeTables(session, classed.value);
  if (!deduped.ok) return deduped;
  const after = classed === messy ? before : await checkTables(session, classed.value);
  if (!after.ok) return after;
  const stated = await writeStates(session, after.value);
  if (!stated.ok) return stated;
  const hasReports = after.value.some(({ table }) => table.template.reports.length > 0);
  const reported = hasReports ? await reportTables(session, after.value) : null;
  if (reported !== null && !reported.ok) return reported;
  const inWorkbook = await workbookSession(session);
  if (!inWorkbook.ok) return inWorkbook;
  const reasons = inWorkbook.value.lang === session.lang ? classified : await classifyTables(inWorkbook.value, classed.value, { write: false });
  if (!reasons.ok) return reasons;
  const sheets = await writeResultSheets(inWorkbook.value, after.value, deduped.value, reasons.value);
  if (!sheets.ok) return sheets;
  const changes = [governed.value.change, fixed.value.change, classified.value.change, stated.value, reported?.value.change ?? null, sheets.value].filter((change) => change !== null);
  return ok({ governed: governed.value, before: before.value, fixed: fixed.value, deduped: deduped.value, classified: classified.value, reported: reported?.value ?? null, after: after.value, changes });
}

/** What was found of each record, where the template has a field for it. */
async function writeStates(session: Session, checked: readonly CheckedTable[]): Promise<Result<ChangeSet | null>> {
  const planned = await planStates(session, checked);
  return planned.ok ? commitChange(session, { why: { command: "mark", reason: "states" }, template: checked[0]!.table.template, ...planned.value }) : planned;
}

async function writeResultSheets(session: Session, checked: readonly CheckedTable[], deduped: readonly DedupedTable[], classified: Classified): Promise<Result<ChangeSet | null>> {
  const sheets = await session.host.sheets();
  if (!sheets.ok) return sheets;
  const state = await readState(session.host, session.tools);
  if (!state.ok) return state;
  const lists = await ourLists(session.host, sheets.value, state.value.document.resultSheets);
  if (!lists.ok) return lists;
  const ownName = (wanted: string): string => standingSheet(wanted, sheets.value, ({ name }) => lists.value.has(name))?.name ?? freeName(wanted, sheets.value);
  const results: ResultSheet[] = [];
  const many = checked.length > 1;
  for (const [index, { table, findings }] of checked.entries()) {
    const named = (words: { readonly "zh-CN": string; readonly en: string }): string => ownName(many ? `${words[session.lang]} ${table.def.label[session.lang]}` : words[session.lang]);
    const messages = await session.engine.describe({ template: table.template, table: table.def.id, findings, lang: session.lang, labels: sheetLabels(table.def) });
    results.push(findingsSheet(session, named(sheetNames.findings), table, findings, messages));
    if (table.def.dedupe.length > 0) {
      const found = await Promise.all(deduped[index]!.results.map(async (result): Promise<ListedResult> => ({ result, related: await relatedPairs(session, table, result) })));
      const explained = new Map<FoundPair, readonly string[]>();
      for (const each of found) {
        const pairs = explainedPairs(each);
        const texts = await session.engine.explain({ pairs: await session.engine.evidence({ ...table.input, rule: each.result.rule, pairs }), lang: session.lang });
        pairs.forEach((pair, n) => explained.set(pair, texts[n]!));
      }
      results.push(duplicatesSheet(session, named(sheetNames.duplicates), table, found, explained));
    }
    if (deduped[index]!.across.length > 0) results.push(await elsewhereSheet(session, named(sheetNames.elsewhere), deduped[index]!));
    if (table.def.classify.length > 0) results.push(classesSheet(session, named(sheetNames.classes), table, classified.tables[index]!.classes));
  }
  const writes: HostWrite[] = [];
  for (const sheet of results) {
    const written = await resultSheetWrites(session.host, sheets.value, sheet);
    if (!written.ok) return written;
    writes.push(...written.value);
  }
  return commitChange(session, {
    why: { command: "run", reason: "results" },
    template: checked[0]!.table.template,
    writes,
    document: async (before) => ok({ ...before, resultSheets: [...new Set([...before.resultSheets, ...results.map((sheet) => sheet.name)])] }),
  });
}
