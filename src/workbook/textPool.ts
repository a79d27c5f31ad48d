import { TextIndex } from "./textIndex";

/**
 * The distinct texts of a workbook: cells hold an index. The first `shared` ones are those of the file, in its order, and never move; some of them are
 * `rich` (runs with their own fonts), so new plain text never reuses their index.
 */
export class TextPool {
  private readonly plain: TextIndex;
  private readonly own: TextIndex;
  private indexed = 0;
  /** By index of a text: the first one that says the same. */
  private firsts = new Int32Array(0);
  private compared = 0;
  private readonly all: TextIndex;
  readonly shared: number;
  /** By index of a shared text: 1 where a cell of the file says it by that index. */
  readonly inUse: Uint8Array;

  constructor(readonly texts: string[] = [], private readonly rich: ReadonlySet<number> = new Set()) {
    this.shared = texts.length;
    this.inUse = new Uint8Array(texts.length);
    this.plain = new TextIndex(texts);
    this.own = new TextIndex(texts);
    this.all = new TextIndex(texts);
  }

  isRich(index: number): boolean {
    return this.rich.has(index);
  }

  /** Index of a text that a cell of the file holds itself: never that of a shared one, so that the file's use of those stays known, and they need not be looked through. */
  ownIndexOf(text: string): number {
    const known = this.own.find(text);
    return known >= 0 ? known : this.own.add(this.texts.push(text) - 1);
  }

  /** Index of the plain text, added when it is new. */
  indexOf(text: string): number {
    // Filled on the first question only: most workbooks are read without a text ever being looked up.
    for (; this.indexed < this.texts.length; this.indexed++) if (!this.rich.has(this.indexed)) this.plain.add(this.indexed);
    const known = this.plain.find(text);
    return known >= 0 ? known : this.plain.add(this.texts.push(text) - 1);
  }

  /** The lowest index of a text; -1 where there is none. For every text there was at the last `firstAlike`. */
  find(text: string): number {
    return this.all.find(text);
  }

  /** By index of a text: the lowest index of one that says the same. For every text there is now. */
  firstAlike(): Int32Array {
    const { length } = this.texts;
    if (this.firsts.length < length) {
      const firsts = new Int32Array(Math.ceil(length * 1.25));
      firsts.set(this.firsts);
      this.firsts = firsts;
    }
    for (; this.compared < length; this.compared++) this.firsts[this.compared] = this.all.add(this.compared);
    return this.firsts;
  }
}
