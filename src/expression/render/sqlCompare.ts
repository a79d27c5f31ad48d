import type { ComparisonOperator } from "../ast";
import { fold } from "../fold";
import { type SqlDialect, type SqlPart, round15, sqlFolded, sqlNumber, sqlSorted, sqlText } from "./sqlPart";

/** A comparison of two parts of one type: numbers by their 15 digits, texts folded. */
export function sqlComparison(operator: ComparisonOperator, left: SqlPart, right: SqlPart, dialect: SqlDialect): string {
  const type = left.node.type;
  if (type === "boolean") return `(${left.value} ${operator} ${right.value})`;
  if (type !== "text") return `(${digits(left, dialect)} ${operator} ${digits(right, dialect)})`;
  const literal = left.node.kind === "literal" ? fold(String(left.node.value)) : right.node.kind === "literal" ? fold(String(right.node.value)) : null;
  const equality = operator === "=" || operator === "<>";
  const side = (part: SqlPart): string => {
    const text = part.node.kind === "literal" ? sqlText(fold(String(part.node.value))) : sqlFolded(part.value, equality ? literal : null);
    return equality ? text : sqlSorted(text, dialect);
  };
  return `(${side(left)} ${operator} ${side(right)})`;
}

function digits(part: SqlPart, dialect: SqlDialect): string {
  if (part.node.kind === "literal") return dialect === "postgresql" ? `${part.value}::numeric` : sqlNumber(Number((part.node.value as number).toPrecision(15)));
  return round15(part.value, dialect);
}

