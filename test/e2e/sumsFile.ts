import { openFile } from "../../src/hosts/file/openFile";
import type { HostWrite } from "../../src/workbook/host";
import { must } from "../contracts/sampleWorkbook";

/** Numbers 1, 2, … below a header in column A of the sheet `a`, the double of each as a formula beside it, their sum below those, and on the sheet `合计` that sum again and `=3+4`, which says 7. `perRow`: another formula in place of the double. */
export async function sumsFile(rows: number, perRow: { readonly formula: (row: number) => string; readonly result: (n: number) => number } = { formula: (row) => `=A${row}*2`, result: (n) => n * 2 }): Promise<Buffer> {
  const file = must(openFile("a.csv", new TextEncoder().encode("数,双倍\n1,\n")));
  const numbers = Array.from({ length: rows }, (_, i) => i + 1);
  const sum = numbers.reduce((total, n) => total + perRow.result(n), 0);
  const cells = (sheet: string, row: number, column: number, values: readonly (readonly number[])[], formulas?: readonly (readonly (string | null)[])[]): HostWrite => ({ verb: "writeCells", sheet, blocks: [{ row, column, values, ...(formulas === undefined ? {} : { formulas }) }] });
  must(await file.host.apply([
    { verb: "addSheet", name: "合计", visibility: "visible" },
    cells("a", 1, 0, numbers.map((n) => [n, perRow.result(n)]), numbers.map((n) => [null, perRow.formula(n + 1)])),
    cells("a", rows + 1, 1, [[sum]], [[`=SUM(B2:B${rows + 1})`]]),
    cells("合计", 0, 0, [[sum], [7]], [[`=a!B${rows + 2}`], ["=3+4"]]),
  ]));
  return Buffer.from(must(file.save("xlsx")));
}

/** For an input of files. */
export const asUpload = (name: string, buffer: Buffer) => ({ name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer });
