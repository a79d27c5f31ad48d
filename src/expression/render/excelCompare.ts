import type { ComparisonOperator } from "../ast";
import { fold } from "../fold";
import { type ExcelPart, fn, folded, isTruth, quote, tested, truth } from "./excelPart";

/** `=` of two known values. Different kinds are never equal, which LibreOffice has to be told of TRUE and 1; texts are compared folded, letter by letter, because Excel's own `=` follows the language of the machine. */
export function equalInExcel(left: ExcelPart, right: ExcelPart): string {
  if (left.node.type === "boolean") return ofOneKind(left, right, `(${truth(left)}=${truth(right)})`, (part) => tested(part, (one) => (one.kind === "cell" ? isTruth(one.value) : "TRUE")));
  if (left.node.type !== "text") return `(${left.value}=${right.value})`;
  const [one, other] = left.node.kind === "literal" ? [right, left] : [left, right];
  const literal = other.node.kind === "literal" ? fold(String(other.node.value)) : null;
  const same = literal === null ? fn("EXACT", folded(one.value, null), folded(other.value, null)) : fn("EXACT", folded(one.value, literal), quote(literal));
  // A number in a text field is no text, though it could be written like one.
  return literal === null || /^[-+.\d]|^(?:true|false)$/.test(literal) ? ofOneKind(one, other, same, ({ value }) => fn("ISTEXT", value)) : same;
}

/** Both are of the kind, or neither. What is typed is of it. */
function ofOneKind(left: ExcelPart, right: ExcelPart, same: string, isOfKind: (part: ExcelPart) => string): string {
  const kinds = [left, right].filter(({ kind }) => kind !== "typed").map(isOfKind);
  return kinds.length === 0 ? same : fn("AND", kinds.length === 1 ? kinds[0]! : `(${kinds.join("=")})`, same);
}

/** A comparison of two known numbers, dates or TRUE/FALSE. */
export function compareInExcel(operator: ComparisonOperator, left: string, right: string): string {
  return `(${left}${operator}${right})`;
}
