import { valueKey } from "../../records/cellValue";
import type { DedupeDef } from "../../template/template";
import type { CheckInput } from "../rule";
import type { CompareField } from "./compareField";

/** True when two records may not be one. */
export type Gate = (a: number, b: number) => boolean;

/**
 * `mustNotDiffer`: two different valid values of such a field (its field type can read them and finds no fault) forbid a match; a blank or a faulty one does not.
 * `mustMatch`: both records have a value there and the two agree; a blank passes only where the match line of the field says `blank: match`.
 * Values agree as the field's match method says, else when they are the same.
 */
export function gateOf({ table }: CheckInput, rule: DedupeDef, fields: readonly CompareField[]): Gate {
  const gates: Gate[] = [];
  const add = (id: string, refuses: (x: number, y: number) => boolean, validOnly: boolean): void => {
    const column = table.columns[id];
    if (column === undefined) return;
    const compared = fields.find(({ def }) => def.id === id);
    const numbers = new Map<string, number>();
    const formOf = Int32Array.from(column.typed, (value, code) => {
      if (value === null || (validOnly && (column.parsed[code]?.ok !== true || column.issues[code] !== null))) return -1;
      if (compared !== undefined) return compared.formOf[code]!;
      const key = valueKey(value);
      return numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1);
    });
    gates.push((a, b) => refuses(formOf[column.codes[a]!]!, formOf[column.codes[b]!]!));
  };
  for (const id of rule.mustNotDiffer) add(id, (x, y) => x >= 0 && y >= 0 && x !== y, true);
  for (const id of rule.mustMatch) {
    const blankPasses = rule.match.some((match) => match.field === id && match.blank === "match");
    add(id, (x, y) => (x < 0 || y < 0 ? !blankPasses : x !== y), false);
  }
  return (a, b) => gates.some((gate) => gate(a, b));
}
