import type { ChangeSet } from "../changes/changeSet";
import { isBlank } from "../records/cellValue";
import { type Problem, type Result, fail, ok } from "../records/problem";
import { commitChange } from "./commit";
import { type GovernedTable, governedTables } from "./locate";
import { rowsPerBlock } from "./readRecords";
import type { Session } from "./session";

/**
 * Rows (1-based) between the records of a table that say nothing in any of its columns but what formulas give: no records, and in the way of sorting, filtering and counting. Those below the last record
 * are room for new ones and do not count. Reads only.
 */
export async function blankRows({ host }: Pick<Session, "host">, { records, layout: { sheet, data } }: Pick<GovernedTable, "records" | "layout">): Promise<Result<readonly number[]>> {
  const gaps: number[] = [];
  let next = data.row + 1;
  for (const row of records.rows) {
    for (; next < row; next++) gaps.push(next);
    next = row + 1;
  }
  const blank: number[] = [];
  for (let at = 0; at < gaps.length; ) {
    const first = gaps[at]!;
    const end = gaps.findIndex((row, index) => index > at && row - first >= rowsPerBlock);
    const here = gaps.slice(at, end < 0 ? gaps.length : end);
    const read = await host.readCells(sheet, { ...data, row: first - 1, rows: here.at(-1)! - first + 1 }, { formulas: true });
    if (!read.ok) return read;
    for (const row of here) {
      const [values, formulas] = [read.value.values[row - first]!, read.value.formulas?.[row - first]];
      if (values.every((value, column) => isBlank(value) || formulas?.[column] != null)) blank.push(row);
    }
    at += here.length;
  }
  return ok(blank);
}

/** Takes these rows out of the table; what stands below comes up. They are what a person has seen: where others are blank now, nothing is done. Problems: `blankRows/otherNow`, and the host's. */
export async function removeBlankRows(session: Session, id: string, rows: readonly number[]): Promise<Result<ChangeSet>> {
  const tables = await governedTables(session);
  if (!tables.ok) return tables;
  const table = tables.value.find(({ def }) => def.id === id);
  const now = table === undefined ? ok([]) : await blankRows(session, table);
  if (!now.ok) return now;
  if (table === undefined || rows.length === 0 || JSON.stringify(now.value) !== JSON.stringify(rows)) return fail(otherNow(table?.layout.sheet ?? ""));
  const { sheet, data: { column, columns } } = table.layout;
  const change = await commitChange(session, { why: { command: "blankRows" }, template: table.template, writes: [{ verb: "deleteCells", sheet, areas: rows.map((row) => ({ row: row - 1, column, rows: 1, columns })) }] });
  return change.ok ? ok(change.value!) : change;
}

function otherNow(sheet: string): Problem {
  return { code: "blankRows/otherNow", place: sheet, message: { "zh-CN": "表里的空行和刚才看到的不一样了，没有删除任何行。", en: "Other rows are blank than those shown, so none was taken out." }, hint: { "zh-CN": "看一下现在的空行，再决定。", en: "Look at the rows that are blank now, then decide." } };
}
