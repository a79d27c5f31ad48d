import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ast, children } from "../../src/expression/ast";
import type { Expression } from "../../src/expression/expression";
import { cellReference, toExcel } from "../../src/expression/render/excel";
import { type CellValue, isCellError } from "../../src/records/cellValue";
import { columnLetter } from "../../src/workbook/area";
import type { Result } from "../../src/workbook/host";
import { newWorkbook } from "../../src/xlsx/newWorkbook";
import { openXlsx } from "../../src/xlsx/openXlsx";
import { saveXlsx } from "../../src/xlsx/saveXlsx";
import type { Batch, Judge } from "./judge";
import { type Field, type Row, fieldNames, fields } from "./rows";

/** The Excel formulas, calculated by LibreOffice: one workbook a batch, a row of cells a record, a column of formulas an expression. */
export function libreOffice(): Judge {
  const folder = mkdtempSync(join(tmpdir(), "crm-parity-"));
  return { name: "LibreOffice", exempt: exempted, answer: async (batch) => answers(batch, folder), stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

function answers({ expressions, rows }: Batch, folder: string): ReturnType<Judge["answer"]> extends Promise<infer V> ? V : never {
  const formulas = expressions.map(({ ast }) => {
    // The first data row is row 1; every other one is the same formula moved down.
    const first = toExcel(ast, { use: "calculated column", reference: (field) => cellReference(columnLetter(fieldNames.indexOf(field as Field)), 1) });
    return first.ok ? first.formula : { none: first.why.code };
  });
  const model = newWorkbook();
  const sheet = model.newSheet("S", "visible");
  model.sheets = [...model.sheets, sheet];
  model.sheetsChanged = true;
  model.activeSheet = "S";
  const column = new Map<number, number>();
  formulas.forEach((formula, index) => { if (typeof formula === "string") column.set(index, fieldNames.length + column.size); });
  rows.forEach((row, r) => {
    fieldNames.forEach((field, c) => sheet.cells.setContent(r, c, row[field], null));
    for (const [index, c] of column) sheet.cells.setContent(r, c, null, moved(formulas[index] as string, r + 1));
  });
  writeFileSync(join(folder, "in.xlsx"), value(saveXlsx(model)));
  execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), join(folder, "in.xlsx")], { stdio: "ignore", timeout: 1_200_000 });
  const cells = value(openXlsx(new Uint8Array(readFileSync(join(folder, "out", "in.xlsx"))))).sheets.find(({ name }) => name === "S")!.cells;
  return formulas.map((formula, index) => (typeof formula === "string" ? { answers: rows.map((_, r) => cells.value(r, column.get(index)!)) } : formula));
}

/** `$A1` of every field becomes `$A17`; nothing else in our formulas looks so, texts of the generator included. */
function moved(formula: string, row: number): string {
  return row === 1 ? formula : formula.replace(/\$([A-Z])1(?!\d)/g, `$$$1${row}`);
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.code} ${problem.message.en}`).join("\n"));
  return result.value;
}

const counting = new Set(["LEN", "LEFT", "RIGHT", "MID", "REPLACE", "FIND", "SEARCH", "MATCHES", "STARTSWITH", "ENDSWITH"]);

/** Where LibreOffice itself does otherwise than Excel. */
function exempted({ ast, fields: read }: Expression, row: Row): string | null {
  const values = read.map((field) => [field as Field, row[field as Field]] as const);
  if (uses(ast, counting) && values.some(([, cell]) => typeof cell === "string" && /[\ud800-\udfff]/.test(cell))) return "counts a character beyond U+FFFF as one, Excel as two";
  if (uses(ast, new Set(["UPPER", "LOWER"])) && values.some(([, cell]) => typeof cell === "string" && /[ßıİΣς]/.test(cell))) return "has other capitals of ß, ı, İ, ς";
  if (values.some(([field, cell]) => typeof cell === "boolean" && fields[field] !== "boolean") || values.some(([field, cell]) => typeof cell === "number" && fields[field] === "boolean")) return "takes TRUE for a number";
  if (choosesTruth(ast)) return "forgets that a chosen TRUE or FALSE is none but a number";
  if (values.some(([field, cell]) => fields[field] === "date" && typeof cell === "number" && cell < 1000)) return "counts days before March 1900 otherwise";
  return null;
}

/** A choice among conditions of which one is a cell. */
function choosesTruth(node: Ast): boolean {
  return (node.kind === "call" && node.type === "boolean" && ["IF", "IFS", "IFERROR", "IFBLANK"].includes(node.name)) || children(node).some(choosesTruth);
}

function uses(node: Ast, names: ReadonlySet<string>): boolean {
  return (node.kind === "call" && names.has(node.name)) || children(node).some((child) => uses(child, names));
}

export function isSame(expected: CellValue, found: CellValue): boolean {
  if (isCellError(expected) || isCellError(found)) return isCellError(expected) && isCellError(found);
  const a = expected === "" ? null : expected;
  const b = found === "" ? null : found;
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-12;
  return a === b;
}
