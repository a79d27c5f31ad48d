import { cellAddress } from "../../workbook/area";
import type { Problem } from "../../workbook/host";
import type { Words } from "../../workbook/problemText";
import { xlsxProblem, type XlsxProblemCode } from "../xlsxProblem";

/** More cells of one kind than this tell nobody anything new: the rest is counted. */
const listed = 10;

/** Notices of what is odd about the cells of one sheet: each with its address, in the order of the file, so many of a kind and then how many more there are. */
export class OddCells {
  private readonly found: Problem[] = [];
  private readonly counts = new Map<XlsxProblemCode, number>();

  constructor(private readonly sheet: string) {}

  add(code: XlsxProblemCode, row: number, column: number, words: Readonly<Record<string, Words>> = {}): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= listed) this.found.push(xlsxProblem(code, `${this.sheet}!${cellAddress(row, column)}`, words));
  }

  notices(): readonly Problem[] {
    const more = [...this.counts].filter(([, count]) => count > listed).map(([code, count]) => {
      const like = this.found.findLast((problem) => problem.code === code)!;
      return xlsxProblem("xlsx/moreOddCells", this.sheet, { count: count - listed, code, what: { zh: like.message["zh-CN"], en: like.message.en } });
    });
    return [...this.found, ...more];
  }
}
