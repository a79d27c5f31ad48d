import { refuse } from "../xlsxProblem";

/** Bytes that an opened workbook may take unless told: 2 GiB. A million rows of twenty columns take about half of it. Chosen by us. */
export const usualMemory = 2 ** 31;

/** What a text takes besides its letters: header, length, and the entries that find it. Measured on Node 20. */
const besidesLetters = 48;

/**
 * Counts what a workbook takes while it is opened: the file, its cells and texts, and parts that must be unpacked whole. It counts what is about to be taken, so that a
 * file which would take too much is refused (`xlsx/memory`) and does not bring the program down. Once the file is open it counts no more.
 */
export class MemoryBudget {
  private held = 0;
  private open = false;

  constructor(private readonly bytes: number = usualMemory) {}

  /** Bytes that stay. `place`: the part or sheet they are for. */
  hold(bytes: number, place: string): void {
    this.held += bytes;
    this.need(0, place);
  }

  holdText(text: string, place: string): void {
    this.hold(text.length * 2 + besidesLetters, place);
  }

  /** Bytes that are only needed for a moment. */
  need(bytes: number, place: string): void {
    if (!this.fits(bytes)) refuse("xlsx/memory", place, { limitMiB: Math.floor(this.bytes / (1 << 20)) });
  }

  fits(bytes: number): boolean {
    return this.open || this.held + bytes <= this.bytes;
  }

  opened(): void {
    this.open = true;
  }
}
