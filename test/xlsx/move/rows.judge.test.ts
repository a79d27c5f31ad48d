import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { maxColumns, parseArea } from "../../../src/workbook/area";
import type { CellValue, HostWrite } from "../../../src/workbook/host";
import type { SheetModel, WorkbookModel } from "../../../src/workbook/model";
import { fileHost } from "../../../src/hosts/file/fileHost";
import { sdkErrors, throughLibreOffice } from "../../e2e/soffice";
import { describeTool } from "../../support/tools";
import { open, save, value } from "../support";
import { ledger } from "./ledger";

/** Rows of 明细 as they come and go: product, number, price. What every formula should say is worked out from what is left, not from the workbook. */
type Line = readonly [string, number, number];
const start: readonly Line[] = [["甲", 3, 10], ["乙", 5, 4], ["丙", 2, 25], ["丁", 7, 6], ["戊", 1, 50]];
const end: readonly Line[] = [["甲", 3, 10], ["己", 4, 8], ["丁", 7, 6], ["庚", 2, 9], ["戊", 1, 50]];

const rows = (row: number, count: number) => ({ row, rows: count, column: 0, columns: maxColumns });
const inTable = (row: number) => ({ row, rows: 1, column: 0, columns: 4 });
const line = (row: number, [name, count, price]: Line): HostWrite => ({ verb: "writeCells", sheet: "明细", blocks: [{ row, column: 0, values: [[name, count, price, null]], formulas: [[null, null, null, `=B${row + 1}*C${row + 1}`]] }] });
const writes: readonly HostWrite[] = [
  // Whole rows above the table and inside it, then one of its rows out.
  { verb: "insertCells", sheet: "明细", areas: [rows(1, 2), rows(8, 1)] },
  line(8, ["己", 4, 8]),
  { verb: "deleteCells", sheet: "明细", areas: [rows(6, 1)] },
  // Only the columns of the table.
  { verb: "insertCells", sheet: "明细", areas: [inTable(9)] },
  line(9, ["庚", 2, 9]),
  { verb: "deleteCells", sheet: "明细", areas: [inTable(6)] },
];

/** Without what we believe the results to be, the other program has to find them itself. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, /worksheets\/sheet\d+\.xml$/.test(name) ? strToU8(strFromU8(part).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1")) : part] as const);
  return zipSync(Object.fromEntries(parts));
}

function said(model: WorkbookModel, cell: string): CellValue {
  const [sheet, address] = cell.split("!") as [string, string];
  const { row, column } = parseArea(address)!;
  const found = model.sheets.find(({ name }) => name === sheet)!.cells.value(row, column);
  return typeof found === "number" ? Number(found.toPrecision(12)) : found;
}

/** Every formula, where it stands when `last` is the last row of the table and `second` is what stood in its second row. */
function expected(lines: readonly Line[], last: number, second: CellValue): Record<string, CellValue> {
  const amounts = lines.map(([, count, price]) => count * price);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const [total, counts] = [sum(amounts), sum(lines.map(([, count]) => count))];
  const at = amounts[lines.findIndex(([name]) => name === "丁")]!;
  const first = last - lines.length + 1;
  return {
    ...Object.fromEntries(amounts.map((amount, i) => [`明细!D${first + i}`, amount])),
    [`明细!B${last + 2}`]: counts, [`明细!D${last + 2}`]: total, [`明细!D${last + 3}`]: Number((total / counts).toPrecision(12)),
    [`明细!F${first}`]: amounts[0]! * 2, [`明细!F${last}`]: counts,
    "汇总!B1": total, "汇总!B2": at, "汇总!B3": at, "汇总!B4": total, "汇总!B5": total, "汇总!B6": lines.at(-1)![1], "汇总!B7": lines.at(-1)![1] - lines[0]![1], "汇总!B8": second,
    "汇总!B9": total, "汇总!B10": lines.length + 1, "引用!A1": Number((total + total / counts).toPrecision(12)), "引用!A2": "同", "引用!A3": total,
  };
}

