import type { Problem } from "../../workbook/host";
import { commonest } from "./dialect";
import { csvProblem } from "./csvProblem";

/** What a notice names of its lines; all are counted. */
const namedLines = 10;

/** How many fields each row has, and how many are used: what is ragged is known only at the end. */
export class RowShapes {
  private readonly counts: number[] = [];
  private readonly used: number[] = [];
  private readonly lines: number[] = [];

  /** `used`: fields up to the last that is not empty. */
  add(fields: number, used: number, line: number): void {
    this.counts.push(fields);
    this.used.push(used);
    this.lines.push(line);
  }

  get rows(): number {
    return this.counts.length;
  }

  get isOneColumn(): boolean {
    return this.used.every((used) => used <= 1);
  }

  /** Rows that are longer or shorter than most, and rows with nothing but empty fields beyond the usual ones. Rows without any content are of no shape. */
  notices(): Problem[] {
    const filled = this.counts.map((_, row) => row).filter((row) => this.used[row]! > 0);
    const usual = commonest(filled.map((row) => this.counts[row]!));
    const linesWhere = (holds: (row: number) => boolean): number[] => filled.filter(holds).map((row) => this.lines[row]!);
    return [
      ...linesNotice("csv/longRows", linesWhere((row) => this.used[row]! > usual), { usual }),
      ...linesNotice("csv/shortRows", linesWhere((row) => this.counts[row]! < usual), { usual }),
      ...linesNotice("csv/extraDelimiters", linesWhere((row) => this.counts[row]! > usual && this.used[row]! <= usual), { usual }),
    ];
  }
}

/** One notice for all lines of a kind; none where there are none. */
export function linesNotice(code: "csv/longRows" | "csv/shortRows" | "csv/extraDelimiters" | "csv/bareQuotes" | "csv/droppedSpaces" | "csv/looksGuarded", lines: readonly number[], words: Readonly<Record<string, number>> = {}): Problem[] {
  if (lines.length === 0) return [];
  const more = lines.length > namedLines ? " …" : "";
  return [csvProblem(code, { ...words, count: lines.length, lines: lines.slice(0, namedLines).join(", ") + more, line: lines[0]! })];
}
