import type { TextPool } from "../workbook/textPool";
import type { TextWriter } from "./sheet/cellXml";

/**
 * Gives each text of the pool its index in the shared strings part. Those of the file keep theirs, for sheets that do not change say them by it; new ones take the
 * places that became free, lowest first, and then come after the last, in the order of their first use.
 */
export class SharedStringWriter {
  /** The new texts by their index in the part. */
  readonly added = new Map<number, string>();
  private readonly indexes = new Map<number, number>();

  /** `free`: places of the file's texts that no cell says any more, ascending. */
  constructor(private readonly pool: TextPool, readonly free: readonly number[]) {}

  readonly write: TextWriter = (index, prefix) => ({ type: "s", content: `<${prefix}v>${this.indexOf(index)}</${prefix}v>` });

  private indexOf(index: number): number {
    if (index < this.pool.shared) return index;
    let known = this.indexes.get(index);
    if (known === undefined) {
      const place = this.added.size;
      known = this.free[place] ?? this.pool.shared + place - this.free.length;
      this.indexes.set(index, known);
      this.added.set(known, this.pool.texts[index]!);
    }
    return known;
  }
}
