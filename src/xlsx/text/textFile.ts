import type { Problem, Result } from "../../workbook/host";
import { type WrittenEncoding, encoderOf } from "./encodeText";
import { unencodableProblem } from "./textProblem";

/** More of one kind tell nobody anything new. */
const mostProblems = 20;

/** A text file as it is written, piece by piece. A character that the encoding lacks is never written as another one: the file is refused, with the cells. */
export class TextFile {
  private readonly encoder;
  private readonly pieces: Uint8Array[];
  private readonly problems: Problem[] = [];

  /** `place`: of the cells that are checked. */
  constructor(private readonly encoding: WrittenEncoding, private readonly place: string, mark = true) {
    this.encoder = encoderOf(encoding);
    this.pieces = mark ? [this.encoder.mark] : [];
  }

  /** Remembers the text's cell where the encoding has no such character. */
  check(text: string, cell: string): void {
    const missing = this.encoder.missing(text);
    if (missing !== null && this.problems.length < mostProblems) this.problems.push(unencodableProblem(this.encoding, `${this.place}!${cell}`, missing));
  }

  write(text: string): void {
    if (this.problems.length === 0) this.pieces.push(this.encoder.encode(text));
  }

  /** Everything written so far. Problems: `text/unencodable`. */
  bytes(): Result<Uint8Array> {
    if (this.problems.length > 0) return { ok: false, problems: this.problems };
    const all = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return { ok: true, value: all };
  }
}
