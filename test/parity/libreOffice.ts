import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Ast, children, printExpression } from "../../src/expression/ast";
import { compileExpression } from "../../src/expression/compile";
import type { Expression } from "../../src/expression/expression";
import { parameterAt } from "../../src/expression/functions/definition";
import { functionNamed } from "../../src/expression/functions/index";
import { cellReference, toExcel } from "../../src/expression/render/excel";
import type { CellValue } from "../../src/records/cellValue";
import { encodeColumn } from "../../src/records/recordTable";
import { columnLetter } from "../../src/workbook/area";
import { calcSheet, readDif } from "./calcSheet";
import type { Batch, Judge, Verdicts } from "./judge";
import { type Field, type Row, fieldNames, fields, inputs } from "./rows";

/** The Excel formulas, calculated by LibreOffice: one workbook a batch, a row of cells a record, a column of formulas an expression. */
export function libreOffice(): Judge {
  const folder = mkdtempSync(join(tmpdir(), "crm-parity-"));
  return { name: "LibreOffice", excuse, answer: (batch) => answers(batch, folder), stop: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
}

async function answers({ expressions, rows }: Batch, folder: string): Promise<Verdicts> {
  const renderings = expressions.map(({ ast }) => toExcel(ast, { use: "calculated column", reference: (field) => cellReference(columnLetter(fieldNames.indexOf(field as Field)), 1) }));
  const columns = renderings.flatMap((rendering, index) => (rendering.ok ? [{ index, formula: rendering.formula, number: expressions[index]!.type !== "boolean" }] : []));
  writeFileSync(join(folder, "in.xlsx"), calcSheet(rows.map((row) => fieldNames.map((field) => row[field])), columns));
  await promisify(execFile)("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "dif:DIF:76", "--outdir", folder, join(folder, "in.xlsx")], { timeout: 1_200_000 });
  const cells = readDif(readFileSync(join(folder, "in.dif"), "utf8"));
  const place = new Map(columns.map(({ index }, at) => [index, fieldNames.length + at]));
  return renderings.map((rendering, index) => (rendering.ok ? { answers: rows.map((_, r) => asTyped(cells[r]![place.get(index)!]!, expressions[index]!)) } : { none: rendering.why.code }));
}

/** TRUE and FALSE that a formula chose among cells are shown as 1 and 0: LibreOffice knows them by the format of the cell alone. */
function asTyped(cell: CellValue, { type }: Expression): CellValue {
  return type === "boolean" && (cell === 1 || cell === 0) ? cell === 1 : cell;
}

const counting = new Set(["LEN", "LEFT", "RIGHT", "MID", "REPLACE", "USCC_PART", "FIND", "SEARCH", "MATCHES", "STARTSWITH", "ENDSWITH"]);

/** Where LibreOffice itself does otherwise than Excel. */
function excuse({ ast, fields: read }: Expression, row: Row, expected: CellValue, found: CellValue): string | null {
  const values = read.map((field) => [field as Field, row[field as Field]] as const);
  const texts = [...values.map(([, cell]) => cell), ...literalsOf(ast)].filter((value) => typeof value === "string");
  if (uses(ast, counting) && texts.some((text) => /[\ud800-\udfff]/.test(text))) return "counts a character beyond U+FFFF as one, Excel as two";
  if (uses(ast, new Set(["UPPER", "LOWER"])) && texts.some((text) => /[ßẞıİΣς]/.test(text))) return "has other capitals of ß, ẞ, ı, İ, ς";
  if (values.some(([field, cell]) => typeof cell === "number" && fields[field] === "boolean")) return "takes TRUE for a number";
  if (values.some(([field, cell]) => fields[field] === "date" && typeof cell === "number" && cell < 1000)) return "counts days before March 1900 otherwise";
  if (writesNumber(ast) && typeof expected === typeof found && (typeof expected !== "string" || isSameButForDigit(expected, found as string))) return "writes another fifteenth digit of a number";
  if (writesNumber(ast) && typeof expected === "string" && typeof found === "string" && isSameInFifteenDigits(expected, found)) return "writes a sixteenth digit of a whole number";
  if (callsOf(ast, new Set(["ROUNDUP", "ROUNDDOWN"])).some(({ args: [rounded] }) => hasMoreThanTwelveDigits(rounded!, row))) return "forgets the thirteenth digit before it rounds up or down";
  return null;
}

function hasMoreThanTwelveDigits(node: Ast, row: Row): boolean {
  const part = compileExpression(printExpression(node), fields, ["number"]);
  if (!part.ok) return false;
  const value = part.value.bind(Object.fromEntries(fieldNames.map((field) => [field, encodeColumn([row[field]])])), inputs)(0);
  return typeof value === "number" && Number(value.toPrecision(12)) !== Number(value.toPrecision(15));
}

/** The same texts, but that one has whole numbers of more than fifteen digits as Excel writes them: fifteen, rounded, and noughts behind. Both may be in groups of thousands. */
function isSameInFifteenDigits(one: string, other: string): boolean {
  const long = /\d{16,}/g;
  const [left, right] = [one, other].map((text) => text.replace(/(?<=\d),(?=\d{3})/g, ""));
  const [ours, theirs] = [left!, right!].map((text) => text.match(long) ?? []);
  return left!.replace(long, "") === right!.replace(long, "") && ours!.length === theirs!.length && ours!.every((digits, at) => distance(digits, theirs![at]!) <= 5n * 10n ** BigInt(digits.length - 16));
}

function distance(one: string, other: string): bigint {
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -difference : difference;
}

/** Does a text hold a number that was worked out? */
function writesNumber(node: Ast): boolean {
  const isWritten = node.kind === "call" ? (index: number) => node.name === "TEXT" || parameterAt(functionNamed(node.name)!, index).type === "text" : () => node.kind === "binary" && node.operator === "&";
  return children(node).some((child, index) => (child.type === "number" && ["binary", "call", "unary"].includes(child.kind) && isWritten(index)) || writesNumber(child));
}

/** The same texts, but for digits at one place that, read as whole numbers, differ by one: 0.129 and 0.13, 878 and 879, 0.15 and 0.151. */
function isSameButForDigit(one: string, other: string): boolean {
  const [left, right] = [[...one], [...other]];
  let start = 0;
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const [a, b] = [left, right].map((chars) => chars.slice(start, chars.length - end).join(""));
  const length = Math.max(a!.length, b!.length);
  return /^\d*$/.test(a! + b!) && length <= 15 && Math.abs(Number(a!.padEnd(length, "0")) - Number(b!.padEnd(length, "0"))) === 1;
}

function literalsOf(node: Ast): readonly (string | number | boolean)[] {
  return node.kind === "literal" ? [node.value] : children(node).flatMap(literalsOf);
}

function uses(node: Ast, names: ReadonlySet<string>): boolean {
  return callsOf(node, names).length > 0;
}

function callsOf(node: Ast, names: ReadonlySet<string>): readonly Extract<Ast, { kind: "call" }>[] {
  return [...(node.kind === "call" && names.has(node.name) ? [node] : []), ...children(node).flatMap((child) => callsOf(child, names))];
}
