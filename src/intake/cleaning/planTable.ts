import { fieldTypes as allFieldTypes } from "../../fields/index";
import { type CellValue, sameValue } from "../../records/cellValue";
import { encodeColumn } from "../../records/recordTable";
import type { Work } from "../../records/work";
import { areaAddress } from "../../workbook/area";
import { type ColumnIndex, indexColumn, placesOf, topValues } from "../profile/columnIndex";
import { readsCells } from "../profile/guessType";
import type { ProfileOptions } from "../profile/profileColumn";
import { columnWork, type StudiedColumn } from "../profile/profileTable";
import { cellSteps } from "./cellSteps";
import { type CleaningPlan, type CleaningSample, type CleaningStep, planKind, type PlannedColumn, planVersion } from "./cleaningPlan";
import { type CleaningTable, fieldContext, tableRows, writableValues } from "./cleaningTable";
import { emptyRepeats, fillGroups, fillMerged, looksGrouped, type RowChange, type Working } from "./rowSteps";
import type { Change, StepColumn } from "./stepKind";

const mostSamples = 5;

/** What could be done to a table. Nothing is changed; the same table gives the same plan. */
export function* planWork(table: CleaningTable, options: Omit<ProfileOptions, "dateSystem">): Work<CleaningPlan> {
  const studied = (yield* columnWork(table.candidate, table.grid, { ...options, dateSystem: table.dateSystem })).filter(({ index }) => !table.leftAlone.includes(index.column));
  const rows = tableRows(table);
  const working: Working = { table, rows, columns: new Map() };
  const planned = planColumns(table, studied);
  const steps: CleaningStep[] = [];
  for (const [i, column] of studied.entries()) {
    const index = table.grid.formulas === undefined ? column.index : indexColumn(column.index.column, writableValues(table, rows, column.index.column), rows);
    const { proposals, final } = proposeCellSteps(planned[i]!, column, index, table, options.fieldTypes);
    steps.push(...proposals);
    working.columns.set(index.column, Array.from(index.codes, (code) => final[code]!));
  }
  const order = cellSteps.map(({ kind }) => kind);
  steps.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  steps.push(...proposeRowSteps(working, planned, studied));
  return {
    kind: planKind,
    version: planVersion,
    source: { sheet: table.candidate.sheet, area: areaAddress(table.candidate.area), records: rows.length },
    template: table.template,
    columns: planned,
    steps,
  };
}

function planColumns(table: CleaningTable, studied: readonly StudiedColumn[]): readonly PlannedColumn[] {
  const seen = new Map<string, number>();
  return studied.map(({ index, profile }) => {
    const { header } = profile;
    const occurrence = (seen.get(header) ?? 0) + 1;
    seen.set(header, occurrence);
    const field = table.fields.get(index.column);
    const guessed = readsCells(profile.type, allFieldTypes.find(({ type }) => type === profile.type.type)) ? profile.type.type : null;
    return {
      key: occurrence === 1 ? header : `${header} (${occurrence})`,
      header,
      occurrence,
      aliases: field === undefined ? [] : [...new Set([field.def.label["zh-CN"], field.def.label.en, ...field.def.aliases])].filter((name) => name !== header),
      field: field?.def.id ?? null,
      type: field?.def.type ?? guessed,
      dayFirst: field === undefined ? (profile.dayOrder?.dayFirst ?? null) : field.dayFirst,
    };
  });
}

/** The column as steps see it; the template's field where there is one, else the planned type. */
export function stepColumn(planned: PlannedColumn, column: number, header: string, table: CleaningTable, types = allFieldTypes): StepColumn {
  const field = table.fields.get(column);
  const type = field?.def.fieldType ?? types.find((one) => one.type === planned.type) ?? null;
  const spec = { id: "column", type: planned.type ?? "", label: { "zh-CN": header, en: header } };
  const spelling = planned.type === null || type?.spelling === undefined ? asRead : { isGood: type.spelling.isGood, inCell: type.spelling.of(encodeColumn(writableValues(table, tableRows(table), column)), null) };
  return { header, spelling, type: planned.type === null ? null : type, context: fieldContext(table, column) ?? { spec, dateSystem: table.dateSystem, dayFirst: planned.dayFirst }, known: field !== undefined };
}

