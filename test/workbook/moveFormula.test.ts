import fc from "fast-check";
import { maxColumns } from "../../src/workbook/area";
import { type CellMove, inverseMove, RowShift } from "../../src/workbook/cellMove";
import { FormulaMover } from "../../src/workbook/moveFormula";

const rowsOf = (kind: CellMove["kind"], ...bands: [number, number][]): CellMove => ({ sheet: "S", kind, column: 0, columns: maxColumns, bands: bands.map(([row, rows]) => ({ row: row - 1, rows })) });
const put = rowsOf("insert", [5, 3]);
const moves = {
  "rows 5 to 7 put in": put,
  "rows 5 to 7 taken out": rowsOf("delete", [5, 3]),
  "rows 3, 6 and 7 put in": rowsOf("insert", [3, 1], [6, 2]),
  "rows 3, 6 and 7 taken out": rowsOf("delete", [3, 1], [6, 2]),
  "cell B5 put in": { ...rowsOf("insert", [5, 1]), column: 1, columns: 1 },
} satisfies { readonly [name: string]: CellMove };

test.each<[keyof typeof moves, string, string]>([
  ["rows 5 to 7 put in", "A4+A5+$A$5+A$4", "A4+A8+$A$8+A$4"],
  ["rows 5 to 7 put in", "SUM(A1:A4)+SUM(A1:A5)+SUM(A5:A6)", "SUM(A1:A4)+SUM(A1:A8)+SUM(A8:A9)"],
  ["rows 5 to 7 put in", "SUM(B:C)+SUM(3:4)+SUM(4:$5)", "SUM(B:C)+SUM(3:4)+SUM(4:$8)"],
  ["rows 5 to 7 put in", "S!A9+'S'!A9+s!A9+T!A9+'T A9'!A9", "S!A12+'S'!A12+s!A12+T!A9+'T A9'!A9"],
  ["rows 5 to 7 put in", "SUM(S:T!A9)+[1]S!A9+'[b.xlsx]S'!A9+'S:T'!A9", "SUM(S:T!A9)+[1]S!A9+'[b.xlsx]S'!A9+'S:T'!A9"],
  ["rows 5 to 7 put in", '"A9"&Table[A9]&LOG10(A9)&name_A9&A9#', '"A9"&Table[A9]&LOG10(A12)&name_A9&A12#'],
  ["rows 5 to 7 put in", "A1048576+A1:A1048576", "#REF!+A1:A1048576"],
  ["rows 5 to 7 put in", "A9:A2", "A12:A2"],
  ["rows 5 to 7 put in", "#REF!A9+S!#REF!+A9", "#REF!A9+S!#REF!+A12"],
  ["rows 5 to 7 taken out", "A4+A5+A7+$A$8+S!B6", "A4+#REF!+#REF!+$A$5+S!#REF!"],
  ["rows 5 to 7 taken out", "SUM(A1:A5)+SUM(A5:A7)+SUM(A6:A9)+SUM(A1:A9)", "SUM(A1:A4)+SUM(#REF!)+SUM(A5:A6)+SUM(A1:A6)"],
  ["rows 5 to 7 taken out", "SUM(5:7)+SUM($4:$6)+A:A", "SUM(#REF!)+SUM($4:$4)+A:A"],
  ["rows 3, 6 and 7 put in", "A2+A3+A4+A5+A2:A9", "A2+A4+A5+A8+A2:A12"],
  ["rows 3, 6 and 7 taken out", "A2+A4+A5+A8+A3:A7", "A2+A3+A4+A5+A3:A4"],
  ["cell B5 put in", "A9+B9+B1:B9+A1:B9+B:B+9:9", "A9+B10+B1:B10+A1:B9+B:B+9:9"],
])("%s: %s", (move, formula, expected) => expect(new FormulaMover(moves[move]).moved(formula, "S")).toBe(expected));

test("a formula on another sheet only follows what names the sheet", () => expect(new FormulaMover(put).moved("A9+S!A9", "T")).toBe("A9+S!A12"));

test.each<[keyof typeof moves, string, number, number, number, string]>([
  ["rows 5 to 7 put in", "=$A2>A$9+A1", 1, 9, 1, "=$A2>A$12+A1"],
  ["rows 5 to 7 put in", "=A9>B8", 8, 5, 11, "=A12>B11"],
  ["rows 5 to 7 put in", "=S!A9", 8, 5, 11, "=S!A12"],
  ["rows 5 to 7 put in", "=T!A9", 8, 5, 11, "=T!A12"],
  ["rows 5 to 7 taken out", "=A6", 0, 1, 0, "=#REF!"],
  ["rows 5 to 7 taken out", "=COUNTIF(A$2:A$9,A2)", 1, 8, 1, "=COUNTIF(A$2:A$6,A2)"],
])("%s: a rule's %s", (move, formula, from, rows, to, expected) => expect(new FormulaMover(moves[move]).movedRule(formula, "S", from, rows, to)).toBe(expected));

test("a rule on another sheet follows what its cells mean", () => expect(new FormulaMover(put).movedRule("=S!A9+S!A$9", "T", 0, 3, 0)).toBe("=S!A12+S!A$12"));

test("a name follows what is fixed", () => expect(new FormulaMover(put).movedName("S!$A$9:$B$12+S!A9+S!$A9+$A$9")).toBe("S!$A$12:$B$15+S!A9+S!$A9+$A$9"));

test("what is put in and taken out again leaves every reference as it was", () => {
  const bands = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 5 }).map((rows) => rows.sort((a, b) => a - b).map((row) => ({ row: row * 4, rows: 1 + (row % 3) })));
  const reference = fc.tuple(fc.constantFrom("", "$"), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 40 })).map(([dollar, row, more]) => `${dollar}B${row}${more === 0 ? "" : `:C${dollar}${row + more}`}`);
  fc.assert(fc.property(bands, fc.array(reference, { minLength: 1 }), (own, references) => {
    const move: CellMove = { sheet: "S", kind: "insert", column: 0, columns: maxColumns, bands: own };
    const formula = references.join("+");
    expect(new FormulaMover(inverseMove(move)).moved(new FormulaMover(move).moved(formula, "S"), "S")).toBe(formula);
    const shift = new RowShift(move), back = new RowShift(inverseMove(move));
    for (let row = 0; row < 160; row++) expect(back.at(shift.at(row))).toBe(row);
  }), { seed: 20_260_401, numRuns: 300 });
});
