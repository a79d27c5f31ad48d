import type { MergePlan } from "../engine/engine";
import type { FixEdit } from "../findings/finding";
import { type CellValue, isBlank, plainText, sameValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import type { Localized } from "../records/text";
import { displaySettings, displayText } from "../workbook/displayText";
import type { HostWrite } from "../workbook/host";
import type { GovernedTable, OpenTable } from "./locate";
import { ownHeader, ownPlaces } from "./ownKeys";
import { readColumns } from "./readRecords";
import type { Session } from "./session";
import { readFormats } from "./shownNumbers";

/** A column of a governed table that its template says nothing of: people keep something of their own there, and no rule looks at it. */
export type OwnColumn = {
  readonly key: string;
  readonly label: Localized;
  readonly column: number;
  /** What stands in the cell of a record, by index; null also where a formula says it, which belongs to its row. */
  readonly valueOf: (record: number) => CellValue;
  /** Whether a formula says it, whatever its result. */
  readonly isFormula: (record: number) => boolean;
  /** The number format of that cell; null where nothing but texts stands in the column. */
  readonly formatOf: (record: number) => string | null;
};

/** What people keep beside the records in columns of their own; read anew, for nothing else looks at them. Problems: the host's. */
export async function ownColumns({ host }: Session, table: OpenTable): Promise<Result<readonly OwnColumn[]>> {
  const { layout: { sheet, data }, records } = table;
  const places = Object.entries(ownPlaces(table.columns, table.layout.idColumn));
  if (places.length === 0) return ok([]);
  const first = Math.min(...places.map(([, column]) => column));
  const read = await readColumns(host, sheet, { ...data, column: first, columns: Math.max(...places.map(([, column]) => column)) - first + 1 });
  if (!read.ok) return read;
  const cells = (column: number) => read.value.columns[column - first]!;
  const formats = await readFormats(host, { sheet, data }, places.flatMap(([, column]) => (cells(column).dictionary.some((value) => typeof value === "number") ? [column] : [])));
  if (!formats.ok) return formats;
  return ok(places.map(([key, column]): OwnColumn => {
    const { codes, dictionary } = cells(column);
    const computed = new Set(read.value.formulas[column - first]);
    const rowOf = (record: number): number => records.rows[record]! - 1 - data.row;
    const header = ownHeader(key)!;
    return { key, column, label: { "zh-CN": header, en: header }, valueOf: (record) => (computed.has(rowOf(record)) ? null : dictionary[codes[rowOf(record)]!]!), isFormula: (record) => computed.has(rowOf(record)), formatOf: (record) => formats.value.get(column)?.[rowOf(record)] ?? null };
  }));
}

/** A value of people's own as its cell shows it. */
export function ownText({ input }: Pick<OpenTable, "input">, column: OwnColumn, record: number): string {
  const value = column.valueOf(record);
  const format = column.formatOf(record);
  return typeof value === "number" && format !== null ? displayText(value, format, input.circumstances.dateSystem, displaySettings["zh-CN"]) : plainText(value);
}

/** What merging does in one column of people's own: the record whose value the merged one has, and those whose value it does not say any more. */
export type OwnMerge = { readonly own: OwnColumn; readonly from: number; readonly dropped: readonly number[] };

/** Column by column: what the survivor says stays, also where its formula says it, were it nothing; a blank takes what the first of the others says, and a person may choose; what differs is only in the history afterwards. `values`: by key the id of the record whose value is taken. */
export function mergeOwn({ records }: Pick<GovernedTable, "records">, columns: readonly OwnColumn[], { survivor, losers }: Pick<MergePlan, "survivor" | "losers">, values: { readonly [key: string]: string }): readonly OwnMerge[] {
  const all = [survivor, ...losers];
  return columns.flatMap((own) => {
    const filled = all.filter((record) => !isBlank(own.valueOf(record)));
    if (filled.length === 0) return [];
    const from = own.isFormula(survivor) ? survivor : (all.find((record) => records.ids[record] === values[own.key]) ?? filled[0]!);
    const dropped = filled.filter((record, at) => !sameValue(own.valueOf(record), own.valueOf(from)) && filled.findIndex((other) => sameValue(own.valueOf(other), own.valueOf(record))) === at);
    return [{ own, from, dropped }];
  });
}

/** The cells of the survivor that take another record's value. */
export function ownEdits({ def, records }: Pick<GovernedTable, "def" | "records">, survivor: number, merged: readonly OwnMerge[]): readonly FixEdit[] {
  return merged.flatMap(({ own, from }) => {
    const [before, after] = [own.valueOf(survivor), own.valueOf(from)];
    return from === survivor || sameValue(before, after) ? [] : [{ at: { table: def.id, record: records.ids[survivor] ?? null, row: records.rows[survivor]!, field: own.key }, before, after }];
  });
}

/** The number formats of cells that take a number: a day looks like one where it comes to too. */
export function ownFormats({ records, layout: { sheet } }: Pick<GovernedTable, "records" | "layout">, survivor: number, merged: readonly OwnMerge[]): readonly HostWrite[] {
  const areas = merged.flatMap(({ own, from }) => {
    const format = own.formatOf(from);
    return typeof own.valueOf(from) !== "number" || format === null || format === own.formatOf(survivor) ? [] : [{ area: { row: records.rows[survivor]! - 1, column: own.column, rows: 1, columns: 1 }, numberFormat: format }];
  });
  return areas.length === 0 ? [] : [{ verb: "formatCells", sheet, areas }];
}
