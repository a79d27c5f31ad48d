/** Collects bytes and texts into one array. Texts are encoded in large pieces, which is what makes writing a sheet fast. */
export class ByteBuilder {
  private readonly chunks: Uint8Array[] = [];
  private text = "";
  private size = 0;
  private readonly encoder = new TextEncoder();

  write(text: string): void {
    this.text += text;
    if (this.text.length > 1 << 16) this.flush();
  }

  copy(bytes: Uint8Array): void {
    this.flush();
    this.chunks.push(bytes);
    this.size += bytes.length;
  }

  bytes(): Uint8Array {
    this.flush();
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  private flush(): void {
    if (this.text === "") return;
    const bytes = this.encoder.encode(this.text);
    this.text = "";
    this.chunks.push(bytes);
    this.size += bytes.length;
  }
}
