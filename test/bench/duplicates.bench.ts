/** Measures finding duplicates in a large customer list with the customer template's own rule: candidates, time and memory, and that nothing is lost on the way. */
import { eachCandidate } from "../../src/rules/duplicates/candidates";
import { compareFields } from "../../src/rules/duplicates/compareField";
import { findDuplicates } from "../support/findDuplicates";
import { sampleTable, templateFrom } from "../rules/duplicates/sampleTable";

export type DuplicatesBench = {
  readonly rows: number;
  /** Pairs compared. */
  readonly candidates: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Heap that the result and the work hold at the end, without the table. */
  readonly memoryMb: number;
  readonly duplicates: number;
  readonly precision: number;
  readonly recall: number;
};

/** `template`: the bytes of the customer template. @throws Error when precision falls below 0.99: a fast wrong answer is no answer. */
export function benchDuplicates(template: Uint8Array, rows = 100_000): DuplicatesBench {
  const { input, truth } = sampleTable(7, rows, templateFrom(template));
  const rule = input.def.dedupe[0]!;
  const entityAt = new Map(truth.records.map(({ row, entity }) => [row, entity]));
  const entity = Array.from(input.table.records.rows, (row) => entityAt.get(row)!);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { pairs } = findDuplicates(input, rule);
  const [seconds, spent] = [(performance.now() - start) / 1000, process.cpuUsage(cpu)];
  const memoryMb = Math.max(0, process.memoryUsage().heapUsed - heap) / 1e6;
  const sizes = new Map<string, number>();
  for (const one of entity) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const found = pairs.filter(({ verdict }) => verdict === "duplicate");
  const right = found.filter(({ a, b }) => entity[a] === entity[b]).length;
  const precision = found.length === 0 ? 1 : right / found.length;
  let candidates = 0;
  eachCandidate(input, rule, compareFields(input, rule.match), null, () => void candidates++);
  if (precision < 0.99) throw new Error(`precision ${precision}`);
  return { rows: input.table.size, candidates, seconds, cpuSeconds: (spent.user + spent.system) / 1e6, memoryMb, duplicates: found.length, precision, recall: right / all };
}
