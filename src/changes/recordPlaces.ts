import type { ChangeSet, RecordRow, RowPlace } from "./changeSet";

type Slot = { readonly record: string; /** Rows between it and the record above. */ readonly gap: number };
type Step = Pick<ChangeSet, "removed" | "inserted" | "why">;
/** A record that comes back: the record of the sheet below which it belongs (null: none), and past how many rows that hold none. */
export type Return = { readonly row: PlacedRow; readonly below: string | null; readonly gap: number };
export type PlacedRow = RecordRow & { readonly place: RowPlace };

/**
 * Where records that went belong now. The order in which all records stand and stood is found by going back through the change sets: each record that one of them took out goes in again below
 * the one it stood below. So it does not matter which of several that stood together comes back first.
 * `present`: ids of the table from top to bottom, each once; `steps`: change sets, the newest first, at least those since the records went and those undone since then.
 */
export function placesOfReturn(wanted: readonly RecordRow[], present: readonly Slot[], steps: readonly Step[], table: string): readonly Return[] {
  const placed = steps.map(({ removed }) => removed.filter((row): row is PlacedRow => row.table === table && isPlaced(row)).sort((a, b) => a.place.row - b.place.row));
  const went = new Set(placed.flat().map(({ record }) => record));
  const order = new Order();
  for (const { record, gap } of present) order.put(record, gap, order.last);
  steps.forEach(({ inserted, why }, n) => {
    // What an undo brought back stood elsewhere in between, maybe: where it was taken from counts.
    if (why.undoes !== undefined) for (const row of inserted) if (row.table === table && went.has(row.record)) order.take(row.record);
    for (const { record, place } of placed[n]!) {
      order.take(record);
      order.put(record, place.gap, place.after === null ? null : order.has(place.after) ? place.after : order.last);
    }
  });
  const there = new Set(present.map(({ record }) => record));
  const byId = new Map(wanted.filter(isPlaced).map((row) => [row.record, row]));
  const returns: Return[] = [];
  let [below, gap] = [null as string | null, 0];
  for (const slot of order.all()) {
    const row = byId.get(slot.record);
    gap += slot.gap;
    if (there.has(slot.record)) [below, gap] = [slot.record, 0];
    else if (row !== undefined) returns.push({ row, below, gap });
  }
  return returns;
}

/** A journal may come from anywhere, so the shape is looked at. */
export function isPlaced(row: RecordRow): row is PlacedRow {
  const { sheet, row: at, column, after, gap, headers } = (row.place ?? {}) as Partial<RowPlace>;
  return typeof sheet === "string" && Number.isInteger(at) && Number.isInteger(column) && (after === null || typeof after === "string") && Number.isInteger(gap) && Array.isArray(headers);
}

type Node = { readonly record: string; readonly gap: number; above: Node; below: Node };

/** A list in which every record is found by its id. */
class Order {
  private readonly nodes = new Map<string, Node>();
  private readonly ends: Node;

  constructor() {
    const ends = { record: "", gap: 0 } as Node;
    [ends.above, ends.below] = [ends, ends];
    this.ends = ends;
  }

  get last(): string | null {
    return this.ends.above === this.ends ? null : this.ends.above.record;
  }

  has(record: string): boolean {
    return this.nodes.has(record);
  }

  put(record: string, gap: number, after: string | null): void {
    const above = after === null ? this.ends : this.nodes.get(after)!;
    const node: Node = { record, gap, above, below: above.below };
    above.below.above = node;
    above.below = node;
    this.nodes.set(record, node);
  }

  take(record: string): void {
    const node = this.nodes.get(record);
    if (node === undefined) return;
    [node.above.below, node.below.above] = [node.below, node.above];
    this.nodes.delete(record);
  }

  *all(): Iterable<Node> {
    for (let node = this.ends.below; node !== this.ends; node = node.below) yield node;
  }
}
