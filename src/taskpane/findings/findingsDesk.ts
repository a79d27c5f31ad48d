import { countFindings } from "../../findings/countFindings";
import type { Finding, FixEdit, Severity } from "../../findings/finding";
import { losesText } from "../../findings/losesText";
import { exportFindings } from "../../pipeline/exportFindings";
import { filterRecords, isFiltered } from "../../pipeline/filterRecords";
import { fixTables } from "../../pipeline/fix";
import { keep } from "../../pipeline/keep";
import type { LiveTable } from "../../pipeline/live";
import { mark } from "../../pipeline/mark";
import { maskMessages, maskedValue } from "../../pipeline/masking";
import { isWritable, recordValues, saveField } from "../../pipeline/record";
import type { Localized, Problem, Result } from "../../pipeline/session";
import { shown } from "../../pipeline/shownValue";
import { stayingLinks } from "../../pipeline/stayingLinks";
import { type CellValue, isBlank, sameValue } from "../../records/cellValue";
import { fail, ok } from "../../records/problem";
import { valueAt } from "../../records/recordTable";
import { sheetLabels } from "../../template/headerLabels";
import { overrideOf } from "../../template/permission";
import type { Choice } from "../../engine/drafts";
import type { DeskContext } from "../desk/deskContext";
import { type FormField, formField, textsOf, valuesOf } from "../record/formTexts";
import { blankRowsDesk } from "./blankRowsDesk";
import { addressOf, indexOfRow, noTable, otherNow } from "./findingCells";
import { type FindingsFilter, findingKey, groupKey, groupsIn, groupsOf } from "./findingGroups";
import { type FixPreview, type FixScope, type ShownEdit, choiceOf, choose, labelOf, previewOf, shownEdit, sinceThen } from "./fixPreview";
import { groupTitles } from "./groupTitles";
import { unknownOptions } from "./unknownOptions";

export type { FindingsFilter };

export type FindingGroup = { readonly key: string; readonly severity: Severity; readonly title: Localized; readonly count: number; readonly fixable: number; /** How many of its fixes lose nothing and are no guess. */ readonly safe: number; /** How many lose letters or digits of what was typed. */ readonly losing: number; /** Leaving them takes no reason. */ readonly freely: boolean };
export type FindingsList = { readonly label: Localized; readonly records: number; readonly rules: number; readonly counts: { readonly [filter in FindingsFilter]: number }; readonly safe: number; /** The sheet shows only some of the rows because of us. */ readonly filtered: boolean; readonly groups: readonly FindingGroup[] };

export type FindingLine = {
  readonly key: string;
  readonly group: string;
  readonly record: string | null;
  readonly row: number;
  readonly field: string | null;
  readonly address: string;
  readonly label: Localized | null;
  readonly value: string;
  readonly message: string;
  readonly severity: Severity;
  readonly fix: { readonly lossless: boolean; /** Letters or digits of what was typed go. */ readonly loses: boolean; readonly edits: readonly ShownEdit[] } | null;
  readonly kept: { readonly reason: string; readonly by: string; readonly at: string; readonly change: string } | null;
};

/** A cell as it is filled in beside its finding. `text`: how it reads now; `alike`: how many cells of the group, with this one, say the same. */
export type CellEditor = { readonly field: FormField; readonly choices: readonly Choice[]; readonly text: string; readonly alike: number };

const page = 100;

