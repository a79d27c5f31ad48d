/** Bytes of a block; pieces larger than a quarter of one stay where they are. */
const blockSize = 1 << 20;
const largePiece = blockSize >> 2;
const shortText = 128;

/** Collects bytes and texts into one array: small pieces are put together in blocks, texts encoded in large ones, which is what makes writing a sheet fast. */
export class ByteBuilder {
  private readonly done: Uint8Array[] = [];
  private block = new Uint8Array(1 << 12);
  private used = 0;
  private size = 0;
  private text = "";
  private readonly encoder = new TextEncoder();

  write(text: string): void {
    this.text += text;
    if (this.text.length > 1 << 16) this.flush();
  }

  /** Large pieces are not copied until `bytes`: they must not change before. */
  copy(bytes: Uint8Array): void {
    this.flush();
    if (bytes.length > largePiece) {
      this.close(0);
      this.done.push(bytes);
      this.size += bytes.length;
      return;
    }
    this.close(bytes.length);
    this.block.set(bytes, this.used);
    this.used += bytes.length;
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

  /** Makes room for so many bytes in the block, or puts it away and starts another. */
  private close(room: number): void {
    if (room > 0 && this.used + room <= this.block.length) return;
    if (this.used > 0) {
      this.done.push(this.block.subarray(0, this.used));
      this.size += this.used;
      this.used = 0;
      this.block = new Uint8Array(blockSize);
    } else if (room > this.block.length) this.block = new Uint8Array(blockSize);
  }
}
