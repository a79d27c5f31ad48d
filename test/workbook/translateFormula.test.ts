import { translateFormula } from "../../src/workbook/translateFormula";

test.each<[string, number, number, string]>([
  ["A1+B2", 1, 1, "B2+C3"],
  ["$A1+A$1+$A$1", 2, 3, "$A3+D$1+$A$1"],
  ["SUM(A1:B2,Sheet2!C3,'My A1 sheet'!D4)", 1, 0, "SUM(A2:B3,Sheet2!C4,'My A1 sheet'!D5)"],
  ['"A1 ""B2"""&C3', 1, 1, '"A1 ""B2"""&D4'],
  ["SUM(A:C)+SUM($A:C)+SUM(2:3)", 1, 1, "SUM(B:D)+SUM($A:D)+SUM(3:4)"],
  ["LOG10(A1)+ATAN2(A1,B1)", 0, 1, "LOG10(B1)+ATAN2(B1,C1)"],
  ["Table1[[#This Row],[A1]]+Table1[B2]+A1", 1, 0, "Table1[[#This Row],[A1]]+Table1[B2]+A2"],
  ["[1]Sheet1!A1", 1, 0, "[1]Sheet1!A2"],
  ["rate_A1+_A1+A1.5+名称A1", 1, 0, "rate_A1+_A1+A1.5+名称A1"],
  ["1E3+1.5E3+TRUE", 1, 1, "1E3+1.5E3+TRUE"],
  ["A1", -1, 0, "#REF!"],
  ["XFD1048576", 1, 0, "#REF!"],
  ["A1:B2", 0, -1, "#REF!:A2"],
  ["IF(A1=\"x\",'B''1'!A1,#REF!)", 1, 0, "IF(A2=\"x\",'B''1'!A2,#REF!)"],
  ["XFE1+ABCD1", 1, 1, "XFE1+ABCD1"],
  ["A1#", 1, 0, "A2#"],
])("%s by %d rows and %d columns", (formula, rows, columns, expected) => expect(translateFormula(formula, rows, columns)).toBe(expected));
