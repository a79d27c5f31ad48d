import type { ComparisonOperator } from "../ast";
import { fold } from "../fold";
import { type ExcelPart, fn, folded, quote } from "./excelPart";

/** `=` of two known values. Different kinds are never equal in Excel either; texts are compared folded, letter by letter, because Excel's own `=` follows the language of the machine. */
export function equalInExcel(left: ExcelPart, right: ExcelPart): string {
  if (left.node.type !== "text") return `(${left.value}=${right.value})`;
  const [one, other] = left.node.kind === "literal" ? [right, left] : [left, right];
  const literal = other.node.kind === "literal" ? fold(String(other.node.value)) : null;
  const same = literal === null ? fn("EXACT", folded(one.value, null), folded(other.value, null)) : fn("EXACT", folded(one.value, literal), quote(literal));
  // A number in a text field is no text, though it could be written like one.
  const texts = [one, other].filter((part) => part.kind !== "typed" && (literal === null || /^[-+.\d]|^(?:true|false)$/.test(literal))).map((part) => fn("ISTEXT", part.value));
  return texts.length === 0 ? same : fn("AND", ...texts, same);
}

/** A comparison of two known numbers, dates or TRUE/FALSE. */
export function compareInExcel(operator: ComparisonOperator, left: string, right: string): string {
  return `(${left}${operator}${right})`;
}
