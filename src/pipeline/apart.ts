import type { TableInput } from "../engine/createEngine";
import { type CellValue, valueKey } from "../records/cellValue";
import { type RecordTable, valueAt } from "../records/recordTable";
import type { TableDef } from "../template/template";
import type { SessionTools } from "./session";
import type { ApartDecision } from "./state";

type Table = { readonly def: TableDef; readonly records: RecordTable; readonly input: TableInput };

/** The decisions of a table that still hold, as pairs of record indexes. */
export function standingApart(table: Table, decisions: readonly ApartDecision[], tools: SessionTools): readonly (readonly [number, number])[] {
  const own = decisions.filter((decision) => decision.table === table.def.id);
  if (own.length === 0) return [];
  const at = indexOf(table.records);
  return own.flatMap(({ records: [a, b], seen }): (readonly [number, number])[] => {
    const [x, y] = [at.get(a), at.get(b)];
    return x === undefined || y === undefined || fingerprint(table, [x, y], tools) !== seen ? [] : [[x, y]];
  });
}

/** An id that stands in several rows names no record. */
export function indexOf({ ids }: RecordTable): ReadonlyMap<string, number | undefined> {
  const at = new Map<string, number | undefined>();
  ids.forEach((id, index) => { if (id !== null) at.set(id, at.has(id) ? undefined : index); });
  return at;
}

/** What both records say in every field that a duplicate rule compares, as their fields understand it: another spelling of the same value changes nothing. */
export function fingerprint({ def, records, input }: Table, indexes: readonly [number, number], tools: SessionTools): string {
  const compared = new Set(def.dedupe.flatMap(({ match, mustMatch, mustNotDiffer }) => [...match.map(({ field }) => field), ...mustMatch, ...mustNotDiffer]));
  const { dateSystem, dayFirst } = input.circumstances;
  const typed = (field: TableDef["fields"][number], index: number): CellValue => {
    const raw = valueAt(records, field.id, index);
    if (raw === null || (typeof raw === "string" && raw.trim() === "")) return null;
    const reading = field.fieldType.parse(raw, { spec: field, dateSystem, dayFirst: dayFirst[field.id] ?? null });
    return reading.ok ? reading.value : raw;
  };
  const said = def.fields.filter(({ id }) => compared.has(id)).map((field) => [field.id, ...indexes.map((index) => valueKey(typed(field, index)))]);
  return tools.sha256Hex(tools.encodeUtf8(JSON.stringify(said))).slice(0, 32);
}
