/** A view of content that comes in pieces: what was read is dropped, what is not yet whole stays until more has come. */
export class PieceWindow {
  /** What has come and was not dropped. Valid until `more`. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Offset of `bytes` in the content. */
  base = 0;
  private store = new Uint8Array(0);
  private readonly pieces: Iterator<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    this.pieces = pieces[Symbol.iterator]();
  }

  /** Takes the next piece; false after the last one. */
  more(): boolean {
    const next = this.pieces.next();
    if (next.done === true) return false;
    const { bytes, store } = this;
    const length = bytes.length + next.value.length;
    if (bytes.length === 0) this.bytes = next.value;
    else {
      // Twice the room that is needed, so that something very long is not copied again for each piece.
      const roomy = bytes.buffer === store.buffer && bytes.byteOffset + length <= store.length;
      const from = roomy ? bytes.byteOffset : 0;
      if (!roomy) {
        this.store = new Uint8Array(length * 2);
        this.store.set(bytes);
      }
      this.store.set(next.value, from + bytes.length);
      this.bytes = this.store.subarray(from, from + length);
    }
    return true;
  }

  drop(count: number): void {
    this.base += count;
    this.bytes = this.bytes.subarray(count);
  }
}
