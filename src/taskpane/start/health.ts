import type { Finding } from "../../findings/finding";
import { countFindings } from "../../findings/countFindings";
import { dedupeInput } from "../../pipeline/apart";
import { checkTables, control } from "../../pipeline/check";
import { groupId, groupsInDoubt } from "../../pipeline/inDoubt";
import { type GovernedTable, governedTables } from "../../pipeline/locate";
import type { Localized, Result } from "../../pipeline/session";
import { ok } from "../../records/problem";
import { type ClassOverview, classesDesk } from "../classes/classesDesk";
import { reportsAbout, standingReports } from "../../pipeline/ownReports";
import { missingFields } from "../../pipeline/report";
import type { ReportDef } from "../../template/template";
import type { DeskContext } from "../desk/deskContext";
import { duplicatesDesk } from "../duplicates/duplicatesDesk";
import { lastBuild, readReportSheets } from "../reports/reportsDesk";

/** How many findings of each severity a table has. */
export type Severities = {
  /** Records without a finding of severity error. */
  readonly sound: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Findings with a fix that loses nothing. */
  readonly fixable: number;
};

/** How one table of the workbook is. */
export type TableHealth = Severities & {
  readonly id: string;
  readonly label: Localized;
  readonly sheet: string;
  readonly records: number;
  readonly rules: number;
  /** Groups of records that are one; null: not counted, because that would take long. */
  readonly duplicates: number | null;
  /** Groups and pairs that a person decides. */
  readonly review: number;
  readonly matched: boolean;
  /** Classes that can be written without taking one away that somebody gave. */
  readonly unwritten: number;
  /** Their fields. */
  readonly classFields: readonly Localized[];
  /** Those that stand or can be built: a report about a column that the table lacks is nothing that is left to do. */
  readonly reports: number;
  /** Of these, those that have no sheet yet. */
  readonly unbuilt: number;
  /** Of those that have one, those whose records may have changed since. */
  readonly outdated: number;
};

/** What would help the workbook most. */
export type NextStep = { readonly kind: "fix" | "merge" | "search" | "classify" | "report" | "look" | "done"; readonly table: TableHealth };

/** Larger tables are searched for duplicates when somebody asks. Chosen by us: about two seconds. */
const mostSearched = 5_000;

/** Every governed table of the workbook, the one that is meant first. */
export async function healthOf(desk: DeskContext): Promise<Result<readonly TableHealth[]>> {
  // Nobody has asked for this work: it takes no room from what was done last and its undo.
  const context: DeskContext = { ...desk, session: { ...desk.session, progress: () => undefined } };
  const { session, table } = context;
  const live = await table();
  if (!live.ok) return live;
  if (live.value === null) return ok([]);
  const { table: meant, findings } = live.value;
  const placed = await readReportSheets(session);
  if (!placed.ok) return placed;
  const changedSince = (report: Pick<ReportDef, "id" | "title">): number => {
    const sheet = placed.value.sheetOf(report);
    const built = sheet === null ? ok(null) : lastBuild(context, report, sheet, placed.value.state);
    return built.ok ? (built.value?.later ?? 0) : 0;
  };
  const told = (of: GovernedTable, found: readonly Finding[], duplicates: number | null, review: number, classes: ClassOverview | null): TableHealth => {
    const { def, layout, template, records } = of;
    const reports = reportsAbout(def, template, standingReports(placed.value.state.document.ownReports, placed.value.state.changes)).filter((report) => placed.value.sheetOf(report) !== null || (report.definition !== null && missingFields(of, report.definition).length === 0));
    return { id: def.id, label: def.label, sheet: layout.sheet, records: records.rows.length, ...severitiesOf(found, records.rows.length), rules: def.rules.length + def.keys.length, duplicates, review, matched: def.dedupe.length > 0, unwritten: classes?.own.due ?? 0, classFields: (classes?.classifications ?? []).filter(({ changes }) => changes.some(({ given }) => !given)).map(({ label }) => label), reports: reports.length, unbuilt: reports.filter((report) => placed.value.sheetOf(report) === null).length, outdated: reports.filter((report) => changedSince(report) > 0).length };
  };
  const searched = meant.def.dedupe.length > 0 && (meant.records.rows.length <= mostSearched || context.knows("matches", meant)) ? await duplicatesDesk(context).list("duplicate", 0, null) : ok(null);
  if (!searched.ok) return searched;
  const classes = meant.def.classify.length > 0 ? await classesDesk(context).overview() : ok(null);
  if (!classes.ok) return classes;
  const tables = [told(meant, findings, searched.value?.merging ?? null, searched.value?.review ?? 0, classes.value)];
  if (context.tables().length < 2) return ok(tables);
  const all = await governedTables(session);
  if (!all.ok) return all;
  const checked = await checkTables(session, all.value.filter(({ def }) => def.id !== meant.def.id));
  if (!checked.ok) return checked;
  for (const { table: other, findings: found } of checked.value) {
    const results = other.def.dedupe.length > 0 && other.records.rows.length <= mostSearched ? await session.engine.dedupe(dedupeInput(other, session.tools), control(session)) : ok(null);
    if (!results.ok) return results;
    const doubtful = results.value === null ? null : await groupsInDoubt(session, other, results.value);
    const groups = results.value?.flatMap(({ rule, clusters }) => (other.def.dedupe.some(({ id, action }) => id === rule && action === "allow") ? [] : clusters.map((cluster) => groupId(rule, cluster)))).filter((id) => !doubtful!.has(id));
    tables.push(told(other, found, groups?.length ?? null, (doubtful?.size ?? 0) + (results.value?.reduce((sum, { pairs }) => sum + pairs.filter(({ verdict }) => verdict === "review").length, 0) ?? 0), null));
  }
  return ok(tables);
}

/** The one thing to do next over all tables: what is safe first, then what a person decides; of tables alike in that, the one that is meant, then the order of the workbook. */
export function nextStep(tables: readonly TableHealth[]): NextStep | null {
  const kinds: readonly (readonly [NextStep["kind"], (table: TableHealth) => boolean])[] = [
    ["fix", ({ fixable }) => fixable > 0],
    ["merge", ({ duplicates }) => duplicates !== null && duplicates > 0],
    ["search", ({ matched, duplicates }) => matched && duplicates === null],
    ["classify", ({ unwritten }) => unwritten > 0],
    ["report", ({ reports, unbuilt }) => reports > 0 && unbuilt === reports],
    ["look", ({ errors, warnings, notes }) => errors + warnings + notes > 0],
    ["done", () => true],
  ];
  for (const [kind, wants] of kinds) {
    const table = tables.find(wants);
    if (table !== undefined) return { kind, table };
  }
  return null;
}

export function severitiesOf(findings: readonly Finding[], records: number): Severities {
  const { error: errors, warning: warnings, info: notes, fixable } = countFindings(findings, 0);
  const faulty = new Set(findings.flatMap(({ severity, at }) => (severity === "error" && at[0] !== undefined && at[0].row > 0 ? [at[0].row] : [])));
  return { sound: records - faulty.size, errors, warnings, notes, fixable };
}