/** What the rules say, group by group; mending it, leaving it with a reason, showing it in the sheet. */
export function findingsDesk(context: DeskContext) {
  const { session, table, command, place, options, onSheet } = context;
  /** The edits of the last previews, to say what has changed since. */
  const previewed = new Map<string, readonly FixEdit[]>();
  const stampOf = (edits: readonly FixEdit[]): string => place.tools.sha256Hex(place.tools.encodeUtf8(JSON.stringify(edits)));
  const opened = async (): Promise<Result<LiveTable>> => {
    const live = await table();
    return live.ok ? (live.value === null ? fail(noTable) : ok(live.value)) : live;
  };
  const linesOf = async (live: LiveTable, findings: readonly Finding[]): Promise<readonly FindingLine[]> => {
    const { def, template } = live.table;
    const messages = maskMessages(live.table, findings, await session.engine.describe({ template, table: def.id, findings, lang: session.lang, labels: sheetLabels(def) }), "pane");
    const decisions = new Map(live.kept.map(({ finding, decision }) => [finding, decision]));
    return findings.map((finding, index) => lineOf(live, finding, messages[index]!, decisions.get(finding) ?? null));
  };
  return {
    async list(filter: FindingsFilter): Promise<Result<FindingsList>> {
      const live = await opened();
      if (!live.ok) return live;
      const { def, records } = live.value.table;
      const counts = countFindings(live.value.findings, 0);
      const groups = groupsIn(live.value, filter);
      const titles = await groupTitles(session.engine, live.value.table, groups);
      const filtered = await isFiltered(session);
      if (!filtered.ok) return filtered;
      return ok({
        label: def.label,
        records: records.rows.length,
        rules: def.rules.length + def.keys.length,
        counts: { all: live.value.findings.length, error: counts.error, warning: counts.warning, info: counts.info, kept: live.value.kept.length },
        safe: counts.fixable,
        filtered: filtered.value,
        groups: groups.map(({ key, severity, findings, fixable, safe, losing }, index) => ({ key, severity, title: titles[index]!, count: findings.length, fixable, safe, losing, freely: findings.every(({ rule, at }) => overrideOf(rule, at.map(({ field }) => field), def)?.reason === "optional") })),
      });
    },
    /** Some findings of a group, from one (counted from 0) on. */
    async page(filter: FindingsFilter, group: string, from: number): Promise<Result<{ readonly total: number; readonly lines: readonly FindingLine[] }>> {
      const live = await opened();
      if (!live.ok) return live;
      const findings = groupsIn(live.value, filter).find(({ key }) => key === group)?.findings ?? [];
      return ok({ total: findings.length, lines: await linesOf(live.value, findings.slice(from, from + page)) });
    },
    /** Where the finding of a cell is in the list, of its record where the cell has none; null = there is nothing to say. */
    async locate(filter: FindingsFilter, row: number, field: string | null): Promise<Result<{ readonly group: string; readonly index: number } | null>> {
      const live = await opened();
      if (!live.ok) return live;
      const found = (matches: (finding: Finding) => boolean): { readonly group: string; readonly index: number } | null => {
        for (const { key, findings } of groupsIn(live.value, filter)) {
          const index = findings.findIndex(matches);
          if (index >= 0) return { group: key, index };
        }
        return null;
      };
      return ok(found(({ at }) => at[0]?.row === row && at.some((cell) => cell.row === row && cell.field === field)) ?? found(({ at }) => at[0]?.row === row));
    },
    /** What fixing would do; nothing is written. `known`: the stamp of what the person has seen. */
    async preview(scope: FixScope, known: string | null): Promise<Result<FixPreview>> {
      const live = await opened();
      if (!live.ok) return live;
      const chosen = choose(live.value, scope);
      const stamp = stampOf(chosen.edits);
      const before = known === null || known === stamp ? undefined : previewed.get(known);
      if (previewed.size > 20) previewed.clear();
      previewed.set(stamp, chosen.edits);
      const links = await onSheet(() => stayingLinks(session, live.value.table, chosen.edits.map(({ at: { row, field }, before: was, after }) => ({ row, field, before: was, after }))));
      return links.ok ? ok({ ...previewOf(live.value, scope, chosen, stamp, before === undefined ? null : sinceThen(before, chosen.edits)), links: links.value }) : links;
    },
    /** Makes exactly what the preview with this stamp showed. Problems: `findings/otherNow`, and those of fixing. */
    async fix(scope: FixScope, stamp: string): Promise<Result<{ readonly change: string | null; readonly cells: number; /** How many findings there were, and are. */ readonly before: number; readonly after: number }>> {
      const done = await command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const { table: governed, findings, kept } = live.value;
        const chosen = choose(live.value, scope);
        if (stampOf(chosen.edits) !== stamp) return fail(otherNow(governed.layout.sheet));
        const fixed = await fixTables(current, [{ table: governed, findings, kept, tried: [] }], choiceOf(live.value, scope));
        return fixed.ok ? ok({ change: fixed.value.change?.id ?? null, cells: chosen.edits.length, before: findings.length }) : fixed;
      });
      if (!done.ok) return done;
      const now = await opened();
      return now.ok ? ok({ ...done.value, after: now.value.findings.length }) : now;
    },
    /** How the cell of a finding may be filled in right here; null where a form may not write it. */
    async editor(key: string): Promise<Result<CellEditor | null>> {
      const live = await opened();
      if (!live.ok) return live;
      const { table: governed } = live.value;
      const cell = cellOf(live.value, key);
      if (cell === null || !isWritable(governed, cell.field, cell.index) || maskedValue(governed, cell.field, cell.value, "pane") !== cell.value) return ok(null);
      const field = formField(governed.def.fields.find(({ id }) => id === cell.field)!);
      const [state] = await session.engine.drafts({ ...governed.input, drafts: [{ values: {}, before: recordValues(governed, cell.index) }], choices: true });
      const { options: offered, choices, readOnly } = state!;
      const codes = offered[cell.field];
      return ok(readOnly.includes(cell.field) ? null : {
        field: codes === undefined ? field : { ...field, options: field.options.filter(({ value }) => codes.includes(value)) },
        choices: choices[cell.field] ?? [],
        text: textsOf(governed, { [cell.field]: cell.value })[cell.field]!,
        alike: alike(live.value, cell).length,
      });
    },
    /** Writes into the cell of a finding what a person typed for it; `all`: into every cell of its group that says the same. `seen`: how the cell read then. Problems: `findings/otherNow`, and those of writing. */
    async write(key: string, text: string, seen: string, all: boolean): Promise<Result<{ readonly change: string | null; readonly cells: number }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const { table: governed } = live.value;
        const cell = cellOf(live.value, key);
        if (cell === null || textsOf(governed, { [cell.field]: cell.value })[cell.field] !== seen) return fail(otherNow(governed.layout.sheet));
        const value = valuesOf(governed, { [cell.field]: text }, current.lang).values[cell.field] ?? null;
        const written = await saveField(current, governed.def.id, cell.field, all ? alike(live.value, cell) : [cell.record], value, cell.value);
        return written.ok ? ok({ change: written.value.change?.id ?? null, cells: written.value.cells }) : written;
      });
    },
    blankRows: blankRowsDesk(context),
    options: unknownOptions(context),
    /** Leaves one finding, or all of its group, as it is. */
    async keep(group: string, finding: string | null, reason: string): Promise<Result<{ readonly change: string; readonly count: number }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const meant = (groupsOf(live.value.findings).find(({ key }) => key === group)?.findings ?? []).filter((one) => finding === null || findingKey(one) === finding);
        const done = await keep(current, live.value.table, meant, reason);
        return done.ok ? ok({ change: done.value.change.id, count: done.value.count }) : done;
      });
    },
    /** Lets the sheet show only the rows with findings of this kind. `left`: rows with findings that cannot be shown alone, since they have no record id. */
    async filterSheet(filter: FindingsFilter): Promise<Result<{ readonly change: string | null; readonly rows: number; readonly left: number }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const cells = groupsIn(live.value, filter).flatMap(({ findings }) => findings).flatMap(({ at }) => at);
        const records = new Set(cells.flatMap(({ record }) => record ?? []));
        const left = new Set(cells.filter(({ record, row }) => record === null && row > 0).map(({ row }) => row)).size;
        if (records.size === 0) return fail(nothingToShow);
        const done = await filterRecords(current, live.value.table, [...records]);
        return done.ok ? ok({ change: done.value?.id ?? null, rows: records.size, left }) : done;
      });
    },
    /** Lets the sheet show all rows again. */
    async showAllRows(): Promise<Result<{ readonly change: string | null }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const done = await filterRecords(current, live.value.table, null);
        return done.ok ? ok({ change: done.value?.id ?? null }) : done;
      });
    },
    /** Colours the cells that findings are about, or takes the colours off. */
    async mark(clear: boolean): Promise<Result<{ readonly change: string | null; readonly cells: number }>> {
      return command(async (current) => {
        const marked = await mark(current, { ...options(), clear });
        return marked.ok ? ok({ change: marked.value.change?.id ?? null, cells: marked.value.cells }) : marked;
      });
    },
    /** Writes the findings that are shown onto a sheet of their own, and shows it. */
    async export(filter: FindingsFilter): Promise<Result<{ readonly change: string | null; readonly sheet: string; readonly count: number }>> {
      return command(async (current) => {
        const live = await opened();
        if (!live.ok) return live;
        const findings = live.value.findings.filter(({ severity }) => filter === "all" || filter === "kept" || severity === filter);
        const done = await exportFindings(current, live.value.table, findings);
        if (!done.ok) return done;
        const selected = await current.host.select(done.value.sheet, { row: 0, column: 0, rows: 1, columns: 1 });
        return selected.ok ? ok({ change: done.value.change?.id ?? null, sheet: done.value.sheet, count: findings.length }) : selected;
      });
    },
  };
}