function allSaid(model: WorkbookModel, cells: readonly string[]): Record<string, CellValue> {
  return Object.fromEntries(cells.map((cell) => [cell, said(model, cell)]));
}

describeTool("rows put in and taken out, in LibreOffice and the Open XML SDK", "soffice", () => {
  const before = ledger(start);
  let after: Uint8Array;
  let back: { readonly before: Uint8Array; readonly after: Uint8Array; readonly undone: Uint8Array };

  beforeAll(async () => {
    const model = open(before);
    const ops = value(await fileHost(model, { name: "a.xlsx", format: "xlsx" }).apply(writes));
    after = save(model);
    const again = open(after);
    value(await fileHost(again, { name: "a.xlsx", format: "xlsx" }).apply(ops.toReversed().flatMap(({ undo }) => undo)));
    const [a, b, c] = [before, after, save(again)].map(withoutResults);
    back = throughLibreOffice({ before: a!, after: b!, undone: c! }, "xlsx") as typeof back;
  }, 240_000);

  const atStart = expected(start, 8, 20);
  // Excel writes a lost reference to another sheet as `明细!#REF!`, and so do we; LibreOffice reads that as this error.
  const atEnd = expected(end, 10, { error: "#VALUE!" });

  it("the formulas of all sheets calculate what they calculated before, then what the rows that are left say, and after undo what they said at first", () => {
    expect(allSaid(open(back.before), Object.keys(atStart))).toEqual(atStart);
    expect(allSaid(open(back.after), Object.keys(atEnd))).toEqual(atEnd);
    expect(open(after).sheets[1]!.cells.formula(7, 1)).toBe("=明细!#REF!");
    expect(allSaid(open(back.undone), Object.keys(atStart))).toEqual(atStart);
  });

  it("the table, validation, conditional format, name, chart and notes are where the rows are", () => {
    const of = (bytes: Uint8Array): unknown => {
      const { tables, validations, conditionalFormats } = open(bytes).sheets[0] as SheetModel;
      const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
      const found = (part: RegExp, text: RegExp): string[] => parts.filter(([name]) => part.test(name)).flatMap(([, xml]) => [...xml.matchAll(text)].map(([, own]) => own!.replace(/^\$?'?明细'?(?=[.!])/, "明细")));
      return {
        table: tables[0]!.area, validations: validations.flatMap(({ areas }) => areas), formats: conditionalFormats.flatMap(({ areas }) => areas),
        names: found(/workbook\.xml$/, /<definedName [^>]*name="数量们"[^>]*>([^<]*)</g),
        chart: found(/charts\/chart[^/]*\.xml$/, /<c:f>([^<]*)</g), drawn: found(/charts\/chart[^/]*\.xml$/, /<c:numCache>(.*?)<\/c:numCache>/gs).map((cache) => [...cache.matchAll(/<c:v>([^<]*)</g)].map(([, own]) => Number(own))),
        notes: found(/comments[^/]*\.xml$/, /<comment ref="([^"]*)"/g),
      };
    };
    const where = (lines: readonly Line[], header: number, notes: readonly string[]): unknown => {
      const [first, last] = [header + 1, header + lines.length];
      return {
        table: parseArea(`A${header}:D${last}`), validations: [parseArea(`B${first}:B${last}`)], formats: [parseArea(`D${first}:D${last}`)], names: [`明细!$B$${first}:$B$${last}`],
        chart: [`明细!$D$${header}`, `明细!$A$${first}:$A$${last}`, `明细!$D$${first}:$D$${last}`], drawn: [lines.map(([, count, price]) => count * price)], notes,
      };
    };
    expect(of(back.before)).toEqual(where(start, 3, ["A6", "D8"]));
    // The note on 丙 has gone with its row.
    expect(of(back.after)).toEqual(where(end, 5, ["D10"]));
    expect(of(back.undone)).toEqual(where(start, 3, ["A6", "D8"]));
  });

  it("the file has no error, as before", () => expect([sdkErrors(before), sdkErrors(after)]).toEqual([[], []]));
});
