import type { Ast } from "../ast";
import type { ExpressionProblem } from "../expression";
import { textOf } from "../values";
import { badChoice, problemAt } from "../problems";

/** The text written out as argument `index`; the type check has seen to it that it is one. */
export function literalText(args: readonly Ast[], index: number): string {
  const arg = args[index];
  return arg?.kind === "literal" ? String(arg.value) : "";
}

/** The value of a text or number written out, as text; null for anything else. */
export function literalOrNull(arg: Ast | undefined): string | null {
  return arg?.kind === "literal" && typeof arg.value !== "boolean" ? textOf(arg.value) : null;
}

/** A check that argument `index` is one of the choices, whatever its case. */
export function literalChoice(name: string, index: number, choices: readonly string[]): (args: readonly Ast[]) => readonly ExpressionProblem[] {
  return (args) => {
    const found = literalText(args, index);
    return choices.includes(found.toUpperCase()) ? [] : [problemAt(badChoice(name, found, choices.map((choice) => `"${choice}"`)), args[index]!)];
  };
}
