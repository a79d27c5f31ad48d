import type { Ast } from "../../expression/ast";
import { fold } from "../../expression/fold";
import { comparisonOf, conjunctsOf } from "./conjuncts";
import { constantOf } from "./conditionText";

/** What one condition asks of one field: numbers between two limits, or one of a few values. Null = it does not say. */
type Demand = { low: number; high: number; lowOpen: boolean; highOpen: boolean; values: ReadonlySet<string> | null };

/** True where two conditions can never hold together because they ask one field for different values. False also means "cannot tell". */
export function excludes(a: Ast, b: Ast): boolean {
  const [demandsA, demandsB] = [demandsOf(a), demandsOf(b)];
  return [...demandsA].some(([field, demand]) => {
    const other = demandsB.get(field);
    return other !== undefined && (isAbove(demand, other) || isAbove(other, demand) || isDisjoint(demand.values, other.values));
  });
}

function demandsOf(condition: Ast): ReadonlyMap<string, Demand> {
  const demands = new Map<string, Demand>();
  const demandOf = (field: string): Demand => {
    let demand = demands.get(field);
    if (demand === undefined) demands.set(field, (demand = { low: -Infinity, high: Infinity, lowOpen: false, highOpen: false, values: null }));
    return demand;
  };
  for (const part of conjunctsOf(condition)) {
    const comparison = comparisonOf(part);
    const choice = choiceOf(part);
    if (choice !== null) demandOf(choice.field).values ??= choice.values;
    if (comparison === null) continue;
    const { field, operator, limit } = comparison;
    const demand = demandOf(field);
    if ((operator === "=" || operator === ">=" || operator === ">") && limit >= demand.low) { demand.low = limit; demand.lowOpen = operator === ">"; }
    if ((operator === "=" || operator === "<=" || operator === "<") && limit <= demand.high) { demand.high = limit; demand.highOpen = operator === "<"; }
  }
  return demands;
}

function choiceOf(node: Ast): { readonly field: string; readonly values: ReadonlySet<string> } | null {
  const parts = node.kind === "binary" && node.operator === "=" ? [node.left, node.right] : node.kind === "call" && node.name === "IN" ? node.args : [];
  const [first, ...rest] = parts[0] !== undefined && constantOf(parts[0]) !== undefined ? [...parts].reverse() : parts;
  const values = rest.map(constantOf);
  if (first?.kind !== "field" || values.length === 0 || values.some((value) => value === undefined)) return null;
  return { field: first.field, values: new Set(values.map((value) => (typeof value === "string" ? `s${fold(value)}` : String(value)))) };
}

/** All of `a` lies above all of `b`. */
function isAbove(a: Demand, b: Demand): boolean {
  return a.low > b.high || (a.low === b.high && (a.lowOpen || b.highOpen));
}

function isDisjoint(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): boolean {
  return a !== null && b !== null && [...a].every((value) => !b.has(value));
}
