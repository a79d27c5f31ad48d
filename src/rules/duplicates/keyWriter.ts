import { mix } from "./hashText";

/** Takes the keys of a form one after the other, each piece by piece, so that a search of a whole table makes no text of them. A key of no pieces is none. */
export type KeyWriter = {
  /** `text` from `from` to before `to` is the next piece. */
  put(text: string, from?: number, to?: number): void;
  putCode(code: number): void;
  end(): void;
};

/** Keys as people read them. */
export class KeyTexts implements KeyWriter {
  readonly texts: string[] = [];
  private text = "";
  put(text: string, from = 0, to = text.length): void {
    this.text += text.slice(from, to);
  }
  putCode(code: number): void {
    this.text += String.fromCharCode(code);
  }
  end(): void {
    if (this.text !== "") this.texts.push(this.text);
    this.text = "";
  }
}

const offset = 0x811c9dc5, prime = 0x01000193;

/** Keys as hashes, each that of its text under `seed`: `hashText` over the pieces. */
export class KeyHashes implements KeyWriter {
  private hashes = new Int32Array(1024);
  count = 0;
  private state: number;
  private length = 0;
  constructor(private readonly seed: number) {
    this.state = offset ^ seed;
  }
  put(text: string, from = 0, to = text.length): void {
    let state = this.state;
    for (let i = from; i < to; i++) state = Math.imul(state ^ text.charCodeAt(i), prime);
    this.state = state;
    this.length += to - from;
  }
  putCode(code: number): void {
    this.state = Math.imul(this.state ^ code, prime);
    this.length++;
  }
  end(): void {
    if (this.length > 0) {
      if (this.count === this.hashes.length) {
        const larger = new Int32Array(this.count * 2);
        larger.set(this.hashes);
        this.hashes = larger;
      }
      this.hashes[this.count++] = mix(this.state);
    }
    this.state = offset ^ this.seed;
    this.length = 0;
  }
  /** What it holds, not copied. */
  done(): Int32Array {
    return this.hashes.subarray(0, this.count);
  }
}

/** A key of one piece. */
export function writeKey(to: KeyWriter, text: string): void {
  to.put(text);
  to.end();
}

export function writeKeys(to: KeyWriter, texts: readonly string[]): void {
  for (const text of texts) writeKey(to, text);
}

/** Where one character is wrong, one half is whole. */
export function writeHalves(to: KeyWriter, text: string): void {
  to.put("first ");
  to.put(text, 0, text.length >> 1);
  to.end();
  to.put("rest ");
  to.put(text, text.length >> 1);
  to.end();
}
