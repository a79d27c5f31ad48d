/**
 * The distinct texts of a workbook: cells hold an index. The first `shared` ones are those of the file, in its order, and never move; some of them are
 * `rich` (runs with their own fonts), so new plain text never reuses their index.
 */
export class TextPool {
  private readonly plain = new Map<string, number>();
  private readonly own = new Map<string, number>();
  private indexed = 0;
  readonly shared: number;
  /** By index of a shared text: 1 where a cell of the file says it by that index. */
  readonly inUse: Uint8Array;

  constructor(readonly texts: string[] = [], private readonly rich: ReadonlySet<number> = new Set()) {
    this.shared = texts.length;
    this.inUse = new Uint8Array(texts.length);
  }

  isRich(index: number): boolean {
    return this.rich.has(index);
  }

  /** Index of a text that a cell of the file holds itself: never that of a shared one, so that the file's use of those stays known, and they need not be looked through. */
  ownIndexOf(text: string): number {
    let index = this.own.get(text);
    if (index === undefined) this.own.set(text, (index = this.texts.push(text) - 1));
    return index;
  }

  /** Index of the plain text, added when it is new. */
  indexOf(text: string): number {
    // Filled on the first question only: most workbooks are read without a text ever being looked up.
    for (; this.indexed < this.texts.length; this.indexed++) {
      const known = this.texts[this.indexed]!;
      if (!this.rich.has(this.indexed) && !this.plain.has(known)) this.plain.set(known, this.indexed);
    }
    const known = this.plain.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.indexed = this.texts.length;
    this.plain.set(text, index);
    return index;
  }
}
