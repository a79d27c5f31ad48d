import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type Column as RecordColumn, encodeColumn } from "../records/recordTable";
import type { RelatedTables } from "../engine/engine";
import type { CellWrite, HostWrite } from "../workbook/host";
import { type NamedTable, fieldsThatRead, formulasOf, headersOf } from "./calculated";
import { control } from "./check";
import type { Column } from "./governColumns";
import type { BoundTable } from "./boundTable";
import type { OpenTable } from "./locate";
import { readRecords } from "./readRecords";
import type { Session } from "./session";

/** The formulas of calculated fields, with what they give now, where no cell says anything; and those of the tables that read this one, which had nothing to read before. */
export async function calculatedWrites(session: Session, table: OpenTable, { planned, columns, ids, others, dayFirstOf, isBlankAt, rows, sheet }: { readonly planned: NamedTable; readonly columns: readonly Column[]; readonly ids: readonly string[]; readonly others: readonly BoundTable[]; readonly dayFirstOf: (table: string) => RelatedTables[string]["dayFirst"]; readonly isBlankAt: (row: number, column: Column) => boolean; readonly rows: readonly { readonly record: number | undefined; readonly row: number }[]; readonly sheet: string }): Promise<Result<readonly HostWrite[]>> {
  const { def, template: { tables }, records } = table;
  const headerOf = headersOf([...others, planned]);
  const fields = def.fields.filter(({ calculated }) => calculated !== undefined);
  const blank = encodeColumn(records.ids.map(() => null));
  const named = { ...records, ids, columns: { ...Object.fromEntries(fields.map(({ id }) => [id, blank])), ...records.columns } };
  const reading = others.filter((other) => fieldsThatRead(other, def.id).length > 0);
  if (fields.length === 0 && reading.length === 0) return ok([]);
  const { circumstances } = table.input;
  const related: Record<string, RelatedTables[string]> = { [def.id]: { records: named, dayFirst: circumstances.dayFirst } };
  for (const { def: { id }, layout } of others) {
    const read = await readRecords(session.host, layout);
    if (!read.ok) return read;
    related[id] = { records: read.value, dayFirst: dayFirstOf(id) };
  }
  const worked = ({ def: { id } }: Pick<NamedTable, "def">): Promise<Result<{ readonly [field: string]: RecordColumn }>> => {
    const { [id]: itself, ...beside } = related;
    return session.engine.workedOut({ ...table.input, records: itself!.records, circumstances: { ...circumstances, dayFirst: itself!.dayFirst }, related: beside }, control(session));
  };
  const values: Awaited<ReturnType<typeof worked>> = fields.length === 0 ? ok({}) : await worked(planned);
  if (!values.ok) return values;
  const formulas = formulasOf(planned, tables, headerOf);
  const own = fields.flatMap(({ id }) => {
    const column = columns.find(({ field }) => field?.id === id);
    if (column === undefined) return [];
    return rows.flatMap(({ record, row }, r) => {
      const formula = record === undefined || !isBlankAt(r, column) ? null : formulas(id, row);
      return formula === null ? [] : [{ row, column: planned.layout.columns[id]!, values: [[valueOf(values.value[id], record!)]], formulas: [[formula]] }];
    });
  });
  const theirs: HostWrite[] = [];
  for (const other of reading) {
    const written = formulasOf(other, tables, headerOf);
    const given = await worked(other);
    if (!given.ok) return given;
    const { rows: there } = related[other.def.id]!.records;
    const cells = fieldsThatRead(other, def.id).flatMap(({ id }) => [...there].flatMap((line, record) => {
      const [row, column] = [line - 1, other.layout.columns[id]];
      const formula = written(id, row);
      return formula === null || column === undefined ? [] : [{ row, column, values: [[valueOf(given.value[id], record)]], formulas: [[formula]] }];
    }));
    if (cells.length > 0) theirs.push({ verb: "writeCells", sheet: other.layout.sheet, blocks: joined(cells) });
  }
  return ok([...(own.length === 0 ? [] : [{ verb: "writeCells" as const, sheet, blocks: joined(own) }]), ...theirs]);
}

function valueOf(column: { readonly codes: ArrayLike<number>; readonly dictionary: readonly CellValue[] } | undefined, record: number): CellValue {
  return column?.dictionary[column.codes[record]!] ?? null;
}

/** Cells of a column that stand below each other as one block. */
function joined(cells: readonly { readonly row: number; readonly column: number; readonly values: CellValue[][]; readonly formulas: string[][] }[]): readonly CellWrite[] {
  const blocks: { row: number; column: number; values: CellValue[][]; formulas: string[][] }[] = [];
  for (const { row, column, values, formulas } of cells) {
    const last = blocks.at(-1);
    if (last?.column === column && last.row + last.values.length === row) { last.values.push(...values); last.formulas.push(...formulas); }
    else blocks.push({ row, column, values: [...values], formulas: [...formulas] });
  }
  return blocks;
}