type FindingCell = { readonly finding: Finding; readonly index: number; readonly record: string; readonly field: string; readonly value: CellValue };

/** The cell that a finding is about; null where it is about no single cell of a record. */
function cellOf({ findings, table: { records } }: LiveTable, key: string): FindingCell | null {
  const finding = findings.find((one) => findingKey(one) === key);
  const at = finding?.at[0];
  const index = at === undefined || at.row === 0 ? -1 : indexOfRow(records.rows, at.row);
  if (finding === undefined || at?.record == null || at.field === null || index < 0) return null;
  return { finding, index, record: at.record, field: at.field, value: valueAt(records, at.field, index) };
}

/** The records of a finding's group whose cells say the same, blanks excepted: which blank means what, only each record can say. */
function alike({ findings, table: { records } }: LiveTable, cell: FindingCell): readonly string[] {
  if (isBlank(cell.value)) return [cell.record];
  const group = groupKey(cell.finding);
  const found = findings.flatMap((one) => {
    const at = one.at[0];
    const index = groupKey(one) === group && at?.record != null && at.field === cell.field ? indexOfRow(records.rows, at.row) : -1;
    return index >= 0 && sameValue(valueAt(records, cell.field, index), cell.value) ? [at!.record!] : [];
  });
  return [...new Set(found)];
}

