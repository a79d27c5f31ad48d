import { unzipSync, zipSync } from "fflate";
import { type OpenFile, openFile } from "../../src/hosts/file/openFile";
import { Calculation } from "../../src/workbench/calculation/calculation";
import { univerEngine } from "../../src/workbench/calculation/univerEngine";
import { shownFormula, withMarks } from "../../src/workbench/stage/newerFunctions";
import type { Area, CellValue, HostWrite } from "../../src/workbook/host";
import { maxColumns, parseArea } from "../../src/workbook/area";
import { must } from "../contracts/sampleWorkbook";
import { save, workbookOf } from "../xlsx/support";

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Calculated = {
  readonly file: OpenFile;
  readonly calculation: Calculation;
  /** What has been told, area by area. */
  readonly told: { readonly sheet: string; readonly area: Area }[];
  readonly heard: string[];
  /** Writes, and waits for what follows. */
  write(...writes: readonly HostWrite[]): Promise<void>;
  /** Writes texts that begin with "=" as formulas, by address. */
  set(cells: Readonly<Record<string, CellValue>>, sheet?: string): Promise<void>;
  says(...addresses: readonly string[]): Promise<readonly CellValue[]>;
};

async function calculated(book?: Uint8Array): Promise<Calculated> {
  const file = must(book === undefined ? openFile("S.csv", new TextEncoder().encode("a\n")) : openFile("S.xlsx", book));
  const told: { sheet: string; area: Area }[] = [];
  const heard: string[] = [];
  must(await file.host.watch(({ sheet, source }) => heard.push(`${sheet} ${source}`)));
  const calculation = new Calculation(file, { engine: async () => univerEngine((error) => { throw error; }), breathe, rest: breathe, now: () => performance.now(), tell: (sheet, areas) => told.push(...areas.map((area) => ({ sheet, area }))), failed: (error) => { throw error; } });
  const write = async (...writes: readonly HostWrite[]): Promise<void> => {
    must(await file.person.apply(writes));
    calculation.wrote(writes, true);
    await calculation.settled();
  };
  return {
    file, calculation, told, heard, write,
    set: (cells, sheet = "S") => write({ verb: "writeCells", sheet, blocks: Object.entries(cells).map(([address, value]) => {
      const isFormula = typeof value === "string" && value.startsWith("=");
      return { ...parseArea(address)!, values: [[isFormula ? null : value]], formulas: [[isFormula ? value : null]] };
    }).map(({ row, column, values, formulas }) => ({ row, column, values, formulas })) }),
    says: async (...addresses) => Promise.all(addresses.map(async (address) => {
      const [, sheet = "S", place] = /^(?:(.*)!)?(.*)$/.exec(address)!;
      return must(await file.host.readCells(sheet, parseArea(place!)!)).values[0]![0]!;
    })),
  };
}

const rows = (verb: "insertCells" | "deleteCells", row: number, count: number): HostWrite => ({ verb, sheet: "S", areas: [{ row, column: 0, rows: count, columns: maxColumns }] });

