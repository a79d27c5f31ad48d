import { openFile } from "../../src/hosts/file/openFile";
import { maxColumns, parseArea } from "../../src/workbook/area";
import type { HostWrite } from "../../src/workbook/host";
import { FormulaIndex } from "../../src/workbench/stage/formulaIndex";
import { followingOf } from "../../src/workbench/stage/following";
import { must } from "../contracts/sampleWorkbook";

function index(formulas: Readonly<Record<string, string>>): FormulaIndex {
  const made = new FormulaIndex();
  for (const [place, formula] of Object.entries(formulas)) {
    const { row, column } = parseArea(place)!;
    made.add("S", row, column, formula);
  }
  return made;
}

const rowsOf = (cells: Iterable<number>): readonly number[] => [...new Set([...cells].map((cell) => Math.floor(cell / maxColumns) + 1))].sort((a, b) => a - b);

/** The 1-based rows that follow from a cell or an area. */
function following(made: FormulaIndex, changed: string, sheet = "S"): readonly number[] {
  return rowsOf(made.following([{ sheet, area: parseArea(changed)! }])!.get("S") ?? []);
}

describe("the formulas that follow from cells", () => {
  it("are those that read them, beside, fixed, in ranges either way, and in whole columns and rows", () => {
    const made = index({ B2: "=A2*2", B3: "=A3*2", B4: "=A4*$D$1", C5: "=SUM(A$2:A4)", C6: "=SUM(A4:A$2)", C7: "=SUM(A:A)", C8: "=SUM(3:3)", C9: '="A3"&"x"' });
    expect([following(made, "A3"), following(made, "D1"), following(made, "A9"), following(made, "A1:A2"), following(made, "Z3")]).toEqual([[3, 5, 6, 7, 8], [4], [7], [2, 5, 6, 7], [8]]);
  });

  it("follow through others, and are found once where they go round", () => {
    const made = index({ B1: "=A1", B2: "=B1", B3: "=B2+B5", B5: "=B3", C9: "=Z1" });
    expect([following(made, "A1"), following(made, "B3"), following(made, "Z1")]).toEqual([[1, 2, 3, 5], [3, 5], [9]]);
  });

  it("read other sheets by their names, however written, and nothing of other workbooks", () => {
    const made = index({ B1: "='t'!A1", B2: "=T!A1", B3: "=[1]T!A1", B4: "=A1" });
    expect([following(made, "A1", "T"), following(made, "A1")]).toEqual([[1, 2], [4]]);
  });

  it("are always those whose places are worked out, and what reads them", () => {
    const made = index({ B1: '=INDIRECT("A"&1)', B2: "=NOW()", B3: "=A7:INDEX(A:A,9)", B4: "=B1", B5: "=LEN(A5)" });
    expect(following(made, "Z9")).toEqual([1, 2, 3, 4]);
  });

  it("are the same as by a look at each formula", () => {
    let state = 7;
    const next = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    const cell = (): string => `${next(2) ? "$" : ""}${"ABCDE"[next(5)]}${next(2) ? "$" : ""}${1 + next(30)}`;
    const formulas = Object.fromEntries(Array.from({ length: 60 }, () => [`${"ABCDE"[next(5)]}${1 + next(30)}`, next(3) ? `=${cell()}+1` : `=SUM(${cell()}:${cell()})`]));
    const made = index(formulas);
    const reads = (formula: string, changed: ReadonlySet<string>): boolean => {
      const [a, b = a] = formula.replace(/^=(SUM\()?|\)$|\+1$|\$/g, "").split(":") as [string, string?];
      const [first, last] = [parseArea(a)!, parseArea(b)!];
      return [...changed].some((place) => {
        const { row, column } = parseArea(place)!;
        return row >= Math.min(first.row, last.row) && row <= Math.max(first.row, last.row) && column >= Math.min(first.column, last.column) && column <= Math.max(first.column, last.column);
      });
    };
    for (let turn = 0; turn < 50; turn++) {
      const changed = `${"ABCDE"[next(5)]}${1 + next(30)}`;
      const found = new Set<string>();
      for (let fresh = new Set([changed]); fresh.size > 0; ) {
        fresh = new Set(Object.keys(formulas).filter((place) => !found.has(place) && reads(formulas[place]!, fresh)));
        for (const place of fresh) found.add(place);
      }
      expect(following(made, changed)).toEqual([...new Set([...found].map((place) => parseArea(place)!.row + 1))].sort((a, b) => a - b));
    }
  });

  it("are given up where there are too many looks", () => {
    const made = index(Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`C${i + 2}`, `=SUM(B$1:B${i + 1})+C${i + 1}`])));
    expect(made.following([{ sheet: "S", area: parseArea("B1")! }])).not.toBeNull();
    expect(index(Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`C${i * 2 + 2}`, `=SUM(B$1:B${i * 2 + 1})+D${i * 2}`]).concat(Array.from({ length: 4_000 }, (_, i) => [`D${i * 2 + 2}`, `=SUM(C$1:C${i * 2 + 2})`])))).following([{ sheet: "S", area: parseArea("B1")! }])).toBeNull();
  });
});

describe("the formulas of a file", () => {
  it("are known also after some were written, taken away and moved", async () => {
    const file = must(openFile("S.csv", new TextEncoder().encode("a,b\n1,2\n3,4\n")));
    const formulas = followingOf(file.looks);
    const rows = (): readonly number[] => rowsOf(formulas.find([{ sheet: "S", area: { row: 1, column: 0, rows: 1, columns: 1 } }])!.get("S") ?? []);
    const done = async (write: HostWrite): Promise<readonly number[]> => {
      must(await file.host.apply([write]));
      formulas.wrote([write]);
      return rows();
    };
    const cell = (row: number, column: number, formula: string | null): HostWrite => ({ verb: "writeCells", sheet: "S", blocks: [{ row, column, values: [[0]], formulas: [[formula]] }] });
    expect(await done(cell(1, 2, "=A2*2"))).toEqual([2]);
    expect(await done(cell(2, 2, "=C2"))).toEqual([2, 3]);
    expect(await done({ verb: "insertCells", sheet: "S", areas: [{ row: 2, column: 0, rows: 1, columns: maxColumns }] })).toEqual([2, 4]);
    expect(await done(cell(1, 2, null))).toEqual([]);
  });
});