const asRead: StepColumn["spelling"] = { isGood: () => false, inCell: (value) => value };

function proposeCellSteps(planned: PlannedColumn, studied: StudiedColumn, index: ColumnIndex, table: CleaningTable, types?: ProfileOptions["fieldTypes"]): { readonly proposals: readonly CleaningStep[]; readonly final: readonly CellValue[] } {
  const column = stepColumn(planned, index.column, planned.header, table, types);
  const proposals: CleaningStep[] = [];
  const [done, all]: [Change[], Change[]] = [[], []];
  let current: readonly CellValue[] = index.dictionary;
  for (const kind of cellSteps) {
    const cells = new Map<CellValue, number>();
    for (const { code, count } of index.distinct) cells.set(current[code]!, (cells.get(current[code]!) ?? 0) + count);
    const proposal = kind.propose({ ...column, profile: studied.profile, variants: studied.variants, cells, ticked: chain(done), proposed: chain(all) });
    const change = proposal === null ? null : kind.change(proposal.params, column);
    if (proposal === null || change === null) continue;
    const { next, count, samples } = changeValues(index, current, change);
    if (count === 0) continue;
    proposals.push({ id: `${kind.kind}/${planned.key}`, kind: kind.kind, column: planned.key, reason: proposal.reason, lossless: kind.lossless, chosen: kind.lossless, cells: count, samples, params: proposal.params });
    all.push(change);
    if (!kind.lossless) continue;
    done.push(change);
    current = next;
  }
  return { proposals, final: current };
}

/** Applies a change to the distinct values of a column. Blank cells stay. */
export function changeValues(index: ColumnIndex, current: readonly CellValue[], change: Change): { readonly next: readonly CellValue[]; readonly count: number; readonly samples: readonly CleaningSample[] } {
  const next = current.map((value) => (value === null ? null : change(value)));
  const changed = index.distinct.filter(({ code }) => !sameValue(current[code]!, next[code]!));
  const samples = topValues(changed, mostSamples).map(({ code }): CleaningSample => ({ at: placesOf(index, code, 1)[0]!, before: current[code]!, after: next[code]! }));
  return { next, count: changed.reduce((sum, { count }) => sum + count, 0), samples };
}

function chain(changes: readonly Change[]): Change {
  return (value) => changes.reduce((result, change) => (result === null ? null : change(result)), value);
}

function proposeRowSteps(working: Working, planned: readonly PlannedColumn[], studied: readonly StudiedColumn[]): readonly CleaningStep[] {
  const steps: CleaningStep[] = [];
  const step = (kind: string, column: string | null, change: RowChange, lossless: boolean, reason: CleaningStep["reason"]): void => {
    if (change.cells > 0) steps.push({ id: column === null ? kind : `${kind}/${column}`, kind, column, reason, lossless, chosen: lossless, cells: change.cells, samples: change.samples, params: {} });
  };
  for (const [i, { index, profile }] of studied.entries()) {
    const areas = fillMerged(working, index.column);
    step("fillMerged", planned[i]!.key, areas, true, { id: "step.fillMerged", data: { areas: areas.unmerge.length } });
    const values = working.columns.get(index.column)!;
    const others = studied.filter((one) => one.index !== index).map((one) => one.profile);
    if (areas.unmerge.length > 0 || !looksGrouped(profile, i, values, others)) continue;
    step("fillGroups", planned[i]!.key, fillGroups({ ...working, columns: new Map([[index.column, [...values]]]) }, index.column), false, { id: "step.fillGroups", data: {} });
  }
  const repeats = emptyRepeats({ ...working, columns: new Map([...working.columns].map(([column, values]) => [column, [...values]])) });
  step("repeatedRows", null, repeats, false, { id: "step.repeatedRows", data: { rows: repeats.removed.length } });
  return steps;
}
