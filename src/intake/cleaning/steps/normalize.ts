import { powerBetween } from "../../../fields/units";
import { foldWidth } from "../../../fields/width";
import { isPlaceholder } from "../../cellLook";
import { readHeader } from "../../headerText";
import type { CellValue } from "../../../records/cellValue";
import { isNumeric } from "../../profile/profileColumn";
import type { Change, Proposing, StepColumn, StepKind } from "../stepKind";

/** What the column's type reads is written as the type stores it, where it reads everything that was typed. */
export const normalizeStep: StepKind = {
  kind: "normalize",
  lossless: true,
  propose: (column) => (column.type === null || !mayRewrite(column) || isUnsure(column) ? null : { params: {}, reason: { id: "step.normalize", data: { label: column.type.label } } }),
  change: (_params, column) => readBy(column, true),
};

/** The same for what the type understands but not whole: the rest of the text would be lost, so it is for a person to tick. */
export const interpretStep: StepKind = {
  kind: "interpret",
  lossless: false,
  propose: (column) => (column.type === null || !mayRewrite(column) ? null : { params: {}, reason: { id: isUnsure(column) ? "step.interpretDigits" : "step.interpret", data: { label: column.type.label } } }),
  change: (_params, column) => readBy(column, false),
};

/** A guessed yes or no stays as people write it: 是 is as good as TRUE. */
function mayRewrite({ type, known }: Proposing): boolean {
  return known || type!.json !== "boolean";
}

/** Numbers guessed from digits that mostly stand as text: they may be codes. */
function isUnsure({ type, known, profile }: Proposing): boolean {
  return !known && isNumeric(type!) && type!.isDate !== true && (profile.cells.number < profile.cells.text || profile.type.lossless < 0.95);
}

function readBy(column: StepColumn, lossless: boolean): Change {
  const { type, context, known, spelling } = column;
  if (type === null) return (value) => value;
  const countsInUnit = isNumeric(type) && type.isDate !== true && !isOwnUnit(column);
  return (value) => {
    if (value === null || spelling.isGood(value)) return value;
    // Where the header counts in 万元, 3.5万 and 3.5 are not in the same unit: only plain numbers are read.
    if (typeof value === "string" && countsInUnit && !plainNumber.test(value)) return value;
    if (typeof value === "string" && !known && isNumeric(type) && leadingZero.test(value)) return value;
    const reading = type.parse(value, context);
    // A guess may tidy, not add: 深圳 stays, though it could be read as 广东省/深圳市.
    if (lossless && !known && reading.ok && typeof value === "string" && typeof reading.value === "string" && addsLetters(value, reading.value)) return value;
    // Clearing a word that says nothing is another step.
    return reading.ok && (reading.lossless || (!lossless && reading.value !== null)) ? spelling.inCell(reading.value) : value;
  };
}

/** Whether letters stand in the text that it had not, whatever their width and case. */
function addsLetters(before: string, after: string): boolean {
  const letters = (text: string): string[] => foldWidth(text).toLowerCase().match(/\p{L}/gu) ?? [];
  const left = letters(before);
  return letters(after).some((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function isOwnUnit({ header, known, context: { spec } }: StepColumn): boolean {
  const { unit } = readHeader(header);
  return unit === null || powerBetween(unit, known ? (spec.unit ?? "元") : "元") === 0;
}

const plainNumber = /^\s*[+-]?[\d０-９,，]{1,20}(?:[.．][\d０-９]{1,15})?\s*$/;
const leadingZero = /^\s*[0０][\d０-９]/;

/** Whether so many of the distinct values are read that the column is what the plan takes it for. */
export function readShare({ type, context }: StepColumn, values: readonly CellValue[]): number {
  const judged = values.filter((value) => value !== null && !isPlaceholder(value));
  if (type === null || judged.length === 0) return 1;
  return judged.filter((value) => type.parse(value, context).ok).length / judged.length;
}
