import type { ByteBuilder } from "../container/byteBuilder";
import { cutTag } from "../container/tag";

/** What comes in place of a piece of the source: a text, one made from what stands there, or a number: the same cell or start tag with that style. */
export type Replacement = string | number | ((source: string) => string);

/** Replacements in the source of the rows, in parallel lists: a large sheet may have millions of them. */
export class Splices {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: Replacement[] = [];

  add(start: number, end: number, text: Replacement): void {
    this.starts.push(start);
    this.ends.push(end);
    this.texts.push(text);
  }

  clear(): void {
    this.starts.length = this.ends.length = this.texts.length = 0;
  }

  /** Writes the source between two offsets with the replacements done. */
  apply(slice: (start: number, end: number) => Uint8Array, start: number, end: number, out: ByteBuilder): void {
    const { starts, ends, texts } = this;
    // What is put at a place comes before what replaces something there.
    const later = (a: number, b: number): number => starts[a]! - starts[b]! || ends[a]! - ends[b]!;
    const order = starts.some((_, i) => i > 0 && later(i - 1, i) > 0) ? starts.map((_, i) => i).sort(later) : null;
    const decoder = new TextDecoder();
    let at = start;
    for (let k = 0; k < starts.length; k++) {
      const i = order === null ? k : order[k]!;
      const [from, to, text] = [starts[i]!, ends[i]!, texts[i]!];
      if (from > at) out.copy(slice(at, from));
      if (typeof text === "string") out.write(text);
      else {
        const source = from === to ? "" : readTag(slice(from, to), decoder);
        out.write(typeof text === "number" ? restyled(source, text) : text(source));
      }
      at = to;
    }
    if (end > at) out.copy(slice(at, end));
  }
}

const shortTag = 512;

/** A tag is nearly always short and of plain letters: millions of questions to a decoder cost more than the letters, and a browser keeps something of each until it collects garbage. */
function readTag(bytes: Uint8Array, decoder: TextDecoder): string {
  return bytes.length <= shortTag && bytes.every((byte) => byte < 0x80) ? String.fromCharCode(...bytes) : decoder.decode(bytes);
}

/** The cell, or its start tag, with another style; everything else as it is written. No attribute of a cell can hold a `>`. */
export function restyled(tag: string, style: number): string {
  const end = tag.indexOf(">") + 1;
  const without = tag.slice(0, end).replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  if (style === 0) return without + tag.slice(end);
  const { body, selfClosing } = cutTag(without);
  return `${body} s="${style}"${selfClosing ? "/>" : ">"}${tag.slice(end)}`;
}
