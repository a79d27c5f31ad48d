import type { TextPool } from "../workbook/textPool";
import type { TextWriter } from "./sheet/patchRows";

/** Gives each text of the pool its index in the shared strings part: those of the file keep theirs, new ones come after in the order of their first use. */
export class SharedStringWriter {
  readonly added: string[] = [];
  private readonly indexes = new Map<number, number>();

  constructor(private readonly pool: TextPool) {}

  readonly write: TextWriter = (index, prefix) => ({ type: "s", content: `<${prefix}v>${this.indexOf(index)}</${prefix}v>` });

  private indexOf(index: number): number {
    if (index < this.pool.shared) return index;
    let known = this.indexes.get(index);
    if (known === undefined) this.indexes.set(index, (known = this.pool.shared + this.added.push(this.pool.texts[index]!) - 1));
    return known;
  }
}
