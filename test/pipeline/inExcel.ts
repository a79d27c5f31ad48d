import { must } from "../contracts/sampleWorkbook";
import { openInExcel } from "../excel-host/open";
import { profiles } from "../excel-host/profiles";
import type { Book } from "./book";

/** The same workbook, with a sheet 表, in the emulated Excel. */
export async function inExcel(book: Book, profile = profiles[0]!): Promise<Book> {
  const { host } = openInExcel(book.model, profile);
  // Excel calculates at the first change: what the file says of its formulas counts only then.
  must(await host.apply([{ verb: "writeCells", sheet: "表", blocks: [{ row: 50, column: 50, values: [["x"]] }, { row: 50, column: 50, values: [[null]] }] }]));
  return { ...book, host, session: { ...book.session, host } };
}
