import { type Ast, children } from "../../expression/ast";
import { equalText } from "../../expression/fold";
import { nearest } from "../../expression/problems";
import { choicesOf } from "../regions/cells";
import type { TableDef } from "../template";
import type { Path } from "../templateProblems";
import { conditionsOf } from "./expressions";
import { type Found, type Lint, found } from "./lint";

/** A choice field compared with a text that is none of its options: it never is. */
export const unknownChoices: Lint = {
  name: "unknown-choice",
  check: ({ template }) => template.tables.flatMap((table) => conditionsOf(table).flatMap(({ expression, path }) => visit(expression.ast, table, path))),
};

function visit(node: Ast, table: TableDef, path: Path): readonly Found[] {
  const compared = node.kind === "binary" && (node.operator === "=" || node.operator === "<>") ? [node.left, node.right] : node.kind === "call" && node.name === "IN" ? node.args : [];
  const named = compared.find((part) => part.kind === "field");
  const field = named?.kind === "field" ? table.fields.find(({ id }) => id === named.field) : undefined;
  const choices = field === undefined ? null : choicesOf(field);
  const wrong = choices === null ? [] : compared.filter((part) => part.kind === "literal" && typeof part.value === "string" && !choices.some((choice) => equalText(choice, part.value as string)));
  return [...wrong.map((part) => tell(part, field!, choices!, path)), ...children(node).flatMap((child) => visit(child, table, path))];
}

function tell(part: Ast, { id, label, options }: TableDef["fields"][number], choices: readonly string[], path: Path): Found {
  const text = part.kind === "literal" ? String(part.value) : "";
  const meant = options?.find((option) => [option.label["zh-CN"], option.label.en, ...option.aliases].some((name) => equalText(name, text)))?.code ?? nearest(text, choices);
  return found("warning", path, `“${text}”不是${label["zh-CN"]}的选项，这个比较永远不相等。`, `“${text}” is no option of ${label.en}: they are never equal.`,
    meant === null ? `用 ${id} 的选项代码，例如“${choices[0]!}”。` : `是不是“${meant}”？`, meant === null ? `Use the code of an option of ${id}, such as “${choices[0]!}”.` : `Did you mean “${meant}”?`, { at: part.start });
}
