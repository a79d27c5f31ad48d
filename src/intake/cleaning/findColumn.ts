import { dayOrder } from "../dayOrder";
import { kinOf, readHeader } from "../headerText";
import type { Reason } from "../reason";
import type { CandidateColumn } from "../tableCandidate";
import type { CellValue } from "../../records/cellValue";
import type { PlannedColumn } from "./cleaningPlan";
import type { CleaningTable } from "./cleaningTable";
import { readShare } from "./steps/normalize";
import type { StepColumn } from "./stepKind";

type Found = { readonly column: CandidateColumn; readonly reason: null } | { readonly column: null; readonly reason: Reason };

/**
 * Where a planned column stands in this table: by the template's field, then by the very header, then by a header or alias that reads the same, then by one that means
 * the same. Two that fit equally well are none: the plan does not choose between them.
 */
export function findColumn(planned: PlannedColumn, { candidate, fields, leftAlone }: CleaningTable): Found {
  const columns = candidate.columns.filter(({ column }) => !leftAlone.includes(column));
  if (planned.field !== null) {
    const bound = columns.find(({ column }) => fields.get(column)?.def.id === planned.field);
    if (bound !== undefined) return { column: bound, reason: null };
  }
  const exact = columns.filter(({ header }) => header === planned.header);
  if (exact[planned.occurrence - 1] !== undefined) return { column: exact[planned.occurrence - 1]!, reason: null };
  const names = [planned.header, ...planned.aliases];
  for (const keyOf of [(text: string) => readHeader(text).full, (text: string) => readHeader(text).base, (text: string) => kinOf(readHeader(text).base)]) {
    const keys = new Set(names.map(keyOf).filter((key) => key !== ""));
    const found = columns.filter(({ header }) => keys.has(keyOf(header)));
    if (found.length === 1) return { column: found[0]!, reason: null };
    if (found.length > 1) return { column: null, reason: { id: "apply.columnTwice", data: { header: planned.header, headers: found.map(({ header }) => header).join(" / ") } } };
  }
  return { column: null, reason: { id: "apply.columnMissing", data: { header: planned.header } } };
}

/** At least so many of the distinct values have to be read as the planned type. Chosen by us: cells that the type does not read stay as they are anyway. */
const leastRead = 0.5;

/** Why steps that depend on the type cannot be done on this column; null: they can. */
export function typeObstacle(planned: PlannedColumn, column: StepColumn, values: readonly CellValue[]): Reason | null {
  if (planned.type === null) return null;
  if (planned.field !== null && !column.known) return { id: "apply.templateMissing", data: { field: planned.field } };
  if (column.type === null) return { id: "apply.typeUnknown", data: { type: planned.type } };
  if (column.known) return null;
  const order = dayOrder(values);
  if (column.type.isDate === true && planned.dayFirst !== null && order.dayFirst !== null && order.dayFirst !== planned.dayFirst) return { id: "apply.dayOrderDiffers", data: { header: column.header } };
  const share = readShare(column, values);
  return share < leastRead ? { id: "apply.typeDiffers", data: { label: column.type.label, share: Math.round(share * 100) } } : null;
}
