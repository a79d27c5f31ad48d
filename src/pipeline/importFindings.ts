import type { CellValue } from "../records/cellValue";
import { type Result, ok } from "../records/problem";
import { type RowPatch, patchRecords } from "../records/patchRecords";
import type { Localized } from "../records/text";
import { type RecordTable, encodeColumn } from "../records/recordTable";
import { control } from "./check";
import { importReasons as say } from "./importReasons";
import type { GovernedTable } from "./locate";
import { recordValues } from "./record";
import type { Session } from "./session";
import { sheetLabels } from "../template/headerLabels";

type Outcome = { readonly kind: string; readonly index: number; readonly target: number | null; readonly record: string | null; readonly values: RowPatch["values"]; readonly edits: readonly { readonly field: string; readonly after: CellValue }[] };

/** What the template's own rules will find in the records that an import brings or changes, by index within the source. Problems: `engine/cancelled`. */
export async function foundOnImport(session: Session, table: GovernedTable, outcomes: readonly Outcome[]): Promise<Result<ReadonlyMap<number, readonly Localized[]>>> {
  const written = outcomes.filter(({ kind }) => kind === "new" || kind === "changed");
  const reasons = new Map<number, Localized[]>();
  if (written.length === 0 || table.def.rules.length === 0) return ok(reasons);
  const last = table.records.rows.reduce((most, row) => Math.max(most, row), 0);
  const patches = written.map(({ target, record, values, edits }, n): RowPatch => (target === null
    ? { row: last + 1 + n, record, values, formulas: [] }
    : { row: table.records.rows[target]!, record: table.records.ids[target] ?? null, values: { ...recordValues(table, target), ...Object.fromEntries(edits.map(({ field, after }) => [field, after])) }, formulas: Object.keys(table.records.formulas).filter((field) => table.records.formulas[field]!.includes(target)) }));
  // The rest of the table is only needed where its rules read whole columns of it.
  const records = table.def.readsTables.includes(table.def.id) || table.def.relations.some(({ to }) => to === table.def.id) ? patchRecords(table.records, patches, []) : only(table.records, patches);
  const found = await session.engine.check({ ...table.input, records, circumstances: { ...table.input.circumstances, moment: "import" } }, control(session));
  if (!found.ok) return found;
  const indexOf = new Map(patches.map(({ row }, n) => [row, written[n]!.index]));
  const findings = found.value.filter(({ rule, tried, at }) => tried !== true && rule.startsWith("rule/") && indexOf.has(at[0]?.row ?? 0));
  const texts = (lang: "zh-CN" | "en") => session.engine.describe({ template: table.template, table: table.def.id, findings, lang, labels: sheetLabels(table.def) });
  const [zh, en] = [await texts("zh-CN"), await texts("en")];
  findings.forEach(({ at }, n) => {
    const index = indexOf.get(at[0]!.row)!;
    (reasons.get(index) ?? reasons.set(index, []).get(index)!).push(say.finding({ "zh-CN": zh[n]!, en: en[n]! }));
  });
  return ok(reasons);
}

function only({ table, columns }: RecordTable, patches: readonly RowPatch[]): RecordTable {
  const sorted = patches.toSorted((a, b) => a.row - b.row);
  return {
    table, ids: sorted.map(({ record }) => record), rows: Uint32Array.from(sorted, ({ row }) => row),
    columns: Object.fromEntries(Object.keys(columns).map((field) => [field, encodeColumn(sorted.map(({ values }) => values[field] ?? null))])),
    formulas: Object.fromEntries(Object.keys(columns).map((field) => [field, sorted.flatMap(({ formulas }, index) => (formulas.includes(field) ? [index] : []))])),
  };
}
