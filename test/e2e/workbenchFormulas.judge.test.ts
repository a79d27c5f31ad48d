import { openFile } from "../../src/hosts/file/openFile";
import type { CellValue } from "../../src/records/cellValue";
import { Calculation } from "../../src/workbench/calculation/calculation";
import { univerEngine } from "../../src/workbench/calculation/univerEngine";
import { withMarks } from "../../src/workbench/stage/newerFunctions";
import { must } from "../contracts/sampleWorkbook";
import { describeTool } from "../support/tools";
import { throughLibreOffice } from "./soffice";

const data: readonly (readonly CellValue[])[] = [
  ["名称", "省", "金额", "日期", "数量", "电话"],
  ["甲公司", "广东", 1200.5, 45292, 3, "13800138000"],
  ["乙公司", "北京", -3, 45300.5, null, "010-62345678"],
  ["丙 公司", "广东", 0.125, 45351, 7, ""],
  ["丁Ltd", "上海", 99999.99, 45657, 1, null],
  ["戊公司", "广东", null, null, 2, "x"],
  ["甲公司", "浙江", 12, 44927, 0, "13800138000"],
];

/** What people write into customer sheets. Of each of the rows 2 to 7 where it says `{r}`. */
const formulas = [
  "=C{r}*E{r}", "=ROUND(C{r}/3,2)", "=C{r}/E{r}", '=IF(C{r}>100,"大","小")', '=IFERROR(C{r}/E{r},"无")', '=A{r}&"（"&B{r}&"）"', "=LEN(A{r})", "=LEFT(A{r},2)", "=MID(F{r},4,4)", '=SUBSTITUTE(A{r}," ","")', "=TRIM(A{r})", "=UPPER(A{r})",
  '=TEXT(C{r},"0.00")', '=TEXT(D{r},"yyyy-mm-dd")', "=YEAR(D{r})", "=MONTH(D{r})", "=EDATE(D{r},1)", "=EOMONTH(D{r},0)", "=WEEKDAY(D{r},2)", '=DATEDIF(D{r},45700,"m")', "=INT(C{r})", "=MOD(E{r},2)", "=ABS(C{r})", "=ISBLANK(F{r})", "=ISNUMBER(C{r})",
  '=COUNTIF(A$2:A$7,A{r})', "=SUMIF(B$2:B$7,B{r},C$2:C$7)", '=SUMIFS(C$2:C$7,B$2:B$7,B{r},E$2:E$7,">=2")', "=VLOOKUP(A{r},A$2:C$7,3,FALSE)", "=INDEX(B$2:B$7,MATCH(A{r},A$2:A$7,0))", "=RANK(C{r},C$2:C$7)", "=AND(C{r}>0,E{r}>0)", '=OR(B{r}="广东",B{r}="北京")',
  '=FIND("公",A{r})', '=SEARCH("ltd",A{r})', "=EXACT(A{r},A$2)", "=VALUE(F{r})", "=C{r}&\"\"", "=-C{r}%", "=C{r}^2", "=A{r}=A$2", "=B{r}<>\"广东\"", "=XLOOKUP(A{r},A$2:A$7,E$2:E$7,0)", '=IFS(E{r}>5,"多",E{r}>1,"中",TRUE,"少")', '=TEXTJOIN("、",TRUE,A{r},B{r},F{r})', "=MAXIFS(C$2:C$7,B$2:B$7,B{r})", "=ROW()-1",
  "=SUM(C$2:C{r})", "=AVERAGE(C$2:C$7)", "=COUNTA(F$2:F$7)", "=COUNT(C$2:C$7)", "=COUNTBLANK(F$2:F$7)", "=MEDIAN(C$2:C$7)", "=LARGE(C$2:C$7,2)", '=SUMPRODUCT((B$2:B$7="广东")*(E$2:E$7))', "=SUBTOTAL(9,C$2:C$7)", "=STDEV(C$2:C$7)", "=MAX(D:D)", "=D{r}-D$2", "=CHOOSE(2,A{r},B{r})", "=ROUNDUP(C{r},-1)", "=CEILING(ABS(C{r}),5)", "=REPT(\"*\",E{r})", "=PROPER(\"ab cd\")", "=CHAR(65+E{r})", "=HLOOKUP(\"金额\",A$1:F$7,3,FALSE)", "=NOT(E{r}>1)", "=AVERAGEIF(B$2:B$7,B{r},E$2:E$7)", "=COUNTIFS(B$2:B$7,\"广*\",E$2:E$7,\"<>\")", "=SIGN(C{r})", "=FIXED(C{r},1)", "=NETWORKDAYS(D{r},45400)", "=ISERROR(C{r}/E{r})", "=N(A{r})", "=T(A{r})",
];
/** Where LibreOffice is not as Excel, which has a day 0, and no rank for a blank among numbers. */
const otherwise = new Set(['=TEXT(D{r},"yyyy-mm-dd") in row 6: "1900-01-00", not "1899-12-30"', '=RANK(C{r},C$2:C$7) in row 6: {"error":"#N/A"}, not 5']);
/** A formula that gives "" leaves its cell blank, as we read it. */
const same = (a: CellValue, b: CellValue): boolean => {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return JSON.stringify(a === "" ? null : a) === JSON.stringify(b === "" ? null : b);
};

describeTool("formulas that the workbench works out", "soffice", () => {
  it("say what another program says", async () => {
    const file = must(openFile("a.csv", new TextEncoder().encode("x\n")));
    const calculation = new Calculation(file, { engine: async () => univerEngine((error) => { throw error; }), breathe: async () => undefined, rest: async () => undefined, now: () => performance.now(), tell: () => undefined, failed: (error) => { throw error; } });
    const lines = data.slice(1).map((_, r) => formulas.map((formula) => withMarks(formula.replaceAll("{r}", String(r + 2)))));
    const writes = [{ verb: "writeCells" as const, sheet: "a", blocks: [{ row: 0, column: 0, values: data }, { row: 1, column: 8, values: lines.map((line) => line.map(() => null)), formulas: lines }] }];
    must(await file.host.apply(writes));
    calculation.wrote(writes, true);
    await calculation.settled();
    const area = { row: 1, column: 8, rows: lines.length, columns: formulas.length };
    const ours = must(await file.host.readCells("a", area)).values;
    const theirs = must(await must(openFile("b.xlsx", throughLibreOffice({ b: must(file.save("xlsx")) }, "xlsx")["b"]!)).host.readCells("a", area)).values;
    const differ = formulas.flatMap((formula, c) => lines.flatMap((_, r) => (same(ours[r]![c]!, theirs[r]![c]!) ? [] : [`${formula} in row ${r + 2}: ${JSON.stringify(ours[r]![c])}, not ${JSON.stringify(theirs[r]![c])}`])));
    expect(differ.filter((difference) => !otherwise.has(difference))).toEqual([]);
  });
});
