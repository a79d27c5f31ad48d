/** Measures what an edit costs in a large table under watch: one cell, and a paste of 5,000 rows. */
import type { RecordCells } from "../../src/engine/liveRecords";
import { LiveTable } from "../../src/engine/liveTable";
import { WorkbookTables } from "../../src/engine/workbookTables";
import { valueAt } from "../../src/records/recordTable";
import { sampleTable, templateFrom } from "../rules/duplicates/sampleTable";

export type LiveBench = {
  readonly rows: number;
  /** CPU seconds of the first look, and of an edit. */
  readonly watch: number;
  /** The very first edit also warms the code up. */
  readonly oneRecord: { readonly first: number; readonly median: number; readonly p95: number };
  readonly paste: number;
  readonly memoryMb: number;
};

const edits = 200;
const pasted = 5_000;

export function benchLive(template: Uint8Array, rows: number): LiveBench {
  const { input } = sampleTable(7, rows, templateFrom(template));
  // Governed: every record has an id.
  const records = { ...input.table.records, ids: Array.from(input.table.records.rows, (_, index) => `R${index}`) };
  const table = { ...input.table, records };
  const fields = Object.keys(records.columns);
  const cells = (index: number, from: number): RecordCells => ({ row: records.rows[index]!, record: `R${index}`, values: Object.fromEntries(fields.map((field) => [field, valueAt(records, field, from)])), formulas: [] });
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  let live!: LiveTable;
  const watch = cpuOf(() => { live = LiveTable.of(input.def, new WorkbookTables(templateFrom(template), new Map([[input.def.id, table]]), input.inputs), { dateSystem: 1900, dayFirst: {} }); });
  globalThis.gc?.();
  const memoryMb = Math.max(0, process.memoryUsage().heapUsed - heap) / 1e6;
  const size = records.rows.length;
  // A record gets the cells of another one: keys collide, findings come and go.
  const single = Array.from({ length: edits }, (_, i) => cpuOf(() => live.edit([cells((i * 7919) % size, (i * 104_729 + 1) % size)], [])));
  const sorted = single.toSorted((a, b) => a - b);
  const block = Array.from({ length: Math.min(pasted, size) }, (_, i) => cells(i, (i + 1) % size));
  const paste = cpuOf(() => live.edit(block, []));
  return { rows: size, watch, oneRecord: { first: single[0]!, median: sorted[edits / 2]!, p95: sorted[Math.floor(edits * 0.95)]! }, paste, memoryMb };
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