const nothingToShow: Problem = {
  code: "findings/nothingToShow",
  message: { "zh-CN": "这些问题所在的行没有记录编号，不能单独显示。", en: "The rows with these findings have no record id, so they cannot be shown alone." },
  hint: { "zh-CN": "先补上记录编号，再筛选。", en: "Give them record ids first, then filter." },
};

function lineOf(live: LiveTable, finding: Finding, message: string, kept: FindingLine["kept"]): FindingLine {
  const { def, records } = live.table;
  const at = finding.at[0];
  const field = at?.field ?? null;
  const row = at?.row ?? 0;
  const fix = finding.fixes?.[0];
  const index = row === 0 || field === null ? -1 : indexOfRow(records.rows, row);
  return {
    key: findingKey(finding),
    group: groupKey(finding),
    record: at?.record ?? null,
    row,
    field,
    address: addressOf(live, row, field),
    label: field === null ? null : labelOf(def, field),
    value: index < 0 ? "" : shown(live.table, field, valueAt(records, field!, index)),
    message,
    severity: finding.severity,
    fix: fix === undefined ? null : { lossless: fix.lossless, loses: !fix.lossless && losesText(finding), edits: fix.edits.map((edit) => shownEdit(live, edit)) },
    kept: kept === null ? null : { reason: kept.reason, by: kept.by, at: kept.at, change: kept.change },
  };
}
