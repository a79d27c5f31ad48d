/** Bytes of a block; pieces larger than a quarter of one stay where they are. */
const blockSize = 1 << 20;
const largePiece = blockSize >> 2;
const shortText = 128;

/**
 * Collects bytes and texts: small pieces are put together in blocks, texts encoded in large ones, which is what makes writing a sheet fast. They become one array
 * (`bytes`), or go to `drain` block by block; then a block is only there until `drain` comes back, and `end` gives it the last one.
 */
export class ByteBuilder {
  private readonly done: Uint8Array[] = [];
  private block = new Uint8Array(1 << 12);
  private used = 0;
  private size = 0;
  private text = "";
  private readonly encoder = new TextEncoder();

  constructor(private readonly drain: ((block: Uint8Array, last: boolean) => void) | null = null) {}

  write(text: string): void {
    this.text += text;
    if (this.text.length > 1 << 16) this.flush();
  }

  /** Large pieces are not copied until `bytes`: they must not change before. */
  copy(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.flush();
    if (bytes.length > largePiece) {
      this.close(blockSize);
      this.put(bytes);
      return;
    }
    this.close(bytes.length);
    this.block.set(bytes, this.used);
    this.used += bytes.length;
  }

  end(): void {
    this.flush();
    this.drain?.(this.block.subarray(0, this.used), true);
    this.used = 0;
  }

  bytes(): Uint8Array {
    this.flush();
    this.close(blockSize);
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const piece of this.done) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }

  private flush(): void {
    const { text } = this;
    if (text === "") return;
    this.text = "";
    if (text.length * 3 > blockSize) return this.copy(this.encoder.encode(text));
    this.close(text.length * 3);
    if (text.length <= shortText && this.writeAscii(text)) return;
    this.used += this.encoder.encodeInto(text, this.used === 0 ? this.block : this.block.subarray(this.used)).written;
  }

  /** A short text goes letter by letter: asking the encoder costs more. False for a text of other letters, which is left to it. */
  private writeAscii(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return false;
      this.block[this.used + i] = code;
    }
    this.used += text.length;
    return true;
  }

  private put(piece: Uint8Array): void {
    if (this.drain !== null) {
      for (let at = 0; at < piece.length; at += blockSize) this.drain(piece.subarray(at, at + blockSize), false);
      return;
    }
    this.done.push(piece);
    this.size += piece.length;
  }

  /** Makes room for so many bytes in the block, or puts it away and starts another. */
  private close(room: number): void {
    if (room > 0 && this.used + room <= this.block.length) return;
    if (this.used > 0) {
      this.put(this.block.subarray(0, this.used));
      this.used = 0;
      if (this.drain === null || this.block.length < blockSize) this.block = new Uint8Array(blockSize);
    } else if (room > this.block.length) this.block = new Uint8Array(blockSize);
  }
}