describe("formulas of an open file", () => {
  it("have their results after what they read, in whatever order they were written", async () => {
    const { set, says, told, heard } = await calculated();
    await set({ C1: "=B1+1", B1: "=A1*2", D1: "=SUM(A1:C1)", A1: 5 });
    expect(await says("B1", "C1", "D1")).toEqual([10, 11, 26]);
    told.length = heard.length = 0;
    await set({ A1: 6, F1: 3 });
    expect(await says("B1", "C1", "D1")).toEqual([12, 13, 31]);
    expect(told.map(({ area }) => area.column).sort()).toEqual([1, 2, 3]);
    expect(new Set(heard)).toEqual(new Set(["S user"]));
  });

  it("are as Excel has them: errors, blanks, circles, ranges that stand for one cell", async () => {
    const { set, says } = await calculated();
    await set({ A1: 1, A2: 2, A3: "文", B1: "=1/0", B2: "=A3+1", B3: "=NOSUCH(A1)", C1: "=C2+1", C2: "=C1", C3: "=C1+5", D1: "=Z9", D2: "=A1:A3", D3: '=IF(FALSE,1,"")', E1: "=VLOOKUP(7,A1:A3,1,FALSE)", E2: "=IFERROR(NOSUCH(1),9)", E3: "=SUM(A:A)", F1: "=SQRT(-1)", F2: "=LEFT(A3,1)&TRUE", F3: "=A1=1", G1: "=F9:F999+#REF!", G2: "=E1" });
    expect(await says("B1", "B2", "B3")).toEqual([{ error: "#DIV/0!" }, { error: "#VALUE!" }, { error: "#NAME?" }]);
    expect(await says("C1", "C2", "C3")).toEqual([0, 0, 5]);
    expect(await says("D1", "D2", "D3")).toEqual([0, 2, null]);
    expect(await says("E1", "E2", "E3")).toEqual([{ error: "#N/A" }, { error: "#NAME?" }, 3]);
    expect(await says("F1", "F2", "F3", "G1", "G2")).toEqual([{ error: "#NUM!" }, "文TRUE", true, { error: "#REF!" }, { error: "#N/A" }]);
  });

  it("show a day as a day, where the cell has no format of its own", async () => {
    const { set, says, write, file } = await calculated();
    await write({ verb: "formatCells", sheet: "S", areas: [{ area: parseArea("A2")!, numberFormat: "0.00" }] });
    await set({ A1: "=DATE(2026,2,3)", A2: "=DATE(2026,2,3)", A3: "=A1+1", A4: "=1+1" });
    expect(await says("A1", "A2", "A3", "A4")).toEqual([46056, 46056, 46057, 2]);
    const { numberFormats } = must(await file.host.readCells("S", parseArea("A1:A4")!, { numberFormats: true }));
    expect(numberFormats!.flat()).toEqual([expect.stringMatching(/y.*m.*d/), "0.00", "General", "General"]);
  });

  it("call newer functions by the names that files have for them", async () => {
    expect(["=xlookup(A1,B:B,C:C)+SUM(A1)", '=IFERROR(FILTER(A1:A9,B1:B9="XLOOKUP("),T.DIST(1,2,TRUE))', "=_xlfn.XLOOKUP(1,A:A,B:B)", "=LET(x,1,x)", "='XOR('!A1+MYXOR(2)"].map(withMarks)).toEqual([
      "=_xlfn.xlookup(A1,B:B,C:C)+SUM(A1)", '=IFERROR(_xlfn._xlws.FILTER(A1:A9,B1:B9="XLOOKUP("),_xlfn.T.DIST(1,2,TRUE))', "=_xlfn.XLOOKUP(1,A:A,B:B)", "=LET(x,1,x)", "='XOR('!A1+MYXOR(2)",
    ]);
    expect(["=_xlfn._xlws.SORT(_xlfn.UNIQUE(A1:A3))", "=_xlfn.LET(_xlpm.x,1,_xlpm.x)"].map(shownFormula)).toEqual(["=SORT(UNIQUE(A1:A3))", "=_xlfn.LET(_xlpm.x,1,_xlpm.x)"]);
    const { set, says } = await calculated();
    await set({ A1: 2, A2: 3, B1: "甲", B2: "乙", C1: "=_xlfn.XLOOKUP(3,A1:A2,B1:B2)", C2: "=_xlfn.LET(_xlpm.x,A1,_xlpm.x*_xlpm.x)", C3: '=_xlfn.TEXTJOIN("-",TRUE,B1:B2)' });
    expect(await says("C1", "C2", "C3")).toEqual(["乙", 4, "甲-乙"]);
  });

  it("keep a result that the engine has no answer for", async () => {
    const { write, set, says } = await calculated();
    await write({ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 1, values: [[42, 43]], formulas: [["=MYTAX(A1)", "=A1*税率"]] }] });
    await set({ A1: 3, D1: "=B1+A1" });
    expect(await says("B1", "C1", "D1")).toEqual([42, 43, 45]);
  });

  it("are right after rows were put in and taken out, and where other sheets come, go and are read", async () => {
    const { set, write, says } = await calculated();
    await set({ A1: 1, A2: 2, A3: 3, A4: 4, B1: "=SUM(A1:A4)", C1: "=ROW(A4)", D1: "=A2", E1: "=B1+D1" });
    await write(rows("insertCells", 2, 2));
    await set({ A3: 10 });
    expect(await says("B1", "C1", "D1", "E1")).toEqual([20, 6, 2, 22]);
    await write(rows("deleteCells", 2, 1));
    expect(await says("B1", "C1", "E1")).toEqual([10, 5, 12]);
    await write(rows("deleteCells", 1, 1));
    expect(await says("B1", "D1", "E1")).toEqual([8, { error: "#REF!" }, { error: "#REF!" }]);
    await write({ verb: "addSheet", name: "合计", visibility: "visible" });
    await set({ A1: "=S!B1*2", A2: "=s!A1+'S'!A1" }, "合计");
    expect(await says("合计!A1", "合计!A2")).toEqual([16, 2]);
    await set({ A1: 7 });
    expect(await says("合计!A1", "合计!A2", "B1")).toEqual([28, 14, 14]);
  });

  it("read tables by their columns, also those that come later", async () => {
    const { set, write, says } = await calculated();
    await set({ A1: "名", B1: "单价", C1: "数量", D1: "金额", A2: "甲", B2: 2, C2: 5, A3: "乙", B3: 3, C3: 7 });
    await write({ verb: "createTable", sheet: "S", area: parseArea("A1:D3")!, name: "T", columns: ["名", "单价", "数量", "金额"] } as never);
    await set({ D2: "=T[[#This Row],[单价]]*T[@数量]", D3: "=[@单价]*[@数量]", F1: "=SUM(T[金额])", F2: "=ROWS(T[#All])", F3: "=COUNTA(T[[单价]:[数量]])", F4: "=T[[#Headers],[单价]]" });
    expect(await says("D2", "D3", "F1", "F2", "F3", "F4")).toEqual([10, 21, 31, 3, 4, "单价"]);
    await set({ C3: 8 });
    expect(await says("D3", "F1")).toEqual([24, 34]);
  });

  it("read what defined names stand for, also after it has moved; a name of a sheet's own comes first", async () => {
    const files = unzipSync(save(workbookOf([[1], [2], [3], [4]], "S")));
    const names = '<definedName name="AllSpend">S!$A$1:$A$4</definedName><definedName name="VAT">0.5</definedName><definedName name="Rate">2</definedName><definedName name="Rate" localSheetId="0">3</definedName><definedName name="Sums">SUM(S!$A$1:$A$4)</definedName>';
    files["xl/workbook.xml"] = new TextEncoder().encode(new TextDecoder().decode(files["xl/workbook.xml"]).replace("</sheets>", `</sheets><definedNames>${names}</definedNames>`));
    const { set, write, says } = await calculated(zipSync(files));
    await set({ B1: "=SUM(allspend)", C1: "=A1*Rate", D1: '=COUNTA(AllSpend)&"AllSpend"' });
    expect(await says("B1", "C1", "D1")).toEqual([10, 3, "4AllSpend"]);
    await set({ A2: 12 });
    expect(await says("B1")).toEqual([20]);
    await write(rows("deleteCells", 2, 1));
    expect(await says("B1", "D1")).toEqual([17, "3AllSpend"]);
    // The name of a formula is not worked out: what stood there stays.
    await write({ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 4, values: [[42]], formulas: [["=Sums+A1"]] }] });
    expect(await says("E1")).toEqual([42]);
  });

  it("are the same as worked out from scratch, after any edits", async () => {
    const { file, set, write } = await calculated();
    await set({ A1: 1 });
    let state = 11;
    const next = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    const [tall, wide] = [14, 4];
    /** Of a cell before another, row by row: nothing goes round. */
    const before = (row: number, column: number): string => {
      const place = next(row * wide + column);
      return `${next(2) ? "$" : ""}${"ABCD"[place % wide]}${next(2) ? "$" : ""}${Math.floor(place / wide) + 1}`;
    };
    const formula = (row: number, column: number): string => (next(3) === 0 ? `=SUM(${before(row, column)}:$A$${row})` : `=${before(row, column)}*2+${before(row, column)}`);
    for (let turn = 0; turn < 120; turn++) {
      const [row, column] = [1 + next(tall), next(wide)];
      if (next(12) === 0) await write(rows(next(2) ? "insertCells" : "deleteCells", row, 1));
      else await set({ [`${"ABCD"[column]}${row + 1}`]: next(3) ? formula(row, column) : next(9) - 4 });
      const sheet = file.results.sheets()[0]!;
      const known = new Map<number, CellValue>();
      const scratch = (r: number, c: number): CellValue => {
        const key = r * wide + c;
        if (!known.has(key)) known.set(key, worked(r, c));
        return known.get(key)!;
      };
      const worked = (r: number, c: number): CellValue => {
        const text = sheet.formula(r, c);
        if (text === null) return sheet.value(r, c);
        if (text.includes("#REF!")) return { error: "#REF!" };
        const read = [...text.matchAll(/[A-D$]+\d+/g)].map(([address]) => parseArea(address)!);
        const [a, b] = read as [Area, Area];
        const [top, bottom, left, right] = [Math.min(a.row, b.row), Math.max(a.row, b.row), Math.min(a.column, b.column), Math.max(a.column, b.column)];
        const cells = text.startsWith("=SUM") ? Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => scratch(top + Math.floor(i / (right - left + 1)), left + (i % (right - left + 1)))) : [a, a, b].map((at) => scratch(at.row, at.column));
        return cells.find((value) => typeof value === "object" && value !== null) ?? cells.reduce<number>((sum, value) => sum + (typeof value === "number" ? value : 0), 0);
      };
      for (let r = 0; r < tall + 20; r++) for (let c = 0; c < wide; c++) expect([turn, r, c, sheet.value(r, c)]).toEqual([turn, r, c, scratch(r, c)]);
    }
  });

  it("find places while they are worked out", async () => {
    const { set, says } = await calculated();
    await set({ A1: "B1", B1: "=C1*2", C1: 4, D1: "=INDIRECT(A1)+1", E1: "=SUM(OFFSET(B1,0,0,1,3))", F1: '=INDIRECT("F1")' });
    expect(await says("D1", "E1", "F1")).toEqual([9, 21, 0]);
    await set({ C1: 5 });
    expect(await says("D1", "E1")).toEqual([11, 26]);
  });

  it("are worked out anew where something was written meanwhile, and all that wait for one cell at once", async () => {
    const { file, calculation, write, says, told } = await calculated();
    const count = 20_000;
    await write({ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 1, values: Array.from({ length: count }, () => [null]), formulas: Array.from({ length: count }, (_, r) => [`=$A$1*ROW(B${r + 1})+SUM(A$1:A$1)`]) }, { row: 0, column: 2, values: [[null]], formulas: [[`=SUM(B1:B${count})`]] }] });
    told.length = 0;
    const one = write({ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 0, values: [[1]] }] });
    await breathe();
    await breathe();
    expect(await calculation.settled(0)).toBe(false);
    await write({ verb: "writeCells", sheet: "S", blocks: [{ row: 0, column: 0, values: [[2]] }] });
    await one;
    expect(await says("C1", `B${count}`)).toEqual([2 * ((count * (count + 1)) / 2) + 2 * count, 2 * count + 2]);
    expect(told.length).toBeLessThan(10);
    expect(file.results.sheets()[0]!.formula(count - 1, 1)).toBe(`=$A$1*ROW(B${count})+SUM(A$1:A$1)`);
  });
});
